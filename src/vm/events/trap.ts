// Instructions under observation: tells of their events, then runs them.

import { COOLDOWN, COUNTER, COUNTER_STEP } from '../../bytecode/inline-caches';
import { CACHES } from '../../bytecode/instruction-table';
import { Op, SpecializedOp } from '../../bytecode/opcodes';
import { coroutineType } from '../../objects/frames/coroutine';
import { newException, type PyBaseException, StopIterationType } from '../../objects/exceptions/exceptions';
import { exceptionFrom } from '../../objects/exceptions/exception-values';
import type { Frame } from '../../objects/frames/frame';
import { FrameState, PyGenerator } from '../../objects/frames/generator';
import { generatorType } from '../../objects/frames/generator-type';
import { hold, release, unhold, type Value } from '../../objects/object';
import { PyRaise } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { chainContext } from '../../objects/exceptions/exception-context';
import { sendTo } from '../instructions/asynchronous';
import { forIterForm, specializeForIter } from '../instructions/iteration';
import { dropEntries, dropEntry, put, replaceTop } from '../../call/stack';
import type { VmThread } from '../thread-implementation';
import { nextIndex } from './code-lines';
import { Event, Tool } from './event-numbers';
import type { ExceptionEvents } from './exception-events';
import type { LegacyTracing } from './legacy-tracing';
import { Mark, type MonitoredCode } from './monitored-code';
import type { Monitoring } from './monitoring';
import { ObservedCalls } from './observed-calls';

/** Runs the words that the loop hands over because something has to be told there. */
export class Trap {
  /** Where a general instruction stands for one step in place of an instrumented one. */
  private stepping: MonitoredCode | undefined = undefined;
  private steppingIndex = 0;
  /** The counter of that instruction, to be put back; -1 if it may run down. */
  private counter = -1;
  private readonly calls: ObservedCalls;

  constructor(
    private readonly scheduler: { readonly current: VmThread },
    private readonly monitoring: Monitoring,
    private readonly tracing: LegacyTracing,
    private readonly exceptions: ExceptionEvents,
  ) {
    this.calls = new ObservedCalls(scheduler, monitoring);
  }

  /** The thread that runs. */
  private get thread(): VmThread {
    return this.scheduler.current;
  }

  /** Is a general instruction to be replaced again? */
  get isStepping(): boolean {
    return this.stepping !== undefined;
  }

  /** Puts the instrumented word back: its instruction has begun. */
  rearm(): void {
    const data = this.stepping!;
    this.stepping = undefined;
    const { words } = data.code.executable;
    const index = this.steppingIndex;
    if (this.counter >= 0) words[index + COUNTER] = this.counter;
    else data.keepWord(index);
    words[index] = data.wordAt(index);
  }

  /** Lets the loop run the general instruction once: it has to look in again after that. */
  private step(frame: Frame, data: MonitoredCode, ip: number): number {
    if (this.stepping !== undefined) this.rearm();
    const word = data.base[ip]!;
    if ((word & 0xff) === Op.RESUME) {
      frame.ip = ip + 1;
      return this.thread.takeBudget();
    }
    this.hinderAdapting(frame, data, ip, word);
    this.stepping = data;
    this.steppingIndex = ip;
    frame.ip = ip;
    return 1;
  }

  /**
   * Writes the word that runs. An instruction that is told of does not adapt: its own events leave the counter alone, lines and
   * instructions keep it from running out (PAUSE_ADAPTIVE_COUNTER).
   */
  private hinderAdapting(frame: Frame, data: MonitoredCode, ip: number, word: number): void {
    const { words } = frame.executable;
    const mark = data.marks[ip]!;
    this.counter = -1;
    words[ip] = mark & (Mark.EVENT | Mark.LINE | Mark.INSTRUCTION) ? word : data.restingWord(ip);
    if (CACHES[word & 0xff] === 0) return;
    if (mark & Mark.EVENT) {
      this.counter = words[ip + COUNTER]!;
      words[ip + COUNTER] = COOLDOWN;
    } else if (mark & (Mark.LINE | Mark.INSTRUCTION)) words[ip + COUNTER]! |= COUNTER_STEP;
  }

  /**
   * Tells of the events of the instruction at `ip`; the stack pointer is in the frame. Leaves where to go on in the frame and gives the
   * loop's new budget.
   */
  run(frame: Frame, ip: number): number {
    const { monitoring, thread } = this;
    const data = monitoring.dataOf(frame.code);
    if (data === undefined) {
      (frame.executable.monitored as MonitoredCode).restore();
      frame.executable.monitored = undefined;
      return thread.takeBudget();
    }
    const word = data.base[ip]!;
    const isTold = monitoring.tracing === 0;
    if (isTold && (word & 0xff) === Op.RESUME && !monitoring.isCurrent(data)) {
      monitoring.instrument(frame.code);
      return thread.takeBudget();
    }
    if (isTold && (word & 0xff) === Op.RESUME && !(data.marks[ip]! & Mark.EVENT)) data.settle(ip);
    const previous = frame.lastIp;
    /** The instruction before, as this one sees it: itself, once it has been told of as a line or an instruction. */
    const source = data.marks[ip]! & (Mark.LINE | Mark.INSTRUCTION) ? ip : undefined;
    let isLineGone = false;
    try {
      if (isTold && data.marks[ip]! & Mark.LINE) {
        this.line(frame, data, ip, previous);
        if (frame.ip !== ip) {
          frame.lastIp = frame.ip;
          return thread.takeBudget();
        }
        isLineGone = !(data.marks[ip]! & Mark.LINE);
      }
      if ((word & 0xff) !== Op.END_FOR) frame.lastIp = ip;
      // A line that has just been disabled hides that the instruction is observed as such, this once.
      if (isTold && !isLineGone && data.marks[ip]! & Mark.INSTRUCTION) {
        monitoring.fireAt(frame, data, ip, Event.INSTRUCTION, 2 * ip, data.instructionToolsAt(ip));
        frame.ip = ip;
      }
    } catch (error) {
      this.failAt(error, frame, ip);
      throw error;
    }
    const { sp } = frame;
    try {
      if (this.instruction(frame, data, ip, word, source)) {
        if (frame.ip !== ip) return thread.takeBudget();
      }
    } catch (error) {
      dropEntries(thread, frame, sp, frame.sp);
      throw error;
    }
    return this.step(frame, data, ip);
  }

  private line(frame: Frame, data: MonitoredCode, ip: number, previous: number): void {
    const { monitoring } = this;
    const { lines } = data;
    const line = lines[ip]!;
    if (previous >= 0 && lines[previous] === line) {
      const isResume = (data.base[previous]! & 0xff) === Op.RESUME;
      if (!isResume || data.marks[previous]! & Mark.SETTLED) return;
    }
    let tools = data.lineToolsAt(ip);
    if (tools & (1 << Tool.SYS_TRACE)) {
      this.tracing.lineEvent(frame, line);
      tools &= ~(1 << Tool.SYS_TRACE);
    }
    if (tools !== 0) monitoring.fireAt(frame, data, ip, Event.LINE, line, tools);
  }

  /** The instruction's own event. True if the instruction is done: the frame tells where to go on. */
  private instruction(
    frame: Frame,
    data: MonitoredCode,
    ip: number,
    word: number,
    source: number | undefined,
  ): boolean {
    const { monitoring } = this;
    const oparg = word >> 8;
    const isEvent = (data.marks[ip]! & Mark.EVENT) !== 0;
    const top = frame.slots[frame.sp - 1];
    const opcode = word & 0xff;
    if (opcode === Op.FOR_ITER) return this.forIter(frame, data, ip, oparg, isEvent);
    if (opcode === Op.SEND) return this.send(frame, ip, nextIndex(data.base, ip), oparg);
    if (opcode === Op.RERAISE && oparg !== 0) frame.lastIp = frame.slots[frame.sp - 1 - oparg] as number;
    if (!isEvent) return false;
    const next = nextIndex(data.base, ip);
    switch (opcode) {
      case Op.RESUME:
        monitoring.fire(frame, ip, oparg > 0 ? Event.PY_RESUME : Event.PY_START, 2 * ip, []);
        return frame.ip !== ip;
      case Op.RETURN_VALUE:
        monitoring.fire(frame, ip, Event.PY_RETURN, 2 * ip, [top!]);
        frame.ip = ip;
        return false;
      case Op.YIELD_VALUE:
        monitoring.fire(frame, ip, Event.PY_YIELD, 2 * ip, [top!]);
        return frame.ip !== ip;
      case Op.JUMP_FORWARD:
        return this.jump(frame, ip, Event.JUMP, ip, next + oparg);
      case Op.JUMP_BACKWARD:
        return this.jump(frame, ip, Event.JUMP, ip, next - oparg);
      case Op.NOT_TAKEN:
        return this.jump(frame, ip, Event.BRANCH_LEFT, source ?? before(data, ip), next);
      case Op.POP_JUMP_IF_TRUE:
        return this.branch(frame, ip, top === true, next, oparg);
      case Op.POP_JUMP_IF_FALSE:
        return this.branch(frame, ip, top !== true, next, oparg);
      case Op.POP_JUMP_IF_NONE:
        return this.branch(frame, ip, top === null, next, oparg);
      case Op.POP_JUMP_IF_NOT_NONE:
        return this.branch(frame, ip, top !== null, next, oparg);
      case Op.POP_ITER: {
        const done = this.jump(frame, ip, Event.BRANCH_RIGHT, source ?? loopOf(data, ip), next);
        dropEntry(this.thread, frame, --frame.sp);
        return done;
      }
      case Op.END_FOR:
        if (frame.slots[frame.sp - 2] instanceof PyGenerator && typeOf(frame.slots[frame.sp - 2]!) === generatorType) {
          this.stopIteration(frame, ip, top!);
        }
        return false;
      case Op.END_SEND: {
        const delegate = frame.slots[frame.sp - 2]!;
        if (typeOf(delegate) === generatorType || typeOf(delegate) === coroutineType)
          this.stopIteration(frame, ip, top!);
        return false;
      }
      case Op.END_ASYNC_FOR:
        monitoring.fire(frame, ip, Event.BRANCH_RIGHT, 2 * (next - oparg), [2 * next]);
        frame.ip = ip;
        return false;
      case Op.CALL:
        return this.calls.call(frame, ip, oparg, undefined);
      case Op.CALL_KW:
        return this.calls.call(frame, ip, oparg, top as PyTuple);
      case Op.CALL_FUNCTION_EX:
        return this.calls.callSpread(frame, ip);
      case Op.LOAD_SUPER_ATTR:
        return this.calls.loadSuperAttribute(frame, ip, oparg);
      default:
        return false;
    }
  }

  /** Where the handler is looked for of an exception that a callback has raised. */
  private failAt(error: unknown, frame: Frame, index: number): void {
    if (!(error instanceof PyRaise)) return;
    this.thread.failedAt = index;
    this.exceptions.failedAt(frame, index);
  }

  /** Goes to `target`, unless the callback has set another line (_Py_call_instrumentation_jump). */
  private jump(frame: Frame, ip: number, event: number, source: number, target: number): true {
    frame.ip = ip;
    try {
      this.monitoring.fire(frame, ip, event, 2 * source, [2 * target]);
    } catch (error) {
      // Only behind a loop is it known where the jump led: elsewhere no handler of the frame is found.
      const isKnown = (this.monitoring.dataOf(frame.code)!.base[ip]! & 0xff) === Op.POP_ITER;
      this.failAt(error, frame, isKnown ? target : frame.words.length);
      throw error;
    }
    if (frame.ip === ip) frame.ip = target;
    else frame.lastIp = frame.ip;
    return true;
  }

  /** condition -- */
  private branch(frame: Frame, ip: number, taken: boolean, next: number, oparg: number): true {
    dropEntry(this.thread, frame, --frame.sp);
    if (taken) return this.jump(frame, ip, Event.BRANCH_RIGHT, ip, next + oparg);
    frame.ip = next;
    return true;
  }

  /** A StopIteration that nobody has raised: the end of a generator that the loop runs itself (monitor_stop_iteration). */
  private stopIteration(frame: Frame, ip: number, value: Value): void {
    const { monitoring, thread } = this;
    if (monitoring.tracing > 0) return;
    const exc = hold(
      value === null ? newException(StopIterationType) : exceptionFrom(thread, StopIterationType, value),
    );
    chainContext(thread, exc);
    try {
      monitoring.fire(frame, ip, Event.STOP_ITERATION, 2 * ip, [exc]);
    } finally {
      release(thread, exc);
    }
    frame.ip = ip;
  }

  /** Tells of a StopIteration that an instruction is about to swallow, and lets go of it. */
  private swallow(frame: Frame, ip: number, error: unknown): PyBaseException {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, StopIterationType)) throw error;
    const exc = hold(error.exc);
    if (!error.chained) chainContext(this.thread, exc);
    return this.exceptions.tell(frame, ip, Event.RAISE, exc);
  }

  /** iterator -- iterator, item */
  private forIter(frame: Frame, data: MonitoredCode, ip: number, oparg: number, isEvent: boolean): boolean {
    const { thread } = this;
    const iterator = frame.slots[frame.sp - 1]!;
    if (!isEvent && this.runsInLoop(frame, data, ip, oparg, iterator)) return false;
    const next = typeOf(iterator).tp.tp_iternext;
    if (next === undefined) return false;
    let item: Value | undefined;
    try {
      item = next(thread, iterator);
    } catch (error) {
      const exc = this.swallow(frame, ip, error);
      if (exc !== (error as PyRaise).exc) throw new PyRaise(unhold(exc), true);
      release(thread, exc);
    }
    const body = nextIndex(data.base, ip);
    if (item === undefined) {
      frame.ip = nextIndex(data.base, body + oparg);
      return true;
    }
    put(frame, frame.sp++, item);
    if (isEvent) return this.jump(frame, ip, Event.BRANCH_LEFT, ip, body);
    frame.ip = body;
    return true;
  }

  /**
   * Does the loop itself run the iterator? A generator, once FOR_ITER is specialised for it: that decides whether its end shows as
   * STOP_ITERATION. Runs the counter of the instruction down otherwise.
   */
  private runsInLoop(frame: Frame, data: MonitoredCode, ip: number, oparg: number, iterator: Value): boolean {
    if (data.marks[ip] !== 0) return false;
    const { executable } = frame;
    const { words } = executable;
    const isHit = (): boolean => {
      const isForm = (words[ip]! & 0xff) === forIterForm(typeOf(iterator));
      return isForm && !(iterator instanceof PyGenerator && iterator.state >= FrameState.EXECUTING);
    };
    words[ip] = data.restingWord(ip);
    if (!isHit()) {
      const counter = words[ip + COUNTER]!;
      if (counter < COUNTER_STEP) specializeForIter(executable, ip, oparg, iterator);
      if (!isHit()) words[ip + COUNTER]! -= COUNTER_STEP;
    }
    const isGenerator = (words[ip]! & 0xff) === SpecializedOp.FOR_ITER_GEN && isHit();
    data.keepWord(ip);
    words[ip] = data.wordAt(ip);
    return isGenerator;
  }

  /** delegate, value -- delegate, yielded value: generators are resumed by the loop itself. */
  private send(frame: Frame, ip: number, next: number, oparg: number): boolean {
    const { thread } = this;
    const { sp, slots } = frame;
    const delegate = slots[sp - 2]!;
    const type = typeOf(delegate);
    if (type === generatorType || type === coroutineType) return false;
    let raised: PyBaseException | undefined;
    let value: Value | undefined;
    value = sendTo(thread, delegate, slots[sp - 1]!, (error) => {
      const exc = this.swallow(frame, ip, error);
      if (exc !== error.exc) throw new PyRaise(unhold(exc), true);
      raised = exc;
    });
    if (value === undefined) {
      replaceTop(thread, frame, sp, thread.returned);
      frame.ip = next + oparg;
    } else {
      replaceTop(thread, frame, sp, value);
      frame.ip = next;
    }
    release(thread, raised);
    return true;
  }
}

/** The instruction before one which is never the target of a jump. */
function before(data: MonitoredCode, ip: number): number {
  let previous = 0;
  for (let index = 0; index < ip; index = nextIndex(data.base, index)) previous = index;
  return previous;
}

/** The FOR_ITER that leads to a POP_ITER, or what stands before it. */
function loopOf(data: MonitoredCode, ip: number): number {
  for (let index = 0; index < ip; index = nextIndex(data.base, index)) {
    const word = data.base[index]!;
    if ((word & 0xff) === Op.FOR_ITER && nextIndex(data.base, index) + (word >> 8) + 1 === ip) return index;
  }
  return before(data, ip);
}
