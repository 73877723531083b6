// Who is importing what: a thread that needs a module which another thread is still loading waits for it (_ModuleLockManager).

import type { Thread } from '../../objects/thread';
import { stateOf } from '../define-module';

class ImportLocks {
  /** Modules that are being loaded, with the thread that does it. */
  readonly owners = new Map<string, Thread>();
  /** Threads that wait, and for whom. */
  readonly waiting = new Map<Thread, Thread>();
}

const locksOf = (thread: Thread): ImportLocks => stateOf(thread, 'import-locks', () => new ImportLocks());

/** Loads a module as its owner. */
export function whileImporting<T>(thread: Thread, name: string, load: () => T): T {
  const { owners } = locksOf(thread);
  if (owners.has(name)) return load();
  owners.set(name, thread);
  try {
    return load();
  } finally {
    owners.delete(name);
  }
}

/** Waits until no other thread is loading a module or its packages; not where both would wait for each other. */
export function awaitImport(thread: Thread, name: string): void {
  const locks = locksOf(thread);
  for (const [module, owner] of locks.owners) {
    if (owner === thread || (name !== module && !name.startsWith(`${module}.`))) continue;
    if (waitsFor(locks, owner, thread)) continue;
    locks.waiting.set(thread, owner);
    thread.waitFor(locks, () => locks.owners.get(module) !== owner || !thread.threads.includes(owner));
    locks.waiting.delete(thread);
  }
}

/** Does a thread wait for another one, perhaps through others? */
function waitsFor({ waiting }: ImportLocks, thread: Thread, other: Thread): boolean {
  const seen = new Set<Thread>();
  for (let next: Thread | undefined = thread; next !== undefined && !seen.has(next); next = waiting.get(next)) {
    if (next === other) return true;
    seen.add(next);
  }
  return false;
}
