// What a program asks JavaScript to do later. When the program is over, nobody waits for it: it would come in the middle of the next one.

type Schedule = (...args: unknown[]) => unknown;

const SCHEDULERS = ['setTimeout', 'setInterval', 'setImmediate'] as const;

let programRuns = false;

/**
 * Makes work that is scheduled while a program runs never happen, and lets no finalizer of a JavaScript object touch the memory of
 * Python, which is put back under it. To be called before a Pyodide is loaded.
 */
export function forgetScheduledWork(): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  for (const name of SCHEDULERS) {
    const schedule = scope[name] as Schedule;
    scope[name] = (...args: unknown[]) => (programRuns ? undefined : schedule(...args));
  }
  scope.FinalizationRegistry = class {
    register(): void {}
    unregister(): boolean {
      return false;
    }
  };
}

/** Runs a program to its end. */
export function duringProgram(run: () => void): void {
  programRuns = true;
  try {
    run();
  } finally {
    programRuns = false;
  }
}
