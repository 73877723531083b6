// The state of a started Pyodide, put back after each program: the memory of Python, and the files, which live outside of it.
// What a program has done to JavaScript cannot be put back, but it is noticed.

import type { PyodideAPI } from 'pyodide';
import { FileState, type FileSystem } from './file-state';

/** What is used of Emscripten, and of the table of JavaScript objects that Python holds. */
interface Module {
  /** The memory of the interpreter; another array when it has grown. */
  readonly HEAPU8: Uint8Array;
  FS: FileSystem;
  _hiwire_num_refs(): number;
  __hiwire_get(slot: number): unknown;
}

/** A memory that a program has made larger than this is not used again: it cannot be made smaller. */
const LARGEST_BYTES = 256 * 1024 * 1024;

/** A moment to which an interpreter can go back. */
export class CleanState {
  private readonly module: Module;
  private readonly memory: Uint8Array;
  private readonly held: readonly unknown[];
  private readonly files: FileState;

  /** Remembers the state of an interpreter in which nothing runs. */
  constructor(pyodide: PyodideAPI) {
    this.module = (pyodide as unknown as { _module: Module })._module;
    this.memory = this.module.HEAPU8.slice();
    this.held = objectsHeld(this.module);
    this.files = new FileState(this.module.FS);
  }

  /** Goes back. Returns false where that is not possible: the interpreter is of no use from then on. */
  restore(): boolean {
    const { module, memory, held } = this;
    if (module.HEAPU8.length > LARGEST_BYTES) return false;
    const now = objectsHeld(module);
    if (now.length !== held.length || held.some((object, index) => now[index] !== object)) return false;
    module.HEAPU8.set(memory);
    module.HEAPU8.fill(0, memory.length);
    this.files.restore();
    return true;
  }
}

/** How many JavaScript objects Python holds, and which. */
function objectsHeld(module: Module): unknown[] {
  const count = module._hiwire_num_refs();
  const objects: unknown[] = [count];
  // Slots that are free have null; there is one more for the free list.
  for (let slot = 0; slot <= count; slot++) objects.push(module.__hiwire_get(slot));
  return objects;
}
