// What an attribute of a type is to its instances: this decides how the attribute can be specialised.

import { type PyMemberDescriptor, memberDescriptorType } from '../../objects/descriptors/attribute-descriptor';
import { classMethodType } from '../../objects/descriptors/classmethod';
import { classMethodDescriptorType } from '../../objects/descriptors/method-descriptor';
import { propertyType } from '../../call/property';
import { functionType } from '../../objects/functions/function';
import type { Value } from '../../objects/object';
import { genericGetAttr, genericSetAttr } from '../../objects/protocols/attributes';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { objectType } from '../../objects/types/object-type';
import { slotGetAttr, slotGetAttribute } from '../../objects/types/slot-functions';
import { typeLookup } from '../../objects/types/type-lookup';

/** Kinds of descriptors (DescriptorClassification). */
export type Kind =
  | 'overriding'
  | 'method'
  | 'property'
  | 'object slot'
  | 'other slot'
  | 'non-overriding'
  | 'builtin classmethod'
  | 'classmethod'
  | 'no descriptor'
  | 'mutable'
  | 'absent'
  | '__class__'
  | 'overridden access'
  | 'getattribute';

export interface Found {
  kind: Kind;
  /** The attribute; of the kind 'getattribute' the function `__getattribute__`. */
  descriptor: Value | undefined;
}

/** classify_descriptor. */
export function classify(descriptor: Value | undefined, hasGetattr: boolean): Kind {
  if (descriptor === undefined) return 'absent';
  const type = typeOf(descriptor);
  if (!(type.flags & TypeFlag.IMMUTABLETYPE)) return 'mutable';
  if (type.tp.tp_descr_set !== undefined) {
    if (type === memberDescriptorType)
      return (descriptor as PyMemberDescriptor).holdsObject ? 'object slot' : 'other slot';
    // A property may raise AttributeError, which only `__getattr__` would turn into a value.
    if (type === propertyType) return hasGetattr ? 'overridden access' : 'property';
    return 'overriding';
  }
  if (type.tp.tp_descr_get !== undefined) {
    if (type.flags & TypeFlag.METHOD_DESCRIPTOR) return 'method';
    if (type === classMethodDescriptorType) return 'builtin classmethod';
    if (type === classMethodType) return 'classmethod';
    return 'non-overriding';
  }
  return 'no descriptor';
}

/** How reading the attribute of an instance works (analyze_descriptor_load). */
export function analyzeLoad(type: PyType, name: string): Found {
  const { tp_getattro } = type.tp;
  let hasGetattr = false;
  if (tp_getattro === slotGetAttr || tp_getattro === slotGetAttribute) {
    const getattribute = typeLookup(type, '__getattribute__');
    hasGetattr = typeLookup(type, '__getattr__') !== undefined;
    if (getattribute !== undefined && getattribute !== typeLookup(objectType, '__getattribute__')) {
      if (!hasGetattr && typeOf(getattribute) === functionType)
        return { kind: 'getattribute', descriptor: getattribute };
      return { kind: 'overridden access', descriptor: undefined };
    }
  } else if (tp_getattro !== genericGetAttr) return { kind: 'overridden access', descriptor: undefined };
  return analyze(type, name, hasGetattr);
}

/** How setting the attribute of an instance works (analyze_descriptor_store). */
export function analyzeStore(type: PyType, name: string): Found {
  if (type.tp.tp_setattro !== genericSetAttr) return { kind: 'overridden access', descriptor: undefined };
  return analyze(type, name, false);
}

function analyze(type: PyType, name: string, hasGetattr: boolean): Found {
  const descriptor = typeLookup(type, name);
  if (name === '__class__' && descriptor === typeLookup(objectType, name)) return { kind: '__class__', descriptor };
  return { kind: classify(descriptor, hasGetattr), descriptor };
}
