// Processes that this one has started: none of them outlives it, however it ends.

export interface Disposable {
  dispose(): void;
}

const living = new Set<Disposable>();
let watching = false;

/** From now on, this is disposed of when the process ends. */
export function keepTrack(process: Disposable): void {
  living.add(process);
  watch();
}

/** It has ended by itself. */
export function loseTrack(process: Disposable): void {
  living.delete(process);
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.on('exit', disposeAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const onSignal = () => {
      // Somebody else who listens decides what the signal means; the exit comes by then.
      if (process.listenerCount(signal) > 1) return;
      disposeAll();
      process.removeListener(signal, onSignal);
      process.kill(process.pid, signal);
    };
    process.on(signal, onSignal);
  }
}

function disposeAll(): void {
  for (const one of [...living]) one.dispose();
}
