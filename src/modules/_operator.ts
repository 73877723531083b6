// The module _operator.

import { withBytes } from '../objects/bytes/buffer';
import { method, type NativeDefinition, rawMethod } from '../objects/native';
import { checkPositional } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { isTrue, richCompare } from '../objects/protocols/compare';
import { lengthHint } from '../objects/protocols/iteration';
import {
  absolute,
  type BinaryOperator,
  binaryOp,
  inPlaceOp,
  invert,
  negative,
  positive,
  power,
  toIndex,
} from '../objects/protocols/numbers';
import { concatenate, contains, delItem, getItem, setItem } from '../objects/protocols/subscript';
import { typeError } from '../objects/raise';
import { countByIteration, indexByIteration } from '../objects/search';
import { positionalCount, ssizeArgument } from '../objects/containers/sequence-arguments';
import { NotImplemented } from '../objects/singletons';
import type { Thread } from '../objects/thread';
import type { CompareOp } from '../objects/type';
import { strValue, typeOf } from '../objects/type-of';
import { defineModule } from './define-module';
import { attrgetterType, itemgetterType, methodcallerType } from './operator/getters';
import { isSequence } from '../objects/protocols/is-sequence';

type Unary = (thread: Thread, a: Value) => Value;
type Binary = (thread: Thread, a: Value, b: Value) => Value;

const unary = (name: string, work: Unary): NativeDefinition =>
  method(`${name}($module, a, /)`, (thread, _module, a: Value) => work(thread, a));

const binary = (name: string, work: Binary): NativeDefinition =>
  method(`${name}($module, a, b, /)`, (thread, _module, a: Value, b: Value) => work(thread, a, b));

const arithmetic: [name: string, op: BinaryOperator][] = [
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['matmul', '@'],
  ['floordiv', '//'],
  ['truediv', '/'],
  ['mod', '%'],
  ['lshift', '<<'],
  ['rshift', '>>'],
  ['and_', '&'],
  ['xor', '^'],
  ['or_', '|'],
  ['pow', '**'],
];

const comparisons: [name: string, op: CompareOp][] = [
  ['lt', '<'],
  ['le', '<='],
  ['eq', '=='],
  ['ne', '!='],
  ['gt', '>'],
  ['ge', '>='],
];

/** a += b for sequences (PySequence_InPlaceConcat). */
function concatenateInPlace(thread: Thread, a: Value, b: Value): Value {
  const { sq_inplace_concat, sq_concat, nb_inplace_add, nb_add } = typeOf(a).tp;
  if (sq_inplace_concat !== undefined) return sq_inplace_concat(thread, a, b);
  if (sq_concat !== undefined) return sq_concat(thread, a, b);
  if (isSequence(a) && isSequence(b) && (nb_inplace_add ?? nb_add) !== undefined) {
    const result = (nb_inplace_add ?? nb_add)!(thread, a, b);
    if (result !== NotImplemented) return result;
  }
  throw typeError(`'${typeOf(a).tpName}' object can't be concatenated`);
}

/** `_compare_digest`: equality of ASCII texts or of bytes, in time that depends on the length only. */
function compareDigest(thread: Thread, a: Value, b: Value): Value {
  const left = strValue(a);
  const right = strValue(b);
  if (left !== undefined && right !== undefined) {
    if (!isAscii(left) || !isAscii(right))
      throw typeError('comparing strings with non-ASCII characters is not supported');
    return sameUnits(left.length, right.length, (index) => left.charCodeAt(index) ^ right.charCodeAt(index));
  }
  const isBuffer = (value: Value): boolean => typeOf(value).tp.bf_getbuffer !== undefined;
  if (!isBuffer(a) && !isBuffer(b)) {
    throw typeError(
      `unsupported operand types(s) or combination of types: '${typeOf(a).tpName}' and '${typeOf(b).tpName}'`,
    );
  }
  return withBytes(thread, a, (x) =>
    withBytes(thread, b, (y) => sameUnits(x.length, y.length, (index) => x[index]! ^ y[index]!)),
  );
}

function sameUnits(left: number, right: number, difference: (index: number) => number): boolean {
  let differences = left ^ right;
  for (let index = 0; index < Math.min(left, right); index++) differences |= difference(index);
  return differences === 0;
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

const functions: NativeDefinition[] = [
  unary('truth', isTrue),
  binary('contains', contains),
  binary('indexOf', indexByIteration),
  binary('countOf', countByIteration),
  binary('is_', (_thread, a, b) => a === b),
  binary('is_not', (_thread, a, b) => a !== b),
  unary('is_none', (_thread, a) => a === null),
  unary('is_not_none', (_thread, a) => a !== null),
  ...arithmetic.map(([name, op]) =>
    binary(name, (thread, a, b) => (op === '**' ? power(thread, a, b, null) : binaryOp(thread, op, a, b))),
  ),
  ...arithmetic.map(([name, op]) => binary(`i${name.replace('_', '')}`, (thread, a, b) => inPlaceOp(thread, op, a, b))),
  unary('neg', negative),
  unary('pos', positive),
  unary('abs', absolute),
  unary('inv', invert),
  unary('invert', invert),
  unary('not_', (thread, a) => !isTrue(thread, a)),
  unary('index', toIndex),
  binary('concat', concatenate),
  binary('iconcat', concatenateInPlace),
  binary('getitem', getItem),
  method('setitem($module, a, b, c, /)', (thread, _module, a: Value, b: Value, c: Value) => {
    setItem(thread, a, b, c);
    return null;
  }),
  binary('delitem', (thread, a, b) => {
    delItem(thread, a, b);
    return null;
  }),
  ...comparisons.map(([name, op]) => binary(name, (thread, a, b) => richCompare(thread, a, b, op))),
  method('length_hint($module, obj, default=0, /)', (thread, _module, object: Value, missing: Value = 0) =>
    lengthHint(thread, object, ssizeArgument(thread, missing)),
  ),
  rawMethod(
    'call',
    'fastcall_keywords',
    (thread, _module, args, kwnames) => {
      const given = positionalCount(args, kwnames);
      checkPositional('call', given, 1, Infinity);
      return thread.call(args[0]!, args.slice(1), kwnames);
    },
    { textSignature: '($module, obj, /, *args, **kwargs)' },
  ),
  binary('_compare_digest', compareDigest),
];

defineModule({
  name: '_operator',
  functions,
  types: [itemgetterType, attrgetterType, methodcallerType],
});
