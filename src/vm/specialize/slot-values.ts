// The values of slots and native fields, where instances of a type have them.

import type { PyMemberDescriptor } from '../../objects/descriptors/attribute-descriptor';
import type { PyObject, Value } from '../../objects/object';

/** Native fields that may be None itself; in all others None stands for nothing at all. */
const MAY_BE_NONE: ReadonlySet<string> = new Set(['slice.start', 'slice.stop', 'slice.step', 'StopIteration.value']);

/** The value of a field; undefined if there is none. */
export function slotValue(
  owner: PyObject,
  { slotIndex, member, owner: type, name }: PyMemberDescriptor,
): Value | undefined {
  if (slotIndex >= 0) return owner.slots?.[slotIndex];
  const value = member.get(owner);
  return value === null && !MAY_BE_NONE.has(`${type.tpName}.${name}`) ? undefined : value;
}
