// How much memory is left. JavaScript ends the process when its heap is full, so what would fill it is refused before.

import { runInNewContext } from 'node:vm';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { memoryError } from '../raise';

/** The part of JavaScript's heap that programs may fill; the rest is for collecting garbage and for ending in order. */
const SHARE = 0.7;
/** Smaller objects are only seen by the regular look at the limits. */
const LARGE = 1 << 20;
/** Items that one array may have: larger ones end the process. */
export const MOST_ITEMS = 112_000_000;
/** What an item takes in an array. */
const ITEM_BYTES = 8;

let collectGarbage: (() => void) | undefined;

/** Is more than the limit in use, garbage aside? Without a limit, whatever the process can hold. */
export function isBeyond(limit: number): boolean {
  if (fits(limit)) return false;
  garbageCollector()();
  return !fits(limit);
}

function fits(limit: number): boolean {
  const heap = heapBytes();
  return heap <= heapShare() && bytesInUse() <= limit;
}

/** Raises MemoryError where an array of so many items does not fit. */
export function reserveItems(count: number): void {
  if (count > MOST_ITEMS) throw memoryError();
  const bytes = count * ITEM_BYTES;
  if (bytes < LARGE || heapBytes() + bytes <= heapShare()) return;
  garbageCollector()();
  if (heapBytes() + bytes > heapShare()) throw memoryError();
}

function heapBytes(): number {
  return getHeapStatistics().used_heap_size;
}

function externalBytes(): number {
  return getHeapStatistics().external_memory;
}

/** All that the process has in use, for messages. */
export function bytesInUse(): number {
  return heapBytes() + externalBytes();
}

function heapShare(): number {
  return getHeapStatistics().heap_size_limit * SHARE;
}

function garbageCollector(): () => void {
  if (collectGarbage === undefined) {
    setFlagsFromString('--expose-gc');
    collectGarbage = runInNewContext('gc') as () => void;
  }
  return collectGarbage;
}
