// Reading text: chunks of bytes are decoded ahead; and where in the bytes a reader of text stands.

import { PyBytes } from '../../objects/bytes/bytes';
import * as exceptions from '../../objects/exceptions/exceptions';
import type { BoundFunction } from '../../objects/native';
import { argInt } from '../../objects/native-arguments';
import { drop, type PyObject, type Value } from '../../objects/object';
import { callMethod, hasAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { asSsize } from '../../objects/protocols/numbers';
import { raise, typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { unsupported } from './unsupported';
import { lineEnd, offsetOf } from './text-input';
import { bufferOf, forgetInput, type PyTextIOWrapper, requireOpen } from './text-io-object';
import { flushPending } from './text-writing';

/** Reads and decodes the next chunk (textiowrapper_read_chunk); false at the end. */
function readChunk(thread: Thread, self: PyTextIOWrapper): boolean {
  const buffer = bufferOf(self);
  if (!isTrue(thread, callMethod(thread, buffer, 'readable', []))) throw unsupported(thread, 'not readable');
  if (self.telling && self.input.isUsedUp)
    self.input.chunkStart = positionOf(thread, buffer) - (self.codec?.pending ?? 0);
  const name = hasAttr(thread, buffer, 'read1') ? 'read1' : 'read';
  const data = callMethod(thread, buffer, name, [self.chunkSize]);
  const bytes = data instanceof PyBytes ? data.bytes : undefined;
  if (bytes === undefined) {
    throw typeError(`underlying ${name}() should have returned a bytes-like object, not '${typeOf(data).tpName}'`);
  }
  drop(thread, data);
  const final = bytes.length === 0;
  const text = self.codec!.decode(thread, bytes, final);
  const translated = self.translator === undefined ? text : self.translator.decode(text, final);
  self.input.add(bytes, translated);
  return !final || translated !== '';
}

function positionOf(thread: Thread, buffer: Value): number {
  try {
    return asSsize(thread, callMethod(thread, buffer, 'tell', []));
  } catch (error) {
    const { exc } = error as { exc?: { type: PyType } & PyObject };
    if (exc === undefined || !exc.type.mro.includes(exceptions.OSErrorType)) throw error;
    drop(thread, exc);
    return 0;
  }
}

function prepareRead(thread: Thread, self: PyTextIOWrapper): void {
  bufferOf(self);
  requireOpen(thread, self);
  const { newline } = self.settings;
  if (self.translator === undefined && newline !== '\n' && newline !== '\r' && newline !== '\r\n') {
    throw unsupported(thread, 'not readable');
  }
  if (self.outputLength > 0) {
    flushPending(thread, self);
    drop(thread, callMethod(thread, self.buffer!, 'flush', []));
  }
}

/** Reads `count` code points, or all that there is (_io_TextIOWrapper_read_impl). */
export function readText(thread: Thread, self: PyTextIOWrapper, count: number): string {
  const { input } = self;
  prepareRead(thread, self);
  if (count < 0) {
    while (readChunk(thread, self));
    return input.take(input.decoded.length);
  }
  for (;;) {
    const end = offsetOf(input.decoded, input.used, count);
    if (end !== undefined || !readChunk(thread, self)) {
      return input.take(end ?? input.decoded.length);
    }
  }
}

/** Reads a line, at most `limit` code points of it (_textiowrapper_readline). */
export function readLine(thread: Thread, self: PyTextIOWrapper, limit: number): string {
  const { input } = self;
  prepareRead(thread, self);
  for (;;) {
    const bound = limit < 0 ? undefined : offsetOf(input.decoded, input.used, limit);
    const end = lineEnd(input.decoded, input.used, self.settings.newline);
    const stop = end >= 0 && (bound === undefined || end <= bound) ? end : bound;
    if (stop !== undefined || !readChunk(thread, self)) {
      return input.take(stop ?? input.decoded.length);
    }
  }
}

/** The position in bytes of what is read next (_io_TextIOWrapper_tell_impl). */
export const tell: BoundFunction = (thread, self: PyTextIOWrapper) => {
  const buffer = bufferOf(self);
  requireOpen(thread, self);
  if (!isTrue(thread, callMethod(thread, buffer, 'seekable', []))) {
    throw unsupported(thread, 'underlying stream is not seekable');
  }
  if (!self.telling) throw raise(exceptions.OSErrorType, 'telling position disabled by next() call');
  flushPending(thread, self);
  drop(thread, callMethod(thread, self, 'flush', []));
  const { input } = self;
  const rest = input.decoded.length - input.used;
  const position = positionOf(thread, buffer);
  if (rest === 0) return position - (self.codec?.pending ?? 0);
  return input.chunkStart + bytesFor(thread, self, input.decoded.slice(0, input.used));
};

/** How many bytes of the current chunk make up a text that was read from it. */
function bytesFor(thread: Thread, self: PyTextIOWrapper, text: string): number {
  const { chunk } = self.input;
  const encoder = new TextEncoder();
  if (self.translator === undefined || !self.translator.translate) return self.codec!.encode(thread, text).length;
  let position = 0;
  for (const char of text) {
    if (char === '\n' && chunk[position] === 13) position += chunk[position + 1] === 10 ? 2 : 1;
    else position += encoder.encode(char).length;
  }
  return position;
}

/** Moves the buffer; what was read ahead is forgotten (_io_TextIOWrapper_seek_impl). */
export const seek: BoundFunction = (thread, self: PyTextIOWrapper, cookie: Value, whence: Value = 0) => {
  const buffer = bufferOf(self);
  requireOpen(thread, self);
  const from = argInt(thread, whence);
  if (!isTrue(thread, callMethod(thread, buffer, 'seekable', []))) {
    throw unsupported(thread, 'underlying stream is not seekable');
  }
  const offset = asSsize(thread, cookie, exceptions.OverflowErrorType);
  let target = offset;
  if (from === 1) {
    if (offset !== 0) throw unsupported(thread, "can't do nonzero cur-relative seeks");
    target = asSsize(thread, tell(thread, self));
  } else if (from === 2) {
    if (offset !== 0) throw unsupported(thread, "can't do nonzero end-relative seeks");
  } else if (from !== 0) throw valueError(`invalid whence (${from}, should be 0, 1 or 2)`);
  if (from !== 2 && target < 0) throw valueError(`negative seek position ${target}`);
  drop(thread, callMethod(thread, self, 'flush', []));
  const position = callMethod(thread, buffer, 'seek', from === 2 ? [0, 2] : [target]);
  forgetInput(self);
  self.telling = true;
  return from === 2 ? position : target;
};
