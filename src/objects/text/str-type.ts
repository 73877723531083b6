// str: its slots and methods.

import { reserveText } from '../memory/budget';
import { IndexErrorType } from '../exceptions/exceptions';
import { compareResult } from '../numbers/int';
import type { Value } from '../object';
import { formatPercent } from './percent-format';
import { countLongTexts } from '../protocols/compare';
import { hash } from '../protocols/hashing';
import { asSsize, isIndex } from '../protocols/numbers';
import { indexError, typeError } from '../raise';
import { NotImplemented } from '../singletons';
import { adjustIndices, PySlice, unpackSlice } from '../containers/slice';
import { callStr, newStr } from './str-construction';
import { PyStrIterator } from './str-iterator';
import { strMethods } from './str-methods';
import { strRepr } from './str-repr';
import { findText } from './str-search';
import { characterAt, compareTexts, concatTexts, lengthOf, substring } from './text-indexing';
import type { Thread } from '../thread';
import { TypeFlag } from '../type';
import { strValue, typeOf } from '../type-of';
import { completeType } from '../define-type';
import { PyStr, strType } from './str';

const textOf = (self: Value): string => strValue(self)!;

function itemAt(text: string, index: number): Value {
  const character = index < 0 ? undefined : characterAt(text, index);
  if (character === undefined) throw indexError('string index out of range');
  return character;
}

/** text[key] (unicode_subscript). */
function subscript(thread: Thread, self: Value, key: Value): Value {
  const text = textOf(self);
  if (isIndex(key)) {
    const index = asSsize(thread, key, IndexErrorType);
    return itemAt(text, index < 0 ? index + lengthOf(text) : index);
  }
  if (!(key instanceof PySlice)) throw typeError(`string indices must be integers, not '${typeOf(key).tpName}'`);
  const { start, step, length } = adjustIndices(lengthOf(text), unpackSlice(thread, key));
  if (length <= 0) return '';
  if (step === 1) return substring(text, start, start + length);
  reserveText(thread.budget, 32 * length);
  let result = '';
  for (let count = 0, index = start; count < length; count++, index += step) result += characterAt(text, index)!;
  return result;
}

function repeat(thread: Thread, self: Value, count: number): Value {
  const text = textOf(self);
  if (count <= 0 || text === '') return '';
  reserveText(thread.budget, text.length * count);
  return text.repeat(count);
}

completeType<string | PyStr>(strType, {
  instanceClass: PyStr,
  flags: TypeFlag.BASETYPE | TypeFlag.MATCH_SELF | TypeFlag.UNICODE_SUBCLASS,
  vectorcall: { keywords: false, call: callStr },
  tp: {
    tp_new: newStr,
    tp_repr: (thread, self) => strRepr(textOf(self), thread.budget),
    tp_str: (_thread, self) => textOf(self),
    tp_hash: (thread, self) => hash(thread, textOf(self)),
    tp_richcompare: (thread, left, right, op) => {
      const a = strValue(left);
      const b = strValue(right);
      if (a === undefined || b === undefined) return NotImplemented;
      countLongTexts(thread, a, b);
      if (op === '==') return a === b;
      if (op === '!=') return a !== b;
      return compareResult(compareTexts(a, b), op);
    },
    tp_iter: (_thread, self) => new PyStrIterator(self),
    nb_remainder: (thread, left, right) => {
      const text = strValue(left);
      return text === undefined ? NotImplemented : formatPercent(thread, text, right);
    },
    sq_length: (_thread, self) => lengthOf(textOf(self)),
    sq_concat: (thread, left, right) => {
      const text = strValue(right);
      if (text === undefined) throw typeError(`can only concatenate str (not "${typeOf(right).tpName}") to str`);
      return concatTexts(thread.budget, textOf(left), text);
    },
    sq_repeat: repeat,
    sq_item: (_thread, self, index) => itemAt(textOf(self), index),
    sq_contains: (thread, self, item) => {
      const part = strValue(item);
      if (part === undefined)
        throw typeError(`'in <string>' requires string as left operand, not ${typeOf(item).tpName}`);
      const text = textOf(self);
      return findText(thread.budget, text, part, 0, text.length) >= 0;
    },
    mp_length: (_thread, self) => lengthOf(textOf(self)),
    mp_subscript: subscript,
  },
  methods: strMethods,
});
