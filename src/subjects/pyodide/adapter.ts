// The adapter of CPython 3.14 compiled to WebAssembly: the oracle. It is loaded once and runs one program after the other; after each
// it goes back to where it was before the first.

import type { PyodideAPI } from 'pyodide';
import type { PyCallable } from 'pyodide/ffi';
import { limitMemoryGrowth } from '../adapters/memory-growth';
import { interpreterFailed, refuse, serve } from '../adapters/serve';
import { PROGRAM_FILE } from '../probe-script';
import { CleanState } from './clean-state';
import { loadOracle } from './load-oracle';
import { duringProgram, forgetScheduledWork } from './scheduled-work';

/** Modules that many programs import are there from the start: to compile them each time would take long. */
const PRELOADED = ['asyncio', 'dis', 'functools', 'inspect', 'threading', 'traceback', 'types', 'warnings', 'weakref'];

/** Runs a script, the text of the program being in a file besides. */
type RunScript = (program: string, script: string, output: (text: string) => void) => void;

async function start(): Promise<void> {
  forgetScheduledWork();
  const { pyodide, version } = await loadOracle().catch((error: Error) => refuse(error.message));
  pyodide.setStdin({ stdin: () => null });
  pyodide.runPython(`import builtins, sys, ${PRELOADED.join(', ')}`);
  const pythonVersion = pyodide.runPython("'.'.join(map(str, sys.version_info[:3]))") as string;
  const runScript = scriptRunner(pyodide);
  const state = new CleanState(pyodide);
  serve({ name: 'Pyodide', version, pythonVersion, cpythonLike: true }, async (run, reply) => {
    limitMemoryGrowth(run.limits.memoryBytes);
    try {
      duringProgram(() => runScript(run.program, run.script, reply.output));
    } catch (error) {
      return interpreterFailed(error);
    }
    return state.restore() ? { reason: 'finished' } : { reason: 'finished', last: true };
  });
}

/** The script is started from outside, so that no frame lies below its own. All that it needs exists before the first run. */
function scriptRunner(pyodide: PyodideAPI): RunScript {
  const [compile, exec] = ['compile', 'exec'].map((name) => pyodide.runPython(name)) as [PyCallable, PyCallable];
  const namespace = pyodide.runPython("{'__name__': '__probe__', '__builtins__': builtins}");
  return (program, script, output) => {
    const decoder = new TextDecoder();
    pyodide.setStdout({
      write: (bytes) => {
        output(decoder.decode(bytes, { stream: true }));
        return bytes.length;
      },
    });
    pyodide.FS.writeFile(PROGRAM_FILE, program);
    exec(compile.callKwargs(script, '<probe>', 'exec', { dont_inherit: true }), namespace);
  };
}

void start();
