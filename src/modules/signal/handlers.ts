// Handlers of signals, and how they are called.

import * as exceptions from '../../objects/exceptions/exceptions';
import { frameObject } from '../../objects/frames/frame';
import { newBuiltinFunction } from '../../objects/functions/builtin-function';
import { method, type NativeDefinition } from '../../objects/native';
import { drop, hold, type Value } from '../../objects/object';
import { callHeld } from '../../objects/protocols/calls';
import { raise } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { raiseCalled } from '../call-exception';
import { stateOf } from '../define-module';
import { SIGNAL_CONSTANTS } from '../signal-constants';

export const SIG_DFL = 0;
export const SIG_IGN = SIGNAL_CONSTANTS.SIG_IGN!;
const SIGINT = 2;

/** Handlers by number; held. */
export function handlers(thread: Thread): Map<number, Value> {
  return stateOf(thread, '_signal', () => {
    const map = new Map<number, Value>();
    map.set(SIGINT, hold(newBuiltinFunction(defaultIntHandler, undefined, '_signal')));
    thread.interp.roots.add(map.get(SIGINT)!);
    return map;
  });
}

export const defaultIntHandler: NativeDefinition = method('default_int_handler($module, signalnum, frame, /)', () => {
  throw raise(exceptions.KeyboardInterruptType);
});

/** Has a program set a handler for a signal, or Python itself? */
export function hasHandler(thread: Thread, signal: number): boolean {
  const handler = handlers(thread).get(signal) ?? SIG_DFL;
  return handler !== SIG_DFL && handler !== SIG_IGN;
}

/** Calls the handler of a signal; without one, the signal ends the program. */
export function handleSignal(thread: Thread, signal: number): void {
  const handler = handlers(thread).get(signal) ?? SIG_DFL;
  if (handler === SIG_IGN || signal === 0) return;
  if (handler === SIG_DFL) throw raiseCalled(thread, exceptions.SystemExitType, 128 + signal);
  const frame = thread.frame === null ? null : frameObject(thread.frame);
  drop(thread, callHeld(thread, handler, [signal, frame]));
}
