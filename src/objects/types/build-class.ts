// `__build_class__`: runs the body of a class statement and calls the metaclass (builtin___build_class__).

import { PyCell } from '../functions/cell';
import { PyDict } from '../containers/dict';
import { PyFunction } from '../functions/function';
import { hold, release, unhold, type Value } from '../object';
import { lookupAttr } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import { setItem } from '../protocols/subscript';
import { repr } from '../protocols/text';
import { runtimeError, typeError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { PyType } from '../type';
import { calculateMetaclass } from './type-new';
import { strValue, typeOf } from '../type-of';
import { fromDictionary, storeKeywords } from '../containers/keyword-names';
import { typeType } from './type-type';

/** __build_class__(body, name, *bases, metaclass=…, **kwargs). */
export function buildClass(thread: Thread, args: Value[], kwnames: PyTuple | undefined): Value {
  const keywordCount = kwnames?.items.length ?? 0;
  const positional = args.slice(0, args.length - keywordCount);
  if (positional.length < 2) throw typeError('__build_class__: not enough arguments');
  const [body, nameValue] = positional as [Value, Value];
  if (!(body instanceof PyFunction)) throw typeError('__build_class__: func must be a function');
  const name = strValue(nameValue);
  if (name === undefined) throw typeError('__build_class__: name is not a string');
  const given = hold(PyTuple.of(positional.slice(2)));
  const keywords = hold(new PyDict());
  let bases: PyTuple | undefined;
  try {
    bases = hold(resolveBases(thread, given));
    storeKeywords(thread, keywords, args, kwnames);
    return makeClass(thread, body, nameValue, given, bases, keywords);
  } finally {
    release(thread, bases);
    release(thread, given);
    release(thread, keywords);
  }
}

/** Replaces bases that are not types by their `__mro_entries__` (update_bases). */
function resolveBases(thread: Thread, bases: PyTuple): PyTuple {
  let resolved: Value[] | undefined;
  const held: Value[] = [];
  try {
    for (const [index, base] of bases.items.entries()) {
      const method = base instanceof PyType ? undefined : lookupAttr(thread, base, '__mro_entries__');
      if (method === undefined) {
        resolved?.push(base);
        continue;
      }
      const entries = hold(callHeld(thread, method, [bases]));
      held.push(entries);
      if (!(entries instanceof PyTuple)) throw typeError('__mro_entries__ must return a tuple');
      resolved ??= bases.items.slice(0, index);
      resolved.push(...entries.items);
    }
    return resolved === undefined ? bases : PyTuple.of(resolved);
  } finally {
    for (const entries of held) release(thread, entries);
  }
}

function makeClass(
  thread: Thread,
  body: PyFunction,
  name: Value,
  given: PyTuple,
  bases: PyTuple,
  keywords: PyDict,
): Value {
  let metaclass = keywords.pop(thread, 'metaclass');
  const explicit = metaclass !== undefined;
  if (metaclass === undefined) metaclass = bases.items.length === 0 ? typeType : typeOf(bases.items[0]!);
  if (metaclass instanceof PyType) metaclass = calculateMetaclass(metaclass, bases.items);
  hold(metaclass);
  const { args: values, kwnames: names } = fromDictionary([], keywords);
  const kwnames = values.length === 0 ? undefined : hold(names);
  let namespace: Value | undefined;
  let cell: Value | undefined;
  try {
    namespace = hold(prepare(thread, metaclass, explicit, name, bases, values, kwnames));
    cell = hold(thread.callFunction(body, [], undefined, namespace));
    if (bases !== given) setItem(thread, namespace, '__orig_bases__', given);
    const cls = hold(callHeld(thread, metaclass, [name, bases, namespace, ...values], kwnames));
    try {
      if (cls instanceof PyType && cell instanceof PyCell) checkCell(thread, cell, name, cls);
    } catch (error) {
      release(thread, cls);
      throw error;
    }
    return unhold(cls);
  } finally {
    release(thread, cell);
    release(thread, namespace);
    release(thread, kwnames);
    release(thread, metaclass);
  }
}

function prepare(
  thread: Thread,
  metaclass: Value,
  explicit: boolean,
  name: Value,
  bases: PyTuple,
  values: Value[],
  kwnames: PyTuple | undefined,
): Value {
  const hook = lookupAttr(thread, metaclass, '__prepare__');
  if (hook === undefined) return PyDict.fresh();
  const namespace = callHeld(thread, hook, [name, bases, ...values], kwnames);
  if (isMapping(namespace)) return namespace;
  const shown = explicit && metaclass instanceof PyType ? metaclass.name : '<metaclass>';
  throw typeError(`${shown}.__prepare__() must return a mapping, not ${typeOf(namespace).tpName}`);
}

const isMapping = (value: Value): boolean => typeOf(value).tp.mp_subscript !== undefined;

/** The cell for `__class__` must hold what the metaclass made. */
function checkCell(thread: Thread, cell: PyCell, name: Value, cls: PyType): void {
  const content = cell.value;
  if (content === undefined)
    throw runtimeError(
      `__class__ not set defining ${repr(thread, name)} as ${repr(thread, cls)}. Was __classcell__ propagated to type.__new__?`,
    );
  if (content !== cls)
    throw typeError(`__class__ set to ${repr(thread, content)} defining ${repr(thread, name)} as ${repr(thread, cls)}`);
}
