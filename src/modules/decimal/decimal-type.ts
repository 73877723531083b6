// decimal.Decimal, completed: its slots, attributes and methods.

import { completeType } from '../../objects/define-type';
import { parseKeywords } from '../../objects/native-arguments';
import type { Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { TypeFlag } from '../../objects/type';
import { contextOr, currentContext } from './context';
import { toText } from './text';
import { add, divide, divideInteger, minus, multiply, plus, remainder, subtract } from './arithmetic';
import { convertExactly } from './decimal-conversion';
import { decimalMethods } from './decimal-methods';
import { decimalType, PyDecimal } from './decimal-object';
import { compare, divmod, hashDecimal, operator, power, unary } from './decimal-operators';
import { toFloat, truncate } from './decimal-results';
import { isZero, ZERO } from './number';

completeType(decimalType, {
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
      if (value === undefined) return new PyDecimal(ZERO, type);
      if (value instanceof PyDecimal && value.type === decimalType && type === decimalType) return value;
      return new PyDecimal(convertExactly(thread, value, ctx), type);
    },
    tp_repr: (thread, self) => `Decimal('${toText(self.value, currentContext(thread).capitals)}')`,
    tp_str: (thread, self) => toText(self.value, currentContext(thread).capitals),
    tp_getattro: genericGetAttr,
    tp_hash: hashDecimal,
    tp_richcompare: compare,
    nb_add: operator(add),
    nb_subtract: operator(subtract),
    nb_multiply: operator(multiply),
    nb_remainder: operator(remainder),
    nb_divmod: divmod,
    nb_power: power,
    nb_negative: unary(minus),
    nb_positive: unary(plus),
    nb_absolute: unary((a, w) => (a.sign ? minus(a, w) : plus(a, w))),
    nb_bool: (_thread, self) => !isZero(self.value),
    nb_int: (thread, self) => truncate(thread.budget, self.value),
    nb_float: (_thread, self) => toFloat(self.value),
    nb_floor_divide: operator(divideInteger),
    nb_true_divide: operator(divide),
  },
  getset: [
    { name: 'real', get: (_thread, self) => self },
    { name: 'imag', get: () => new PyDecimal(ZERO) },
  ],
  methods: decimalMethods,
});
