// What all native descriptors share: the type they belong to, and their name.

import { hold, IMMORTAL, PyObject } from '../object';

import type { GetSet, Member } from '../define-type';
import { PyType } from '../type';
import { PyHolder } from '../holder';

/** Stands where the owner was once a descriptor has been cleared. */
const NO_OWNER = new PyType(undefined, '?', PyObject, false);
NO_OWNER.refs = IMMORTAL;

export abstract class PyDescriptor extends PyHolder {
  /** `__objclass__`; held. */
  owner: PyType;

  static {
    PyDescriptor.holds({ owner: NO_OWNER });
  }

  constructor(
    type: PyType,
    owner: PyType,
    readonly name: string,
  ) {
    super(type);
    this.owner = hold(owner);
  }
}

/** `__name__`, `__objclass__`: members of every native descriptor. */
export const descriptorMembers: Member<PyDescriptor>[] = [
  { name: '__objclass__', get: (object) => object.owner },
  { name: '__name__', get: (object) => object.name },
];

/** `__qualname__`: computed from the owner's. */
export const descriptorQualname: GetSet<PyDescriptor> = {
  name: '__qualname__',
  get: (_thread, descriptor) => {
    return `${descriptor.owner.qualname}.${descriptor.name}`;
  },
};
