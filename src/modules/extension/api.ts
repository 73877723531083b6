// What a function of an extension module works with: CPython's C API as far as it makes sense here, with its error indicator.

import { PyBytes } from '../../objects/bytes/bytes';
import { PyComplex } from '../../objects/numbers/complex';
import { PyDict } from '../../objects/containers/dict';
import { exceptionFrom, isExceptionClass } from '../../objects/exceptions/exception-values';
import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { PyFloat } from '../../objects/numbers/float';
import { normalize } from '../../objects/numbers/int';
import { PyList } from '../../objects/containers/list';
import { drop, hold, PyObject, release, unhold, type Value } from '../../objects/object';
import { getAttr, setAttr } from '../../objects/protocols/attributes';
import { isTrue, richCompare } from '../../objects/protocols/compare';
import { collect } from '../../objects/protocols/iteration';
import { getItem, length, setItem } from '../../objects/protocols/subscript';
import { repr, str } from '../../objects/protocols/text';
import { systemError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import type { PyType } from '../../objects/type';
import { importModule } from '../import/import-module';
import { type Extra, ParseState } from './convert-argument';
import { parsePositional, parseSingle, parseWithKeywords } from './parse-arguments';

/**
 * One call of an extension function. A method that fails sets the error indicator and gives undefined (C's NULL); the function then
 * returns undefined, too. All values that come from here live at least until the function returns.
 */
export class Api {
  private error: PyBaseException | undefined;
  private readonly kept: Value[] = [];
  private readonly parses: ParseState[] = [];

  constructor(readonly thread: Thread) {}

  // Arguments

  /** Takes positional arguments apart: `parseTuple(args, 'i|O:name')` (PyArg_ParseTuple). */
  // biome-ignore lint/suspicious/noExplicitAny: the types follow from the format
  parseTuple(args: PyTuple | readonly Value[], format: string, ...extras: Extra[]): any[] | undefined {
    return this.parse(format, extras, (state) => parsePositional(state, args instanceof PyTuple ? args.items : args));
  }

  /** The same with keywords; an empty name is a parameter that has to be given by position (PyArg_ParseTupleAndKeywords). */
  parseTupleAndKeywords(
    args: PyTuple | readonly Value[],
    keywords: PyDict | undefined,
    format: string,
    names: readonly string[],
    ...extras: Extra[]
    // biome-ignore lint/suspicious/noExplicitAny: the types follow from the format
  ): any[] | undefined {
    const items = args instanceof PyTuple ? args.items : args;
    return this.parse(format, extras, (state) => parseWithKeywords(state, items, keywords, names));
  }

  /** Converts one object by a format of one unit (PyArg_Parse). */
  // biome-ignore lint/suspicious/noExplicitAny: the type follows from the format
  parseObject(value: Value, format: string, ...extras: Extra[]): any[] | undefined {
    return this.parse(format, extras, (state) => parseSingle(state, value));
  }

  private parse(format: string, extras: Extra[], run: (state: ParseState) => void): unknown[] | undefined {
    const state = new ParseState(this.thread, format, extras);
    const parsed = this.attempt(() => {
      run(state);
      return true;
    });
    if (parsed === undefined) {
      state.giveBack();
      return undefined;
    }
    this.parses.push(state);
    return state.results;
  }

  // Errors

  /** Sets the error indicator: an exception class, by itself or by the name of a builtin one, and its value (PyErr_SetObject). */
  setError(type: PyType | string, value: Value = null): undefined {
    this.attempt(() => {
      const { thread } = this;
      const cls = typeof type === 'string' ? (thread.interp.builtins.getStr(type) ?? null) : type;
      if (!isExceptionClass(cls)) {
        const given = typeof type === 'string' ? type : repr(thread, cls);
        throw systemError(`_PyErr_SetObject: exception ${given} is not a BaseException subclass`);
      }
      throw new PyRaise(exceptionFrom(thread, cls, value));
    });
    return undefined;
  }

  /** The exception that is set, if any (PyErr_Occurred). */
  get errorOccurred(): PyBaseException | undefined {
    return this.error;
  }

  /** Forgets the exception that is set (PyErr_Clear). */
  clearError(): void {
    const { error } = this;
    this.error = undefined;
    release(this.thread, error);
  }

  // New objects; None, bool, int and str are null, booleans, numbers (or bigints) and strings

  int = (value: number | bigint): Value => (typeof value === 'bigint' ? normalize(value) : value + 0);
  float = (value: number): Value => this.keep(new PyFloat(value));
  complex = (real: number, imag: number): Value => this.keep(new PyComplex(real, imag));
  bytes = (value: Uint8Array | readonly number[]): Value => this.keep(new PyBytes(Uint8Array.from(value)));
  tuple = (items: readonly Value[]): PyTuple => this.keep(PyTuple.of([...items]));
  list = (items: readonly Value[]): PyList => this.keep(new PyList([...items]));

  dict(entries: Iterable<readonly [key: Value, value: Value]> = []): PyDict | undefined {
    const dict = this.keep(new PyDict());
    return this.attempt(() => {
      for (const [key, value] of entries) dict.set(this.thread, key, value);
      return dict;
    });
  }

  // Objects at work: each may run Python code

  getAttr = (object: Value, name: string) => this.fresh(() => getAttr(this.thread, object, name));
  setAttr = (object: Value, name: string, value: Value) => this.done(() => setAttr(this.thread, object, name, value));
  getItem = (object: Value, key: Value) => this.fresh(() => getItem(this.thread, object, key));
  setItem = (object: Value, key: Value, value: Value) => this.done(() => setItem(this.thread, object, key, value));
  length = (object: Value) => this.attempt(() => length(this.thread, object));
  isTrue = (object: Value) => this.attempt(() => isTrue(this.thread, object));
  repr = (object: Value) => this.attempt(() => repr(this.thread, object));
  str = (object: Value) => this.attempt(() => str(this.thread, object));
  importModule = (name: string) => this.fresh(() => importModule(this.thread, name));

  compare = (left: Value, op: '<' | '<=' | '==' | '!=' | '>' | '>=', right: Value) =>
    this.fresh(() => richCompare(this.thread, left, right, op));

  /** The items of any iterable. */
  items(iterable: Value): Value[] | undefined {
    return this.attempt(() => {
      const items = collect(this.thread, iterable);
      this.kept.push(...items);
      return items;
    });
  }

  /** Calls with an array; the last values are those of the keywords named (PyObject_Vectorcall). */
  vectorcall(callable: Value, args: readonly Value[], kwnames?: PyTuple): Value | undefined {
    return this.fresh(() => this.thread.vectorcall(callable, [...args], kwnames));
  }

  /** Calls with positional arguments and keywords. */
  call(callable: Value, args: readonly Value[] = [], keywords: Record<string, Value> = {}): Value | undefined {
    const names = Object.keys(keywords);
    if (names.length === 0) return this.vectorcall(callable, args);
    return this.vectorcall(callable, [...args, ...Object.values(keywords)], this.tuple(names));
  }

  callMethod(object: Value, name: string, args: readonly Value[] = []): Value | undefined {
    const method = this.getAttr(object, name);
    return method === undefined ? undefined : this.call(method, args);
  }

  // For those who make such functions run

  /** Keeps a value alive until the function returns. */
  keep<T extends Value>(value: T): T {
    if (value instanceof PyObject) this.kept.push(hold(value));
    return value;
  }

  /** Gives a result, or sets the error indicator and gives undefined. */
  attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      const old = this.error;
      this.error = hold(error.exc);
      release(this.thread, old);
      return undefined;
    }
  }

  private fresh<T extends Value>(action: () => T): T | undefined {
    const value = this.attempt(action);
    return value === undefined ? undefined : this.keep(value);
  }

  private done(action: () => void): boolean {
    return (
      this.attempt(() => {
        action();
        return true;
      }) ?? false
    );
  }

  /** Ends the call: gives back buffers and values, but not the exception, which the caller now owns. */
  finish(): PyBaseException | undefined {
    const { error, kept, parses, thread } = this;
    this.error = undefined;
    for (const state of parses.splice(0)) state.giveBack();
    for (const value of kept.splice(0)) release(thread, value);
    return error === undefined ? undefined : unhold(error);
  }

  /** Ends a call that the host itself has broken off. */
  abandon(): void {
    const error = this.finish();
    if (error !== undefined) drop(this.thread, error);
  }
}
