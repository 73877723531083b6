// What every exception carries. The class of the instances of BaseException.

import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { PyTraceback } from '../frames/traceback';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';

export class PyBaseException extends PyObject {
  /** `args`; held. */
  args: PyTuple;
  /** `__traceback__`; held. */
  traceback: PyTraceback | null = null;
  /** `__context__`; held. */
  context: PyBaseException | null = null;
  /** `__cause__`; held. */
  cause: PyBaseException | null = null;
  /** `__suppress_context__`. */
  suppressContext = false;

  /** `initialized` false: as left by `__new__`, before `__init__` sets the attributes that follow from the arguments. */
  constructor(type: PyType, args: PyTuple, _initialized = true) {
    super(type);
    this.args = hold(args);
  }

  /** Takes the place of the traceback. */
  setTraceback(thread: Thread, traceback: PyTraceback | null): void {
    const old = this.traceback;
    this.traceback = hold(traceback);
    release(thread, old);
  }

  /** Takes the place of the context (PyException_SetContext). */
  setContext(thread: Thread, context: PyBaseException | null): void {
    const old = this.context;
    this.context = hold(context);
    release(thread, old);
  }

  /** Sets the cause and thereby suppresses the context (PyException_SetCause). */
  setCause(thread: Thread, cause: PyBaseException | null): void {
    this.suppressContext = true;
    const old = this.cause;
    this.cause = hold(cause);
    release(thread, old);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.args);
    visit(this.traceback);
    visit(this.cause);
    visit(this.context);
  }

  override clear(thread: Thread): void {
    const { args, traceback, cause, context } = this;
    this.traceback = null;
    this.cause = this.context = null;
    if (args !== undefined) {
      (this as { args: PyTuple | undefined }).args = undefined;
      const { dict } = this;
      this.dict = undefined;
      release(thread, dict);
      release(thread, args);
    }
    release(thread, traceback);
    release(thread, cause);
    release(thread, context);
    super.clear(thread);
  }
}

/** An exception with native attributes beyond those of BaseException, by name. */
export class PyFieldsException extends PyBaseException {
  /** Held values; undefined ones read as None. */
  fields: Record<string, Value | undefined> = {};

  setField(thread: Thread, name: string, value: Value | undefined): void {
    const old = this.fields[name];
    this.fields[name] = hold(value);
    release(thread, old);
  }

  /** The value, None where it was never set. */
  field(name: string): Value {
    return this.fields[name] ?? null;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const name in this.fields) visit(this.fields[name]);
  }

  override clear(thread: Thread): void {
    const { fields } = this;
    this.fields = {};
    for (const name in fields) release(thread, fields[name]);
    super.clear(thread);
  }
}

/** StopIteration: `value` is what the generator returned. */
export class PyStopIteration extends PyFieldsException {
  constructor(type: PyType, args: PyTuple, initialized = true) {
    super(type, args);
    if (initialized) this.fields.value = hold(args.items[0]);
  }

  get value(): Value {
    return this.field('value');
  }
}

/** SystemExit: `code` is the only argument, or all of them. */
export class PySystemExit extends PyFieldsException {
  constructor(type: PyType, args: PyTuple, initialized = true) {
    super(type, args);
    if (initialized) this.fields.code = hold(args.items.length > 1 ? args : args.items[0]);
  }

  get code(): Value {
    return this.field('code');
  }
}

/** ImportError: the message is the only argument. */
export class PyImportError extends PyFieldsException {
  constructor(type: PyType, args: PyTuple, initialized = true) {
    super(type, args);
    if (initialized && args.items.length === 1) this.fields.msg = hold(args.items[0]);
  }
}

/** SyntaxError: the first argument is the message. */
export class PySyntaxError extends PyFieldsException {
  constructor(type: PyType, args: PyTuple, initialized = true) {
    super(type, args);
    if (initialized) this.fields.msg = hold(args.items[0]);
  }
}

/** OSError: errno, strerror, filename, filename2. */
export class PyOSError extends PyFieldsException {
  /** `characters_written` of BlockingIOError; -1 when not set. */
  written = -1;
}

/** UnicodeError with its details: encoding, object, start, end, reason. */
export class PyUnicodeError extends PyFieldsException {
  start = 0;
  end = 0;
}

/** BaseExceptionGroup. */
export class PyExceptionGroup extends PyBaseException {
  /** Held. */
  message: Value = null;
  /** `exceptions`; held. */
  exceptions: PyTuple | null = null;

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.message);
    visit(this.exceptions);
  }

  override clear(thread: Thread): void {
    const { message, exceptions } = this;
    this.message = null;
    this.exceptions = null;
    release(thread, message);
    release(thread, exceptions);
    super.clear(thread);
  }
}
