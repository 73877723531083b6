// method: its slots and attributes.

import { TypeFlag } from '../type';
import * as attributes from './bound-method-attributes';
import { completeType } from '../define-type';
import { PyMethod, methodType } from './bound-method';

completeType(methodType, {
  instanceClass: PyMethod,
  flags: TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL,
  hasWeakrefs: true,
  textSignature: '(function, instance, /)',
  tp: attributes.slots(),
  methods: attributes.methods(),
  getset: attributes.getset(),
  members: attributes.members(),
});
