// Struct sequences: tuples whose items have names, like sys.version_info and time.struct_time (Objects/structseq.c).

import { takesNone } from '../call/native/arity-texts';
import { defineType } from '../objects/define-type';
import { PyDict } from '../objects/containers/dict';
import { TypeErrorType } from '../objects/exceptions/exceptions';
import { PyList } from '../objects/containers/list';
import { general, method, rawMethod } from '../objects/native';
import { keywordPairs, parseKeywords } from '../objects/native-arguments';
import { hold, release, type Value, type Visit } from '../objects/object';
import { swallow } from '../objects/protocols/attributes';
import { collect, releaseAll } from '../objects/protocols/iteration';
import { repr } from '../objects/protocols/text';
import { typeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple, tupleType } from '../objects/containers/tuple';
import { type PyType, TypeFlag } from '../objects/type';
import { strValue } from '../objects/type-of';

/** A tuple with named items, and perhaps with fields that are not items. */
export class PyStructSequence extends PyTuple {
  /** Held. */
  hidden: Value[];

  constructor(items: Value[], type: PyType, hidden: Value[] = []) {
    super(items, type);
    this.hidden = hidden;
    for (const value of hidden) hold(value);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const value of this.hidden) visit(value);
  }

  override clear(thread: Thread): void {
    const { hidden } = this;
    this.hidden = [];
    for (const value of hidden) release(thread, value);
    super.clear(thread);
  }
}

export interface StructSequenceSpec {
  name: string;
  module: string;
  /** Names of the items; null for one without a name. */
  fields: (string | null)[];
  /** Names of fields that are no items. */
  hidden?: string[];
  /** Programs may not make instances. */
  closed?: boolean;
}

/** Declares a struct sequence type. */
export function defineStructSequence(spec: StructSequenceSpec): PyType {
  const { name, module, fields, hidden = [], closed = false } = spec;
  const names = fields.filter((field): field is string => field !== null);
  const type: PyType = defineType({
    name,
    module,
    base: tupleType,
    instanceClass: PyStructSequence,
    flags: TypeFlag.TUPLE_SUBCLASS | TypeFlag.HAVE_GC | (closed ? TypeFlag.DISALLOW_INSTANTIATION : 0),
    tp: {
      ...(closed ? {} : { tp_new: construct }),
      tp_repr: (thread, self) => {
        const { items } = self as PyTuple;
        return `${type.tpName}(${items.map((item, index) => `${fields[index]}=${repr(thread, item)}`).join(', ')})`;
      },
    },
    members: [
      ...fields.flatMap((field, index) => (field === null ? [] : [{ name: field, get: itemAt(index) }])),
      ...hidden.map((field, index) => ({ name: field, get: hiddenAt(index) })),
    ],
    methods: [
      method('__reduce__($self, /)', (_thread, self: PyStructSequence) => {
        const extra = new PyDict();
        self.hidden.forEach((value, index) => extra.initStr(hidden[index]!, value));
        return new PyTuple([self.type, new PyTuple([new PyTuple([...self.items]), extra])]);
      }),
      general(rawMethod('__replace__', 'fastcall_keywords', replace)),
    ],
    attributes: {
      __match_args__: new PyTuple(names),
      n_fields: fields.length + hidden.length,
      n_sequence_fields: fields.length,
      n_unnamed_fields: fields.length - names.length,
    },
  });
  shapes.set(type, { fields, hidden });
  return type;
}

const shapes = new WeakMap<PyType, { fields: (string | null)[]; hidden: string[] }>();

const itemAt = (index: number) => (self: unknown) => (self as PyStructSequence).items[index];
const hiddenAt = (index: number) => (self: unknown) => (self as PyStructSequence).hidden[index] ?? null;

/** structseq_new_impl. */
function construct(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const [sequence, dict = null] = parseKeywords(thread, 'structseq', 'sequence, dict={}', args, kwnames) as [
    Value,
    Value?,
  ];
  const { fields, hidden } = shapes.get(type)!;
  let items: Value[];
  try {
    items = collect(thread, sequence);
  } catch (error) {
    swallow(thread, error, TypeErrorType);
    throw typeError('constructor requires a sequence');
  }
  const given = items.length;
  const most = fields.length + hidden.length;
  try {
    if (dict !== null && !(dict instanceof PyDict)) {
      throw typeError(`${type.tpName}() takes a dict as second arg, if any`);
    }
    if (fields.length !== most) {
      if (given < fields.length) throw sizeError(type, `an at least ${fields.length}`, given);
      if (given > most) throw sizeError(type, `an at most ${most}`, given);
    } else if (given !== most) throw sizeError(type, `a ${most}`, given);
    let found = 0;
    const extra = hidden.map((name, index) => {
      const item = items[fields.length + index];
      if (item !== undefined) return item;
      const named = dict?.getStr(name);
      if (named !== undefined) found++;
      return named ?? null;
    });
    if (dict !== null && dict.size > found) {
      throw typeError(`${type.tpName}() got duplicate or unexpected field name(s)`);
    }
    return new PyStructSequence(items.slice(0, fields.length), type, extra);
  } finally {
    releaseAll(thread, items);
  }
}

/** structseq_replace. */
function replace(thread: Thread, self: PyStructSequence, args: Value[], kwnames: PyTuple | undefined): Value {
  const { type } = self;
  const { fields, hidden } = shapes.get(type)!;
  const keywords = keywordPairs(args, kwnames);
  if (args.length > keywords.length) {
    throw typeError(`${takesNone('__replace__()', 'positional ')} (${args.length - keywords.length} given)`);
  }
  if (fields.includes(null)) {
    throw typeError(`__replace__() is not supported for ${type.tpName} because it has unnamed field(s)`);
  }
  const items = [...self.items];
  const extra = [...self.hidden];
  const unknown: Value[] = [];
  for (const [name, value] of keywords) {
    const text = strValue(name)!;
    const index = fields.indexOf(text);
    if (index >= 0) items[index] = value;
    else if (hidden.includes(text)) extra[hidden.indexOf(text)] = value;
    else unknown.push(name);
  }
  if (unknown.length > 0) throw typeError(`Got unexpected field name(s): ${repr(thread, new PyList(unknown))}`);
  return new PyStructSequence(items, type, extra);
}

const sizeError = (type: PyType, expected: string, given: number) =>
  typeError(`${type.tpName}() takes ${expected}-sequence (${given}-sequence given)`);
