// NoneType: its slots.

import { compareObjects } from './types/object-type';
import { completeType } from './define-type';
import { refuseArguments, noneType } from './none';

/** What hash(None) is: a constant of CPython. */
const NONE_HASH = -56073184;

completeType<null>(noneType, {
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
