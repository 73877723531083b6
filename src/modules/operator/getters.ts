// operator.attrgetter, itemgetter and methodcaller.

import { fromDictionary, storeKeywords } from '../../objects/containers/keyword-names';
import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/containers/dict';
import { KEPT, PyHolder } from '../../objects/holder';
import { method } from '../../objects/native';
import { checkPositional, noKeywords, positionalArgs } from '../../objects/native-arguments';
import { hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr, getAttr, getMethod } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { getItem } from '../../objects/protocols/subscript';
import { repr, str } from '../../objects/protocols/text';
import { typeError } from '../../objects/raise';
import { guardRepr } from '../../objects/repr-guard';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import { partialType, PyPartial } from '../functools/partial';

const FLAGS = TypeFlag.HAVE_GC | TypeFlag.HAVE_VECTORCALL;

/** The one argument of a call, or the errors that CPython gives. */
function onlyArgument(name: string, args: Value[], kwnames: PyTuple | undefined): Value {
  noKeywords(name, kwnames);
  checkPositional(name, args.length, 1, 1);
  return args[0]!;
}

/** One value for one key, a tuple for several. */
function gather(thread: Thread, count: number, get: (nth: number) => Value): Value {
  if (count === 1) return get(0);
  const values: Value[] = [];
  try {
    for (let nth = 0; nth < count; nth++) values.push(hold(get(nth)));
  } catch (error) {
    for (const value of values) release(thread, value);
    throw error;
  }
  return PyTuple.adopt(values);
}

class PyItemGetter extends PyHolder {
  static {
    PyItemGetter.holds({ keys: [] });
  }

  constructor(
    type: PyType,
    public keys: Value[],
  ) {
    super(type);
    for (const key of keys) hold(key);
  }
}

function reprOf(thread: Thread, self: PyHolder, values: Value[]): string {
  const { tpName } = self.type;
  return guardRepr(
    thread,
    self,
    `${tpName}(...)`,
    () => `${tpName}(${values.map((value) => repr(thread, value)).join(', ')})`,
  );
}

export const itemgetterType: PyType = defineType({
  module: 'operator',
  name: 'itemgetter',
  instanceClass: PyItemGetter,
  flags: FLAGS,
  textSignature: '(item, /, *items)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: (_thread, type, args, kwnames) => {
      noKeywords('itemgetter', kwnames);
      const keys = positionalArgs(args, kwnames);
      if (keys.length <= 1) checkPositional('itemgetter', keys.length, 1, 1);
      return new PyItemGetter(type, keys.slice());
    },
    tp_call: (thread, self, args, kwnames) => {
      const object = onlyArgument('itemgetter', args, kwnames);
      const { keys } = self;
      return gather(thread, keys.length, (nth) => getItem(thread, object, keys[nth]!));
    },
    tp_repr: (thread, self) => reprOf(thread, self, self.keys),
  },
  members: [{ name: '__vectorcalloffset__', get: () => 20 }],
  getset: [{ name: '__text_signature__', get: () => '(obj, /)' }],
  methods: [
    method(
      '__reduce__($self, /)',
      (_thread, { type, keys }: PyItemGetter) => new PyTuple([type, PyTuple.of(keys.slice())]),
    ),
  ],
});

class PyAttrGetter extends PyHolder {
  /** Each name split at its dots. */
  readonly paths: string[][];

  static {
    PyAttrGetter.holds({ names: [] });
  }

  constructor(
    type: PyType,
    public names: Value[],
  ) {
    super(type);
    for (const name of names) hold(name);
    this.paths = names.map((name) => strValue(name)!.split('.'));
  }
}

/** The attribute at the end of a path. */
function getPath(thread: Thread, object: Value, path: string[]): Value {
  let value = hold(object);
  for (const name of path) {
    try {
      const next = hold(getAttr(thread, value, name));
      release(thread, value);
      value = next;
    } catch (error) {
      release(thread, value);
      throw error;
    }
  }
  return unhold(value);
}

export const attrgetterType: PyType = defineType({
  module: 'operator',
  name: 'attrgetter',
  instanceClass: PyAttrGetter,
  flags: FLAGS,
  textSignature: '(attr, /, *attrs)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: (_thread, type, args, kwnames) => {
      noKeywords('attrgetter', kwnames);
      const names = positionalArgs(args, kwnames);
      if (names.length <= 1) checkPositional('attrgetter', names.length, 1, 1);
      if (names.some((name) => strValue(name) === undefined)) throw typeError('attribute name must be a string');
      return new PyAttrGetter(type, names.slice());
    },
    tp_call: (thread, self, args, kwnames) => {
      const object = onlyArgument('attrgetter', args, kwnames);
      const { paths } = self;
      return gather(thread, paths.length, (nth) => getPath(thread, object, paths[nth]!));
    },
    tp_repr: (thread, self) => reprOf(thread, self, self.names),
  },
  members: [{ name: '__vectorcalloffset__', get: () => 16 }],
  getset: [{ name: '__text_signature__', get: () => '(obj, /)' }],
  methods: [
    method(
      '__reduce__($self, /)',
      (_thread, { type, names }: PyAttrGetter) => new PyTuple([type, PyTuple.of(names.slice())]),
    ),
  ],
});

/** A methodcaller with so many values, its name included, keeps no array of them (_METHODCALLER_MAX_ARGS). */
const MAX_ARRAY = 8;

class PyMethodCaller extends PyHolder {
  /** The values of a call behind its receiver, and the names of the last of them. */
  readonly stack: PyTuple | undefined = undefined;
  readonly kwnames: PyTuple | undefined = undefined;

  static {
    PyMethodCaller.holds({ name: null, args: EMPTY_TUPLE, keywords: KEPT, stack: undefined, kwnames: undefined });
  }

  constructor(
    type: PyType,
    public name: Value,
    public args: PyTuple,
    public keywords: PyDict,
  ) {
    super(type);
    hold(name);
    hold(args);
    hold(keywords);
    if (1 + args.items.length + keywords.size >= MAX_ARRAY) return;
    const entries = [...keywords.entries()];
    this.stack = hold(PyTuple.of(args.items.concat(entries.map(([, value]) => value))));
    if (entries.length > 0) this.kwnames = hold(new PyTuple(entries.map(([keyword]) => keyword)));
  }
}

function callMethodOf(thread: Thread, { name, args, keywords, stack, kwnames }: PyMethodCaller, object: Value): Value {
  if (stack === undefined) {
    const given = fromDictionary(args.items, keywords);
    return callHeld(thread, getAttr(thread, object, strValue(name)!), given.args, given.kwnames);
  }
  const { callable, self } = getMethod(thread, object, strValue(name)!);
  hold(callable);
  try {
    return unhold(
      hold(thread.vectorcall(callable, self === undefined ? stack.items.slice() : [self, ...stack.items], kwnames)),
    );
  } finally {
    release(thread, callable);
  }
}

export const methodcallerType: PyType = defineType({
  module: 'operator',
  name: 'methodcaller',
  instanceClass: PyMethodCaller,
  flags: FLAGS,
  textSignature: '(name, /, *args, **kwargs)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: (thread, type, args, kwnames) => {
      const [name, ...given] = positionalArgs(args, kwnames);
      if (name === undefined) throw typeError('methodcaller needs at least one argument, the method name');
      if (strValue(name) === undefined) throw typeError('method name must be a string');
      const keywords = new PyDict();
      storeKeywords(thread, keywords, args, kwnames);
      return new PyMethodCaller(type, name, PyTuple.of(given), keywords);
    },
    tp_call: (thread, self, args, kwnames) => {
      return callMethodOf(thread, self, onlyArgument('methodcaller', args, kwnames));
    },
    tp_repr: (thread, caller) => {
      const { tpName } = caller.type;
      return guardRepr(thread, caller, `${tpName}(...)`, () => {
        const parts = [caller.name, ...caller.args.items].map((value) => repr(thread, value));
        for (const [key, value] of caller.keywords.entries())
          parts.push(`${strValue(key) ?? str(thread, key)}=${repr(thread, value)}`);
        return `${tpName}(${parts.join(', ')})`;
      });
    },
  },
  members: [{ name: '__vectorcalloffset__', get: () => 28 }],
  getset: [{ name: '__text_signature__', get: () => '(obj, /)' }],
  methods: [
    method('__reduce__($self, /)', (_thread, { type, name, args, keywords }: PyMethodCaller) => {
      if (keywords.size === 0) return new PyTuple([type, new PyTuple([name, ...args.items])]);
      const maker = new PyPartial(partialType, type, new PyTuple([name]), keywords.copy());
      return new PyTuple([maker, args]);
    }),
  ],
});
