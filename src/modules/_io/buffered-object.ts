// What a buffer of bytes over a raw file keeps, and what is asked of the file below.

import type { Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { fileIOType, PyFileIO } from './file-io';
import { PyHolder } from '../../objects/holder';

export const DEFAULT_BUFFER_SIZE = 131072;
export const EMPTY: Uint8Array = new Uint8Array(0);

export class PyBuffered extends PyHolder {
  /** The file below; held. undefined before `__init__`, null once detached. */
  raw: Value | undefined = undefined;
  bufferSize = DEFAULT_BUFFER_SIZE;
  /** Bytes read ahead. */
  input: Uint8Array = EMPTY;
  /** Bytes not yet written. */
  output: Uint8Array[] = [];
  outputLength = 0;
  isFinalizing = false;

  static {
    PyBuffered.holds({ raw: undefined });
  }
}

/** The raw file, or the ValueError of an uninitialised or detached buffer. */
export function rawOf(self: PyBuffered): Value {
  if (self.raw === undefined) throw valueError('I/O operation on uninitialized object');
  if (self.raw === null) throw valueError('raw stream has been detached');
  return self.raw;
}

/** The raw file when it is one of ours, unchanged by a subclass. */
export function nativeRaw(self: PyBuffered): PyFileIO | undefined {
  const { raw } = self;
  return raw instanceof PyFileIO && raw.type === fileIOType ? raw : undefined;
}

/** Is the raw file closed (buffered_closed)? */
export function closed(thread: Thread, self: PyBuffered): boolean {
  const raw = rawOf(self);
  if (raw instanceof PyFileIO && raw.type === fileIOType) return raw.file === undefined;
  return isTrue(thread, getAttr(thread, raw, 'closed'));
}

/** The ValueError `message` of a closed file. */
export function requireOpen(thread: Thread, self: PyBuffered, message: string): void {
  if (closed(thread, self)) throw valueError(message);
}
