// The module _weakref.

import { PyDict } from '../objects/containers/dict';
import { PyList } from '../objects/containers/list';
import { type BoundFunction, method } from '../objects/native';
import { badArgument } from '../objects/native-arguments';
import { isObject, type Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import { PyWeakReference, referencesTo, referenceType } from '../objects/memory/weakref';
import { callableProxyType, newProxy, proxyType } from '../objects/memory/weakref-proxy';
import { defineModule } from './define-module';

/** Removes an entry whose value is a weak reference that has died. */
const removeDead: BoundFunction = (thread, _module, dict: Value, key: Value) => {
  if (!(dict instanceof PyDict)) throw badArgument('_remove_dead_weakref', 1, 'dict', dict);
  const value = dict.get(thread, key);
  if (value instanceof PyWeakReference && value.target === undefined) dict.delete(thread, key);
  return null;
};

const references = (thread: Thread, value: Value): PyWeakReference[] =>
  isObject(value) ? referencesTo(thread, value) : [];

export const weakrefModule = defineModule({
  name: '_weakref',
  functions: [
    method(
      'getweakrefcount($module, object, /)',
      (thread, _module, object: Value) => references(thread, object).length,
    ),
    method('_remove_dead_weakref($module, dct, key, /)', removeDead),
    method(
      'getweakrefs($module, object, /)',
      (thread, _module, object: Value) => new PyList([...references(thread, object)]),
    ),
    method('proxy($module, object, callback=None, /)', (thread, _module, object: Value, callback: Value = null) =>
      newProxy(thread, object, callback),
    ),
  ],
  init(_thread, _module, define) {
    define('ref', referenceType);
    define('ReferenceType', referenceType);
    define('ProxyType', proxyType);
    define('CallableProxyType', callableProxyType);
  },
});
