// zip, map and filter.

import { defineType } from './define-type';
import { PyHolder } from './holder';
import { boolType } from './int';
import { method } from './native';
import { checkPositional, noKeywords, parseKeywords } from './native-arguments';
import { hold, release, unhold, type Value } from './object';
import { iterators, nextOfAll } from './parallel-iteration';
import { isTrue } from './protocols/compare';
import { getIter, iterNext } from './protocols/iteration';
import { typeError } from './raise';
import { positionalCount } from './sequence-arguments';
import type { Thread } from './thread';
import { PyTuple } from './tuple';
import { type PyType, TypeFlag } from './type';

/** The keyword `strict` of zip and map. */
function strictKeyword(thread: Thread, name: string, args: Value[], kwnames: PyTuple | undefined): boolean {
  if (kwnames === undefined || kwnames.items.length === 0) return false;
  const values = args.slice(positionalCount(args, kwnames));
  const [strict] = parseKeywords(name, '*, strict=False', values, kwnames) as [Value | undefined];
  return strict === undefined ? false : isTrue(thread, strict);
}

const setStrict = method(
  '__setstate__($self, object, /)',
  (thread, self: { strict: boolean }, state: Value) => {
    self.strict = isTrue(thread, state);
    return null;
  },
  'Set state information for unpickling.',
);

const flags = TypeFlag.BASETYPE | TypeFlag.HAVE_GC;

class PyZip extends PyHolder {
  /** `iterators` are taken over. */
  constructor(
    type: PyType,
    public iterators: PyTuple,
    public strict: boolean,
  ) {
    super(type);
    hold(iterators);
  }

  protected override get holders(): readonly string[] {
    return ['iterators'];
  }
}

export const zipType = defineType({
  name: 'zip',
  instanceClass: PyZip as never,
  flags,
  doc: "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
  textSignature: '(*iterables, strict=False)',
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const strict = strictKeyword(thread, 'zip', args, kwnames);
      const all = iterators(thread, args.slice(0, positionalCount(args, kwnames)));
      return new PyZip(type, PyTuple.adopt(all), strict);
    },
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => {
      const zip = self as PyZip;
      const all = zip.iterators.items;
      if (all.length === 0) return undefined;
      const items = nextOfAll(thread, all, zip.strict, 'zip');
      return items === undefined ? undefined : PyTuple.adopt(items);
    },
  },
  methods: [
    method(
      '__reduce__($self, /)',
      (_thread, self: PyZip) =>
        new PyTuple(self.strict ? [self.type, self.iterators, true] : [self.type, self.iterators]),
      'Return state information for pickling.',
    ),
    setStrict,
  ],
});

class PyMap extends PyHolder {
  constructor(
    type: PyType,
    public iterators: PyTuple,
    public func: Value,
    public strict: boolean,
  ) {
    super(type);
    hold(iterators);
    hold(func);
  }

  protected override get holders(): readonly string[] {
    return ['iterators', 'func'];
  }
}

function nextMapped(thread: Thread, self: Value): Value | undefined {
  const map = self as PyMap;
  const items = nextOfAll(thread, map.iterators.items, map.strict, 'map');
  if (items === undefined) return undefined;
  let result: Value;
  try {
    result = hold(thread.call(map.func, items.slice()));
  } finally {
    for (const item of items) release(thread, item);
  }
  return unhold(result);
}

export const mapType = defineType({
  name: 'map',
  instanceClass: PyMap as never,
  flags,
  doc: 'Make an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.',
  textSignature: '(function, iterable, /, *iterables, strict=False)',
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      const strict = strictKeyword(thread, 'map', args, kwnames);
      const given = positionalCount(args, kwnames);
      if (given < 2) throw typeError('map() must have at least two arguments.');
      const all = iterators(thread, args.slice(1, given));
      return new PyMap(type, PyTuple.adopt(all), args[0]!, strict);
    },
    tp_iter: (_thread, self) => self,
    tp_iternext: nextMapped,
  },
  methods: [
    method(
      '__reduce__($self, /)',
      (_thread, { type, func, iterators: all, strict }: PyMap) => {
        const args = new PyTuple([func, ...all.items]);
        return new PyTuple(strict ? [type, args, true] : [type, args]);
      },
      'Return state information for pickling.',
    ),
    setStrict,
  ],
});

class PyFilter extends PyHolder {
  constructor(
    type: PyType,
    public func: Value,
    public iterator: Value,
  ) {
    super(type);
    hold(func);
    hold(iterator);
  }

  protected override get holders(): readonly string[] {
    return ['func', 'iterator'];
  }
}

/** Does the predicate accept the item, which the caller holds? None and bool ask the item itself. */
export function accepts(thread: Thread, predicate: Value, item: Value): boolean {
  if (predicate === null || predicate === boolType) return isTrue(thread, item);
  const answer = hold(thread.call(predicate, [item]));
  try {
    return isTrue(thread, answer);
  } finally {
    release(thread, answer);
  }
}

function nextAccepted(thread: Thread, self: Value): Value | undefined {
  const filter = self as PyFilter;
  for (;;) {
    const item = hold(iterNext(thread, filter.iterator));
    if (item === undefined) return undefined;
    let accepted = false;
    try {
      accepted = accepts(thread, filter.func, item);
    } catch (error) {
      release(thread, item);
      throw error;
    }
    if (accepted) return unhold(item);
    release(thread, item);
  }
}

export const filterType = defineType({
  name: 'filter',
  instanceClass: PyFilter as never,
  flags,
  doc: 'Return an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.',
  textSignature: '(function, iterable, /)',
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      if (type === filterType || type.tp.tp_init === filterType.tp.tp_init) noKeywords('filter', kwnames);
      checkPositional('filter', positionalCount(args, kwnames), 2, 2);
      return new PyFilter(type, args[0]!, getIter(thread, args[1]!));
    },
    tp_iter: (_thread, self) => self,
    tp_iternext: nextAccepted,
  },
  methods: [
    method(
      '__reduce__($self, /)',
      (_thread, { type, func, iterator }: PyFilter) => new PyTuple([type, new PyTuple([func, iterator])]),
      'Return state information for pickling.',
    ),
  ],
});
