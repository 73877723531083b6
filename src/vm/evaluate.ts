// The evaluation loop. It only dispatches: the work of an instruction is here if it is short, else in instructions/.

import { newFrame } from '../call/python-frame';
import { positionalTuple } from '../call/unpack';
import type { PyCell } from '../objects/functions/cell';
import { CodeFlag } from '../objects/functions/code';
import type { PyDict } from '../objects/containers/dict';
import { type PyBaseException, StopAsyncIterationType } from '../objects/exceptions/exceptions';
import { handlerAt, opcodeName } from '../objects/functions/executable';
import type { Frame } from '../objects/frames/frame';
import { PyFunction } from '../objects/functions/function';
import { FrameState, PyGenerator } from '../objects/frames/generator';
import { generatorType } from '../objects/frames/generator-type';
import { PyMethod } from '../objects/functions/bound-method';
import { coroutineType } from '../objects/frames/coroutine';
import { hold, release, unhold, type Value } from '../objects/object';
import { getIter, iterNext } from '../objects/protocols/iteration';
import { length } from '../objects/protocols/subscript';
import { systemError, typeError } from '../objects/raise';
import { InternalError, PyRaise } from '../objects/thread';
import type { PyTuple } from '../objects/containers/tuple';
import { isSubtype, PyType, TypeFlag } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { commonConstant } from './common-constants';
import { activeException, makeRaised } from './exception-state';
import {
  deleteAttribute,
  loadAttribute,
  loadMethod,
  loadSuperAttribute,
  storeAttribute,
} from './instructions/attributes';
import {
  getAsyncIterator,
  getAsyncNext,
  getAwaitable,
  getYieldFromIterator,
  sendTo,
} from './instructions/asynchronous';
import {
  allocateInstance,
  callEntries,
  callEntriesWithKeywords,
  callSpread,
  checked,
  expandMethod,
  inlineInit,
} from './instructions/calls';
import * as containers from './instructions/containers';
import * as exceptions from './instructions/exceptions';
import { makeFunction, makeGenerator, setFunctionAttribute } from './instructions/functions';
import { importFrom, importName } from './instructions/imports';
import { callIntrinsic1, callIntrinsic2 } from './instructions/intrinsics';
import * as names from './instructions/names';
import * as operators from './instructions/operators';
import { matchClass, matchFlag, matchKeys } from './instructions/patterns';
import { convertValue, formatSimple, formatWithSpec, makeInterpolation, makeTemplate } from './instructions/strings';
import { dropEntries, dropEntry, put, replaceEntries, replaceTop, steal } from './stack';
import type { VmThread } from './thread-implementation';
import { goOn, leaveElsewhere } from './threads/go-on';
import { ENTER, SUSPEND, SWITCH } from './threads/switch';
import { addTraceback, asRaised } from './unwind';

/** The numbers in bytecode/opcodes.ts, as constants that the compiler puts in place: only so the switch becomes a jump table. */
enum Op {
  CACHE = 0,
  BINARY_SLICE = 1,
  BUILD_TEMPLATE = 2,
  CALL_FUNCTION_EX = 4,
  CHECK_EG_MATCH = 5,
  CHECK_EXC_MATCH = 6,
  CLEANUP_THROW = 7,
  DELETE_SUBSCR = 8,
  END_FOR = 9,
  END_SEND = 10,
  FORMAT_SIMPLE = 12,
  FORMAT_WITH_SPEC = 13,
  GET_AITER = 14,
  GET_ANEXT = 15,
  GET_ITER = 16,
  GET_LEN = 18,
  GET_YIELD_FROM_ITER = 19,
  LOAD_BUILD_CLASS = 21,
  LOAD_LOCALS = 22,
  MAKE_FUNCTION = 23,
  MATCH_KEYS = 24,
  MATCH_MAPPING = 25,
  MATCH_SEQUENCE = 26,
  NOP = 27,
  NOT_TAKEN = 28,
  POP_EXCEPT = 29,
  POP_ITER = 30,
  POP_TOP = 31,
  PUSH_EXC_INFO = 32,
  PUSH_NULL = 33,
  RETURN_GENERATOR = 34,
  RETURN_VALUE = 35,
  SETUP_ANNOTATIONS = 36,
  STORE_SLICE = 37,
  STORE_SUBSCR = 38,
  TO_BOOL = 39,
  UNARY_INVERT = 40,
  UNARY_NEGATIVE = 41,
  UNARY_NOT = 42,
  WITH_EXCEPT_START = 43,
  BINARY_OP = 44,
  BUILD_INTERPOLATION = 45,
  BUILD_LIST = 46,
  BUILD_MAP = 47,
  BUILD_SET = 48,
  BUILD_SLICE = 49,
  BUILD_STRING = 50,
  BUILD_TUPLE = 51,
  CALL = 52,
  CALL_INTRINSIC_1 = 53,
  CALL_INTRINSIC_2 = 54,
  CALL_KW = 55,
  COMPARE_OP = 56,
  CONTAINS_OP = 57,
  CONVERT_VALUE = 58,
  COPY = 59,
  COPY_FREE_VARS = 60,
  DELETE_ATTR = 61,
  DELETE_DEREF = 62,
  DELETE_FAST = 63,
  DELETE_GLOBAL = 64,
  DELETE_NAME = 65,
  DICT_MERGE = 66,
  DICT_UPDATE = 67,
  END_ASYNC_FOR = 68,
  EXTENDED_ARG = 69,
  FOR_ITER = 70,
  GET_AWAITABLE = 71,
  IMPORT_FROM = 72,
  IMPORT_NAME = 73,
  IS_OP = 74,
  JUMP_BACKWARD = 75,
  JUMP_BACKWARD_NO_INTERRUPT = 76,
  JUMP_FORWARD = 77,
  LIST_APPEND = 78,
  LIST_EXTEND = 79,
  LOAD_ATTR = 80,
  LOAD_COMMON_CONSTANT = 81,
  LOAD_CONST = 82,
  LOAD_DEREF = 83,
  LOAD_FAST = 84,
  LOAD_FAST_AND_CLEAR = 85,
  LOAD_FAST_BORROW = 86,
  LOAD_FAST_BORROW_LOAD_FAST_BORROW = 87,
  LOAD_FAST_CHECK = 88,
  LOAD_FAST_LOAD_FAST = 89,
  LOAD_FROM_DICT_OR_DEREF = 90,
  LOAD_FROM_DICT_OR_GLOBALS = 91,
  LOAD_GLOBAL = 92,
  LOAD_NAME = 93,
  LOAD_SMALL_INT = 94,
  LOAD_SPECIAL = 95,
  LOAD_SUPER_ATTR = 96,
  MAKE_CELL = 97,
  MAP_ADD = 98,
  MATCH_CLASS = 99,
  POP_JUMP_IF_FALSE = 100,
  POP_JUMP_IF_NONE = 101,
  POP_JUMP_IF_NOT_NONE = 102,
  POP_JUMP_IF_TRUE = 103,
  RAISE_VARARGS = 104,
  RERAISE = 105,
  SEND = 106,
  SET_ADD = 107,
  SET_FUNCTION_ATTRIBUTE = 108,
  SET_UPDATE = 109,
  STORE_ATTR = 110,
  STORE_DEREF = 111,
  STORE_FAST = 112,
  STORE_FAST_LOAD_FAST = 113,
  STORE_FAST_STORE_FAST = 114,
  STORE_GLOBAL = 115,
  STORE_NAME = 116,
  SWAP = 117,
  UNPACK_EX = 118,
  UNPACK_SEQUENCE = 119,
  YIELD_VALUE = 120,
  RESUME = 128,
  RESUME_CHECK = 196,
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
          }
          const word = words[ip]!;
          const oparg = word >> 8;
          frame.ip = ip;
          let result: Value;
          let dying: Frame;
          switch (word & 0xff) {
            // -- value: a new count for an owned entry, none for a borrowed one
            case Op.LOAD_FAST: {
              const value = slots[oparg];
              slots[sp] = value;
              if (typeof value === 'object' && value !== null && (owned[sp] = owned[oparg]!) !== 0) value.refs++;
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
              if (typeof first === 'object' && first !== null && (owned[sp] = owned[oparg >> 4]!) !== 0) first.refs++;
              sp++;
              const second = slots[oparg & 15];
              slots[sp] = second;
              if (typeof second === 'object' && second !== null && (owned[sp] = owned[oparg & 15]!) !== 0)
                second.refs++;
              sp++;
              ip++;
              continue;
            }
            // -- value
            case Op.LOAD_FAST_CHECK: {
              const value = slots[oparg];
              if (value === undefined) throw names.unboundLocal(frame, oparg);
              slots[sp] = value;
              if (typeof value === 'object' && value !== null && (owned[sp] = owned[oparg]!) !== 0) value.refs++;
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
              if (typeof old === 'object' && old !== null && oldOwned !== 0 && --old.refs === 0) thread.deallocate(old);
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
              if (typeof value === 'object' && value !== null && (owned[sp - 1] = owned[oparg & 15]!) !== 0)
                value.refs++;
              ip++;
              if (typeof old === 'object' && old !== null && oldOwned !== 0 && --old.refs === 0) thread.deallocate(old);
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
            case Op.DELETE_FAST:
              names.deleteFast(thread, frame, oparg);
              ip++;
              continue;
            // -- constant
            case Op.LOAD_CONST: {
              const value = frame.code.co_consts[oparg]!;
              if (typeof value === 'object' && value !== null) {
                value.refs++;
                owned[sp] = 1;
              }
              slots[sp++] = value;
              ip++;
              continue;
            }
            case Op.LOAD_SMALL_INT:
              slots[sp++] = oparg;
              ip++;
              continue;
            case Op.LOAD_COMMON_CONSTANT:
              put(frame, sp++, commonConstant(thread, oparg));
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
                if (owned[sp] !== 0 && --value.refs === 0) thread.deallocate(value);
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
              if (typeof value === 'object' && value !== null && (owned[sp] = owned[sp - oparg]!) !== 0) value.refs++;
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

            // left, right -- result
            case Op.BINARY_OP: {
              const left = slots[sp - 2];
              const right = slots[sp - 1];
              if (typeof left === 'number' && typeof right === 'number') {
                const quick = operators.numberOperation(oparg, left, right);
                if (quick !== undefined) {
                  sp--;
                  slots[sp - 1] = quick;
                  ip += 6;
                  continue;
                }
              }
              operators.binaryOperation(thread, frame, sp, oparg);
              sp--;
              ip += 6;
              continue;
            }
            // left, right -- result
            case Op.COMPARE_OP: {
              const left = slots[sp - 2];
              const right = slots[sp - 1];
              if (typeof left === 'number' && typeof right === 'number') {
                sp--;
                switch (oparg >> 5) {
                  case 0:
                    slots[sp - 1] = left < right;
                    break;
                  case 1:
                    slots[sp - 1] = left <= right;
                    break;
                  case 2:
                    slots[sp - 1] = left === right;
                    break;
                  case 3:
                    slots[sp - 1] = left !== right;
                    break;
                  case 4:
                    slots[sp - 1] = left > right;
                    break;
                  default:
                    slots[sp - 1] = left >= right;
                }
                ip += 2;
                continue;
              }
              operators.compareOperation(thread, frame, sp, oparg);
              sp--;
              ip += 2;
              continue;
            }
            case Op.CONTAINS_OP:
              operators.containsOperation(thread, frame, sp, oparg);
              sp--;
              ip += 2;
              continue;
            case Op.IS_OP:
              operators.isOperation(thread, frame, sp, oparg);
              sp--;
              ip++;
              continue;
            case Op.TO_BOOL:
              if (typeof slots[sp - 1] !== 'boolean') operators.toBool(thread, frame, sp);
              ip += 4;
              continue;
            case Op.UNARY_NOT:
              slots[sp - 1] = slots[sp - 1] !== true;
              ip++;
              continue;
            case Op.UNARY_NEGATIVE:
              operators.unaryNegative(thread, frame, sp);
              ip++;
              continue;
            case Op.UNARY_INVERT:
              operators.unaryInvert(thread, frame, sp);
              ip++;
              continue;
            case Op.STORE_SUBSCR:
              operators.storeSubscript(thread, frame, sp);
              sp -= 3;
              ip += 2;
              continue;
            case Op.DELETE_SUBSCR:
              operators.deleteSubscript(thread, frame, sp);
              sp -= 2;
              ip++;
              continue;
            case Op.BINARY_SLICE:
              operators.binarySlice(thread, frame, sp);
              sp -= 2;
              ip++;
              continue;
            case Op.STORE_SLICE:
              operators.storeSlice(thread, frame, sp);
              sp -= 4;
              ip++;
              continue;
            case Op.BUILD_SLICE:
              operators.buildSlice(thread, frame, sp, oparg);
              sp -= oparg - 1;
              ip++;
              continue;

            // condition --
            case Op.POP_JUMP_IF_FALSE:
              ip += slots[--sp] === true ? 2 : 2 + oparg;
              continue;
            case Op.POP_JUMP_IF_TRUE:
              ip += slots[--sp] === true ? 2 + oparg : 2;
              continue;
            // value --
            case Op.POP_JUMP_IF_NONE: {
              const isNone = slots[--sp] === null;
              ip += isNone ? 2 + oparg : 2;
              if (!isNone) dropEntry(thread, frame, sp);
              continue;
            }
            case Op.POP_JUMP_IF_NOT_NONE: {
              const isNone = slots[--sp] === null;
              ip += isNone ? 2 : 2 + oparg;
              if (!isNone) dropEntry(thread, frame, sp);
              continue;
            }
            case Op.JUMP_FORWARD:
              ip += 1 + oparg;
              continue;
            case Op.JUMP_BACKWARD:
              ip += 2 - oparg;
              continue;
            case Op.JUMP_BACKWARD_NO_INTERRUPT:
              ip += 1 - oparg;
              continue;
            case Op.NOP:
            case Op.NOT_TAKEN:
            case Op.EXTENDED_ARG:
            case Op.RESUME_CHECK:
            case Op.CACHE:
              ip++;
              continue;
            case Op.RESUME:
              ip = thread.monitoring.resume(frame, ip);
              continue;

            // -- value [, NULL]
            case Op.LOAD_GLOBAL: {
              const value = names.loadGlobal(thread, frame, frame.code.co_names[oparg >> 1]!, ip);
              if (typeof value === 'object' && value !== null) value.refs++;
              owned[sp] = 1;
              slots[sp++] = value;
              if (oparg & 1) slots[sp++] = undefined;
              ip += 5;
              continue;
            }
            case Op.LOAD_NAME:
              put(frame, sp, names.loadName(thread, frame, frame.code.co_names[oparg]!));
              sp++;
              ip++;
              continue;
            case Op.STORE_NAME:
              names.storeName(thread, frame, sp, frame.code.co_names[oparg]!);
              sp--;
              ip++;
              continue;
            case Op.DELETE_NAME:
              names.deleteName(thread, frame, frame.code.co_names[oparg]!);
              ip++;
              continue;
            case Op.STORE_GLOBAL:
              names.storeGlobal(thread, frame, sp, frame.code.co_names[oparg]!);
              sp--;
              ip++;
              continue;
            case Op.DELETE_GLOBAL:
              names.deleteGlobal(thread, frame, frame.code.co_names[oparg]!);
              ip++;
              continue;
            case Op.LOAD_LOCALS:
              if (frame.locals === undefined) throw systemError('no locals');
              put(frame, sp++, frame.locals);
              ip++;
              continue;
            // mapping -- value
            case Op.LOAD_FROM_DICT_OR_GLOBALS:
              replaceTop(
                thread,
                frame,
                sp,
                names.loadFromDictOrGlobals(thread, frame, slots[sp - 1]!, frame.code.co_names[oparg]!),
              );
              ip++;
              continue;
            case Op.LOAD_FROM_DICT_OR_DEREF:
              replaceTop(thread, frame, sp, names.loadFromDictOrDeref(thread, frame, slots[sp - 1]!, oparg));
              ip++;
              continue;
            case Op.SETUP_ANNOTATIONS:
              names.setupAnnotations(thread, frame);
              ip++;
              continue;
            case Op.LOAD_BUILD_CLASS:
              put(frame, sp, names.loadBuildClass(thread, frame));
              sp++;
              ip++;
              continue;
            case Op.MAKE_CELL:
              names.makeCell(thread, frame, oparg);
              ip++;
              continue;
            case Op.COPY_FREE_VARS:
              names.copyFreeVariables(frame, oparg);
              ip++;
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
            case Op.STORE_DEREF: {
              const value = steal(frame, --sp);
              ip++;
              const cell = slots[oparg] as PyCell;
              const old = cell.value;
              cell.value = value;
              release(thread, old);
              continue;
            }
            case Op.DELETE_DEREF:
              names.deleteDeref(thread, frame, oparg);
              ip++;
              continue;

            // owner -- value | method, self
            case Op.LOAD_ATTR:
              if (oparg & 1) {
                loadMethod(thread, frame, sp, frame.code.co_names[oparg >> 1]!, ip);
                sp++;
              } else loadAttribute(thread, frame, sp, frame.code.co_names[oparg >> 1]!, ip);
              ip += 10;
              continue;
            case Op.STORE_ATTR:
              storeAttribute(thread, frame, sp, frame.code.co_names[oparg]!);
              sp -= 2;
              ip += 5;
              continue;
            case Op.DELETE_ATTR:
              deleteAttribute(thread, frame, sp, frame.code.co_names[oparg]!);
              sp--;
              ip++;
              continue;
            case Op.LOAD_SUPER_ATTR:
              loadSuperAttribute(thread, frame, sp, oparg, frame.code.co_names[oparg >> 2]!);
              sp -= oparg & 1 ? 1 : 2;
              ip += 2;
              continue;
            case Op.LOAD_SPECIAL:
              exceptions.loadSpecial(thread, frame, sp, oparg);
              sp++;
              ip++;
              continue;

            // items... -- container
            case Op.BUILD_TUPLE:
              containers.buildTuple(frame, sp, oparg);
              sp -= oparg - 1;
              ip++;
              continue;
            case Op.BUILD_LIST:
              containers.buildList(frame, sp, oparg);
              sp -= oparg - 1;
              ip++;
              continue;
            case Op.BUILD_SET:
              containers.buildSet(thread, frame, sp, oparg);
              sp -= oparg - 1;
              ip++;
              continue;
            case Op.BUILD_MAP:
              containers.buildMap(thread, frame, sp, oparg);
              sp -= 2 * oparg - 1;
              ip++;
              continue;
            case Op.BUILD_STRING:
              containers.buildString(thread, frame, sp, oparg);
              sp -= oparg - 1;
              ip++;
              continue;
            case Op.LIST_APPEND:
              containers.listAppend(frame, sp, oparg);
              sp--;
              ip++;
              continue;
            case Op.LIST_EXTEND:
              containers.listExtend(thread, frame, sp, oparg);
              sp--;
              ip++;
              continue;
            case Op.SET_ADD:
              containers.setAdd(thread, frame, sp, oparg);
              sp--;
              ip++;
              continue;
            case Op.SET_UPDATE:
              containers.setUpdate(thread, frame, sp, oparg);
              sp--;
              ip++;
              continue;
            case Op.MAP_ADD:
              containers.mapAdd(thread, frame, sp, oparg);
              sp -= 2;
              ip++;
              continue;
            case Op.DICT_UPDATE:
              containers.dictUpdate(thread, frame, sp, oparg);
              sp--;
              ip++;
              continue;
            case Op.DICT_MERGE:
              containers.dictMerge(thread, frame, sp, oparg);
              sp--;
              ip++;
              continue;
            case Op.UNPACK_SEQUENCE:
              containers.unpackSequence(thread, frame, sp, oparg);
              sp += oparg - 1;
              ip += 2;
              continue;
            case Op.UNPACK_EX:
              containers.unpackEx(thread, frame, sp, oparg);
              sp += (oparg & 0xff) + (oparg >> 8);
              ip++;
              continue;
            // value -- value, length
            case Op.GET_LEN:
              put(frame, sp, length(thread, slots[sp - 1]!));
              sp++;
              ip++;
              continue;

            // iterable -- iterator
            case Op.GET_ITER:
              replaceTop(thread, frame, sp, getIter(thread, slots[sp - 1]!));
              ip++;
              continue;
            // iterator -- iterator, item
            case Op.FOR_ITER: {
              const iterator = slots[sp - 1]!;
              if (
                iterator instanceof PyGenerator &&
                iterator.type === generatorType &&
                iterator.state < FrameState.EXECUTING
              ) {
                frame.sp = sp;
                frame.returnTo = ip + 2 + oparg;
                frame = thread.pushGenerator(frame, iterator, null);
                slots = frame.slots;
                owned = frame.owned;
                words = frame.words;
                sp = frame.sp;
                ip = frame.ip;
                continue;
              }
              const item = iterNext(thread, iterator);
              if (item === undefined) ip += 3 + oparg;
              else {
                put(frame, sp++, item);
                ip += 2;
              }
              continue;
            }

            // callable, self | NULL, args... -- result
            case Op.CALL: {
              const base = sp - oparg - 2;
              let callable = slots[base]!;
              if (callable instanceof PyMethod && slots[base + 1] === undefined) {
                expandMethod(thread, frame, base);
                callable = slots[base]!;
              }
              let isInit = false;
              let func: PyFunction;
              if (callable instanceof PyFunction) func = callable;
              else {
                const init =
                  callable instanceof PyType && slots[base + 1] === undefined ? inlineInit(callable) : undefined;
                if (init === undefined) {
                  const value = callEntries(thread, frame, base, sp);
                  replaceEntries(thread, frame, base, sp, value);
                  sp = base + 1;
                  ip += 4;
                  continue;
                }
                allocateInstance(thread, frame, base, callable as PyType);
                func = hold(init);
                isInit = true;
              }
              const from = slots[base + 1] === undefined ? base + 2 : base + 1;
              const count = sp - from;
              const top = sp;
              const functionOwned = isInit || owned[base] !== 0;
              sp = isInit ? base + 1 : base;
              const callee = newFrame(
                thread,
                func,
                functionOwned,
                func.code.co_flags & CodeFlag.OPTIMIZED ? undefined : hold(func.globals),
                slots,
                owned,
                from,
                count,
                undefined,
              );
              for (let index = sp; index < top; index++) owned[index] = 0;
              callee.isInit = isInit;
              frame.sp = sp;
              frame.returnTo = ip + 4;
              thread.pushFrame(callee);
              frame = callee;
              slots = frame.slots;
              owned = frame.owned;
              words = frame.words;
              sp = frame.sp;
              ip = 0;
              continue;
            }
            // callable, self | NULL, args..., names -- result
            case Op.CALL_KW: {
              const top = sp - 1;
              const base = top - oparg - 2;
              const kwnames = slots[top] as PyTuple;
              if (slots[base] instanceof PyMethod && slots[base + 1] === undefined) expandMethod(thread, frame, base);
              const callable = slots[base]!;
              if (!(callable instanceof PyFunction)) {
                const value = callEntriesWithKeywords(thread, frame, base, top, kwnames);
                replaceEntries(thread, frame, base, sp, value);
                sp = base + 1;
                ip += 4;
                continue;
              }
              const from = slots[base + 1] === undefined ? base + 2 : base + 1;
              const count = top - from - kwnames.items.length;
              const namesOwned = owned[top]!;
              const functionOwned = owned[base] !== 0;
              sp = base;
              let callee: Frame;
              try {
                callee = newFrame(
                  thread,
                  callable,
                  functionOwned,
                  callable.code.co_flags & CodeFlag.OPTIMIZED ? undefined : hold(callable.globals),
                  slots,
                  owned,
                  from,
                  count,
                  kwnames,
                );
              } finally {
                if (namesOwned) release(thread, kwnames);
              }
              for (let index = base; index <= top; index++) owned[index] = 0;
              callee.isInit = false;
              frame.sp = sp;
              frame.returnTo = ip + 4;
              thread.pushFrame(callee);
              frame = callee;
              slots = frame.slots;
              owned = frame.owned;
              words = frame.words;
              sp = frame.sp;
              ip = 0;
              continue;
            }
            // callable, NULL, positional, keywords | NULL -- result
            case Op.CALL_FUNCTION_EX: {
              const base = sp - 4;
              const callable = slots[base]!;
              const tuple = positionalTuple(thread, callable, slots[sp - 2]!);
              if (tuple !== slots[sp - 2]) {
                const iterable = slots[sp - 2];
                const wasOwned = owned[sp - 2];
                put(frame, sp - 2, tuple);
                if (wasOwned) release(thread, iterable);
              }
              const keywords = slots[sp - 1] as PyDict | undefined;
              if (!(callable instanceof PyFunction)) {
                const value = callSpread(thread, callable, tuple, keywords);
                replaceEntries(thread, frame, base, sp, checked(thread, callable, value));
                sp = base + 1;
                ip++;
                continue;
              }
              const hasKeywords = keywords !== undefined && keywords.size > 0;
              const callee = thread.spreadFrame(callable, tuple, hasKeywords ? keywords : undefined);
              dropEntries(thread, frame, base, sp);
              sp = base;
              callee.isInit = false;
              frame.sp = sp;
              frame.returnTo = ip + 1;
              thread.pushFrame(callee);
              frame = callee;
              slots = frame.slots;
              owned = frame.owned;
              words = frame.words;
              sp = frame.sp;
              ip = 0;
              continue;
            }
            case Op.CALL_INTRINSIC_1:
              callIntrinsic1(thread, frame, sp, oparg);
              ip++;
              continue;
            case Op.CALL_INTRINSIC_2:
              callIntrinsic2(thread, frame, sp, oparg);
              sp--;
              ip++;
              continue;
            // value --
            case Op.RETURN_VALUE:
              result = steal(frame, --sp);
              dying = frame;
              dying.sp = sp;
              thread.popFrame(dying);
              break;
            // --
            case Op.RETURN_GENERATOR: {
              dying = frame;
              frame.ip = ip + 1;
              const caller = frame.previous;
              result = hold(makeGenerator(frame, thread.coroutineOriginDepth));
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
              result = steal(frame, --sp);
              dying = frame;
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
            // delegate, value -- delegate, yielded value
            case Op.SEND: {
              const delegate = slots[sp - 2]!;
              if (
                delegate instanceof PyGenerator &&
                (delegate.type === generatorType || delegate.type === coroutineType) &&
                delegate.state < FrameState.EXECUTING
              ) {
                const sent = steal(frame, --sp);
                frame.sp = sp;
                frame.returnTo = ip + 2 + oparg;
                frame = thread.pushGenerator(frame, delegate, unhold(sent));
                slots = frame.slots;
                owned = frame.owned;
                words = frame.words;
                sp = frame.sp;
                ip = frame.ip;
                continue;
              }
              const value = sendTo(thread, delegate, slots[sp - 1]!);
              if (value === undefined) {
                replaceTop(thread, frame, sp, thread.returned);
                ip += 2 + oparg;
              } else {
                replaceTop(thread, frame, sp, value);
                ip += 2;
              }
              continue;
            }
            // delegate, value -- value
            case Op.END_SEND: {
              sp--;
              const delegate = slots[sp - 1];
              const wasOwned = owned[sp - 1]!;
              slots[sp - 1] = slots[sp];
              owned[sp - 1] = owned[sp]!;
              owned[sp] = 0;
              ip++;
              if (wasOwned !== 0) release(thread, delegate);
              continue;
            }
            case Op.GET_AWAITABLE:
              getAwaitable(thread, frame, sp, oparg);
              ip++;
              continue;
            case Op.GET_AITER:
              getAsyncIterator(thread, frame, sp);
              ip++;
              continue;
            case Op.GET_ANEXT:
              getAsyncNext(thread, frame, sp);
              sp++;
              ip++;
              continue;
            case Op.GET_YIELD_FROM_ITER:
              getYieldFromIterator(thread, frame, sp);
              ip++;
              continue;
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
            case Op.PUSH_EXC_INFO:
              exceptions.pushExceptionInfo(thread, frame, sp);
              sp++;
              ip++;
              continue;
            case Op.POP_EXCEPT:
              exceptions.popException(thread, frame, sp);
              sp--;
              ip++;
              continue;
            case Op.CHECK_EXC_MATCH:
              exceptions.checkExceptionMatch(thread, frame, sp);
              ip++;
              continue;
            case Op.CHECK_EG_MATCH:
              exceptions.checkGroupMatch(thread, frame, sp);
              ip++;
              continue;
            case Op.WITH_EXCEPT_START:
              exceptions.withExceptionStart(thread, frame, sp);
              sp++;
              ip++;
              continue;

            case Op.MAKE_FUNCTION:
              makeFunction(thread, frame, sp);
              ip++;
              continue;
            case Op.SET_FUNCTION_ATTRIBUTE:
              setFunctionAttribute(thread, frame, sp, oparg);
              sp--;
              ip++;
              continue;
            case Op.IMPORT_NAME:
              importName(thread, frame, sp, frame.code.co_names[oparg]!);
              sp--;
              ip++;
              continue;
            case Op.IMPORT_FROM:
              importFrom(thread, frame, sp, frame.code.co_names[oparg]!);
              sp++;
              ip++;
              continue;
            case Op.MATCH_CLASS:
              matchClass(thread, frame, sp, oparg);
              sp -= 2;
              ip++;
              continue;
            case Op.MATCH_KEYS:
              matchKeys(thread, frame, sp);
              sp++;
              ip++;
              continue;
            case Op.MATCH_MAPPING:
              matchFlag(frame, sp, TypeFlag.MAPPING);
              sp++;
              ip++;
              continue;
            case Op.MATCH_SEQUENCE:
              matchFlag(frame, sp, TypeFlag.SEQUENCE);
              sp++;
              ip++;
              continue;
            case Op.CONVERT_VALUE:
              convertValue(thread, frame, sp, oparg);
              ip++;
              continue;
            case Op.FORMAT_SIMPLE:
              formatSimple(thread, frame, sp);
              ip++;
              continue;
            case Op.FORMAT_WITH_SPEC:
              formatWithSpec(thread, frame, sp);
              sp--;
              ip++;
              continue;
            case Op.BUILD_INTERPOLATION:
              makeInterpolation(thread, frame, sp, oparg);
              sp -= 1 + (oparg & 1);
              ip++;
              continue;
            case Op.BUILD_TEMPLATE:
              makeTemplate(thread, frame, sp);
              sp--;
              ip++;
              continue;
            default:
              if ((word & 0xff) < Op.INSTRUMENTED_END_FOR) throw unknownInstruction(frame, word);
              frame.sp = sp;
              budget = thread.observe(frame, ip, budget);
              sp = frame.sp;
              ip = frame.ip;
              continue;
          }
          // A frame has returned: its result goes to the caller.
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

const unknownInstruction = (frame: Frame, word: number): InternalError =>
  new InternalError(`unknown instruction ${opcodeName(word)} at ${2 * frame.ip} in ${frame.code.co_name}`);

/** `__init__` of a class that returned something. */
function notNone(thread: VmThread, result: Value): PyRaise {
  const error = typeError(`__init__() should return None, not '${typeOf(result).tpName}'`);
  release(thread, result);
  return error;
}
