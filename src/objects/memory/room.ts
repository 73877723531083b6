// How much memory a program has in use and may still take. JavaScript ends the process when its heap is full, so what would fill it is
// refused before.

import { runInNewContext } from 'node:vm';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { memoryError } from '../raise';
import type { Budget } from './budget';

/** The part of JavaScript's heap that programs may fill; the rest is for collecting garbage and for ending in order. */
const SHARE = 0.7;
/** Garbage of earlier programs that is not worth a collection before the next one starts. */
const LITTLE_GARBAGE = 16 << 20;

let collector: (() => void) | undefined;
/** What is in use in this process between programs, garbage aside; as far as it is known. */
let settled: number | undefined;

/** The memory of one program, measured from what the process had in use when it started. */
export class MemoryRoom {
  private base: number | undefined = undefined;

  /** @param limit Bytes; Infinity for as much as the process can hold. */
  constructor(private readonly limit: number) {}

  /** The program starts, unless it has: what is in use now is not its own. Large garbage of others goes first, lest it counts as room. */
  start(): void {
    if (this.base !== undefined || this.limit === Infinity) return;
    let used = bytesInUse();
    settled = Math.min(settled ?? used, used);
    if (used - settled > Math.max(LITTLE_GARBAGE, this.limit / 4)) {
      collect();
      used = bytesInUse();
      settled = used;
    }
    this.base = used;
  }

  /** What the program has in use, with its garbage. */
  get inUse(): number {
    return Math.max(0, bytesInUse() - (this.base ?? 0));
  }

  /** Does so much more fit, in the heap or outside of it? If not at once, then perhaps without the garbage. */
  fits(heapBytes: number, bufferBytes: number): boolean {
    if (this.fitsNow(heapBytes, bufferBytes)) return true;
    if (Math.max(heapBytes, bufferBytes) > this.limit || heapBytes > heapShare()) return false;
    collect();
    return this.fitsNow(heapBytes, bufferBytes);
  }

  private fitsNow(heapBytes: number, bufferBytes: number): boolean {
    const { used_heap_size, external_memory, heap_size_limit } = getHeapStatistics();
    if (used_heap_size + heapBytes > heap_size_limit * SHARE) return false;
    return used_heap_size + external_memory - (this.base ?? 0) + heapBytes + bufferBytes <= this.limit;
  }
}

function bytesInUse(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

const heapShare = (): number => getHeapStatistics().heap_size_limit * SHARE;

function collect(): void {
  if (collector === undefined) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
  }
  collector();
  // V8 frees buffers beside the program, and is only done with it when the next collection begins.
  collector();
}

/** Bytes that are worth a look at the heap. */
const LARGE = 1 << 20;
const whole = new MemoryRoom(Infinity);

/** Only what the process can hold; for growth in small steps, whose sum the regular look at the limits sees. */
export const PROCESS: Budget = {
  work: () => undefined,
  pace: () => undefined,
  reserve: (bytes) => {
    if (bytes >= LARGE && !whole.fits(bytes, 0)) throw memoryError();
  },
  reserveBuffer: () => undefined,
};
