// What classmethod and staticmethod have in common: the attributes of the function they wrap.

import type { GetSet, Member } from '../define-type';
import type { PyDict } from '../containers/dict';
import { hold, type PyObject, release, type Value } from '../object';
import { getAttr, instanceDict, lookupAttr, setAttr } from '../protocols/attributes';
import { isTrue } from '../protocols/compare';
import { repr } from '../protocols/text';
import type { Thread } from '../thread';

interface Wrapping extends PyObject {
  callable: Value | undefined;
}

/** `__func__` and `__wrapped__`. */
export const wrapperMembers: Member[] = ['__func__', '__wrapped__'].map((name) => ({
  name,
  get: (object) => (object as Wrapping).callable ?? null,
}));

/** What the repr shows of the callable. */
export function shownCallable(thread: Thread, callable: Value | undefined): string {
  return callable === undefined ? '<NULL>' : repr(thread, callable);
}

/** Is what is wrapped abstract (_PyObject_IsAbstract)? */
export function isAbstract(thread: Thread, value: Value | undefined): boolean {
  if (value === undefined) return false;
  const mark = lookupAttr(thread, value, '__isabstractmethod__');
  if (mark === undefined) return false;
  hold(mark);
  try {
    return isTrue(thread, mark);
  } finally {
    release(thread, mark);
  }
}

/** Takes over module, names and docstring of the function (functools_wraps of funcobject.c). */
export function copyFunctionAttributes(thread: Thread, wrapper: PyObject, callable: Value): void {
  for (const name of ['__module__', '__name__', '__qualname__', '__doc__']) {
    const value = lookupAttr(thread, callable, name);
    if (value === undefined) continue;
    hold(value);
    try {
      setAttr(thread, wrapper, name, value);
    } finally {
      release(thread, value);
    }
  }
}

/** `__annotations__` or `__annotate__`: those of the function, copied into the own dictionary when first asked for. */
function delegated(name: string): GetSet {
  return {
    name,
    get: (thread, self) => {
      const dict = instanceDict(self) as PyDict;
      const own = dict.getStr(name);
      if (own !== undefined) return own;
      const value = hold(getAttr(thread, (self as Wrapping).callable ?? null, name));
      try {
        dict.setStr(thread, name, value);
        return value;
      } finally {
        release(thread, value);
      }
    },
    set: (thread, self, value) => {
      const dict = instanceDict(self) as PyDict;
      if (value === undefined) dict.delStr(thread, name);
      else dict.setStr(thread, name, value);
    },
  };
}

export const wrapperAnnotations: GetSet[] = [delegated('__annotations__'), delegated('__annotate__')];
