// tuple: its slots and methods.

import { tupleMethods, tupleSlots } from './tuple-methods';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyTuple, tupleType } from './tuple';

completeType(tupleType, {
  instanceClass: PyTuple,
  vectorcall: { keywords: true },
  flags: TypeFlag.BASETYPE | TypeFlag.SEQUENCE | TypeFlag.MATCH_SELF | TypeFlag.HAVE_GC | TypeFlag.TUPLE_SUBCLASS,
  textSignature: '(iterable=(), /)',
  tp: tupleSlots,
  methods: tupleMethods,
});
