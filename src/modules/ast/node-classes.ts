// The classes of the module ast: `AST` is native, all others are made for each interpreter, so that programs may change them.

import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { newGenericAlias, PyGenericAlias } from '../../objects/typing/generic-alias';
import { instanceDictGetSet } from '../../objects/types/instance-dict';
import { intType } from '../../objects/numbers/int';
import { listType, PyList } from '../../objects/containers/list';
import { general, rawMethod } from '../../objects/native';
import { keywordPairs, positionalArgs } from '../../objects/native-arguments';
import { PyDict } from '../../objects/containers/dict';
import { hold, PyObject, release, type Value } from '../../objects/object';
import { genericGetAttr, genericSetAttr, instanceDict, lookupAttr, setAttr } from '../../objects/protocols/attributes';
import { binaryOp } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { objectType } from '../../objects/types/object-type';
import { typeError } from '../../objects/raise';
import { strType } from '../../objects/text/str';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeType } from '../../objects/types/type-type';
import { strValue, typeOf } from '../../objects/type-of';
import { PyUnion } from '../../objects/typing/union';
import { holdForever, stateOf } from '../define-module';
import { astRepr } from './node-repr';
import { END_REQUIRED, NODE_SPECS, type NodeSpec } from './node-table';

/** One field of a node class. */
export interface NodeField {
  name: string;
  /** The name of a class, or identifier, string, int, constant. */
  type: string;
  isList: boolean;
  isOptional: boolean;
}

/** A node class as native code uses it. */
export interface NodeClass {
  spec: NodeSpec;
  fields: NodeField[];
  /** Its own or inherited location attributes. */
  located: boolean;
  endRequired: boolean;
  /** Nodes are of the classes derived from it. */
  isAbstract: boolean;
  type: PyType;
}

const fieldsOf = (spec: NodeSpec): NodeField[] =>
  spec.fields === ''
    ? []
    : spec.fields.split(', ').map((text) => {
        const [kind, name] = text.split(' ') as [string, string];
        return { name, type: kind.replace(/[*?]/g, ''), isList: kind.includes('*'), isOptional: kind.includes('?') };
      });

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
  if (positionalArgs(args, kwnames).length > 0) throw typeError('__replace__() takes no positional arguments');
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

export const astType: PyType = defineType({
  name: 'AST',
  module: 'ast',
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

interface NodeClasses {
  byName: Map<string, NodeClass>;
  byType: Map<PyType, NodeClass>;
  singletons: Map<string, PyObject>;
}

const LOCATION = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'];

/** The classes of this interpreter, made at the first request. */
export function nodeClasses(thread: Thread): NodeClasses {
  const known = thread.interp.moduleState.get('ast-classes') as NodeClasses | undefined;
  return known ?? stateOf(thread, 'ast-classes', () => makeClasses(thread));
}

/** The class with this name. */
export function nodeClass(thread: Thread, name: string): NodeClass {
  return nodeClasses(thread).byName.get(name)!;
}

/** The one instance of a class without fields that the parser uses: `Load()`, `Add()`. */
export function singleton(thread: Thread, name: string): PyObject {
  const { singletons, byName } = nodeClasses(thread);
  let instance = singletons.get(name);
  if (instance === undefined) {
    instance = holdForever(thread, new PyObject(byName.get(name)!.type));
    singletons.set(name, instance);
  }
  return instance;
}

function makeClasses(thread: Thread): NodeClasses {
  const classes: NodeClasses = { byName: new Map(), byType: new Map(), singletons: new Map() };
  for (const spec of NODE_SPECS) {
    const base = classes.byName.get(spec.base);
    const fields = fieldsOf(spec);
    const type = makeClass(thread, spec, fields, base?.type ?? astType);
    const endRequired = END_REQUIRED.has(spec.name) || (base?.endRequired ?? false);
    const located = spec.located || (base?.located ?? false);
    const isAbstract = NODE_SPECS.some((other) => other.base === spec.name);
    const node: NodeClass = { spec, fields, located, endRequired, isAbstract, type };
    classes.byName.set(spec.name, node);
    classes.byType.set(type, node);
  }
  for (const { type, fields } of classes.byName.values()) {
    if (fields.length > 0 || type.name[0] === type.name[0]!.toUpperCase()) {
      setAttr(thread, type, '_field_types', fieldTypes(thread, fields, classes));
    }
  }
  return classes;
}

function makeClass(thread: Thread, spec: NodeSpec, fields: NodeField[], base: PyType): PyType {
  const namespace = new PyDict();
  const names = new PyTuple(fields.map(({ name }) => name));
  namespace.initStr('_fields', names);
  namespace.initStr('__module__', 'ast');
  namespace.initStr('__doc__', docOf(spec));
  namespace.initStr('__match_args__', names);
  if (spec.located) {
    namespace.initStr('_attributes', new PyTuple(LOCATION));
    if (!END_REQUIRED.has(spec.name)) {
      namespace.initStr('end_lineno', null);
      namespace.initStr('end_col_offset', null);
    }
  } else if (spec.base === 'AST') namespace.initStr('_attributes', new PyTuple([]));
  for (const { name, isOptional, isList } of fields) if (isOptional && !isList) namespace.initStr(name, null);
  hold(namespace);
  const type = thread.call(typeType, [spec.name, new PyTuple([base]), namespace]) as PyType;
  release(thread, namespace);
  return holdForever(thread, type);
}

/** The production of a class, as Python.asdl has it. */
function docOf({ name, fields }: NodeSpec): string {
  if (fields !== '') return `${name}(${fields})`;
  const derived = NODE_SPECS.filter(({ base }) => base === name);
  if (derived.length === 0) return name;
  const separator = derived.some((spec) => spec.fields !== '') ? `\n${' '.repeat(name.length + 1)}| ` : ' | ';
  return `${name} = ${derived.map(docOf).join(separator)}`;
}

const PLAIN_TYPES: Record<string, PyType> = {
  identifier: strType,
  string: strType,
  int: intType,
  constant: objectType,
};

function fieldTypes(thread: Thread, fields: NodeField[], classes: NodeClasses): Value {
  const types = new PyDict();
  for (const { name, type, isList, isOptional } of fields) {
    const plain = PLAIN_TYPES[type] ?? classes.byName.get(type)!.type;
    if (isList) types.initStr(name, newGenericAlias(thread, listType, plain));
    else if (isOptional) types.initStr(name, binaryOp(thread, '|', plain, null));
    else types.initStr(name, plain);
  }
  return types;
}

/** The node class that an object is an instance of (a derived class counts), if it is one of `expected`. */
export function classOf(thread: Thread, node: Value): NodeClass | undefined {
  const { byType } = nodeClasses(thread);
  for (const type of typeOf(node).mro) {
    const found = byType.get(type);
    if (found !== undefined) return found;
  }
  return undefined;
}
