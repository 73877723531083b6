// The encodings of text files: UTF-8 at full speed, all others through the codecs of Python.

import { PyBytes } from '../../objects/bytes/bytes';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod, getAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { strValue, typeOf } from '../../objects/type-of';
import { importModule } from '../import/import-module';

/** Turns the bytes of a file into text and back, chunk by chunk. */
export interface TextCodec {
  encode(thread: Thread, text: string): Uint8Array;
  /** `final`: nothing follows, so an incomplete sequence is an error. */
  decode(thread: Thread, bytes: Uint8Array, final: boolean): string;
  /** Bytes given to `decode` that are not decoded yet. */
  readonly pending: number;
  reset(): void;
  /** What the codec holds. */
  readonly held: Value;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

class Utf8Codec implements TextCodec {
  readonly held = null;
  private rest = new Uint8Array(0);

  constructor(private readonly errors: string) {}

  get pending(): number {
    return this.rest.length;
  }

  reset(): void {
    this.rest = new Uint8Array(0);
  }

  encode(thread: Thread, text: string): Uint8Array {
    if (!LONE_SURROGATE.test(text)) return new TextEncoder().encode(text);
    return (callMethod(thread, text, 'encode', ['utf-8', this.errors]) as PyBytes).bytes;
  }

  decode(thread: Thread, bytes: Uint8Array, final: boolean): string {
    let input = bytes;
    if (this.rest.length > 0) {
      input = new Uint8Array(this.rest.length + bytes.length);
      input.set(this.rest);
      input.set(bytes, this.rest.length);
    }
    const incomplete = final ? 0 : incompleteTail(input);
    this.rest = input.slice(input.length - incomplete);
    return decodeUtf8(thread, input.subarray(0, input.length - incomplete), this.errors);
  }
}

/** How many bytes at the end begin a sequence that the next chunk may complete. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc2) {
      const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 1;
      return length > back ? back : 0;
    }
    if (byte >= 0xc0) return 0;
  }
  return 0;
}

/** UTF-8 to text; malformed bytes are left to the error handler. */
function decodeUtf8(thread: Thread, bytes: Uint8Array, errors: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return strValue(callMethod(thread, new PyBytes(bytes), 'decode', ['utf-8', errors]))!;
  }
}

/** A codec of the program's registry, through its incremental decoder. */
class RegisteredCodec implements TextCodec {
  readonly held: Value;
  readonly pending = 0;
  private readonly decoder: Value;
  private first = true;

  constructor(
    thread: Thread,
    private readonly encoding: string,
    private readonly errors: string,
  ) {
    const codecs = importModule(thread, 'codecs');
    const info = hold(callMethod(thread, codecs, 'lookup', [encoding]));
    this.decoder = hold(callHeld(thread, getAttr(thread, info, 'incrementaldecoder'), [errors]));
    this.held = this.decoder;
    release(thread, info);
  }

  reset(): void {}

  encode(thread: Thread, text: string): Uint8Array {
    const utf16 = /^utf[-_]?(16|32)$/i.test(this.encoding) && !this.first;
    const encoding = utf16 ? `${this.encoding}-le` : this.encoding;
    this.first = false;
    const bytes = callMethod(thread, text, 'encode', [encoding, this.errors]);
    if (!(bytes instanceof PyBytes)) {
      const { tpName } = typeOf(bytes);
      throw typeError(`encoder should return a bytes object, not '${tpName}'`);
    }
    return bytes.bytes;
  }

  decode(thread: Thread, bytes: Uint8Array, final: boolean): string {
    const text = callMethod(thread, this.decoder, 'decode', [new PyBytes(bytes), final]);
    const value = strValue(text);
    if (value === undefined) {
      const { tpName } = typeOf(text);
      drop(thread, text);
      throw typeError(`decoder should return a string result, not '${tpName}'`);
    }
    return value;
  }
}

const isUtf8 = (encoding: string): boolean => /^utf[-_ ]?8$/i.test(encoding);

/** The codec of an encoding; LookupError for an unknown one. */
export function textCodec(thread: Thread, encoding: string, errors: string): TextCodec {
  return isUtf8(encoding) ? new Utf8Codec(errors) : new RegisteredCodec(thread, encoding, errors);
}
