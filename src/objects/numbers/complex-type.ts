// complex: its slots and methods.

import {
  absoluteComplex,
  type Complex,
  divideByReal,
  divideComplex,
  divideReal,
  multiplyComplex,
  powerOperator,
} from './complex-arithmetic';
import { newComplex, toComplex } from './complex-construction';
import { PyFloat } from './float';
import { floatText, isNegative } from './float-digits';
import { formatComplex } from '../text/format-number';
import { idOf } from '../identity';
import { intToFloat } from './int-arithmetic';
import { classMethod, method } from '../native';
import { argString } from '../native-arguments';
import type { Value } from '../object';
import { hashFloat } from '../protocols/hashing';
import { valueError } from '../raise';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { type CompareOp, type PyType, TypeFlag } from '../type';
import { intValue } from '../type-of';
import { completeType } from '../define-type';
import { PyComplex, complexType } from './complex';

/** A float or int operand as a float (real_to_double). */
function realOperand(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const int = intValue(value);
  return int === undefined ? undefined : intToFloat(int);
}

const made = ({ real, imag }: Complex): PyComplex => new PyComplex(real, imag);

/** An operator in its three forms: of two complex numbers, and mixed with a real on either side. */
function binary(
  both: (a: Complex, b: Complex) => Complex,
  realRight: (a: Complex, b: number) => Complex,
  realLeft: (a: number, b: Complex) => Complex,
): (thread: Thread, left: Value, right: Value) => Value {
  return (_thread, left, right) => {
    if (right instanceof PyComplex) {
      if (left instanceof PyComplex) return made(both(left, right));
      const a = realOperand(left);
      return a === undefined ? NotImplemented : made(realLeft(a, right));
    }
    if (!(left instanceof PyComplex)) return NotImplemented;
    const b = realOperand(right);
    return b === undefined ? NotImplemented : made(realRight(left, b));
  };
}

function asOperand(value: Value): Complex | undefined {
  if (value instanceof PyComplex) return value;
  const real = realOperand(value);
  return real === undefined ? undefined : { real, imag: 0 };
}

function power(_thread: Thread, base: Value, exponent: Value, modulus: Value): Value {
  const a = asOperand(base);
  if (a === undefined) return NotImplemented;
  const b = asOperand(exponent);
  if (b === undefined) return NotImplemented;
  if (modulus !== null) throw valueError('complex modulo');
  return made(powerOperator(a, b));
}

/** Only equality is defined (complex_richcompare). */
function compare(_thread: Thread, left: Value, right: Value, op: CompareOp): Value {
  if (op !== '==' && op !== '!=') return NotImplemented;
  const { real, imag } = left as PyComplex;
  let equal: boolean;
  const int = intValue(right);
  // biome-ignore lint/suspicious/noDoubleEquals: compares a number with a bigint by value
  if (int !== undefined) equal = imag === 0 && real == int;
  else if (right instanceof PyFloat) equal = imag === 0 && real === right.value;
  else if (right instanceof PyComplex) equal = real === right.real && imag === right.imag;
  else return NotImplemented;
  return equal === (op === '==');
}

/** repr(z) (complex_repr). */
export function complexRepr({ real, imag }: Complex): string {
  if (real === 0 && !isNegative(real)) return `${floatText(imag, 'r', 0)}j`;
  return `(${floatText(real, 'r', 0)}${floatText(imag, 'r', 0, { sign: true })}j)`;
}

const IMAGINARY_HASH = 1000003;

function hashComplex(self: PyComplex): number {
  const identity = (): number => idOf(self) >>> 4;
  const combined = (hashFloat(self.real, identity) + Math.imul(IMAGINARY_HASH, hashFloat(self.imag, identity))) | 0;
  return combined === -1 ? -2 : combined;
}

const plain = (self: PyComplex): PyComplex => (self.type === complexType ? self : made(self));

completeType(complexType, {
  instanceClass: PyComplex,
  flags: TypeFlag.BASETYPE,
  textSignature: '(real=0, imag=0)',
  tp: {
    tp_new: newComplex,
    tp_repr: (_thread, self) => complexRepr(self),
    tp_hash: (_thread, self) => hashComplex(self),
    tp_richcompare: compare,
    nb_add: binary(
      (a, b) => ({ real: a.real + b.real, imag: a.imag + b.imag }),
      (a, b) => ({ real: a.real + b, imag: a.imag }),
      (a, b) => ({ real: b.real + a, imag: b.imag }),
    ),
    nb_subtract: binary(
      (a, b) => ({ real: a.real - b.real, imag: a.imag - b.imag }),
      (a, b) => ({ real: a.real - b, imag: a.imag }),
      (a, b) => ({ real: a - b.real, imag: -b.imag }),
    ),
    nb_multiply: binary(
      multiplyComplex,
      (a, b) => ({ real: a.real * b, imag: a.imag * b }),
      (a, b) => ({ real: b.real * a, imag: b.imag * a }),
    ),
    nb_true_divide: binary(divideComplex, divideByReal, divideReal),
    nb_power: power,
    nb_negative: (_thread, self) => new PyComplex(-self.real, -self.imag),
    nb_positive: (_thread, self) => plain(self),
    nb_absolute: (_thread, self) => new PyFloat(absoluteComplex(self)),
    nb_bool: (_thread, self) => self.real !== 0 || self.imag !== 0,
  },
  methods: [
    classMethod('from_number($type, number, /)', (thread, type: PyType, number: Value) => {
      if (number instanceof PyComplex && number.type === complexType && type === complexType) return number;
      const { real, imag } = toComplex(thread, number);
      return new PyComplex(real, imag, type);
    }),
    method('conjugate($self, /)', (_thread, self: PyComplex) => new PyComplex(self.real, -self.imag)),
    method('__complex__($self, /)', (_thread, self: PyComplex) => plain(self)),
    method(
      '__getnewargs__($self, /)',
      (_thread, self: PyComplex) => new PyTuple([new PyFloat(self.real), new PyFloat(self.imag)]),
    ),
    method('__format__($self, format_spec, /)', (thread, self: PyComplex, spec: Value) =>
      formatComplex(thread, self, argString(thread, '__format__', 0, spec)),
    ),
  ],
  members: [
    { name: 'real', get: (self) => new PyFloat(self.real) },
    {
      name: 'imag',
      get: (self) => new PyFloat(self.imag),
    },
  ],
});
