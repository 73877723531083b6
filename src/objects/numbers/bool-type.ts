// bool: its slots.

import { DeprecationWarningType } from '../exceptions/exceptions';
import { intType } from './int';
import { andInts, type Int, invertInt, orInts, xorInts } from './int-arithmetic';
import { checkPositional, noKeywords } from '../native-arguments';
import type { Value } from '../object';
import { isTrue } from '../protocols/compare';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { intValue } from '../type-of';
import { completeType } from '../define-type';
import { boolType } from './bool';

/** & | ^: of two bools a bool, else as for ints. */
function logical(ofInts: (a: Int, b: Int) => Int): (thread: Thread, left: Value, right: Value) => Value {
  return (_thread, left, right) => {
    const a = intValue(left);
    const b = intValue(right);
    if (a === undefined || b === undefined) return NotImplemented;
    const result = ofInts(a, b);
    return typeof left === 'boolean' && typeof right === 'boolean' ? result !== 0 : result;
  };
}

const INVERSION =
  "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the " +
  'underlying int object and is usually not what you expect from the negation of a bool object. ' +
  "Use the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of the underlying int.";

completeType<boolean>(boolType, {
  vectorcall: { keywords: true },
  base: intType,
  textSignature: '(object=False, /)',
  tp: {
    tp_new: (thread, _type, args, kwnames) => {
      noKeywords('bool', kwnames);
      checkPositional('bool', args.length, 0, 1);
      return args.length === 1 && isTrue(thread, args[0]!);
    },
    tp_repr: (_thread, self) => (self === true ? 'True' : 'False'),
    nb_invert: (thread, self) => {
      thread.warn(DeprecationWarningType, INVERSION, 1);
      return invertInt(intValue(self)!);
    },
    nb_and: logical(andInts),
    nb_xor: logical(xorInts),
    nb_or: logical(orInts),
  },
});
