// ast.AST: its slots and methods.

import { takesNone } from '../../call/native/arity-texts';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyGenericAlias } from '../../objects/typing/generic-alias';
import { instanceDictGetSet } from '../../objects/types/instance-dict';
import { PyList } from '../../objects/containers/list';
import { general, rawMethod } from '../../objects/native';
import { keywordPairs, positionalArgs } from '../../objects/native-arguments';
import { PyDict } from '../../objects/containers/dict';
import { hold, PyObject, type Value } from '../../objects/object';
import { genericGetAttr, genericSetAttr, instanceDict, lookupAttr, setAttr } from '../../objects/protocols/attributes';
import { repr } from '../../objects/protocols/text';
import { typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { PyUnion } from '../../objects/typing/union';
import { astRepr } from './node-repr';
import { completeType } from '../../objects/define-type';
import { astType, nodeClass, singleton } from './node-classes';

/** The names of a class attribute that must be a sequence of strings. */
function namesOf(thread: Thread, self: Value, attribute: string): string[] {
  const value = lookupAttr(thread, typeOf(self), attribute);
  if (value === undefined || value === null) return [];
  const items = value instanceof PyTuple || value instanceof PyList ? value.items : [];
  return items.map((item) => strValue(item) ?? '');
}

function init(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const type = typeOf(self);
  const fields = namesOf(thread, self, '_fields');
  const positional = positionalArgs(args, kwnames);
  if (positional.length > fields.length) {
    const plural = fields.length === 1 ? '' : 's';
    throw typeError(
      `${type.tpName.replace(/^ast\./, '')} constructor takes at most ${fields.length} positional argument${plural}`,
    );
  }
  const remaining = new Set(fields);
  positional.forEach((value, index) => {
    setAttr(thread, self, fields[index]!, value);
    remaining.delete(fields[index]!);
  });
  for (const [key, value] of keywordPairs(args, kwnames)) {
    const name = strValue(key)!;
    if (fields.includes(name)) {
      if (!remaining.delete(name))
        throw typeError(`${type.name} got multiple values for argument ${repr(thread, name)}`);
    } else if (!namesOf(thread, self, '_attributes').includes(name)) {
      const message =
        `${type.name}.__init__ got an unexpected keyword argument ${repr(thread, name)}. ` +
        'Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.';
      thread.warn(exceptions.DeprecationWarningType, message);
    }
    setAttr(thread, self, name, value);
  }
  if (remaining.size > 0) fillRemaining(thread, self, [...remaining]);
}

/** Gives fields that were left out their empty value, or warns of them. */
function fillRemaining(thread: Thread, self: Value, names: string[]): void {
  const type = typeOf(self);
  const types = lookupAttr(thread, type, '_field_types');
  if (!(types instanceof PyDict)) return;
  for (const name of names) {
    const fieldType = types.getStr(name);
    if (fieldType === undefined) {
      const message = `Field ${repr(thread, name)} is missing from ${type.name}._field_types. This will become an error in Python 3.15.`;
      thread.warn(exceptions.DeprecationWarningType, message);
    } else if (fieldType instanceof PyUnion) continue;
    else if (fieldType instanceof PyGenericAlias) setAttr(thread, self, name, new PyList([]));
    else if (fieldType === nodeClass(thread, 'expr_context').type)
      setAttr(thread, self, name, singleton(thread, 'Load'));
    else {
      const message = `${type.name}.__init__ missing 1 required positional argument: ${repr(thread, name)}. This will become an error in Python 3.15.`;
      thread.warn(exceptions.DeprecationWarningType, message);
    }
  }
}

function reduce(thread: Thread, self: PyObject): Value {
  const dict = instanceDict(self)!;
  const fields = namesOf(thread, self, '_fields');
  let count = 0;
  while (count < fields.length && dict.getStr(fields[count]!) !== undefined) count++;
  const blanks = new PyTuple(new Array<Value>(count).fill(null));
  return new PyTuple([typeOf(self), blanks, dict]);
}

function replace(thread: Thread, self: PyObject, args: Value[], kwnames: PyTuple | undefined): Value {
  if (positionalArgs(args, kwnames).length > 0) throw typeError(takesNone('__replace__()', 'positional '));
  const type = typeOf(self);
  const fields = namesOf(thread, self, '_fields');
  const attributes = namesOf(thread, self, '_attributes');
  const dict = instanceDict(self)!;
  const given = keywordPairs(args, kwnames);
  const missing = new Set([...fields, ...attributes]);
  for (const [key] of dict.entries()) missing.delete(strValue(key) ?? '');
  for (const [key] of given) {
    const name = strValue(key)!;
    if (dict.getStr(name) === undefined && !missing.has(name)) {
      throw typeError(`${type.name}.__replace__ got an unexpected keyword argument ${repr(thread, name)}.`);
    }
    missing.delete(name);
  }
  for (const name of [...missing]) {
    if (attributes.includes(name) || lookupAttr(thread, type, name) !== undefined) missing.delete(name);
  }
  if (missing.size > 0) {
    const names = [...missing].map((name) => repr(thread, name)).join(', ');
    const plural = missing.size === 1 ? '' : 's';
    throw typeError(`${type.name}.__replace__ missing ${missing.size} keyword argument${plural}: ${names}.`);
  }
  const copy = hold(new PyObject(type));
  const state = instanceDict(copy)!;
  for (const [key, value] of [...dict.entries()]) state.set(thread, key, value);
  for (const [key, value] of given) state.set(thread, key, value);
  copy.refs--;
  return copy;
}

completeType(astType, {
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_new: (_thread, type) => new PyObject(type),
    tp_init: init,
    tp_repr: (thread, self) => astRepr(thread, self, 3),
  },
  getset: [instanceDictGetSet()],
  methods: [
    rawMethod('__reduce__', 'noargs', (thread, self: PyObject) => reduce(thread, self), {
      textSignature: '($self, /)',
    }),
    general(rawMethod('__replace__', 'fastcall_keywords', replace, { textSignature: '($self, /, **fields)' })),
  ],
  attributes: { _fields: new PyTuple([]), __match_args__: new PyTuple([]), _attributes: new PyTuple([]) },
});
