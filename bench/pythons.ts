// The Pythons that are timed, each behind the same function: run a program, return what it prints.

import { spawnSync } from 'node:child_process';
import { loadOracle } from '../src/subjects/pyodide/load-oracle';

export interface TimedPython {
  name: string;
  /** Runs a program; returns its output. Throws on failure. */
  run(program: string): Promise<string>;
}

async function callspec(): Promise<TimedPython> {
  const { Interpreter } = (await import('../dist/index.js' as string)) as typeof import('../src/interpreter');
  return {
    name: 'callspec',
    async run(program) {
      let output = '';
      const interpreter = new Interpreter({ stdout: { write: (text: string) => (output += text) } });
      const outcome = interpreter.run(program, { filename: 'bench.py' });
      if (outcome.exitCode !== 0) throw new Error(outcome.exception?.traceback);
      return output;
    },
  };
}

async function pyodide(): Promise<TimedPython> {
  const { pyodide: python } = await loadOracle();
  return {
    name: 'pyodide',
    async run(program) {
      let output = '';
      python.setStdout({ batched: (line) => (output += `${line}\n`) });
      const namespace = python.globals.get('dict')();
      python.runPython(program, { globals: namespace });
      namespace.destroy();
      return output;
    },
  };
}

async function skulpt(): Promise<TimedPython> {
  const { default: Sk } = await import('skulpt' as string);
  return {
    name: 'skulpt',
    async run(program) {
      let output = '';
      Sk.configure({
        output: (text: string) => {
          output += text;
        },
        read: (file: string) => {
          const text = Sk.builtinFiles?.files[file];
          if (text === undefined) throw new Error(`File not found: '${file}'`);
          return text;
        },
        __future__: Sk.python3,
        execLimit: Number.POSITIVE_INFINITY,
      });
      await Sk.misceval.asyncToPromise(() => Sk.importMainWithBody('<bench>', false, program, true));
      return output;
    },
  };
}

/** The installed interpreter, if there is one. */
function cpython(): TimedPython | undefined {
  const version = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) return undefined;
  return {
    name: version.stdout.trim().replace('Python ', 'python3 '),
    async run(program) {
      const { status, stdout, stderr } = spawnSync('python3', ['-'], { input: program, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return stdout;
    },
  };
}

/** All that can run here, callspec first. */
export async function openPythons(): Promise<TimedPython[]> {
  const all = [await callspec(), await pyodide(), await skulpt(), cpython()];
  return all.filter((python) => python !== undefined);
}
