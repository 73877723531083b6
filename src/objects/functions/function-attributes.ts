// Behaviour of `function`: creation, binding, and its attributes with the checks of funcobject.c.

import { PyCell } from './cell';
import { PyCode } from './code';
import type { GetSet, Member } from '../define-type';
import { PyDict } from '../containers/dict';
import { DeprecationWarningType } from '../exceptions/exceptions';
import type { PyFunction } from './function';
import { addressOf } from '../identity';
import { badArgument, parseKeywords } from '../native-arguments';
import { instanceDictGetSet } from '../types/instance-dict';
import { builtinsFromGlobals } from './function-builtins';
import { hold, release, type Value } from '../object';
import { isCallable } from '../protocols/instances';
import { typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import type { PyType, TypeSlots } from '../type';
import { strValue, typeOf } from '../type-of';
import { CodeFlag } from './code-flags';

const asFunction = (value: Value): PyFunction => value as PyFunction;

/** Replaces a field that holds its value. */
function replace<
  K extends
    | 'code'
    | 'qualname'
    | 'defaults'
    | 'kwdefaults'
    | 'annotations'
    | 'annotate'
    | 'typeParams'
    | 'doc'
    | 'module',
>(thread: Thread, func: PyFunction, field: K, value: PyFunction[K]): void {
  const old = func[field] as Value | undefined;
  func[field] = hold(value as Value | undefined) as PyFunction[K];
  release(thread, old);
}

const generatorFlags = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

function setCode(thread: Thread, self: Value, value: Value | undefined): void {
  const func = asFunction(self);
  if (!(value instanceof PyCode)) throw typeError('__code__ must be set to a code object');
  const expected = func.closure?.items.length ?? 0;
  const given = value.co_freevars.length;
  if (expected !== given) {
    throw valueError(`${strValue(func.name)}() requires a code object with ${expected} free vars, not ${given}`);
  }
  if ((func.code.co_flags & generatorFlags) !== (value.co_flags & generatorFlags)) {
    thread.warn(
      DeprecationWarningType,
      'Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)',
    );
  }
  func.version = 0;
  replace(thread, func, 'code', value);
}

function textSetter(field: 'name' | 'qualname') {
  return (thread: Thread, self: Value, value: Value | undefined): void => {
    if (value === undefined || strValue(value) === undefined)
      throw typeError(`__${field}__ must be set to a string object`);
    if (field === 'qualname') replace(thread, asFunction(self), 'qualname', value);
    else {
      const func = asFunction(self);
      const old = func.name;
      func.name = hold(value);
      release(thread, old);
    }
  };
}

/** The annotations as a dictionary: stored, collected as names and values, or computed by `__annotate__` (func_get_annotation_dict). */
function annotationsOf(thread: Thread, func: PyFunction): PyDict {
  if (func.annotations === undefined) {
    const { annotate } = func;
    if (annotate === undefined || !isCallable(annotate)) replace(thread, func, 'annotations', PyDict.fresh());
    else {
      const computed = thread.call(annotate, [1]);
      if (!(computed instanceof PyDict)) {
        throw typeError(`__annotate__ returned non-dict of type '${typeOf(computed).tpName}'`);
      }
      replace(thread, func, 'annotations', computed);
    }
  } else if (func.annotations instanceof PyTuple) {
    const dict = PyDict.fresh();
    const { items } = func.annotations;
    for (let index = 0; index < items.length; index += 2) dict.set(thread, items[index]!, items[index + 1]!);
    replace(thread, func, 'annotations', dict);
  }
  return func.annotations as PyDict;
}

export function functionGetSet(): GetSet<PyFunction>[] {
  return [
    { name: '__code__', get: (_thread, self) => asFunction(self).code, set: setCode },
    {
      name: '__defaults__',
      get: (_thread, self) => asFunction(self).defaults ?? null,
      set(thread, self, value) {
        if (value !== undefined && value !== null && !(value instanceof PyTuple)) {
          throw typeError('__defaults__ must be set to a tuple object');
        }
        asFunction(self).version = 0;
        replace(thread, asFunction(self), 'defaults', value ?? undefined);
      },
    },
    {
      name: '__kwdefaults__',
      get: (_thread, self) => asFunction(self).kwdefaults ?? null,
      set(thread, self, value) {
        if (value !== undefined && value !== null && !(value instanceof PyDict)) {
          throw typeError('__kwdefaults__ must be set to a dict object');
        }
        asFunction(self).version = 0;
        replace(thread, asFunction(self), 'kwdefaults', value ?? undefined);
      },
    },
    {
      name: '__annotations__',
      get: (thread, self) => annotationsOf(thread, asFunction(self)),
      set(thread, self, value) {
        if (value !== undefined && value !== null && !(value instanceof PyDict)) {
          throw typeError('__annotations__ must be set to a dict object');
        }
        replace(thread, asFunction(self), 'annotations', value ?? undefined);
        replace(thread, asFunction(self), 'annotate', undefined);
      },
    },
    {
      name: '__annotate__',
      get: (_thread, self) => asFunction(self).annotate ?? null,
      set(thread, self, value) {
        if (value === undefined) throw typeError('__annotate__ cannot be deleted');
        if (value !== null && !isCallable(value)) throw typeError('__annotate__ must be callable or None');
        replace(thread, asFunction(self), 'annotate', value);
        if (value !== null) replace(thread, asFunction(self), 'annotations', undefined);
      },
    },
    instanceDictGetSet(),
    { name: '__name__', get: (_thread, self) => asFunction(self).name, set: textSetter('name') },
    { name: '__qualname__', get: (_thread, self) => asFunction(self).qualname, set: textSetter('qualname') },
    {
      name: '__type_params__',
      get: (_thread, self) => asFunction(self).typeParams ?? new PyTuple([]),
      set(thread, self, value) {
        if (!(value instanceof PyTuple)) throw typeError('__type_params__ must be set to a tuple');
        replace(thread, asFunction(self), 'typeParams', value);
      },
    },
  ];
}

export function functionMembers(): Member<PyFunction>[] {
  return [
    { name: '__closure__', get: (self) => asFunction(self).closure ?? null },
    {
      name: '__doc__',
      get: (self) => asFunction(self).doc ?? null,
      set: (thread, self, value) => replace(thread, asFunction(self), 'doc', value),
    },
    { name: '__globals__', get: (self) => asFunction(self).globals },
    {
      name: '__module__',
      get: (self) => asFunction(self).module ?? null,
      set: (thread, self, value) => replace(thread, asFunction(self), 'module', value),
    },
    { name: '__builtins__', get: (self) => asFunction(self).builtins },
  ];
}

/** `function(code, globals, …)` (func_new_impl); `create` makes the bare function. */
function newFunction(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const [code, globals, name = null, defaults = null, closure = null, kwdefaults = null] = parseKeywords(
    thread,
    'function',
    'code, globals, name=None, argdefs=None, closure=None, kwdefaults=None',
    args,
    kwnames,
  ) as Value[];
  if (!(code instanceof PyCode)) throw badArgument('function', 'code', 'code', code!);
  if (!(globals instanceof PyDict)) throw badArgument('function', 'globals', 'dict', globals!);
  const text = name === null ? undefined : strValue(name);
  if (name !== null && text === undefined) throw typeError('arg 3 (name) must be None or string');
  if (defaults !== null && !(defaults instanceof PyTuple)) throw typeError('arg 4 (defaults) must be None or tuple');
  const free = code.co_freevars.length;
  if (!(closure instanceof PyTuple)) {
    if (free > 0 && closure === null) throw typeError('arg 5 (closure) must be tuple');
    if (closure !== null) throw typeError('arg 5 (closure) must be None or tuple');
  }
  if (kwdefaults !== null && !(kwdefaults instanceof PyDict))
    throw typeError('arg 6 (kwdefaults) must be None or dict');
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== free) {
    throw valueError(`${code.co_name} requires closure of length ${free}, not ${cells.length}`);
  }
  for (const cell of cells) {
    if (!(cell instanceof PyCell)) throw typeError(`arg 5 (closure) expected cell, found ${typeOf(cell).tpName}`);
  }
  const builtins = builtinsFromGlobals(thread, globals);
  const func = new (
    type.instanceClass as unknown as new (
      code: PyCode,
      globals: PyDict,
      builtins: Value,
    ) => PyFunction
  )(code, globals, builtins);
  func.version = 0;
  if (text !== undefined) func.name = name;
  hold(name);
  if (defaults !== null) func.defaults = hold(defaults);
  if (closure !== null) func.closure = hold(closure);
  if (kwdefaults !== null) func.kwdefaults = hold(kwdefaults);
  return func;
}

export function functionSlots(): Partial<TypeSlots<PyFunction>> {
  return {
    tp_new: newFunction,
    tp_repr: (_thread, self) => `<function ${strValue(asFunction(self).qualname)} at ${addressOf(self)}>`,
  };
}
