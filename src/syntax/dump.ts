// The text of `ast.dump(tree, include_attributes=True)`.

import { PyBytes } from '../objects/bytes/bytes';
import { PyComplex } from '../objects/numbers/complex';
import { PyFloat } from '../objects/numbers/float';
import type { Value } from '../objects/object';
import { isPrintable } from '../objects/text/unicode/properties';
import type { ModNode } from './ast';

const ATTRIBUTES = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'];
/** Fields whose classes have no fields of their own. */
const SINGLETONS: ReadonlySet<string> = new Set(['ctx', 'op', 'ops']);
/** Optional fields that are shown although they are None. */
const CONSTANT_FIELDS: ReadonlySet<string> = new Set(['Constant.value', 'MatchSingleton.value']);

type AnyNode = { node: string } & Record<string, unknown>;

/** The text of a syntax tree, field for field (ast.dump). */
export function dump(tree: ModNode, includeAttributes = true): string {
  const pieces: string[] = [];
  dumpNode(tree as unknown as AnyNode, includeAttributes, pieces);
  return pieces.join('');
}

function dumpNode(node: AnyNode, attributes: boolean, pieces: string[]): void {
  pieces.push(node.node, '(');
  let separator = '';
  for (const field of Object.keys(node)) {
    if (field === 'node' || (ATTRIBUTES.includes(field) && node.node !== 'TypeIgnore')) continue;
    const value = node[field];
    const constant = CONSTANT_FIELDS.has(`${node.node}.${field}`);
    if (value === null && !constant) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    pieces.push(separator, field, '=');
    separator = ', ';
    if (constant || (node.node === 'Interpolation' && field === 'str')) pieces.push(repr(value as Value));
    else dumpField(field, value, attributes, pieces);
  }
  if (attributes && 'end_lineno' in node) {
    for (const attribute of ATTRIBUTES) {
      pieces.push(separator, attribute, '=', String(node[attribute]));
      separator = ', ';
    }
  }
  pieces.push(')');
}

function dumpField(field: string, value: unknown, attributes: boolean, pieces: string[]): void {
  if (Array.isArray(value)) {
    pieces.push('[');
    value.forEach((item, i) => {
      if (i > 0) pieces.push(', ');
      dumpField(field, item, attributes, pieces);
    });
    pieces.push(']');
  } else if (SINGLETONS.has(field)) pieces.push(String(value), '()');
  else if (typeof value === 'object' && value !== null) dumpNode(value as AnyNode, attributes, pieces);
  else pieces.push(repr(value as Value));
}

/** repr() of a constant. */
export function repr(value: Value): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return reprString(value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof PyFloat) return reprFloat(value.value);
  if (value instanceof PyComplex) return reprComplex(value);
  if (value instanceof PyBytes) return reprBytes(value.bytes);
  return 'Ellipsis';
}

function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const c of text) {
    const code = c.codePointAt(0)!;
    if (c === quote || c === '\\') result += `\\${c}`;
    else if (c === '\n') result += '\\n';
    else if (c === '\r') result += '\\r';
    else if (c === '\t') result += '\\t';
    else if (isPrintable(code)) result += c;
    else if (code < 0x100) result += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code < 0x10000) result += `\\u${code.toString(16).padStart(4, '0')}`;
    else result += `\\U${code.toString(16).padStart(8, '0')}`;
  }
  return result + quote;
}

function reprBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  let result = `b${quote}`;
  for (const byte of bytes) {
    const c = String.fromCharCode(byte);
    if (c === quote || c === '\\') result += `\\${c}`;
    else if (c === '\n') result += '\\n';
    else if (c === '\r') result += '\\r';
    else if (c === '\t') result += '\\t';
    else if (byte < 32 || byte >= 127) result += `\\x${byte.toString(16).padStart(2, '0')}`;
    else result += c;
  }
  return result + quote;
}

function reprFloat(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  if (Number.isNaN(value)) return 'nan';
  if (Object.is(value, -0)) return '-0.0';
  const [mantissa, exponentText] = value.toExponential().split('e') as [string, string];
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 16) {
    if (Number.isInteger(value)) return `${BigInt(value)}.0`;
    const digits = mantissa.replace(/[-.]/g, '');
    if (exponent >= 0) return String(value);
    return `${value < 0 ? '-' : ''}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function reprComplex(value: PyComplex): string {
  const part = (x: number) => reprFloat(x).replace(/\.0$/, '');
  if (value.real === 0 && !Object.is(value.real, -0)) return `${part(value.imag)}j`;
  const imaginary = part(value.imag);
  return `(${part(value.real)}${imaginary.startsWith('-') ? '' : '+'}${imaginary}j)`;
}
