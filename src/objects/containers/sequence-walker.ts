// What the iterators of sequences share: a sequence that is let go at the end, a position in it, and how both are saved and restored.

import { builtin } from '../functions/builtin-lookup';
import { method, type NativeDefinition } from '../native';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';
import { LENGTH_HINT_DOC, REDUCE_DOC, SET_STATE_DOC } from './iterator-docs';
import { stateIndex } from './sequence-arguments';
import { PyTuple } from './tuple';

export abstract class SequenceWalker<S extends Value = Value> extends PyObject {
  /** Held; undefined once exhausted. */
  sequence: S | undefined;
  /** Of the item that comes next. */
  index: number;

  constructor(type: PyType, sequence: S, index = 0) {
    super(type);
    this.sequence = hold(sequence);
    this.index = index;
  }

  /** Ends the iteration for good. */
  finish(thread: Thread): void {
    const { sequence } = this;
    this.sequence = undefined;
    release(thread, sequence);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.sequence);
  }

  override clear(thread: Thread): void {
    this.finish(thread);
    super.clear(thread);
  }
}

type SequenceOf<W> = W extends SequenceWalker<infer S> ? S : never;

/** How one kind of walker differs from the others. */
export interface WalkerKind<W extends SequenceWalker> {
  /** `__length_hint__` of one that is not exhausted. */
  remaining: (thread: Thread, walker: W, sequence: SequenceOf<W>) => Value;
  /** The argument of `iter` in the `__reduce__` of an exhausted one. */
  empty: () => Value;
  /** What makes the walker again; the builtin `iter` unless said. */
  maker?: 'iter' | 'reversed';
  /** Moves to a position that `__setstate__` was given. */
  moveTo: (walker: W, index: number, sequence: SequenceOf<W>) => void;
}

/** `__length_hint__`, `__reduce__` and `__setstate__`. A position below 0 counts as exhausted where it is kept. */
export function walkerMethods<W extends SequenceWalker>(kind: WalkerKind<W>): NativeDefinition[] {
  const { remaining, empty, maker = 'iter', moveTo } = kind;
  return [
    method(
      '__length_hint__($self, /)',
      (thread, self: W) => {
        const sequence = self.sequence as SequenceOf<W> | undefined;
        return sequence === undefined || self.index < 0 ? 0 : remaining(thread, self, sequence);
      },
      LENGTH_HINT_DOC,
    ),
    method(
      '__reduce__($self, /)',
      (thread, self: W) => {
        const { sequence, index } = self;
        if (sequence === undefined || index < 0) return new PyTuple([builtin(thread, maker), new PyTuple([empty()])]);
        return new PyTuple([builtin(thread, maker), new PyTuple([sequence]), index]);
      },
      REDUCE_DOC,
    ),
    method(
      '__setstate__($self, object, /)',
      (_thread, self: W, state: Value) => {
        const index = stateIndex(state);
        if (self.sequence !== undefined) moveTo(self, index, self.sequence as SequenceOf<W>);
        return null;
      },
      SET_STATE_DOC,
    ),
  ];
}

/** The position within bounds. */
export function clamp(index: number, low: number, high: number): number {
  return Math.max(low, Math.min(index, high));
}
