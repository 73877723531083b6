// functools._lru_cache_wrapper.

import { PyMethod } from '../../objects/functions/bound-method';
import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/containers/dict';
import { findByHash } from '../../objects/containers/dict-lookup';
import { OverflowErrorType } from '../../objects/exceptions/exceptions';
import { KEPT, PyHolder } from '../../objects/holder';
import { instanceDictGetSet } from '../../objects/types/instance-dict';
import { method, rawMethod } from '../../objects/native';
import { keywordPairs, parseKeywords, positionalArgs } from '../../objects/native-arguments';
import { hold, IMMORTAL, PyObject, release, unhold, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { hash } from '../../objects/protocols/hashing';
import { isCallable } from '../../objects/protocols/instances';
import { asSsize, isIndex } from '../../objects/protocols/numbers';
import { typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';

/** A remembered call, in the order of use. */
class PyLink extends PyHolder {
  previous: PyLink | undefined = undefined;
  next: PyLink | undefined = undefined;

  static {
    PyLink.holds({ key: null, result: null });
  }

  constructor(
    public key: Value,
    public hash: number,
    public result: Value,
  ) {
    super(linkType);
    hold(key);
    hold(result);
  }
}

const linkType: PyType = defineType({
  module: 'functools',
  name: '_lru_list_elem',
  instanceClass: PyLink,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
});

/** Separates keyword arguments from positional ones in a key. */
const KEYWORD_MARK = new PyObject(linkType);
KEYWORD_MARK.refs = IMMORTAL;

class PyLruCache extends PyHolder {
  hits = 0;
  misses = 0;
  oldest: PyLink | undefined = undefined;
  newest: PyLink | undefined = undefined;
  cache: PyDict;

  static {
    PyLruCache.holds({ cache: KEPT, func: null, infoType: null });
  }

  /** `maxSize` is -1 without a limit. */
  constructor(
    type: PyType,
    public func: Value,
    readonly maxSize: number,
    readonly typed: boolean,
    public infoType: Value,
  ) {
    super(type);
    hold(func);
    hold(infoType);
    this.cache = hold(new PyDict());
  }

  override clear(thread: Thread): void {
    this.forgetOrder();
    super.clear(thread);
  }

  forgetOrder(): void {
    this.oldest = this.newest = undefined;
  }

  unlink(link: PyLink): void {
    if (link.previous === undefined) this.oldest = link.next;
    else link.previous.next = link.next;
    if (link.next === undefined) this.newest = link.previous;
    else link.next.previous = link.previous;
    link.previous = link.next = undefined;
  }

  linkNewest(link: PyLink): void {
    link.previous = this.newest;
    if (this.newest === undefined) this.oldest = link;
    else this.newest.next = link;
    this.newest = link;
  }
}

/** What a call is remembered under (lru_cache_make_key): the one argument itself if it is a plain str or int. */
function makeKey(args: Value[], kwnames: PyTuple | undefined, typed: boolean): Value {
  const positional = positionalArgs(args, kwnames);
  const pairs = keywordPairs(args, kwnames);
  if (!typed && pairs.length === 0 && positional.length === 1) {
    const [only] = positional as [Value];
    if (typeof only === 'string' || typeof only === 'number' || typeof only === 'bigint') return only;
  }
  const key = positional.slice();
  if (pairs.length > 0) key.push(KEYWORD_MARK, ...pairs.flat());
  if (typed) key.push(...positional.map(typeOf), ...pairs.map(([, value]) => typeOf(value)));
  return PyTuple.of(key);
}

function callCached(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const cache = self as PyLruCache;
  if (cache.maxSize === 0) {
    cache.misses++;
    return thread.call(cache.func, args, kwnames);
  }
  const key = hold(makeKey(args, kwnames, cache.typed));
  let result: Value;
  try {
    const keyHash = hash(thread, key);
    const lookup = cache.maxSize < 0 ? callUnlimited : callBounded;
    result = hold(lookup(thread, cache, key, keyHash, () => thread.call(cache.func, args, kwnames)));
  } finally {
    release(thread, key);
  }
  return unhold(result);
}

function callUnlimited(thread: Thread, cache: PyLruCache, key: Value, keyHash: number, call: () => Value): Value {
  const position = findByHash(thread, cache.cache, key, keyHash);
  if (position >= 0) {
    cache.hits++;
    return cache.cache.values[position]!;
  }
  cache.misses++;
  const result = hold(call());
  try {
    cache.cache.setHashed(thread, key, keyHash, result);
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

function callBounded(thread: Thread, cache: PyLruCache, key: Value, keyHash: number, call: () => Value): Value {
  const position = findByHash(thread, cache.cache, key, keyHash);
  if (position >= 0) {
    const link = cache.cache.values[position] as PyLink;
    cache.unlink(link);
    cache.linkNewest(link);
    cache.hits++;
    return link.result;
  }
  cache.misses++;
  const result = hold(call());
  try {
    // The call may have remembered the same arguments.
    if (findByHash(thread, cache.cache, key, keyHash) < 0) remember(thread, cache, key, keyHash, result);
  } catch (error) {
    release(thread, result);
    throw error;
  }
  return unhold(result);
}

function remember(thread: Thread, cache: PyLruCache, key: Value, keyHash: number, result: Value): void {
  const { oldest } = cache;
  if (cache.cache.size >= cache.maxSize && oldest !== undefined) {
    cache.unlink(oldest);
    hold(oldest);
    try {
      const position = findByHash(thread, cache.cache, oldest.key, oldest.hash);
      if (position < 0) return;
      release(thread, cache.cache.removeAt(thread, position));
    } finally {
      release(thread, oldest);
    }
  }
  const link = hold(new PyLink(key, keyHash, result));
  try {
    cache.cache.setHashed(thread, key, keyHash, link);
    cache.linkNewest(link);
  } finally {
    release(thread, link);
  }
}

function newLruCache(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const [func, maxSize, typed, infoType] = parseKeywords(
    thread,
    'lru_cache',
    'user_function, maxsize, typed, cache_info_type',
    args,
    kwnames,
  ) as [Value, Value, Value, Value];
  const isTyped = isTrue(thread, typed);
  if (!isCallable(func)) throw typeError('the first argument must be callable');
  let limit = -1;
  if (maxSize !== null) {
    if (!isIndex(maxSize)) throw typeError('maxsize should be integer or None');
    limit = Math.max(0, asSsize(thread, maxSize, OverflowErrorType));
  }
  return new PyLruCache(type, func, limit, isTyped, infoType);
}

export const lruCacheType: PyType = defineType({
  module: 'functools',
  name: '_lru_cache_wrapper',
  instanceClass: PyLruCache,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.METHOD_DESCRIPTOR,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: newLruCache,
    tp_call: callCached,
    tp_descr_get: (_thread, self, instance) =>
      instance === undefined || instance === null ? self : new PyMethod(self, instance),
  },
  getset: [instanceDictGetSet()],
  methods: [
    method('cache_info($self, /)', (thread, { hits, misses, maxSize, cache, infoType }: PyLruCache) =>
      thread.call(infoType, [hits, misses, maxSize < 0 ? null : maxSize, cache.size]),
    ),
    method('cache_clear($self, /)', (thread, self: PyLruCache) => {
      self.forgetOrder();
      self.hits = self.misses = 0;
      self.cache.removeAll(thread);
      return null;
    }),
    method('__reduce__($self, /)', (thread, self: PyLruCache) => getAttr(thread, self, '__qualname__')),
    rawMethod('__copy__', 'varargs', (_thread, self: PyLruCache) => self),
    rawMethod('__deepcopy__', 'varargs', (_thread, self: PyLruCache) => self),
  ],
});
