// How large instances are and where their dictionary and weak references lie: what `__basicsize__` and its kin show.

import type { Value } from '../object';
import { type PyType, TypeFlag } from '../type';
import { LAYOUTS } from './type-layout-table';
import { intValue } from '../type-of';

let layouts: Map<string, number[]> | undefined;

function layoutOf(name: string): number[] | undefined {
  if (layouts === undefined) {
    layouts = new Map();
    for (const line of LAYOUTS.trim().split('\n')) {
      const [key, basic, item, dict, weak, flags] = line.split(' ');
      layouts.set(key!, [Number(basic), Number(item), Number(dict), Number(weak), Number.parseInt(flags!, 16) | 0]);
    }
  }
  return layouts.get(name);
}

/** Flags that say how instances are stored, how the type may be used, and which protocol it follows: as CPython has them. */
const TABLE_FLAGS = ~(TypeFlag.DISALLOW_INSTANTIATION | TypeFlag.HAVE_VECTORCALL | TypeFlag.METHOD_DESCRIPTOR);

/** Gives a static type the sizes that its counterpart has. */
export function applyLayout(type: PyType): void {
  const known = layoutOf(type.tpName);
  if (known !== undefined) {
    [type.basicSize, type.itemSize, type.dictOffset, type.weakrefOffset] = known as [number, number, number, number];
    type.flags = (type.flags & ~TABLE_FLAGS) | (known[4]! & TABLE_FLAGS) | (known[4]! & TypeFlag.HAVE_VECTORCALL);
    return;
  }
  const { base } = type;
  if (base === null) return;
  type.basicSize = base.basicSize;
  type.itemSize = base.itemSize;
  type.dictOffset = base.dictOffset;
  type.weakrefOffset = base.weakrefOffset;
}

const POINTER = 4;
const MANAGED_DICT_OFFSET = -1;
const MANAGED_WEAKREF_OFFSET = -16;

/** Computes the layout of a heap type from its base and what it adds (type_new_descriptors). */
export function extendLayout(type: PyType, base: PyType, slots: number, addDict: boolean, addWeakrefs: boolean): void {
  type.basicSize = base.basicSize + POINTER * slots;
  type.itemSize = base.itemSize;
  type.dictOffset = base.dictOffset;
  type.weakrefOffset = base.weakrefOffset;
  type.flags |= base.flags & (TypeFlag.INLINE_VALUES | TypeFlag.MANAGED_DICT | TypeFlag.MANAGED_WEAKREF);
  if (addDict) {
    type.dictOffset = MANAGED_DICT_OFFSET;
    type.flags |= TypeFlag.MANAGED_DICT;
    if (base.itemSize === 0) type.flags |= TypeFlag.INLINE_VALUES;
  }
  if (addWeakrefs) {
    type.weakrefOffset = MANAGED_WEAKREF_OFFSET;
    type.flags |= TypeFlag.MANAGED_WEAKREF;
  }
}

/** object.__sizeof__: the fixed part, and the items where their number is known from the value itself. */
export function sizeOf(type: PyType, self: Value): number {
  if (type.itemSize === 0) return type.basicSize;
  return type.basicSize + type.itemSize * itemCount(self);
}

/** ob_size of variable-sized objects. */
function itemCount(self: Value): number {
  const number = intValue(self);
  if (number !== undefined) {
    let rest = number < 0 ? -BigInt(number) : BigInt(number);
    let digits = 0;
    for (; rest > 0n; rest >>= 30n) digits++;
    return Math.max(1, digits);
  }
  const sequence = self as { items?: unknown[]; bytes?: Uint8Array };
  return sequence.items?.length ?? sequence.bytes?.length ?? 0;
}
