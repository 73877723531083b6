// The end of an interpreter: exit functions, then modules and what they hold, in CPython's order (Py_FinalizeEx, finalize_modules).

import { PyModule } from '../objects/module';
import { drop, hold, release, type Value } from '../objects/object';
import { callMethod } from '../objects/protocols/attributes';
import { PyRaise, type Thread } from '../objects/thread';
import type { VmThread } from '../vm/thread-implementation';
import { runExitFunctions } from './atexit';

/** Names of sys that are emptied before modules go. */
const EMPTIED = [
  ...['path', 'argv', 'ps1', 'ps2', 'last_exc', 'last_type', 'last_value', 'last_traceback', 'path_importer_cache'],
  ...['meta_path', 'path_hooks'],
];

function flush(thread: Thread, name: 'stdout' | 'stderr'): void {
  const stream = thread.interp.sysDict.getStr(name) ?? null;
  if (stream === null) return;
  try {
    drop(thread, callMethod(thread, stream, 'flush', []));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
  }
}

/** Empties a namespace: names with one leading underscore first, `__builtins__` last (_PyModule_ClearDict). */
function clearNamespace(thread: Thread, module: PyModule): void {
  const { dict } = module;
  if (dict === undefined) return;
  const names = [...dict.entries()].map(([name]) => name).filter((name): name is string => typeof name === 'string');
  for (const name of names) if (name.startsWith('_') && !name.startsWith('__')) dict.setStr(thread, name, null);
  for (const name of names) {
    if ((!name.startsWith('_') || name.startsWith('__')) && name !== '__builtins__') dict.setStr(thread, name, null);
  }
}

/** Waits for the threads that are no daemons, which `threading` knows of (wait_for_thread_shutdown). */
function waitForThreads(thread: Thread): void {
  const threading = hold(thread.interp.modules.getStr('threading') ?? null);
  if (threading === null) return;
  try {
    drop(thread, callMethod(thread, threading, '_shutdown', []));
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    thread.unraisable(error.exc, 'Exception ignored on threading shutdown', threading);
  } finally {
    release(thread, threading);
  }
}

/** Ends all that a program left behind. */
export function finalizeModules(thread: Thread): void {
  const { interp } = thread;
  const { modules, sysDict, builtins } = interp;
  waitForThreads(thread);
  runExitFunctions(thread);
  (thread as VmThread).scheduler.finalize();
  flush(thread, 'stdout');
  flush(thread, 'stderr');
  interp.moduleState.set('finalizing', true);
  for (const name of EMPTIED) if (sysDict.getStr(name) !== undefined) sysDict.setStr(thread, name, null);
  if (builtins.getStr('_') !== undefined) builtins.setStr(thread, '_', null);
  const all: [name: Value, module: PyModule][] = [];
  for (const [name, module] of [...modules.entries()]) if (module instanceof PyModule) all.push([name, module]);
  const kept = new Set<Value>(['sys', 'builtins']);
  for (const [name] of all) if (!kept.has(name)) modules.set(thread, name, null);
  for (const [name, module] of all.reverse()) {
    if (module.refs > 0 && !kept.has(name)) clearNamespace(thread, module);
  }
  flush(thread, 'stdout');
  flush(thread, 'stderr');
}
