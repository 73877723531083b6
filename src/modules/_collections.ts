// The module _collections.

import { dictType, PyDict } from '../objects/containers/dict';
import { findByHash, hashKey } from '../objects/containers/dict-lookup';
import { method } from '../objects/native';
import { hold, release, type Value } from '../objects/object';
import { callHeld } from '../objects/protocols/calls';
import { getAttr } from '../objects/protocols/attributes';
import { forEach } from '../objects/protocols/iteration';
import { binaryOp } from '../objects/protocols/numbers';
import { setItem } from '../objects/protocols/subscript';
import type { Thread } from '../objects/thread';
import { typeLookup } from '../objects/types/type-lookup';
import { defaultdictType } from './collections/defaultdict';
import { dequeType } from './collections/deque';
import { dequeIteratorType, dequeReverseIteratorType } from './collections/deque-iterators';
import { orderedDictType } from './collections/ordered-dict';
import { tuplegetterType } from './collections/tuplegetter';
import { defineModule } from './define-module';
import './collections/deque-type';
import './collections/ordered-dict-type';

/** Counts in a dictionary whose methods are those of dict. */
function countInDict(thread: Thread, dict: PyDict, iterable: Value): void {
  forEach(thread, iterable, (key) => {
    const hash = hashKey(thread, key);
    const position = findByHash(thread, dict, key, hash);
    const old = position < 0 ? 0 : dict.values[position]!;
    const count = hold(binaryOp(thread, '+', old, 1));
    try {
      dict.setHashed(thread, key, hash, count);
    } finally {
      release(thread, count);
    }
  });
}

function countElements(thread: Thread, mapping: Value, iterable: Value): void {
  if (mapping instanceof PyDict) {
    const plain = ['get', '__setitem__'].every((name) => typeLookup(mapping.type, name) === typeLookup(dictType, name));
    if (plain) {
      countInDict(thread, mapping, iterable);
      return;
    }
  }
  forEach(thread, iterable, (key) => {
    const old = hold(callHeld(thread, getAttr(thread, mapping, 'get'), [key, 0]));
    let count: Value;
    try {
      count = hold(binaryOp(thread, '+', old, 1));
    } finally {
      release(thread, old);
    }
    try {
      setItem(thread, mapping, key, count);
    } finally {
      release(thread, count);
    }
  });
}

defineModule({
  name: '_collections',
  functions: [
    method('_count_elements($module, mapping, iterable, /)', (thread, _module, mapping: Value, iterable: Value) => {
      countElements(thread, mapping, iterable);
      return null;
    }),
  ],
  types: [dequeType, defaultdictType, orderedDictType, dequeIteratorType, dequeReverseIteratorType, tuplegetterType],
});
