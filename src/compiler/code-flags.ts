// Flags of compile(), and the part of co_flags that compiled code hands on to what it compiles.

import { CodeFlag } from '../objects/functions/code-flags';

/** compile() accepts it for the sake of old programs. */
export const CO_NESTED = CodeFlag.NESTED;

const CO_FUTURE_DIVISION = 0x20000;
const CO_FUTURE_ABSOLUTE_IMPORT = 0x40000;
const CO_FUTURE_WITH_STATEMENT = 0x80000;
const CO_FUTURE_PRINT_FUNCTION = 0x100000;
const CO_FUTURE_UNICODE_LITERALS = 0x200000;
export const CO_FUTURE_BARRY_AS_BDFL = 0x400000;
const CO_FUTURE_GENERATOR_STOP = 0x800000;
export const CO_FUTURE_ANNOTATIONS = CodeFlag.FUTURE_ANNOTATIONS;

export const PyCF_ONLY_AST = 0x0400;
export const PyCF_DONT_IMPLY_DEDENT = 0x200;
export const PyCF_TYPE_COMMENTS = 0x1000;
export const PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000;
export const PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000;
export const PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST;

/** The flags that compiled code inherits from compile() and hands on to nested compilations. */
export const PyCF_MASK =
  CO_FUTURE_DIVISION |
  CO_FUTURE_ABSOLUTE_IMPORT |
  CO_FUTURE_WITH_STATEMENT |
  CO_FUTURE_PRINT_FUNCTION |
  CO_FUTURE_UNICODE_LITERALS |
  CO_FUTURE_BARRY_AS_BDFL |
  CO_FUTURE_GENERATOR_STOP |
  CO_FUTURE_ANNOTATIONS;
