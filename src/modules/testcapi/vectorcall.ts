// Functions of _testcapi that call with an array, with a dict or with both containers.

import { PyDict } from '../../objects/containers/dict';
import type { Value } from '../../objects/object';
import { PyTuple } from '../../objects/containers/tuple';
import { PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import type { Api } from '../extension/api';
import { fastcall, oneArgument, type Result } from '../extension/extension-module';

/** The positional arguments of a call to be made: a tuple, or None for none. */
function argumentArray(api: Api, args: Value): readonly Value[] | undefined {
  if (args === null) return [];
  if (args instanceof PyTuple) return args.items;
  return api.setError('TypeError', 'args must be None or a tuple');
}

/** A wrong number of arguments of a function that unpacks them itself. */
function wrongCount(api: Api, name: string, given: number, expected: string): undefined {
  return api.setError('TypeError', `${name} expected ${expected}, got ${given}`);
}

/** Calls with a dict of keywords, taken apart first (PyObject_VectorcallDict). */
function callWithDict(api: Api, callable: Value, args: readonly Value[], keywords: PyDict | undefined): Result {
  if (keywords === undefined || keywords.size === 0) return api.vectorcall(callable, args);
  const names: Value[] = [];
  const values = [...args];
  for (const [name, value] of keywords.entries()) {
    if (typeof name !== 'string') return api.setError('TypeError', 'keywords must be strings');
    names.push(name);
    values.push(value);
  }
  return api.vectorcall(callable, values, api.tuple(names));
}

export const vectorcallFunctions = [
  fastcall(
    'pyobject_vectorcall',
    (api, _self, args) => {
      if (args.length !== 3) return wrongCount(api, 'pyobject_vectorcall', args.length, '3 arguments');
      const [callable, positional, kwnames] = args as [Value, Value, Value];
      const values = argumentArray(api, positional);
      if (values === undefined) return undefined;
      if (kwnames === null) return api.vectorcall(callable, values);
      if (!(kwnames instanceof PyTuple)) return api.setError('TypeError', 'kwnames must be None or a tuple');
      if (values.length < kwnames.items.length) return api.setError('ValueError', 'kwnames longer than args');
      return api.vectorcall(callable, values, kwnames);
    },
    { signature: '($module, func, func_args, kwnames, /)' },
  ),
  fastcall(
    'pyobject_fastcalldict',
    (api, _self, args) => {
      if (args.length !== 3) return wrongCount(api, 'pyobject_fastcalldict', args.length, '3 arguments');
      const [callable, positional, keywords] = args as [Value, Value, Value];
      const values = argumentArray(api, positional);
      if (values === undefined) return undefined;
      if (keywords === null) return callWithDict(api, callable, values, undefined);
      if (!(keywords instanceof PyDict)) return api.setError('TypeError', 'kwnames must be None or a dict');
      return callWithDict(api, callable, values, keywords);
    },
    { signature: '($module, func, func_args, kwargs, /)' },
  ),
  fastcall(
    'pyvectorcall_call',
    (api, _self, args) => {
      if (args.length < 2) return wrongCount(api, 'pyvectorcall_call', args.length, 'at least 2 arguments');
      if (args.length > 3) return wrongCount(api, 'pyvectorcall_call', args.length, 'at most 3 arguments');
      const [callable, positional, keywords] = args as [Value, Value, Value?];
      if (!(positional instanceof PyTuple)) return api.setError('TypeError', 'args must be a tuple');
      if (keywords !== undefined && !(keywords instanceof PyDict))
        return api.setError('TypeError', 'kwargs must be a dict');
      if (!supportsVectorcall(callable)) {
        const { tpName } = typeOf(callable);
        return api.setError('TypeError', `'${tpName}' object does not support vectorcall`);
      }
      return callWithDict(api, callable, positional.items, keywords);
    },
    { signature: '($module, func, argstuple, kwargs=<unrepresentable>, /)' },
  ),
  oneArgument(
    'has_vectorcall_flag',
    (api, _self, type) => {
      if (type instanceof PyType) return (type.flags & TypeFlag.HAVE_VECTORCALL) !== 0;
      const given = type === null ? 'None' : typeOf(type).tpName;
      return api.setError('TypeError', `has_vectorcall_flag() argument must be type, not ${given}`);
    },
    {
      signature: '($module, type, /)',
    },
  ),
];

const supportsVectorcall = (value: Value): boolean => (typeOf(value).flags & TypeFlag.HAVE_VECTORCALL) !== 0;
