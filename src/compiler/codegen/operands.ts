// Operands with names of their own: intrinsic functions, common constants, special methods, function attributes.

import {
  BINARY_OPERATORS,
  COMMON_CONSTANTS,
  COMPARE_OPERATORS,
  INTRINSICS_1,
  INTRINSICS_2,
  SPECIAL_METHODS,
} from '../../bytecode/opcodes';
import type { CmpOperator, Operator } from '../../syntax/ast';

export const INTRINSIC_PRINT = INTRINSICS_1.indexOf('INTRINSIC_PRINT');
export const INTRINSIC_IMPORT_STAR = INTRINSICS_1.indexOf('INTRINSIC_IMPORT_STAR');
export const INTRINSIC_STOPITERATION_ERROR = INTRINSICS_1.indexOf('INTRINSIC_STOPITERATION_ERROR');
export const INTRINSIC_ASYNC_GEN_WRAP = INTRINSICS_1.indexOf('INTRINSIC_ASYNC_GEN_WRAP');
export const INTRINSIC_UNARY_POSITIVE = INTRINSICS_1.indexOf('INTRINSIC_UNARY_POSITIVE');
export const INTRINSIC_LIST_TO_TUPLE = INTRINSICS_1.indexOf('INTRINSIC_LIST_TO_TUPLE');
export const INTRINSIC_TYPEVAR = INTRINSICS_1.indexOf('INTRINSIC_TYPEVAR');
export const INTRINSIC_PARAMSPEC = INTRINSICS_1.indexOf('INTRINSIC_PARAMSPEC');
export const INTRINSIC_TYPEVARTUPLE = INTRINSICS_1.indexOf('INTRINSIC_TYPEVARTUPLE');
export const INTRINSIC_SUBSCRIPT_GENERIC = INTRINSICS_1.indexOf('INTRINSIC_SUBSCRIPT_GENERIC');
export const INTRINSIC_TYPEALIAS = INTRINSICS_1.indexOf('INTRINSIC_TYPEALIAS');

export const INTRINSIC_PREP_RERAISE_STAR = INTRINSICS_2.indexOf('INTRINSIC_PREP_RERAISE_STAR');
export const INTRINSIC_TYPEVAR_WITH_BOUND = INTRINSICS_2.indexOf('INTRINSIC_TYPEVAR_WITH_BOUND');
export const INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = INTRINSICS_2.indexOf('INTRINSIC_TYPEVAR_WITH_CONSTRAINTS');
export const INTRINSIC_SET_FUNCTION_TYPE_PARAMS = INTRINSICS_2.indexOf('INTRINSIC_SET_FUNCTION_TYPE_PARAMS');
export const INTRINSIC_SET_TYPEPARAM_DEFAULT = INTRINSICS_2.indexOf('INTRINSIC_SET_TYPEPARAM_DEFAULT');

export const CONSTANT_ASSERTIONERROR = COMMON_CONSTANTS.indexOf('AssertionError');
export const CONSTANT_NOTIMPLEMENTEDERROR = COMMON_CONSTANTS.indexOf('NotImplementedError');
export const CONSTANT_BUILTIN_TUPLE = COMMON_CONSTANTS.indexOf('tuple');
export const CONSTANT_BUILTIN_ALL = COMMON_CONSTANTS.indexOf('all');
export const CONSTANT_BUILTIN_ANY = COMMON_CONSTANTS.indexOf('any');

export const SPECIAL_ENTER = SPECIAL_METHODS.indexOf('__enter__');
export const SPECIAL_EXIT = SPECIAL_METHODS.indexOf('__exit__');
export const SPECIAL_AENTER = SPECIAL_METHODS.indexOf('__aenter__');
export const SPECIAL_AEXIT = SPECIAL_METHODS.indexOf('__aexit__');

/** Operands of SET_FUNCTION_ATTRIBUTE, which may be joined while a function is being described. */
export const MAKE_FUNCTION_DEFAULTS = 0x01;
export const MAKE_FUNCTION_KWDEFAULTS = 0x02;
export const MAKE_FUNCTION_CLOSURE = 0x08;
export const MAKE_FUNCTION_ANNOTATE = 0x10;

/** Above this many values on the stack, displays and calls are built in smaller steps (_PY_STACK_USE_GUIDELINE). */
export const STACK_USE_GUIDELINE = 30;

/** Which outcomes of a comparison make it true: unordered 1, less 2, greater 4, equal 8. */
const COMPARE_MASKS: Readonly<Record<(typeof COMPARE_OPERATORS)[number], number>> = {
  '<': 2,
  '<=': 2 | 8,
  '==': 8,
  '!=': 1 | 2 | 4,
  '>': 4,
  '>=': 4 | 8,
};

const COMPARE_SIGNS: Readonly<Record<string, (typeof COMPARE_OPERATORS)[number]>> = {
  Lt: '<',
  LtE: '<=',
  Eq: '==',
  NotEq: '!=',
  Gt: '>',
  GtE: '>=',
};

const BINARY_SIGNS: Readonly<Record<Operator, string>> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  Mod: '%',
  Pow: '**',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  FloorDiv: '//',
};

const BINARY_OPERANDS = new Map(BINARY_OPERATORS.map(([, sign], operand) => [sign, operand]));

/** Operand of COMPARE_OP: the operator in the upper bits, its mask for specialised forms below. */
export function comparisonOperand(operator: CmpOperator): number {
  const sign = COMPARE_SIGNS[operator]!;
  return (COMPARE_OPERATORS.indexOf(sign) << 5) | COMPARE_MASKS[sign];
}

/** Operand of BINARY_OP. */
export function binaryOperand(operator: Operator, isInplace: boolean): number {
  return BINARY_OPERANDS.get(`${BINARY_SIGNS[operator]}${isInplace ? '=' : ''}`)!;
}

/** Operand of BINARY_OP for `container[key]`. */
export const SUBSCRIPT_OPERAND = BINARY_OPERANDS.get('[]')!;
