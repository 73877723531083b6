// array.array: its slots and methods.

import { TypeFlag } from '../../objects/type';
import { arrayGetSet, arrayMethods } from './array-methods';
import { arraySlots } from './array-slots';
import { completeType } from '../../objects/define-type';
import { PyArray, arrayType } from './array-object';

completeType(arrayType, {
  instanceClass: PyArray,
  flags: TypeFlag.BASETYPE | TypeFlag.SEQUENCE | TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  tp: arraySlots,
  methods: arrayMethods,
  getset: arrayGetSet,
});
