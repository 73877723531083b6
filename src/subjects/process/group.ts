// Processes with all that they start themselves.

import type { ChildProcess } from 'node:child_process';

/** Options of `spawn` for a process that leads a group of its own. */
export const OWN_GROUP = { detached: process.platform !== 'win32', windowsHide: true } as const;

/** Ends a process that was started with OWN_GROUP, and its descendants. Nothing happens when they have ended. */
export function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // macOS answers EPERM for a group of which only dead processes are left.
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

/** A process that only waits keeps nobody waiting: Node.js may end although it lives. */
export function letNodeExit(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) (stream as { unref?(): void } | null | undefined)?.unref?.();
}
