// decimal.Decimal.

import { type Budget, reserveInt, reserveText } from '../../objects/memory/budget';
import { defineType } from '../../objects/define-type';
import { PyComplex } from '../../objects/numbers/complex';
import { PyFloat } from '../../objects/numbers/float';
import { normalize } from '../../objects/numbers/int';
import { PyList } from '../../objects/containers/list';
import {
  general,
  type BoundFunction,
  classMethod,
  method,
  type NativeDefinition,
  rawMethod,
} from '../../objects/native';
import { checkPositional, parseKeywords } from '../../objects/native-arguments';
import { PyObject, type Value } from '../../objects/object';
import { callHeld } from '../../objects/protocols/calls';
import { hashNumber, identityHash } from '../../objects/protocols/hashing';
import { asSsize } from '../../objects/protocols/numbers';
import { genericGetAttr, getAttr } from '../../objects/protocols/attributes';
import { overflowError, typeError, valueError } from '../../objects/raise';
import { NotImplemented } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type CompareOp, type PyType, TypeFlag } from '../../objects/type';
import { floatValue, intValue, strValue, typeOf } from '../../objects/type-of';
import { decimalValue } from '../../objects/text/unicode/properties';
import { importModule } from '../import/import-module';
import { contextMethods, contextOr, currentContext, type PyContext, report, roundingOf, under } from './context';
import * as functions from './functions';
import * as core from './arithmetic';
import { isZero, type Num, Work } from './arithmetic';
import { formatNumber, parse, toText } from './text';

export class PyDecimal extends PyObject {
  constructor(
    readonly value: Num,
    type: PyType = decimalType,
  ) {
    super(type);
  }
}

/** A Decimal, perhaps of a subclass. */
function make(_thread: Thread, value: Num, type: PyType = decimalType): Value {
  return new PyDecimal(value, type);
}

const integer = (value: number | bigint): Num => core.fromInteger(BigInt(value));

/** The exact value of a float. */
function fromDouble(value: number): Num {
  if (Number.isNaN(value)) return { ...core.NAN, sign: Object.is(Math.sign(value), -0) ? 1 : 0 };
  if (!Number.isFinite(value)) return core.infinity(value < 0 ? 1 : 0);
  const sign = value < 0 || Object.is(value, -0) ? 1 : 0;
  let mantissa = Math.abs(value);
  let power = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power++;
  }
  const coef = BigInt(mantissa);
  return power === 0 ? core.num(sign, coef, 0) : core.num(sign, coef * 5n ** BigInt(power), -power);
}

/** An operand of an operator: a Decimal or an int; undefined for anything else. */
function operand(value: Value): Num | undefined {
  if (value instanceof PyDecimal) return value.value;
  const int = intValue(value);
  return int === undefined ? undefined : integer(int);
}

/** An argument that must be convertible (CONVERT_OP_RAISE). */
function argument(value: Value): Num {
  const found = operand(value);
  if (found === undefined) throw typeError(`conversion from ${typeOf(value).tpName} to Decimal is not supported`);
  return found;
}

const digitText = (char: number): number | undefined => {
  const value = decimalValue(char);
  return value === undefined || value < 0 ? undefined : value;
};

function fromTuple(sequence: PyTuple | PyList): Num {
  const { items } = sequence;
  if (items.length !== 3) throw valueError('argument must be a sequence of length 3');
  const [signValue, digitsValue, exponent] = items as [Value, Value, Value];
  const sign = intValue(signValue);
  if (sign !== 0 && sign !== 1) throw valueError('sign must be an integer with the value 0 or 1');
  const digits = digitsValue instanceof PyTuple || digitsValue instanceof PyList ? digitsValue.items : undefined;
  if (digits === undefined) throw valueError('coefficient must be a tuple of digits');
  const text = digits
    .map((digit) => {
      const number = intValue(digit);
      if (number === undefined || number < 0 || number > 9) throw valueError('coefficient must be a tuple of digits');
      return String(number);
    })
    .join('');
  const letter = strValue(exponent);
  if (letter !== undefined) {
    if (letter === 'F') return core.infinity(sign);
    if (letter !== 'n' && letter !== 'N') {
      throw valueError("string argument in the third position must be 'F', 'n' or 'N'");
    }
    return { sign, coef: BigInt(text || '0'), exp: 0, kind: letter === 'n' ? 'nan' : 'snan' };
  }
  const number = intValue(exponent);
  if (number === undefined) throw valueError('exponent must be an integer');
  return core.num(sign, BigInt(text || '0'), Number(number));
}

/** Converts the argument of Decimal() exactly (PyDecType_FromObjectExact). */
function convert(thread: Thread, value: Value, context: PyContext): Num {
  const found = operand(value);
  if (found !== undefined) return found;
  const text = strValue(value);
  if (text !== undefined) {
    const parsed = parse(text, digitText);
    if (parsed !== undefined) return parsed;
    report(thread, context, new Set(['ConversionSyntax']));
    return core.NAN;
  }
  if (value instanceof PyTuple || value instanceof PyList) return fromTuple(value);
  const float = floatValue(value);
  if (float === undefined) throw typeError(`conversion from ${typeOf(value).tpName} to Decimal is not supported`);
  report(thread, context, new Set(['FloatOperation']));
  return fromDouble(float);
}

type Binary = (a: Num, b: Num, w: Work) => Num;
type Unary = (a: Num, w: Work) => Num;

/** A slot of a binary operator. */
const operator =
  (work: Binary) =>
  (thread: Thread, left: Value, right: Value): Value => {
    const a = operand(left);
    const b = operand(right);
    if (a === undefined || b === undefined) return NotImplemented;
    return make(
      thread,
      under(thread, currentContext(thread), (w) => work(a, b, w)),
    );
  };

const unary =
  (work: Unary) =>
  (thread: Thread, self: Value): Value =>
    make(
      thread,
      under(thread, currentContext(thread), (w) => work((self as PyDecimal).value, w)),
    );

function power(thread: Thread, base: Value, exponent: Value, modulus: Value): Value {
  const a = operand(base);
  const b = operand(exponent);
  if (a === undefined || b === undefined) return NotImplemented;
  const m = modulus === null ? undefined : operand(modulus);
  if (modulus !== null && m === undefined) return NotImplemented;
  return make(
    thread,
    under(thread, currentContext(thread), (w) =>
      m === undefined ? functions.power(a, b, w) : functions.powerModulo(a, b, m, w),
    ),
  );
}

function divmod(thread: Thread, left: Value, right: Value): Value {
  const a = operand(left);
  const b = operand(right);
  if (a === undefined || b === undefined) return NotImplemented;
  const [quotient, rest] = under(thread, currentContext(thread), (w) => core.divideWithRemainder(a, b, w));
  return new PyTuple([new PyDecimal(quotient), new PyDecimal(rest)]);
}

/** The other side of a comparison: also floats, complex numbers without imaginary part, and fractions. */
function comparable(thread: Thread, value: Value, equality: boolean): Num | undefined {
  const found = operand(value);
  if (found !== undefined) return found;
  const float = floatValue(value);
  if (float !== undefined) {
    const context = currentContext(thread);
    if (!equality) report(thread, context, new Set(['FloatOperation']));
    else context.flags.flags.add('FloatOperation');
    return fromDouble(float);
  }
  if (equality && value instanceof PyComplex && value.imag === 0) return fromDouble(value.real);
  return undefined;
}

/** The numerator and denominator of a rational number that is no Decimal. */
function rational(thread: Thread, value: Value): { numerator: Num; denominator: Num } | undefined {
  if (typeOf(value).name !== 'Fraction') return undefined;
  const numerator = intValue(getAttr(thread, value, 'numerator'));
  const denominator = intValue(getAttr(thread, value, 'denominator'));
  if (numerator === undefined || denominator === undefined) return undefined;
  return { numerator: integer(numerator), denominator: integer(denominator) };
}

function compare(thread: Thread, left: Value, right: Value, op: CompareOp): Value {
  const equality = op === '==' || op === '!=';
  let a = (left as PyDecimal).value;
  let b = comparable(thread, right, equality);
  if (b === undefined) {
    const fraction = rational(thread, right);
    if (fraction === undefined) return NotImplemented;
    if (!core.isSpecial(a)) a = core.num(a.sign, a.coef * fraction.denominator.coef, a.exp);
    b = fraction.numerator;
  }
  if (core.isNan(a) || core.isNan(b)) {
    if (a.kind === 'snan' || b.kind === 'snan' || !equality) {
      report(thread, currentContext(thread), new Set(['InvalidOperation']));
    }
    return op === '!=';
  }
  const order = core.compareValues(a, b);
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

const MODULUS = 2147483647n;

/** The hash that equal numbers of other types have. */
function hashDecimal(thread: Thread, self: Value): number {
  const a = (self as PyDecimal).value;
  if (a.kind === 'snan') throw typeError('Cannot hash a signaling NaN value');
  if (a.kind === 'nan') return identityHash(thread, self);
  if (a.kind === 'inf') return a.sign ? -314159 : 314159;
  const modPow = (base: bigint, exponent: bigint): bigint => {
    let result = 1n;
    let factor = base % MODULUS;
    for (let e = exponent; e > 0n; e >>= 1n) {
      if (e & 1n) result = (result * factor) % MODULUS;
      factor = (factor * factor) % MODULUS;
    }
    return result;
  };
  const ten = a.exp >= 0 ? modPow(10n, BigInt(a.exp)) : modPow(modPow(10n, MODULUS - 2n), BigInt(-a.exp));
  const hashed = Number(((a.coef % MODULUS) * ten) % MODULUS);
  return hashNumber(a.sign ? -hashed + 0 : hashed);
}

/** The integer part, or the error that int() gives. */
/** Bits that a decimal digit stands for. */
const BITS_PER_DIGIT = Math.log2(10);

function truncate(budget: Budget, a: Num, rounding: core.Rounding = 'ROUND_DOWN'): number | bigint {
  if (core.isNan(a)) throw valueError('cannot convert NaN to integer');
  if (a.kind === 'inf') throw overflowError('cannot convert Infinity to integer');
  if (a.exp > 0) reserveInt(budget, a.exp * BITS_PER_DIGIT);
  const whole = core.rescale(a, 0, rounding);
  return normalize(whole.sign ? -whole.coef : whole.coef);
}

function toFloat(a: Num): PyFloat {
  if (a.kind === 'snan') throw valueError('cannot convert signaling NaN to float');
  if (a.kind === 'nan') return new PyFloat(a.sign ? -Number.NaN : Number.NaN);
  if (a.kind === 'inf') return new PyFloat(a.sign ? -Infinity : Infinity);
  return new PyFloat(Number(toText(a, 1)));
}

function round(thread: Thread, self: PyDecimal, args: Value[]): Value {
  checkPositional('__round__', args.length, 0, 1);
  if (args.length === 0) return truncate(thread.budget, self.value, 'ROUND_HALF_EVEN');
  if (intValue(args[0]!) === undefined) throw typeError('optional arg must be an integer');
  const exp = -asSsize(thread, args[0]!);
  return make(
    thread,
    under(thread, currentContext(thread), (w) => core.quantize(self.value, core.num(0, 1n, exp), w)),
  );
}

function formatMethod(thread: Thread, self: PyDecimal, args: Value[]): Value {
  checkPositional('__format__', args.length, 1, 2);
  const spec = strValue(args[0]!);
  if (spec === undefined) throw typeError('format arg must be str');
  const context = currentContext(thread);
  for (const [digits] of spec.matchAll(/\d+/g)) reserveText(thread.budget, 2 * Number(digits));
  if (/[fF%]/.test(spec)) reserveText(thread.budget, Math.abs(self.value.exp));
  const text = formatNumber(self.value, spec, context.rounding, context.capitals);
  if (text === undefined) throw valueError('invalid format string');
  return text;
}

const toDecimalTuple: BoundFunction = (thread, self: PyDecimal) => {
  const { sign, coef, exp, kind } = self.value;
  const digits = kind === 'inf' ? [0] : core.isNan(self.value) && coef === 0n ? [] : [...coef.toString()].map(Number);
  const exponent: Value = kind === 'finite' ? exp : kind === 'inf' ? 'F' : kind === 'nan' ? 'n' : 'N';
  const tupleClass = getAttr(thread, importModule(thread, '_decimal'), 'DecimalTuple');
  return callHeld(thread, tupleClass, [sign, new PyTuple(digits), exponent]);
};

const integerRatio: BoundFunction = (_thread, self: PyDecimal) => {
  const a = self.value;
  if (core.isNan(a)) throw valueError('cannot convert NaN to integer ratio');
  if (a.kind === 'inf') throw overflowError('cannot convert Infinity to integer ratio');
  let numerator = a.exp >= 0 ? a.coef * core.pow10(a.exp) : a.coef;
  let denominator = a.exp >= 0 ? 1n : core.pow10(-a.exp);
  let [x, y] = [numerator, denominator];
  while (y > 0n) [x, y] = [y, x % y];
  if (x > 0n) {
    numerator /= x;
    denominator /= x;
  }
  return new PyTuple([normalize(a.sign ? -numerator : numerator), normalize(denominator)]);
};

/** Methods with one operand, under their names. */
const UNARY: Record<string, Unary> = {
  exp: functions.exponential,
  ln: functions.naturalLog,
  log10: functions.decimalLog,
  next_minus: (a, w) => core.next(a, w, false),
  next_plus: (a, w) => core.next(a, w, true),
  normalize: core.reduce,
  sqrt: functions.squareRoot,
  logb: core.logb,
  logical_invert: (a, w) => core.logical(a, core.num(0, core.pow10(w.prec) / 9n, 0), w, (x, y) => x !== y),
};

const orderNumber = (a: Num, b: Num, w: Work, signal: boolean): Num => {
  if (core.isNan(a) || core.isNan(b)) {
    if (signal && a.kind !== 'snan' && b.kind !== 'snan') w.raise('InvalidOperation');
    return core.checkNans(w, a, b)!;
  }
  return core.fromInteger(BigInt(core.compareValues(a, b)));
};

const BINARY: Record<string, Binary> = {
  compare: (a, b, w) => orderNumber(a, b, w, false),
  compare_signal: (a, b, w) => orderNumber(a, b, w, true),
  max: (a, b, w) => core.extreme(a, b, w, true, false),
  max_mag: (a, b, w) => core.extreme(a, b, w, true, true),
  min: (a, b, w) => core.extreme(a, b, w, false, false),
  min_mag: (a, b, w) => core.extreme(a, b, w, false, true),
  next_toward: core.nextToward,
  remainder_near: core.remainderNear,
  compare_total: (a, b) => core.fromInteger(BigInt(core.compareTotal(a, b))),
  compare_total_mag: (a, b) => core.fromInteger(BigInt(core.compareTotal(core.absolute(a), core.absolute(b)))),
  copy_sign: (a, b) => ({ ...a, sign: b.sign }),
  logical_and: (a, b, w) => core.logical(a, b, w, (x, y) => x && y),
  logical_or: (a, b, w) => core.logical(a, b, w, (x, y) => x || y),
  logical_xor: (a, b, w) => core.logical(a, b, w, (x, y) => x !== y),
  rotate: core.rotate,
  scaleb: core.scaleb,
  shift: core.shift,
};

/** Operators that only contexts have as methods. */
const CONTEXT_BINARY: Record<string, Binary> = {
  ...BINARY,
  add: core.add,
  divide: core.divide,
  divide_int: core.divideInteger,
  multiply: core.multiply,
  quantize: core.quantize,
  remainder: core.remainder,
  subtract: core.subtract,
};

const CONTEXT_UNARY: Record<string, Unary> = {
  ...UNARY,
  abs: (a, w) => (a.sign ? core.minus(a, w) : core.plus(a, w)),
  minus: core.minus,
  plus: core.plus,
  to_integral: (a, w) => core.toIntegral(a, w, false),
  to_integral_value: (a, w) => core.toIntegral(a, w, false),
  to_integral_exact: (a, w) => core.toIntegral(a, w, true),
};

const sameQuantum = (a: Num, b: Num): boolean => {
  if (core.isSpecial(a) || core.isSpecial(b))
    return core.isNan(a) === core.isNan(b) && (a.kind === 'inf') === (b.kind === 'inf');
  return a.exp === b.exp;
};

/** Questions, answered under a context's exponents. */
const PREDICATES: Record<string, (a: Num, context: PyContext) => boolean> = {
  is_canonical: () => true,
  is_finite: (a) => a.kind === 'finite',
  is_infinite: (a) => a.kind === 'inf',
  is_nan: core.isNan,
  is_qnan: (a) => a.kind === 'nan',
  is_snan: (a) => a.kind === 'snan',
  is_signed: (a) => a.sign === 1,
  is_zero: isZero,
  is_normal: (a, { Emin }) => a.kind === 'finite' && a.coef !== 0n && core.adjusted(a) >= Emin,
  is_subnormal: (a, { Emin }) => a.kind === 'finite' && a.coef !== 0n && core.adjusted(a) < Emin,
};

function toIntegralMethod(exact: boolean): BoundFunction {
  return (thread, self: PyDecimal, rounding: Value = null, context?: Value) => {
    const ctx = contextOr(thread, context);
    return make(
      thread,
      under(thread, ctx, (w) => {
        if (rounding !== null) w.rounding = roundingOf(rounding);
        return core.toIntegral(self.value, w, exact);
      }),
    );
  };
}

const quantize: BoundFunction = (thread, self: PyDecimal, exp: Value, rounding: Value = null, context?: Value) => {
  const ctx = contextOr(thread, context);
  const b = argument(exp);
  return make(
    thread,
    under(thread, ctx, (w) => {
      if (rounding !== null) w.rounding = roundingOf(rounding);
      return core.quantize(self.value, b, w);
    }),
  );
};

const decimalMethods: NativeDefinition[] = [
  ...Object.entries(UNARY).map(([name, work]) =>
    general(
      method(`${name}($self, /, context=None)`, (thread, self: PyDecimal, context?: Value) =>
        make(
          thread,
          under(thread, contextOr(thread, context), (w) => work(self.value, w)),
        ),
      ),
    ),
  ),
  ...Object.entries(BINARY).map(([name, work]) =>
    general(
      method(`${name}($self, /, other, context=None)`, (thread, self: PyDecimal, other: Value, context?: Value) => {
        const ctx = contextOr(thread, context);
        const b = argument(other);
        return make(
          thread,
          under(thread, ctx, (w) => work(self.value, b, w)),
        );
      }),
    ),
  ),
  ...Object.entries(PREDICATES).map(([name, test]) =>
    name === 'is_normal' || name === 'is_subnormal'
      ? general(
          method(`${name}($self, /, context=None)`, (thread, self: PyDecimal, context?: Value) =>
            test(self.value, contextOr(thread, context)),
          ),
        )
      : method(`${name}($self, /)`, (thread, self: PyDecimal) => test(self.value, currentContext(thread))),
  ),
  general(method('to_integral($self, /, rounding=None, context=None)', toIntegralMethod(false))),
  general(method('to_integral_value($self, /, rounding=None, context=None)', toIntegralMethod(false))),
  general(method('to_integral_exact($self, /, rounding=None, context=None)', toIntegralMethod(true))),
  general(method('quantize($self, /, exp, rounding=None, context=None)', quantize)),
  general(
    method('same_quantum($self, /, other, context=None)', (_thread, self: PyDecimal, other: Value) =>
      sameQuantum(self.value, argument(other)),
    ),
  ),
  general(
    method(
      'fma($self, /, other, third, context=None)',
      (thread, self: PyDecimal, other: Value, third: Value, context?: Value) => {
        const [b, c] = [argument(other), argument(third)];
        return make(
          thread,
          under(thread, contextOr(thread, context), (w) => core.fusedMultiplyAdd(self.value, b, c, w)),
        );
      },
    ),
  ),
  method('adjusted($self, /)', (_thread, self: PyDecimal) => core.adjusted(self.value)),
  method('canonical($self, /)', (_thread, self: PyDecimal) => self),
  method('conjugate($self, /)', (_thread, self: PyDecimal) => self),
  method('radix($self, /)', () => new PyDecimal(core.fromInteger(10n))),
  method('copy_abs($self, /)', (_thread, self: PyDecimal) => new PyDecimal(core.absolute(self.value))),
  method('copy_negate($self, /)', (_thread, self: PyDecimal) => new PyDecimal(core.negate(self.value))),
  general(
    method('number_class($self, /, context=None)', (thread, self: PyDecimal, context?: Value) =>
      core.numberClass(self.value, new Work(contextOr(thread, context))),
    ),
  ),
  general(
    method('to_eng_string($self, /, context=None)', (thread, self: PyDecimal, context?: Value) =>
      toText(self.value, contextOr(thread, context).capitals, true),
    ),
  ),
  classMethod('from_float($type, f, /)', (thread, type: PyType, f: Value) => {
    const float = floatValue(f);
    const int = intValue(f);
    if (float === undefined && int === undefined) throw typeError('argument must be int or float');
    const value = float !== undefined ? fromDouble(float) : integer(int!);
    return type === decimalType ? make(thread, value) : callHeld(thread, type, [new PyDecimal(value)]);
  }),
  classMethod('from_number($type, number, /)', (thread, type: PyType, number: Value) => {
    const float = floatValue(number);
    const found = float === undefined ? operand(number) : fromDouble(float);
    if (found === undefined) throw typeError(`conversion from ${typeOf(number).tpName} to Decimal is not supported`);
    return type === decimalType ? make(thread, found) : callHeld(thread, type, [new PyDecimal(found)]);
  }),
  method('as_tuple($self, /)', toDecimalTuple),
  method('as_integer_ratio($self, /)', integerRatio),
  method('__copy__($self, /)', (_thread, self: PyDecimal) => self),
  method('__deepcopy__($self, object, /)', (_thread, self: PyDecimal) => self),
  general(rawMethod('__format__', 'fastcall', formatMethod)),
  method(
    '__reduce__($self, /)',
    (_thread, self: PyDecimal) => new PyTuple([self.type, new PyTuple([toText(self.value, 1)])]),
  ),
  general(rawMethod('__round__', 'fastcall', round)),
  method('__ceil__($self, /)', (thread, self: PyDecimal) => truncate(thread.budget, self.value, 'ROUND_CEILING')),
  method('__floor__($self, /)', (thread, self: PyDecimal) => truncate(thread.budget, self.value, 'ROUND_FLOOR')),
  method('__trunc__($self, /)', (thread, self: PyDecimal) => truncate(thread.budget, self.value)),
  method('__complex__($self, /)', (_thread, self: PyDecimal) => new PyComplex(toFloat(self.value).value, 0)),
];

export const decimalType: PyType = defineType({
  name: 'Decimal',
  module: 'decimal',
  instanceClass: PyDecimal,
  flags: TypeFlag.BASETYPE,
  textSignature: '(value="0", context=None)',
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const [value, context] = parseKeywords(
        thread,
        'Decimal',
        'value="0", context=None',
        args,
        kwnames,
        'by text',
      ) as (Value | undefined)[];
      const ctx = contextOr(thread, context);
      if (value === undefined) return make(thread, core.ZERO, type);
      if (value instanceof PyDecimal && value.type === decimalType && type === decimalType) return value;
      return make(thread, convert(thread, value, ctx), type);
    },
    tp_repr: (thread, self) => `Decimal('${toText(self.value, currentContext(thread).capitals)}')`,
    tp_str: (thread, self) => toText(self.value, currentContext(thread).capitals),
    tp_getattro: genericGetAttr,
    tp_hash: hashDecimal,
    tp_richcompare: compare,
    nb_add: operator(core.add),
    nb_subtract: operator(core.subtract),
    nb_multiply: operator(core.multiply),
    nb_remainder: operator(core.remainder),
    nb_divmod: divmod,
    nb_power: power,
    nb_negative: unary(core.minus),
    nb_positive: unary(core.plus),
    nb_absolute: unary((a, w) => (a.sign ? core.minus(a, w) : core.plus(a, w))),
    nb_bool: (_thread, self) => !isZero(self.value),
    nb_int: (thread, self) => truncate(thread.budget, self.value),
    nb_float: (_thread, self) => toFloat(self.value),
    nb_floor_divide: operator(core.divideInteger),
    nb_true_divide: operator(core.divide),
  },
  getset: [
    { name: 'real', get: (_thread, self) => self },
    { name: 'imag', get: () => new PyDecimal(core.ZERO) },
  ],
  methods: decimalMethods,
});

/** A Decimal rounded to the precision of a context (Context.create_decimal). */
function createDecimal(thread: Thread, self: PyContext, value: Num): Value {
  if (core.isNan(value) && core.digitCount(value.coef) > self.prec - self.clamp) {
    report(thread, self, new Set(['ConversionSyntax']));
    return new PyDecimal(core.NAN);
  }
  return make(
    thread,
    under(thread, self, (w) => core.fix(value, w)),
  );
}

contextMethods.push(
  ...Object.entries(CONTEXT_UNARY).map(([name, work]) =>
    method(`${name}($self, x, /)`, (thread, self: PyContext, x: Value) => {
      const a = argument(x);
      return make(
        thread,
        under(thread, self, (w) => work(a, w)),
      );
    }),
  ),
  ...Object.entries(CONTEXT_BINARY).map(([name, work]) =>
    general(
      method(`${name}($self, x, y, /)`, (thread, self: PyContext, x: Value, y: Value) => {
        const [a, b] = [argument(x), argument(y)];
        return make(
          thread,
          under(thread, self, (w) => work(a, b, w)),
        );
      }),
    ),
  ),
  ...Object.entries(PREDICATES).map(([name, test]) =>
    method(`${name}($self, x, /)`, (_thread, self: PyContext, x: Value) => test(argument(x), self)),
  ),
  general(
    method(
      'power($self, /, a, b, modulo=None)',
      (thread, self: PyContext, x: Value, y: Value, modulo: Value = null) => {
        const [a, b] = [argument(x), argument(y)];
        const m = modulo === null ? undefined : argument(modulo);
        return make(
          thread,
          under(thread, self, (w) => (m === undefined ? functions.power(a, b, w) : functions.powerModulo(a, b, m, w))),
        );
      },
    ),
  ),
  general(
    method('divmod($self, x, y, /)', (thread, self: PyContext, x: Value, y: Value) => {
      const [a, b] = [argument(x), argument(y)];
      const [quotient, rest] = under(thread, self, (w) => core.divideWithRemainder(a, b, w));
      return new PyTuple([new PyDecimal(quotient), new PyDecimal(rest)]);
    }),
  ),
  general(
    method('fma($self, x, y, z, /)', (thread, self: PyContext, x: Value, y: Value, z: Value) => {
      const [a, b, c] = [argument(x), argument(y), argument(z)];
      return make(
        thread,
        under(thread, self, (w) => core.fusedMultiplyAdd(a, b, c, w)),
      );
    }),
  ),
  general(
    method('same_quantum($self, x, y, /)', (_thread, _self, x: Value, y: Value) =>
      sameQuantum(argument(x), argument(y)),
    ),
  ),
  method('radix($self, /)', () => new PyDecimal(core.fromInteger(10n))),
  method('canonical($self, x, /)', (_thread, _self, x: Value) => {
    if (!(x instanceof PyDecimal)) throw typeError('argument must be a Decimal');
    return x;
  }),
  method('copy_abs($self, x, /)', (_thread, _self, x: Value) => new PyDecimal(core.absolute(argument(x)))),
  method('copy_decimal($self, x, /)', (_thread, _self, x: Value) => new PyDecimal(argument(x))),
  method('copy_negate($self, x, /)', (_thread, _self, x: Value) => new PyDecimal(core.negate(argument(x)))),
  method('number_class($self, x, /)', (_thread, self: PyContext, x: Value) =>
    core.numberClass(argument(x), new Work(self)),
  ),
  method('to_sci_string($self, x, /)', (_thread, self: PyContext, x: Value) => toText(argument(x), self.capitals)),
  method('to_eng_string($self, x, /)', (_thread, self: PyContext, x: Value) =>
    toText(argument(x), self.capitals, true),
  ),
  method('_apply($self, object, /)', (thread, self: PyContext, x: Value) => createDecimal(thread, self, argument(x))),
  general(
    method('create_decimal($self, num="0", /)', (thread, self: PyContext, value: Value = 0) =>
      createDecimal(thread, self, convert(thread, value, self)),
    ),
  ),
  method('create_decimal_from_float($self, f, /)', (thread, self: PyContext, f: Value) => {
    const float = floatValue(f) ?? Number(intValue(f));
    return createDecimal(thread, self, fromDouble(float));
  }),
);
