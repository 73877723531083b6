// The MRO of a heap type, which a metaclass may compute with a `mro` method of its own (mro_invoke).

import { solidBase } from './class-assignment';
import { linearize } from './mro';
import { hold, release, type Value } from '../object';
import { callSpecial } from '../protocols/calls';
import { collect, releaseAll } from '../protocols/iteration';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { isSubtype, PyType } from '../type';
import { typeLookup } from './type-lookup';
import { typeOf } from '../type-of';
import { typeType } from './type-type';

/** Linearised bases, checked where a metaclass gave them. */
export function computeMro(thread: Thread, type: PyType): PyType[] {
  const metatype = type.type;
  if (metatype === typeType || typeLookup(metatype, 'mro') === typeType.namespace.getStr('mro')) return linearize(type);
  const given = hold(callSpecial(thread, type, 'mro', []));
  try {
    const items = collect(thread, given);
    try {
      if (items.length === 0) throw typeError('type MRO must not be empty');
      return checkMro(type, items);
    } finally {
      releaseAll(thread, items);
    }
  } finally {
    release(thread, given);
  }
}

/** mro_check. */
function checkMro(type: PyType, items: Value[]): PyType[] {
  const solid = solidBase(type);
  return items.map((item) => {
    if (!(item instanceof PyType)) throw typeError(`mro() returned a non-class ('${typeOf(item).tpName}')`);
    if (!isSubtype(solid, solidBase(item)))
      throw typeError(`mro() returned base with unsuitable layout ('${item.tpName}')`);
    return item;
  });
}
