// complex(…): construction from numbers and texts.

import { complexType, PyComplex } from './complex';
import type { Complex } from './complex-arithmetic';
import { DeprecationWarningType } from '../exceptions/exceptions';
import { parseFloatText } from './float-arithmetic';
import { toAsciiDigits } from './int-parsing';
import { parseKeywords } from '../native-arguments';
import { drop, type Value } from '../object';
import { callSpecialIfFound } from '../protocols/calls';
import { isIndex, toFloat } from '../protocols/numbers';
import { typeError, valueError } from '../raise';
import { strRepr } from '../text/str-repr';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { strValue, typeOf } from '../type-of';
import { fullyQualifiedName } from '../types/type-names';

/** What `__complex__` returns, if there is one (try_complex_special_method). */
function specialComplex(thread: Thread, value: Value): Complex | undefined {
  if (value instanceof PyComplex && value.type === complexType) return undefined;
  const result = callSpecialIfFound(thread, value, '__complex__', []);
  if (result === undefined) return undefined;
  try {
    const name = typeOf(result).tpName;
    if (!(result instanceof PyComplex)) throw typeError(`__complex__ returned non-complex (type ${name})`);
    if (result.type !== complexType) {
      thread.warn(
        DeprecationWarningType,
        `__complex__ returned non-complex (type ${name}).  The ability to return an instance of a strict subclass ` +
          'of complex is deprecated, and may be removed in a future version of Python.',
        1,
      );
    }
    return { real: result.real, imag: result.imag };
  } finally {
    drop(thread, result);
  }
}

/** Any number as a complex (PyComplex_AsCComplex). */
export function toComplex(thread: Thread, value: Value): Complex {
  if (value instanceof PyComplex) return value;
  return specialComplex(thread, value) ?? { real: toFloat(thread, value), imag: 0 };
}

const isReal = (value: Value): boolean => typeOf(value).tp.nb_float !== undefined || isIndex(value);

/** complex.__new__: a text or number alone, or real and imaginary part (actual_complex_new). */
export function newComplex(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (args.length > 1 || (kwnames !== undefined && kwnames.items.length > 0)) {
    const [real, imag] = parseKeywords(thread, 'complex', 'real=0, imag=0', args, kwnames) as (Value | undefined)[];
    const parts = fromParts(thread, real ?? 0, imag);
    return new PyComplex(parts.real, parts.imag, type);
  }
  const [value] = args;
  if (value === undefined) return new PyComplex(0, 0, type);
  if (value instanceof PyComplex && value.type === complexType && type === complexType) return value;
  const text = strValue(value);
  const number = text === undefined ? fromNumber(thread, value) : parseComplex(text);
  return new PyComplex(number.real, number.imag, type);
}

function fromNumber(thread: Thread, value: Value): Complex {
  const special = specialComplex(thread, value);
  if (special !== undefined) return special;
  if (value instanceof PyComplex) return value;
  if (isReal(value)) return { real: toFloat(thread, value), imag: 0 };
  throw typeError(`complex() argument must be a string or a number, not ${fullyQualifiedName(thread, typeOf(value))}`);
}

/** complex(real, imag); complex parts are deprecated (complex_new_impl). */
function fromParts(thread: Thread, real: Value, imag: Value | undefined): Complex {
  const special = specialComplex(thread, real);
  const realIsComplex = special !== undefined || real instanceof PyComplex;
  if (!realIsComplex && !isReal(real)) throw notReal(thread, 'real', real);
  if (imag !== undefined && !(imag instanceof PyComplex) && !isReal(imag)) throw notReal(thread, 'imag', imag);
  const warn = (name: string, value: Value): void =>
    thread.warn(DeprecationWarningType, notRealText(thread, name, value), 1);
  if (realIsComplex) warn('real', real);
  const x: Complex = special ?? (real instanceof PyComplex ? real : { real: toFloat(thread, real), imag: 0 });
  if (imag === undefined) return x;
  if (imag instanceof PyComplex) {
    warn('imag', imag);
    return { real: x.real - imag.imag, imag: realIsComplex ? imag.real + x.imag : imag.real };
  }
  const y = toFloat(thread, imag);
  return { real: x.real, imag: realIsComplex ? y + x.imag : y };
}

const notRealText = (thread: Thread, name: string, value: Value): string =>
  `complex() argument '${name}' must be a real number, not ${fullyQualifiedName(thread, typeOf(value))}`;
const notReal = (thread: Thread, name: string, value: Value) => typeError(notRealText(thread, name, value));

const NUMBER = /^[-+]?(?:(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?|inf(?:inity)?|nan)/i;
const UNDERSCORE_MISPLACED = /(?:^|[^0-9])_|_(?:[^0-9]|$)/;
const malformed = () => valueError('complex() arg is a malformed string');

/** complex(text) (complex_from_string_inner). */
function parseComplex(text: string): Complex {
  let ascii = toAsciiDigits(text);
  if (ascii.includes('_')) {
    if (UNDERSCORE_MISPLACED.test(ascii)) throw valueError(`could not convert string to complex: ${strRepr(text)}`);
    ascii = ascii.replaceAll('_', '');
  }
  let rest = ascii.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  if (rest.startsWith('(')) {
    if (!rest.endsWith(')')) throw malformed();
    rest = rest.slice(1, -1).replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  }
  const number = (): number | undefined => {
    const match = NUMBER.exec(rest);
    if (match === null) return undefined;
    rest = rest.slice(match[0].length);
    return parseFloatText(match[0]);
  };
  const unit = (): number => {
    const sign = rest[0] === '-' ? -1 : 1;
    if (rest[0] === '-' || rest[0] === '+') rest = rest.slice(1);
    return sign;
  };
  const j = (): void => {
    if (rest !== 'j' && rest !== 'J') throw malformed();
  };
  const first = number();
  if (first === undefined) {
    const imag = unit();
    j();
    return { real: 0, imag };
  }
  if (rest[0] === '+' || rest[0] === '-') {
    const imag = number() ?? unit();
    j();
    return { real: first, imag };
  }
  if (rest === '') return { real: first, imag: 0 };
  j();
  return { real: 0, imag: first };
}
