// Context as a calculator: each operation on Decimals, under a context that is not the current one.

import { general, method, type NativeDefinition } from '../../objects/native';
import type { Value } from '../../objects/object';
import { typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { floatValue, intValue } from '../../objects/type-of';
import { type PyContext, report, under } from './context';
import * as functions from './functions';
import { toText } from './text';
import { divideWithRemainder, fusedMultiplyAdd } from './arithmetic';
import { argument, convertInContext, fromDouble } from './decimal-conversion';
import { PyDecimal } from './decimal-object';
import { numberClass } from './digits';
import { CONTEXT_BINARY, CONTEXT_UNARY, PREDICATES, sameQuantum } from './named-operations';
import { absolute, digitCount, fromInteger, isNan, NAN, negate, type Num, Work } from './number';
import { fix } from './rounding';

/** A Decimal rounded to the precision of a context (Context.create_decimal). */
function createDecimal(thread: Thread, self: PyContext, value: Num): Value {
  if (isNan(value) && digitCount(value.coef) > self.prec - self.clamp) {
    report(thread, self, new Set(['ConversionSyntax']));
    return new PyDecimal(NAN);
  }
  return new PyDecimal(under(thread, self, (w) => fix(value, w)));
}

/** The operations of Context on numbers. */
export const contextOperations: NativeDefinition[] = [
  ...Object.entries(CONTEXT_UNARY).map(([name, work]) =>
    method(`${name}($self, x, /)`, (thread, self: PyContext, x: Value) => {
      const a = argument(x);
      return new PyDecimal(under(thread, self, (w) => work(a, w)));
    }),
  ),
  ...Object.entries(CONTEXT_BINARY).map(([name, work]) =>
    general(
      method(`${name}($self, x, y, /)`, (thread, self: PyContext, x: Value, y: Value) => {
        const [a, b] = [argument(x), argument(y)];
        return new PyDecimal(under(thread, self, (w) => work(a, b, w)));
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
        return new PyDecimal(
          under(thread, self, (w) => (m === undefined ? functions.power(a, b, w) : functions.powerModulo(a, b, m, w))),
        );
      },
    ),
  ),
  general(
    method('divmod($self, x, y, /)', (thread, self: PyContext, x: Value, y: Value) => {
      const [a, b] = [argument(x), argument(y)];
      const [quotient, rest] = under(thread, self, (w) => divideWithRemainder(a, b, w));
      return new PyTuple([new PyDecimal(quotient), new PyDecimal(rest)]);
    }),
  ),
  general(
    method('fma($self, x, y, z, /)', (thread, self: PyContext, x: Value, y: Value, z: Value) => {
      const [a, b, c] = [argument(x), argument(y), argument(z)];
      return new PyDecimal(under(thread, self, (w) => fusedMultiplyAdd(a, b, c, w)));
    }),
  ),
  general(
    method('same_quantum($self, x, y, /)', (_thread, _self, x: Value, y: Value) =>
      sameQuantum(argument(x), argument(y)),
    ),
  ),
  method('radix($self, /)', () => new PyDecimal(fromInteger(10n))),
  method('canonical($self, x, /)', (_thread, _self, x: Value) => {
    if (!(x instanceof PyDecimal)) throw typeError('argument must be a Decimal');
    return x;
  }),
  method('copy_abs($self, x, /)', (_thread, _self, x: Value) => new PyDecimal(absolute(argument(x)))),
  method('copy_decimal($self, x, /)', (_thread, _self, x: Value) => new PyDecimal(argument(x))),
  method('copy_negate($self, x, /)', (_thread, _self, x: Value) => new PyDecimal(negate(argument(x)))),
  method('number_class($self, x, /)', (_thread, self: PyContext, x: Value) => numberClass(argument(x), new Work(self))),
  method('to_sci_string($self, x, /)', (_thread, self: PyContext, x: Value) => toText(argument(x), self.capitals)),
  method('to_eng_string($self, x, /)', (_thread, self: PyContext, x: Value) =>
    toText(argument(x), self.capitals, true),
  ),
  method('_apply($self, object, /)', (thread, self: PyContext, x: Value) => createDecimal(thread, self, argument(x))),
  general(
    method('create_decimal($self, num="0", /)', (thread, self: PyContext, value: Value = 0) =>
      createDecimal(thread, self, convertInContext(thread, value, self)),
    ),
  ),
  method('create_decimal_from_float($self, f, /)', (thread, self: PyContext, f: Value) => {
    const float = floatValue(f) ?? Number(intValue(f));
    return createDecimal(thread, self, fromDouble(float));
  }),
];
