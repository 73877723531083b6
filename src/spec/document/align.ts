// Two versions of a document side by side, when of the older one only hashes and sketches are left.

import { diffArrays } from 'diff';
import { sketchDistance } from './normalize';
import type { Unit } from './read-document';

/** What became of a unit between the two versions, with its index in each. */
export type Match =
  | { what: 'same' | 'moved' | 'changed'; before: number; after: number }
  | { what: 'missing'; before: number }
  | { what: 'new'; after: number };

type Comparable = Pick<Unit, 'section' | 'at' | 'kind' | 'id' | 'hash' | 'sketch'>;

/** Texts whose sketches differ in more bits are two texts, not one text changed. */
const MAX_DISTANCE = 20;

/** Beyond so many differences the common order is not looked for; equal units are still recognised as moved. */
const MAX_DIFFERENCES = 5000;

/**
 * Says of every unit of both versions what became of it: the same in the longest common order; moved, where the same text stands elsewhere;
 * changed, where a like text stands between the same neighbours; else missing or new. In the order of the newer version, with missing
 * units where they stood.
 */
export function align(before: readonly Comparable[], after: readonly Comparable[]): Match[] {
  const aligner = new Aligner(before, after);
  aligner.matchCommonOrder();
  aligner.slideRepeated();
  aligner.matchMoved();
  aligner.matchChanged();
  return aligner.matches();
}

class Aligner {
  /** For each unit, its partner in the other version. */
  private readonly partnerOfBefore: (number | undefined)[];
  private readonly partnerOfAfter: (number | undefined)[];
  /** Pairs that keep the order; the gaps between them are what has changed. */
  private readonly inOrder = new Set<number>();

  constructor(
    private readonly before: readonly Comparable[],
    private readonly after: readonly Comparable[],
  ) {
    this.partnerOfBefore = before.map(() => undefined);
    this.partnerOfAfter = after.map(() => undefined);
  }

  matchCommonOrder(): void {
    const changes = diffArrays(this.before.map(keyOf), this.after.map(keyOf), { maxEditLength: MAX_DIFFERENCES });
    let left = 0;
    let right = 0;
    for (const { added, removed, count } of changes ?? []) {
      if (added) right += count;
      else if (removed) left += count;
      else for (let n = 0; n < count; n++) this.pair(left++, right++, true);
    }
  }

  /**
   * Of a text that stands twice in a row either copy may have been matched. Where the other choice brings what is missing and what is new
   * together, it is the better one: then one copy has changed, instead of one having gone and something else having come elsewhere.
   */
  slideRepeated(): void {
    const isFree = (partners: readonly (number | undefined)[], index: number) =>
      index >= 0 && index < partners.length && partners[index] === undefined;
    for (const step of [1, -1]) {
      for (let n = 0; n < this.before.length; n++) {
        const left = step === 1 ? this.before.length - 1 - n : n;
        const right = this.partnerOfBefore[left];
        if (right === undefined) continue;
        const key = keyOf(this.before[left]!);
        if (isFree(this.partnerOfBefore, left + step) && keyOf(this.before[left + step]!) === key) {
          if (isFree(this.partnerOfAfter, right - step)) this.repair(left, right, left + step, right);
        } else if (isFree(this.partnerOfAfter, right + step) && keyOf(this.after[right + step]!) === key) {
          if (isFree(this.partnerOfBefore, left - step)) this.repair(left, right, left, right + step);
        }
      }
    }
  }

  private repair(left: number, right: number, newLeft: number, newRight: number): void {
    this.partnerOfBefore[left] = undefined;
    this.partnerOfAfter[right] = undefined;
    this.inOrder.delete(left);
    this.pair(newLeft, newRight, true);
  }

  /**
   * The same text elsewhere has moved. A text that stands in several places ("Conceptually:") only counts as moved inside its section:
   * from one section to another, one was rather removed and another added.
   */
  matchMoved(): void {
    const free = groupBy(
      range(0, this.after.length).filter((index) => this.partnerOfAfter[index] === undefined),
      (index) => keyOf(this.after[index]!),
    );
    const copies = groupBy(this.before.keys(), (index) => keyOf(this.before[index]!));
    for (const sameSection of [true, false]) {
      for (const [index, unit] of this.before.entries()) {
        if (this.partnerOfBefore[index] !== undefined) continue;
        const places = free.get(keyOf(unit)) ?? [];
        if (!sameSection && (places.length !== 1 || copies.get(keyOf(unit))!.length !== 1)) continue;
        const place = places.find((other) => !sameSection || this.after[other]!.section === unit.section);
        if (place === undefined) continue;
        places.splice(places.indexOf(place), 1);
        this.pair(index, place, false);
      }
    }
  }

  /** Looks into each gap of the common order for texts that are alike. */
  matchChanged(): void {
    let left = 0;
    let right = 0;
    for (let end = 0; end <= this.before.length; end++) {
      if (end < this.before.length && !this.inOrder.has(end)) continue;
      const rightEnd = end < this.before.length ? this.partnerOfBefore[end]! : this.after.length;
      this.matchGap(
        range(left, end).filter((index) => this.partnerOfBefore[index] === undefined),
        range(right, rightEnd).filter((index) => this.partnerOfAfter[index] === undefined),
      );
      left = end + 1;
      right = rightEnd + 1;
    }
  }

  /** The order-keeping pairing with the greatest likeness in all. */
  private matchGap(lefts: number[], rights: number[]): void {
    if (lefts.length === 0 || rights.length === 0) return;
    const width = rights.length + 1;
    const best = new Float64Array((lefts.length + 1) * width);
    for (let row = lefts.length - 1; row >= 0; row--) {
      for (let column = rights.length - 1; column >= 0; column--) {
        const paired = likeness(this.before[lefts[row]!]!, this.after[rights[column]!]!);
        best[row * width + column] = Math.max(
          best[(row + 1) * width + column]!,
          best[row * width + column + 1]!,
          paired > 0 ? paired + best[(row + 1) * width + column + 1]! : 0,
        );
      }
    }
    let column = 0;
    const restLeft: number[] = [];
    const restRight: number[] = [];
    for (let row = 0; row < lefts.length; ) {
      if (column === rights.length || best[row * width + column] === best[(row + 1) * width + column]) {
        restLeft.push(lefts[row++]!);
      } else if (best[row * width + column] === best[row * width + column + 1]) {
        restRight.push(rights[column++]!);
      } else {
        this.pair(lefts[row++]!, rights[column++]!, true);
      }
    }
    restRight.push(...rights.slice(column));
    this.matchReplaced(restLeft, restRight);
  }

  /** A single unit that gave its very place to another of its kind has been changed, however much. */
  private matchReplaced(lefts: number[], rights: number[]): void {
    const [left, right] = [lefts[0], rights[0]];
    if (lefts.length !== 1 || rights.length !== 1 || left === undefined || right === undefined) return;
    const [was, is] = [this.before[left]!, this.after[right]!];
    if (was.kind !== is.kind) return;
    const sameNeighbour = left === 0 ? right === 0 : this.partnerOfBefore[left - 1] === right - 1;
    if (sameNeighbour) this.pair(left, right, true);
  }

  private pair(left: number, right: number, inOrder: boolean): void {
    this.partnerOfBefore[left] = right;
    this.partnerOfAfter[right] = left;
    if (inOrder) this.inOrder.add(left);
  }

  matches(): Match[] {
    const matches: Match[] = [];
    let reported = 0;
    const reportMissingUpTo = (end: number) => {
      for (; reported < end; reported++) {
        if (this.partnerOfBefore[reported] === undefined) matches.push({ what: 'missing', before: reported });
      }
    };
    for (const [after, before] of this.partnerOfAfter.entries()) {
      if (before === undefined) {
        matches.push({ what: 'new', after });
        continue;
      }
      if (this.inOrder.has(before)) reportMissingUpTo(before);
      matches.push({ what: this.judge(before, after), before, after });
    }
    reportMissingUpTo(this.before.length);
    return matches;
  }

  private judge(before: number, after: number): 'same' | 'moved' | 'changed' {
    const [was, is] = [this.before[before]!, this.after[after]!];
    if (keyOf(was) !== keyOf(is)) return 'changed';
    return this.inOrder.has(before) && was.section === is.section ? 'same' : 'moved';
  }
}

function keyOf({ kind, hash }: Comparable): string {
  return `${kind} ${hash}`;
}

/** How alike two units are; 0 when they are two texts. */
function likeness(was: Comparable, is: Comparable): number {
  if (was.hash === is.hash) return 64;
  if (was.kind !== is.kind) return 0;
  const distance = sketchDistance(was.sketch, is.sketch);
  const sameBlock = was.id !== undefined && was.id === is.id && was.kind !== 'line';
  if (sameBlock) return 65 - distance;
  return distance <= MAX_DISTANCE ? 65 - distance : 0;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

function groupBy(indices: Iterable<number>, keyOfIndex: (index: number) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const index of indices) {
    const key = keyOfIndex(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return groups;
}
