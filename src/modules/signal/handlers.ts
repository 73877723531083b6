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
import { FileFailure } from '../file-system';
import { fileTable } from '../open-files';
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

/** The descriptor that is told of signals (`set_wakeup_fd`); -1 for none. */
export const wakeup = (thread: Thread): { descriptor: number } =>
  stateOf(thread, '_signal.wakeup', () => ({ descriptor: -1 }));

/** Writes the number of a signal to the wakeup descriptor; one that takes no more has been woken already. */
function wake(thread: Thread, signal: number): void {
  const { descriptor } = wakeup(thread);
  const table = fileTable(thread);
  if (descriptor < 0 || !table.has(descriptor)) return;
  try {
    table.get(descriptor).write(Uint8Array.of(signal));
  } catch (error) {
    if (!(error instanceof FileFailure)) throw error;
  }
}

/** Calls the handler of a signal; without one, the signal ends the program. */
export function handleSignal(thread: Thread, signal: number): void {
  const handler = handlers(thread).get(signal) ?? SIG_DFL;
  if (handler === SIG_IGN || signal === 0) return;
  if (handler === SIG_DFL) throw raiseCalled(thread, exceptions.SystemExitType, 128 + signal);
  wake(thread, signal);
  const frame = thread.frame === null ? null : frameObject(thread.frame);
  drop(thread, callHeld(thread, handler, [signal, frame]));
}
