// dict: its slots and methods.

import { dictMethods, dictSlots } from './dict-methods';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyDict, dictType } from './dict';

completeType(dictType, {
  instanceClass: PyDict,
  vectorcall: { keywords: true },
  flags: TypeFlag.BASETYPE | TypeFlag.MAPPING | TypeFlag.MATCH_SELF | TypeFlag.HAVE_GC | TypeFlag.DICT_SUBCLASS,
  tp: dictSlots,
  methods: dictMethods,
  attributes: { __hash__: null },
});
