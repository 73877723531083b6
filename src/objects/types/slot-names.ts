// The names of the `__slots__` of a class and its bases, as copyreg knows them.

import { copyregModule } from './copyreg';
import { PyList } from '../containers/list';
import { hold, release } from '../object';
import { callMethod } from '../protocols/attributes';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import type { PyType } from '../type';
import { strValue } from '../type-of';

/** `__slotnames__` of the class, computed by copyreg when first asked for (_PyType_GetSlotNames). */
export function slotNamesOf(thread: Thread, type: PyType): string[] {
  if (!type.isHeapType) return [];
  const known = type.namespace.getStr('__slotnames__');
  if (known instanceof PyList) return known.items.map((name) => strValue(name)!);
  const copyreg = hold(copyregModule(thread));
  const names = hold(callMethod(thread, copyreg, '_slotnames', [type]));
  try {
    if (names === null) return [];
    if (!(names instanceof PyList)) throw typeError("copyreg._slotnames didn't return a list or None");
    return names.items.map((name) => strValue(name)!);
  } finally {
    release(thread, names);
    release(thread, copyreg);
  }
}
