// `tp_new` of native types, declared by a text signature as Argument Clinic does.

import { method } from './native';
import { bindNative, checkPositional, noKeywords } from './native-arguments';
import type { Value } from './object';
import { positionalCount } from './containers/sequence-arguments';
import type { Thread } from './thread';
import type { PyType, TypeSlots } from './type';

// biome-ignore lint/suspicious/noExplicitAny: each constructor narrows its own parameters
type Construct = (thread: Thread, type: PyType, ...values: any[]) => Value;

/** Does a subclass have an `__init__` of its own, so that keywords may be for it? */
export function hasOwnInit(type: PyType): boolean {
  if (!type.isHeapType) return false;
  const native = type.mro.find((base) => !base.isHeapType);
  return native !== undefined && native.tp.tp_init !== type.tp.tp_init;
}

/** A constructor with the signature `name(iterable, /, r=None)`; receives the bound values, undefined for omitted ones. */
export function constructor(signature: string, construct: Construct): NonNullable<TypeSlots['tp_new']> {
  const definition = method(signature, () => null);
  const { name } = definition;
  const parameters = definition.parameters!;
  const required = parameters.filter((parameter) => parameter.required).length;
  const variadic = parameters.some(({ kind }) => kind === 'var-positional');
  const keywords = parameters.some(({ kind }) => kind === 'positional-or-keyword' || kind === 'keyword-only');
  return (thread, type, args, kwnames) => {
    if (keywords) return construct(thread, type, ...bindNative(thread, definition, args, kwnames));
    if (!hasOwnInit(type)) noKeywords(name, kwnames);
    const given = positionalCount(args, kwnames);
    const positional = given === args.length ? args : args.slice(0, given);
    if (variadic) return construct(thread, type, positional);
    checkPositional(name, given, required, parameters.length);
    return construct(thread, type, ...positional);
  };
}
