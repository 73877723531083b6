// Events of exceptions on their way: raised, raised again, handled, leaving a frame, thrown into a generator (Python/ceval.c).

import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { CACHES } from '../../bytecode/instruction-table';
import type { Frame } from '../../objects/frames/frame';
import { release } from '../../objects/object';
import type { VmThread } from '../thread-implementation';
import { asRaised } from '../unwind';
import { Event } from './event-numbers';
import type { Monitoring } from './monitoring';
import { CodeFlag } from '../../objects/functions/code-flags';

/** Who hears of exceptions on their way. What it gives goes on in place of what it was told of. */
export interface ExceptionObserver {
  /** An instruction has raised, or an exception has come back from a call; again if it already passed here. */
  raised(frame: Frame, index: number, exc: PyBaseException, isNew: boolean): PyBaseException;
  /** No handler: it leaves the frame. */
  unwinding(frame: Frame, index: number, exc: PyBaseException): PyBaseException;
  /** The handler at `index` is about to run; an exception raised meanwhile goes on instead. */
  handled(frame: Frame, index: number, exc: PyBaseException): PyBaseException | undefined;
}

/** The loop reports exceptions to it while any tool has asked for such events. Exceptions that it takes and gives are held. */
export class ExceptionEvents implements ExceptionObserver {
  /** Raised by a callback for EXCEPTION_HANDLED: it is not told itself. */
  private silent: PyBaseException | undefined = undefined;
  private failedFrame: Frame | undefined = undefined;
  private failedIndex = -1;

  constructor(
    private readonly scheduler: { readonly current: VmThread },
    private readonly monitoring: Monitoring,
  ) {}

  /** The thread that runs. */
  private get thread(): VmThread {
    return this.scheduler.current;
  }

  /** Tells of an exception; gives it, or what a callback has raised instead (do_monitor_exc). */
  tell(frame: Frame, index: number, event: number, exc: PyBaseException): PyBaseException {
    const { monitoring, thread } = this;
    if (monitoring.global[event] === 0 || frame.code.co_flags & CodeFlag.NO_MONITORING_EVENTS) return exc;
    const { ip } = frame;
    try {
      monitoring.fire(frame, index, event, 2 * index, [exc]);
      return exc;
    } catch (error) {
      const replacement = asRaised(thread, error, frame);
      release(thread, exc);
      return replacement;
    } finally {
      frame.ip = ip;
    }
  }

  /** An instruction has raised, or raised again (RAISE, RERAISE). */
  raised(frame: Frame, index: number, exc: PyBaseException, isNew: boolean): PyBaseException {
    if (this.silent !== undefined) {
      this.silent = undefined;
      return exc;
    }
    return isNew
      ? this.tell(frame, this.lastUnit(frame, index), Event.RAISE, exc)
      : this.tell(frame, index, Event.RERAISE, exc);
  }

  /** No handler: it leaves the frame. */
  unwinding(frame: Frame, index: number, exc: PyBaseException): PyBaseException {
    return this.tell(frame, this.lastUnit(frame, index), Event.PY_UNWIND, exc);
  }

  /** The handler at `index` is about to run; an exception of a callback goes on instead. */
  handled(frame: Frame, index: number, exc: PyBaseException): PyBaseException | undefined {
    const { monitoring, thread } = this;
    if (monitoring.global[Event.EXCEPTION_HANDLED] === 0) return undefined;
    const { ip } = frame;
    try {
      monitoring.fire(frame, index, Event.EXCEPTION_HANDLED, 2 * index, [exc]);
      return undefined;
    } catch (error) {
      this.silent = asRaised(thread, error, frame);
      return this.silent;
    } finally {
      frame.ip = ip;
    }
  }

  /** A generator is resumed with an exception, which avoids its RESUME. */
  thrown(frame: Frame, exc: PyBaseException): PyBaseException {
    if (this.monitoring.tracing === 0) this.monitoring.instrument(frame.code);
    frame.lastIp = frame.ip;
    return this.tell(frame, frame.ip, Event.PY_THROW, exc);
  }

  /** A callback has raised: the instruction at this place has not run. */
  failedAt(frame: Frame, index: number): void {
    this.failedFrame = frame;
    this.failedIndex = index;
  }

  /** The last code unit of an instruction, caches included: there the loop is when it has raised. */
  private lastUnit(frame: Frame, index: number): number {
    if (this.failedFrame === frame && this.failedIndex === index) return index;
    this.failedFrame = undefined;
    return index + (CACHES[frame.code.co_code[2 * index] ?? 0] ?? 0);
  }
}
