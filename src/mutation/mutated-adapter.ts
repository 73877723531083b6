// The adapter of an interpreter with a deliberate fault. It is only ever built with the switches of build.ts in front of it.

import { InProcessReference } from '../subjects/reference/in-process';
import { serveReference } from '../subjects/reference/serve-reference';

declare global {
  /** Makes a mutant the active one, or none. */
  var callspecActivate: (mutant: string | undefined) => void;
  /** Writes down how often the places of mutants were passed since the last time, where that is measured. */
  var callspecTellReach: () => void;
}

/** Speaks the protocol on the standard streams of this process. */
export const start = (): void =>
  serveReference(async (run, answer) => {
    globalThis.callspecActivate((run as { mutant?: string }).mutant);
    const given = await answer();
    globalThis.callspecTellReach();
    return given;
  });

/** Runs what many programs run, so that V8 has compiled it. */
export async function warmUp(): Promise<void> {
  const source =
    'import dis, functools, inspect\nclass C:\n    def f(self, *a, **k): return a, k\nprint(C().f(1, x=2))\n';
  const probes = [{ kind: 'disassemble' as const, source: 'C.f' }];
  const limits = { steps: 50_000_000, milliseconds: 60_000 };
  await new InProcessReference().run({ source, modules: new Map(), probes, warm: true }, limits);
}
