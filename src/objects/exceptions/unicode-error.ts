// UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError.

import { takes } from '../../call/native/arity-texts';
import { PyUnicodeError } from './base-exception';
import { copyBytes } from '../bytes/buffer';
import { PyBytes } from '../bytes/bytes';
import type { Member, TypeDefinition } from '../define-type';
import { field } from './exception-attributes';
import { initException, newException } from './exception-methods';
import * as exceptions from './exceptions';
import { hold, type Value } from '../object';
import { asSsize, isIndex } from '../protocols/numbers';
import { str } from '../protocols/text';
import { overflowError, typeError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { strValue, typeOf } from '../type-of';

/** A str argument of PyArg_ParseTuple without a function name. */
function text(position: number, value: Value): Value {
  if (strValue(value) === undefined)
    throw typeError(`argument ${position} must be str, not ${value === null ? 'None' : typeOf(value).tpName}`);
  return value;
}

function ssize(thread: Thread, value: Value): number {
  const index = asSsize(thread, value);
  if (index === 2147483647 || index === -2147483648)
    throw overflowError('Python int too large to convert to C ssize_t');
  return index;
}

function count(args: Value[], expected: number): void {
  if (args.length !== expected) throw typeError(takes('function', 'exactly', expected, args.length));
}

function position(name: 'start' | 'end'): Member<PyUnicodeError> {
  return {
    name,
    get: (object) => object[name],
    set: (thread, object, value) => {
      if (value === undefined) throw typeError("can't delete numeric/char attribute");
      if (!isIndex(value)) throw typeError('an integer is required');
      object[name] = ssize(thread, value);
    },
  };
}

const members: Member<PyUnicodeError>[] = [
  field('encoding'),
  field('object'),
  position('start'),
  position('end'),
  field('reason'),
];

/** "'\\xe9'" and the like: a character as the error text writes it. */
function characterText(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}

function nameText(thread: Thread, exc: PyUnicodeError, name: string): string {
  const value = exc.fields[name];
  return value === undefined ? '<NULL>' : str(thread, value);
}

function describe(thread: Thread, exc: PyUnicodeError, action: string): Value {
  const object = exc.fields.object;
  if (object === undefined) return '';
  const { start, end } = exc;
  const codec =
    exc.type === exceptions.UnicodeTranslateErrorType ? '' : `'${nameText(thread, exc, 'encoding')}' codec `;
  const reason = nameText(thread, exc, 'reason');
  const source = strValue(object);
  if (source === undefined && !(object instanceof PyBytes) && action !== 'decode')
    throw typeError("UnicodeError 'object' attribute must be a string");
  const single = singleItem(thread, object, start, end, action);
  const what = action === 'decode' ? 'byte' : 'character';
  if (single === undefined) return `${codec}can't ${action} ${what}s in position ${start}-${end - 1}: ${reason}`;
  return `${codec}can't ${action} ${what} ${single} in position ${start}: ${reason}`;
}

/** The one character or byte that the error is about; undefined where it is about more or about none. */
function singleItem(thread: Thread, object: Value, start: number, end: number, action: string): string | undefined {
  if (action === 'decode') {
    if (!isBytesLike(object)) throw typeError("UnicodeError 'object' attribute must be a bytes");
    if (start < 0 || end !== start + 1) return undefined;
    const bytes = object instanceof PyBytes ? object.bytes : copyBytes(thread, object);
    const byte = bytes[start];
    return byte === undefined ? undefined : `0x${byte.toString(16).padStart(2, '0')}`;
  }
  const source = strValue(object);
  if (source === undefined) throw typeError("UnicodeError 'object' attribute must be a string");
  if (start < 0 || end !== start + 1) return undefined;
  const code = [...source][start]?.codePointAt(0);
  return code === undefined ? undefined : `'${characterText(code)}'`;
}

const isBytesLike = (value: Value): boolean => typeOf(value).tp.bf_getbuffer !== undefined;

/** Sets the fields after the arguments have been checked. */
function fill(thread: Thread, exc: PyUnicodeError, encoding: Value | undefined, args: Value[]): void {
  const [object, start, end, reason] = args;
  if (encoding !== undefined) exc.setField(thread, 'encoding', encoding);
  exc.setField(thread, 'object', object);
  exc.start = start as number;
  exc.end = end as number;
  exc.setField(thread, 'reason', reason);
}

/** The part of a type that the three differ in: how many arguments there are, and how the fields are filled from them. */
function specOf(
  action: 'encode' | 'decode' | 'translate',
  argumentCount: number,
  init: (thread: Thread, self: PyUnicodeError, args: Value[]) => void,
): TypeDefinition<PyUnicodeError> {
  return {
    tp: {
      tp_new: newException,
      tp_init: (thread, self, args, kwnames) => {
        initException(thread, self, args, kwnames);
        count(args, argumentCount);
        init(thread, self, args);
      },
      tp_str: (thread, self) => describe(thread, self, action),
    },
    members,
  };
}

export const encodeSpec = specOf('encode', 5, (thread, self, args) => {
  const encoding = text(1, args[0]!);
  const object = text(2, args[1]!);
  fill(thread, self, encoding, [object, ssize(thread, args[2]!), ssize(thread, args[3]!), text(5, args[4]!)]);
});

export const decodeSpec = specOf('decode', 5, (thread, self, args) => {
  const encoding = text(1, args[0]!);
  const numbers = [ssize(thread, args[2]!), ssize(thread, args[3]!)];
  const reason = text(5, args[4]!);
  const object = args[1] instanceof PyBytes ? args[1] : new PyBytes(copyBytes(thread, args[1]!));
  fill(thread, self, encoding, [object, ...numbers, reason]);
});

export const translateSpec = specOf('translate', 4, (thread, self, args) => {
  const object = text(1, args[0]!);
  fill(thread, self, undefined, [object, ssize(thread, args[1]!), ssize(thread, args[2]!), text(4, args[3]!)]);
});

/** A UnicodeEncodeError or UnicodeDecodeError as codecs raise it. */
export function newUnicodeError(
  kind: 'encode' | 'decode',
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): PyUnicodeError {
  const type = kind === 'encode' ? exceptions.UnicodeEncodeErrorType : exceptions.UnicodeDecodeErrorType;
  const exc = new PyUnicodeError(type, new PyTuple([encoding, object, start, end, reason]));
  exc.fields = { encoding: hold(encoding), object: hold(object), reason: hold(reason) };
  exc.start = start;
  exc.end = end;
  return exc;
}
