// The module zlib.

import { type Budget, pass, reserveBytes } from '../objects/memory/budget';
import * as host from 'node:zlib';
import { copyBytes } from '../objects/bytes/buffer';
import { PyBytes } from '../objects/bytes/bytes';
import { defineType } from '../objects/define-type';
import * as exceptions from '../objects/exceptions/exceptions';
import { type BoundFunction, method, suspending } from '../objects/native';
import { argInt } from '../objects/native-arguments';
import { PyObject, type Value } from '../objects/object';
import { asSsize, toIndex } from '../objects/protocols/numbers';
import { raise, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { type PyType, TypeFlag } from '../objects/type';
import { concat } from './_io/io-base';
import { defineModule } from './define-module';
import { adler32, crc32 } from './zlib/checksums';
import { InflateError, Inflater } from './zlib/inflater';

const errorType: PyType = defineType({
  name: 'error',
  module: 'zlib',
  base: exceptions.ExceptionType,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.BASE_EXC_SUBCLASS,
});

const zlibError = (message: string) => raise(errorType, message);

/** Checksums of more than this let other threads run. */
const CHECKSUM_GIL_SIZE = 5 * 1024;

/** Bytes of a checksum that are read at once. */
const CHECKSUM_PART = 1 << 20;

const checksum =
  (work: (bytes: Uint8Array, start: number) => number, first: number): BoundFunction =>
  (thread, _module, data: Value, start: Value = first) => {
    const bytes = copyBytes(thread, data);
    if (bytes.length > CHECKSUM_GIL_SIZE) thread.releaseGil();
    let sum = Number(BigInt(toIndex(thread, start)) & 0xffffffffn);
    for (let at = 0; at < bytes.length; at += CHECKSUM_PART) {
      const part = bytes.subarray(at, at + CHECKSUM_PART);
      pass(thread.budget, 8 * part.length);
      sum = work(part, sum);
    }
    return sum;
  };

function deflate(bytes: Uint8Array, level: number, wbits: number, dictionary?: Uint8Array): Uint8Array {
  const options: host.ZlibOptions = { level, windowBits: Math.max(9, Math.abs(wbits) & 15) };
  if (dictionary !== undefined) options.dictionary = dictionary;
  if (wbits < 0) return host.deflateRawSync(bytes, options);
  return wbits > 15 ? host.gzipSync(bytes, options) : host.deflateSync(bytes, options);
}

/** Runs a decompression; what is wrong with the stream is raised. */
function inflate(inflater: Inflater, bytes: Uint8Array, limit = Infinity): { data: Uint8Array; used: number } {
  try {
    return inflater.run(bytes, limit);
  } catch (error) {
    if (!(error instanceof InflateError)) throw error;
    throw zlibError(`Error ${error.code} ${error.action}${error.text === '' ? '' : `: ${error.text}`}`);
  }
}

const compress: BoundFunction = (thread, _module, data: Value, level: Value = -1, wbits: Value = 15) => {
  thread.releaseGil();
  const bytes = copyBytes(thread, data);
  reserveBytes(thread.budget, 2 * bytes.length);
  const number = argInt(thread, level);
  if (number < -1 || number > 9) throw zlibError('Bad compression level');
  return new PyBytes(Uint8Array.from(deflate(bytes, number, argInt(thread, wbits))));
};

const decompress: BoundFunction = (thread, _module, data: Value, wbits: Value = 15, bufferSize: Value = 16384) => {
  thread.releaseGil();
  const bytes = copyBytes(thread, data);
  if (asSsize(thread, bufferSize) <= 0) throw valueError('bufsize must be non-zero');
  const inflater = new Inflater(argInt(thread, wbits), undefined, thread.budget);
  const { data: output } = inflate(inflater, bytes);
  if (!inflater.ended) throw zlibError('Error -5 while decompressing data: incomplete or truncated stream');
  return new PyBytes(output);
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
  instanceClass: PyCompress,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  methods: [
    suspending(
      method('compress($self, data, /)', (thread, self: PyCompress, data: Value) => {
        thread.releaseGil();
        self.chunks.push(copyBytes(thread, data));
        reserveBytes(thread.budget, 2 * self.chunks.reduce((sum, chunk) => sum + chunk.length, 0));
        const header = self.headerSent || self.wbits < 0 || self.wbits > 15 ? 0 : 2;
        self.headerSent = true;
        return new PyBytes(self.output.slice(0, header));
      }),
    ),
    suspending(
      method('flush($self, mode=zlib.Z_FINISH, /)', (thread, self: PyCompress, mode: Value = 4) => {
        if (argInt(thread, mode) === 0 || self.finished) return new PyBytes(new Uint8Array(0));
        thread.releaseGil();
        self.finished = true;
        const header = self.headerSent && self.wbits >= 0 && self.wbits <= 15 ? 2 : 0;
        return new PyBytes(self.output.slice(header));
      }),
    ),
    method('copy($self, /)', (_thread, self: PyCompress) => {
      const copy = new PyCompress(self.level, self.wbits, self.dictionary);
      copy.chunks = [...self.chunks];
      copy.headerSent = self.headerSent;
      return copy;
    }),
  ],
});

/** Decompresses a stream that comes in pieces. */
class PyDecompress extends PyObject {
  unused: Uint8Array = new Uint8Array(0);
  unconsumed: Uint8Array = new Uint8Array(0);
  private inflater: Inflater;
  /** What was done so far, for copies. */
  private history: { bytes: Uint8Array; limit: number }[] = [];

  constructor(
    readonly wbits: number,
    readonly dictionary: Uint8Array | undefined,
    private readonly budget: Budget,
  ) {
    super(decompressType);
    this.inflater = new Inflater(wbits, dictionary, budget);
  }

  get eof(): boolean {
    return this.inflater.ended;
  }

  feed(bytes: Uint8Array, limit = Infinity): Uint8Array {
    const { data, used } = inflate(this.inflater, bytes, limit);
    if (used > 0 || data.length > 0) this.history.push({ bytes: bytes.slice(0, used), limit });
    const rest = bytes.slice(used);
    if (this.eof && rest.length > 0) this.unused = concat([this.unused, rest]);
    if (this.eof ? this.unconsumed.length > 0 : rest.length > 0 || this.unconsumed.length > 0) this.unconsumed = rest;
    return data;
  }

  copy(): PyDecompress {
    const copy = new PyDecompress(this.wbits, this.dictionary, this.budget);
    for (const { bytes, limit } of this.history) copy.inflater.run(bytes, limit);
    copy.history = [...this.history];
    copy.unused = this.unused;
    copy.unconsumed = this.unconsumed;
    return copy;
  }
}

const decompressType: PyType = defineType({
  name: 'Decompress',
  module: 'zlib',
  instanceClass: PyDecompress,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  members: [
    { name: 'unused_data', get: (self) => new PyBytes(self.unused) },
    { name: 'unconsumed_tail', get: (self) => new PyBytes(self.unconsumed) },
    { name: 'eof', get: (self) => self.eof },
  ],
  methods: [
    suspending(
      method('decompress($self, data, /, max_length=0)', (thread, self: PyDecompress, data: Value, max: Value = 0) => {
        const limit = asSsize(thread, max);
        if (limit < 0) throw valueError('max_length must be non-negative');
        thread.releaseGil();
        return new PyBytes(self.feed(copyBytes(thread, data), limit === 0 ? Infinity : limit));
      }),
    ),
    method('flush($self, length=zlib.DEF_BUF_SIZE, /)', (thread, self: PyDecompress, length: Value = 16384) => {
      if (asSsize(thread, length) <= 0) throw valueError('length must be greater than zero');
      return new PyBytes(self.feed(self.unconsumed));
    }),
    method('copy($self, /)', (_thread, self: PyDecompress) => self.copy()),
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
  functions: [
    suspending(method('adler32($module, data, value=1, /)', checksum(adler32, 1))),
    suspending(method('compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)', compress)),
    method(
      'compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=None)',
      compressObject,
    ),
    suspending(method('crc32($module, data, value=0, /)', checksum(crc32, 0))),
    suspending(method('decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)', decompress)),
    method(
      "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')",
      (thread, _module, wbits: Value = 15, dictionary?: Value) =>
        new PyDecompress(argInt(thread, wbits), dictionaryOf(thread, dictionary), thread.budget),
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
