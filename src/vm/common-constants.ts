// The constants that LOAD_COMMON_CONSTANT pushes whatever the names are bound to.

import { COMMON_CONSTANTS } from '../bytecode/opcodes';
import { AssertionErrorType, NotImplementedErrorType } from '../objects/exceptions/exceptions';
import type { Value } from '../objects/object';
import { InternalError, type Thread } from '../objects/thread';
import { tupleType } from '../objects/containers/tuple';

const STATE = 'common-constants';

/** The constant with this operand; `all` and `any` are those of the builtins at the start of the interpreter. */
export function commonConstant(thread: Thread, which: number): Value {
  const name = COMMON_CONSTANTS[which];
  switch (name) {
    case 'AssertionError':
      return AssertionErrorType;
    case 'NotImplementedError':
      return NotImplementedErrorType;
    case 'tuple':
      return tupleType;
    case 'all':
    case 'any':
      return rememberedBuiltins(thread).get(name)!;
    default:
      throw new InternalError(`unknown common constant ${which}`);
  }
}

/** Keeps what the builtins are before a program can replace them. */
export function rememberedBuiltins(thread: Thread): Map<string, Value> {
  const { moduleState, builtins, roots } = thread.interp;
  let remembered = moduleState.get(STATE) as Map<string, Value> | undefined;
  if (remembered === undefined) {
    remembered = new Map();
    for (const name of ['all', 'any']) {
      const value = builtins.getStr(name)!;
      if (typeof value === 'object' && value !== null) value.refs++;
      roots.add(value);
      remembered.set(name, value);
    }
    moduleState.set(STATE, remembered);
  }
  return remembered;
}
