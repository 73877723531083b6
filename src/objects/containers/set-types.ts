// set and frozenset: their slots.

import { frozensetMethods, frozensetSlots, setMethods, setSlots } from './set-methods';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PySet, PyFrozenSet, setType, frozensetType } from './set';

const flags = TypeFlag.BASETYPE | TypeFlag.MATCH_SELF | TypeFlag.HAVE_GC;

completeType(setType, {
  instanceClass: PySet,
  vectorcall: { keywords: true },
  flags,
  hasWeakrefs: true,
  textSignature: '(iterable=(), /)',
  tp: setSlots,
  methods: setMethods,
  attributes: { __hash__: null },
});

completeType(frozensetType, {
  instanceClass: PyFrozenSet,
  vectorcall: { keywords: true },
  flags,
  hasWeakrefs: true,
  textSignature: '(iterable=(), /)',
  tp: frozensetSlots,
  methods: frozensetMethods,
});
