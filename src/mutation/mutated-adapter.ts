// The adapter of an interpreter with a deliberate fault. It is only ever built with the switches of build.ts in front of it.

import { InProcessReference } from '../subjects/reference/in-process';
import { serveReference } from '../subjects/reference/serve-reference';

declare global {
  /** Switches to a mutant, or to none, for a run. */
  var callspecProgramBegins: (id: number, mutant: string | undefined) => void;
}

/** Speaks the protocol on the standard streams of this process. */
export const start = (): void =>
  serveReference((run) => globalThis.callspecProgramBegins(run.id, (run as { mutant?: string }).mutant));

/** Runs what many programs run, so that V8 has compiled it. */
export async function warmUp(): Promise<void> {
  const source =
    'import dis, functools, inspect\nclass C:\n    def f(self, *a, **k): return a, k\nprint(C().f(1, x=2))\n';
  const probes = [{ kind: 'disassemble' as const, source: 'C.f' }];
  const limits = { steps: 50_000_000, milliseconds: 60_000 };
  await new InProcessReference().run({ source, modules: new Map(), probes, warm: true }, limits);
}
