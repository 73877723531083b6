// The % operator of str and bytes: printf-style formatting. Bytes are formatted as texts of characters below 256.

import { type Budget, reserveBytes, reserveItems } from '../memory/budget';
import { TextWriter } from './text-writer';
import { withBytes, hasBuffer } from '../bytes/buffer';
import { PyByteArray } from '../bytes/bytearray';
import { PyBytes } from '../bytes/bytes';
import { TypeErrorType } from '../exceptions/exceptions';
import { type FloatCode, floatText } from '../numbers/float-digits';
import { repeated } from './format-spec';
import { type Int, intToText } from '../numbers/int-arithmetic';
import { decimalText, latin1 } from '../numbers/int-parsing';
import { drop, hold, release, type Value } from '../object';
import { swallow } from '../protocols/attributes';
import { callSpecialIfFound } from '../protocols/calls';
import { toFloat, toIndex, toLong } from '../protocols/numbers';
import { getItem } from '../protocols/subscript';
import { ascii, repr, str } from '../protocols/text';
import { overflowError, typeError, valueError } from '../raise';
import { lengthOf, substring } from './text-indexing';
import type { PyRaise, Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { fullyQualifiedName } from '../types/type-names';
import { intValue, strValue, typeOf } from '../type-of';

/** What differs between the formatting of str and of bytes. */
interface Flavour {
  readonly noun: string;
  isMapping(value: Value): boolean;
  key(text: string): Value;
  /** The text of %s, %r, %a and %b. */
  text(thread: Thread, code: string, value: Value): string | undefined;
  character(thread: Thread, value: Value): string;
  float(thread: Thread, value: Value): number;
}

const isMappingType = (value: Value): boolean =>
  typeOf(value).tp.mp_subscript !== undefined && !(value instanceof PyTuple) && strValue(value) === undefined;

const strFlavour: Flavour = {
  noun: 'string',
  isMapping: isMappingType,
  key: (text) => text,
  text: (thread, code, value) => {
    if (code === 's') return str(thread, value);
    if (code === 'r') return repr(thread, value);
    return code === 'a' ? ascii(thread, value) : undefined;
  },
  character: (thread, value) => {
    const text = strValue(value);
    if (text !== undefined) {
      if (lengthOf(text) === 1) return text;
      throw typeError(`%c requires an int or a unicode character, not a string of length ${lengthOf(text)}`);
    }
    let code: Int;
    try {
      code = toIndex(thread, value);
    } catch (error) {
      swallow(thread, error, TypeErrorType);
      throw typeError(`%c requires an int or a unicode character, not ${fullyQualifiedName(thread, typeOf(value))}`);
    }
    if (code < 0 || code > 0x10ffff) throw overflowError('%c arg not in range(0x110000)');
    return String.fromCodePoint(Number(code));
  },
  float: toFloat,
};

const bytesFlavour: Flavour = {
  noun: 'bytes',
  isMapping: (value) => isMappingType(value) && !(value instanceof PyBytes) && !(value instanceof PyByteArray),
  key: (text) => new PyBytes(bytesOfLatin1(text)),
  text: (thread, code, value) => {
    if (code === 's' || code === 'b') return bytesArgument(thread, value);
    return code === 'r' || code === 'a' ? ascii(thread, value) : undefined;
  },
  character: (thread, value) => {
    if (value instanceof PyBytes || value instanceof PyByteArray) {
      if (value.bytes.length === 1) return latin1(value.bytes);
      const kind = value instanceof PyBytes ? 'bytes' : 'bytearray';
      throw typeError(
        `%c requires an integer in range(256) or a single byte, not a ${kind} object of length ${value.bytes.length}`,
      );
    }
    let code: Int;
    try {
      code = toIndex(thread, value);
    } catch (error) {
      swallow(thread, error, TypeErrorType);
      throw typeError(
        `%c requires an integer in range(256) or a single byte, not ${fullyQualifiedName(thread, typeOf(value))}`,
      );
    }
    if (code < 0 || code > 255) throw overflowError('%c arg not in range(256)');
    return String.fromCharCode(Number(code));
  },
  float: (thread, value) => {
    try {
      return toFloat(thread, value);
    } catch (error) {
      swallow(thread, error, TypeErrorType);
      throw typeError(`float argument required, not ${typeOf(value).tpName}`);
    }
  },
};

/** %b and %s of bytes: a buffer, or what `__bytes__` gives (format_obj). */
function bytesArgument(thread: Thread, value: Value): string {
  if (value instanceof PyBytes || value instanceof PyByteArray) return latin1(value.bytes);
  const result = callSpecialIfFound(thread, value, '__bytes__', []);
  if (result !== undefined) {
    try {
      if (result instanceof PyBytes) return latin1(result.bytes);
      throw typeError(`__bytes__ returned non-bytes (type ${typeOf(result).tpName})`);
    } finally {
      drop(thread, result);
    }
  }
  if (hasBuffer(value)) return withBytes(thread, value, latin1);
  throw typeError(
    `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeOf(value).tpName}'`,
  );
}

export function bytesOfLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  Buffer.from(bytes.buffer).write(text, 'latin1');
  return bytes;
}

interface Specifier {
  left: boolean;
  sign: boolean;
  blank: boolean;
  alternate: boolean;
  zero: boolean;
  width: number;
  precision: number;
  code: string;
}

const SSIZE_MAX = 0x7fff_ffff;

/** One formatting operation: the position in the format and in the arguments. */
class Formatter {
  private position = 0;
  private readonly format: string[];
  private readonly mapping: Value | undefined;
  private readonly arguments: Value[];
  private next = 0;
  /** A value taken out of the mapping: the argument of the next conversion; held. */
  private fromMapping: Value | undefined;

  constructor(
    private readonly thread: Thread,
    private readonly flavour: Flavour,
    format: string,
    values: Value,
  ) {
    reserveItems(thread.budget, 2 * format.length);
    this.format = [...format];
    this.arguments = values instanceof PyTuple ? values.items : [values];
    if (flavour.isMapping(values)) this.mapping = values;
  }

  run(): string {
    const result = new TextWriter(this.thread.budget);
    const { format } = this;
    try {
      while (this.position < format.length) {
        const percent = format.indexOf('%', this.position);
        if (percent < 0) {
          result.write(format.slice(this.position).join(''));
          break;
        }
        result.write(format.slice(this.position, percent).join(''));
        this.position = percent + 1;
        if (format[this.position] === '%') {
          result.write('%');
          this.position++;
        } else result.write(this.convert(this.specifier()));
      }
      if (this.mapping === undefined && this.fromMapping === undefined && this.next < this.arguments.length)
        throw typeError(`not all arguments converted during ${this.flavour.noun} formatting`);
      return result.text;
    } finally {
      release(this.thread, this.fromMapping);
    }
  }

  /** getnextarg. */
  private argument(): Value {
    const { fromMapping } = this;
    if (fromMapping !== undefined) {
      if (this.next >= 0) throw notEnough();
      this.next = 0;
      return fromMapping;
    }
    if (this.next >= this.arguments.length) throw notEnough();
    return this.arguments[this.next++]!;
  }

  private take(): string {
    const character = this.format[this.position++];
    if (character === undefined) throw valueError('incomplete format');
    return character;
  }

  private specifier(): Specifier {
    const spec: Specifier = {
      left: false,
      sign: false,
      blank: false,
      alternate: false,
      zero: false,
      width: -1,
      precision: -1,
      code: '',
    };
    if (this.format[this.position] === '(') this.key();
    let character = this.take();
    for (; ; character = this.take()) {
      if (character === '-') spec.left = true;
      else if (character === '+') spec.sign = true;
      else if (character === ' ') spec.blank = true;
      else if (character === '#') spec.alternate = true;
      else if (character === '0') spec.zero = true;
      else break;
    }
    if (character === '*') {
      spec.width = this.star(SSIZE_MAX, 'Python int too large to convert to C ssize_t');
      if (spec.width < 0) {
        spec.left = true;
        spec.width = -spec.width;
      }
      character = this.take();
    } else [spec.width, character] = this.number(character, 'width too big', spec.width);
    if (character === '.') {
      spec.precision = 0;
      character = this.take();
      if (character === '*') {
        spec.precision = Math.max(this.star(SSIZE_MAX, 'Python int too large to convert to C int'), 0);
        character = this.take();
      } else {
        [spec.precision, character] = this.number(
          character,
          this.flavour === strFlavour ? 'precision too big' : 'prec too big',
          0,
        );
      }
    }
    if (character === 'h' || character === 'l' || character === 'L') character = this.take();
    spec.code = character;
    return spec;
  }

  private star(maximum: number, overflow: string): number {
    const value = intValue(this.argument());
    if (value === undefined) throw typeError('* wants int');
    if (value > maximum || value < -maximum - 1) throw overflowError(overflow);
    return Number(value);
  }

  /** Digits that start with `character`; gives their value and the character behind them. */
  private number(character: string, tooBig: string, none: number): [number, string] {
    let value = none;
    let current = character;
    while (current >= '0' && current <= '9') {
      value = Math.max(value, 0) * 10 + Number(current);
      if (value > SSIZE_MAX) throw valueError(tooBig);
      current = this.take();
    }
    return [value, current];
  }

  /** "(name)": takes the value out of the mapping. */
  private key(): void {
    const { thread, mapping } = this;
    if (mapping === undefined) throw typeError('format requires a mapping');
    const start = ++this.position;
    let depth = 1;
    for (; ; this.position++) {
      const character = this.format[this.position];
      if (character === undefined) throw valueError('incomplete format key');
      if (character === ')' && --depth === 0) break;
      if (character === '(') depth++;
    }
    const key = this.flavour.key(this.format.slice(start, this.position++).join(''));
    let value: Value;
    try {
      value = hold(getItem(thread, mapping, key));
    } finally {
      drop(thread, key);
    }
    const old = this.fromMapping;
    this.fromMapping = value;
    this.next = -1;
    release(thread, old);
  }

  private convert(spec: Specifier): string {
    const { thread, flavour } = this;
    const { code } = spec;
    const value = this.argument();
    const text = flavour.text(thread, code, value);
    if (text !== undefined) {
      return pad(
        spec.precision >= 0 ? substring(text, 0, Math.min(spec.precision, lengthOf(text))) : text,
        spec,
        thread.budget,
      );
    }
    switch (code) {
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        return layoutNumber(this.integer(code, value, spec), spec, thread.budget);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G': {
        const precision = spec.precision < 0 ? 6 : spec.precision;
        const number = floatText(flavour.float(thread, value), code as FloatCode, precision, {
          alternate: spec.alternate,
          budget: thread.budget,
        });
        return layoutNumber(
          { negative: number.startsWith('-'), prefix: '', digits: number.replace(/^-/, '') },
          spec,
          thread.budget,
        );
      }
      case 'c':
        return pad(flavour.character(thread, value), spec, thread.budget);
    }
    throw this.unsupported(spec);
  }

  private unsupported(spec: Specifier): PyRaise {
    const code = spec.code.codePointAt(0)!;
    let shown = code >= 31 && code < 127 ? spec.code : '?';
    if (this.flavour === bytesFlavour) {
      // C takes the character for a negative number unless digits were read before it.
      if (code >= 128 && spec.width < 0 && spec.precision < 0)
        return overflowError('character argument not in range(0x110000)');
      shown = spec.code;
    }
    return valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${this.position - 1}`);
  }

  /** Digits of an int, with prefix and precision (mainformatlong). */
  private integer(code: string, value: Value, spec: Specifier): Digits {
    const { thread } = this;
    const wantsIndex = code === 'o' || code === 'x' || code === 'X';
    let int = intValue(value);
    if (int === undefined) {
      const { nb_index, nb_int, nb_float } = typeOf(value).tp;
      const wrong = () =>
        typeError(
          `%${code} format: ${wantsIndex ? 'an integer' : 'a real number'} is required, not ${typeOf(value).tpName}`,
        );
      if (nb_index === undefined && nb_int === undefined && nb_float === undefined) throw wrong();
      try {
        int = wantsIndex ? toIndex(thread, value) : toLong(thread, value);
      } catch (error) {
        swallow(thread, error, TypeErrorType);
        throw wrong();
      }
    }
    if (spec.precision > SSIZE_MAX - 3) throw overflowError('precision too large');
    let digits: string;
    if (wantsIndex) digits = intToText(int, code === 'o' ? 8 : 16, thread.budget).replace('-', '');
    else digits = decimalText(thread, int).replace('-', '');
    if (digits.length < spec.precision) digits = repeated('0', spec.precision - digits.length, thread.budget) + digits;
    if (code === 'X') digits = digits.toUpperCase();
    return { negative: int < 0, prefix: wantsIndex && spec.alternate ? `0${code}` : '', digits };
  }
}

const notEnough = () => typeError('not enough arguments for format string');

interface Digits {
  negative: boolean;
  prefix: string;
  digits: string;
}

function pad(text: string, spec: Specifier, budget: Budget): string {
  const missing = spec.width - lengthOf(text);
  if (missing <= 0) return text;
  return spec.left ? text + repeated(' ', missing, budget) : repeated(' ', missing, budget) + text;
}

/** Sign, prefix and padding of a number (unicode_format_arg_output). */
function layoutNumber({ negative, prefix, digits }: Digits, spec: Specifier, budget: Budget): string {
  const sign = negative ? '-' : spec.sign ? '+' : spec.blank ? ' ' : '';
  const body = sign + prefix + digits;
  if (!spec.zero || spec.left) return pad(body, spec, budget);
  return sign + prefix + repeated('0', spec.width - body.length, budget) + digits;
}

/** format % values for str (PyUnicode_Format). */
export function formatPercent(thread: Thread, format: string, values: Value): string {
  return new Formatter(thread, strFlavour, format, values).run();
}

/** format % values for bytes (_PyBytes_FormatEx). */
export function formatBytes(thread: Thread, format: Uint8Array, values: Value): Uint8Array {
  const text = new Formatter(thread, bytesFlavour, latin1(format, thread.budget), values).run();
  reserveBytes(thread.budget, text.length);
  return bytesOfLatin1(text);
}
