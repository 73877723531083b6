// The state of one interpreter that native code of any folder may need (CPython's PyInterpreterState).

import type { Clock } from './clock';
import type { PyDict } from './containers/dict';
import type { PyObject, Value } from './object';
import type { PyType } from './type';

export interface OutputStream {
  write(text: string): void;
}

/** What a run may use up. */
export interface Limits {
  /** Instructions before the run is stopped; Infinity for none. */
  steps: number;
  /** Milliseconds on the interpreter's clock before the run is stopped; Infinity for none. */
  milliseconds: number;
  /** Bytes of memory in use before the run is stopped; Infinity for as much as the process can hold. */
  memory: number;
  /** sys.getrecursionlimit() at the start. */
  recursion: number;
}

export interface InterpreterState {
  /** sys.modules. */
  readonly modules: PyDict;
  /** The namespace of `builtins`. */
  readonly builtins: PyDict;
  /** The namespace of `sys`. */
  readonly sysDict: PyDict;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Reads standard input for `input()` and sys.stdin; undefined at its end. */
  readonly readLine: () => string | undefined;
  readonly limits: Limits;
  /** Ends the run as soon as it is aborted. */
  readonly signal?: { readonly aborted: boolean };
  readonly clock: Clock;
  /** Direct subclasses made in this interpreter, of static and heap types alike (`__subclasses__`); not counted. */
  readonly subclasses: Map<PyType, Set<PyType>>;
  /** Objects whose end can be observed: with `__del__`, weak references or a suspended frame. The collector starts from them. */
  readonly finalizable: Set<PyObject>;
  /** Per-interpreter data of native modules, by module name. */
  readonly moduleState: Map<string, unknown>;
  /** All values the interpreter itself holds beyond the dictionaries above; visited by the recount walk. */
  readonly roots: Set<Value>;
}
