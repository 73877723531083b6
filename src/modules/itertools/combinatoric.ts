// itertools.product, permutations, combinations and combinations_with_replacement.

import { MOST_ITEMS, reserveItems } from '../../objects/memory/budget';
import { defineType } from '../../objects/define-type';
import { PyHolder } from '../../objects/holder';
import { method, type NativeDefinition } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import { constructor } from '../../objects/native-constructor';
import { hold, release, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { memoryError, overflowError, typeError, valueError } from '../../objects/raise';
import { isReusable } from '../../objects/result-tuple';
import { positionalCount, SSIZE_MAX, SSIZE_MIN, ssizeArgument } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { EMPTY_TUPLE, PyTuple } from '../../objects/containers/tuple';
import { toTuple } from '../../objects/containers/tuple-methods';
import type { PyType } from '../../objects/type';
import { intValue } from '../../objects/type-of';
import { ITERATOR_FLAGS } from './infinite';

/** Positions in pools, moved on to the next selection. */
abstract class PySelection extends PyHolder {
  stopped = false;
  /** The latest selection; held. */
  result: PyTuple | undefined = undefined;

  /** The next selection: its items; undefined at the end. */
  next(thread: Thread): Value | undefined {
    if (this.stopped) return undefined;
    const first = this.result === undefined;
    const more = first ? !this.isEmpty() : this.advance();
    if (more || (!first && this.rollsOver)) this.renew(thread);
    this.stopped = !more;
    return more ? this.result : undefined;
  }

  /** Brings the result up to date: the same tuple if nobody else holds it. */
  private renew(thread: Thread): void {
    const { result } = this;
    const items = this.items();
    if (result !== undefined && isReusable(result)) {
      const old = result.items;
      for (const item of items) hold(item);
      result.items = items;
      result.hash = -1;
      for (const item of old) release(thread, item);
    } else {
      this.result = hold(PyTuple.of(items));
      release(thread, result);
    }
  }

  /** Does the result go back to the first selection at the end? */
  protected get rollsOver(): boolean {
    return false;
  }

  /** Is there no selection at all? */
  protected abstract isEmpty(): boolean;
  protected abstract advance(): boolean;
  protected abstract items(): Value[];
  abstract get byteSize(): number;
}

const nextSelection = (thread: Thread, self: Value): Value | undefined => (self as PySelection).next(thread);

const sizeOf: () => NativeDefinition = () =>
  method('__sizeof__($self, /)', (_thread, self: PySelection) => self.byteSize);

class PyProduct extends PySelection {
  readonly indices: number[];

  static {
    PyProduct.holds({ pools: EMPTY_TUPLE, result: undefined });
  }

  /** Of tuples. */
  constructor(
    type: PyType,
    public pools: PyTuple,
  ) {
    super(type);
    hold(pools);
    this.indices = new Array(pools.items.length).fill(0);
  }

  protected override get rollsOver(): boolean {
    return true;
  }

  private get pool(): PyTuple[] {
    return this.pools.items as PyTuple[];
  }

  protected override isEmpty(): boolean {
    return this.pool.some((pool) => pool.items.length === 0);
  }

  protected override advance(): boolean {
    const { indices, pool } = this;
    for (let nth = pool.length - 1; nth >= 0; nth--) {
      if (++indices[nth]! < pool[nth]!.items.length) return true;
      indices[nth] = 0;
    }
    return false;
  }

  protected override items(): Value[] {
    return this.pool.map((pool, nth) => pool.items[this.indices[nth]!]!);
  }

  override get byteSize(): number {
    return 24 + 4 * this.indices.length;
  }
}

function newProduct(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const given = positionalCount(args, kwnames);
  let repeat = 1;
  if (kwnames !== undefined && kwnames.items.length > 0) {
    const [times] = parseKeywords(thread, 'product', 'repeat=1', args.slice(given), kwnames, 'by text') as [
      Value | undefined,
    ];
    if (times !== undefined) repeat = ssizeArgument(thread, times);
    if (repeat < 0) throw valueError('repeat argument cannot be negative');
  }
  const count = repeat === 0 ? 0 : given;
  if (count * repeat > SSIZE_MAX) throw overflowError('repeat argument too large');
  if (count * repeat > MOST_ITEMS) throw memoryError();
  reserveItems(thread.budget, 2 * count * repeat);
  const pools: PyTuple[] = [];
  try {
    for (let nth = 0; nth < count; nth++) pools.push(hold(toTuple(thread, args[nth]!)));
  } catch (error) {
    for (const pool of pools) release(thread, pool);
    throw error;
  }
  const all: PyTuple[] = [];
  for (let round = 0; round < repeat; round++) for (const pool of pools) all.push(round === 0 ? pool : hold(pool));
  return new PyProduct(type, PyTuple.adopt(all));
}

export const productType: PyType = defineType({
  module: 'itertools',
  name: 'product',
  instanceClass: PyProduct,
  flags: ITERATOR_FLAGS,
  textSignature: '(*iterables, repeat=1)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: newProduct,
    tp_iter: (_thread, self) => self,
    tp_iternext: nextSelection,
  },
  methods: [sizeOf()],
});

/** A selection of `size` items of one pool. */
abstract class PyPoolSelection extends PySelection {
  readonly indices: number[];

  static {
    PyPoolSelection.holds({ pool: EMPTY_TUPLE, result: undefined });
  }

  constructor(
    type: PyType,
    public pool: PyTuple,
    readonly size: number,
    indices: number[],
  ) {
    super(type);
    hold(pool);
    this.indices = indices;
  }

  protected override items(): Value[] {
    const { indices, pool, size } = this;
    return indices.slice(0, size).map((index) => pool.items[index]!);
  }

  override get byteSize(): number {
    return 28 + 4 * this.size;
  }
}

const counting = (length: number): number[] => Array.from({ length }, (_, index) => index);

class PyCombinations extends PyPoolSelection {
  constructor(type: PyType, pool: PyTuple, size: number) {
    super(type, pool, size, size > pool.items.length ? [] : counting(size));
  }

  protected override isEmpty(): boolean {
    return this.size > this.pool.items.length;
  }

  protected override advance(): boolean {
    const { indices, pool, size } = this;
    const total = pool.items.length;
    let at = size - 1;
    while (at >= 0 && indices[at] === at + total - size) at--;
    if (at < 0) return false;
    indices[at]!++;
    for (let nth = at + 1; nth < size; nth++) indices[nth] = indices[nth - 1]! + 1;
    return true;
  }
}

class PyCombinationsWithReplacement extends PyPoolSelection {
  constructor(type: PyType, pool: PyTuple, size: number) {
    super(type, pool, size, pool.items.length === 0 ? [] : new Array(size).fill(0));
  }

  protected override isEmpty(): boolean {
    return this.pool.items.length === 0 && this.size > 0;
  }

  protected override advance(): boolean {
    const { indices, pool, size } = this;
    const last = pool.items.length - 1;
    let at = size - 1;
    while (at >= 0 && indices[at] === last) at--;
    if (at < 0) return false;
    indices.fill(indices[at]! + 1, at);
    return true;
  }
}

class PyPermutations extends PyPoolSelection {
  readonly cycles: number[];

  constructor(type: PyType, pool: PyTuple, size: number) {
    const total = pool.items.length;
    super(type, pool, size, counting(total));
    this.cycles = size > total ? [] : Array.from({ length: size }, (_, nth) => total - nth);
  }

  protected override isEmpty(): boolean {
    return this.size > this.pool.items.length;
  }

  protected override advance(): boolean {
    const { cycles, indices, size } = this;
    const total = indices.length;
    for (let at = size - 1; at >= 0; at--) {
      if (--cycles[at]! > 0) {
        const other = total - cycles[at]!;
        [indices[at], indices[other]] = [indices[other]!, indices[at]!];
        return true;
      }
      // Rotate indices[at:] left by one place.
      const first = indices[at]!;
      indices.copyWithin(at, at + 1);
      indices[total - 1] = first;
      cycles[at] = total - at;
    }
    return false;
  }

  override get byteSize(): number {
    return 32 + 4 * this.indices.length + 4 * this.size;
  }
}

/** A selection of a number of items of an iterable. */
function newPoolSelection(
  thread: Thread,
  iterable: Value,
  readSize: (pool: PyTuple) => number,
  make: (pool: PyTuple, size: number) => PyPoolSelection,
): Value {
  const pool = hold(toTuple(thread, iterable));
  try {
    const size = readSize(pool);
    if (size < 0) throw valueError('r must be non-negative');
    if (size > MOST_ITEMS && pool.items.length > 0) throw memoryError();
    if (pool.items.length > 0) reserveItems(thread.budget, 2 * size);
    return make(pool, size);
  } finally {
    release(thread, pool);
  }
}

export const combinationsType: PyType = defineType({
  module: 'itertools',
  name: 'combinations',
  instanceClass: PyCombinations,
  flags: ITERATOR_FLAGS,
  textSignature: '(iterable, r)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('combinations(iterable, r)', (thread, type, iterable: Value, r: Value) => {
      const size = ssizeArgument(thread, r);
      return newPoolSelection(
        thread,
        iterable,
        () => size,
        (pool) => new PyCombinations(type, pool, size),
      );
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextSelection,
  },
  methods: [sizeOf()],
});

export const combinationsWithReplacementType: PyType = defineType({
  module: 'itertools',
  name: 'combinations_with_replacement',
  instanceClass: PyCombinationsWithReplacement,
  flags: ITERATOR_FLAGS,
  textSignature: '(iterable, r)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('combinations_with_replacement(iterable, r)', (thread, type, iterable: Value, r: Value) => {
      const size = ssizeArgument(thread, r);
      return newPoolSelection(
        thread,
        iterable,
        () => size,
        (pool) => new PyCombinationsWithReplacement(type, pool, size),
      );
    }),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextSelection,
  },
  methods: [sizeOf()],
});

/** The length argument of permutations: an int, or None for the whole pool. */
function permutationSize(r: Value, pool: PyTuple): number {
  if (r === null) return pool.items.length;
  const size = intValue(r);
  if (size === undefined) throw typeError('Expected int as r');
  if (size > SSIZE_MAX || size < SSIZE_MIN) throw overflowError('Python int too large to convert to C ssize_t');
  return Number(size);
}

export const permutationsType: PyType = defineType({
  module: 'itertools',
  name: 'permutations',
  instanceClass: PyPermutations,
  flags: ITERATOR_FLAGS,
  textSignature: '(iterable, r=None)',
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: constructor('permutations(iterable, r=None)', (thread, type, iterable: Value, r: Value = null) =>
      newPoolSelection(
        thread,
        iterable,
        (pool) => permutationSize(r, pool),
        (pool, size) => new PyPermutations(type, pool, size),
      ),
    ),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextSelection,
  },
  methods: [sizeOf()],
});
