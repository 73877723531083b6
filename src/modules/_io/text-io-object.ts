// What a TextIOWrapper keeps, and what is asked of the buffer below.

import type { OutputStream } from '../../objects/interpreter-state';
import { PyObject, release, type Value, type Visit } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { bufferedReaderType, bufferedWriterType } from './buffered';
import { PyBuffered } from './buffered-object';
import { NewlineTranslator } from './newline-decoder';
import type { TextCodec } from './text-codec';
import { TextInput } from './text-input';

/** What the constructor is told, and `reconfigure` may change. */
export interface TextSettings {
  readonly encoding: string;
  readonly errors: string;
  /** As given: None and '' read all kinds of line ends, None and '\n' differ in what they make of them. */
  readonly newline: string | null;
  readonly lineBuffering: boolean;
  readonly writeThrough: boolean;
}

const UNSET: TextSettings = {
  encoding: 'utf-8',
  errors: 'strict',
  newline: null,
  lineBuffering: false,
  writeThrough: false,
};

export class PyTextIOWrapper extends PyObject {
  /** Held. undefined before `__init__`, null once detached. */
  buffer: Value | undefined = undefined;
  settings = UNSET;
  codec: TextCodec | undefined = undefined;
  translator: NewlineTranslator | undefined = undefined;
  readonly input = new TextInput();
  /** Encoded text that is not written yet, and how many bytes it is. */
  output: Uint8Array[] = [];
  outputLength = 0;
  chunkSize = 8192;
  telling = true;
  isFinalizing = false;
  /** Where text of a standard stream goes without becoming bytes first. */
  direct: OutputStream | undefined = undefined;

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.buffer);
    if (this.codec !== undefined) visit(this.codec.held);
  }

  override clear(thread: Thread): void {
    const { buffer, codec } = this;
    this.buffer = undefined;
    this.codec = undefined;
    release(thread, buffer);
    if (codec !== undefined) release(thread, codec.held);
    super.clear(thread);
  }
}

/** The buffer, or the ValueError of an uninitialised or detached file. */
export function bufferOf(self: PyTextIOWrapper): Value {
  if (self.buffer === undefined) throw valueError('I/O operation on uninitialized object');
  if (self.buffer === null) throw valueError('underlying buffer has been detached');
  return self.buffer;
}

/** Is the buffer below one of ours, so that its bytes can be reached without calls? */
export function nativeBuffer(self: PyTextIOWrapper): PyBuffered | undefined {
  const { buffer } = self;
  return buffer instanceof PyBuffered && (buffer.type === bufferedWriterType || buffer.type === bufferedReaderType)
    ? buffer
    : undefined;
}

/** Is the buffer closed (_io_TextIOWrapper_closed_get_impl)? */
export function isClosed(thread: Thread, self: PyTextIOWrapper): boolean {
  return isTrue(thread, getAttr(thread, bufferOf(self), 'closed'));
}

/** The ValueError of a closed file (CHECK_CLOSED). */
export function requireOpen(thread: Thread, self: PyTextIOWrapper): void {
  if (isClosed(thread, self)) throw valueError('I/O operation on closed file.');
}

/** Line ends are translated, or only looked at, unless they are of one kind. */
export function translatorFor({ newline }: TextSettings): NewlineTranslator | undefined {
  return newline === null || newline === '' ? new NewlineTranslator(newline === null) : undefined;
}

/** After a write or a seek, what was read ahead is not what comes next. */
export function forgetInput(self: PyTextIOWrapper): void {
  self.input.forget();
  self.codec?.reset();
}
