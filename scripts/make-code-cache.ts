// Keeps what V8 compiles of a built file, for quicker starts: `node SETTINGS -r ts-node/register/transpile-only scripts/make-code-cache.ts FILE`.

import { makeCache } from '../src/cached-bundle';

const [file = ''] = process.argv.slice(2);

type Built = Partial<typeof import('../src/subjects/reference/adapter') & typeof import('../src/cli/main')>;

/** Runs what most starts run. */
async function work(exports: unknown): Promise<void> {
  const { InProcessReference, runCommand } = exports as Built;
  if (runCommand !== undefined) {
    const isForPrograms = process.execArgv.some((word) => word.startsWith('--stack-size'));
    process.argv = [process.execPath, file, ...(isForPrograms ? ['run', '-c', 'print(1)'] : ['subject', 'list'])];
    await runCommand();
  }
  if (InProcessReference === undefined) return;
  const source =
    'import dis, functools, inspect\nclass C:\n    def f(self, *a, **k): return a, k\nprint(C().f(1, x=2))\n';
  const probes = [{ kind: 'disassemble' as const, source: 'C.f' }];
  await new InProcessReference().run(
    { source, modules: new Map(), probes, warm: true },
    { steps: 5e7, milliseconds: 6e4 },
  );
}

void makeCache(file, work);
