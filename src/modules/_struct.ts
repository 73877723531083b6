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
  doc: `Functions to convert between Python values and C structs.
Python bytes objects are used to hold the data representing the C struct
and also as format strings (explained below) to describe the layout of data
in the C struct.

The optional first format char indicates byte order, size and alignment:
  @: native order, size & alignment (default)
  =: native order, std. size & alignment
  <: little-endian, std. size & alignment
  >: big-endian, std. size & alignment
  !: same as >

The remaining chars indicate types of args and must match exactly;
these can be preceded by a decimal repeat count:
  x: pad byte (no data); c:char; b:signed byte; B:unsigned byte;
  ?: _Bool (requires C99; if not available, char is used instead)
  h:short; H:unsigned short; i:int; I:unsigned int;
  l:long; L:unsigned long; f:float; d:double; e:half-float.
Special cases (preceding decimal count indicates length):
  s:string (array of char); p: pascal string (with count byte).
Special cases (only available in native format):
  n:ssize_t; N:size_t;
  P:an integer type that is wide enough to hold a pointer.
Special case (not in native mode unless 'long long' in platform C):
  q:long long; Q:unsigned long long
Whitespace between formats is ignored.

The variable struct.error is an exception raised on errors.
`,
  functions: [
    method(
      '_clearcache($module, /)',
      (thread) => {
        drop(thread, callMethod(thread, cacheIn(thread), 'clear', []));
        return null;
      },
      'Clear the internal cache.',
    ),
    method(
      'calcsize($module, format, /)',
      (thread, _module, format: Value) => withStruct(thread, format, (struct) => struct.layout.size),
      'Return size in bytes of the struct described by the format string.',
    ),
    method(
      'iter_unpack($module, format, buffer, /)',
      (thread, _module, format: Value, buffer: Value) =>
        withStruct(thread, format, (struct) => iterUnpack(thread, struct, buffer)),
      'Return an iterator yielding tuples unpacked from the given bytes.\n\nThe bytes are unpacked according to the format string, like\na repeated invocation of unpack_from().\n\nRequires that the bytes length be a multiple of the format struct size.',
    ),
    rawMethod(
      'pack',
      'fastcall',
      (thread, _module, args) => {
        const [format, values] = formatAndRest(args);
        return withStruct(thread, format, (struct) => pack(thread, struct, values));
      },
      {
        doc: 'pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed according\nto the format string.  See help(struct) for more on format strings.',
      },
    ),
    rawMethod(
      'pack_into',
      'fastcall',
      (thread, _module, args) => {
        const [format, rest] = formatAndRest(args);
        return withStruct(thread, format, (struct) => packInto(thread, struct, rest));
      },
      {
        doc: 'pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\nthat the offset is a required argument.  See help(struct) for more\non format strings.',
      },
    ),
    method(
      'unpack($module, format, buffer, /)',
      (thread, _module, format: Value, buffer: Value) =>
        withStruct(thread, format, (struct) => unpack(thread, struct, buffer)),
      "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size in bytes must be calcsize(format).\n\nSee help(struct) for more on format strings.",
    ),
    method(
      'unpack_from($module, format, /, buffer, offset=0)',
      (thread, _module, format: Value, buffer: Value, offset: Value | undefined) =>
        withStruct(thread, format, (struct) => unpackFrom(thread, struct, buffer, offset)),
      "Return a tuple containing values unpacked according to the format string.\n\nThe buffer's size, minus offset, must be at least calcsize(format).\n\nSee help(struct) for more on format strings.",
    ),
  ],
  types: [structType],
  init: (thread, _module, define) => define('error', structErrorType(thread)),
});
