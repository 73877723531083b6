// map.

import { defineType } from '../define-type';
import { PyHolder } from '../holder';
import { method } from '../native';
import { hold, release, unhold, type Value } from '../object';
import { iterators, nextOfAll, setStrict, strictKeyword } from './parallel-iteration';
import { typeError } from '../raise';
import { positionalCount } from './sequence-arguments';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';

class PyMap extends PyHolder {
  static {
    PyMap.holds({ iterators: EMPTY_TUPLE, func: null });
  }

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

export const mapType: PyType = defineType({
  name: 'map',
  instanceClass: PyMap,
  vectorcall: { keywords: false },
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
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
    method('__reduce__($self, /)', (_thread, { type, func, iterators: all, strict }: PyMap) => {
      const args = new PyTuple([func, ...all.items]);
      return new PyTuple(strict ? [type, args, true] : [type, args]);
    }),
    setStrict(),
  ],
});
