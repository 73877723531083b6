// Turns the steps of an observed thread into the events of a trace.

import { Op, OPCODE_NAMES } from '../bytecode/opcodes';
import type { PyBaseException } from '../objects/exceptions/exceptions';
import type { Frame } from '../objects/frames/frame';
import { PyCell } from '../objects/functions/cell';
import type { PyObject, Value } from '../objects/object';
import type { ThreadObserver } from './observed-thread';
import type { Running, Trace } from './trace';
import type { Entry, Locals, PopEvent, ShownValue, TraceEvent } from './trace-events';

/** What is known of a frame while it lives. */
interface FrameRecord {
  readonly number: number;
  readonly isShown: boolean;
  depth: number;
  /** Whether the push is still to be told: it is known at the first step whether native code has entered the loop. */
  entering: 'new' | 'resumed' | undefined;
  running: Running | undefined;
  leaving: PyBaseException | undefined;
}

/** Tells of one thread. */
export class Tracer implements ThreadObserver {
  private readonly thread: number;
  private readonly records = new WeakMap<Frame, FrameRecord>();
  private depth = 0;
  private hiddenInstructions = 0;
  private hiddenFrames = 0;

  /** The exception that has left a frame last. */
  private passing: PyBaseException | undefined = undefined;

  /** `currentFrame` gives the frame that the thread runs. */
  constructor(
    private readonly trace: Trace,
    private readonly currentFrame: () => Frame | null,
  ) {
    this.thread = ++trace.threads;
  }

  // What the thread tells

  step(frame: Frame): void {
    const { trace } = this;
    const number = ++trace.instructions;
    const record = this.recordOf(frame);
    if (!record.isShown) {
      this.hiddenInstructions++;
      trace.running = undefined;
      return;
    }
    const index = frame.ip;
    const listed = trace.instructionAt(frame.code, index);
    if (record.running?.index === index && listed.opcode === Op.RESUME) {
      // The loop has looked at it again: events were asked for meanwhile.
      trace.instructions--;
      return;
    }
    this.enter(frame, record);
    const stack = this.stackOf(frame);
    const locals = this.localsOf(frame);
    this.complete(record, stack, locals);
    record.running = { number, index, locals, allocated: undefined, made: undefined };
    trace.running = record.running;
    const opcode = frame.words[index]! & 0xff;
    const name = OPCODE_NAMES[opcode];
    const isSpecialized = name !== undefined && name !== listed.opname && opcode < Op.INSTRUMENTED_END_FOR;
    this.emit({
      event: 'instruction',
      ...this.place(record),
      number,
      function: frame.code.co_qualname,
      line: listed.line,
      offset: listed.offset,
      ...(listed.label === undefined ? {} : { label: listed.label }),
      opname: listed.opname,
      ...(trace.options.adaptive && isSpecialized ? { adaptive: name } : {}),
      arg: listed.arg,
      argrepr: listed.argrepr,
      ...(listed.target === undefined ? {} : { target: listed.target }),
      stack,
      locals,
    });
  }

  pushed(frame: Frame, isResumed: boolean): void {
    this.depth++;
    const record = isResumed ? this.recordOf(frame) : this.newRecord(frame);
    record.depth = this.depth;
    record.entering = isResumed ? 'resumed' : 'new';
    if (!record.isShown) this.hiddenFrames++;
  }

  popping(frame: Frame): void {
    const record = this.recordOf(frame);
    const { leaving } = record;
    this.leave(frame, record, leaving === undefined ? 'return' : 'exception', leaving ?? frame.slots[frame.sp] ?? null);
    record.running = undefined;
    this.records.delete(frame);
  }

  suspended(frame: Frame, reason: 'yield' | 'created', value: Value): void {
    const record = this.recordOf(frame);
    this.leave(frame, record, reason, value);
    if (reason === 'created') record.running = undefined;
  }

  raised(frame: Frame, exc: PyBaseException, again: boolean): void {
    const record = this.recordOf(frame);
    if (!record.isShown) return;
    this.enter(frame, record);
    const { running } = record;
    const isEntering = running === undefined;
    const isOld = again || exc === this.passing;
    this.emit({
      event: 'raise',
      ...this.place(record),
      number: isEntering ? null : running.number,
      exception: this.trace.show(exc),
      again: isOld,
      ...allocatedBy(running),
    });
    record.running = undefined;
  }

  unwinding(frame: Frame, exc: PyBaseException): void {
    this.recordOf(frame).leaving = exc;
    this.passing = exc;
  }

  caught(frame: Frame, index: number, exc: PyBaseException): void {
    this.passing = undefined;
    const record = this.recordOf(frame);
    if (!record.isShown) return;
    const listed = this.trace.instructionAt(frame.code, index);
    this.emit({
      event: 'catch',
      ...this.place(record),
      exception: this.trace.show(exc),
      offset: listed.offset,
      line: listed.line,
      lasti: keepsPosition(frame, index),
      stack: this.stackOf(frame),
    });
  }

  freed(object: PyObject): void {
    const frame = this.currentFrame();
    if (frame === null || !this.recordOf(frame).isShown || this.trace.isInternal(object)) return;
    this.emit({ event: 'free', thread: this.thread, value: this.trace.show(object) });
  }

  // What becomes of it

  /** Passes an event on, and before it how much has run unseen. */
  private emit(event: TraceEvent): void {
    const { thread, trace, hiddenInstructions: instructions, hiddenFrames: frames } = this;
    if (instructions > 0) {
      this.hiddenInstructions = this.hiddenFrames = 0;
      trace.emit({ event: 'hidden', thread, instructions, frames });
    }
    trace.emit(event);
  }

  private place({ number, depth }: FrameRecord): { thread: number; frame: number; depth: number } {
    return { thread: this.thread, frame: number, depth };
  }

  private newRecord(frame: Frame): FrameRecord {
    const record: FrameRecord = {
      number: ++this.trace.frames,
      isShown: this.trace.isShown(frame.code),
      depth: this.depth,
      entering: undefined,
      running: undefined,
      leaving: undefined,
    };
    this.records.set(frame, record);
    return record;
  }

  private recordOf(frame: Frame): FrameRecord {
    return this.records.get(frame) ?? this.newRecord(frame);
  }

  /** Tells of the frame, unless that was done. */
  private enter(frame: Frame, record: FrameRecord): void {
    const { entering } = record;
    if (entering === undefined) return;
    record.entering = undefined;
    const { code } = frame;
    const line = entering === 'new' ? null : this.trace.instructionAt(code, frame.ip)?.line;
    this.emit({
      event: 'push',
      ...this.place(record),
      function: code.co_qualname,
      file: code.co_filename,
      line: line ?? code.co_firstlineno,
      by: entering === 'resumed' ? 'resume' : frame.isEntry ? 'native' : 'call',
      locals: this.localsOf(frame),
    });
  }

  /** Tells what the instruction before has done. */
  private complete(record: FrameRecord, stack: Entry[], locals: Locals): void {
    const { running } = record;
    if (running === undefined) return;
    const { number } = running;
    this.emit({
      event: 'completed',
      ...this.place(record),
      number,
      stack,
      locals: difference(running.locals, locals),
      ...allocatedBy(running),
    });
  }

  /** The frame is no longer the current one. */
  private leave(frame: Frame, record: FrameRecord, reason: PopEvent['reason'], value: Value): void {
    if (record.isShown) {
      this.enter(frame, record);
      const shown = this.trace.show(value);
      this.emit({
        event: 'pop',
        ...this.place(record),
        function: frame.code.co_qualname,
        reason,
        value: shown,
        ...allocatedBy(record.running),
      });
    }
    this.depth--;
    const { previous } = frame;
    this.trace.running = previous === null ? undefined : this.records.get(previous)?.running;
  }

  private stackOf(frame: Frame): Entry[] {
    const { executable, slots, owned, sp } = frame;
    const stack: Entry[] = [];
    for (let slot = executable.localCount; slot < sp; slot++) {
      const value = slots[slot];
      if (value === undefined) stack.push(null);
      else {
        const shown = this.trace.show(value);
        stack.push(shown.id !== undefined && !owned[slot] ? { ...shown, borrowed: true } : shown);
      }
    }
    return stack;
  }

  private localsOf({ code, slots }: Frame): Locals {
    const locals: Record<string, ShownValue> = Object.create(null);
    code.localsplusnames.forEach((name, slot) => {
      const value = slots[slot];
      const content = value instanceof PyCell ? value.value : value;
      if (content !== undefined) locals[name] = this.trace.show(content);
    });
    return locals;
  }
}

/** Names that are bound to something else now, or look different; null for those that are no longer bound. */
function difference(before: Locals, after: Locals): Record<string, ShownValue | null> {
  const changed: Record<string, ShownValue | null> = Object.create(null);
  for (const [name, value] of Object.entries(after)) {
    const old = before[name];
    if (old === undefined || old.repr !== value.repr || old.id !== value.id || old.type !== value.type) {
      changed[name] = value;
    }
  }
  for (const name of Object.keys(before)) if (after[name] === undefined) changed[name] = null;
  return changed;
}

/** What an instruction has allocated, as a part of its event. */
function allocatedBy(running: Running | undefined): { allocated?: Record<string, number> } {
  return running?.allocated === undefined ? {} : { allocated: Object.fromEntries(running.allocated) };
}

/** Does the handler at this place get the position of the instruction that raised? */
const keepsPosition = (frame: Frame, index: number): boolean =>
  frame.executable.handlers.some(({ target, lasti }) => target === index && lasti);
