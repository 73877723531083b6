// The base of native objects that hold values in named fields.

import { PyObject, release, type Value, type Visit } from './object';
import type { Thread } from './thread';

type Field = Value | undefined | (Value | undefined)[];

/**
 * An object whose `holders` names the fields that hold a value or an array of values, in the order in which they are released.
 * Whoever assigns such a field holds what it stores.
 */
export abstract class PyHolder extends PyObject {
  protected abstract get holders(): readonly string[];

  override traverse(visit: Visit): void {
    super.traverse(visit);
    const fields = this as unknown as Record<string, Field>;
    for (const name of this.holders) {
      const field = fields[name];
      if (Array.isArray(field)) for (const value of field) visit(value);
      else visit(field);
    }
  }

  override clear(thread: Thread): void {
    for (const name of this.holders) this.empty(thread, name);
    super.clear(thread);
  }

  /** Empties a field, then releases what it held. */
  empty(thread: Thread, name: string): void {
    const fields = this as unknown as Record<string, Field>;
    const field = fields[name];
    if (Array.isArray(field)) {
      fields[name] = [];
      for (const value of field) release(thread, value);
    } else {
      fields[name] = undefined;
      release(thread, field);
    }
  }
}
