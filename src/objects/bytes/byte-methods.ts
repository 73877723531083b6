// The methods that bytes and bytearray share; each makes results of its own class.

import { type Budget, pass, reserveBytes } from '../memory/budget';
import { sized } from '../sized-methods';
import { withBytes } from './buffer';
import type { ByteSequence } from './byte-sequence';
import { withNeedle } from './byte-sequence';
import {
  capitalizeBytes,
  countBytes,
  expandTabsOfBytes,
  findBytes,
  findLastBytes,
  isAlphaByte,
  isDigitByte,
  isLowerByte,
  isSpaceByte,
  isTitleBytes,
  isUpperByte,
  joinBytes,
  lowerByte,
  replaceBytes,
  splitAtBytes,
  splitAtBytesFromRight,
  splitAtSpaces,
  splitAtSpacesFromRight,
  splitLinesOfBytes,
  strippedBounds,
  swapByte,
  titleBytes,
  upperByte,
  zeroFillBytes,
} from './byte-operations';
import { PyByteArray } from './bytearray';
import { PyBytes } from './bytes';
import { bytesToHex } from './bytes-hex';
import { TypeErrorType } from '../exceptions/exceptions';
import { PyList } from '../containers/list';
import { method, type NativeDefinition, staticMethod } from '../native';
import { argInt, argText } from '../native-arguments';
import { release, type Value } from '../object';
import { swallow } from '../protocols/attributes';
import { decodeBytes } from '../protocols/codecs';
import { isTrue } from '../protocols/compare';
import { sequenceItems } from '../containers/list-extend';
import { memoryError, typeError, valueError } from '../raise';
import { ssizeArgument } from '../containers/sequence-arguments';
import { sliceIndex } from '../containers/slice';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { typeOf } from '../type-of';

type Self = ByteSequence;
type Optional = Value | undefined;

/** How a class makes its results. */
export interface ByteFamily {
  typeName: 'bytes' | 'bytearray';
  of(bytes: Uint8Array): Value;
  /** The result where nothing changes. */
  same(self: Self): Value;
}

/** Bounds within `length` (ADJUST_INDICES). */
export function searchBounds(
  thread: Thread,
  length: number,
  start: Optional,
  end: Optional,
): [start: number, end: number] {
  const from = start === undefined || start === null ? 0 : sliceIndex(thread, start);
  const to = end === undefined || end === null ? 0x7fff_ffff : sliceIndex(thread, end);
  const stop = to > length ? length : to < 0 ? Math.max(to + length, 0) : to;
  return [from < 0 ? Math.max(from + length, 0) : from, stop];
}

/** A method that looks for something within optional bounds; its text signature is older than Clinic's way. */
export function searchMethod<Self extends Value>(
  name: string,
  what: string,
  bound: (thread: Thread, self: Self, what: Value, start: Optional, end: Optional) => Value,
): NativeDefinition<Self> {
  return {
    ...method(`${name}($self, ${what}, start=None, end=None, /)`, bound),
    textSignature: `($self, ${what}[, start[, end]], /)`,
  };
}

type Search = (bytes: Uint8Array, part: Uint8Array, start: number, stop: number, budget: Budget) => number;

function search(thread: Thread, self: Self, what: Value, start: Optional, end: Optional, find: Search): number {
  const [from, to] = searchBounds(thread, self.bytes.length, start, end);
  return withNeedle(thread, what, (needle) => find(self.bytes, needle, from, to, thread.budget));
}

function searcher(name: string, find: Search, mustFind: boolean): NativeDefinition {
  return searchMethod(name, 'sub', (thread, self: Self, what, start, end) => {
    const at = search(thread, self, what, start, end, find);
    if (at < 0 && mustFind) throw valueError('subsection not found');
    return at;
  });
}

function tailMethod(name: string, what: string, atEnd: boolean): NativeDefinition {
  const matches = (thread: Thread, self: Self, part: Value, from: number, to: number): boolean =>
    withBytes(thread, part, (bytes) => {
      if (bytes.length > to - from) return false;
      const at = atEnd ? to - bytes.length : from;
      return bytes.every((byte, index) => self.bytes[at + index] === byte);
    });
  return searchMethod(name, what, (thread, self: Self, part, start, end) => {
    const [from, to] = searchBounds(thread, self.bytes.length, start, end);
    if (part instanceof PyTuple) return part.items.some((item) => matches(thread, self, item, from, to));
    try {
      return matches(thread, self, part, from, to);
    } catch (error) {
      swallow(thread, error, TypeErrorType);
      throw typeError(`${name} first arg must be bytes or a tuple of bytes, not ${typeOf(part).tpName}`);
    }
  });
}

/** The fill character of center and its kin. */
function fillByte(name: string, fill: Optional): number {
  if (fill === undefined) return 32;
  if (fill instanceof PyBytes || fill instanceof PyByteArray) {
    if (fill.bytes.length === 1) return fill.bytes[0]!;
    const kind = fill instanceof PyBytes ? 'bytes' : 'bytearray';
    throw typeError(
      `${name}(): argument 2 must be a byte string of length 1, not a ${kind} object of length ${fill.bytes.length}`,
    );
  }
  throw typeError(
    `${name}() argument 2 must be a byte string of length 1, not ${fill === null ? 'None' : typeOf(fill).tpName}`,
  );
}

function justify(
  family: ByteFamily,
  name: string,
  padding: (missing: number, width: number) => number,
): NativeDefinition {
  return method(`${name}($self, width, fillchar=b' ', /)`, (thread, self: Self, widthValue: Value, fill: Optional) => {
    const width = ssizeArgument(thread, widthValue);
    const byte = fillByte(name, fill);
    const missing = width - self.bytes.length;
    if (missing <= 0) return family.same(self);
    if (width > 0x7fff_0000) throw memoryError();
    reserveBytes(thread.budget, width);
    const result = new Uint8Array(width).fill(byte);
    result.set(self.bytes, padding(missing, width));
    return family.of(result);
  });
}

const test = (name: string, every: (byte: number) => boolean): NativeDefinition =>
  method(`${name}($self, /)`, (_thread, { bytes }: Self) => bytes.length > 0 && bytes.every(every));

/** islower, isupper: some letter, and none of the other case. */
const caseTest = (
  name: string,
  wanted: (byte: number) => boolean,
  other: (byte: number) => boolean,
): NativeDefinition =>
  method(`${name}($self, /)`, (_thread, { bytes }: Self) => bytes.some(wanted) && !bytes.some(other));

function strip(family: ByteFamily, name: string, left: boolean, right: boolean): NativeDefinition {
  return method(`${name}($self, bytes=None, /)`, (thread, self: Self, characters: Optional) => {
    const cut = (set: Uint8Array | undefined): Value => {
      const [start, end] = strippedBounds(self.bytes, set, left, right);
      return end - start === self.bytes.length ? family.same(self) : family.of(self.bytes.slice(start, end));
    };
    return characters === undefined || characters === null ? cut(undefined) : withBytes(thread, characters, cut);
  });
}

function splitter(
  family: ByteFamily,
  name: string,
  atSpaces: (bytes: Uint8Array, limit: number, budget: Budget) => Uint8Array[],
  atSeparator: (bytes: Uint8Array, separator: Uint8Array, limit: number, budget: Budget) => Uint8Array[],
): NativeDefinition {
  return method(
    `${name}($self, /, sep=None, maxsplit=-1)`,
    (thread, self: Self, separator: Optional, maximum: Optional) => {
      const count = maximum === undefined ? -1 : ssizeArgument(thread, maximum);
      const limit = count < 0 ? 0x7fff_ffff : count;
      const made = (parts: Uint8Array[]): Value => new PyList(parts.map((part) => family.of(part)));
      if (separator === undefined || separator === null) return made(atSpaces(self.bytes, limit, thread.budget));
      return withBytes(thread, separator, (bytes) => {
        if (bytes.length === 0) throw valueError('empty separator');
        return made(atSeparator(self.bytes, bytes, limit, thread.budget));
      });
    },
  );
}

function partition(family: ByteFamily, name: string, find: Search, fromRight: boolean): NativeDefinition {
  return method(`${name}($self, sep, /)`, (thread, self: Self, separator: Value) =>
    withBytes(thread, separator, (bytes) => {
      if (bytes.length === 0) throw valueError('empty separator');
      const at = find(self.bytes, bytes, 0, self.bytes.length, thread.budget);
      const empty = (): Value => family.of(new Uint8Array(0));
      if (at < 0) {
        const whole = self instanceof PyBytes ? self : family.of(self.bytes.slice());
        return new PyTuple(fromRight ? [empty(), empty(), whole] : [whole, empty(), empty()]);
      }
      const middle = self instanceof PyBytes ? separator : family.of(bytes.slice());
      return new PyTuple([family.of(self.bytes.slice(0, at)), middle, family.of(self.bytes.slice(at + bytes.length))]);
    }),
  );
}

/** The parts of an iterable as bytes (stringlib bytes_join). */
function joinIterable(thread: Thread, separator: Uint8Array, iterable: Value): Value | Uint8Array {
  const items = sequenceItems(thread, iterable, 'can only join an iterable');
  try {
    const parts = items.map((item, index) => {
      if (item instanceof PyBytes) return item.bytes;
      try {
        return withBytes(thread, item, (bytes) => bytes.slice());
      } catch (error) {
        swallow(thread, error, TypeErrorType);
        throw typeError(`sequence item ${index}: expected a bytes-like object, ${typeOf(item).tpName} found`);
      }
    });
    const [only] = items;
    if (items.length === 1 && only instanceof PyBytes && only.type.name === 'bytes' && !only.type.isHeapType)
      return only;
    return joinBytes(separator, parts, thread.budget);
  } finally {
    for (const item of items) release(thread, item);
  }
}

/** The methods of one of the two classes. */
export function sharedByteMethods(family: ByteFamily): NativeDefinition[] {
  return sized(methodsOf(family), WHOLE, (self) => (self as Self).bytes.length, reserveWhole);
}

/** The methods that read all of the bytes, and may make as many. */
const WHOLE = [
  ...['capitalize', 'expandtabs', 'isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle'],
  ...['isupper', 'lower', 'lstrip', 'partition', 'removeprefix', 'removesuffix', 'replace', 'rpartition', 'rsplit'],
  ...['rstrip', 'split', 'splitlines', 'strip', 'swapcase', 'title', 'translate', 'upper'],
];

function reserveWhole(budget: Budget, size: number): void {
  reserveBytes(budget, size);
  pass(budget, 8 * size);
}

function methodsOf(family: ByteFamily): NativeDefinition[] {
  const mapped = (name: string, map: (byte: number) => number): NativeDefinition =>
    method(`${name}($self, /)`, (_thread, self: Self) => family.of(self.bytes.map(map)));
  return [
    method('capitalize($self, /)', (_thread, self: Self) => family.of(capitalizeBytes(self.bytes))),
    justify(family, 'center', (missing, width) => Math.floor(missing / 2) + (missing & width & 1)),
    searchMethod('count', 'sub', (thread, self: Self, what, start, end) =>
      search(thread, self, what, start, end, countBytes),
    ),
    method(
      "decode($self, /, encoding='utf-8', errors='strict')",
      (thread, self: Self, encoding: Optional, errors: Optional) =>
        decodeBytes(
          thread,
          self.bytes,
          encoding === undefined ? undefined : argText(thread, 'decode', 'encoding', encoding),
          errors === undefined ? undefined : argText(thread, 'decode', 'errors', errors),
        ),
    ),
    tailMethod('endswith', 'suffix', true),
    method('expandtabs($self, /, tabsize=8)', (thread, self: Self, tabSize: Optional) =>
      family.of(expandTabsOfBytes(self.bytes, tabSize === undefined ? 8 : argInt(thread, tabSize), thread.budget)),
    ),
    searcher('find', findBytes, false),
    method(
      'hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)',
      (thread, self: Self, separator: Optional, group: Optional) =>
        bytesToHex(thread, self.bytes, separator, group === undefined ? 1 : argInt(thread, group)),
    ),
    searcher('index', findBytes, true),
    test('isalnum', (byte) => isAlphaByte(byte) || isDigitByte(byte)),
    test('isalpha', isAlphaByte),
    method('isascii($self, /)', (_thread, { bytes }: Self) => bytes.every((byte) => byte < 128)),
    test('isdigit', isDigitByte),
    caseTest('islower', isLowerByte, isUpperByte),
    test('isspace', isSpaceByte),
    method('istitle($self, /)', (_thread, { bytes }: Self) => isTitleBytes(bytes)),
    caseTest('isupper', isUpperByte, isLowerByte),
    method('join($self, iterable_of_bytes, /)', (thread, self: Self, iterable: Value) => {
      const joined = joinIterable(thread, self.bytes, iterable);
      if (joined instanceof Uint8Array) return family.of(joined);
      return self instanceof PyBytes ? joined : family.of((joined as PyBytes).bytes.slice());
    }),
    justify(family, 'ljust', () => 0),
    mapped('lower', lowerByte),
    strip(family, 'lstrip', true, false),
    staticMethod('maketrans(frm, to, /)', (thread, _self, from: Value, to: Value) =>
      withBytes(thread, from, (source) =>
        withBytes(thread, to, (target) => {
          if (source.length !== target.length) throw valueError('maketrans arguments must have same length');
          const table = Uint8Array.from({ length: 256 }, (_, index) => index);
          source.forEach((byte, index) => {
            table[byte] = target[index]!;
          });
          return new PyBytes(table);
        }),
      ),
    ),
    partition(family, 'partition', findBytes, false),
    method(
      'replace($self, old, new, count=-1, /)',
      (thread, self: Self, old: Value, replacement: Value, count: Optional) =>
        withBytes(thread, old, (from) =>
          withBytes(thread, replacement, (to) => {
            const limit = count === undefined ? -1 : ssizeArgument(thread, count);
            if (limit !== 0 && findBytes(self.bytes, from, 0, self.bytes.length, thread.budget) < 0)
              return family.same(self);
            if (limit === 0) return family.same(self);
            return family.of(replaceBytes(self.bytes, from, to, limit, thread.budget));
          }),
        ),
    ),
    method('removeprefix($self, prefix, /)', (thread, self: Self, prefix: Value) =>
      withBytes(thread, prefix, (bytes) =>
        bytes.length > 0 &&
        bytes.length <= self.bytes.length &&
        bytes.every((byte, index) => self.bytes[index] === byte)
          ? family.of(self.bytes.slice(bytes.length))
          : family.same(self),
      ),
    ),
    method('removesuffix($self, suffix, /)', (thread, self: Self, suffix: Value) =>
      withBytes(thread, suffix, (bytes) => {
        const at = self.bytes.length - bytes.length;
        const ends = at >= 0 && bytes.length > 0 && bytes.every((byte, index) => self.bytes[at + index] === byte);
        return ends ? family.of(self.bytes.slice(0, at)) : family.same(self);
      }),
    ),
    searcher('rfind', findLastBytes, false),
    searcher('rindex', findLastBytes, true),
    justify(family, 'rjust', (missing) => missing),
    partition(family, 'rpartition', findLastBytes, true),
    splitter(family, 'rsplit', splitAtSpacesFromRight, splitAtBytesFromRight),
    strip(family, 'rstrip', false, true),
    splitter(family, 'split', splitAtSpaces, splitAtBytes),
    method('splitlines($self, /, keepends=False)', (thread, self: Self, keepEnds: Optional) => {
      const lines = splitLinesOfBytes(self.bytes, keepEnds !== undefined && isTrue(thread, keepEnds), thread.budget);
      return new PyList(lines.map((line) => family.of(line)));
    }),
    tailMethod('startswith', 'prefix', false),
    strip(family, 'strip', true, true),
    mapped('swapcase', swapByte),
    method('title($self, /)', (_thread, self: Self) => family.of(titleBytes(self.bytes))),
    method("translate($self, table, /, delete=b'')", (thread, self: Self, table: Value, deleted: Optional) =>
      translate(thread, family, self, table, deleted),
    ),
    mapped('upper', upperByte),
    method('zfill($self, width, /)', (thread, self: Self, width: Value) => {
      const size = ssizeArgument(thread, width);
      if (size <= self.bytes.length) return family.same(self);
      if (size > 0x7fff_0000) throw memoryError();
      return family.of(zeroFillBytes(self.bytes, size, thread.budget));
    }),
  ];
}

function translate(thread: Thread, family: ByteFamily, self: Self, table: Value, deleted: Optional): Value {
  const map =
    table === null
      ? undefined
      : withBytes(thread, table, (bytes) => {
          if (bytes.length !== 256) throw valueError('translation table must be 256 characters long');
          return bytes.slice();
        });
  const removed = deleted === undefined ? undefined : withBytes(thread, deleted, (bytes) => new Set(bytes));
  const result = new Uint8Array(self.bytes.length);
  let size = 0;
  let changed = false;
  for (const byte of self.bytes) {
    if (removed?.has(byte)) {
      changed = true;
      continue;
    }
    const mapped = map === undefined ? byte : map[byte]!;
    if (mapped !== byte) changed = true;
    result[size++] = mapped;
  }
  return changed ? family.of(size === result.length ? result : result.slice(0, size)) : family.same(self);
}
