// The adapter of CPython 3.14 compiled to WebAssembly: the oracle. It is loaded once and runs one program after the other.

import type { PyodideAPI } from 'pyodide';
import { limitMemoryGrowth } from '../adapters/memory-growth';
import { refuse, serve } from '../adapters/serve';
import { PROGRAM_FILE } from '../probe-script';
import { loadOracle } from './load-oracle';

/**
 * Puts one program between two states of the interpreter: `__enter_program` remembers modules, streams, limits and hooks,
 * `__leave_program` restores them. The program itself is started from outside, so that no frame lies below its own.
 */
const ISOLATION = `
import sys, gc, builtins, linecache, warnings

__before = {}

def __enter_program(script):
    linecache.clearcache()
    __before.update(modules=dict(sys.modules), names=dict(builtins.__dict__), limit=sys.getrecursionlimit(), hook=sys.unraisablehook, filters=warnings.filters[:], meta_path=sys.meta_path[:], display=sys.displayhook)
    return compile(script, '<probe>', 'exec', dont_inherit=True), {'__name__': '__probe__', '__builtins__': builtins}

def __leave_program():
    sys.settrace(None)
    sys.setprofile(None)
    sys.setrecursionlimit(__before['limit'])
    sys.unraisablehook, sys.displayhook = __before['hook'], __before['display']
    sys.meta_path[:] = __before['meta_path']
    with warnings._lock:
        warnings.filters[:] = __before['filters']
        warnings._filters_mutated_lock_held()
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    builtins.__dict__.clear()
    builtins.__dict__.update(__before['names'])
    modules = __before['modules']
    for name in set(sys.modules) - set(modules):
        if name == '__main__' or getattr(sys.modules[name], '__spec__', None) is None:
            del sys.modules[name]
    sys.modules.update(modules)
    sys.stdout.flush()
    gc.collect()
`;

async function start(): Promise<void> {
  const { pyodide, version } = await loadOracle().catch((error: Error) => refuse(error.message));
  pyodide.runPython(ISOLATION);
  const pythonVersion = pyodide.runPython("'.'.join(map(str, sys.version_info[:3]))") as string;
  serve({ name: 'Pyodide', version, pythonVersion, cpythonLike: true }, async (run, reply) => {
    limitMemoryGrowth(run.limits.memoryBytes);
    try {
      runScript(pyodide, run.program, run.script, reply.output);
    } catch (error) {
      return { reason: 'crashed', message: `the interpreter failed: ${(error as Error).message.trim()}` };
    }
    return { reason: 'finished' };
  });
}

/** Runs a script between two states of the interpreter. Throws what breaks the interpreter itself. */
function runScript(pyodide: PyodideAPI, program: string, script: string, output: (text: string) => void): void {
  const decoder = new TextDecoder();
  pyodide.setStdout({
    write: (bytes) => {
      output(decoder.decode(bytes, { stream: true }));
      return bytes.length;
    },
  });
  pyodide.FS.writeFile(PROGRAM_FILE, program);
  const [enter, leave, exec] = ['__enter_program', '__leave_program', 'exec'].map((name) => pyodide.runPython(name));
  const [code, namespace] = enter(script);
  exec(code, namespace);
  leave();
}

void start();
