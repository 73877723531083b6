// make_scanner: reads JSON documents.

import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/containers/dict';
import { StopIterationType } from '../../objects/exceptions/exceptions';
import { floatType, PyFloat } from '../../objects/numbers/float';
import { PyHolder } from '../../objects/holder';
import { intType } from '../../objects/numbers/int';
import { parseIntText } from '../../objects/numbers/int-parsing';
import { PyList } from '../../objects/containers/list';
import { parseKeywords } from '../../objects/native-arguments';
import { drop, hold, unhold, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { isTrue } from '../../objects/protocols/compare';
import { raise, typeError, valueError } from '../../objects/raise';
import { ssizeArgument } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { openSubject, sliceOf, type Subject } from '../regex/subject';
import { decodeError, scanString } from './strings';

const HOOKS = ['object_hook', 'object_pairs_hook', 'parse_float', 'parse_int', 'parse_constant'] as const;

class PyScanner extends PyHolder {
  strict = true;
  object_hook: Value | undefined = undefined;
  object_pairs_hook: Value | undefined = undefined;
  parse_float: Value | undefined = undefined;
  parse_int: Value | undefined = undefined;
  parse_constant: Value | undefined = undefined;

  static {
    PyScanner.holds({
      object_hook: undefined,
      object_pairs_hook: undefined,
      parse_float: undefined,
      parse_int: undefined,
      parse_constant: undefined,
    });
  }
}

const char = (text: string): number => text.charCodeAt(0);
const QUOTE = char('"');
const COMMA = char(',');
const COLON = char(':');
const OPEN_OBJECT = char('{');
const CLOSE_OBJECT = char('}');
const OPEN_ARRAY = char('[');
const CLOSE_ARRAY = char(']');

/** Words, by their first letter, and what they mean; undefined for those that `parse_constant` handles. */
const WORDS: [word: string, value: Value | undefined][] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['-Infinity', undefined],
];

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 48 && code <= 57;

/** Levels of nesting that count as one level of native recursion. */
const LEVELS = 2;

/** One run of a scanner over a document. */
class Reader {
  private readonly codes: ArrayLike<number>;
  private depth = 0;

  constructor(
    private readonly thread: Thread,
    private readonly scanner: PyScanner,
    private readonly source: Subject,
    /** Where the reader is: behind the term that was read last. */
    public at: number,
  ) {
    this.codes = source.characters;
  }

  private error(message: string, position: number) {
    return decodeError(this.thread, message, this.source.value, position);
  }

  private skipSpace(): void {
    const { codes } = this;
    for (;;) {
      const code = codes[this.at];
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      this.at++;
    }
  }

  private startsWith(word: string): boolean {
    for (let index = 0; index < word.length; index++)
      if (this.codes[this.at + index] !== word.charCodeAt(index)) return false;
    return true;
  }

  /** Any term (scan_once_unicode). */
  term(): Value {
    const { thread, codes } = this;
    if (this.at < 0) throw valueError('idx cannot be negative');
    if (this.at >= codes.length) throw raise(StopIterationType, this.at);
    switch (codes[this.at]) {
      case QUOTE:
        return this.string();
      case OPEN_OBJECT:
        return this.nested(' while decoding a JSON object from a unicode string', () => this.object());
      case OPEN_ARRAY:
        return this.nested(' while decoding a JSON array from a unicode string', () => this.array());
    }
    for (const [word, value] of WORDS) {
      if (!this.startsWith(word)) continue;
      this.at += word.length;
      return value === undefined ? thread.call(this.scanner.parse_constant!, [word]) : value;
    }
    return this.number();
  }

  /** Levels of containers take little of the native stack: a few count as one. */
  private nested(where: string, work: () => Value): Value {
    const counts = this.depth++ % LEVELS === 0;
    if (counts) this.thread.enter(where);
    try {
      this.at++;
      return work();
    } finally {
      this.depth--;
      if (counts) this.thread.leave();
    }
  }

  private string(): string {
    const { text, end } = scanString(this.thread, this.source, this.at + 1, this.scanner.strict);
    this.at = end;
    return text;
  }

  /** Goes on behind a comma, or tells that the container ends. */
  private isLast(close: number, kind: string): boolean {
    this.skipSpace();
    const { codes } = this;
    if (codes[this.at] === close) return true;
    if (codes[this.at] !== COMMA) throw this.error("Expecting ',' delimiter", this.at);
    const comma = this.at++;
    this.skipSpace();
    if (codes[this.at] === close) throw this.error(`Illegal trailing comma before end of ${kind}`, comma);
    return false;
  }

  private array(): Value {
    const { thread } = this;
    const list = new PyList([]);
    try {
      this.skipSpace();
      if (this.codes[this.at] !== CLOSE_ARRAY) {
        do list.append(this.term());
        while (!this.isLast(CLOSE_ARRAY, 'array'));
      }
      this.at++;
      return list;
    } catch (error) {
      drop(thread, list);
      throw error;
    }
  }

  private object(): Value {
    const { thread, scanner } = this;
    const pairsHook = scanner.object_pairs_hook!;
    const result: PyDict | PyList = pairsHook === null ? PyDict.fresh() : new PyList([]);
    try {
      this.skipSpace();
      if (this.codes[this.at] !== CLOSE_OBJECT) {
        do {
          if (this.codes[this.at] !== QUOTE)
            throw this.error('Expecting property name enclosed in double quotes', this.at);
          const key = this.string();
          this.skipSpace();
          if (this.codes[this.at] !== COLON) throw this.error("Expecting ':' delimiter", this.at);
          this.at++;
          this.skipSpace();
          const value = this.term();
          if (result instanceof PyDict) result.setStr(thread, key, value);
          else result.append(new PyTuple([key, value]));
        } while (!this.isLast(CLOSE_OBJECT, 'object'));
      }
      this.at++;
    } catch (error) {
      drop(thread, result);
      throw error;
    }
    if (pairsHook !== null) return callHeld(thread, pairsHook, [result]);
    return scanner.object_hook === null ? result : callHeld(thread, scanner.object_hook!, [result]);
  }

  /** A number, else the end (_match_number_unicode). */
  private number(): Value {
    const { thread, codes, scanner } = this;
    const start = this.at;
    let at = start;
    const skipDigits = (): void => {
      while (isDigit(codes[at])) at++;
    };
    if (codes[at] === char('-')) at++;
    if (!isDigit(codes[at])) throw raise(StopIterationType, start);
    if (codes[at] === char('0')) at++;
    else skipDigits();
    let isFloat = false;
    if (codes[at] === char('.') && isDigit(codes[at + 1])) {
      isFloat = true;
      at++;
      skipDigits();
    }
    if (codes[at] === char('e') || codes[at] === char('E')) {
      const signed = codes[at + 1] === char('-') || codes[at + 1] === char('+');
      const digits = at + (signed ? 2 : 1);
      if (isDigit(codes[digits])) {
        isFloat = true;
        at = digits;
        skipDigits();
      }
    }
    this.at = at;
    const text = sliceOf(this.source, start, at) as string;
    if (isFloat)
      return scanner.parse_float === floatType ? new PyFloat(Number(text)) : thread.call(scanner.parse_float!, [text]);
    return scanner.parse_int === intType ? parseIntText(thread, text, 10) : thread.call(scanner.parse_int!, [text]);
  }
}

/** scanner_new: takes its settings from a JSONDecoder. */
function newScanner(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const [context] = parseKeywords(thread, 'make_scanner', 'context', args, kwnames, 'by text') as [Value];
  const scanner = new PyScanner(type);
  try {
    const strict = hold(getAttr(thread, context, 'strict'));
    try {
      scanner.strict = isTrue(thread, strict);
    } finally {
      drop(thread, unhold(strict));
    }
    for (const hook of HOOKS) scanner[hook] = hold(getAttr(thread, context, hook));
  } catch (error) {
    drop(thread, scanner);
    throw error;
  }
  return scanner;
}

export const scannerType: PyType = defineType({
  module: '_json',
  name: 'Scanner',
  instanceClass: PyScanner,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: newScanner,
    tp_call: (thread, self, args, kwnames) => {
      const [document, index] = parseKeywords(thread, 'scan_once', 'string, idx', args, kwnames, 'by text') as [
        Value,
        Value,
      ];
      const at = ssizeArgument(thread, index);
      if (strValue(document) === undefined)
        throw typeError(`first argument must be a string, not ${typeOf(document).tpName}`);
      const reader = new Reader(thread, self, openSubject(thread, document), at);
      return new PyTuple([reader.term(), reader.at]);
    },
  },
  members: [
    { name: 'strict', get: (self) => self.strict },
    ...HOOKS.map((name) => ({ name, get: (self: unknown) => (self as PyScanner)[name] })),
  ],
});
