// reversed.

import { defineType } from '../define-type';
import { IndexErrorType, StopIterationType } from '../exceptions/exceptions';
import { PyHolder } from '../holder';
import { method } from '../native';
import { checkPositional, noKeywords } from '../native-arguments';
import { drop, hold, release, type Value } from '../object';
import { lookupSpecial } from '../protocols/attributes';
import { callHeld } from '../protocols/calls';
import { length, sequenceItem } from '../protocols/subscript';
import { typeError } from '../raise';
import { positionalCount, stateIndex } from './sequence-arguments';
import { PyRaise, type Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from './tuple';
import { isSubtype, type PyType, TypeFlag } from '../type';
import { typeOf } from '../type-of';
import { isSequence } from '../protocols/is-sequence';

class PyReversed extends PyHolder {
  /** Held; undefined once exhausted. */
  sequence: Value | undefined;

  static {
    PyReversed.holds({ sequence: undefined });
  }

  constructor(
    type: PyType,
    sequence: Value,
    public index: number,
  ) {
    super(type);
    this.sequence = hold(sequence);
  }
}

function newReversed(thread: Thread, type: PyType, sequence: Value): Value {
  const special = lookupSpecial(thread, sequence, '__reversed__');
  if (special === null || (special === undefined && !isSequence(sequence)))
    throw typeError(`'${typeOf(sequence).tpName}' object is not reversible`);
  if (special !== undefined) return callHeld(thread, special, []);
  return new PyReversed(type, sequence, length(thread, sequence) - 1);
}

function nextReversed(thread: Thread, self: Value): Value | undefined {
  const iterator = self as PyReversed;
  const { index, sequence } = iterator;
  if (sequence === undefined) return undefined;
  if (index >= 0) {
    try {
      const item = sequenceItem(thread, sequence, index);
      iterator.index = index - 1;
      return item;
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      const { type } = error.exc;
      if (!isSubtype(type, IndexErrorType) && !isSubtype(type, StopIterationType)) throw error;
      drop(thread, error.exc);
    }
  }
  iterator.index = -1;
  iterator.sequence = undefined;
  release(thread, sequence);
  return undefined;
}

export const reversedType: PyType = defineType({
  name: 'reversed',
  instanceClass: PyReversed,
  vectorcall: { keywords: true },
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: '(sequence, /)',
  tp: {
    tp_new: (thread, type, args, kwnames) => {
      if (type === reversedType || type.tp.tp_init === reversedType.tp.tp_init) noKeywords('reversed', kwnames);
      checkPositional('reversed', positionalCount(args, kwnames), 1, 1);
      return newReversed(thread, type, args[0]!);
    },
    tp_iter: (_thread, self) => self,
    tp_iternext: nextReversed,
  },
  methods: [
    method('__length_hint__($self, /)', (thread, self: PyReversed) => {
      if (self.sequence === undefined) return 0;
      const position = self.index + 1;
      return length(thread, self.sequence) < position ? 0 : position;
    }),
    method('__reduce__($self, /)', (_thread, self: PyReversed) =>
      self.sequence === undefined || self.index < 0
        ? new PyTuple([self.type, new PyTuple([EMPTY_TUPLE])])
        : new PyTuple([self.type, new PyTuple([self.sequence]), self.index]),
    ),
    method('__setstate__($self, object, /)', (thread, self: PyReversed, state: Value) => {
      const index = stateIndex(state);
      if (self.sequence !== undefined) self.index = Math.max(-1, Math.min(index, length(thread, self.sequence) - 1));
      return null;
    }),
  ],
});
