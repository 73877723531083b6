// CPython 3.14 itself, compiled to WebAssembly: the oracle.

import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PyodideAPI } from 'pyodide';
import { PROBE_RUNNER, PROGRAM_FILE, probeCall, readReport } from './probe-script';
import { type Outcome, type Program, type RunLimits, type Stop, type Subject, SubjectUnavailable } from './subject';

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

/** CPython 3.14 from the `pyodide` package, loaded once a process. */
export class PyodideSubject implements Subject {
  readonly name = 'pyodide';
  readonly cpythonLike = true;

  private constructor(
    private pyodide: PyodideAPI,
    readonly title: string,
    readonly pythonVersion: string,
  ) {}

  /** Loads the package (about 2 s). Throws SubjectUnavailable when it is missing or does not start. */
  static async load(): Promise<PyodideSubject> {
    try {
      const { pyodide, version } = await loadIsolated();
      const pythonVersion = pyodide.runPython("'.'.join(map(str, __import__('sys').version_info[:3]))") as string;
      return new PyodideSubject(pyodide, `Pyodide ${version}`, pythonVersion);
    } catch (error) {
      throw new SubjectUnavailable(
        `Pyodide does not start (${(error as Error).message}). Install it with: npm install pyodide`,
      );
    }
  }

  /** Runs the program in a fresh `__main__`. Pyodide cannot be stopped from outside on the same thread: the limits are not applied. */
  async run(program: Program, _limits: RunLimits): Promise<Outcome> {
    const { pyodide } = this;
    const decoder = new TextDecoder();
    let output = '';
    pyodide.setStdout({
      write: (bytes) => {
        output += decoder.decode(bytes, { stream: true });
        return bytes.length;
      },
    });
    pyodide.FS.writeFile(PROGRAM_FILE, program.source);
    const [enter, leave, exec] = ['__enter_program', '__leave_program', 'exec'].map((name) => pyodide.runPython(name));
    let stopped: Stop | undefined;
    try {
      const [code, namespace] = enter(`${PROBE_RUNNER}\n${probeCall(program)}`);
      exec(code, namespace);
    } catch (error) {
      stopped = { kind: 'crashed', message: `the interpreter failed: ${(error as Error).message}` };
    }
    if (stopped === undefined) leave();
    else this.pyodide = (await loadIsolated()).pyodide;
    const { main, probes } = readReport(output);
    return { main, probes, stopped, wrongCounts: [] };
  }
}

/** A Pyodide that can run one program after the other. */
async function loadIsolated(): ReturnType<typeof loadOracle> {
  const loaded = await loadOracle();
  loaded.pyodide.runPython(ISOLATION);
  return loaded;
}

/** Starts a Pyodide that prints nothing. Throws what its loader throws. */
export async function loadOracle(): Promise<{ pyodide: PyodideAPI; version: string }> {
  const folder = path.dirname(createRequire(__filename).resolve('pyodide'));
  const { loadPyodide, version } = await importModule(path.join(folder, 'pyodide.mjs'));
  const pyodide = await loadPyodide({ indexURL: folder + path.sep, stdout: () => {}, stderr: () => {} });
  return { pyodide, version };
}

/** `import()` that survives compilation to CommonJS. */
function importModule(file: string): Promise<typeof import('pyodide')> {
  const dynamicImport = new Function('url', 'return import(url)') as (url: string) => Promise<typeof import('pyodide')>;
  return dynamicImport(pathToFileURL(file).href);
}
