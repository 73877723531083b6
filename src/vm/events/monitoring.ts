// Who listens to which events, and how they are told (sys.monitoring; Python/instrumentation.c).

import { Op, SpecializedOp } from '../../bytecode/opcodes';
import type { PyCode } from '../../objects/functions/code';
import { type Executable, RESUME_AGAIN } from '../../objects/functions/executable';
import type { Frame } from '../../objects/frames/frame';
import { drop, hold, IMMORTAL, PyObject, release, type Value, type Visit } from '../../objects/object';
import { objectType } from '../../objects/types/object-type';
import type { InterpreterState } from '../../objects/interpreter-state';
import { callHeld } from '../../objects/protocols/calls';
import { valueError } from '../../objects/raise';
import type { VmThread } from '../thread-implementation';
import { ALL_EVENTS, Event, EVENT_NAMES, LOCAL_EVENTS, Tool, TOOL_COUNT, UNGROUPED_EVENTS } from './event-numbers';
import { Mark, MonitoredCode, type Monitors } from './monitored-code';
import { CodeFlag } from '../../objects/functions/code-flags';

function sentinel(): PyObject {
  const object = new PyObject(objectType);
  object.refs = 2 * IMMORTAL;
  return object;
}

/** `sys.monitoring.DISABLE`: a callback returns it to hear no more of an event at this instruction. */
export const DISABLE = sentinel();
/** `sys.monitoring.MISSING`: stands for the first argument of a call without arguments. */
export const MISSING = sentinel();

/** The forwarders of sys.settrace and sys.setprofile; true means DISABLE. */
export type NativeCallback = (frame: Frame, args: Value[]) => boolean;
/** A callable of a program, the left or right half of one for BRANCH, or native code. */
export type Callback = Value | BranchCallback | NativeCallback;

/** A callback for BRANCH hears of both ways until one of them is disabled (branch_handler_vectorcall). */
export class BranchCallback {
  constructor(readonly handler: Value) {}
}

const handlerOf = (callback: Callback | undefined): Value =>
  callback instanceof BranchCallback ? callback.handler : typeof callback === 'function' ? null : (callback ?? null);

const AGAIN = (RESUME_AGAIN << 8) | Op.RESUME;

/** Code that all interpreters share, as far as its RESUME no longer looks for new events. */
const settledShared = new Set<Executable>();

/** Makes all RESUME instructions of some code look for events again. */
function unsettle(executables: Set<Executable>): void {
  for (const executable of executables) {
    const { words, resumes } = executable;
    for (const index of resumes) {
      if ((words[index]! & 0xff) === SpecializedOp.RESUME_CHECK)
        words[index] = words[index]! - SpecializedOp.RESUME_CHECK + AGAIN;
    }
  }
  executables.clear();
}

export class Monitoring {
  /** Names of tools in use; held. */
  readonly toolNames: (Value | undefined)[] = new Array(TOOL_COUNT).fill(undefined);
  /** Tools that asked for events of all code. */
  readonly global: Monitors = new Uint8Array(UNGROUPED_EVENTS);
  /** By tool and event; those of programs are held. */
  private readonly callbacks: (Callback | undefined)[][] = Array.from({ length: TOOL_COUNT }, () =>
    new Array(ALL_EVENTS).fill(undefined),
  );
  private version = 0;
  private restartVersion = 0;
  private readonly toolVersions = new Int32Array(TOOL_COUNT);
  /** What code objects know their observer by; it keeps nothing alive. */
  private readonly identity = {};
  /** The event being told, -1 if none. */
  whatEvent = -1;
  /** Code of this interpreter whose RESUME no longer looks for new events: it has to, as soon as they change. It leaves when it ends. */
  private readonly settled = new Set<Executable>();

  constructor(
    interp: InterpreterState,
    private readonly scheduler: { readonly current: VmThread; readonly threads: readonly VmThread[] },
  ) {
    interp.moduleState.set('sys.monitoring', this);
  }

  /** The thread that runs. */
  private get thread(): VmThread {
    return this.scheduler.current;
  }

  /** How many callbacks the thread is running: nothing is told meanwhile. */
  get tracing(): number {
    return this.thread.tracing;
  }

  set tracing(count: number) {
    this.thread.tracing = count;
  }

  /** Reports what is held: names and callbacks. */
  traverse(visit: Visit): void {
    for (const name of this.toolNames) visit(name);
    for (const byEvent of this.callbacks) for (const callback of byEvent) visit(handlerOf(callback));
  }

  // Tools and events

  /** ValueError unless the tool is in use. */
  private checkTool(tool: number): void {
    if (tool < Tool.SYS_PROFILE && this.toolNames[tool] === undefined) throw valueError(`tool ${tool} is not in use`);
  }

  /** Sets the callback of a tool for an event; gives the old one, held by the caller (_PyMonitoring_RegisterCallback). */
  register(tool: number, event: number, callback: Value | NativeCallback | undefined): Value {
    const callbacks = this.callbacks[tool]!;
    if (event !== Event.BRANCH) return this.exchange(callbacks, event, callback);
    const half = callback === undefined ? undefined : new BranchCallback(callback as Value);
    release(this.thread, this.exchange(callbacks, Event.BRANCH_RIGHT, half));
    return this.exchange(callbacks, Event.BRANCH_LEFT, half);
  }

  private exchange(callbacks: (Callback | undefined)[], event: number, callback: Callback | undefined): Value {
    const old = handlerOf(callbacks[event]);
    hold(handlerOf(callback));
    callbacks[event] = callback;
    return old;
  }

  getEvents(tool: number): number {
    let events = 0;
    this.global.forEach((tools, event) => {
      events |= ((tools >> tool) & 1) << event;
    });
    return events;
  }

  /** Asks for events of all code (_PyMonitoring_SetEvents). */
  setEvents(tool: number, events: number): void {
    this.checkTool(tool);
    if (this.getEvents(tool) === events) return;
    for (let event = 0; event < UNGROUPED_EVENTS; event++) setBit(this.global, event, tool, (events >> event) & 1);
    this.version++;
    this.eventsChanged();
  }

  getLocalEvents(tool: number, code: PyCode): number {
    const data = this.dataOf(code);
    if (data === undefined) return 0;
    let events = 0;
    data.local.forEach((tools, event) => {
      events |= ((tools >> tool) & 1) << event;
    });
    return events;
  }

  /** Asks for events of one code object (_PyMonitoring_SetLocalEvents). */
  setLocalEvents(tool: number, code: PyCode, events: number): void {
    this.checkTool(tool);
    const data = this.makeData(code);
    data.toolVersions[tool] = this.toolVersions[tool]!;
    if (this.getLocalEvents(tool, code) === events) return;
    for (let event = 0; event < LOCAL_EVENTS; event++) setBit(data.local, event, tool, (events >> event) & 1);
    this.force(data);
    this.followFrames(code.executable);
  }

  /** Forgets what a tool asked for and its callbacks (_PyMonitoring_ClearToolId). */
  clearTool(tool: number): void {
    for (let event = 0; event < ALL_EVENTS; event++) release(this.thread, this.register(tool, event, undefined));
    this.setEvents(tool, 0);
    this.toolVersions[tool] = ++this.version;
    this.eventsChanged();
  }

  /** Enables everything again that callbacks have disabled. */
  restart(): void {
    this.restartVersion = this.version + 1;
    this.version += 2;
    this.eventsChanged();
  }

  private eventsChanged(): void {
    unsettle(this.settled);
    unsettle(settledShared);
    const isObserved = this.global.some((tools, event) => tools !== 0 && event >= LOCAL_EVENTS);
    for (const thread of this.scheduler.threads) {
      thread.watchExceptions(isObserved);
      for (let { frame } = thread; frame !== null; frame = frame.previous) {
        this.instrument(frame.code);
        frame.lastIp = frame.ip;
      }
    }
  }

  private followFrames(executable: Executable): void {
    for (const thread of this.scheduler.threads) {
      for (let { frame } = thread; frame !== null; frame = frame.previous) {
        if (frame.executable === executable) frame.lastIp = frame.ip;
      }
    }
  }

  // Code

  /** What is observed in a code object; undefined if nothing is, or only in another interpreter. */
  dataOf(code: PyCode): MonitoredCode | undefined {
    const data = code.executable.monitored as MonitoredCode | undefined;
    return data !== undefined && data.owner === this.identity ? data : undefined;
  }

  private makeData(code: PyCode): MonitoredCode {
    let data = this.dataOf(code);
    if (data === undefined) {
      (code.executable.monitored as MonitoredCode | undefined)?.restore();
      data = new MonitoredCode(code, this.identity);
      code.executable.monitored = data;
    }
    return data;
  }

  /** Brings a code object up to date with the events asked for (_Py_Instrument); does nothing where none ever were. */
  instrument(code: PyCode): void {
    if (code.co_flags & CodeFlag.NO_MONITORING_EVENTS) return;
    const data = this.dataOf(code);
    if (data === undefined) {
      if (code.executable.monitored === undefined && this.global.every((tools) => tools === 0)) return;
      this.force(this.makeData(code));
    } else if (data.version !== this.version) this.force(data);
  }

  private force(data: MonitoredCode): void {
    for (let tool = 0; tool < TOOL_COUNT; tool++) {
      if (data.toolVersions[tool] === this.toolVersions[tool]) continue;
      for (let event = 0; event < LOCAL_EVENTS; event++) setBit(data.local, event, tool, 0);
    }
    const active = data.local.map((tools, event) => tools | this.global[event]!);
    data.instrument(active, this.restartVersion > data.version, this.version, this.global[Event.RAISE] !== 0);
  }

  /** Is a code object up to date, so that RESUME need not ask again? */
  isCurrent(data: MonitoredCode): boolean {
    return data.version === this.version;
  }

  /**
   * RESUME that has not run since events changed: instruments the code, or settles it. Gives the index to go on at: the same, if
   * another word stands there now.
   */
  resume(frame: Frame, ip: number): number {
    if (this.tracing > 0) return ip + 1;
    const { executable } = frame;
    const { words } = executable;
    const before = words[ip]!;
    this.instrument(frame.code);
    if (words[ip] !== before) return ip;
    this.dataOf(frame.code)?.settle(ip);
    words[ip] = (before & ~(0xff | (RESUME_AGAIN << 8))) | SpecializedOp.RESUME_CHECK;
    this.settle(executable, frame.code);
    return ip + 1;
  }

  private settle(executable: Executable, code: PyCode): void {
    const list = code.refs >= IMMORTAL ? settledShared : this.settled;
    executable.settledIn = list.add(executable);
  }

  // Telling

  /** Calls one tool; true for DISABLE (call_one_instrument). */
  private callOne(frame: Frame, tool: number, event: number, args: Value[]): boolean {
    const callback = this.callbacks[tool]![event];
    if (callback === undefined || callback === null) return false;
    if (typeof callback === 'function') return this.during(event, () => callback(frame, args));
    if (callback instanceof BranchCallback && !this.isObserved(frame, (args[1] as number) >> 1)) return true;
    const result = this.during(event, () => callHeld(this.thread, handlerOf(callback), args.slice()));
    drop(this.thread, result);
    return result === DISABLE;
  }

  /** Runs a callback: nothing that it does is told. */
  during<T>(event: number, work: () => T): T {
    const { whatEvent } = this;
    this.whatEvent = event;
    this.tracing++;
    try {
      return work();
    } finally {
      this.tracing--;
      this.whatEvent = whatEvent;
    }
  }

  /** Is anything still told at an instruction? One way of a branch that is disabled disables the other. */
  private isObserved(frame: Frame, index: number): boolean {
    const data = this.dataOf(frame.code);
    return data !== undefined && (data.marks[index]! & ~Mark.SETTLED) !== 0;
  }

  /**
   * Tells of an event at instruction `index` (call_instrumentation_vector). Callbacks get the code, `second` (an offset in bytes) and
   * what follows.
   */
  fire(frame: Frame, index: number, event: number, second: number, rest: Value[]): void {
    if (this.tracing > 0) return;
    const { code } = frame;
    const isLocal = event < LOCAL_EVENTS;
    const data = isLocal || event >= UNGROUPED_EVENTS ? this.dataOf(code)! : undefined;
    let tools = data === undefined ? this.global[event]! : data.toolsAt(index, event);
    const args = [code, second, ...rest];
    for (; tools !== 0; tools &= ~(1 << topBit(tools))) {
      const tool = topBit(tools);
      if (!this.callOne(frame, tool, event, args)) continue;
      if (isLocal) {
        data!.disable(index, event, tool);
        continue;
      }
      release(this.thread, this.exchange(this.callbacks[tool]!, event, undefined));
      throw valueError(`Cannot disable ${EVENT_NAMES[event]} events. Callback removed.`);
    }
  }

  /** Tells the tools of a line or of an instruction; the trace function is told of lines by `traceLine`. */
  fireAt(frame: Frame, data: MonitoredCode, index: number, event: number, second: number, toolBits: number): void {
    const args = [data.code, second];
    for (let tools = toolBits; tools !== 0; tools &= ~(1 << topBit(tools))) {
      const tool = topBit(tools);
      if (this.callOne(frame, tool, event, args)) data.disable(index, event, tool);
    }
  }
}

const topBit = (bits: number): number => 31 - Math.clz32(bits);

function setBit(monitors: Monitors, event: number, tool: number, value: number): void {
  monitors[event] = (monitors[event]! & ~(1 << tool)) | (value << tool);
}
