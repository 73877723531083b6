// types.SimpleNamespace: attributes, and a repr that shows them.

import { takesNone } from '../call/native/arity-texts';
import { requireStrings, storeKeywords } from './containers/keyword-names';
import { defineType } from './define-type';
import { PyDict } from './containers/dict';
import { mergeArgument } from './containers/dict-merge';
import { rawMethod } from './native';
import { checkPositional, positionalArgs } from './native-arguments';
import { hold, PyObject, release, unhold, type Value } from './object';
import { instanceDict } from './protocols/attributes';
import { callHeld } from './protocols/calls';
import { richCompare } from './protocols/compare';
import { repr } from './protocols/text';
import { typeError } from './raise';
import { guardRepr } from './repr-guard';
import { NotImplemented } from './singletons';
import type { Thread } from './thread';
import { EMPTY_TUPLE, PyTuple } from './containers/tuple';
import { type PyType, TypeFlag } from './type';
import { strValue, typeOf } from './type-of';

/** A namespace with these attributes (_PyNamespace_New). */
export function newNamespace(thread: Thread, attributes: Record<string, Value> | PyDict): PyObject {
  const namespace = new PyObject(namespaceType);
  const dict = hold(PyDict.fresh());
  namespace.dict = dict;
  if (attributes instanceof PyDict) for (const [key, value] of attributes.entries()) dict.set(thread, key, value);
  else for (const name in attributes) dict.initStr(name, attributes[name]!);
  return namespace;
}

function initNamespace(thread: Thread, self: PyObject, args: Value[], kwnames: PyTuple | undefined): void {
  const positional = positionalArgs(args, kwnames);
  checkPositional(self.type.name, positional.length, 0, 1);
  const dict = instanceDict(self)!;
  if (positional.length === 1) addAll(thread, dict, positional[0]!);
  requireStrings(kwnames);
  storeKeywords(thread, dict, args, kwnames);
}

/** Takes over a mapping, or an iterable of pairs, whose keys are strings. */
function addAll(thread: Thread, dict: PyDict, source: Value): void {
  const copy = hold(PyDict.fresh());
  try {
    mergeArgument(thread, copy, source);
    for (const [key] of copy.entries()) if (strValue(key) === undefined) throw typeError('keywords must be strings');
    for (const [key, value] of copy.entries()) dict.set(thread, key, value);
  } finally {
    release(thread, copy);
  }
}

export const namespaceType: PyType = defineType({
  name: 'SimpleNamespace',
  module: 'types',
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: '(mapping_or_iterable=(), /, **kwargs)',
  hasDict: true,
  tp: {
    tp_new: (_thread, type) => {
      const namespace = new PyObject(type);
      namespace.dict = hold(PyDict.fresh());
      return namespace;
    },
    tp_init: (thread, self, args, kwnames) => initNamespace(thread, self as PyObject, args, kwnames),
    tp_repr: (thread, self) => {
      const namespace = self as PyObject;
      const name = namespace.type === namespaceType ? 'namespace' : namespace.type.name;
      return guardRepr(thread, namespace, `${name}(...)`, () => {
        const parts: string[] = [];
        const { dict } = namespace;
        for (const [key] of [...(dict?.entries() ?? [])]) {
          const text = strValue(key);
          if (text === undefined || text === '') continue;
          const value = dict!.get(thread, key);
          if (value !== undefined) parts.push(`${text}=${repr(thread, value)}`);
        }
        return `${name}(${parts.join(', ')})`;
      });
    },
    tp_richcompare: (thread, left, right, op) => {
      if (!isNamespace(left) || !isNamespace(right)) return NotImplemented;
      return richCompare(thread, instanceDict(left)!, instanceDict(right)!, op);
    },
  },
  methods: [
    rawMethod(
      '__reduce__',
      'noargs',
      (_thread, self: PyObject) => new PyTuple([self.type, EMPTY_TUPLE, instanceDict(self)!]),
      {},
    ),
    rawMethod(
      '__replace__',
      'varargs_keywords',
      (thread, self: PyObject, args, kwnames) => {
        const positional = positionalArgs(args, kwnames);
        if (positional.length > 0) throw typeError(takesNone('__replace__()', 'positional '));
        const copy = hold(callHeld(thread, self.type, [])) as PyObject;
        const dict = instanceDict(copy);
        if (dict === undefined) {
          const name = typeOf(copy).tpName;
          release(thread, copy);
          throw typeError(`expect ${namespaceType.tpName} type, but ${self.type.tpName}() returned '${name}' object`);
        }
        for (const [key, value] of instanceDict(self)!.entries()) dict.set(thread, key, value);
        storeKeywords(thread, dict, args, kwnames);
        return unhold(copy);
      },
      {
        textSignature: '($self, /, **changes)',
      },
    ),
  ],
  members: [{ name: '__dict__', get: (object) => instanceDict(object) ?? null }],
});

function isNamespace(value: Value): value is PyObject {
  return value instanceof PyObject && value.type.mro.includes(namespaceType);
}
