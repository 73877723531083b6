// The loop: dispatches each instruction. The most frequent ones it does itself, the others it calls, so that it stays small enough for the
// host to compile it well.
// Written by `npm run generate` from src/vm/instructions/: change the definitions, not this.

import { COUNTER, COUNTER_STEP } from '../bytecode/inline-caches';
import { GENERAL_FORM } from '../bytecode/instruction-table';
import { SpecializedOp } from '../bytecode/opcodes';
import { expandMethod } from '../call/bound-method';
import { clearPlainFrame } from '../call/frame-release';
import { makeGenerator } from '../call/generators';
import { dropEntries, dropEntry, put, replaceEntries, steal } from '../call/stack';
import { PyDict } from '../objects/containers/dict';
import type { DictKeys } from '../objects/containers/dict-keys';
import { listType, type PyList } from '../objects/containers/list';
import { listIteratorType, type PyListIterator } from '../objects/containers/list-iterators';
import { type PyRangeIterator, rangeIteratorType } from '../objects/containers/range-iterator';
import {
  type PyBaseException,
  type PyStopIteration,
  StopAsyncIterationType,
  StopIterationType,
} from '../objects/exceptions/exceptions';
import { Frame } from '../objects/frames/frame';
import type { PyGenerator } from '../objects/frames/generator';
import { generatorType } from '../objects/frames/generator-type';
import { methodType, type PyMethod } from '../objects/functions/bound-method';
import type { PyCell } from '../objects/functions/cell';
import { functionType, type PyFunction } from '../objects/functions/function';
import { hold, type PyObject, release, unhold, type Value } from '../objects/object';
import { isSubtype } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { activeException, makeRaised } from './exception-state';
import { checkInit, follow, unknownInstruction } from './follow';
import { binaryOperation } from './instructions/binary-op';
import { unboundCell } from './instructions/cells';
import { unboundLocal } from './instructions/locals';
import { ENTERED, GUARD_FAILED } from './instructions/outcome';
import {
  BODIES,
  GENERAL_BODIES,
  heightStep,
  RESUMING_WIDTH,
  SPECIALIZERS,
  STEPS,
  widthStep,
} from './instructions/table';
import { unpackWithRest } from './instructions/unpacking';
import { DIGIT, isInt } from './specialize/compact';
import { isImmortal } from './specialize/immortal';
import { replaceForm } from './specialize/rewrite';
import type { VmThread } from './thread-implementation';
import { goOn, leaveElsewhere } from './threads/go-on';
import { ENTER, SUSPEND, SWITCH } from './threads/switch';
import { asRaised, unwind } from './unwind';

/** Tells that another slice has to follow. */
export const SLICE_ENDED = Symbol('the slice has ended');

/**
 * Does the work of `evaluate` for the thread's current frame, from its `ip` and `sp` on, at most until the slice of instructions that it
 * takes has ended.
 */
export function runSlice(
  thread: VmThread,
  thrown: PyBaseException | undefined,
  level: number,
): Value | typeof SLICE_ENDED {
  let frame: Frame = thread.frame!;
  let { slots, owned, words, sp, ip } = frame;
  let budget = thread.takeBudget();
  let raised: PyBaseException;
  let isNew = true;
  for (;;) {
    unwinding: {
      if (thrown !== undefined) {
        raised = thread.exceptionEvents.thrown(frame, thrown);
        thrown = undefined;
        ip--;
        break unwinding;
      }
      try {
        frames: for (;;) {
          frame = thread.frame!;
          slots = frame.slots;
          owned = frame.owned;
          words = frame.words;
          sp = frame.sp;
          ip = frame.ip;
          let yields = false;
          instructions: for (;;) {
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
            switch (word & 0xff) {
              // CLEANUP_THROW: delegate, sent, exc -- none, value
              case 7: {
                const exc = slots[sp - 1] as PyBaseException;
                if (!isSubtype(exc.type, StopIterationType)) {
                  thread.raised = steal(frame, sp - 1) as PyBaseException;
                  raised = thread.raised!;
                  isNew = false;
                  break unwinding;
                }
                const value = hold((exc as PyStopIteration).value);
                replaceEntries(thread, frame, sp - 3, sp, null);
                slots[sp - 2] = value;
                owned[sp - 2] = 1;
                sp = sp - 1;
                ip += 1;
                continue;
              }
              // END_FOR, POP_ITER, POP_TOP: value --
              case 9:
              case 30:
              case 31: {
                const value = slots[sp - 1];
                if (typeof value === 'object' && value !== null) {
                  slots[sp - 1] = undefined;
                  if (owned[sp - 1] !== 0) release(thread, value);
                }
                sp = sp - 1;
                ip += 1;
                continue;
              }
              // NOP, NOT_TAKEN, EXTENDED_ARG, RESUME_CHECK: --
              case 27:
              case 28:
              case 69:
              case 196: {
                ip += 1;
                continue;
              }
              // PUSH_NULL: -- null
              case 33: {
                slots[sp] = undefined;
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // RETURN_GENERATOR: -- sent
              case 34: {
                const caller = frame.previous;
                thread.passed = hold(makeGenerator(frame, thread.coroutineOriginDepth));
                thread.leaveFrame(caller);
                frame.ip = ip + 1;
                break instructions;
              }
              // RETURN_VALUE: value -- result
              case 35: {
                const result = steal(frame, sp - 1);
                frame.sp = sp - 1;
                const { generator, object, leaving } = frame;
                if (generator === undefined && object === undefined && leaving === undefined && !thread.observed) {
                  thread.frame = frame.previous;
                  thread.recursionRemaining++;
                  clearPlainFrame(thread, frame);
                } else thread.popFrame(frame);
                thread.passed = result;
                break instructions;
              }
              // COPY: value, between… -- value, between…, value
              case 59: {
                const value = slots[sp - oparg];
                slots[sp] = value;
                if ((owned[sp] = owned[sp - oparg]!) !== 0) hold(value);
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // END_ASYNC_FOR: awaitable, exc --
              case 68: {
                const exc = slots[sp - 1] as PyBaseException;
                if (!isSubtype(exc.type, StopAsyncIterationType)) {
                  thread.raised = steal(frame, sp - 1) as PyBaseException;
                  raised = thread.raised!;
                  isNew = false;
                  break unwinding;
                }
                dropEntries(thread, frame, sp - 2, sp);
                sp = sp - 2;
                ip += 1;
                continue;
              }
              // JUMP_BACKWARD: --
              case 75: {
                replaceForm(words, ip, 176);
                ip += 2 - oparg;
                continue;
              }
              // JUMP_BACKWARD_NO_INTERRUPT: --
              case 76: {
                ip += 1 - oparg;
                continue;
              }
              // JUMP_FORWARD: --
              case 77: {
                ip += 1 + oparg;
                continue;
              }
              // LOAD_CONST: -- constant
              case 82: {
                const { code } = frame;
                const { LOAD_CONST_IMMORTAL, LOAD_CONST_MORTAL } = SpecializedOp;
                replaceForm(
                  words,
                  ip,
                  isImmortal(code.co_consts[oparg]!, code) ? LOAD_CONST_IMMORTAL : LOAD_CONST_MORTAL,
                );
                budget++;
                continue;
              }
              // LOAD_DEREF: -- value
              case 83: {
                const { value } = slots[oparg] as PyCell;
                if (value === undefined) throw unboundCell(frame, oparg);
                put(frame, sp, value);
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // LOAD_FAST: -- value
              case 84: {
                const value = slots[oparg];
                slots[sp] = value;
                if ((owned[sp] = owned[oparg]!) !== 0) hold(value);
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // LOAD_FAST_AND_CLEAR: -- value
              case 85: {
                slots[sp] = slots[oparg];
                owned[sp] = owned[oparg]!;
                slots[oparg] = undefined;
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // LOAD_FAST_BORROW: -- value
              case 86: {
                slots[sp] = slots[oparg];
                owned[sp] = 0;
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // LOAD_FAST_BORROW_LOAD_FAST_BORROW: -- first, second
              case 87: {
                slots[sp] = slots[oparg >> 4];
                owned[sp] = 0;
                slots[sp + 1] = slots[oparg & 15];
                owned[sp + 1] = 0;
                sp = sp + 2;
                ip += 1;
                continue;
              }
              // LOAD_FAST_CHECK: -- value
              case 88: {
                const value = slots[oparg];
                if (value === undefined) throw unboundLocal(frame, oparg);
                slots[sp] = value;
                if ((owned[sp] = owned[oparg]!) !== 0) hold(value);
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // LOAD_FAST_LOAD_FAST: -- first, second
              case 89: {
                const first = slots[oparg >> 4];
                slots[sp] = first;
                if ((owned[sp] = owned[oparg >> 4]!) !== 0) hold(first);
                const second = slots[oparg & 15];
                slots[sp + 1] = second;
                if ((owned[sp + 1] = owned[oparg & 15]!) !== 0) hold(second);
                sp = sp + 2;
                ip += 1;
                continue;
              }
              // LOAD_SMALL_INT: -- number
              case 94: {
                slots[sp] = oparg;
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // POP_JUMP_IF_FALSE: condition --
              case 100: {
                if (slots[sp - 1] === true) {
                  words[ip + 1] = (words[ip + 1]! << 1) & 0xffff;
                  sp = sp - 1;
                  ip += 2;
                  continue;
                }
                words[ip + 1] = ((words[ip + 1]! << 1) | 1) & 0xffff;
                sp = sp - 1;
                ip += 2 + oparg;
                continue;
              }
              // POP_JUMP_IF_NONE: value --
              case 101: {
                const isNone = slots[sp - 1] === null;
                words[ip + 1] = ((words[ip + 1]! << 1) | (isNone ? 1 : 0)) & 0xffff;
                if (isNone) {
                  sp = sp - 1;
                  ip += 2 + oparg;
                  continue;
                }
                dropEntry(thread, frame, sp - 1);
                sp = sp - 1;
                ip += 2;
                continue;
              }
              // POP_JUMP_IF_NOT_NONE: value --
              case 102: {
                const isNone = slots[sp - 1] === null;
                words[ip + 1] = ((words[ip + 1]! << 1) | (isNone ? 0 : 1)) & 0xffff;
                if (isNone) {
                  sp = sp - 1;
                  ip += 2;
                  continue;
                }
                dropEntry(thread, frame, sp - 1);
                sp = sp - 1;
                ip += 2 + oparg;
                continue;
              }
              // POP_JUMP_IF_TRUE: condition --
              case 103: {
                if (slots[sp - 1] === true) {
                  words[ip + 1] = ((words[ip + 1]! << 1) | 1) & 0xffff;
                  sp = sp - 1;
                  ip += 2 + oparg;
                  continue;
                }
                words[ip + 1] = (words[ip + 1]! << 1) & 0xffff;
                sp = sp - 1;
                ip += 2;
                continue;
              }
              // RAISE_VARARGS: exception and cause… --
              case 104: {
                if (oparg === 0) {
                  thread.raised = hold(activeException(thread));
                  raised = thread.raised!;
                  isNew = false;
                  break unwinding;
                }
                const exc = slots[sp - oparg]!;
                thread.raised = makeRaised(thread, exc, oparg === 2 ? slots[sp - 1]! : undefined);
                raised = thread.raised!;
                isNew = true;
                break unwinding;
              }
              // RERAISE: lasti and others…, exc -- lasti and others…
              case 105: {
                thread.raised = steal(frame, sp - 1) as PyBaseException;
                if (oparg !== 0) frame.ip = slots[sp - 1 - oparg] as number;
                raised = thread.raised!;
                isNew = false;
                break unwinding;
              }
              // STORE_FAST: value --
              case 112: {
                const old = slots[oparg];
                const oldOwned = owned[oparg]!;
                slots[oparg] = slots[sp - 1];
                owned[oparg] = owned[sp - 1]!;
                owned[sp - 1] = 0;
                if (oldOwned !== 0) release(thread, old);
                sp = sp - 1;
                ip += 1;
                continue;
              }
              // STORE_FAST_LOAD_FAST: stored -- loaded
              case 113: {
                const old = slots[oparg >> 4];
                const oldOwned = owned[oparg >> 4]!;
                slots[oparg >> 4] = slots[sp - 1];
                owned[oparg >> 4] = owned[sp - 1]!;
                const value = slots[oparg & 15];
                slots[sp - 1] = value;
                if ((owned[sp - 1] = owned[oparg & 15]!) !== 0) hold(value);
                if (oldOwned !== 0) release(thread, old);
                ip += 1;
                continue;
              }
              // STORE_FAST_STORE_FAST: second, first --
              case 114: {
                const first = slots[oparg >> 4];
                const firstOwned = owned[oparg >> 4]!;
                slots[oparg >> 4] = slots[sp - 1];
                owned[oparg >> 4] = owned[sp - 1]!;
                owned[sp - 1] = 0;
                if (firstOwned !== 0) release(thread, first);
                const second = slots[oparg & 15];
                const secondOwned = owned[oparg & 15]!;
                slots[oparg & 15] = slots[sp - 2];
                owned[oparg & 15] = owned[sp - 2]!;
                owned[sp - 2] = 0;
                if (secondOwned !== 0) release(thread, second);
                sp = sp - 2;
                ip += 1;
                continue;
              }
              // SWAP: other, between…, top -- top, between…, other
              case 117: {
                const value = slots[sp - 1];
                const wasOwned = owned[sp - 1]!;
                slots[sp - 1] = slots[sp - oparg];
                owned[sp - 1] = owned[sp - oparg]!;
                slots[sp - oparg] = value;
                owned[sp - oparg] = wasOwned;
                ip += 1;
                continue;
              }
              // UNPACK_EX: iterable -- after…, rest, before…
              case 118: {
                unpackWithRest(thread, frame, sp, oparg & 0xff, oparg >> 8);
                sp = sp + ((oparg >> 8) & 255) + (oparg & 255);
                ip += 1;
                continue;
              }
              // YIELD_VALUE: value -- sent
              case 120: {
                thread.passed = steal(frame, sp - 1);
                frame.sp = sp - 1;
                thread.suspend(frame, oparg);
                frame.ip = ip + 1;
                yields = true;
                break instructions;
              }
              // RESUME: --
              case 128: {
                frame.ip = thread.monitoring.resume(frame, ip);
                ip = frame.ip;
                continue;
              }
              // BINARY_OP_ADD_INT: left, right -- result
              case 130: {
                const left = slots[sp - 2]!;
                const right = slots[sp - 1]!;
                if (typeof left === 'number' && typeof right === 'number') {
                  const result = left + right;
                  if (Number.isSafeInteger(result)) {
                    slots[sp - 2] = result;
                    sp = sp - 1;
                    ip += 6;
                    continue;
                  }
                } else if (!isInt(left) || !isInt(right)) {
                  break;
                }
                binaryOperation(thread, frame, sp, oparg);
                sp = sp - 1;
                ip += 6;
                continue;
              }
              // BINARY_OP_MULTIPLY_INT: left, right -- result
              case 134: {
                const left = slots[sp - 2]!;
                const right = slots[sp - 1]!;
                if (typeof left === 'number' && typeof right === 'number') {
                  const result = left * right + 0;
                  if (Number.isSafeInteger(result)) {
                    slots[sp - 2] = result;
                    sp = sp - 1;
                    ip += 6;
                    continue;
                  }
                } else if (!isInt(left) || !isInt(right)) {
                  break;
                }
                binaryOperation(thread, frame, sp, oparg);
                sp = sp - 1;
                ip += 6;
                continue;
              }
              // BINARY_OP_SUBSCR_LIST_INT: left, right -- result
              case 137: {
                const list = slots[sp - 2];
                const key = slots[sp - 1];
                if (typeof key !== 'number' || key < 0) {
                  break;
                }
                if (typeof list !== 'object' || list === null || list.type !== listType) {
                  break;
                }
                const item = (list as PyList).items[key];
                if (item === undefined) {
                  break;
                }
                hold(item);
                const wasOwned = owned[sp - 2]!;
                slots[sp - 2] = item;
                owned[sp - 2] = 1;
                if (wasOwned !== 0) release(thread, list);
                sp = sp - 1;
                ip += 6;
                continue;
              }
              // BINARY_OP_SUBTRACT_INT: left, right -- result
              case 142: {
                const left = slots[sp - 2]!;
                const right = slots[sp - 1]!;
                if (typeof left === 'number' && typeof right === 'number') {
                  const result = left - right;
                  if (Number.isSafeInteger(result)) {
                    slots[sp - 2] = result;
                    sp = sp - 1;
                    ip += 6;
                    continue;
                  }
                } else if (!isInt(left) || !isInt(right)) {
                  break;
                }
                binaryOperation(thread, frame, sp, oparg);
                sp = sp - 1;
                ip += 6;
                continue;
              }
              // CALL_BOUND_METHOD_EXACT_ARGS, CALL_PY_EXACT_ARGS: callable, self, args… -- result
              case 144:
              case 161: {
                const base = sp - oparg - 2;
                if ((words[ip]! & 0xff) === 144) {
                  const method = slots[base] as PyMethod;
                  if (slots[base + 1] !== undefined || typeOf(method) !== methodType) {
                    break;
                  }
                  expandMethod(thread, frame, base);
                }
                const func = slots[base] as PyFunction;
                if (typeof func !== 'object' || func === null || func.type !== functionType) {
                  break;
                }
                if (func.version !== words[ip + 2] || thread.recursionRemaining <= 1) {
                  break;
                }
                const from = slots[base + 1] === undefined ? base + 2 : base + 1;
                const { code } = func;
                const { executable } = code;
                if (executable.exactArguments !== sp - from) {
                  break;
                }
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
                thread.pushFrame(callee);
                callee.ip = 0;
                frame.sp = sp - oparg - 2;
                frame.returnTo = ip + 4;
                continue frames;
              }
              // COMPARE_OP_INT: left, right -- result
              case 167: {
                const left = slots[sp - 2]!;
                const right = slots[sp - 1]!;
                if (typeof left !== 'number' || left >= DIGIT || left <= -DIGIT) {
                  break;
                }
                if (typeof right !== 'number' || right >= DIGIT || right <= -DIGIT) {
                  break;
                }
                slots[sp - 2] = (oparg & (left === right ? 8 : left < right ? 2 : 4)) !== 0;
                sp = sp - 1;
                ip += 2;
                continue;
              }
              // FOR_ITER_GEN: iterator -- iterator, item
              case 171: {
                const generator = slots[sp - 1] as PyGenerator;
                if (typeOf(generator) !== generatorType || generator.state >= 0) {
                  break;
                }
                thread.pushGenerator(frame, generator, null);
                frame.sp = sp;
                frame.returnTo = ip + 2 + oparg;
                continue frames;
              }
              // FOR_ITER_LIST: iterator -- iterator, item
              case 172: {
                const iterator = slots[sp - 1] as PyListIterator;
                if (typeOf(iterator) !== listIteratorType) {
                  break;
                }
                const { sequence: list } = iterator;
                if (list !== undefined) {
                  const item = list.items[iterator.index];
                  if (item !== undefined) {
                    iterator.index++;
                    owned[sp] = 1;
                    hold(item);
                    slots[sp] = item;
                    sp = sp + 1;
                    ip += 2;
                    continue;
                  }
                  iterator.finish(thread);
                }
                ip += 3 + oparg;
                continue;
              }
              // FOR_ITER_RANGE: iterator -- iterator, item
              case 173: {
                const iterator = slots[sp - 1] as PyRangeIterator;
                if (typeOf(iterator) !== rangeIteratorType) {
                  break;
                }
                const remaining = iterator.remaining as number;
                if (remaining === 0) {
                  ip += 3 + oparg;
                  continue;
                }
                iterator.remaining = remaining - 1;
                const value = iterator.next as number;
                iterator.next = value + (iterator.step as number);
                slots[sp] = value;
                sp = sp + 1;
                ip += 2;
                continue;
              }
              // JUMP_BACKWARD_NO_JIT: --
              case 176: {
                ip += 2 - oparg;
                continue;
              }
              // LOAD_ATTR_INSTANCE_VALUE: owner -- attribute, self…
              case 180: {
                const owner = slots[sp - 1]!;
                if (typeof owner !== 'object' || owner === null) {
                  break;
                }
                if (owner.type.version !== words[ip + 2]) {
                  break;
                }
                const { dict } = owner;
                if (dict === undefined || dict.keys !== owner.type.sharedKeys) {
                  break;
                }
                const value = dict.values[words[ip + 3]!];
                if (value === undefined) {
                  break;
                }
                hold(value);
                const wasOwned = owned[sp - 1]!;
                slots[sp - 1] = value;
                owned[sp - 1] = 1;
                if (oparg & 1) slots[sp] = undefined;
                if (wasOwned !== 0) release(thread, owner);
                sp = sp + (oparg & 1);
                ip += 10;
                continue;
              }
              // LOAD_ATTR_METHOD_NO_DICT: owner -- attribute, self…
              case 182: {
                const owner = slots[sp - 1]!;
                if (typeOf(owner).version !== words[ip + 2]) {
                  break;
                }
                const method = frame.executable.caches[ip] as PyObject;
                hold(method);
                slots[sp] = owner;
                owned[sp] = owned[sp - 1]!;
                slots[sp - 1] = method;
                owned[sp - 1] = 1;
                sp = sp + (oparg & 1);
                ip += 10;
                continue;
              }
              // LOAD_ATTR_METHOD_WITH_VALUES: owner -- attribute, self…
              case 183: {
                const owner = slots[sp - 1]!;
                if (typeof owner !== 'object' || owner === null) {
                  break;
                }
                const { type, dict } = owner;
                if (type.version !== words[ip + 2]) {
                  break;
                }
                const keys = type.sharedKeys as DictKeys;
                if (keys.version !== words[ip + 4]) {
                  break;
                }
                if (dict !== undefined && dict.keys !== keys) {
                  break;
                }
                const method = frame.executable.caches[ip] as PyObject;
                hold(method);
                slots[sp] = owner;
                owned[sp] = owned[sp - 1]!;
                slots[sp - 1] = method;
                owned[sp - 1] = 1;
                sp = sp + (oparg & 1);
                ip += 10;
                continue;
              }
              // LOAD_CONST_IMMORTAL, LOAD_CONST_MORTAL: -- constant
              case 190:
              case 191: {
                const value = frame.code.co_consts[oparg]!;
                owned[sp] = 1;
                hold(value);
                slots[sp] = value;
                sp = sp + 1;
                ip += 1;
                continue;
              }
              // LOAD_GLOBAL_BUILTIN: -- value, null…
              case 192: {
                if (frame.globals.keys.version !== words[ip + 2]) {
                  break;
                }
                const builtins = frame.builtins as PyDict;
                if (builtins.keys?.version !== words[ip + 3]) {
                  break;
                }
                const value = builtins.values[words[ip + 4]!];
                if (value === undefined) {
                  break;
                }
                owned[sp] = 1;
                hold(value);
                slots[sp] = value;
                if (oparg & 1) slots[sp + 1] = undefined;
                sp = sp + (oparg & 1) + 1;
                ip += 5;
                continue;
              }
              // LOAD_GLOBAL_MODULE: -- value, null…
              case 193: {
                const { globals } = frame;
                if (globals.keys.version !== words[ip + 2]) {
                  break;
                }
                const value = globals.values[words[ip + 4]!];
                if (value === undefined) {
                  break;
                }
                owned[sp] = 1;
                hold(value);
                slots[sp] = value;
                if (oparg & 1) slots[sp + 1] = undefined;
                sp = sp + (oparg & 1) + 1;
                ip += 5;
                continue;
              }
              // STORE_ATTR_INSTANCE_VALUE: value, owner --
              case 198: {
                const owner = slots[sp - 1]!;
                if (typeof owner !== 'object' || owner === null) {
                  break;
                }
                if (owner.type.version !== words[ip + 2]) {
                  break;
                }
                let { dict } = owner;
                if (dict === undefined) owner.dict = dict = hold(PyDict.forInstance(owner.type));
                else if (dict.keys !== owner.type.sharedKeys || dict.exposed) {
                  break;
                }
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
                slots[sp - 2] = undefined;
                slots[sp - 1] = undefined;
                if (wasOwned !== 0) release(thread, owner);
                release(thread, old);
                sp = sp - 2;
                ip += 5;
                continue;
              }
              // TO_BOOL_BOOL: value -- truth
              case 204: {
                if (typeof slots[sp - 1] !== 'boolean') {
                  break;
                }
                ip += 4;
                continue;
              }
              // What is called through the tables.
              case 1:
              case 2:
              case 3:
              case 4:
              case 5:
              case 6:
              case 8:
              case 10:
              case 12:
              case 13:
              case 14:
              case 15:
              case 16:
              case 18:
              case 19:
              case 21:
              case 22:
              case 23:
              case 24:
              case 25:
              case 26:
              case 29:
              case 32:
              case 36:
              case 37:
              case 38:
              case 39:
              case 40:
              case 41:
              case 42:
              case 43:
              case 44:
              case 45:
              case 46:
              case 47:
              case 48:
              case 49:
              case 50:
              case 51:
              case 52:
              case 53:
              case 54:
              case 55:
              case 56:
              case 57:
              case 58:
              case 60:
              case 61:
              case 62:
              case 63:
              case 64:
              case 65:
              case 66:
              case 67:
              case 70:
              case 71:
              case 72:
              case 73:
              case 74:
              case 78:
              case 79:
              case 80:
              case 81:
              case 90:
              case 91:
              case 92:
              case 93:
              case 95:
              case 96:
              case 97:
              case 98:
              case 99:
              case 106:
              case 107:
              case 108:
              case 109:
              case 110:
              case 111:
              case 115:
              case 116:
              case 119:
              case 129:
              case 131:
              case 132:
              case 133:
              case 135:
              case 136:
              case 138:
              case 139:
              case 140:
              case 141:
              case 143:
              case 145:
              case 146:
              case 147:
              case 148:
              case 149:
              case 150:
              case 151:
              case 152:
              case 153:
              case 154:
              case 155:
              case 156:
              case 157:
              case 158:
              case 159:
              case 160:
              case 162:
              case 163:
              case 164:
              case 165:
              case 166:
              case 168:
              case 169:
              case 170:
              case 174:
              case 177:
              case 178:
              case 179:
              case 181:
              case 184:
              case 185:
              case 186:
              case 187:
              case 188:
              case 189:
              case 194:
              case 195:
              case 197:
              case 199:
              case 200:
              case 201:
              case 202:
              case 203:
              case 205:
              case 206:
              case 207:
              case 208:
              case 209:
              case 210:
              case 211:
                break;
              default:
                if ((word & 0xff) < 234) break;
                frame.sp = sp;
                budget = thread.observe(frame, ip, budget);
                sp = frame.sp;
                ip = frame.ip;
                continue;
            }
            let opcode = word & 0xff;
            const body = BODIES[opcode];
            let outcome = body === undefined ? GUARD_FAILED : body(thread, frame, sp, oparg, ip);
            if (outcome === GUARD_FAILED) {
              // An adaptive instruction in its general form, or one whose guard has failed: its counter runs down.
              opcode = GENERAL_FORM[opcode]!;
              const general = GENERAL_BODIES[opcode];
              if (general === undefined) throw unknownInstruction(frame, word);
              const counter = words[ip + COUNTER]!;
              if (counter < COUNTER_STEP) {
                SPECIALIZERS[opcode]!(frame, sp, oparg, ip);
                budget++;
                continue;
              }
              words[ip + COUNTER] = counter - COUNTER_STEP;
              outcome = general(thread, frame, sp, oparg, ip);
            }
            if (outcome === undefined) {
              const step = STEPS[opcode]!;
              sp += heightStep(step, oparg);
              ip += widthStep(step);
              continue;
            }
            if (outcome === ENTERED) {
              const step = STEPS[opcode]!;
              frame.sp = sp + heightStep(step, oparg) - 1;
              frame.returnTo = ip + widthStep(step);
              continue frames;
            }
            follow(frame, outcome, opcode, oparg, sp, ip);
            continue frames;
          }
          // The frame has ended or waits: its caller goes on with what it has passed.
          if (frame.isEntry) {
            thread.returnBudget(budget);
            if (frame.level !== level) throw leaveElsewhere(thread, frame, thread.passed);
            return unhold(thread.passed);
          }
          const { isInit } = frame;
          frame = thread.frame!;
          sp = frame.sp;
          ip = frame.ip;
          if (isInit && !yields) checkInit(thread, thread.passed);
          else {
            frame.slots[sp] = thread.passed;
            frame.owned[sp] = 1;
            frame.sp = sp + 1;
          }
          frame.ip = yields ? ip + RESUMING_WIDTH : frame.returnTo;
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
          budget = thread.takeBudget();
          continue;
        }
        raised = asRaised(thread, error, frame);
        isNew = true;
        if (thread.failedAt >= 0) {
          ip = thread.failedAt;
          thread.failedAt = -1;
        }
      }
    }
    frame.sp = sp;
    const other = unwind(thread, frame, raised, isNew, ip, budget, level);
    if (other === undefined) continue;
    thread = other;
    if (thread.turn.outcome !== undefined) return thread.scheduler.takeOutcome(thread);
    budget = thread.takeBudget();
  }
}
