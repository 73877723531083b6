// A thread that tells of each of its steps. It is a class of its own, so that other threads pay nothing for it.

import type { PyBaseException } from '../objects/exceptions/exceptions';
import type { Frame } from '../objects/frames/frame';
import type { PyGenerator } from '../objects/frames/generator';
import type { PyObject, Value } from '../objects/object';
import type { ExceptionObserver } from '../vm/events/exception-events';
import { VmThread } from '../vm/thread-implementation';

/** Who is told. Frames are those of the loop: they change, and serve again for other calls. */
export interface ThreadObserver {
  /** The instruction at `frame.ip` is about to run; `frame.sp` is current. */
  step(frame: Frame): void;
  /** A frame has become the current one: a new one, or that of a generator. */
  pushed(frame: Frame, isResumed: boolean): void;
  /** The current frame is about to end, its last instruction being done; after `raised` by an exception. */
  popping(frame: Frame): void;
  /** The current frame goes on to live in its generator: it gives `value`. */
  suspended(frame: Frame, reason: 'yield' | 'created', value: Value): void;
  raised(frame: Frame, exc: PyBaseException, again: boolean): void;
  unwinding(frame: Frame, exc: PyBaseException): void;
  /** The handler at `index` is about to run. */
  caught(frame: Frame, index: number, exc: PyBaseException): void;
  /** An object is about to end. */
  freed(object: PyObject): void;
}

export class ObservedThread extends VmThread {
  override readonly observed = true;
  private readonly stepObserver: ThreadObserver;
  /** Instructions until the limits and the other threads are looked at. */
  private left = 0;
  private isPolling = false;

  /** Tells `makeObserver`'s observer of all that happens while `watch` is on. */
  constructor(
    private readonly makeObserver: (thread: ObservedThread) => ThreadObserver,
    private readonly watch: { readonly on: boolean },
    parts: ConstructorParameters<typeof VmThread>,
  ) {
    super(...parts);
    this.stepObserver = makeObserver(this);
    this.observer = this.forward(this.exceptionEvents);
  }

  /** Tells of exceptions before `inner` is told, which is asked whatever it listens to. */
  private forward(inner: ExceptionObserver): ExceptionObserver {
    return {
      raised: (frame, index, exc, isNew) => {
        if (this.watch.on) this.stepObserver.raised(frame, exc, !isNew);
        return inner.raised(frame, index, exc, isNew);
      },
      unwinding: (frame, index, exc) => {
        const leaving = inner.unwinding(frame, index, exc);
        if (this.watch.on) this.stepObserver.unwinding(frame, leaving);
        return leaving;
      },
      handled: (frame, index, exc) => {
        if (this.watch.on) this.stepObserver.caught(frame, index, exc);
        return inner.handled(frame, index, exc);
      },
    };
  }

  protected override makeThread(...parts: ConstructorParameters<typeof VmThread>): VmThread {
    return new ObservedThread(this.makeObserver, this.watch, parts);
  }

  /** Exceptions are always watched here. */
  override watchExceptions(): void {}

  // The loop asks for a new budget before an instruction when it has none left: here it never has any. What it should have is in `left`.

  override takeBudget(): number {
    if (!this.watch.on || this.isPolling) return super.takeBudget();
    this.returnBudget(this.left);
    this.left = super.takeBudget();
    return 0;
  }

  override poll(frame: Frame, ip: number): number {
    if (this.watch.on && --this.left >= 0) {
      this.takeStep(frame);
      return 0;
    }
    this.isPolling = true;
    try {
      this.left = super.poll(frame, ip);
    } finally {
      this.isPolling = false;
    }
    if (!this.watch.on) {
      const { left } = this;
      this.left = 0;
      return left;
    }
    this.takeStep(frame);
    return 0;
  }

  /** Tells of the instruction that is about to run; one that runs in place of an observed one must not run again. */
  private takeStep(frame: Frame): void {
    this.rearm();
    this.stepObserver.step(frame);
  }

  override pushFrame(frame: Frame): void {
    super.pushFrame(frame);
    if (this.watch.on) this.stepObserver.pushed(frame, false);
  }

  override pushGenerator(caller: Frame | null, generator: PyGenerator, sent: Value): Frame {
    const frame = super.pushGenerator(caller, generator, sent);
    if (this.watch.on) this.stepObserver.pushed(frame, true);
    return frame;
  }

  override popFrame(frame: Frame): void {
    if (this.watch.on) this.stepObserver.popping(frame);
    super.popFrame(frame);
  }

  override suspend(frame: Frame, kind: number): Frame | null {
    if (this.watch.on) this.stepObserver.suspended(frame, 'yield', frame.slots[frame.sp]!);
    return super.suspend(frame, kind);
  }

  override leaveFrame(caller: Frame | null): void {
    const { frame } = this;
    if (this.watch.on) this.stepObserver.suspended(frame!, 'created', frame!.generator!);
    super.leaveFrame(caller);
  }

  override deallocate(object: PyObject): void {
    if (this.watch.on) this.stepObserver.freed(object);
    super.deallocate(object);
  }
}
