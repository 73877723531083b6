// StringIO: text in memory.

import { type Budget, reserveText } from '../../objects/memory/budget';
import { concatTexts } from '../../objects/text/text-indexing';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { type BoundFunction, method } from '../../objects/native';
import { argInt, parseKeywords } from '../../objects/native-arguments';
import { PyObject, type Value } from '../../objects/object';
import { instanceDict } from '../../objects/protocols/attributes';
import { asSsize } from '../../objects/protocols/numbers';
import { raise, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { PyDict } from '../../objects/containers/dict';
import { nextLine, sizeArgument, textIOBaseType } from './io-base';
import { checkNewline, NewlineTranslator } from './newline-decoder';
import { lineEnd } from './text-input';

export class PyStringIO extends PyObject {
  /** Code points, one JavaScript string each: positions count them. Plain text is kept in one piece. */
  text = '';
  position = 0;
  closed = false;
  initialized = false;
  newline: string | null = '\n';
  translator: NewlineTranslator | undefined = undefined;
}

function requireOpen(self: PyStringIO): void {
  if (!self.initialized) throw valueError('I/O operation on uninitialized object');
  if (self.closed) throw valueError('I/O operation on closed file');
}

const isPlain = (text: string): boolean => !/[\ud800-\udbff][\udc00-\udfff]/.test(text);

/** Length in code points. */
const lengthOf = (text: string): number => (isPlain(text) ? text.length : [...text].length);

/** The part of a text between two positions in code points. */
function slice(text: string, start: number, end?: number): string {
  return isPlain(text) ? text.slice(start, end) : [...text].slice(start, end).join('');
}

/** Writes at the position; a gap before it is filled with null characters (write_str). */
function writeAt(budget: Budget, self: PyStringIO, value: string): void {
  reserveText(budget, value.length);
  let text = value;
  if (self.translator !== undefined) text = self.translator.decode(text, true);
  if (self.newline !== null && self.newline !== '' && self.newline !== '\n') {
    text = text.replaceAll('\n', self.newline);
  }
  const length = lengthOf(self.text);
  const size = lengthOf(text);
  if (self.position !== length) reserveText(budget, Math.max(length, self.position) + size);
  if (self.position === length) self.text = concatTexts(budget, self.text, text);
  else if (self.position > length) self.text += '\0'.repeat(self.position - length) + text;
  else self.text = slice(self.text, 0, self.position) + text + slice(self.text, self.position + size);
  self.position += size;
}

function init(thread: Thread, value: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const [initial = '', newline = '\n'] = parseKeywords(
    thread,
    'StringIO',
    "initial_value='', newline='\\n'",
    args,
    kwnames,
  ) as [Value?, Value?];
  const self = value as PyStringIO;
  const kind = checkNewline(newline, (text) => `'${text.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`);
  const text = initial === null ? '' : strValue(initial);
  if (text === undefined) {
    throw typeError(`initial_value must be str or None, not ${typeOf(initial).tpName}`);
  }
  self.text = '';
  self.position = 0;
  self.closed = false;
  self.initialized = true;
  self.newline = kind;
  self.translator = kind === null || kind === '' ? new NewlineTranslator(kind === null) : undefined;
  if (text !== '') writeAt(thread.budget, self, text);
  self.position = 0;
}

function readLine(self: PyStringIO, limit: number): string {
  requireOpen(self);
  const rest = slice(self.text, self.position);
  const end = lineEnd(rest, 0, self.newline);
  let line = end < 0 ? rest : rest.slice(0, end);
  if (limit >= 0 && lengthOf(line) > limit) line = slice(line, 0, limit);
  self.position += lengthOf(line);
  return line;
}

const read: BoundFunction = (thread, self: PyStringIO, size: Value = -1) => {
  requireOpen(self);
  reserveText(thread.budget, self.text.length);
  const count = sizeArgument(thread, size);
  const text = slice(self.text, self.position, count < 0 ? undefined : self.position + count);
  self.position += lengthOf(text);
  return text;
};

const write: BoundFunction = (thread, self: PyStringIO, value: Value) => {
  requireOpenInitialized(self);
  const text = strValue(value);
  if (text === undefined) throw typeError(`string argument expected, got '${typeOf(value).tpName}'`);
  requireOpen(self);
  if (text !== '') writeAt(thread.budget, self, text);
  return lengthOf(text);
};

function requireOpenInitialized(self: PyStringIO): void {
  if (!self.initialized) throw valueError('I/O operation on uninitialized object');
}

const seek: BoundFunction = (thread, self: PyStringIO, position: Value, whence: Value = 0) => {
  const offset = asSsize(thread, position, exceptions.OverflowErrorType);
  const from = argInt(thread, whence);
  requireOpen(self);
  if (from < 0 || from > 2) throw valueError(`Invalid whence (${from}, should be 0, 1 or 2)`);
  if (offset < 0 && from === 0) throw valueError(`Negative seek position ${offset}`);
  if (from !== 0 && offset !== 0) throw raise(exceptions.OSErrorType, "Can't do nonzero cur-relative seeks");
  self.position = from === 0 ? offset : from === 1 ? self.position : lengthOf(self.text);
  return self.position;
};

const truncate: BoundFunction = (thread, self: PyStringIO, position: Value = null) => {
  requireOpen(self);
  const size = position === null ? self.position : sizeArgument(thread, position);
  if (size < 0) throw valueError(`Negative size value ${size}`);
  if (size < lengthOf(self.text)) self.text = slice(self.text, 0, size);
  return size;
};

const whenOpen =
  (answer: boolean): BoundFunction =>
  (_thread, self: PyStringIO) => {
    requireOpen(self);
    return answer;
  };

const setState: BoundFunction = (thread, self: PyStringIO, state: Value) => {
  if (self.closed) throw valueError('I/O operation on closed file');
  if (!(state instanceof PyTuple) || state.items.length < 4) {
    throw typeError(`${self.type.tpName}.__setstate__ argument should be 4-tuple, got ${typeOf(state).tpName}`);
  }
  const [initial, newline, position, dict] = state.items as [Value, Value, Value, Value];
  init(thread, self, [initial, newline], undefined);
  self.text = strValue(initial) ?? '';
  const offset = asSsize(thread, position);
  if (offset < 0) throw valueError('position value cannot be negative');
  self.position = offset;
  if (dict instanceof PyDict) {
    const own = instanceDict(self)!;
    for (const [name, value] of [...dict.entries()]) own.set(thread, name, value);
  }
  return null;
};

export const stringIOType: PyType = defineType({
  name: 'StringIO',
  module: '_io',
  base: textIOBaseType,
  instanceClass: PyStringIO,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  textSignature: "(initial_value='', newline='\\n')",
  tp: {
    tp_new: (_thread, type) => new PyStringIO(type),
    tp_init: init,
    tp_iternext: (thread, self) => {
      if (self.type !== stringIOType) return nextLine(thread, self);
      const line = readLine(self, -1);
      return line === '' ? undefined : line;
    },
    tp_finalize: () => undefined,
  },
  getset: [
    { name: 'closed', get: (_thread, self) => self.closed },
    {
      name: 'newlines',
      get: (_thread, self) => {
        requireOpen(self);
        return self.translator?.seen.value ?? null;
      },
    },
    { name: 'line_buffering', get: () => false },
  ],
  methods: [
    method('close($self, /)', (_thread, self: PyStringIO) => {
      self.closed = true;
      self.text = '';
      return null;
    }),
    method('getvalue($self, /)', (_thread, self: PyStringIO) => {
      requireOpen(self);
      return self.text;
    }),
    method('read($self, size=-1, /)', read),
    method('readline($self, size=-1, /)', (thread, self: PyStringIO, size?: Value) =>
      readLine(self, sizeArgument(thread, size)),
    ),
    method('write($self, s, /)', write),
    method('seek($self, pos, whence=0, /)', seek),
    method('tell($self, /)', (_thread, self: PyStringIO) => {
      requireOpen(self);
      return self.position;
    }),
    method('truncate($self, pos=None, /)', truncate),
    method('seekable($self, /)', whenOpen(true)),
    method('readable($self, /)', whenOpen(true)),
    method('writable($self, /)', whenOpen(true)),
    method('__getstate__($self, /)', (_thread, self: PyStringIO) => {
      requireOpen(self);
      return new PyTuple([self.text, self.newline, self.position, self.dict?.copy() ?? null]);
    }),
    method('__setstate__($self, state, /)', setState),
  ],
});
