// collections.OrderedDict: its slots and methods.

import { dictType } from '../../objects/containers/dict';
import { instanceDictGetSet } from '../../objects/types/instance-dict';
import { TypeFlag } from '../../objects/type';
import { orderedDictMethods, orderedDictSlots } from './ordered-dict-methods';
import { completeType } from '../../objects/define-type';
import { PyOrderedDict, orderedDictType } from './ordered-dict';

completeType(orderedDictType, {
  base: dictType,
  instanceClass: PyOrderedDict,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  tp: orderedDictSlots,
  getset: [instanceDictGetSet()],
  methods: orderedDictMethods,
});
