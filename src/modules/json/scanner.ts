// make_scanner: JSON documents to Python objects.

import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/dict';
import { floatType, PyFloat } from '../../objects/float';
import { intType } from '../../objects/int';
import { parseIntText } from '../../objects/int-parsing';
import { PyList } from '../../objects/list';
import { parseKeywords } from '../../objects/native-arguments';
import { drop, hold, PyObject, release, unhold, type Value, type Visit } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { stopIteration, typeError, valueError } from '../../objects/raise';
import { ssizeArgument } from '../../objects/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/tuple';
import { strValue, typeOf } from '../../objects/type-of';
import { TypeFlag } from '../../objects/type';
import { decodeError, type Document, documentOf, part, scanString } from './scan-string';

/** The hooks of a decoder, all held. */
const HOOKS = ['object_hook', 'object_pairs_hook', 'parse_float', 'parse_int', 'parse_constant'] as const;
type Hook = (typeof HOOKS)[number];

class PyScanner extends PyObject {
  strict = false;
  readonly hooks: Record<Hook, Value> = {
    object_hook: null,
    object_pairs_hook: null,
    parse_float: null,
    parse_int: null,
    parse_constant: null,
  };

  constructor(thread: Thread, context: Value) {
    super(scannerType);
    const strict = getAttr(thread, context, 'strict');
    this.strict = isTrue(thread, strict);
    drop(thread, strict);
    for (const hook of HOOKS) this.hooks[hook] = hold(getAttr(thread, context, hook));
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const hook of HOOKS) visit(this.hooks[hook]);
  }

  override clear(thread: Thread): void {
    for (const hook of HOOKS) {
      const value = this.hooks[hook];
      this.hooks[hook] = null;
      release(thread, value);
    }
    super.clear(thread);
  }
}

/** What a scan found, not owned, and where it ended. */
interface Found {
  value: Value;
  end: number;
}

const isWhitespace = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';
const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

/** One scan of a document. */
class Scan {
  private readonly characters: string | string[];

  constructor(
    private readonly thread: Thread,
    private readonly scanner: PyScanner,
    private readonly document: Document,
  ) {
    this.characters = document.characters;
  }

  private skip(index: number): number {
    while (isWhitespace(this.characters[index])) index++;
    return index;
  }

  private fail(message: string, index: number) {
    return decodeError(this.thread, message, this.document, index);
  }

  /** The value at `index`; StopIteration(index) where there is none (scan_once_unicode). */
  once(index: number): Found {
    const { characters, document, scanner, thread } = this;
    if (index < 0) throw valueError('idx cannot be negative');
    switch (characters[index]) {
      case '"': {
        const { value, end } = scanString(thread, document, index + 1, scanner.strict);
        return { value, end };
      }
      case '{':
        return this.nested(' while decoding a JSON object from a unicode string', () => this.object(index + 1));
      case '[':
        return this.nested(' while decoding a JSON array from a unicode string', () => this.array(index + 1));
      case 'n':
        if (this.matches('null', index)) return { value: null, end: index + 4 };
        break;
      case 't':
        if (this.matches('true', index)) return { value: true, end: index + 4 };
        break;
      case 'f':
        if (this.matches('false', index)) return { value: false, end: index + 5 };
        break;
      case 'N':
        if (this.matches('NaN', index)) return this.constant('NaN', index);
        break;
      case 'I':
        if (this.matches('Infinity', index)) return this.constant('Infinity', index);
        break;
      case '-':
        if (this.matches('-Infinity', index)) return this.constant('-Infinity', index);
    }
    return this.number(index);
  }

  private nested(where: string, work: () => Found): Found {
    this.thread.enter(where);
    try {
      return work();
    } finally {
      this.thread.leave();
    }
  }

  private matches(word: string, index: number): boolean {
    return part(this.document, index, index + word.length) === word;
  }

  private constant(word: string, index: number): Found {
    return { value: this.thread.call(this.scanner.hooks.parse_constant, [word]), end: index + word.length };
  }

  /** _match_number_unicode. */
  private number(start: number): Found {
    const { characters, thread } = this;
    let index = start;
    let isFloat = false;
    if (characters[index] === '-') index++;
    if (characters[index] === '0') index++;
    else if (isDigit(characters[index])) while (isDigit(characters[index])) index++;
    else throw stopIteration(start);
    if (characters[index] === '.' && isDigit(characters[index + 1])) {
      isFloat = true;
      index += 2;
      while (isDigit(characters[index])) index++;
    }
    if (characters[index] === 'e' || characters[index] === 'E') {
      let end = index + 1;
      if (characters[end] === '+' || characters[end] === '-') end++;
      const digits = end;
      while (isDigit(characters[end])) end++;
      if (end > digits) {
        isFloat = true;
        index = end;
      }
    }
    const text = part(this.document, start, index);
    const { parse_float, parse_int } = this.scanner.hooks;
    let value: Value;
    if (isFloat) value = parse_float === floatType ? new PyFloat(Number(text)) : thread.call(parse_float, [text]);
    else value = parse_int === intType ? parseIntText(thread, text, 10) : thread.call(parse_int, [text]);
    return { value, end: index };
  }

  /** _parse_array_unicode. */
  private array(start: number): Found {
    const { characters, thread } = this;
    const items: Value[] = [];
    try {
      let index = this.skip(start);
      if (characters[index] !== ']') {
        for (;;) {
          const { value, end } = this.once(index);
          items.push(hold(value));
          index = this.skip(end);
          if (characters[index] === ']') break;
          if (characters[index] !== ',') throw this.fail("Expecting ',' delimiter", index);
          const comma = index;
          index = this.skip(index + 1);
          if (characters[index] === ']') throw this.fail('Illegal trailing comma before end of array', comma);
        }
      }
      return { value: PyList.adopt(items), end: index + 1 };
    } catch (error) {
      for (const item of items) release(thread, item);
      throw error;
    }
  }

  /** _parse_object_unicode. */
  private object(start: number): Found {
    const { characters, thread, scanner, document } = this;
    const { object_hook, object_pairs_hook } = scanner.hooks;
    const pairs = object_pairs_hook === null ? undefined : new PyList([]);
    const dict = PyDict.fresh();
    const result: Value = pairs ?? dict;
    hold(result);
    try {
      let index = this.skip(start);
      if (characters[index] !== '}') {
        for (;;) {
          if (characters[index] !== '"') throw this.fail('Expecting property name enclosed in double quotes', index);
          const key = scanString(thread, document, index + 1, scanner.strict);
          index = this.skip(key.end);
          if (characters[index] !== ':') throw this.fail("Expecting ':' delimiter", index);
          index = this.skip(index + 1);
          const { value, end } = this.once(index);
          if (pairs === undefined) dict.setStr(thread, key.value, value);
          else pairs.append(new PyTuple([key.value, value]));
          index = this.skip(end);
          if (characters[index] === '}') break;
          if (characters[index] !== ',') throw this.fail("Expecting ',' delimiter", index);
          const comma = index;
          index = this.skip(index + 1);
          if (characters[index] === '}') throw this.fail('Illegal trailing comma before end of object', comma);
        }
      }
      const end = index + 1;
      const hook = pairs === undefined ? object_hook : object_pairs_hook;
      if (hook !== null) {
        const value = hold(thread.call(hook, [result]));
        release(thread, result);
        return { value: unhold(value), end };
      }
      return { value: unhold(result), end };
    } catch (error) {
      release(thread, result);
      throw error;
    }
  }
}

function call(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const [string, idx] = parseKeywords('scan_once', 'string, idx', args, kwnames) as Value[];
  const index = ssizeArgument(thread, idx!);
  const text = strValue(string!);
  if (text === undefined) throw typeError(`first argument must be a string, not ${typeOf(string!).tpName}`);
  const { value, end } = new Scan(thread, self as PyScanner, documentOf(text)).once(index);
  return new PyTuple([value, end]);
}

export const scannerType = defineType({
  name: 'Scanner',
  module: '_json',
  instanceClass: PyScanner as never,
  flags: TypeFlag.HAVE_GC,
  doc: 'JSON scanner object',
  tp: {
    tp_new: (thread, _type, args, kwnames) => {
      const [context] = parseKeywords('make_scanner', 'context', args, kwnames) as Value[];
      return new PyScanner(thread, context!);
    },
    tp_call: call,
  },
  members: [
    { name: 'strict', get: (self) => (self as PyScanner).strict, doc: 'strict' },
    ...HOOKS.map((name) => ({ name, get: (self: PyObject) => (self as PyScanner).hooks[name], doc: name })),
  ],
});
