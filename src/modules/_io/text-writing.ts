// Writing text: it is encoded at once, and handed on to the buffer when there is enough of it.

import { PyBytes } from '../../objects/bytes/bytes';
import { drop } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { bufferedWriterType } from './buffered';
import { flushOutput, writeBytes } from './buffered-output';
import { concat } from './io-base';
import { unsupported } from './unsupported';
import { bufferOf, forgetInput, isClosed, nativeBuffer, type PyTextIOWrapper, requireOpen } from './text-io-object';

/** Writes out the encoded text that is still here (_textiowrapper_writeflush). */
export function flushPending(thread: Thread, self: PyTextIOWrapper): void {
  if (self.outputLength === 0) return;
  const bytes = concat(self.output);
  self.output = [];
  self.outputLength = 0;
  const native = nativeBuffer(self);
  if (native !== undefined && native.raw !== null) {
    if (isClosed(thread, self)) throw valueError('write to closed file');
    writeBytes(thread, native, bytes);
  } else drop(thread, callMethod(thread, bufferOf(self), 'write', [new PyBytes(bytes)]));
}

/** Writes text (_io_TextIOWrapper_write_impl). */
export function write(thread: Thread, self: PyTextIOWrapper, text: string): void {
  bufferOf(self);
  requireOpen(thread, self);
  const { newline, lineBuffering, writeThrough } = self.settings;
  if (self.direct !== undefined && self.outputLength === 0 && newline !== '\r\n' && newline !== '\r') {
    const native = nativeBuffer(self);
    if (native !== undefined && !/\p{Cs}/u.test(text)) {
      flushOutput(thread, native);
      self.direct.write(text);
      return;
    }
  }
  const translated = newline === null || newline === '' || newline === '\n' ? text : text.replaceAll('\n', newline);
  if (!canWrite(thread, self)) throw unsupported(thread, 'not writable');
  const bytes = self.codec!.encode(thread, translated);
  self.output.push(bytes);
  self.outputLength += bytes.length;
  const needsFlush = self.direct !== undefined || (lineBuffering && /[\n\r]/.test(text));
  if (self.outputLength >= self.chunkSize || needsFlush || writeThrough) flushPending(thread, self);
  if (needsFlush) drop(thread, callMethod(thread, bufferOf(self), 'flush', []));
  forgetInput(self);
}

function canWrite(thread: Thread, self: PyTextIOWrapper): boolean {
  const native = nativeBuffer(self);
  if (native !== undefined) return native.type === bufferedWriterType;
  return isTrue(thread, callMethod(thread, bufferOf(self), 'writable', []));
}
