// functools.partial.

import {
  arePlain,
  callWith,
  fromDictionary,
  isDictionary,
  storeKeywords,
  toDictionary,
} from '../../objects/containers/keyword-names';
import { method } from '../../objects/native';
import { PyMethod } from '../../objects/functions/bound-method';
import { classGetItem } from '../../objects/types/class-getitem';
import { defineType } from '../../objects/define-type';
import { dictType, PyDict } from '../../objects/containers/dict';
import { KEPT, PyHolder } from '../../objects/holder';
import { instanceDictGetSet } from '../../objects/types/instance-dict';
import { keywordPairs, positionalArgs } from '../../objects/native-arguments';
import { hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr, genericSetAttr, getAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { isCallable } from '../../objects/protocols/instances';
import { repr, str } from '../../objects/protocols/text';
import { typeError } from '../../objects/raise';
import { guardRepr } from '../../objects/repr-guard';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple, tupleType } from '../../objects/containers/tuple';
import { toTuple } from '../../objects/containers/tuple-methods';
import { type PyType, TypeFlag } from '../../objects/type';
import { Placeholder } from './placeholder';

export class PyPartial extends PyHolder {
  /** How many of `args` are placeholders. */
  placeholders: number;

  static {
    PyPartial.holds({ func: null, args: EMPTY_TUPLE, keywords: KEPT });
  }

  constructor(
    type: PyType,
    public func: Value,
    public args: PyTuple,
    public keywords: PyDict,
  ) {
    super(type);
    hold(func);
    hold(args);
    hold(keywords);
    this.placeholders = countPlaceholders(args.items);
  }
}

const countPlaceholders = (items: Value[]): number => items.filter((item) => item === Placeholder).length;

/** `given` put into the placeholders of `args`, the rest behind. */
function fillPlaceholders(args: Value[], given: Value[]): Value[] {
  let next = 0;
  const filled = args.map((item) => (item === Placeholder && next < given.length ? given[next++]! : item));
  return filled.concat(given.slice(next));
}

function checkTrailing(args: Value[]): void {
  if (args.at(-1) === Placeholder) throw typeError('trailing Placeholders are not allowed');
}

function newPartial(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const [callable, ...given] = positionalArgs(args, kwnames);
  if (callable === undefined) throw typeError("type 'partial' takes at least one argument");
  if (!isCallable(callable)) throw typeError('the first argument must be callable');
  checkTrailing(given);
  const pairs = keywordPairs(args, kwnames);
  if (pairs.some(([, value]) => value === Placeholder))
    throw typeError('Placeholder cannot be passed as a keyword argument');
  // A partial of a partial is one partial, unless the inner one has attributes of its own.
  const inner = callable instanceof PyPartial && callable.dict === undefined ? callable : undefined;
  const merged = inner === undefined ? given : fillPlaceholders(inner.args.items, given);
  const keywords = inner === undefined ? new PyDict() : inner.keywords.copy();
  storeKeywords(thread, keywords, args, kwnames);
  return new PyPartial(type, inner === undefined ? callable : inner.func, PyTuple.of(merged), keywords);
}

/** Calls the function with the stored arguments and the new ones (partial_vectorcall). */
function callPartial(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): Value {
  const partial = self as PyPartial;
  if (partial.keywords.size > 0 && kwnames !== undefined && !arePlain(kwnames) && !isDictionary(kwnames))
    return callWith(thread, toDictionary(thread, args, kwnames), (values, names) =>
      callPartial(thread, self, values, names),
    );
  const given = positionalArgs(args, kwnames);
  if (given.length < partial.placeholders) {
    throw typeError(
      `missing positional arguments in 'partial' call; expected at least ${partial.placeholders}, got ${given.length}`,
    );
  }
  const stack = fillPlaceholders(partial.args.items, given);
  hold(self);
  let result: Value;
  try {
    if (partial.keywords.size > 0) result = hold(callMerged(thread, partial, stack, args, kwnames));
    else result = hold(thread.callInPlace(partial.func, stack.concat(args.slice(given.length)), kwnames));
  } finally {
    release(thread, self);
  }
  return unhold(result);
}

/** Calls with the stored keywords and those given, which replace them (partial_call). */
function callMerged(
  thread: Thread,
  { func, keywords }: PyPartial,
  stack: Value[],
  args: Value[],
  kwnames: PyTuple | undefined,
): Value {
  const merged = hold(keywords.copy());
  try {
    storeKeywords(thread, merged, args, kwnames);
    const all = fromDictionary(stack, merged);
    return callHeld(thread, func, all.args, all.kwnames);
  } finally {
    release(thread, merged);
  }
}

function partialRepr(thread: Thread, self: Value): Value {
  const partial = self as PyPartial;
  const { type } = partial;
  const name = `${str(thread, getAttr(thread, type, '__module__'))}.${type.qualname}`;
  return guardRepr(thread, partial, '...', () => {
    const { args, func, keywords } = partial;
    let text = `${name}(${repr(thread, func)}`;
    for (const item of args.items) text += `, ${repr(thread, item)}`;
    for (const [key, value] of keywords.entries()) text += `, ${str(thread, key)}=${repr(thread, value)}`;
    return `${text})`;
  });
}

function setState(thread: Thread, self: PyPartial, state: Value): Value {
  const parts = state instanceof PyTuple ? state.items : [];
  const [func, args, keywords, dict] = parts;
  const valid =
    parts.length === 4 &&
    isCallable(func!) &&
    args instanceof PyTuple &&
    (keywords === null || keywords instanceof PyDict) &&
    (dict === null || dict instanceof PyDict);
  if (!valid) throw typeError('invalid partial state');
  checkTrailing(args.items);
  const newArgs = hold(args.type === tupleType ? args : toTuple(thread, new PyTuple(args.items)));
  const newKeywords = hold(keywords === null ? new PyDict() : keywords.type === dictType ? keywords : keywords.copy());
  const old = [self.func, self.args, self.keywords, self.dict];
  self.func = hold(func!);
  self.args = newArgs;
  self.keywords = newKeywords;
  self.placeholders = countPlaceholders(newArgs.items);
  self.dict = dict === null ? undefined : hold(dict);
  for (const value of old) release(thread, value);
  return null;
}

export const partialType: PyType = defineType({
  module: 'functools',
  name: 'partial',
  instanceClass: PyPartial,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL,
  hasDict: true,
  hasWeakrefs: true,
  textSignature: '(func, /, *args, **keywords)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_new: newPartial,
    tp_call: callPartial,
    tp_repr: partialRepr,
    tp_descr_get: (_thread, self, instance) =>
      instance === undefined || instance === null ? self : new PyMethod(self, instance),
  },
  members: [
    { name: 'func', get: (self) => self.func },
    { name: 'args', get: (self) => self.args },
    {
      name: 'keywords',
      get: (self) => self.keywords,
    },
    { name: '__vectorcalloffset__', get: () => 24 },
  ],
  getset: [instanceDictGetSet()],
  methods: [
    method('__reduce__($self, /)', (_thread, { type, func, args, keywords, dict }: PyPartial) => {
      return new PyTuple([type, new PyTuple([func]), new PyTuple([func, args, keywords, dict ?? null])]);
    }),
    method('__setstate__($self, object, /)', setState),
    classGetItem(),
  ],
});
