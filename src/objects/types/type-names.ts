// How types are named: module, qualified name, the list of abstract methods.

import { hold, release, type Value } from '../object';
import { collect, releaseAll } from '../protocols/iteration';
import { attributeError } from '../raise';
import type { Thread } from '../thread';
import type { PyType } from '../type';
import { typeLookup } from './type-lookup';
import { strValue } from '../type-of';

/** `__module__` of a type as a value (type_module). */
export function moduleValue(type: PyType): Value {
  if (!type.isHeapType) {
    const dot = type.tpName.lastIndexOf('.');
    return dot < 0 ? 'builtins' : type.tpName.slice(0, dot);
  }
  const own = type.namespace.getStr('__module__');
  if (own === undefined) throw attributeError('__module__', type, '__module__');
  return own;
}

/** `__module__` as text; undefined if it is missing or no str. */
export function moduleOf(_thread: Thread, type: PyType): string | undefined {
  if (type.isHeapType && type.namespace.getStr('__module__') === undefined) return undefined;
  return strValue(moduleValue(type));
}

/** "module.qualname", or the qualified name alone for builtins and `__main__` (the %T of PyErr_Format, PyType_GetFullyQualifiedName). */
export function fullyQualifiedName(thread: Thread, type: PyType, separator = '.'): string {
  if (!type.isHeapType) return type.tpName;
  const module = moduleOf(thread, type);
  return module === undefined || module === 'builtins' || module === '__main__'
    ? type.qualname
    : `${module}${separator}${type.qualname}`;
}

/** `<class 'module.qualname'>` (type_repr). */
export function reprType(thread: Thread, self: Value): Value {
  const type = self as PyType;
  const module = moduleOf(thread, type);
  return module === undefined || module === 'builtins'
    ? `<class '${type.isHeapType ? type.qualname : type.name}'>`
    : `<class '${module}.${type.qualname}'>`;
}

/** The names in `__abstractmethods__`, sorted. */
export function abstractMethodNames(thread: Thread, type: PyType): string[] {
  const names = typeLookup(type, '__abstractmethods__');
  if (names === undefined) throw attributeError('__abstractmethods__', type, '__abstractmethods__');
  hold(names);
  try {
    const items = collect(thread, names);
    const texts = items.map((item) => strValue(item) ?? '');
    releaseAll(thread, items);
    return texts.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  } finally {
    release(thread, names);
  }
}
