// Functions of _testcapi, one for each calling convention, as functions and as methods; and those that break the contract.

import { expected } from '../../call/native/arity-texts';
import { defineType } from '../../objects/define-type';
import { isExceptionClass } from '../../objects/exceptions/exception-values';
import type { NativeDefinition } from '../../objects/native';
import type { Value } from '../../objects/object';
import type { PyTuple } from '../../objects/containers/tuple';
import { objectType } from '../../objects/types/object-type';
import type { PyType } from '../../objects/type';
import type { Api } from '../extension/api';
import {
  fastcall,
  fastcallKeywords,
  noargs,
  oneArgument,
  varargs,
  varargsKeywords,
} from '../extension/extension-module';

const orNone = (value: Value | undefined): Value => value ?? null;

function keywordDict(api: Api, args: readonly Value[], kwnames: PyTuple | undefined) {
  const names = kwnames?.items ?? [];
  const first = args.length - names.length;
  return api.dict(names.map((name, index) => [name, args[first + index]!] as const));
}

/** The functions named meth_*: each gives its self and what it received. */
const conventions = (binding: NativeDefinition['binding']): NativeDefinition[] => [
  varargs('meth_varargs', (api, self, args) => api.tuple([orNone(self), args]), { binding }),
  varargsKeywords(
    'meth_varargs_keywords',
    (api, self, args, keywords) => api.tuple([orNone(self), args, orNone(keywords)]),
    { binding },
  ),
  oneArgument('meth_o', (api, self, argument) => api.tuple([orNone(self), argument]), { binding }),
  noargs('meth_noargs', (_api, self) => orNone(self), { binding }),
  fastcall('meth_fastcall', (api, self, args) => api.tuple([orNone(self), api.tuple(args)]), { binding }),
  fastcallKeywords(
    'meth_fastcall_keywords',
    (api, self, args, kwnames) => {
      const keywords = keywordDict(api, args, kwnames);
      if (keywords === undefined) return undefined;
      const positional = args.slice(0, args.length - (kwnames?.items.length ?? 0));
      return api.tuple([orNone(self), api.tuple(positional), keywords]);
    },
    { binding },
  ),
];

export const conventionFunctions: NativeDefinition[] = [
  ...conventions('instance'),
  noargs('return_null_without_error', (api) => {
    api.clearError();
    return undefined;
  }),
  noargs('return_result_with_error', (api) => {
    api.setError('ValueError');
    return null;
  }),
  fastcall(
    'raise_exception',
    (api, _self, args) => {
      if (args.length !== 2) return api.setError('TypeError', expected('raise_exception', '', 2, args.length));
      const parsed = api.parseObject(args[1]!, 'i');
      if (parsed === undefined) return undefined;
      const [count] = parsed as [number];
      if (count < 0) return api.setError('SystemError', 'Objects/tupleobject.c:40: bad argument to internal function');
      const type = args[0]!;
      if (!isExceptionClass(type))
        return api.setError(
          'SystemError',
          `_PyErr_SetObject: exception ${api.repr(type) ?? ''} is not a BaseException subclass`,
        );
      return api.setError(type, api.tuple(Array.from({ length: count }, (_, index) => index)));
    },
    { signature: '($module, exception, num_args, /)' },
  ),
  noargs('raise_memoryerror', (api) => api.setError('MemoryError')),
  noargs('test_with_docstring', () => null),
];

const methodType = (name: string, binding: NativeDefinition['binding']): PyType =>
  defineType({
    name,
    tp: { tp_new: (thread, type, args, kwnames) => objectType.tp.tp_new!(thread, type, args, kwnames) },
    methods: conventions(binding),
  });

export const conventionTypes: PyType[] = [
  methodType('MethInstance', 'instance'),
  methodType('MethClass', 'class'),
  methodType('MethStatic', 'static'),
];
