// A run of the collector as programs see it: counted in gc.get_stats(), told to gc.callbacks.

import { PyDict } from '../objects/containers/dict';
import { PyList } from '../objects/containers/list';
import { collectGarbage } from '../objects/memory/collect';
import { drop, hold, release } from '../objects/object';
import { callHeld } from '../objects/protocols/calls';
import { PyRaise, type Thread } from '../objects/thread';
import { holdForever, stateOf } from './define-module';

export interface CollectorState {
  enabled: boolean;
  debug: number;
  thresholds: [number, number, number];
  collections: number;
  collected: number;
  /** A run is under way: another one does nothing. */
  collecting: boolean;
  /** The list that is gc.callbacks at first. */
  callbacks: PyList;
}

export const collectorState = (thread: Thread): CollectorState =>
  stateOf(thread, 'gc', () => ({
    enabled: true,
    debug: 0,
    thresholds: [2000, 10, 0],
    collections: 0,
    collected: 0,
    collecting: false,
    callbacks: holdForever(thread, new PyList([])),
  }));

/** Runs the collector; gives what it has collected (gc_collect_main). */
export function runCollector(thread: Thread, generation: number): number {
  const state = collectorState(thread);
  if (state.collecting) return 0;
  state.collecting = true;
  try {
    tellCallbacks(thread, 'start', generation, 0);
    const collected = collectGarbage(thread);
    state.collections++;
    state.collected += collected;
    tellCallbacks(thread, 'stop', generation, collected);
    return collected;
  } finally {
    state.collecting = false;
  }
}

/** Tells each callback of a phase (invoke_gc_callback); the list may change meanwhile. */
function tellCallbacks(thread: Thread, phase: 'start' | 'stop', generation: number, collected: number): void {
  const { callbacks } = collectorState(thread);
  if (callbacks.items.length === 0) return;
  const info = hold(new PyDict());
  info.initStr('generation', generation);
  info.initStr('collected', collected);
  info.initStr('uncollectable', 0);
  for (let index = 0; index < callbacks.items.length; index++) {
    const callback = hold(callbacks.items[index]!);
    try {
      drop(thread, callHeld(thread, callback, [phase, info]));
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      thread.unraisable(error.exc, 'Exception ignored while calling GC callback', callback);
    } finally {
      release(thread, callback);
    }
  }
  release(thread, info);
}
