// IncrementalNewlineDecoder: line ends on their way from bytes to text, and which kinds were seen.

import { defineType } from '../../objects/define-type';
import { method } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import { hold, release, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { toIndex } from '../../objects/protocols/numbers';
import { PyBytes } from '../../objects/bytes/bytes';
import { getItem } from '../../objects/protocols/subscript';
import { typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { PyHolder } from '../../objects/holder';

/** Which kinds of line ends a text had. */
export class NewlinesSeen {
  cr = false;
  lf = false;
  crlf = false;

  /** The value of the attribute `newlines`. */
  get value(): Value {
    const kinds: string[] = [];
    if (this.cr) kinds.push('\r');
    if (this.lf) kinds.push('\n');
    if (this.crlf) kinds.push('\r\n');
    return kinds.length === 0 ? null : kinds.length === 1 ? kinds[0]! : new PyTuple(kinds);
  }

  /** Notes the line ends of a text. */
  note(text: string): void {
    for (const [end] of text.matchAll(/\r\n|\r|\n/g)) {
      if (end === '\n') this.lf = true;
      else if (end === '\r') this.cr = true;
      else this.crlf = true;
    }
  }
}

/** Translates line ends chunk by chunk; a carriage return at the end of a chunk waits for the next. */
export class NewlineTranslator {
  pendingReturn = false;
  readonly seen = new NewlinesSeen();

  constructor(readonly translate: boolean) {}

  decode(chunk: string, final: boolean): string {
    let text = this.pendingReturn && (chunk !== '' || final) ? `\r${chunk}` : chunk;
    if (chunk !== '' || final) this.pendingReturn = false;
    if (!final && text.endsWith('\r')) {
      text = text.slice(0, -1);
      this.pendingReturn = true;
    }
    this.seen.note(text);
    return this.translate ? text.replace(/\r\n?/g, '\n') : text;
  }
}

class PyNewlineDecoder extends PyHolder {
  /** Held; null: the input is text already. */
  decoder: Value = null;
  translator = new NewlineTranslator(false);

  static {
    PyNewlineDecoder.holds({ decoder: null });
  }
}

function init(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const [decoder, translate] = parseKeywords(
    thread,
    'IncrementalNewlineDecoder',
    "decoder, translate, errors='strict'",
    args,
    kwnames,
  ) as [Value, Value, Value?];
  const it = self as PyNewlineDecoder;
  const old = it.decoder;
  it.decoder = hold(decoder);
  it.translator = new NewlineTranslator(isTrue(thread, translate));
  release(thread, old);
}

function getState(thread: Thread, self: PyNewlineDecoder): Value {
  let buffer: Value = new PyBytes(new Uint8Array(0));
  let flag: Value = 0;
  if (self.decoder !== null) {
    const state = callMethod(thread, self.decoder, 'getstate', []);
    buffer = getItem(thread, state, 0);
    flag = getItem(thread, state, 1);
  }
  const bits = (BigInt(toIndex(thread, flag)) << 1n) | (self.translator.pendingReturn ? 1n : 0n);
  return new PyTuple([buffer, Number(bits)]);
}

export const newlineDecoderType: PyType = defineType({
  name: 'IncrementalNewlineDecoder',
  module: '_io',
  instanceClass: PyNewlineDecoder,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: "(decoder, translate, errors='strict')",
  tp: { tp_new: (_thread, type) => new PyNewlineDecoder(type), tp_init: init },
  getset: [{ name: 'newlines', get: (_thread, self) => self.translator.seen.value }],
  methods: [
    method(
      'decode($self, /, input, final=False)',
      (thread, self: PyNewlineDecoder, input: Value, final: Value = false) => {
        const last = isTrue(thread, final);
        const decoded = self.decoder === null ? input : callMethod(thread, self.decoder, 'decode', [input, last]);
        const text = strValue(decoded);
        if (text === undefined) throw typeError('decoder should return a string result, not bytes');
        return self.translator.decode(text, last);
      },
    ),
    method('getstate($self, /)', getState),
    method('setstate($self, state, /)', (thread, self: PyNewlineDecoder, state: Value) => {
      const bits = Number(toIndex(thread, getItem(thread, state, 1)));
      self.translator.pendingReturn = (bits & 1) === 1;
      if (self.decoder === null) return null;
      return callMethod(thread, self.decoder, 'setstate', [new PyTuple([getItem(thread, state, 0), bits >> 1])]);
    }),
    method('reset($self, /)', (thread, self: PyNewlineDecoder) => {
      self.translator = new NewlineTranslator(self.translator.translate);
      return self.decoder === null ? null : callMethod(thread, self.decoder, 'reset', []);
    }),
  ],
});

/** The argument `newline`; `shown` says how a wrong one is shown (validate_newline). */
export function checkNewline(newline: Value | undefined, shown: (text: string) => string): string | null {
  if (newline === undefined || newline === null) return null;
  const text = strValue(newline);
  if (text === undefined) throw typeError(`newline must be str or None, not ${typeOf(newline).tpName}`);
  if (!['', '\n', '\r', '\r\n'].includes(text)) throw valueError(`illegal newline value: ${shown(text)}`);
  return text;
}
