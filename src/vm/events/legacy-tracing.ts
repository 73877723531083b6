// sys.settrace and sys.setprofile as tools of sys.monitoring (Python/legacy_tracing.c, and the trampolines of sysmodule.c).

import { PyBuiltinFunction } from '../../objects/functions/builtin-function';
import type { PyBaseException } from '../../objects/exceptions/exceptions';
import { type Frame, frameObject, type PyFrame } from '../../objects/frames/frame';
import { methodDescriptorType } from '../../objects/descriptors/method-descriptor';
import { drop, hold, release, type Value } from '../../objects/object';
import { callHeld } from '../../objects/protocols/calls';
import { PyRaise } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { typeOf } from '../../objects/type-of';
import type { VmThread } from '../thread-implementation';
import { Event, eventSet, Tool } from './event-numbers';
import { MISSING, type Monitoring, type NativeCallback } from './monitoring';

/** What a trace or profile function is told. */
type Kind = 'call' | 'exception' | 'line' | 'return' | 'c_call' | 'c_exception' | 'c_return' | 'opcode';

const FRAME_EVENTS = [
  Event.PY_START,
  Event.PY_RESUME,
  Event.PY_RETURN,
  Event.PY_YIELD,
  Event.PY_UNWIND,
  Event.PY_THROW,
];
const PROFILE_EVENTS = eventSet(...FRAME_EVENTS, Event.CALL);
const TRACE_EVENTS = eventSet(...FRAME_EVENTS, Event.RAISE, Event.LINE, Event.JUMP, Event.STOP_ITERATION);

/** The trace and profile functions, of which each thread has its own. */
export class LegacyTracing {
  constructor(
    private readonly scheduler: { readonly current: VmThread; readonly threads: readonly VmThread[] },
    private readonly monitoring: Monitoring,
  ) {
    this.registerProfile();
    this.registerTrace();
  }

  /** The thread that runs. */
  private get thread(): VmThread {
    return this.scheduler.current;
  }

  /** The trace function of the thread that runs. */
  get trace(): Value {
    return this.thread.trace;
  }

  /** The profile function of the thread that runs. */
  get profile(): Value {
    return this.thread.profile;
  }

  private registerProfile(): void {
    const listen = (callback: NativeCallback, ...events: number[]) => {
      for (const event of events) this.monitoring.register(Tool.SYS_PROFILE, event, callback);
    };
    const tell =
      (kind: Kind, argument: (args: Value[]) => Value): NativeCallback =>
      (frame, args) =>
        this.tellProfile(frame, kind, argument(args));
    const native =
      (kind: Kind): NativeCallback =>
      (frame, args) =>
        this.tellNativeCall(frame, kind, args[2]!, args[3]!);
    listen(
      tell('call', () => null),
      Event.PY_START,
      Event.PY_RESUME,
      Event.PY_THROW,
    );
    listen(
      tell('return', (args) => args[2]!),
      Event.PY_RETURN,
      Event.PY_YIELD,
    );
    listen(
      tell('return', () => null),
      Event.PY_UNWIND,
    );
    listen(native('c_call'), Event.CALL);
    listen(native('c_return'), Event.C_RETURN);
    listen(native('c_exception'), Event.C_RAISE);
  }

  private registerTrace(): void {
    const listen = (callback: NativeCallback, ...events: number[]) => {
      for (const event of events) this.monitoring.register(Tool.SYS_TRACE, event, callback);
    };
    const tell =
      (kind: Kind, argument: (args: Value[]) => Value): NativeCallback =>
      (frame, args) =>
        this.tellTrace(frame, kind, argument(args));
    listen(
      tell('call', () => null),
      Event.PY_START,
      Event.PY_RESUME,
      Event.PY_THROW,
    );
    listen(
      tell('return', (args) => args[2]!),
      Event.PY_RETURN,
      Event.PY_YIELD,
    );
    listen(
      tell('return', () => null),
      Event.PY_UNWIND,
    );
    listen(
      tell('exception', (args) => {
        const exc = args[2] as PyBaseException;
        return new PyTuple([exc.type, exc, exc.traceback ?? null]);
      }),
      Event.RAISE,
      Event.STOP_ITERATION,
    );
    listen((frame, args) => this.jumpEvent(frame, args[1] as number, args[2] as number), Event.JUMP);
    listen((frame) => this.instructionEvent(frame), Event.INSTRUCTION);
  }

  // Setting

  /** `sys.setprofile` (_PyEval_SetProfile). */
  setProfile(hook: Value): void {
    const { thread } = this;
    thread.services.audit(thread, 'sys.setprofile');
    const old = this.profile;
    thread.profile = hold(hook);
    release(thread, old);
    const isUsed = this.scheduler.threads.some(({ profile }) => profile !== null);
    this.monitoring.setEvents(Tool.SYS_PROFILE, isUsed ? PROFILE_EVENTS : 0);
  }

  /** `sys.settrace` (_PyEval_SetTrace). */
  setTrace(hook: Value): void {
    const { thread } = this;
    thread.services.audit(thread, 'sys.settrace');
    const old = this.trace;
    thread.trace = hold(hook);
    release(thread, old);
    if (hook !== null && thread.frame?.object?.traceOpcodes) this.traceOpcodes(thread.frame.object, true);
    const isUsed = this.scheduler.threads.some(({ trace }) => trace !== null);
    this.monitoring.setEvents(Tool.SYS_TRACE, isUsed ? TRACE_EVENTS : 0);
  }

  /** Opcode events of the code of a frame (_PyEval_SetOpcodeTrace). */
  traceOpcodes(object: PyFrame, enable: boolean): void {
    const { code } = object.frame;
    const events = this.monitoring.getLocalEvents(Tool.SYS_TRACE, code);
    const bit = eventSet(Event.INSTRUCTION);
    if (((events & bit) !== 0) === enable) return;
    this.monitoring.setLocalEvents(Tool.SYS_TRACE, code, enable ? events | bit : events & ~bit);
  }

  // Profile function

  private tellProfile(frame: Frame, kind: Kind, argument: Value): false {
    if (this.profile === null) return false;
    try {
      drop(this.thread, this.call(this.profile, frame, kind, argument));
    } catch (error) {
      if (error instanceof PyRaise) this.afterFailure(error, () => this.setProfile(null));
      throw error;
    }
    return false;
  }

  /** Builtin functions are told as they are, methods of builtin types as if bound; classes and Python functions not at all. */
  private tellNativeCall(frame: Frame, kind: Kind, callable: Value, first: Value): false {
    if (callable instanceof PyBuiltinFunction) return this.tellProfile(frame, kind, callable);
    if (typeOf(callable) !== methodDescriptorType || first === MISSING) return false;
    const bound = hold(methodDescriptorType.tp.tp_descr_get!(this.thread, callable, first, typeOf(first)));
    try {
      return this.tellProfile(frame, kind, bound);
    } finally {
      release(this.thread, bound);
    }
  }

  // Trace function

  private tellTrace(frame: Frame, kind: Kind, argument: Value): false {
    if (this.trace === null) return false;
    const object = frameObject(frame);
    if (object.traceOpcodes) this.traceOpcodes(object, true);
    this.callTrace(object, kind, argument);
    return false;
  }

  /** The global function is called for calls, the frame's own for anything else (trace_trampoline). */
  private callTrace(object: PyFrame, kind: Kind, argument: Value): void {
    const { thread } = this;
    const hook = kind === 'call' ? this.trace : (object.trace ?? null);
    if (hook === null) {
      object.lineno = 0;
      drop(thread, argument);
      return;
    }
    hold(object);
    try {
      const result = this.call(hook, object.frame, kind, argument);
      if (result !== null) setLocalTrace(thread, object, result);
    } catch (error) {
      if (error instanceof PyRaise) {
        this.afterFailure(error, () => {
          this.setTrace(null);
          setLocalTrace(thread, object, undefined);
        });
      }
      throw error;
    } finally {
      object.lineno = 0;
      release(thread, object);
    }
  }

  /** A new line; called without a detour by whoever tells of lines. */
  lineEvent(frame: Frame, line: number): void {
    if (this.trace === null) return;
    const object = frameObject(frame);
    if (!object.traceLines) return;
    this.monitoring.during(Event.LINE, () => this.traceLine(object, line));
  }

  private traceLine(object: PyFrame, line: number): void {
    object.lineno = line;
    this.callTrace(object, 'line', null);
  }

  /** A jump back to the same line is a line event too; others are told at their target. */
  private jumpEvent(frame: Frame, source: number, target: number): boolean {
    if (this.trace === null) return false;
    if (target > source) return true;
    const lines = this.monitoring.dataOf(frame.code)!.lines;
    const line = lines[target >> 1]!;
    if (line !== lines[source >> 1]) return true;
    const object = frameObject(frame);
    if (object.traceLines && line >= 0) this.traceLine(object, line);
    return false;
  }

  private instructionEvent(frame: Frame): boolean {
    const object = frameObject(frame);
    if (this.trace === null || !object.traceOpcodes) this.traceOpcodes(object, false);
    else this.callTrace(object, 'opcode', null);
    return false;
  }

  // Both

  /** Calls `hook(frame, kind, argument)`. */
  private call(hook: Value, frame: Frame, kind: Kind, argument: Value): Value {
    return callHeld(this.thread, hook, [frameObject(frame), kind, argument]);
  }

  /** Ends tracing while an exception waits. */
  private afterFailure(error: PyRaise, end: () => void): void {
    hold(error.exc);
    end();
    error.exc.refs--;
  }
}

function setLocalTrace(thread: VmThread, object: PyFrame, hook: Value | undefined): void {
  const old = object.trace;
  object.trace = hold(hook);
  release(thread, old);
}
