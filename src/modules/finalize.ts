// The end of an interpreter: exit functions, then modules and what they hold, in CPython's order (Py_FinalizeEx, finalize_modules).

import { PyModule } from '../objects/module';
import { drop, hold, release, type Value } from '../objects/object';
import { collectGarbage } from '../objects/memory/collect';
import { callMethod, withAttr } from '../objects/protocols/attributes';
import { isTrue } from '../objects/protocols/compare';
import { PyRaise, type Thread } from '../objects/thread';
import type { VmThread } from '../vm/thread-implementation';
import { runExitFunctions } from './atexit';
import { collectorState, runCollector } from './collection';
import { attempt } from './sys/write-stderr';

/** Names of sys that are emptied before modules go. */
const EMPTIED = [
  ...['path', 'argv', 'ps1', 'ps2', 'last_exc', 'last_type', 'last_value', 'last_traceback', 'path_importer_cache'],
  ...['meta_path', 'path_hooks'],
];

/** The standard streams as they were at the start. */
const STREAMS = ['stdin', 'stdout', 'stderr'];

/** Does a stream say that it is closed? */
function isClosed(thread: Thread, stream: Value): boolean {
  let closed = false;
  attempt(thread, () => {
    withAttr(thread, stream, 'closed', (value) => {
      closed = value !== undefined && isTrue(thread, value);
    });
  });
  return closed;
}

/** Flushes sys.stdout and sys.stderr (flush_std_files): false if one of them has failed; of sys.stdout that is reported. */
function flushStreams(thread: Thread): boolean {
  let isFine = true;
  for (const name of ['stdout', 'stderr']) {
    const stream = hold(thread.interp.sysDict.getStr(name) ?? null);
    try {
      if (stream !== null && !isClosed(thread, stream)) drop(thread, callMethod(thread, stream, 'flush', []));
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      isFine = false;
      if (name === 'stdout') thread.unraisable(error.exc, 'Exception ignored while flushing sys.stdout', null);
      else drop(thread, error.exc);
    } finally {
      release(thread, stream);
    }
  }
  return isFine;
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
    thread.unraisable(error.exc, 'Exception ignored on threading shutdown', null);
  } finally {
    release(thread, threading);
  }
}

/** Ends all that a program left behind; false if what it has printed could not be flushed. */
export function finalizeModules(thread: Thread): boolean {
  waitForThreads(thread);
  runExitFunctions(thread);
  (thread as VmThread).scheduler.finalize();
  const isFlushed = flushStreams(thread);
  if (collectorState(thread).enabled) runCollector(thread, 2);
  emptySys(thread);
  endModules(thread);
  return flushStreams(thread) && isFlushed;
}

/** Takes away what imports need, and puts back the standard streams (finalize_modules_delete_special). */
function emptySys(thread: Thread): void {
  const { builtins, moduleState, sysDict } = thread.interp;
  moduleState.set('finalizing', true);
  if (builtins.getStr('_') !== undefined) builtins.setStr(thread, '_', null);
  for (const name of EMPTIED) if (sysDict.getStr(name) !== undefined) sysDict.setStr(thread, name, null);
  for (const name of STREAMS) sysDict.setStr(thread, name, sysDict.getStr(`__${name}__`) ?? null);
}

/** Lets go of all modules, then of cycles, then of the contents of the modules that somebody still holds, the last imported first. */
function endModules(thread: Thread): void {
  const { modules } = thread.interp;
  const all: PyModule[] = [];
  for (const [name, module] of [...modules.entries()]) {
    if (!(module instanceof PyModule) || name === 'sys' || name === 'builtins') continue;
    all.push(module);
    modules.set(thread, name, null);
  }
  collectGarbage(thread);
  for (const module of all.reverse()) if (module.refs > 0) clearNamespace(thread, module);
}
