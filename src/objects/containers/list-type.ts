// list: its slots and methods.

import { listMethods, listSlots } from './list-methods';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyList, listType } from './list';

completeType(listType, {
  instanceClass: PyList,
  vectorcall: { keywords: true },
  flags: TypeFlag.BASETYPE | TypeFlag.SEQUENCE | TypeFlag.MATCH_SELF | TypeFlag.HAVE_GC | TypeFlag.LIST_SUBCLASS,
  textSignature: '(iterable=(), /)',
  tp: listSlots,
  methods: listMethods,
  attributes: { __hash__: null },
});
