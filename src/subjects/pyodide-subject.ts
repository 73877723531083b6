// CPython 3.14 itself, compiled to WebAssembly: the oracle.

import { startAdapter } from './adapters/start-adapter';
import type { Subject } from './subject';

/** CPython 3.14 from the `pyodide` package, in a process of its own. */
export class PyodideSubject {
  /** Starts it (about 2 s). Throws SubjectUnavailable when the package is missing or does not start. */
  static load(): Promise<Subject> {
    return startAdapter('pyodide', 'Install it with: npm install pyodide');
  }
}
