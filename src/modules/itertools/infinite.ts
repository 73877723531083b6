// itertools.count, cycle and repeat.

import { defineType } from '../../objects/define-type';
import { emptyField, KEPT, PyHolder } from '../../objects/holder';
import { PyList } from '../../objects/containers/list';
import { method } from '../../objects/native';
import { constructor } from '../../objects/native-constructor';
import { parseKeywords } from '../../objects/native-arguments';
import { hold, release, unhold, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { PyComplex } from '../../objects/numbers/complex';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { binaryOp } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { typeError } from '../../objects/raise';
import { SSIZE_MAX, SSIZE_MIN, ssizeArgument } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { intValue, typeOf } from '../../objects/type-of';

export const ITERATOR_FLAGS = TypeFlag.BASETYPE | TypeFlag.HAVE_GC;

/** PyNumber_Check. */
function isNumber(value: Value): boolean {
  const { nb_index, nb_int, nb_float } = typeOf(value).tp;
  return nb_index !== undefined || nb_int !== undefined || nb_float !== undefined || value instanceof PyComplex;
}

class PyCount extends PyHolder {
  static {
    PyCount.holds({ current: null, step: null });
  }

  constructor(
    type: PyType,
    public current: Value,
    public step: Value,
  ) {
    super(type);
    hold(current);
    hold(step);
  }
}

function nextCount(thread: Thread, self: Value): Value {
  const count = self as PyCount;
  const { current, step } = count;
  const next = hold(binaryOp(thread, '+', current, step));
  // The call may have moved the counter on.
  const old = count.current;
  count.current = next;
  if (old === current) return unhold(current);
  hold(current);
  release(thread, old);
  return unhold(current);
}

export const countType: PyType = defineType({
  module: 'itertools',
  name: 'count',
  instanceClass: PyCount,
  flags: ITERATOR_FLAGS,
  textSignature: '(start=0, step=1)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('count(start=0, step=1)', (_thread, type, start: Value = 0, step: Value = 1) => {
      if (!isNumber(start) || !isNumber(step)) throw typeError('a number is required');
      // Counting by one from a C integer goes on with plain ints.
      const from = intValue(start);
      const counted = step === 1 && from !== undefined && from >= SSIZE_MIN && from < SSIZE_MAX;
      return new PyCount(type, counted ? from : start, step);
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextCount,
    tp_repr: (thread, self) => {
      const { type, current, step } = self;
      if (intValue(step) === 1) return `${type.name}(${repr(thread, current)})`;
      return `${type.name}(${repr(thread, current)}, ${repr(thread, step)})`;
    },
  },
});

class PyCycle extends PyHolder {
  iterator: Value | undefined;
  saved: PyList = hold(new PyList([]));
  index = 0;

  static {
    PyCycle.holds({ iterator: undefined, saved: KEPT });
  }

  constructor(type: PyType, iterator: Value) {
    super(type);
    this.iterator = hold(iterator);
  }
}

export const cycleType: PyType = defineType({
  module: 'itertools',
  name: 'cycle',
  instanceClass: PyCycle,
  flags: ITERATOR_FLAGS,
  textSignature: '(iterable, /)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('cycle(iterable, /)', (thread, type, iterable: Value) => {
      return new PyCycle(type, getIter(thread, iterable));
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, cycle) => {
      if (cycle.iterator !== undefined) {
        const item = iterNext(thread, cycle.iterator);
        if (item !== undefined) {
          cycle.saved.append(item);
          return item;
        }
        emptyField(thread, cycle, 'iterator');
      }
      const { index } = cycle;
      const saved = cycle.saved.items;
      if (saved.length === 0) return undefined;
      cycle.index = index + 1 >= saved.length ? 0 : index + 1;
      return saved[index];
    },
  },
});

class PyRepeat extends PyHolder {
  static {
    PyRepeat.holds({ element: null });
  }

  /** `times` is -1 for ever. */
  constructor(
    type: PyType,
    public element: Value,
    public times: number,
  ) {
    super(type);
    hold(element);
  }
}

export const repeatType: PyType = defineType({
  module: 'itertools',
  name: 'repeat',
  instanceClass: PyRepeat,
  flags: ITERATOR_FLAGS,
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: (thread, type, args, kwnames) => {
      const [element, times] = parseKeywords(thread, 'repeat', 'object, times=None', args, kwnames, 'by text') as [
        Value,
        Value?,
      ];
      return new PyRepeat(type, element, times === undefined ? -1 : Math.max(0, ssizeArgument(thread, times)));
    },
    tp_iter: (_thread, self) => self,
    tp_iternext: (_thread, repeat) => {
      if (repeat.times === 0) return undefined;
      if (repeat.times > 0) repeat.times--;
      return repeat.element;
    },
    tp_repr: (thread, self) => {
      const { type, element, times } = self;
      return `${type.name}(${repr(thread, element)}${times === -1 ? '' : `, ${times}`})`;
    },
  },
  methods: [
    method('__length_hint__($self, /)', (_thread, self: PyRepeat) => {
      if (self.times === -1) throw typeError('len() of unsized object');
      return self.times;
    }),
  ],
});
