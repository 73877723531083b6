// Watches the memory of a process from outside, for what the process itself does not notice in time.

import { execFile } from 'node:child_process';
import fs from 'node:fs';

const LOOKS_EVERY = 100;
const KIBIBYTE = 1024;

/** A process under a limit is looked at in vain until it has this much more than its limit: its host needs some, too. */
const HOST_FACTOR = 1.5;
const HOST_BYTES = 256 * 1024 * 1024;

/**
 * Calls `onExceeded` once when the process has taken far more memory than `limit` bytes since now. Returns what ends the watch. On Windows
 * nothing is watched.
 */
export function watchMemory(pid: number, limit: number, onExceeded: () => void): () => void {
  let most: number | undefined;
  let isOver = false;
  const look = async () => {
    const bytes = await residentBytes(pid);
    if (bytes === undefined || isOver) return;
    most ??= bytes + limit * HOST_FACTOR + HOST_BYTES;
    if (bytes <= most) return;
    isOver = true;
    clearInterval(timer);
    onExceeded();
  };
  const timer = setInterval(() => void look(), LOOKS_EVERY);
  timer.unref();
  void look();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}

/** Resident memory of a process in bytes; undefined for one that has ended, or where it cannot be asked for. */
async function residentBytes(pid: number): Promise<number | undefined> {
  if (process.platform === 'linux') return residentOnLinux(pid);
  if (process.platform === 'win32') return undefined;
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      resolve(error === null ? Number(stdout) * KIBIBYTE : undefined);
    });
  });
}

function residentOnLinux(pid: number): number | undefined {
  try {
    const [, kibibytes] = /^VmRSS:\s*(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) * KIBIBYTE;
  } catch {
    // It has ended between two looks, which its own streams tell.
    return undefined;
  }
}
