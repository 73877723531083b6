// Type variables inside generic aliases and unions: collecting them, substituting them, showing them.

import { PyGenericAlias } from './generic-alias';
import { PyList } from '../containers/list';
import { noneType } from '../none';
import { hold, release, unhold, type Value } from '../object';
import { hasAttr, lookupAttr, withAttr } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import { isTrue } from '../protocols/compare';
import { getItem } from '../protocols/subscript';
import { repr, str } from '../protocols/text';
import { typeError } from '../raise';
import { Ellipsis } from '../singletons';
import type { Thread } from '../thread';
import { PyTuple, tupleType } from '../containers/tuple';
import { PyType } from '../type';
import { strValue } from '../type-of';

/** The distinct type variables in `args`, in order of appearance (_Py_make_parameters). */
export function collectParameters(thread: Thread, args: PyTuple | PyList): PyTuple {
  const found: Value[] = [];
  const add = (value: Value) => {
    if (!found.includes(value)) found.push(hold(value));
  };
  for (const arg of args.items) {
    if (arg instanceof PyType) continue;
    if (arg instanceof PyTuple || arg instanceof PyList) {
      const nested = hold(collectParameters(thread, arg));
      for (const parameter of nested.items) add(parameter);
      release(thread, nested);
      continue;
    }
    if (hasAttribute(thread, arg, '__typing_subst__')) add(arg);
    else {
      withAttr(thread, arg, '__parameters__', (nested) => {
        if (nested instanceof PyTuple) for (const parameter of nested.items) add(parameter);
      });
    }
  }
  return PyTuple.adopt(found);
}

function hasAttribute(thread: Thread, value: Value, name: string): boolean {
  const found = hold(lookupAttr(thread, value, name));
  release(thread, found);
  return found !== undefined && found !== null;
}

/** The arguments with type variables replaced by those of the subscript (_Py_subs_parameters). */
export function substitute(thread: Thread, self: Value, args: PyTuple, parameters: PyTuple, item: Value): PyTuple {
  if (parameters.items.length === 0) throw typeError(`${repr(thread, self)} is not a generic class`);
  let given = hold(unpackItems(thread, item));
  try {
    for (const parameter of parameters.items) {
      const prepare = lookupAttr(thread, parameter, '__typing_prepare_subst__');
      if (prepare === undefined || prepare === null) continue;
      const prepared = hold(callHeld(thread, prepare, [self, given]));
      const asTuple = hold(prepared instanceof PyTuple ? prepared : new PyTuple([prepared]));
      release(thread, prepared);
      release(thread, given);
      given = asTuple;
    }
    const expected = parameters.items.length;
    const actual = given.items.length;
    if (actual !== expected) {
      const amount = actual > expected ? 'many' : 'few';
      throw typeError(`Too ${amount} arguments for ${repr(thread, self)}; actual ${actual}, expected ${expected}`);
    }
    return replaceAll(thread, self, args, parameters, given);
  } finally {
    release(thread, given);
  }
}

/** The items of a subscript, with `*tuple[...]` spread (_unpack_args). */
function unpackItems(thread: Thread, item: Value): PyTuple {
  const items = item instanceof PyTuple ? item.items : [item];
  const result: Value[] = [];
  for (const value of items) {
    if (value instanceof PyType) {
      result.push(value);
      continue;
    }
    const spread = hold(lookupAttr(thread, value, '__typing_unpacked_tuple_args__'));
    if (spread instanceof PyTuple && !(spread.items.length > 0 && spread.items[spread.items.length - 1] === Ellipsis))
      result.push(...spread.items);
    else result.push(value);
    release(thread, spread);
  }
  return PyTuple.of(result);
}

function replaceAll(thread: Thread, self: Value, args: PyTuple, parameters: PyTuple, given: PyTuple): PyTuple {
  const result: Value[] = [];
  try {
    for (const arg of args.items) {
      if (arg instanceof PyType) result.push(hold(arg));
      else if (arg instanceof PyTuple || arg instanceof PyList) {
        const inner = hold(PyTuple.of(arg.items.slice()));
        const replaced = hold(replaceAll(thread, self, inner, parameters, given));
        release(thread, inner);
        if (arg instanceof PyTuple) result.push(replaced);
        else {
          result.push(hold(new PyList(replaced.items.slice())));
          release(thread, replaced);
        }
      } else replaceOne(thread, arg, parameters, given, result);
    }
  } catch (error) {
    for (const item of result) release(thread, item);
    throw error;
  }
  return PyTuple.adopt(result);
}

/** Appends what takes the place of one argument, held. */
function replaceOne(thread: Thread, arg: Value, parameters: PyTuple, given: PyTuple, result: Value[]): void {
  const unpacked = isUnpacked(thread, arg);
  const subst = lookupAttr(thread, arg, '__typing_subst__');
  let replaced: Value;
  if (subst !== undefined && subst !== null) {
    replaced = callHeld(thread, subst, [given.items[parameters.items.indexOf(arg)]!]);
  } else replaced = substituteNested(thread, arg, parameters, given);
  hold(replaced);
  if (unpacked && replaced instanceof PyTuple) {
    for (const item of replaced.items) result.push(hold(item));
    release(thread, replaced);
  } else result.push(replaced);
}

/** Substitutes in an argument that is itself generic (subs_tvars). */
function substituteNested(thread: Thread, arg: Value, parameters: PyTuple, given: PyTuple): Value {
  const item = hold(
    withAttr(thread, arg, '__parameters__', (nested) =>
      nested instanceof PyTuple && nested.items.length > 0
        ? chooseValues(thread, nested, parameters, given)
        : undefined,
    ),
  );
  if (item === undefined) return arg;
  const result = hold(getItem(thread, arg, item));
  release(thread, item);
  return unhold(result);
}

/** The given values for the parameters of a nested alias. */
function chooseValues(thread: Thread, nested: PyTuple, parameters: PyTuple, given: PyTuple): PyTuple {
  const values: Value[] = [];
  for (const parameter of nested.items) {
    const index = parameters.items.indexOf(parameter);
    const value = index < 0 ? parameter : given.items[index]!;
    if (index >= 0 && value instanceof PyTuple && isVariadic(thread, parameter)) values.push(...value.items);
    else values.push(value);
  }
  return PyTuple.of(values);
}

/** A TypeVarTuple takes several values. */
function isVariadic(thread: Thread, parameter: Value): boolean {
  return withAttr(thread, parameter, '__class__', (type) => type instanceof PyType && type.tp.tp_iter !== undefined);
}

/** Was it made by unpacking (_is_unpacked_typevartuple)? */
export function isUnpacked(thread: Thread, value: Value): boolean {
  if (value instanceof PyType) return false;
  return withAttr(
    thread,
    value,
    '__typing_is_unpacked_typevartuple__',
    (mark) => mark !== undefined && isTrue(thread, mark),
  );
}

/** `__typing_unpacked_tuple_args__`: the arguments of `*tuple[...]`, None for anything else. */
export function unpackedTupleArgs(_thread: Thread, self: Value): Value {
  return self instanceof PyGenericAlias && self.starred && self.origin === tupleType ? self.args : null;
}

/** How a type is shown inside an alias (_Py_typing_type_repr). */
export function typeParameterRepr(thread: Thread, value: Value): string {
  if (value === Ellipsis) return '...';
  if (value === noneType) return 'None';
  if (hasBoth(thread, value)) return repr(thread, value);
  return withAttr(thread, value, '__qualname__', (qualname) =>
    withAttr(thread, value, '__module__', (module) => {
      if (qualname === undefined || module === undefined || module === null) return repr(thread, value);
      const shown = str(thread, qualname);
      return strValue(module) === 'builtins' ? shown : `${str(thread, module)}.${shown}`;
    }),
  );
}

function hasBoth(thread: Thread, value: Value): boolean {
  return hasAttr(thread, value, '__origin__') && hasAttr(thread, value, '__args__');
}
