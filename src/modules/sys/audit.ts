// Audit hooks: functions that are told of events (PySys_Audit).

import { hold, type Value } from '../../objects/object';
import { callHeld } from '../../objects/protocols/calls';
import { drop } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';

/** The hooks added with sys.addaudithook; held. */
function hooksOf(thread: Thread): Value[] | undefined {
  return thread.interp.moduleState.get('audit-hooks') as Value[] | undefined;
}

/** Tells all hooks of an event; an exception of a hook stops it. */
export function audit(thread: Thread, event: string, args: Value[]): void {
  const hooks = hooksOf(thread);
  if (hooks === undefined) return;
  for (const hook of [...hooks]) drop(thread, callHeld(thread, hook, [event, new PyTuple(args)]));
}

/** Adds a hook for the rest of the interpreter's life. */
export function addAuditHook(thread: Thread, hook: Value): void {
  const { interp } = thread;
  let hooks = hooksOf(thread);
  if (hooks === undefined) {
    hooks = [];
    interp.moduleState.set('audit-hooks', hooks);
  }
  hooks.push(hold(hook));
  interp.roots.add(hook);
}
