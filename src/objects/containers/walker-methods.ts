// How the iterators of sequences tell what is left, and how their position is saved and restored.

import { builtin } from '../functions/builtin-lookup';
import { method, type NativeDefinition } from '../native';
import type { Value } from '../object';
import type { Thread } from '../thread';
import { stateIndex } from './sequence-arguments';
import type { SequenceWalker } from './sequence-walker';
import { PyTuple } from './tuple';

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
    method('__length_hint__($self, /)', (thread, self: W) => {
      const sequence = self.sequence as SequenceOf<W> | undefined;
      return sequence === undefined || self.index < 0 ? 0 : remaining(thread, self, sequence);
    }),
    method('__reduce__($self, /)', (thread, self: W) => {
      const { sequence, index } = self;
      if (sequence === undefined || index < 0) return new PyTuple([builtin(thread, maker), new PyTuple([empty()])]);
      return new PyTuple([builtin(thread, maker), new PyTuple([sequence]), index]);
    }),
    method('__setstate__($self, object, /)', (_thread, self: W, state: Value) => {
      const index = stateIndex(state);
      if (self.sequence !== undefined) moveTo(self, index, self.sequence as SequenceOf<W>);
      return null;
    }),
  ];
}
