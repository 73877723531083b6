// NoneType. None itself is the immediate value null.

import { takesNone } from '../call/native/arity-texts';
import { declareType } from './define-type';
import type { Value } from './object';
import { typeError } from './raise';
import type { PyTuple } from './containers/tuple';
import type { PyType } from './type';

/** Types with one instance are called without arguments. */
export function refuseArguments(name: string, args: Value[], kwnames: PyTuple | undefined): void {
  if (args.length > 0 || kwnames !== undefined) throw typeError(takesNone(name));
}

export const noneType: PyType = declareType('NoneType');
