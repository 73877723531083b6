// function: its slots and attributes.

import { functionGetSet, functionMembers, functionSlots } from './function-attributes';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyFunction, functionType } from './function';

completeType(functionType, {
  instanceClass: PyFunction,
  flags: TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL | TypeFlag.METHOD_DESCRIPTOR,
  hasDict: true,
  hasWeakrefs: true,
  textSignature: '(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)',
  tp: functionSlots(),
  getset: functionGetSet(),
  members: functionMembers(),
});
