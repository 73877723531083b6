// The class of generator, coroutine and async_generator objects: a suspended frame and what they share around it.

import type { PyCode } from '../functions/code';
import type { PyBaseException } from '../exceptions/exceptions';
import type { Frame } from './frame';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { ExceptionState, Thread } from '../thread';
import type { PyType } from '../type';

/** Where the frame of a generator stands (CPython's PyFrameState, in its order). */
export const FrameState = {
  CREATED: -3,
  SUSPENDED: -2,
  SUSPENDED_YIELD_FROM: -1,
  EXECUTING: 0,
  COMPLETED: 1,
  CLEARED: 4,
} as const;
export type FrameState = (typeof FrameState)[keyof typeof FrameState];

export type GeneratorKind = 'generator' | 'coroutine' | 'async generator';

const COROUTINE = 0x80;
const ASYNC_GENERATOR = 0x200;

const kindOf = ({ co_flags }: PyCode): GeneratorKind =>
  co_flags & COROUTINE ? 'coroutine' : co_flags & ASYNC_GENERATOR ? 'async generator' : 'generator';

/** The base of generator, coroutine and async_generator objects; each owns a frame. */
export class PyGenerator extends PyObject {
  /** Owned; its contents are gone when `state` is CLEARED. */
  readonly frame: Frame;
  /** Held. */
  readonly code: PyCode;
  /** What it is, as messages say it. */
  readonly kind: GeneratorKind;
  state: FrameState = FrameState.CREATED;
  /** The exceptions that the suspended frame is handling. */
  readonly exceptionState: ExceptionState = { exc: null, previous: null };
  /** `__name__` and `__qualname__`; held. */
  name: Value;
  qualname: Value;
  /** Where a coroutine was created (`cr_origin`), or the finalizer of an async generator; held. */
  originOrFinalizer: Value | undefined = undefined;
  hooksInitialized = false;
  /** The collector knows it: it has been suspended. */
  known = false;
  /** The collector, or its own end, has taken what it held. */
  private emptied = false;
  /** An async generator has been closed. */
  closed = false;
  /** An `asend` or `athrow` of an async generator is under way. */
  runningAsync = false;

  constructor(type: PyType, frame: Frame, name: Value, qualname: Value) {
    super(type);
    this.frame = frame;
    this.code = hold(frame.code);
    this.kind = kindOf(frame.code);
    this.name = hold(name);
    this.qualname = hold(qualname);
  }

  get isFinished(): boolean {
    return this.state >= FrameState.COMPLETED;
  }

  get isSuspended(): boolean {
    return this.state === FrameState.SUSPENDED || this.state === FrameState.SUSPENDED_YIELD_FROM;
  }

  /** What a suspended `yield from` or `await` delegates to (_PyGen_yf). */
  get delegate(): Value | undefined {
    return this.state === FrameState.SUSPENDED_YIELD_FROM ? this.frame.slots[this.frame.sp - 1] : undefined;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.name);
    visit(this.qualname);
    visit(this.originOrFinalizer);
    if (!this.emptied) visit(this.code);
    if (this.state !== FrameState.CLEARED && this.state !== FrameState.EXECUTING) this.frame.traverse(visit);
    visit(this.exceptionState.exc);
  }

  override clear(thread: Thread): void {
    const { originOrFinalizer, name, qualname } = this;
    this.originOrFinalizer = undefined;
    release(thread, originOrFinalizer);
    if (this.state !== FrameState.CLEARED) {
      this.state = FrameState.CLEARED;
      thread.clearFrame(this.frame);
    }
    releaseHandled(thread, this.exceptionState);
    if (!this.emptied) release(thread, this.code);
    this.emptied = true;
    this.name = this.qualname = '';
    release(thread, name);
    release(thread, qualname);
    super.clear(thread);
  }
}

/** Empties an entry of the stack of handled exceptions (_PyErr_ClearExcState). */
export function releaseHandled(thread: Thread, state: ExceptionState): void {
  const exc: PyBaseException | null = state.exc;
  state.exc = null;
  release(thread, exc);
}
