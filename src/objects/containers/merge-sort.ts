// The adaptive merge sort of CPython, comparison for comparison: natural runs, galloping, merges in power-sort order.

import type { Value } from '../object';

const MAX_MINRUN = 64;
const MIN_GALLOP = 7;

/** Is a < b? May run Python code and throw; the array stays a permutation of its items. */
export type Less = (a: Value, b: Value) => boolean;

/** Keys being sorted, with values that are moved along. */
interface Slices {
  keys: Value[];
  values: Value[] | undefined;
}

interface Run {
  start: number;
  length: number;
  power: number;
}

export class MergeSort {
  private readonly keys: Value[];
  private readonly values: Value[] | undefined;
  private readonly pending: Run[] = [];
  private minGallop = MIN_GALLOP;

  constructor(
    private readonly slices: Slices,
    private readonly less: Less,
  ) {
    this.keys = slices.keys;
    this.values = slices.values;
  }

  sort(): void {
    const total = this.keys.length;
    const minimum = minimumRun(total);
    for (let start = 0; start < total; ) {
      let length = this.countRun(start, total - start);
      if (length < minimum) {
        const forced = Math.min(minimum, total - start);
        this.binarySort(start, forced, length);
        length = forced;
      }
      this.foundRun(length);
      this.pending.push({ start, length, power: 0 });
      start += length;
    }
    this.collapse();
  }

  /** Binary insertion sort of `length` keys from `start`, of which the first `sorted` are in order (binarysort). */
  private binarySort(start: number, length: number, sorted: number): void {
    const { keys, values, less } = this;
    for (let next = start + sorted; next < start + length; next++) {
      const pivot = keys[next]!;
      let low = start;
      let high = next;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (less(pivot, keys[middle]!)) high = middle;
        else low = middle + 1;
      }
      for (let index = next; index > low; index--) keys[index] = keys[index - 1]!;
      keys[low] = pivot;
      if (values === undefined) continue;
      const moved = values[next]!;
      for (let index = next; index > low; index--) values[index] = values[index - 1]!;
      values[low] = moved;
    }
  }

  private reverse(start: number, length: number): void {
    for (const array of [this.keys, this.values]) {
      if (array === undefined) continue;
      for (let low = start, high = start + length - 1; low < high; low++, high--) {
        const moved = array[low]!;
        array[low] = array[high]!;
        array[high] = moved;
      }
    }
  }

  /** The length of the run at `start`, made ascending (count_run). */
  private countRun(start: number, remaining: number): number {
    const { less } = this;
    const lo = (n: number) => this.keys[start + n]!;
    let n = 1;
    while (n < remaining && !less(lo(n), lo(n - 1))) n++;
    if (n === remaining) return n;
    if (n > 1) {
      if (less(lo(0), lo(n - 1))) return n;
      this.reverse(start, n);
    }
    n++;
    let equal = 0;
    const reverseEqual = () => {
      if (equal === 0) return;
      equal++;
      this.reverse(start + n - equal, equal);
      equal = 0;
    };
    for (; n < remaining; n++) {
      if (less(lo(n), lo(n - 1))) reverseEqual();
      else if (less(lo(n - 1), lo(n))) break;
      else equal++;
    }
    reverseEqual();
    this.reverse(start, n);
    while (n < remaining && !less(lo(n), lo(n - 1))) n++;
    return n;
  }

  /** Merges runs on the stack whose power is greater than that of the boundary before the new run (found_new_run). */
  private foundRun(length: number): void {
    const { pending } = this;
    const last = pending.at(-1);
    if (last === undefined) return;
    const power = boundaryPower(last.start, last.length, length, this.keys.length);
    while (pending.length > 1 && pending.at(-2)!.power > power) this.mergeAt(pending.length - 2);
    pending.at(-1)!.power = power;
  }

  private collapse(): void {
    const { pending } = this;
    while (pending.length > 1) {
      let at = pending.length - 2;
      if (at > 0 && pending[at - 1]!.length < pending[at + 1]!.length) at--;
      this.mergeAt(at);
    }
  }

  /** Merges the runs at `at` and `at + 1` of the stack (merge_at). */
  private mergeAt(at: number): void {
    const { keys, pending } = this;
    const a = pending[at]!;
    const b = pending[at + 1]!;
    let startA = a.start;
    const startB = b.start;
    let lengthA = a.length;
    let lengthB = b.length;
    pending.splice(at, 2, { start: startA, length: lengthA + lengthB, power: a.power });
    const skipped = this.gallopRight(keys[startB]!, keys, startA, lengthA, 0);
    startA += skipped;
    lengthA -= skipped;
    if (lengthA === 0) return;
    lengthB = this.gallopLeft(keys[startA + lengthA - 1]!, keys, startB, lengthB, lengthB - 1);
    if (lengthB === 0) return;
    if (lengthA <= lengthB) this.mergeLow(startA, lengthA, startB, lengthB);
    else this.mergeHigh(startA, lengthA, startB, lengthB);
  }

  /** Where `key` belongs among a[base .. base+n], left of equal ones; the search starts at `hint` (gallop_left). */
  private gallopLeft(key: Value, a: Value[], base: number, n: number, hint: number): number {
    const { less } = this;
    let last = 0;
    let offset = 1;
    if (less(a[base + hint]!, key)) {
      const most = n - hint;
      while (offset < most && less(a[base + hint + offset]!, key)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > most) offset = most;
      last += hint;
      offset += hint;
    } else {
      const most = hint + 1;
      while (offset < most && !less(a[base + hint - offset]!, key)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > most) offset = most;
      [last, offset] = [hint - offset, hint - last];
    }
    last++;
    while (last < offset) {
      const middle = last + ((offset - last) >> 1);
      if (less(a[base + middle]!, key)) last = middle + 1;
      else offset = middle;
    }
    return offset;
  }

  /** Where `key` belongs, right of equal ones (gallop_right). */
  private gallopRight(key: Value, a: Value[], base: number, n: number, hint: number): number {
    const { less } = this;
    let last = 0;
    let offset = 1;
    if (less(key, a[base + hint]!)) {
      const most = hint + 1;
      while (offset < most && less(key, a[base + hint - offset]!)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > most) offset = most;
      [last, offset] = [hint - offset, hint - last];
    } else {
      const most = n - hint;
      while (offset < most && !less(key, a[base + hint + offset]!)) {
        last = offset;
        offset = offset * 2 + 1;
      }
      if (offset > most) offset = most;
      last += hint;
      offset += hint;
    }
    last++;
    while (last < offset) {
      const middle = last + ((offset - last) >> 1);
      if (less(key, a[base + middle]!)) offset = middle;
      else last = middle + 1;
    }
    return offset;
  }

  private copyOut(start: number, length: number): Slices {
    return {
      keys: this.keys.slice(start, start + length),
      values: this.values?.slice(start, start + length),
    };
  }

  /** Copies `length` entries; the ranges may overlap within the sorted arrays. */
  private move(to: number, from: Slices, start: number, length: number): void {
    moveItems(this.keys, to, from.keys, start, length);
    if (this.values !== undefined) moveItems(this.values, to, from.values!, start, length);
  }

  /** Merges two neighbouring runs from the left; the first, which is not the longer, is copied out (merge_lo). */
  private mergeLow(startA: number, lengthA: number, startB: number, lengthB: number): void {
    const { keys, less, slices } = this;
    const a = this.copyOut(startA, lengthA);
    let [to, ia, na, ib, nb] = [startA, 0, lengthA, startB, lengthB];
    const takeA = (count = 1) => {
      this.move(to, a, ia, count);
      to += count;
      ia += count;
      na -= count;
    };
    const takeB = (count = 1) => {
      this.move(to, slices, ib, count);
      to += count;
      ib += count;
      nb -= count;
    };
    const mergeUntilOneIsDone = () => {
      takeB();
      if (nb === 0 || na === 1) return;
      let { minGallop } = this;
      for (;;) {
        let countA = 0;
        let countB = 0;
        do {
          if (less(keys[ib]!, a.keys[ia]!)) {
            takeB();
            countB++;
            countA = 0;
            if (nb === 0) return;
          } else {
            takeA();
            countA++;
            countB = 0;
            if (na === 1) return;
          }
        } while (countA < minGallop && countB < minGallop);
        minGallop++;
        do {
          if (minGallop > 1) minGallop--;
          this.minGallop = minGallop;
          countA = this.gallopRight(keys[ib]!, a.keys, ia, na, 0);
          if (countA > 0) {
            takeA(countA);
            if (na <= 1) return;
          }
          takeB();
          if (nb === 0) return;
          countB = this.gallopLeft(a.keys[ia]!, keys, ib, nb, 0);
          if (countB > 0) {
            takeB(countB);
            if (nb === 0) return;
          }
          takeA();
          if (na === 1) return;
        } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
        this.minGallop = ++minGallop;
      }
    };
    let done = false;
    try {
      mergeUntilOneIsDone();
      done = true;
    } finally {
      // The last of a belongs at the end. After a failed comparison nothing may be lost: a fills the gap that it left.
      if (done && na === 1) takeB(nb);
      takeA(na);
    }
  }

  /** Merges two neighbouring runs from the right; the second, which is the shorter, is copied out (merge_hi). */
  private mergeHigh(startA: number, lengthA: number, startB: number, lengthB: number): void {
    const { keys, less, slices } = this;
    const b = this.copyOut(startB, lengthB);
    // na and nb count what is left at the front of each run; `to` is the end of the gap between them.
    let [to, na, nb] = [startB + lengthB, lengthA, lengthB];
    const takeA = (count = 1) => {
      to -= count;
      na -= count;
      this.move(to, slices, startA + na, count);
    };
    const takeB = (count = 1) => {
      to -= count;
      nb -= count;
      this.move(to, b, nb, count);
    };
    const lastA = () => keys[startA + na - 1]!;
    const lastB = () => b.keys[nb - 1]!;
    const mergeUntilOneIsDone = () => {
      takeA();
      if (na === 0 || nb === 1) return;
      let { minGallop } = this;
      for (;;) {
        let countA = 0;
        let countB = 0;
        do {
          if (less(lastB(), lastA())) {
            takeA();
            countA++;
            countB = 0;
            if (na === 0) return;
          } else {
            takeB();
            countB++;
            countA = 0;
            if (nb === 1) return;
          }
        } while (countA < minGallop && countB < minGallop);
        minGallop++;
        do {
          if (minGallop > 1) minGallop--;
          this.minGallop = minGallop;
          countA = na - this.gallopRight(lastB(), keys, startA, na, na - 1);
          if (countA > 0) {
            takeA(countA);
            if (na === 0) return;
          }
          takeB();
          if (nb === 1) return;
          countB = nb - this.gallopLeft(lastA(), b.keys, 0, nb, nb - 1);
          if (countB > 0) {
            takeB(countB);
            if (nb <= 1) return;
          }
          takeA();
          if (na === 0) return;
        } while (countA >= MIN_GALLOP || countB >= MIN_GALLOP);
        this.minGallop = ++minGallop;
      }
    };
    let done = false;
    try {
      mergeUntilOneIsDone();
      done = true;
    } finally {
      if (done && nb === 1) takeA(na);
      takeB(nb);
    }
  }
}

function moveItems(target: Value[], to: number, from: Value[], start: number, length: number): void {
  if (target === from) target.copyWithin(to, start, start + length);
  else for (let index = 0; index < length; index++) target[to + index] = from[start + index]!;
}

/** The power of the boundary between two runs: its depth in an ideal merge tree of `total` keys (powerloop). */
function boundaryPower(start: number, length1: number, length2: number, total: number): number {
  let a = 2 * start + length1;
  let b = a + length1 + length2;
  for (let power = 1; ; power++) {
    if (a >= total) {
      a -= total;
      b -= total;
    } else if (b >= total) return power;
    a *= 2;
    b *= 2;
  }
}

/** The length that short runs are extended to (merge_compute_minrun). */
function minimumRun(total: number): number {
  let rest = 0;
  let n = total;
  while (n >= MAX_MINRUN) {
    rest |= n & 1;
    n >>= 1;
  }
  return n + rest;
}
