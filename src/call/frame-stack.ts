// Entering and leaving frames: which frame runs, how deep, and how generators are resumed and suspended.

import { newException, RecursionErrorType } from '../objects/exceptions/exceptions';
import type { Frame } from '../objects/frames/frame';
import { FrameState, type PyGenerator, releaseHandled } from '../objects/frames/generator';
import { hold, release, type Value } from '../objects/object';
import { type ExceptionState, PyRaise, Thread } from '../objects/thread';
import { clearFrame } from './frame-release';
import { put } from './stack';

/** The part of a thread that knows its frames. */
export abstract class FrameStack extends Thread {
  frame: Frame | null = null;
  excInfo: ExceptionState = { exc: null, previous: null };
  /** Frames that may still be entered before the recursion limit. */
  recursionRemaining: number;

  constructor(
    /** `sys.getrecursionlimit()`. */
    public recursionLimit: number,
  ) {
    super();
    this.recursionRemaining = recursionLimit;
  }

  /** Makes a new frame the current one, unless recursion is too deep (_Py_EnterRecursivePy). */
  pushFrame(frame: Frame): void {
    frame.previous = this.frame;
    frame.isEntry = false;
    if (--this.recursionRemaining < 0) {
      this.recursionRemaining++;
      frame.previous = null;
      clearFrame(this, frame);
      throw recursionError('');
    }
    this.frame = frame;
  }

  /** Makes a suspended frame the current one, with the sent value on its stack. */
  pushGenerator(caller: Frame | null, generator: PyGenerator, sent: Value): Frame {
    const { frame, exceptionState } = generator;
    if (--this.recursionRemaining < 0) {
      this.recursionRemaining++;
      throw recursionError('');
    }
    generator.state = FrameState.EXECUTING;
    exceptionState.previous = this.excInfo;
    this.excInfo = exceptionState;
    frame.previous = caller;
    frame.isEntry = false;
    put(frame, frame.sp++, sent);
    this.frame = frame;
    return frame;
  }

  /** Ends a frame that has returned or raised: its caller is current before its contents are let go of. */
  popFrame(frame: Frame): void {
    const { generator, leaving } = frame;
    this.frame = frame.previous;
    this.recursionRemaining++;
    if (generator === undefined) {
      frame.leaving = undefined;
      clearFrame(this, frame);
      if (leaving !== undefined) leaving();
      return;
    }
    const { exceptionState } = generator;
    generator.state = FrameState.CLEARED;
    this.excInfo = exceptionState.previous!;
    exceptionState.previous = null;
    hold(generator);
    clearFrame(this, frame);
    releaseHandled(this, exceptionState);
    release(this, generator);
  }

  /** Leaves a frame that goes on to live in a generator. */
  leaveFrame(caller: Frame | null): void {
    this.frame = caller;
    this.recursionRemaining++;
  }

  /** Suspends the frame of a generator at a yield (1: of `yield from` or `await`); gives its caller. */
  suspend(frame: Frame, kind: number): Frame | null {
    const generator = frame.generator!;
    const caller = frame.previous;
    generator.state = (FrameState.SUSPENDED + kind) as FrameState;
    if (!generator.known) {
      generator.known = true;
      this.interp.finalizable.add(generator);
    }
    this.excInfo = generator.exceptionState.previous!;
    generator.exceptionState.previous = null;
    frame.previous = null;
    this.frame = caller;
    this.recursionRemaining++;
    return caller;
  }

  clearFrame(frame: Frame): void {
    clearFrame(this, frame);
  }
}

/** "maximum recursion depth exceeded", and where. */
export const recursionError = (where: string): PyRaise =>
  new PyRaise(newException(RecursionErrorType, `maximum recursion depth exceeded${where}`));
