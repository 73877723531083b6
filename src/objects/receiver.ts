// The check that a native descriptor makes on the object it is applied to.

import type { PyDescriptor } from './descriptors/descriptor';
import type { Value } from './object';
import { typeError } from './raise';
import { isSubtype } from './type';
import { typeOf } from './type-of';

/** The error of a descriptor applied to an object of another type (descr_check). */
export function checkReceiver(descriptor: PyDescriptor, object: Value): void {
  if (typeOf(object) === descriptor.owner || isSubtype(typeOf(object), descriptor.owner)) return;
  throw typeError(
    `descriptor '${descriptor.name}' for '${descriptor.owner.tpName}' objects doesn't apply to a '${typeOf(object).tpName}' object`,
  );
}
