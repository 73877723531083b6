// NoneType. None itself is the immediate value null.

import { declareType } from './define-type';
import type { Value } from './object';
import { typeError } from './raise';
import type { PyTuple } from './containers/tuple';
import type { PyType } from './type';

/** Types with one instance are called without arguments. */
export function refuseArguments(name: string, args: Value[], kwnames: PyTuple | undefined): void {
  if (args.length > 0 || kwnames !== undefined) throw typeError(`${name} takes no arguments`);
}

export const noneType: PyType = declareType('NoneType');
