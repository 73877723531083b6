// Methods that go through all of their object: the budget of the run is asked before they begin.

import type { Budget } from './memory/budget';
import type { NativeDefinition } from './native';
import type { Value } from './object';

/** Objects below cost nothing worth counting. */
const SMALL = 4096;

/** The same definitions, those of `names` preceded by a question for the time, and for `room` where one is given. */
export function sized(
  definitions: NativeDefinition[],
  names: readonly string[],
  sizeOf: (self: Value) => number,
  ask: (budget: Budget, size: number) => void,
): NativeDefinition[] {
  const wanted = new Set(names);
  return definitions.map((definition) => {
    const { name, bound } = definition;
    if (!wanted.delete(name) || bound === undefined) return definition;
    return {
      ...definition,
      bound: (thread, self, ...values) => {
        const size = sizeOf(self);
        if (size >= SMALL) ask(thread.budget, size);
        return bound(thread, self, ...values);
      },
    };
  });
}
