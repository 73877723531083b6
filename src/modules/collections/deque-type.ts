// collections.deque: its slots and methods.

import { TypeFlag } from '../../objects/type';
import { dequeGetSet, dequeMethods } from './deque-methods';
import { dequeSlots } from './deque-slots';
import { completeType } from '../../objects/define-type';
import { PyDeque, dequeType } from './deque';

completeType(dequeType, {
  instanceClass: PyDeque,
  flags: TypeFlag.BASETYPE | TypeFlag.SEQUENCE | TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  textSignature: '([iterable[, maxlen]])',
  tp: dequeSlots,
  methods: dequeMethods,
  getset: dequeGetSet,
  attributes: { __hash__: null },
});
