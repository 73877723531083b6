// The classes of the module ast: `AST` is native, all others are made for each interpreter, so that programs may change them.

import { declareType } from '../../objects/define-type';
import { newGenericAlias } from '../../objects/typing/generic-alias';
import { intType } from '../../objects/numbers/int';
import { listType } from '../../objects/containers/list';
import { PyDict } from '../../objects/containers/dict';
import { hold, PyObject, release, type Value } from '../../objects/object';
import { setAttr } from '../../objects/protocols/attributes';
import { binaryOp } from '../../objects/protocols/numbers';
import { objectType } from '../../objects/types/object-type';
import { strType } from '../../objects/text/str';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import type { PyType } from '../../objects/type';
import { typeType } from '../../objects/types/type-type';
import { typeOf } from '../../objects/type-of';
import { holdForever, stateOf } from '../define-module';
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

export const astType: PyType = declareType('AST', 'ast');

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
