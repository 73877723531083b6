// What is written to a buffer waits here until there is enough of it.

import { copyBytes } from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import * as exceptions from '../../objects/exceptions/exceptions';
import type { BoundFunction } from '../../objects/native';
import { drop, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { asSsize } from '../../objects/protocols/numbers';
import { raise } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { orOsError } from '../os-errors';
import { concat } from './io-base';
import { EMPTY, type PyBuffered, nativeRaw, rawOf, requireOpen } from './buffered-object';

/** Writes out what is pending (_bufferedwriter_flush_unlocked). */
export function flushOutput(thread: Thread, self: PyBuffered): void {
  if (self.outputLength === 0) return;
  let bytes = concat(self.output);
  self.output = [];
  self.outputLength = 0;
  const native = nativeRaw(self);
  while (bytes.length > 0) {
    let written: number;
    if (native !== undefined) {
      const pending = bytes;
      written = orOsError(thread, () => native.file!.write(pending));
    } else {
      const result = callMethod(thread, rawOf(self), 'write', [new PyBytes(bytes)]);
      written = result === null ? 0 : asSsize(thread, result, exceptions.ValueErrorType);
      if (written < 0 || written > bytes.length) {
        const message = `raw write() returned invalid length ${written} (should have been between 0 and ${bytes.length})`;
        throw raise(exceptions.OSErrorType, message);
      }
      if (result === null) {
        self.output = [bytes];
        self.outputLength = bytes.length;
        throw raise(exceptions.BlockingIOErrorType, 6, 'write could not complete without blocking', 0);
      }
    }
    bytes = bytes.subarray(written);
  }
}

/** Makes the raw file stand where the reader stands: what was read ahead is forgotten. */
export function rewind(thread: Thread, self: PyBuffered): void {
  const ahead = self.input.length;
  if (ahead === 0) return;
  self.input = EMPTY;
  drop(thread, callMethod(thread, rawOf(self), 'seek', [-ahead, 1]));
}

/** The method write (_io_BufferedWriter_write_impl). */
export const write: BoundFunction = (thread, self: PyBuffered, data: Value) => {
  rawOf(self);
  const bytes = copyBytes(thread, data);
  requireOpen(thread, self, 'write to closed file');
  writeBytes(thread, self, bytes);
  return bytes.length;
};

/** Adds bytes to what is pending, and writes it out when the buffer is full. */
export function writeBytes(thread: Thread, self: PyBuffered, bytes: Uint8Array): void {
  rewind(thread, self);
  if (self.outputLength + bytes.length > self.bufferSize) flushOutput(thread, self);
  self.output.push(bytes);
  self.outputLength += bytes.length;
  if (self.outputLength > self.bufferSize) flushOutput(thread, self);
}
