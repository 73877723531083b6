// The module _struct: C structs as bytes.

import { PyDict } from '../objects/containers/dict';
import { method, rawMethod } from '../objects/native';
import { drop, hold, release, type Value } from '../objects/object';
import { callMethod } from '../objects/protocols/attributes';
import { typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { defineModule, holdForever, stateOf } from './define-module';
import { structErrorType } from './struct/error';
import { iterUnpack, pack, packInto, PyStruct, structType, unpack, unpackFrom } from './struct/struct-type';

const MAX_CACHED = 100;

const cacheIn = (thread: Thread): PyDict => stateOf(thread, '_struct', () => holdForever(thread, PyDict.fresh()));

/** The compiled form of a format (cache_struct_converter); alive as long as `use` runs. */
function withStruct<T>(thread: Thread, format: Value, use: (struct: PyStruct) => T): T {
  const cache = cacheIn(thread);
  let struct = cache.get(thread, format) as PyStruct | undefined;
  if (struct === undefined) {
    struct = new PyStruct();
    try {
      struct.initialise(thread, format);
    } catch (error) {
      drop(thread, struct);
      throw error;
    }
    if (cache.size >= MAX_CACHED) drop(thread, callMethod(thread, cache, 'clear', []));
    cache.set(thread, format, struct);
  }
  hold(struct);
  try {
    return use(struct);
  } finally {
    release(thread, struct);
  }
}

function formatAndRest(args: Value[]): [format: Value, rest: Value[]] {
  const [format, ...rest] = args;
  if (format === undefined) throw typeError('missing format argument');
  return [format, rest];
}

defineModule({
  name: '_struct',
  functions: [
    method('_clearcache($module, /)', (thread) => {
      drop(thread, callMethod(thread, cacheIn(thread), 'clear', []));
      return null;
    }),
    method('calcsize($module, format, /)', (thread, _module, format: Value) =>
      withStruct(thread, format, (struct) => struct.layout.size),
    ),
    method('iter_unpack($module, format, buffer, /)', (thread, _module, format: Value, buffer: Value) =>
      withStruct(thread, format, (struct) => iterUnpack(thread, struct, buffer)),
    ),
    rawMethod(
      'pack',
      'fastcall',
      (thread, _module, args) => {
        const [format, values] = formatAndRest(args);
        return withStruct(thread, format, (struct) => pack(thread, struct, values));
      },
      {},
    ),
    rawMethod(
      'pack_into',
      'fastcall',
      (thread, _module, args) => {
        const [format, rest] = formatAndRest(args);
        return withStruct(thread, format, (struct) => packInto(thread, struct, rest));
      },
      {},
    ),
    method('unpack($module, format, buffer, /)', (thread, _module, format: Value, buffer: Value) =>
      withStruct(thread, format, (struct) => unpack(thread, struct, buffer)),
    ),
    method(
      'unpack_from($module, format, /, buffer, offset=0)',
      (thread, _module, format: Value, buffer: Value, offset: Value | undefined) =>
        withStruct(thread, format, (struct) => unpackFrom(thread, struct, buffer, offset)),
    ),
  ],
  types: [structType],
  init: (thread, _module, define) => define('error', structErrorType(thread)),
});
