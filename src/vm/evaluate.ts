// The evaluation loop. It only dispatches: the work of an instruction is here if it is short, else in instructions/.

import { GENERAL_FORM, INSTRUCTIONS } from '../bytecode/instruction-table';
import { positionsOf } from '../bytecode/line-table';
import { COUNTER_STEP } from '../bytecode/inline-caches';
import { clearPlainFrame } from '../call/frame-release';
import { makeGenerator } from '../call/generators';
import type { PyCell } from '../objects/functions/cell';
import { PyDict } from '../objects/containers/dict';
import type { DictKeys } from '../objects/containers/dict-keys';
import { listType, type PyList } from '../objects/containers/list';
import { listIteratorType, type PyListIterator } from '../objects/containers/list-iterators';
import { type PyRangeIterator, rangeIteratorType } from '../objects/containers/range-iterator';
import { type PyBaseException, StopAsyncIterationType } from '../objects/exceptions/exceptions';
import { handlerAt, opcodeName } from '../objects/functions/executable';
import { Frame } from '../objects/frames/frame';
import { functionType, type PyFunction } from '../objects/functions/function';
import { FrameState, type PyGenerator } from '../objects/frames/generator';
import { generatorType } from '../objects/frames/generator-type';
import { methodType, type PyMethod } from '../objects/functions/bound-method';
import { hold, type PyObject, release, unhold, type Value } from '../objects/object';
import { systemError, typeError } from '../objects/raise';
import { InternalError, PyRaise } from '../objects/thread';
import { isSubtype } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { activeException, makeRaised } from './exception-state';
import { expandMethod } from '../call/bound-method';
import * as exceptions from './instructions/exceptions';
import * as names from './instructions/names';
import * as operators from './instructions/operators';
import { adapt } from './specialize/adapt';
import { DIGIT, isInt } from './specialize/compact';
import { isImmortal } from './specialize/immortal';
import { dropEntries, dropEntry, put, steal } from '../call/stack';
import type { VmThread } from './thread-implementation';
import { goOn, leaveElsewhere } from './threads/go-on';
import { ENTER, SUSPEND, SWITCH } from './threads/switch';
import { GENERAL_INSTRUCTIONS, STACK_INSTRUCTIONS, WIDTH } from './instructions/table';
import { GUARD_FAILED } from './instructions/instruction';
import { addTraceback, asRaised } from './unwind';

/** The numbers in bytecode/opcodes.ts, as constants that the compiler puts in place: only so the switch becomes a jump table. */
enum Op {
  CLEANUP_THROW = 7,
  END_FOR = 9,
  NOP = 27,
  NOT_TAKEN = 28,
  POP_ITER = 30,
  POP_TOP = 31,
  PUSH_NULL = 33,
  RETURN_GENERATOR = 34,
  RETURN_VALUE = 35,
  STORE_SUBSCR = 38,
  TO_BOOL = 39,
  BINARY_OP = 44,
  CALL = 52,
  COMPARE_OP = 56,
  CONTAINS_OP = 57,
  COPY = 59,
  END_ASYNC_FOR = 68,
  EXTENDED_ARG = 69,
  FOR_ITER = 70,
  JUMP_BACKWARD = 75,
  JUMP_BACKWARD_NO_INTERRUPT = 76,
  JUMP_FORWARD = 77,
  LOAD_ATTR = 80,
  LOAD_CONST = 82,
  LOAD_DEREF = 83,
  LOAD_FAST = 84,
  LOAD_FAST_AND_CLEAR = 85,
  LOAD_FAST_BORROW = 86,
  LOAD_FAST_BORROW_LOAD_FAST_BORROW = 87,
  LOAD_FAST_CHECK = 88,
  LOAD_FAST_LOAD_FAST = 89,
  LOAD_GLOBAL = 92,
  LOAD_SMALL_INT = 94,
  LOAD_SUPER_ATTR = 96,
  POP_JUMP_IF_FALSE = 100,
  POP_JUMP_IF_NONE = 101,
  POP_JUMP_IF_NOT_NONE = 102,
  POP_JUMP_IF_TRUE = 103,
  RAISE_VARARGS = 104,
  RERAISE = 105,
  SEND = 106,
  STORE_ATTR = 110,
  STORE_FAST = 112,
  STORE_FAST_LOAD_FAST = 113,
  STORE_FAST_STORE_FAST = 114,
  SWAP = 117,
  UNPACK_SEQUENCE = 119,
  YIELD_VALUE = 120,
  RESUME = 128,
  RESUME_CHECK = 196,
  BINARY_OP_ADD_INT = 130,
  BINARY_OP_MULTIPLY_INT = 134,
  BINARY_OP_SUBSCR_LIST_INT = 137,
  BINARY_OP_SUBTRACT_INT = 142,
  CALL_BOUND_METHOD_EXACT_ARGS = 144,
  CALL_PY_EXACT_ARGS = 161,
  COMPARE_OP_INT = 167,
  FOR_ITER_GEN = 171,
  FOR_ITER_LIST = 172,
  FOR_ITER_RANGE = 173,
  JUMP_BACKWARD_NO_JIT = 176,
  LOAD_ATTR_INSTANCE_VALUE = 180,
  LOAD_ATTR_METHOD_NO_DICT = 182,
  LOAD_ATTR_METHOD_WITH_VALUES = 183,
  LOAD_CONST_IMMORTAL = 190,
  LOAD_CONST_MORTAL = 191,
  LOAD_GLOBAL_BUILTIN = 192,
  LOAD_GLOBAL_MODULE = 193,
  STORE_ATTR_INSTANCE_VALUE = 198,
  TO_BOOL_BOOL = 204,
  /** The first of those under observation. */
  INSTRUMENTED_END_FOR = 234,
}

/**
 * Runs a frame, and those that it calls, until it returns, yields or raises (_PyEval_EvalFrameDefault). The frame is already the thread's
 * current one and marked as entry; it starts at `ip`. With `thrown` it starts by raising that exception, which it takes over.
 * The result is not owned; the state of a generator tells whether it was yielded. When the GIL changes hands, the loop goes on with the
 * frames of another thread; it returns when the frame returns with which its level was entered.
 */
export function evaluate(
  thread: VmThread,
  entry: Frame,
  start: number,
  thrown: PyBaseException | undefined,
  level = entry.level,
): Value {
  let result = runSlice(thread, entry, start, thrown, level);
  while (result === SLICE_ENDED) {
    // Another thread may have taken over.
    const { current } = thread.scheduler;
    const frame = current.frame!;
    result = runSlice(current, frame, frame.ip, undefined, level);
  }
  return result;
}

/** Between two slices the loop is left, so that it goes on in what V8 has made of it meanwhile. */
const SLICE_ENDED = Symbol('the slice has ended');

/** Does the work of `evaluate`, at most until the slice of instructions that it takes has ended. */
function runSlice(
  thread: VmThread,
  entry: Frame,
  start: number,
  thrown: PyBaseException | undefined,
  level: number,
): Value | typeof SLICE_ENDED {
  let frame = entry;
  let slots = frame.slots;
  let owned = frame.owned;
  let words = frame.words;
  let sp = frame.sp;
  let ip = start;
  let budget = thread.takeBudget();
  let raised: PyBaseException;
  let traced = true;
  for (;;) {
    unwinding: {
      if (thrown !== undefined) {
        raised = thrown;
        thrown = undefined;
        raised = thread.exceptionEvents.thrown(frame, raised);
        ip = start - 1;
        break unwinding;
      }
      try {
        for (;;) {
          if (--budget < 0) {
            frame.ip = ip;
            frame.sp = sp;
            budget = thread.poll(frame, ip);
            if (budget > 0) {
              thread.returnBudget(budget + 1);
              return SLICE_ENDED;
            }
          }
          const word = words[ip]!;
          const oparg = word >> 8;
          frame.ip = ip;
          entering: {
            switch (word & 0xff) {
              // -- value: a new count for an owned entry, none for a borrowed one
              case Op.LOAD_FAST: {
                const value = slots[oparg];
                slots[sp] = value;
                if ((owned[sp] = owned[oparg]!) !== 0) hold(value);
                sp++;
                ip++;
                continue;
              }
              // -- value, not counted
              case Op.LOAD_FAST_BORROW:
                slots[sp] = slots[oparg];
                owned[sp++] = 0;
                ip++;
                continue;
              // -- value, value
              case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
                slots[sp] = slots[oparg >> 4];
                owned[sp++] = 0;
                slots[sp] = slots[oparg & 15];
                owned[sp++] = 0;
                ip++;
                continue;
              // -- value, value
              case Op.LOAD_FAST_LOAD_FAST: {
                const first = slots[oparg >> 4];
                slots[sp] = first;
                if ((owned[sp] = owned[oparg >> 4]!) !== 0) hold(first);
                sp++;
                const second = slots[oparg & 15];
                slots[sp] = second;
                if ((owned[sp] = owned[oparg & 15]!) !== 0) hold(second);
                sp++;
                ip++;
                continue;
              }
              // -- value
              case Op.LOAD_FAST_CHECK: {
                const value = slots[oparg];
                if (value === undefined) throw names.unboundLocal(frame, oparg);
                slots[sp] = value;
                if ((owned[sp] = owned[oparg]!) !== 0) hold(value);
                sp++;
                ip++;
                continue;
              }
              // -- value | NULL: moves it out of the slot
              case Op.LOAD_FAST_AND_CLEAR:
                slots[sp] = slots[oparg];
                owned[sp++] = owned[oparg]!;
                slots[oparg] = undefined;
                ip++;
                continue;
              // value --
              case Op.STORE_FAST: {
                sp--;
                const old = slots[oparg];
                const oldOwned = owned[oparg]!;
                slots[oparg] = slots[sp];
                owned[oparg] = owned[sp]!;
                owned[sp] = 0;
                ip++;
                if (oldOwned !== 0) release(thread, old);
                continue;
              }
              // value -- value
              case Op.STORE_FAST_LOAD_FAST: {
                const old = slots[oparg >> 4];
                const oldOwned = owned[oparg >> 4]!;
                slots[oparg >> 4] = slots[sp - 1];
                owned[oparg >> 4] = owned[sp - 1]!;
                const value = slots[oparg & 15];
                slots[sp - 1] = value;
                if ((owned[sp - 1] = owned[oparg & 15]!) !== 0) hold(value);
                ip++;
                if (oldOwned !== 0) release(thread, old);
                continue;
              }
              // value, value --
              case Op.STORE_FAST_STORE_FAST: {
                sp -= 2;
                const first = slots[oparg >> 4];
                const firstOwned = owned[oparg >> 4]!;
                slots[oparg >> 4] = slots[sp + 1];
                owned[oparg >> 4] = owned[sp + 1]!;
                owned[sp + 1] = 0;
                if (firstOwned !== 0) release(thread, first);
                const second = slots[oparg & 15];
                const secondOwned = owned[oparg & 15]!;
                slots[oparg & 15] = slots[sp];
                owned[oparg & 15] = owned[sp]!;
                owned[sp] = 0;
                ip++;
                if (secondOwned !== 0) release(thread, second);
                continue;
              }
              // -- constant
              case Op.LOAD_CONST:
                words[ip] =
                  (word & ~0xff) |
                  (isImmortal(frame.code.co_consts[oparg]!, frame.code)
                    ? Op.LOAD_CONST_IMMORTAL
                    : Op.LOAD_CONST_MORTAL);
                budget++;
                continue;
              case Op.LOAD_CONST_MORTAL:
              case Op.LOAD_CONST_IMMORTAL: {
                const value = frame.code.co_consts[oparg]!;
                owned[sp] = 1;
                hold(value);
                slots[sp++] = value;
                ip++;
                continue;
              }
              case Op.LOAD_SMALL_INT:
                slots[sp++] = oparg;
                ip++;
                continue;
              // value --
              case Op.POP_TOP:
              case Op.POP_ITER:
              case Op.END_FOR: {
                const value = slots[--sp];
                ip++;
                if (typeof value === 'object' && value !== null) {
                  slots[sp] = undefined;
                  if (owned[sp] !== 0) release(thread, value);
                }
                continue;
              }
              case Op.PUSH_NULL:
                slots[sp++] = undefined;
                ip++;
                continue;
              // value, ... -- value, ..., value
              case Op.COPY: {
                const value = slots[sp - oparg];
                slots[sp] = value;
                if ((owned[sp] = owned[sp - oparg]!) !== 0) hold(value);
                sp++;
                ip++;
                continue;
              }
              // bottom, ..., top -- top, ..., bottom
              case Op.SWAP: {
                const other = sp - oparg;
                const top = sp - 1;
                const value = slots[top];
                const wasOwned = owned[top]!;
                slots[top] = slots[other];
                owned[top] = owned[other]!;
                slots[other] = value;
                owned[other] = wasOwned;
                ip++;
                continue;
              }

              // condition -- : the cache remembers the last 16 ways
              case Op.POP_JUMP_IF_FALSE:
                if (slots[--sp] === true) {
                  words[ip + 1] = (words[ip + 1]! << 1) & 0xffff;
                  ip += 2;
                } else {
                  words[ip + 1] = ((words[ip + 1]! << 1) | 1) & 0xffff;
                  ip += 2 + oparg;
                }
                continue;
              case Op.POP_JUMP_IF_TRUE:
                if (slots[--sp] === true) {
                  words[ip + 1] = ((words[ip + 1]! << 1) | 1) & 0xffff;
                  ip += 2 + oparg;
                } else {
                  words[ip + 1] = (words[ip + 1]! << 1) & 0xffff;
                  ip += 2;
                }
                continue;
              // value --
              case Op.POP_JUMP_IF_NONE: {
                const isNone = slots[--sp] === null;
                words[ip + 1] = ((words[ip + 1]! << 1) | (isNone ? 1 : 0)) & 0xffff;
                ip += isNone ? 2 + oparg : 2;
                if (!isNone) dropEntry(thread, frame, sp);
                continue;
              }
              case Op.POP_JUMP_IF_NOT_NONE: {
                const isNone = slots[--sp] === null;
                words[ip + 1] = ((words[ip + 1]! << 1) | (isNone ? 0 : 1)) & 0xffff;
                ip += isNone ? 2 : 2 + oparg;
                if (!isNone) dropEntry(thread, frame, sp);
                continue;
              }
              case Op.JUMP_FORWARD:
                ip += 1 + oparg;
                continue;
              case Op.JUMP_BACKWARD:
                words[ip] = (word & ~0xff) | Op.JUMP_BACKWARD_NO_JIT;
                ip += 2 - oparg;
                continue;
              case Op.JUMP_BACKWARD_NO_JIT:
                ip += 2 - oparg;
                continue;
              case Op.JUMP_BACKWARD_NO_INTERRUPT:
                ip += 1 - oparg;
                continue;
              case Op.NOP:
              case Op.NOT_TAKEN:
              case Op.EXTENDED_ARG:
              case Op.RESUME_CHECK:
                ip++;
                continue;
              case Op.RESUME:
                ip = thread.monitoring.resume(frame, ip);
                continue;

              // -- value
              case Op.LOAD_DEREF: {
                const { value } = slots[oparg] as PyCell;
                if (value === undefined) throw names.unboundCell(frame, oparg);
                put(frame, sp++, value);
                ip++;
                continue;
              }
              // value --
              case Op.RETURN_VALUE: {
                const result = steal(frame, --sp);
                const dying = frame;
                dying.sp = sp;
                if (
                  dying.generator === undefined &&
                  dying.object === undefined &&
                  dying.leaving === undefined &&
                  !thread.observed
                ) {
                  thread.frame = dying.previous;
                  thread.recursionRemaining++;
                  clearPlainFrame(thread, dying);
                } else thread.popFrame(dying);
                if (dying.isEntry) {
                  thread.returnBudget(budget);
                  if (dying.level !== level) throw leaveElsewhere(thread, dying, result);
                  return unhold(result);
                }
                frame = thread.frame!;
                slots = frame.slots;
                owned = frame.owned;
                words = frame.words;
                sp = frame.sp;
                if (dying.isInit) {
                  if (result !== null) {
                    ip = frame.ip;
                    throw notNone(thread, result);
                  }
                } else {
                  slots[sp] = result;
                  owned[sp++] = 1;
                }
                ip = frame.returnTo;
                continue;
              }
              // --
              case Op.RETURN_GENERATOR: {
                const dying = frame;
                frame.ip = ip + 1;
                const caller = frame.previous;
                const result = hold(makeGenerator(frame, thread.coroutineOriginDepth));
                thread.leaveFrame(caller);
                if (caller !== null) frame = caller;
                if (dying.isEntry) {
                  thread.returnBudget(budget);
                  if (dying.level !== level) throw leaveElsewhere(thread, dying, result);
                  return unhold(result);
                }
                slots = frame.slots;
                owned = frame.owned;
                words = frame.words;
                sp = frame.sp;
                if (dying.isInit) {
                  ip = frame.ip;
                  throw notNone(thread, result);
                }
                slots[sp] = result;
                owned[sp++] = 1;
                ip = frame.returnTo;
                continue;
              }
              // value -- sent value
              case Op.YIELD_VALUE: {
                const result = steal(frame, --sp);
                const dying = frame;
                dying.sp = sp;
                dying.ip = ip + 1;
                const caller = thread.suspend(dying, oparg);
                if (dying.isEntry) {
                  thread.returnBudget(budget);
                  if (dying.level !== level) throw leaveElsewhere(thread, dying, result);
                  return unhold(result);
                }
                frame = caller!;
                slots = frame.slots;
                owned = frame.owned;
                words = frame.words;
                sp = frame.sp;
                slots[sp] = result;
                owned[sp++] = 1;
                ip = frame.ip + 2;
                continue;
              }
              // awaitable, exc --
              case Op.END_ASYNC_FOR: {
                const exc = slots[sp - 1] as PyBaseException;
                if (isSubtype(exc.type, StopAsyncIterationType)) {
                  dropEntries(thread, frame, sp - 2, sp);
                  sp -= 2;
                  ip++;
                  continue;
                }
                raised = steal(frame, --sp) as PyBaseException;
                traced = false;
                break unwinding;
              }
              // delegate, sent, exc -- None, value
              case Op.CLEANUP_THROW:
                if (exceptions.cleanupThrow(thread, frame, sp)) {
                  sp--;
                  ip++;
                  continue;
                }
                raised = steal(frame, --sp) as PyBaseException;
                traced = false;
                break unwinding;

              // [exc [, cause]] --
              case Op.RAISE_VARARGS: {
                if (oparg === 0) {
                  raised = hold(activeException(thread));
                  traced = false;
                  break unwinding;
                }
                const exc = slots[sp - oparg]!;
                raised = makeRaised(thread, exc, oparg === 2 ? slots[sp - 1]! : undefined);
                traced = true;
                break unwinding;
              }
              // [lasti, ...] exc --
              case Op.RERAISE: {
                raised = steal(frame, --sp) as PyBaseException;
                if (oparg !== 0) frame.ip = slots[sp - oparg] as number;
                traced = false;
                break unwinding;
              }
              // -- Specialised forms: each checks its guard; where that fails, the general instruction runs.

              // -- value [, NULL]
              case Op.LOAD_GLOBAL_MODULE: {
                const { globals } = frame;
                if (globals.keys.version !== words[ip + 2]) break;
                const value = globals.values[words[ip + 4]!];
                if (value === undefined) break;
                owned[sp] = 1;
                hold(value);
                slots[sp++] = value;
                if (oparg & 1) slots[sp++] = undefined;
                ip += 5;
                continue;
              }
              case Op.LOAD_GLOBAL_BUILTIN: {
                if (frame.globals.keys.version !== words[ip + 2]) break;
                const builtins = frame.builtins as PyDict;
                if (builtins.keys?.version !== words[ip + 3]) break;
                const value = builtins.values[words[ip + 4]!];
                if (value === undefined) break;
                owned[sp] = 1;
                hold(value);
                slots[sp++] = value;
                if (oparg & 1) slots[sp++] = undefined;
                ip += 5;
                continue;
              }
              // owner -- value [, NULL]
              case Op.LOAD_ATTR_INSTANCE_VALUE: {
                const owner = slots[sp - 1]!;
                if (typeof owner !== 'object' || owner === null || owner.type.version !== words[ip + 2]) break;
                const { dict } = owner;
                if (dict === undefined || dict.keys !== owner.type.sharedKeys) break;
                const value = dict.values[words[ip + 3]!];
                if (value === undefined) break;
                hold(value);
                const wasOwned = owned[sp - 1]!;
                slots[sp - 1] = value;
                owned[sp - 1] = 1;
                if (oparg & 1) slots[sp++] = undefined;
                ip += 10;
                if (wasOwned !== 0) release(thread, owner);
                continue;
              }
              // owner -- method, self
              case Op.LOAD_ATTR_METHOD_WITH_VALUES: {
                const owner = slots[sp - 1]!;
                if (typeof owner !== 'object' || owner === null) break;
                const { type, dict } = owner;
                if (type.version !== words[ip + 2]) break;
                const keys = type.sharedKeys as DictKeys;
                if (keys.version !== words[ip + 4] || (dict !== undefined && dict.keys !== keys)) break;
                const method = frame.executable.caches[ip] as PyObject;
                hold(method);
                slots[sp] = owner;
                owned[sp] = owned[sp - 1]!;
                slots[sp - 1] = method;
                owned[sp - 1] = 1;
                sp++;
                ip += 10;
                continue;
              }
              case Op.LOAD_ATTR_METHOD_NO_DICT: {
                const owner = slots[sp - 1]!;
                if (typeOf(owner).version !== words[ip + 2]) break;
                const method = frame.executable.caches[ip] as PyObject;
                hold(method);
                slots[sp] = owner;
                owned[sp] = owned[sp - 1]!;
                slots[sp - 1] = method;
                owned[sp - 1] = 1;
                sp++;
                ip += 10;
                continue;
              }
              // value, owner --
              case Op.STORE_ATTR_INSTANCE_VALUE: {
                const owner = slots[sp - 1]!;
                if (typeof owner !== 'object' || owner === null || owner.type.version !== words[ip + 2]) break;
                let { dict } = owner;
                if (dict === undefined) owner.dict = dict = hold(PyDict.forInstance(owner.type));
                else if (dict.keys !== owner.type.sharedKeys || dict.exposed) break;
                const position = words[ip + 3]!;
                const value = slots[sp - 2]!;
                const old = dict.values[position];
                if (old === undefined) dict.insertShared(position, value);
                else {
                  hold(value);
                  dict.values[position] = value;
                  dict.version++;
                }
                if (owned[sp - 2] !== 0) unhold(value);
                const wasOwned = owned[sp - 1]!;
                sp -= 2;
                slots[sp] = slots[sp + 1] = undefined;
                ip += 5;
                if (wasOwned !== 0) release(thread, owner);
                release(thread, old);
                continue;
              }
              // left, right -- result
              case Op.BINARY_OP_ADD_INT: {
                const left = slots[sp - 2]!;
                const right = slots[sp - 1]!;
                if (typeof left === 'number' && typeof right === 'number') {
                  const result = left + right;
                  if (Number.isSafeInteger(result)) {
                    slots[--sp - 1] = result;
                    ip += 6;
                    continue;
                  }
                } else if (!isInt(left) || !isInt(right)) break;
                operators.binaryOperation(thread, frame, sp, oparg);
                sp--;
                ip += 6;
                continue;
              }
              case Op.BINARY_OP_SUBTRACT_INT: {
                const left = slots[sp - 2]!;
                const right = slots[sp - 1]!;
                if (typeof left === 'number' && typeof right === 'number') {
                  const result = left - right;
                  if (Number.isSafeInteger(result)) {
                    slots[--sp - 1] = result;
                    ip += 6;
                    continue;
                  }
                } else if (!isInt(left) || !isInt(right)) break;
                operators.binaryOperation(thread, frame, sp, oparg);
                sp--;
                ip += 6;
                continue;
              }
              case Op.BINARY_OP_MULTIPLY_INT: {
                const left = slots[sp - 2]!;
                const right = slots[sp - 1]!;
                if (typeof left === 'number' && typeof right === 'number') {
                  const result = left * right + 0;
                  if (Number.isSafeInteger(result)) {
                    slots[--sp - 1] = result;
                    ip += 6;
                    continue;
                  }
                } else if (!isInt(left) || !isInt(right)) break;
                operators.binaryOperation(thread, frame, sp, oparg);
                sp--;
                ip += 6;
                continue;
              }
              // container, key -- item
              case Op.BINARY_OP_SUBSCR_LIST_INT: {
                const list = slots[sp - 2];
                const key = slots[sp - 1];
                if (typeof key !== 'number' || key < 0) break;
                if (typeof list !== 'object' || list === null || list.type !== listType) break;
                const item = (list as PyList).items[key];
                if (item === undefined) break;
                hold(item);
                const wasOwned = owned[--sp - 1]!;
                slots[sp - 1] = item;
                owned[sp - 1] = 1;
                ip += 6;
                if (wasOwned !== 0) release(thread, list);
                continue;
              }
              // left, right -- bool: the operand tells for which of NaN, less, greater, equal it is True
              case Op.COMPARE_OP_INT: {
                const left = slots[sp - 2]!;
                const right = slots[sp - 1]!;
                if (typeof left !== 'number' || left >= DIGIT || left <= -DIGIT) break;
                if (typeof right !== 'number' || right >= DIGIT || right <= -DIGIT) break;
                slots[--sp - 1] = (oparg & (left === right ? 8 : left < right ? 2 : 4)) !== 0;
                ip += 2;
                continue;
              }
              // value -- bool
              case Op.TO_BOOL_BOOL:
                if (typeof slots[sp - 1] !== 'boolean') break;
                ip += 4;
                continue;
              // iterator -- iterator, item
              case Op.FOR_ITER_LIST: {
                const iterator = slots[sp - 1] as PyListIterator;
                if (typeOf(iterator) !== listIteratorType) break;
                const { sequence: list } = iterator;
                if (list !== undefined) {
                  const item = list.items[iterator.index];
                  if (item !== undefined) {
                    iterator.index++;
                    owned[sp] = 1;
                    hold(item);
                    slots[sp++] = item;
                    ip += 2;
                    continue;
                  }
                  iterator.finish(thread);
                }
                ip += 3 + oparg;
                continue;
              }
              case Op.FOR_ITER_RANGE: {
                const iterator = slots[sp - 1] as PyRangeIterator;
                if (typeOf(iterator) !== rangeIteratorType) break;
                const remaining = iterator.remaining as number;
                if (remaining === 0) {
                  ip += 3 + oparg;
                  continue;
                }
                iterator.remaining = remaining - 1;
                const value = iterator.next as number;
                iterator.next = value + (iterator.step as number);
                slots[sp++] = value;
                ip += 2;
                continue;
              }
              case Op.FOR_ITER_GEN: {
                const generator = slots[sp - 1] as PyGenerator;
                if (typeOf(generator) !== generatorType || generator.state >= FrameState.EXECUTING) break;
                frame.sp = sp;
                frame.returnTo = ip + 2 + oparg;
                frame = thread.pushGenerator(frame, generator, null);
                slots = frame.slots;
                owned = frame.owned;
                words = frame.words;
                sp = frame.sp;
                ip = frame.ip;
                continue;
              }
              // callable, self | NULL, args... -- result
              case Op.CALL_BOUND_METHOD_EXACT_ARGS:
              case Op.CALL_PY_EXACT_ARGS: {
                const base = sp - oparg - 2;
                if ((word & 0xff) === Op.CALL_BOUND_METHOD_EXACT_ARGS) {
                  const method = slots[base] as PyMethod;
                  if (slots[base + 1] !== undefined || typeOf(method) !== methodType) break;
                  expandMethod(thread, frame, base);
                }
                const func = slots[base] as PyFunction;
                if (typeof func !== 'object' || func === null || func.type !== functionType) break;
                if (func.version !== words[ip + 2] || thread.recursionRemaining <= 1) break;
                const from = slots[base + 1] === undefined ? base + 2 : base + 1;
                const { code } = func;
                const { executable } = code;
                if (executable.exactArguments !== sp - from) break;
                const callee = executable.framePool.pop() ?? new Frame(code, executable);
                code.refs++;
                callee.func = func;
                callee.functionOwned = owned[base] !== 0;
                callee.globals = func.globals;
                callee.builtins = func.builtins;
                callee.locals = undefined;
                callee.isInit = false;
                callee.ip = -1;
                callee.sp = executable.localCount;
                const locals = callee.slots;
                const localsOwned = callee.owned;
                for (let index = from; index < sp; index++) {
                  locals[index - from] = slots[index];
                  localsOwned[index - from] = owned[index]!;
                  owned[index] = 0;
                }
                owned[base] = 0;
                sp = base;
                frame.sp = sp;
                frame.returnTo = ip + 4;
                thread.pushFrame(callee);
                callee.ip = 0;
                break entering;
              }
              // In the tables like all that is not named here: V8 makes a jump table of a switch only if a third of its range are cases.
              case Op.STORE_SUBSCR:
              case Op.TO_BOOL:
              case Op.BINARY_OP:
              case Op.CALL:
              case Op.COMPARE_OP:
              case Op.CONTAINS_OP:
              case Op.FOR_ITER:
              case Op.LOAD_ATTR:
              case Op.LOAD_GLOBAL:
              case Op.LOAD_SUPER_ATTR:
              case Op.SEND:
              case Op.STORE_ATTR:
              case Op.UNPACK_SEQUENCE:
                break;
              default:
                if ((word & 0xff) < Op.INSTRUMENTED_END_FOR) break;
                frame.sp = sp;
                budget = thread.observe(frame, ip, budget);
                sp = frame.sp;
                ip = frame.ip;
                continue;
            }
            let opcode = word & 0xff;
            let end = STACK_INSTRUCTIONS[opcode]?.(thread, frame, sp, oparg, ip) ?? GUARD_FAILED;
            if (end === GUARD_FAILED) {
              // An adaptive instruction in its general form, or one whose guard has failed: its counter runs down.
              opcode = GENERAL_FORM[opcode]!;
              const general = GENERAL_INSTRUCTIONS[opcode];
              if (general === undefined) throw unknownInstruction(frame, word);
              const counter = words[ip + 1]!;
              if (counter < COUNTER_STEP) {
                adapt(frame, sp, ip, opcode, oparg);
                budget++;
                continue;
              }
              words[ip + 1] = counter - COUNTER_STEP;
              end = general(thread, frame, sp, oparg, ip);
            }
            if (end >= 0) {
              sp = end;
              ip += WIDTH[opcode]!;
              continue;
            }
          }
          // ELSEWHERE, or a frame with its arguments bound takes over.
          frame = thread.frame!;
          slots = frame.slots;
          owned = frame.owned;
          words = frame.words;
          sp = frame.sp;
          ip = frame.ip;
        }
      } catch (error) {
        if (error === SUSPEND || error === SWITCH || error === ENTER) {
          if (error !== SWITCH) {
            frame.ip = ip;
            frame.sp = sp;
            thread.returnBudget(budget);
          }
          thread = goOn(thread, error, level);
          if (thread.turn.outcome !== undefined) return thread.scheduler.takeOutcome(thread);
          frame = thread.frame!;
          slots = frame.slots;
          owned = frame.owned;
          words = frame.words;
          sp = frame.sp;
          ip = frame.ip;
          budget = thread.takeBudget();
          continue;
        }
        raised = asRaised(thread, error, frame);
        traced = true;
        if (thread.failedAt >= 0) {
          ip = thread.failedAt;
          thread.failedAt = -1;
        }
      }
    }
    // An exception is on its way, held here: to a handler of this frame, or of a calling one.
    for (;;) {
      if (traced) addTraceback(thread, frame, raised);
      if (thread.observer !== undefined) {
        frame.sp = sp;
        raised = thread.observer.raised(frame, ip, raised, traced);
      }
      for (let index = sp; index < owned.length; index++) owned[index] = 0;
      const handler = handlerAt(frame.executable, ip);
      if (handler !== undefined) {
        const depth = frame.executable.localCount + handler.depth;
        dropEntries(thread, frame, depth, sp);
        sp = depth;
        if (handler.lasti) slots[sp++] = frame.ip;
        slots[sp] = raised;
        owned[sp++] = 1;
        ip = handler.target;
        if (thread.observer === undefined) break;
        frame.sp = sp;
        const failure = thread.observer.handled(frame, ip, raised);
        if (failure === undefined) break;
        raised = failure;
        traced = false;
        ip--;
        continue;
      }
      const stackBase = frame.executable.localCount;
      dropEntries(thread, frame, stackBase, sp);
      frame.sp = stackBase;
      if (thread.observer !== undefined) raised = thread.observer.unwinding(frame, ip, raised);
      const isEntry = frame.isEntry;
      const entered = frame.level;
      thread.popFrame(frame);
      if (isEntry) {
        thread.returnBudget(budget);
        if (entered === level) throw new PyRaise(unhold(raised), true);
        thread.scheduler.finish(thread, entered, null, raised);
        thread = thread.scheduler.next(level);
        if (thread.turn.outcome !== undefined) return thread.scheduler.takeOutcome(thread);
        frame = thread.frame!;
        slots = frame.slots;
        owned = frame.owned;
        words = frame.words;
        sp = frame.sp;
        ip = frame.ip;
        budget = thread.takeBudget();
        break;
      }
      frame = thread.frame!;
      slots = frame.slots;
      owned = frame.owned;
      words = frame.words;
      sp = frame.sp;
      ip = frame.ip - 1;
      traced = true;
    }
  }
}

/** An opcode that is none is CPython's SystemError; one that no compiler emits on its own, a cache entry for instance, is a fault. */
function unknownInstruction(frame: Frame, word: number): Error | PyRaise {
  const opcode = word & 0xff;
  if (INSTRUCTIONS[opcode] !== undefined) return new InternalError(`instruction ${opcodeName(word)} cannot run`);
  const line = positionsOf(frame.code, frame.ip).lineno ?? 0;
  return systemError(`${frame.code.co_filename}:${line}: unknown opcode ${opcode}`);
}

/** `__init__` of a class that returned something. */
function notNone(thread: VmThread, result: Value): PyRaise {
  const error = typeError(`__init__() should return None, not '${typeOf(result).tpName}'`);
  release(thread, result);
  return error;
}
