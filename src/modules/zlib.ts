// The module zlib.

import * as host from 'node:zlib';
import { copyBytes } from '../objects/bytes/buffer';
import { PyBytes } from '../objects/bytes/bytes';
import { defineType } from '../objects/define-type';
import * as exceptions from '../objects/exceptions/exceptions';
import { type BoundFunction, method } from '../objects/native';
import { argInt } from '../objects/native-arguments';
import { PyObject, type Value } from '../objects/object';
import { asSsize, toIndex } from '../objects/protocols/numbers';
import { raise, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { type PyType, TypeFlag } from '../objects/type';
import { concat } from './_io/io-base';
import { defineModule } from './define-module';

const errorType = defineType({
  name: 'error',
  module: 'zlib',
  base: () => exceptions.ExceptionType,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.BASE_EXC_SUBCLASS,
});

const zlibError = (message: string) => raise(errorType, message);

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let c = index;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 of bytes, continued from `start`. */
function crc32(bytes: Uint8Array, start: number): number {
  let c = ~start >>> 0;
  for (const byte of bytes) c = CRC_TABLE[(c ^ byte) & 0xff]! ^ (c >>> 8);
  return ~c >>> 0;
}

function adler32(bytes: Uint8Array, start: number): number {
  let a = start & 0xffff;
  let b = start >>> 16;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

const checksum =
  (work: (bytes: Uint8Array, start: number) => number, first: number): BoundFunction =>
  (thread, _module, data: Value, start: Value = first) =>
    work(copyBytes(thread, data), Number(BigInt(toIndex(thread, start)) & 0xffffffffn));

function deflate(bytes: Uint8Array, level: number, wbits: number, dictionary?: Uint8Array): Uint8Array {
  const options: host.ZlibOptions = { level, windowBits: Math.max(9, Math.abs(wbits) & 15) };
  if (dictionary !== undefined) options.dictionary = dictionary;
  if (wbits < 0) return host.deflateRawSync(bytes, options);
  return wbits > 15 ? host.gzipSync(bytes, options) : host.deflateSync(bytes, options);
}

/** The errors of zlib by the codes of the host's library. */
const ERRORS: Record<string, [number, string]> = {
  Z_BUF_ERROR: [-5, 'incomplete or truncated stream'],
  Z_NEED_DICT: [2, ''],
};

/** Decompresses one stream; tells how much of the input it took. */
function inflate(bytes: Uint8Array, wbits: number, dictionary?: Uint8Array): { data: Uint8Array; used: number } {
  const options: host.ZlibOptions = wbits === 0 ? {} : { windowBits: Math.max(8, Math.abs(wbits) & 15) || 15 };
  if (dictionary !== undefined) options.dictionary = dictionary;
  const work =
    wbits < 0 ? host.inflateRawSync : wbits > 31 ? host.unzipSync : wbits > 15 ? host.gunzipSync : host.inflateSync;
  try {
    const { buffer, engine } = work(bytes, { ...options, info: true } as host.ZlibOptions) as unknown as {
      buffer: Uint8Array;
      engine: { bytesWritten: number };
    };
    return { data: Uint8Array.from(buffer), used: engine.bytesWritten };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === undefined || !code.startsWith('Z_')) throw error;
    const known = ERRORS[code];
    const [number, text] = known ?? [-3, message];
    throw zlibError(`Error ${number} while decompressing data${text === '' ? '' : `: ${text}`}`);
  }
}

const isIncomplete = (error: unknown): boolean =>
  error instanceof Object &&
  'exc' in error &&
  String((error as { exc: { args: { items: unknown[] } } }).exc.args.items[0]).startsWith('Error -5');

const compress: BoundFunction = (thread, _module, data: Value, level: Value = -1, wbits: Value = 15) => {
  const bytes = copyBytes(thread, data);
  const number = argInt(thread, level);
  if (number < -1 || number > 9) throw zlibError('Bad compression level');
  return new PyBytes(Uint8Array.from(deflate(bytes, number, argInt(thread, wbits))));
};

const decompress: BoundFunction = (thread, _module, data: Value, wbits: Value = 15, bufferSize: Value = 16384) => {
  const bytes = copyBytes(thread, data);
  if (asSsize(thread, bufferSize) <= 0) throw valueError('bufsize must be non-zero');
  return new PyBytes(inflate(bytes, argInt(thread, wbits)).data);
};

/** Collects input and compresses all of it when flushed. */
class PyCompress extends PyObject {
  chunks: Uint8Array[] = [];
  finished = false;
  headerSent = false;

  constructor(
    readonly level: number,
    readonly wbits: number,
    readonly dictionary: Uint8Array | undefined,
  ) {
    super(compressType);
  }

  /** Everything compressed so far, in one stream. */
  get output(): Uint8Array {
    return Uint8Array.from(
      deflate(concat([new Uint8Array(0), ...this.chunks]), this.level, this.wbits, this.dictionary),
    );
  }
}

const compressType: PyType = defineType({
  name: 'Compress',
  module: 'zlib',
  instanceClass: PyCompress as never,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  methods: [
    method('compress($self, data, /)', (thread, self: PyCompress, data: Value) => {
      self.chunks.push(copyBytes(thread, data));
      const header = self.headerSent || self.wbits < 0 || self.wbits > 15 ? 0 : 2;
      self.headerSent = true;
      return new PyBytes(self.output.slice(0, header));
    }),
    method('flush($self, mode=zlib.Z_FINISH, /)', (thread, self: PyCompress, mode: Value = 4) => {
      if (argInt(thread, mode) === 0 || self.finished) return new PyBytes(new Uint8Array(0));
      self.finished = true;
      const header = self.headerSent && self.wbits >= 0 && self.wbits <= 15 ? 2 : 0;
      return new PyBytes(self.output.slice(header));
    }),
    method('copy($self, /)', (_thread, self: PyCompress) => {
      const copy = new PyCompress(self.level, self.wbits, self.dictionary);
      copy.chunks = [...self.chunks];
      copy.headerSent = self.headerSent;
      return copy;
    }),
  ],
});

/** Decompresses a stream that comes in pieces: what is complete so far is decoded again with each piece. */
class PyDecompress extends PyObject {
  input = new Uint8Array(0);
  given = 0;
  eof = false;
  unused = new Uint8Array(0);
  unconsumed = new Uint8Array(0);

  constructor(
    readonly wbits: number,
    readonly dictionary: Uint8Array | undefined,
  ) {
    super(decompressType);
  }

  /** Output that was not given yet. */
  feed(bytes: Uint8Array): Uint8Array {
    if (this.eof) {
      this.unused = Uint8Array.from([...this.unused, ...bytes]);
      return new Uint8Array(0);
    }
    this.input = Uint8Array.from([...this.input, ...bytes]);
    let data: Uint8Array;
    try {
      const result = inflate(this.input, this.wbits, this.dictionary);
      data = result.data;
      this.eof = true;
      this.unused = this.input.slice(result.used);
    } catch (error) {
      if (!isIncomplete(error)) throw error;
      data = partial(this.input, this.wbits, this.dictionary);
    }
    const fresh = data.slice(this.given);
    this.given = data.length;
    return fresh;
  }
}

/** What can be decompressed of an incomplete stream. */
function partial(bytes: Uint8Array, wbits: number, dictionary?: Uint8Array): Uint8Array {
  const options: host.ZlibOptions = { finishFlush: host.constants.Z_SYNC_FLUSH };
  if (dictionary !== undefined) options.dictionary = dictionary;
  const work =
    wbits < 0 ? host.inflateRawSync : wbits > 31 ? host.unzipSync : wbits > 15 ? host.gunzipSync : host.inflateSync;
  return bytes.length === 0 ? bytes : Uint8Array.from(work(bytes, options));
}

const decompressType: PyType = defineType({
  name: 'Decompress',
  module: 'zlib',
  instanceClass: PyDecompress as never,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  members: [
    { name: 'unused_data', get: (self) => new PyBytes((self as PyDecompress).unused) },
    { name: 'unconsumed_tail', get: (self) => new PyBytes((self as PyDecompress).unconsumed) },
    { name: 'eof', get: (self) => (self as PyDecompress).eof },
  ],
  methods: [
    method('decompress($self, data, /, max_length=0)', (thread, self: PyDecompress, data: Value, max: Value = 0) => {
      const limit = asSsize(thread, max);
      if (limit < 0) throw valueError('max_length must be non-negative');
      const output = self.feed(copyBytes(thread, data));
      if (limit === 0 || output.length <= limit) return new PyBytes(output);
      self.given -= output.length - limit;
      return new PyBytes(output.slice(0, limit));
    }),
    method('flush($self, length=zlib.DEF_BUF_SIZE, /)', (_thread, self: PyDecompress) => {
      if (self.input.length === 0) return new PyBytes(new Uint8Array(0));
      return new PyBytes(self.eof ? new Uint8Array(0) : self.feed(new Uint8Array(0)));
    }),
    method('copy($self, /)', (_thread, self: PyDecompress) => {
      const copy = new PyDecompress(self.wbits, self.dictionary);
      Object.assign(copy, { input: self.input, given: self.given, eof: self.eof, unused: self.unused });
      return copy;
    }),
  ],
});

const dictionaryOf = (thread: Thread, value: Value | undefined): Uint8Array | undefined =>
  value === undefined || value === null ? undefined : copyBytes(thread, value);

const validBits = (wbits: number): boolean => {
  const size = Math.abs(wbits) & 15;
  return (size >= 9 || wbits === -8 || wbits === 8) && wbits <= 47 && wbits >= -15;
};

const compressObject: BoundFunction = (
  thread,
  _module,
  level: Value = -1,
  _method: Value = 8,
  wbits: Value = 15,
  _memLevel: Value = 8,
  _strategy: Value = 0,
  dictionary?: Value,
) => {
  const number = argInt(thread, level);
  const bits = argInt(thread, wbits);
  if (number < -1 || number > 9 || !validBits(bits)) throw valueError('Invalid initialization option');
  return new PyCompress(number, bits, dictionaryOf(thread, dictionary));
};

export const zlibModule = defineModule({
  name: 'zlib',
  doc: 'The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.',
  functions: [
    method('adler32($module, data, value=1, /)', checksum(adler32, 1)),
    method('compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)', compress),
    method(
      'compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=None)',
      compressObject,
    ),
    method('crc32($module, data, value=0, /)', checksum(crc32, 0)),
    method('decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)', decompress),
    method(
      "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')",
      (thread, _module, wbits: Value = 15, dictionary?: Value) =>
        new PyDecompress(argInt(thread, wbits), dictionaryOf(thread, dictionary)),
    ),
  ],
  constants: {
    MAX_WBITS: 15,
    DEFLATED: 8,
    DEF_MEM_LEVEL: 8,
    DEF_BUF_SIZE: 16384,
    Z_NO_COMPRESSION: 0,
    Z_BEST_SPEED: 1,
    Z_BEST_COMPRESSION: 9,
    Z_DEFAULT_COMPRESSION: -1,
    Z_FILTERED: 1,
    Z_HUFFMAN_ONLY: 2,
    Z_RLE: 3,
    Z_FIXED: 4,
    Z_DEFAULT_STRATEGY: 0,
    Z_NO_FLUSH: 0,
    Z_PARTIAL_FLUSH: 1,
    Z_SYNC_FLUSH: 2,
    Z_FULL_FLUSH: 3,
    Z_FINISH: 4,
    Z_BLOCK: 5,
    Z_TREES: 6,
    ZLIB_VERSION: '1.3.1',
    ZLIB_RUNTIME_VERSION: '1.3.1',
    __version__: '1.0',
  },
  types: [errorType],
});
