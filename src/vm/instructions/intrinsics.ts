// CALL_INTRINSIC_1 and CALL_INTRINSIC_2: functions inside the interpreter that have no name in Python.

import { INTRINSICS_1, INTRINSICS_2 } from '../../bytecode/opcodes';
import { prepareReraiseStar } from '../../objects/exceptions/exception-groups';
import type { PyBaseException } from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import type { PyFunction } from '../../objects/functions/function';
import type { PyList } from '../../objects/containers/list';
import { hold, release, unhold, type Value } from '../../objects/object';
import { positive } from '../../objects/protocols/numbers';
import { runtimeError } from '../../objects/raise';
import { InternalError, type Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { newTypeAlias } from '../../objects/typing/type-alias';
import {
  newParamSpec,
  newTypeVar,
  newTypeVarTuple,
  setTypeParameterDefault,
  subscriptGeneric,
} from '../../objects/typing/type-variables';
import { replaceEntries, replaceTop } from '../../call/stack';
import { instruction } from './definition';
import { stopIterationError, wrapAsyncYield } from './asynchronous';
import { importStar } from './imports';

type Intrinsic1 = (thread: Thread, frame: Frame, value: Value) => Value;

const unary: Record<string, Intrinsic1> = {
  INTRINSIC_PRINT(thread, _frame, value) {
    const hook = thread.interp.sysDict.getStr('displayhook');
    if (hook === undefined) throw runtimeError('lost sys.displayhook');
    hold(hook);
    try {
      return thread.call(hook, [value]);
    } finally {
      release(thread, hook);
    }
  },
  INTRINSIC_IMPORT_STAR(thread, frame, value) {
    importStar(thread, frame, value);
    return null;
  },
  INTRINSIC_STOPITERATION_ERROR: (thread, frame, value) => stopIterationError(thread, frame, value as PyBaseException),
  INTRINSIC_ASYNC_GEN_WRAP: (_thread, _frame, value) => wrapAsyncYield(value),
  INTRINSIC_UNARY_POSITIVE: (thread, _frame, value) => positive(thread, value),
  INTRINSIC_LIST_TO_TUPLE: (_thread, _frame, value) => PyTuple.of([...(value as PyList).items]),
  INTRINSIC_TYPEVAR: (_thread, _frame, name) => newTypeVar(name as string),
  INTRINSIC_PARAMSPEC: (_thread, _frame, name) => newParamSpec(name as string),
  INTRINSIC_TYPEVARTUPLE: (_thread, _frame, name) => newTypeVarTuple(name as string),
  INTRINSIC_SUBSCRIPT_GENERIC: (thread, _frame, parameters) => subscriptGeneric(thread, parameters),
  INTRINSIC_TYPEALIAS: (thread, _frame, parts) => newTypeAlias(thread, parts as PyTuple),
};

const binary: Record<string, (thread: Thread, left: Value, right: Value) => Value> = {
  INTRINSIC_PREP_RERAISE_STAR: (thread, original, results) => {
    const result = prepareReraiseStar(thread, original, results as PyList);
    return result === null ? null : unhold(result);
  },
  INTRINSIC_TYPEVAR_WITH_BOUND: (_thread, name, bound) => newTypeVar(name as string, bound),
  INTRINSIC_TYPEVAR_WITH_CONSTRAINTS: (_thread, name, constraints) =>
    newTypeVar(name as string, undefined, constraints),
  INTRINSIC_SET_FUNCTION_TYPE_PARAMS(thread, func, parameters) {
    const target = func as PyFunction;
    const old = target.typeParams;
    target.typeParams = hold(parameters);
    release(thread, old);
    return target;
  },
  INTRINSIC_SET_TYPEPARAM_DEFAULT: (thread, parameter, value) => setTypeParameterDefault(thread, parameter, value),
};

const UNARY = INTRINSICS_1.map((name) => unary[name]);
const BINARY = INTRINSICS_2.map((name) => binary[name]);

export const CALL_INTRINSIC_1 = instruction({
  summary: 'Calls a function inside the interpreter with one argument.',
  operand: 'intrinsic',
  before: ['value'],
  after: ['result'],
  may: 'runs Python',
  run(thread, frame, sp, which) {
    const intrinsic = UNARY[which];
    if (intrinsic === undefined) throw new InternalError(`unknown intrinsic ${which}`);
    replaceTop(thread, frame, sp, intrinsic(thread, frame, frame.slots[sp - 1]!));
  },
});

export const CALL_INTRINSIC_2 = instruction({
  summary: 'Calls a function inside the interpreter with two arguments.',
  operand: 'intrinsic',
  before: ['left', 'right'],
  after: ['result'],
  may: 'runs Python',
  run(thread, frame, sp, which) {
    const intrinsic = BINARY[which];
    if (intrinsic === undefined) throw new InternalError(`unknown intrinsic ${which}`);
    const { slots } = frame;
    replaceEntries(thread, frame, sp - 2, sp, intrinsic(thread, slots[sp - 2]!, slots[sp - 1]!));
  },
});
