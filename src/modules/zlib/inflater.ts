// Decompresses a stream that comes in pieces, with room for some output at a time. Takes only the input that it needs,
// as zlib does: what it leaves is the unconsumed tail.

import { type Budget, reserveBytes } from '../../objects/memory/budget';
import { adler32, crc32 } from './checksums';
import { FIXED_DISTANCES, FIXED_LITERALS, huffmanTable } from './huffman';

/** The stream is wrong in a way that zlib has a text for. */
export class InflateError {
  constructor(
    readonly code: number,
    readonly text: string,
    readonly action = 'while decompressing data',
  ) {}
}

const fail = (text: string) => new InflateError(-3, text);

const WINDOW = 32768;
const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASES = Array.from({ length: 30 }, (_, code) =>
  code < 2 ? code + 1 : ((2 + (code & 1)) << ((code >> 1) - 1)) + 1,
);
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

type Work<T = void> = Generator<undefined, T, undefined>;

export class Inflater {
  ended = false;
  private input: Uint8Array = new Uint8Array(0);
  private at = 0;
  private hold = 0;
  private bits = 0;
  private window = new Uint8Array(WINDOW);
  private written = 0;
  private output = new Uint8Array(256);
  private outputLength = 0;
  private limit = 0;
  private problem: unknown = undefined;
  private adler = 1;
  private crc = 0;
  /** How much of the present output is in the checksums. */
  private checked = 0;
  private readonly work: Work;

  /** `wbits` as zlib takes it; `dictionary`: what the stream may refer to before its start. */
  constructor(
    private readonly wbits: number,
    private readonly dictionary: Uint8Array | undefined,
    private readonly budget: Budget,
  ) {
    if (wbits < 0 && dictionary !== undefined) this.preset(dictionary);
    this.work = this.stream();
  }

  /** Goes on with `input` until it or the room for output ends; tells how much of the input it took. */
  run(input: Uint8Array, limit: number): { data: Uint8Array; used: number } {
    this.input = input;
    this.at = 0;
    this.limit = limit;
    this.outputLength = 0;
    if (this.problem !== undefined) throw this.problem;
    try {
      if (!this.ended && this.work.next().done === true) this.ended = true;
    } catch (error) {
      this.problem = error;
      throw error;
    }
    const data = this.output.slice(0, this.outputLength);
    this.adler = adler32(data.subarray(this.checked), this.adler);
    this.crc = crc32(data.subarray(this.checked), this.crc);
    this.checked = 0;
    return { data, used: this.at };
  }

  private preset(bytes: Uint8Array): void {
    for (const byte of bytes) this.window[this.written++ % WINDOW] = byte;
  }

  /** Makes sure of some bits; false: the input has ended. */
  private has(count: number): boolean {
    while (this.bits < count) {
      if (this.at === this.input.length) return false;
      this.hold |= this.input[this.at++]! << this.bits;
      this.bits += 8;
    }
    return true;
  }

  private drop(count: number): number {
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.bits -= count;
    return value;
  }

  private *take(count: number): Work<number> {
    while (!this.has(count)) yield;
    return this.drop(count);
  }

  private put(byte: number): void {
    if (this.outputLength === this.output.length) {
      reserveBytes(this.budget, this.output.length * 2);
      this.budget.work(this.output.length / 8);
      const longer = new Uint8Array(this.output.length * 2);
      longer.set(this.output);
      this.output = longer;
    }
    this.output[this.outputLength++] = byte;
    this.window[this.written++ % WINDOW] = byte;
  }

  private *stream(): Work {
    let wrapper: 'raw' | 'zlib' | 'gzip' = 'raw';
    if (this.wbits >= 0) {
      const gzip = this.wbits > 15;
      const both = this.wbits > 31;
      while (!this.has(16)) yield;
      if (gzip && this.hold === 0x8b1f) wrapper = 'gzip';
      else if (!gzip || both) wrapper = 'zlib';
      else throw fail('incorrect header check');
      if (wrapper === 'gzip') yield* this.gzipHeader();
      else yield* this.zlibHeader();
    }
    while (!(yield* this.block()));
    this.drop(this.bits & 7);
    if (wrapper === 'raw') return;
    const present = this.output.subarray(this.checked, this.outputLength);
    this.checked = this.outputLength;
    this.adler = adler32(present, this.adler);
    this.crc = crc32(present, this.crc);
    if (wrapper === 'zlib') {
      const high = yield* this.bigEndian();
      if ((high * 65536 + (yield* this.bigEndian())) >>> 0 !== this.adler) throw fail('incorrect data check');
      return;
    }
    const low = yield* this.take(16);
    if ((low | ((yield* this.take(16)) << 16)) >>> 0 !== this.crc) throw fail('incorrect data check');
    const lengthLow = yield* this.take(16);
    if ((lengthLow | ((yield* this.take(16)) << 16)) >>> 0 !== this.written >>> 0) throw fail('incorrect length check');
  }

  private *bigEndian(): Work<number> {
    const first = yield* this.take(8);
    return (first << 8) | (yield* this.take(8));
  }

  private *zlibHeader(): Work {
    const method = this.drop(8);
    const flags = this.drop(8);
    if (((method << 8) | flags) % 31 !== 0) throw fail('incorrect header check');
    if ((method & 15) !== 8) throw fail('unknown compression method');
    const size = (method >> 4) + 8;
    const allowed = this.wbits & 15 || size;
    if (size > 15 || size > allowed) throw fail('invalid window size');
    if ((flags & 0x20) === 0) return;
    const high = yield* this.bigEndian();
    const wanted = (high * 65536 + (yield* this.bigEndian())) >>> 0;
    if (this.dictionary === undefined) throw new InflateError(2, '');
    if (adler32(this.dictionary, 1) !== wanted) throw new InflateError(-3, 'invalid input data', 'while setting zdict');
    this.preset(this.dictionary);
  }

  private *gzipHeader(): Work {
    this.drop(16);
    const method = yield* this.take(8);
    const flags = yield* this.take(8);
    if (method !== 8) throw fail('unknown compression method');
    if (flags & 0xe0) throw fail('unknown header flags set');
    for (let byte = 0; byte < 6; byte++) yield* this.take(8);
    if (flags & 4) for (let length = yield* this.take(16); length > 0; length--) yield* this.take(8);
    if (flags & 8) while ((yield* this.take(8)) !== 0);
    if (flags & 16) while ((yield* this.take(8)) !== 0);
    if (flags & 2) yield* this.take(16);
  }

  /** One block; true: it was the last one. */
  private *block(): Work<boolean> {
    const isLast = (yield* this.take(1)) === 1;
    const kind = yield* this.take(2);
    if (kind === 3) throw fail('invalid block type');
    if (kind === 0) yield* this.stored();
    else if (kind === 1) yield* this.coded(FIXED_LITERALS, FIXED_DISTANCES);
    else {
      const [literals, distances] = yield* this.tables();
      yield* this.coded(literals, distances);
    }
    return isLast;
  }

  private *stored(): Work {
    this.drop(this.bits & 7);
    const length = yield* this.take(16);
    if ((yield* this.take(16)) !== (~length & 0xffff)) throw fail('invalid stored block lengths');
    for (let left = length; left > 0; left--) {
      while (this.outputLength === this.limit || !this.has(8)) yield;
      this.put(this.drop(8));
    }
  }

  private *tables(): Work<[typeof FIXED_LITERALS, typeof FIXED_DISTANCES]> {
    while (!this.has(14)) yield;
    const literalCount = this.drop(5) + 257;
    const distanceCount = this.drop(5) + 1;
    const lengthCount = this.drop(4) + 4;
    if (literalCount > 286 || distanceCount > 30) throw fail('too many length or distance symbols');
    const codeLengths = new Uint8Array(19);
    for (let index = 0; index < lengthCount; index++) codeLengths[LENGTH_ORDER[index]!] = yield* this.take(3);
    const codes = huffmanTable(codeLengths, false);
    if (codes === undefined) throw fail('invalid code lengths set');
    const lengths = new Uint8Array(literalCount + distanceCount);
    for (let index = 0; index < lengths.length; ) {
      const symbol = yield* this.symbol(codes, 'invalid code lengths set');
      if (symbol < 16) {
        lengths[index++] = symbol;
        continue;
      }
      if (symbol === 16 && index === 0) throw fail('invalid bit length repeat');
      const value = symbol === 16 ? lengths[index - 1]! : 0;
      const extra = symbol === 16 ? 2 : symbol === 17 ? 3 : 7;
      const repeat = (symbol === 18 ? 11 : 3) + (yield* this.take(extra));
      if (index + repeat > lengths.length) throw fail('invalid bit length repeat');
      lengths.fill(value, index, index + repeat);
      index += repeat;
    }
    if (lengths[256] === 0) throw fail('invalid code -- missing end-of-block');
    const literals = huffmanTable(lengths.subarray(0, literalCount), true);
    if (literals === undefined) throw fail('invalid literal/lengths set');
    const distances = huffmanTable(lengths.subarray(literalCount), true);
    if (distances === undefined) throw fail('invalid distances set');
    return [literals, distances];
  }

  private *symbol({ entries, mask }: typeof FIXED_LITERALS, problem: string): Work<number> {
    for (;;) {
      const entry = entries[this.hold & mask]!;
      const length = entry & 15;
      if (length !== 0 && length <= this.bits) {
        this.drop(length);
        return entry >> 4;
      }
      if (length === 0 && mask >> this.bits === 0) throw fail(problem);
      while (!this.has(this.bits + 1)) yield;
    }
  }

  private *coded(literals: typeof FIXED_LITERALS, distances: typeof FIXED_DISTANCES): Work {
    for (;;) {
      const symbol = yield* this.symbol(literals, 'invalid literal/length code');
      if (symbol === 256) return;
      if (symbol < 256) {
        while (this.outputLength === this.limit) yield;
        this.put(symbol);
        continue;
      }
      if (symbol > 285) throw fail('invalid literal/length code');
      const length = LENGTH_BASES[symbol - 257]! + (yield* this.take(LENGTH_EXTRA[symbol - 257]!));
      const code = yield* this.symbol(distances, 'invalid distance code');
      if (code > 29) throw fail('invalid distance code');
      const distance = DISTANCE_BASES[code]! + (yield* this.take(code < 2 ? 0 : (code >> 1) - 1));
      if (distance > Math.min(this.written, WINDOW)) throw fail('invalid distance too far back');
      for (let left = length; left > 0; left--) {
        while (this.outputLength === this.limit) yield;
        this.put(this.window[(this.written - distance) % WINDOW]!);
      }
    }
  }
}
