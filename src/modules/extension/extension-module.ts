// Extension modules: functions of a user in TypeScript, declared by calling convention and made into a module.

import type { PyDict } from '../../objects/containers/dict';
import type { Convention } from '../../call/native/convention';
import { BrokenResult, type NativeDefinition } from '../../objects/native';
import { hold, unhold, type Value } from '../../objects/object';
import { PyRaise, type Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import type { PyModule } from '../../objects/module';
import type { ModuleSpec } from '../define-module';
import { Api } from './api';

/** A result; undefined is NULL and says that an exception is set. */
export type Result = Value | undefined;

interface Documentation {
  doc?: string;
  /** `__text_signature__`, as "($module, number, /)". */
  signature?: string;
  /** A method gets the instance, the class, or nothing (then `self` is undefined). Functions of a module get the module. */
  binding?: NativeDefinition['binding'];
}

type Body = (
  api: Api,
  self: Value | undefined,
  args: PyTuple | Value[],
  keywords: PyDict | PyTuple | undefined,
) => Result;

function define(name: string, convention: Convention, body: Body, options: Documentation = {}): NativeDefinition {
  const { doc, signature, binding = 'instance' } = options;
  return {
    name,
    binding,
    convention,
    textSignature: signature,
    doc,
    parameters: undefined,
    bound: undefined,
    raw: undefined,
    extension: (thread, self, args, keywords) => run(thread, (api) => body(api, self, args, keywords)),
  };
}

/** Runs a function and holds it to the contract: a result or an exception, not neither, not both. */
function run(thread: Thread, body: (api: Api) => Result): Value {
  const api = new Api(thread);
  let result: Result;
  try {
    result = hold(api.attempt(() => body(api)));
  } catch (error) {
    api.abandon();
    throw error;
  }
  const exc = api.finish();
  if (result === undefined) throw exc === undefined ? new BrokenResult(undefined) : new PyRaise(exc);
  if (exc === undefined) return unhold(result);
  throw new BrokenResult(exc, result);
}

/** METH_NOARGS: called without arguments. */
export function noargs(name: string, body: (api: Api, self: Value | undefined) => Result, options?: Documentation) {
  return define(name, 'noargs', body, options);
}

/** METH_O: called with exactly one. */
export function oneArgument(
  name: string,
  body: (api: Api, self: Value | undefined, argument: Value) => Result,
  options?: Documentation,
) {
  return define(name, 'o', (api, self, args) => body(api, self, (args as Value[])[0]!), options);
}

/** METH_VARARGS: gets a tuple. */
export function varargs(
  name: string,
  body: (api: Api, self: Value | undefined, args: PyTuple) => Result,
  options?: Documentation,
) {
  return define(name, 'varargs', body as Body, options);
}

/** METH_VARARGS | METH_KEYWORDS: gets a tuple and a dict, undefined without keywords. */
export function varargsKeywords(
  name: string,
  body: (api: Api, self: Value | undefined, args: PyTuple, keywords: PyDict | undefined) => Result,
  options?: Documentation,
) {
  return define(name, 'varargs_keywords', body as Body, options);
}

/** METH_FASTCALL: gets an array. */
export function fastcall(
  name: string,
  body: (api: Api, self: Value | undefined, args: readonly Value[]) => Result,
  options?: Documentation,
) {
  return define(name, 'fastcall', body as Body, options);
}

/** METH_FASTCALL | METH_KEYWORDS: gets an array and the names of its last values, undefined without keywords. */
export function fastcallKeywords(
  name: string,
  body: (api: Api, self: Value | undefined, args: readonly Value[], kwnames: PyTuple | undefined) => Result,
  options?: Documentation,
) {
  return define(name, 'fastcall_keywords', body as Body, options);
}

export interface ExtensionModule {
  doc?: string;
  functions?: readonly NativeDefinition[];
  /** Adds values to the namespace when the module is made. */
  init?: (api: Api, add: (name: string, value: Value) => void) => void;
}

/** The module of that name, ready to be made in any interpreter. */
export function moduleSpecOf(name: string, { doc, functions, init }: ExtensionModule): ModuleSpec {
  return {
    name,
    ...(doc === undefined ? {} : { doc }),
    functions: [...(functions ?? [])],
    init: (thread: Thread, _module: PyModule, add) => {
      if (init === undefined) return;
      const api = new Api(thread);
      try {
        api.attempt(() => init(api, add));
      } catch (error) {
        api.abandon();
        throw error;
      }
      const exc = api.finish();
      if (exc !== undefined) throw new PyRaise(exc);
    },
  };
}
