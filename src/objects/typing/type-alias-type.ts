// typing.TypeAliasType: its slots and methods.

import { PyGenericAlias } from './generic-alias';
import { rawMethod } from '../native';
import { parseKeywords } from '../native-arguments';
import { hold, type Value } from '../object';
import { callHeld } from '../protocols/calls';
import { withAttr } from '../protocols/attributes';
import { repr } from '../protocols/text';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from '../containers/tuple';
import { TypeFlag } from '../type';
import { strValue, typeOf } from '../type-of';
import { PyConstEvaluator } from './const-evaluator';
import { callerModule } from '../types/caller-module';
import { unionOf } from './union';
import { noDefault } from './no-default';
import { unpackedAlias, unpackTypeVarTuples } from './type-variables';
import { completeType } from '../define-type';
import { PyTypeAlias, lookupModule, typeAliasType } from './type-alias';

/** `__value__`, computed when first asked for. */
function valueOf(thread: Thread, alias: PyTypeAlias): Value {
  if (alias.value !== undefined) return alias.value;
  const value = callHeld(thread, alias.compute!, [1]);
  alias.value = hold(value);
  return value;
}

function checkParameters(thread: Thread, value: Value): void {
  if (!(value instanceof PyTuple)) throw typeError('type_params must be a tuple');
  let defaulted = false;
  for (const parameter of value.items) {
    const kind = typeOf(parameter).tpName;
    if (!['typing.TypeVar', 'typing.ParamSpec', 'typing.TypeVarTuple'].includes(kind))
      throw typeError(`Expected a type param, got ${repr(thread, parameter)}`);
    const hasDefault = withAttr(thread, parameter, '__default__', (value) => value !== noDefault);
    if (hasDefault) defaulted = true;
    else if (defaulted)
      throw typeError(`non-default type parameter '${repr(thread, parameter)}' follows default type parameter`);
  }
}

completeType(typeAliasType, {
  instanceClass: PyTypeAlias,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: (thread, _type, args, kwnames) => {
      const [name, value, params] = parseKeywords(
        thread,
        'typealias',
        'name, value, *, type_params=()',
        args,
        kwnames,
      ) as [Value, Value, Value | undefined];
      if (strValue(name) === undefined)
        throw typeError(`typealias() argument 'name' must be str, not ${name === null ? 'None' : typeOf(name).tpName}`);
      if (params !== undefined) checkParameters(thread, params);
      return new PyTypeAlias(name, params as PyTuple | undefined, undefined, value, callerModule(thread));
    },
    tp_repr: (_thread, self) => strValue(self.aliasName) ?? '',
    tp_iter: (thread, self) => unpackedAlias(thread, self),
    nb_or: (thread, left, right) => unionOf(thread, [left, right]),
    mp_subscript: (_thread, alias, item) => {
      if (alias.typeParams === undefined || alias.typeParams.items.length === 0)
        throw typeError('Only generic type aliases are subscriptable');
      return new PyGenericAlias(alias, item instanceof PyTuple ? item : new PyTuple([item]));
    },
  },
  methods: [rawMethod('__reduce__', 'noargs', (_thread, self: PyTypeAlias) => self.aliasName)],
  members: [{ name: '__name__', get: (object) => object.aliasName }],
  getset: [
    {
      name: '__parameters__',
      get: (thread, self) => {
        const { typeParams } = self;
        return typeParams === undefined ? EMPTY_TUPLE : unpackTypeVarTuples(thread, typeParams);
      },
    },
    { name: '__type_params__', get: (_thread, self) => self.typeParams ?? EMPTY_TUPLE },
    { name: '__value__', get: (thread, self) => valueOf(thread, self) },
    {
      name: 'evaluate_value',
      get: (_thread, self) => {
        const { compute, value } = self;
        return compute ?? new PyConstEvaluator(value ?? null);
      },
    },
    {
      name: '__module__',
      get: (_thread, self) => {
        const { module, compute } = self;
        return (compute === undefined ? module : lookupModule(compute)) ?? null;
      },
    },
  ],
});
