// What specialised calls ask of Python functions.

import type { PyCode } from '../objects/functions/code';
import { functionType, type PyFunction } from '../objects/functions/function';
import type { Value } from '../objects/object';
import { typeOf } from '../objects/type-of';
import { CodeFlag } from '../objects/functions/code-flags';

/** Only positional parameters, and variables in slots (function_kind gives SIMPLE_FUNCTION). */
export const isSimple = ({ co_flags, co_kwonlyargcount }: PyCode): boolean =>
  (co_flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS | CodeFlag.OPTIMIZED)) === CodeFlag.OPTIMIZED &&
  co_kwonlyargcount === 0;

/** Variables in a namespace: function_kind gives SPEC_FAIL_CODE_NOT_OPTIMIZED unless the parameters are complex. */
export const usesNamespace = ({ co_flags, co_kwonlyargcount }: PyCode): boolean =>
  (co_flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) === 0 &&
  co_kwonlyargcount === 0 &&
  (co_flags & CodeFlag.OPTIMIZED) === 0;

/** Can inline caches know the function (_PyFunction_IsVersionValid)? */
export const hasVersion = ({ version }: PyFunction): boolean => version !== 0;

/** The guard of a specialised call: a function, and of the version that its cache has. */
export const isOfVersion = (callable: Value | undefined, version: number): boolean =>
  callable !== undefined && typeOf(callable) === functionType && (callable as PyFunction).version === version;
