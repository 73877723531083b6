// The methods of Decimal.

import { PyComplex } from '../../objects/numbers/complex';
import {
  type BoundFunction,
  classMethod,
  general,
  method,
  type NativeDefinition,
  rawMethod,
} from '../../objects/native';
import type { Value } from '../../objects/object';
import { callHeld } from '../../objects/protocols/calls';
import { typeError } from '../../objects/raise';
import { PyTuple } from '../../objects/containers/tuple';
import type { PyType } from '../../objects/type';
import { floatValue, intValue, typeOf } from '../../objects/type-of';
import { contextOr, currentContext, roundingOf, under } from './context';
import { toText } from './text';
import { fusedMultiplyAdd, quantize, toIntegral } from './arithmetic';
import { argument, fromDouble, integer, operand } from './decimal-conversion';
import { decimalType, PyDecimal } from './decimal-object';
import { formatMethod, integerRatio, round, toDecimalTuple, toFloat, truncate } from './decimal-results';
import { numberClass } from './digits';
import { BINARY, PREDICATES, sameQuantum, UNARY } from './named-operations';
import { absolute, adjusted, fromInteger, negate, Work } from './number';

function toIntegralMethod(exact: boolean): BoundFunction {
  return (thread, self: PyDecimal, rounding: Value = null, context?: Value) => {
    const ctx = contextOr(thread, context);
    return new PyDecimal(
      under(thread, ctx, (w) => {
        if (rounding !== null) w.rounding = roundingOf(rounding);
        return toIntegral(self.value, w, exact);
      }),
    );
  };
}

const quantizeMethod: BoundFunction = (
  thread,
  self: PyDecimal,
  exp: Value,
  rounding: Value = null,
  context?: Value,
) => {
  const ctx = contextOr(thread, context);
  const b = argument(exp);
  return new PyDecimal(
    under(thread, ctx, (w) => {
      if (rounding !== null) w.rounding = roundingOf(rounding);
      return quantize(self.value, b, w);
    }),
  );
};

export const decimalMethods: NativeDefinition[] = [
  ...Object.entries(UNARY).map(([name, work]) =>
    general(
      method(
        `${name}($self, /, context=None)`,
        (thread, self: PyDecimal, context?: Value) =>
          new PyDecimal(under(thread, contextOr(thread, context), (w) => work(self.value, w))),
      ),
    ),
  ),
  ...Object.entries(BINARY).map(([name, work]) =>
    general(
      method(`${name}($self, /, other, context=None)`, (thread, self: PyDecimal, other: Value, context?: Value) => {
        const ctx = contextOr(thread, context);
        const b = argument(other);
        return new PyDecimal(under(thread, ctx, (w) => work(self.value, b, w)));
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
  general(method('quantize($self, /, exp, rounding=None, context=None)', quantizeMethod)),
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
        return new PyDecimal(under(thread, contextOr(thread, context), (w) => fusedMultiplyAdd(self.value, b, c, w)));
      },
    ),
  ),
  method('adjusted($self, /)', (_thread, self: PyDecimal) => adjusted(self.value)),
  method('canonical($self, /)', (_thread, self: PyDecimal) => self),
  method('conjugate($self, /)', (_thread, self: PyDecimal) => self),
  method('radix($self, /)', () => new PyDecimal(fromInteger(10n))),
  method('copy_abs($self, /)', (_thread, self: PyDecimal) => new PyDecimal(absolute(self.value))),
  method('copy_negate($self, /)', (_thread, self: PyDecimal) => new PyDecimal(negate(self.value))),
  general(
    method('number_class($self, /, context=None)', (thread, self: PyDecimal, context?: Value) =>
      numberClass(self.value, new Work(contextOr(thread, context))),
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
    return type === decimalType ? new PyDecimal(value) : callHeld(thread, type, [new PyDecimal(value)]);
  }),
  classMethod('from_number($type, number, /)', (thread, type: PyType, number: Value) => {
    const float = floatValue(number);
    const found = float === undefined ? operand(number) : fromDouble(float);
    if (found === undefined) throw typeError(`conversion from ${typeOf(number).tpName} to Decimal is not supported`);
    return type === decimalType ? new PyDecimal(found) : callHeld(thread, type, [new PyDecimal(found)]);
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
