// NoneType. None itself is the immediate value null.

import { defineType } from './define-type';
import type { Value } from './object';
import { compareObjects } from './types/object-type';
import { typeError } from './raise';
import type { PyTuple } from './containers/tuple';

/** Types with one instance are called without arguments. */
export function refuseArguments(name: string, args: Value[], kwnames: PyTuple | undefined): void {
  if (args.length > 0 || kwnames !== undefined) throw typeError(`${name} takes no arguments`);
}

/** What hash(None) is: a constant of CPython. */
const NONE_HASH = -56073184;

export const noneType = defineType<null>({
  name: 'NoneType',
  textSignature: '()',
  tp: {
    tp_new: (_thread, _type, args, kwnames) => {
      refuseArguments('NoneType', args, kwnames);
      return null;
    },
    tp_repr: () => 'None',
    tp_hash: () => NONE_HASH,
    tp_richcompare: (thread, left, right, op) => compareObjects(thread, left, right, op),
    nb_bool: () => false,
  },
});
