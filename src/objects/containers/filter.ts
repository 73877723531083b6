// filter.

import { defineType } from '../define-type';
import { PyHolder } from '../holder';
import { boolType } from '../numbers/bool';
import { method } from '../native';
import { checkPositional, noKeywords } from '../native-arguments';
import { hold, release, unhold, type Value } from '../object';
import { isTrue } from '../protocols/compare';
import { getIter, iterNext } from '../protocols/iteration';
import { positionalCount } from './sequence-arguments';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';

class PyFilter extends PyHolder {
  static {
    PyFilter.holds({ func: null, iterator: null });
  }

  constructor(
    type: PyType,
    public func: Value,
    public iterator: Value,
  ) {
    super(type);
    hold(func);
    hold(iterator);
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

export const filterType: PyType = defineType({
  name: 'filter',
  instanceClass: PyFilter,
  vectorcall: { keywords: true },
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
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
    ),
  ],
});
