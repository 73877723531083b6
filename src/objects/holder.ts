// The base of native objects that hold references in named fields, which are declared once: how they are visited and let go of follows.

import { PyObject, release, type Value, type Visit } from './object';
import type { Thread } from './thread';

type Held = Value | undefined | (Value | undefined)[];

/** The names of the fields of a class that can hold references: an object, any value, or an array of them. */
export type HolderName<T> = {
  [K in keyof T]-?: [T[K]] extends [Held] ? ([Extract<T[K], object>] extends [never] ? never : K) : never;
}[Exclude<keyof T, keyof PyObject>];

/** Stands for what is in an empty field where the class has no such thing: the field is not written any more when its object ends. */
export const KEPT = Symbol('kept');

/** Fields that hold references, in the order in which they are released, each with what is in it when it is empty (`[]`: an array of its own). */
export type HeldFields<T> = [HolderName<T>] extends [never] ? never : { [K in HolderName<T>]?: T[K] | typeof KEPT };

interface HeldField {
  readonly name: string;
  readonly empty: Held | typeof KEPT;
}

/**
 * Whoever assigns a field that is declared with `holds` holds what it stores. Classes whose objects come and go with every call or loop
 * (functions, bound methods, cells, containers and their iterators) write `traverse` and `clear` by hand, for speed, as do those that let go in
 * another order than they are visited, or of more than fields.
 */
export abstract class PyHolder extends PyObject {
  /** Those of the class itself, then those that it inherits; the prototype has them. */
  declare readonly heldFields: readonly HeldField[];

  /** Declares, once, which fields of a class hold references, beside those of its base. */
  protected static holds<T extends PyHolder>(this: abstract new (...args: never[]) => T, fields: HeldFields<T>): void {
    // biome-ignore lint/complexity/noThisInStatic: the class that declares its fields, not this one
    const prototype: PyHolder = this.prototype;
    const own = Object.entries(fields as Record<string, Held | typeof KEPT>).map(([name, empty]) => ({ name, empty }));
    Object.defineProperty(prototype, 'heldFields', { value: [...(prototype.heldFields ?? []), ...own] });
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const { name } of this.heldFields) {
      const field = fieldsOf(this)[name];
      if (Array.isArray(field)) for (const value of field) visit(value);
      else visit(field);
    }
  }

  override clear(thread: Thread): void {
    for (const field of this.heldFields) emptyHolder(thread, this, field);
    super.clear(thread);
  }
}

/** The fields by their names, which `holds` has checked. */
const fieldsOf = (holder: PyHolder): Record<string, Held> => holder as unknown as Record<string, Held>;

function emptyHolder(thread: Thread, holder: PyHolder, { name, empty }: HeldField): void {
  const fields = fieldsOf(holder);
  const held = fields[name];
  if (empty !== KEPT) fields[name] = Array.isArray(empty) ? [] : empty;
  if (Array.isArray(held)) for (const value of held) release(thread, value);
  else release(thread, held);
}

/** Empties one of the declared fields, then releases what it held. */
export function emptyField<T extends PyHolder>(thread: Thread, holder: T, name: HolderName<T>): void {
  const field = holder.heldFields.find((each) => each.name === name);
  if (field !== undefined) emptyHolder(thread, holder, field);
}
