// sys.settrace and sys.setprofile: while a function is set, the loop tells of every instruction before it runs (Python/legacy_tracing.c).

import { Op } from '../bytecode/opcodes';
import { PyBuiltinFunction } from '../objects/builtin-function';
import { newException, type PyBaseException, StopIterationType } from '../objects/exceptions';
import { type Frame, frameObject, type PyFrame } from '../objects/frame';
import { PyGenerator } from '../objects/generator';
import { drop, hold, release, type Value } from '../objects/object';
import { PyMethodDescriptor } from '../objects/method-descriptor';
import { iterNext } from '../objects/protocols/iteration';
import { PyRaise } from '../objects/thread';
import { PyTuple } from '../objects/tuple';
import { isSubtype } from '../objects/type';
import { typeOf } from '../objects/type-of';
import { lineStartsOf } from './line-starts';
import type { VmThread } from './thread-implementation';

/** The trace and profile functions of a thread. */
export class Tracing {
  trace: Value = null;
  profile: Value = null;
  /** One of the functions is running: what it does is not traced. */
  private busy = false;

  constructor(private readonly thread: VmThread) {}

  /** Sets a function, or none; tells the loop whether it has to report. */
  set(which: 'trace' | 'profile', hook: Value): void {
    const old = this[which];
    this[which] = hold(hook);
    this.thread.observer = this.trace === null && this.profile === null ? undefined : this;
    release(this.thread, old);
  }

  /** Before an instruction. */
  before(frame: Frame, ip: number): void {
    if (this.busy) return;
    const word = frame.words[ip]!;
    const previous = frame.tracedIp;
    frame.tracedIp = ip;
    const opcode = word & 0xff;
    if (opcode === Op.RESUME) {
      this.event('call', frame, null, true);
      return;
    }
    if (this.trace !== null) {
      this.line(frame, ip, previous);
      if (frame.object?.traceOpcodes) this.local('opcode', frame, null);
      if (opcode === Op.END_FOR || opcode === Op.END_SEND) this.stopIteration(frame, opcode);
    }
    if (opcode === Op.RETURN_VALUE || opcode === Op.YIELD_VALUE)
      this.event('return', frame, frame.slots[frame.sp - 1]!);
  }

  /** An instruction of this frame has raised. */
  raised(frame: Frame, exc: PyBaseException): void {
    if (this.busy || this.trace === null) return;
    this.local('exception', frame, new PyTuple([exc.type, exc, exc.traceback]));
  }

  /** An exception leaves this frame. */
  unwinding(frame: Frame): void {
    if (!this.busy) this.event('return', frame, null);
  }

  /** A generator is resumed with an exception. */
  thrown(frame: Frame): void {
    if (!this.busy) this.event('call', frame, null, true);
  }

  /** Runs a native call and tells the profile function of it. `self` is the first argument, if there is one. */
  nativeCall(frame: Frame, callable: Value, self: Value | undefined, run: () => Value): Value {
    if (this.profile === null || this.busy) return run();
    let shown: Value | undefined;
    if (callable instanceof PyBuiltinFunction) shown = callable;
    else if (callable instanceof PyMethodDescriptor && self !== undefined) {
      shown = typeOf(callable).tp.tp_descr_get!(this.thread, callable, self, typeOf(self));
    }
    if (shown === undefined) return run();
    hold(shown);
    try {
      this.callProfile('c_call', frame, shown);
      let result: Value;
      try {
        result = hold(run());
      } catch (error) {
        if (error instanceof PyRaise) this.callProfile('c_exception', frame, shown);
        throw error;
      }
      try {
        this.callProfile('c_return', frame, shown);
      } catch (error) {
        release(this.thread, result);
        throw error;
      }
      if (typeof result === 'object' && result !== null) result.refs--;
      return result;
    } finally {
      release(this.thread, shown);
    }
  }

  /** The next item of an iterator; a StopIteration that it raises is told. */
  next(frame: Frame, iterator: Value): Value | undefined {
    const slot = typeOf(iterator).tp.tp_iternext;
    if (slot === undefined) return iterNext(this.thread, iterator);
    try {
      return slot(this.thread, iterator);
    } catch (error) {
      if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, StopIterationType)) throw error;
      const exc = hold(error.exc);
      try {
        this.raised(frame, exc);
      } finally {
        release(this.thread, exc);
      }
      return undefined;
    }
  }

  private line(frame: Frame, ip: number, previous: number): void {
    const { lines, starts } = lineStartsOf(frame.code);
    if (starts[ip] === 0) return;
    const object = frame.object;
    if (object === undefined || object.trace === undefined || !object.traceLines) return;
    const line = lines[ip]!;
    const afterResume = previous >= 0 && (frame.words[previous]! & 0xff) === Op.RESUME;
    if (previous >= 0 && previous < ip && !afterResume && lines[previous] === line) return;
    object.lineno = line;
    try {
      this.local('line', frame, null);
    } finally {
      object.lineno = 0;
    }
  }

  /** The end of a generator in a loop or delegation is a StopIteration, though none was raised. */
  private stopIteration(frame: Frame, opcode: number): void {
    const value = frame.slots[frame.sp - 1]!;
    const delegate = frame.slots[frame.sp - 2];
    if (!(delegate instanceof PyGenerator) || (opcode === Op.END_FOR && value === null)) return;
    const exc = value === null ? newException(StopIterationType) : newException(StopIterationType, value);
    hold(exc);
    try {
      this.raised(frame, exc);
    } finally {
      release(this.thread, exc);
    }
  }

  /** An event for both functions. A call goes to the global trace function, anything else to the frame's own. */
  private event(name: 'call' | 'return', frame: Frame, argument: Value, isCall = false): void {
    if (this.trace !== null) {
      if (isCall) this.callTrace(this.trace, name, frame, argument);
      else this.local(name, frame, argument);
    }
    if (this.profile !== null) this.callProfile(name, frame, argument);
  }

  private local(name: string, frame: Frame, argument: Value): void {
    const hook = frame.object?.trace;
    if (hook !== undefined) this.callTrace(hook, name, frame, argument);
    else drop(this.thread, argument);
  }

  /** Calls a trace function; what it returns becomes the frame's own (trace_trampoline). */
  private callTrace(hook: Value, name: string, frame: Frame, argument: Value): void {
    const object = frameObject(frame);
    hold(hook);
    let result: Value;
    try {
      result = this.run(hook, object, name, argument);
    } catch (error) {
      if (error instanceof PyRaise) {
        this.set('trace', null);
        setLocal(this.thread, object, undefined);
      }
      throw error;
    } finally {
      release(this.thread, hook);
    }
    if (result !== null) setLocal(this.thread, object, result);
  }

  private callProfile(name: string, frame: Frame, argument: Value): void {
    if (this.profile === null) return;
    const hook = hold(this.profile);
    try {
      drop(this.thread, this.run(hook, frameObject(frame), name, argument));
    } catch (error) {
      if (error instanceof PyRaise) this.set('profile', null);
      throw error;
    } finally {
      release(this.thread, hook);
    }
  }

  private run(hook: Value, object: PyFrame, name: string, argument: Value): Value {
    this.busy = true;
    hold(argument);
    try {
      return this.thread.call(hook, [object, name, argument]);
    } finally {
      this.busy = false;
      release(this.thread, argument);
    }
  }
}

function setLocal(thread: VmThread, object: PyFrame, hook: Value | undefined): void {
  const old = object.trace;
  object.trace = hold(hook);
  release(thread, old);
}
