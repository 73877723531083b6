// What dir() lists: names of the instance, its class and all bases (object.__dir__, type.__dir__, merge_class_dict).

import { PyDict } from '../containers/dict';
import { PyList } from '../containers/list';
import { BaseExceptionType } from '../exceptions/exceptions';
import { drop, hold, release, type Value } from '../object';
import { lookupAttr, swallow, withAttr } from '../protocols/attributes';
import { forEach } from '../protocols/iteration';
import { getItem, length } from '../protocols/subscript';
import type { Thread } from '../thread';

/** object.__dir__: the keys of `__dict__`, then those of `__class__`. */
export function directory(thread: Thread, self: Value): Value {
  const own = lookupAttr(thread, self, '__dict__');
  const names = hold(own instanceof PyDict ? own.copy() : PyDict.fresh());
  drop(thread, own);
  try {
    withAttr(thread, self, '__class__', (type) => type !== undefined && mergeClass(thread, names, type));
    return new PyList([...names.entries()].map(([key]) => key));
  } finally {
    release(thread, names);
  }
}

/** Adds the names of a class and, recursively, of its bases (merge_class_dict). */
export function mergeClass(thread: Thread, names: PyDict, cls: Value): void {
  const own = lookupAttr(thread, cls, '__dict__');
  if (own !== undefined) {
    hold(own);
    try {
      if (own instanceof PyDict) for (const [key, value] of [...own.entries()]) names.set(thread, key, value);
      else forEach(thread, own, (key) => names.set(thread, key, getItem(thread, own, key)));
    } finally {
      release(thread, own);
    }
  }
  const bases = lookupAttr(thread, cls, '__bases__');
  if (bases === undefined) return;
  hold(bases);
  try {
    const count = sizeOf(thread, bases);
    for (let index = 0; index < count; index++) {
      const base = hold(getItem(thread, bases, index));
      try {
        mergeClass(thread, names, base);
      } finally {
        release(thread, base);
      }
    }
  } finally {
    release(thread, bases);
  }
}

/** The length of what `__bases__` gave; 0 for something that has none. */
function sizeOf(thread: Thread, bases: Value): number {
  try {
    return length(thread, bases);
  } catch (error) {
    swallow(thread, error, BaseExceptionType);
    return 0;
  }
}
