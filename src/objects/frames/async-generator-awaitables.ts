// What `asend()`, `__anext__()`, `athrow()` and `aclose()` of an async generator return: awaitables that drive it one step.

import { PyAsyncGenWrappedValue } from './async-generator';
import { defineType, type TypeSpec } from '../define-type';
import {
  GeneratorExitType,
  StopAsyncIterationType,
  StopIterationType,
  type PyBaseException,
} from '../exceptions/exceptions';
import type { PyGenerator } from './generator';
import { resumeOrStop, throwInto } from './generator-resume';
import { warnThrowSignature } from './generator-methods';
import { method, rawMethod } from '../native';
import { checkPositional } from '../native-arguments';
import { drop, hold, release, type Value, type Visit } from '../object';
import { raise, runtimeError, stopIteration } from '../raise';
import { PyRaise, type Thread } from '../thread';
import { isSubtype, type PyType, TypeFlag } from '../type';
import { KEPT, PyHolder } from '../holder';

type AwaitableState = 'init' | 'iter' | 'closed';

/** The base of both awaitables. */
abstract class PyAsyncGenAwaitable extends PyHolder {
  state: AwaitableState = 'init';
  /** Held. */
  generator: PyGenerator;

  static {
    PyAsyncGenAwaitable.holds({ generator: KEPT });
  }

  constructor(type: PyType, generator: PyGenerator) {
    super(type);
    this.generator = hold(generator);
  }

  /** The method that made it, for messages. */
  abstract readonly methodName: string;
  abstract send(thread: Thread, sent: Value | undefined): Value;
  abstract throw(thread: Thread, args: Value[]): Value;

  /** `close()`: throws GeneratorExit, which may come back. */
  close(thread: Thread): Value {
    if (this.state === 'closed') return null;
    let result: Value;
    try {
      result = this.throw(thread, [GeneratorExitType]);
    } catch (error) {
      if (
        !(error instanceof PyRaise) ||
        !matches(error.exc, StopIterationType, StopAsyncIterationType, GeneratorExitType)
      ) {
        throw error;
      }
      drop(thread, error.exc);
      return null;
    }
    drop(thread, result);
    throw runtimeError('coroutine ignored GeneratorExit');
  }

  /** Marks the generator busy at the first step. */
  protected begin(description: string): void {
    if (this.generator.runningAsync) {
      this.state = 'closed';
      throw runtimeError(`${description}(): asynchronous generator is already running`);
    }
  }
}

const matches = (exc: PyBaseException, ...types: PyType[]): boolean => types.some((type) => isSubtype(exc.type, type));

/** Turns an asynchronous yield into StopIteration with its value and notes the end of the generator (async_gen_unwrap_value). */
function unwrap(thread: Thread, generator: PyGenerator, step: () => Value): Value {
  let result: Value;
  try {
    result = step();
  } catch (error) {
    if (error instanceof PyRaise) {
      if (matches(error.exc, StopAsyncIterationType, GeneratorExitType)) generator.closed = true;
      generator.runningAsync = false;
    }
    throw error;
  }
  if (!(result instanceof PyAsyncGenWrappedValue)) return result;
  generator.runningAsync = false;
  const stop = stopIteration(result.value);
  drop(thread, result);
  throw stop;
}

function throwArguments(thread: Thread, generator: PyGenerator, args: Value[]): Value {
  checkPositional('throw', args.length, 1, 3);
  if (args.length > 1) warnThrowSignature(thread);
  return throwInto(thread, generator, true, args[0]!, args[1], args[2]);
}

/** `async_generator_asend`. */
class PyAsyncGenASend extends PyAsyncGenAwaitable {
  readonly methodName = 'asend';

  constructor(
    generator: PyGenerator,
    /** Held. */
    public value: Value | undefined,
  ) {
    super(asendType, generator);
    hold(value);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.value);
  }

  override clear(thread: Thread): void {
    const { value } = this;
    this.value = undefined;
    super.clear(thread);
    release(thread, value);
  }

  send(thread: Thread, sent: Value | undefined): Value {
    let value = sent;
    if (this.state === 'closed') throw runtimeError('cannot reuse already awaited __anext__()/asend()');
    if (this.state === 'init') {
      this.begin('anext');
      if (value === undefined || value === null) value = this.value;
      this.state = 'iter';
    }
    this.generator.runningAsync = true;
    return this.step(thread, () => resumeOrStop(thread, this.generator, value));
  }

  throw(thread: Thread, args: Value[]): Value {
    if (this.state === 'closed') throw runtimeError('cannot reuse already awaited __anext__()/asend()');
    if (this.state === 'init') {
      this.begin('anext');
      this.state = 'iter';
      this.generator.runningAsync = true;
    }
    return this.step(thread, () => throwArguments(thread, this.generator, args));
  }

  private step(thread: Thread, run: () => Value): Value {
    try {
      return unwrap(thread, this.generator, run);
    } catch (error) {
      if (error instanceof PyRaise) this.state = 'closed';
      throw error;
    }
  }
}

/** `async_generator_athrow`; without arguments it is an `aclose()`. */
class PyAsyncGenAThrow extends PyAsyncGenAwaitable {
  constructor(
    generator: PyGenerator,
    /** Held. */
    public args: Value[] | undefined,
  ) {
    super(athrowType, generator);
    if (args !== undefined) for (const arg of args) hold(arg);
  }

  get methodName(): string {
    return this.args === undefined ? 'aclose' : 'athrow';
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    if (this.args !== undefined) for (const arg of this.args) visit(arg);
  }

  override clear(thread: Thread): void {
    const { args } = this;
    this.args = undefined;
    super.clear(thread);
    if (args !== undefined) for (const arg of args) release(thread, arg);
  }

  send(thread: Thread, sent: Value | undefined): Value {
    const { generator, args } = this;
    if (this.state === 'closed') throw runtimeError('cannot reuse already awaited aclose()/athrow()');
    if (generator.isFinished) {
      this.state = 'closed';
      throw stopIteration();
    }
    if (this.state === 'init') {
      this.begin(this.methodName);
      if (generator.closed) {
        this.state = 'closed';
        throw raise(StopAsyncIterationType);
      }
      if (sent !== undefined && sent !== null) {
        throw runtimeError("can't send non-None value to a just-started coroutine");
      }
      this.state = 'iter';
      generator.runningAsync = true;
      if (args === undefined) {
        generator.closed = true;
        return this.closeStep(thread, () =>
          throwInto(thread, generator, false, GeneratorExitType, undefined, undefined),
        );
      }
      checkPositional('athrow', args.length, 1, 3);
      try {
        return unwrap(thread, generator, () => throwInto(thread, generator, false, args[0]!, args[1], args[2]));
      } catch (error) {
        if (error instanceof PyRaise) this.finish();
        throw error;
      }
    }
    const step = (): Value => resumeOrStop(thread, generator, sent ?? null);
    return args === undefined ? this.closeStep(thread, step) : unwrap(thread, generator, step);
  }

  throw(thread: Thread, args: Value[]): Value {
    const { generator } = this;
    if (this.state === 'closed') throw runtimeError('cannot reuse already awaited aclose()/athrow()');
    if (this.state === 'init') {
      this.begin(this.methodName);
      this.state = 'iter';
      generator.runningAsync = true;
    }
    const step = (): Value => throwArguments(thread, generator, args);
    if (this.args === undefined) return this.closeStep(thread, step);
    try {
      return unwrap(thread, generator, step);
    } catch (error) {
      if (error instanceof PyRaise) this.state = 'closed';
      throw error;
    }
  }

  /** A step of `aclose()`: the generator must not yield, and its end is the end of the await. */
  private closeStep(thread: Thread, step: () => Value): Value {
    let result: Value;
    try {
      result = step();
    } catch (error) {
      if (!(error instanceof PyRaise)) throw error;
      this.finish();
      if (!matches(error.exc, StopAsyncIterationType, GeneratorExitType)) throw error;
      drop(thread, error.exc);
      throw stopIteration();
    }
    if (!(result instanceof PyAsyncGenWrappedValue)) return result;
    drop(thread, result);
    this.finish();
    throw runtimeError('async generator ignored GeneratorExit');
  }

  private finish(): void {
    this.generator.runningAsync = false;
    this.state = 'closed';
  }
}

/** The awaitable of `asend(value)`, or of `__anext__()` when there is no value. */
export const newAsend = (generator: PyGenerator, value: Value | undefined): Value =>
  new PyAsyncGenASend(generator, value);

/** The awaitable of `athrow(*args)`, or of `aclose()` when there are no arguments. */
export const newAthrow = (generator: PyGenerator, args: Value[] | undefined): Value =>
  new PyAsyncGenAThrow(generator, args);

const awaitable = (self: Value): PyAsyncGenAwaitable => self as PyAsyncGenAwaitable;

const shared: Omit<TypeSpec, 'name' | 'instanceClass'> = {
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => awaitable(self).send(thread, undefined),
    am_await: (_thread, self) => self,
    tp_finalize(thread, self) {
      const { state, generator, methodName } = awaitable(self);
      if (state === 'init') thread.warnUnawaitedMethod(generator, methodName);
    },
  },
  methods: [
    rawMethod('send', 'o', (thread, self: Value, args) => awaitable(self).send(thread, args[0]!)),
    rawMethod('throw', 'fastcall', (thread, self: Value, args) => awaitable(self).throw(thread, args)),
    method('close($self, /)', (thread, self: Value) => awaitable(self).close(thread)),
  ],
};

export const asendType: PyType = defineType({
  ...shared,
  name: 'async_generator_asend',
  instanceClass: PyAsyncGenASend,
});

export const athrowType: PyType = defineType({
  ...shared,
  name: 'async_generator_athrow',
  instanceClass: PyAsyncGenAThrow,
});
