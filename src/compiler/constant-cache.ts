// One object for all equal constants of a compilation (CPython's c_const_cache).

import { isObject, type Value } from '../objects/object';
import { PyTuple } from '../objects/containers/tuple';
import { constantKey } from './constant-key';

/** The constants of one compilation. The cache is a holder: what ends up in no code object is given up by `dispose`. */
export class ConstantCache {
  private readonly values = new Map<string, Value>();

  /** The object that stands for all constants equal to `value`; the items of tuples are merged too. */
  merge<T extends Value>(value: T): T {
    if (!isObject(value)) return value;
    const key = constantKey(value);
    const known = this.values.get(key);
    if (known !== undefined) {
      if (known !== value) discard(value);
      return known as T;
    }
    this.values.set(key, value);
    value.refs++;
    if (value instanceof PyTuple) this.mergeItems(value.items);
    return value;
  }

  /** Lets go of all constants, at the end of the compilation. */
  dispose(): void {
    for (const value of this.values.values()) {
      if (!isObject(value)) continue;
      value.refs--;
      discard(value);
    }
    this.values.clear();
  }

  private mergeItems(items: Value[]): void {
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!;
      if (!isObject(item)) continue;
      const merged = this.merge(item);
      if (merged === item) continue;
      merged.refs++;
      items[index] = merged;
      item.refs--;
      discard(item);
    }
  }
}

/** Gives up a constant that nobody holds: lets go of its parts. Constants have no finalisers, so no thread is needed. */
function discard(value: Value): void {
  if (!isObject(value) || value.refs > 0) return;
  value.traverse((part) => {
    if (!isObject(part)) return;
    part.refs--;
    discard(part);
  });
}
