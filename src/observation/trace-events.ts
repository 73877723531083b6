// What a trace consists of: one event after the other. docs/trace-format.md describes the same for readers of the JSON form.

/** The first event names the form of all others. */
export const TRACE_FORMAT = 'callspec-trace/1';

/** A value, as it was at that moment. */
export interface ShownValue {
  /** A short repr, made without running Python code. */
  readonly repr: string;
  /** `__name__` of its class. */
  readonly type: string;
  /** A number of its own for an object on the heap; the same object has the same number in all events. */
  readonly id?: number;
  /** The entry does not count as a reference of the object (LOAD_FAST_BORROW). */
  readonly borrowed?: true;
}

/** An entry of the value stack from the bottom up; null is NULL. */
export type Entry = ShownValue | null;

/** Names of fast locals, cells and free variables with their values; unbound ones are missing. */
export type Locals = Readonly<Record<string, ShownValue>>;

interface InThread {
  /** 1 for the main thread. */
  readonly thread: number;
}

interface InFrame extends InThread {
  /** Number of the frame; that of a generator stays the same when it is resumed. */
  readonly frame: number;
  /** Frames below it, those of the standard library included. */
  readonly depth: number;
}

interface Allocating {
  /** Objects that the instruction has made, by the name of their type; without those of frames that it has called. */
  readonly allocated?: Readonly<Record<string, number>>;
}

/** Always the first. */
export interface StartEvent {
  readonly event: 'start';
  readonly format: typeof TRACE_FORMAT;
  readonly python: string;
  readonly file: string;
}

/** A frame begins or goes on. */
export interface PushEvent extends InFrame {
  readonly event: 'push';
  readonly function: string;
  readonly file: string;
  readonly line: number;
  /** Who starts it: a call instruction of the frame below, native code, or a generator that is resumed. */
  readonly by: 'call' | 'native' | 'resume';
  readonly locals: Locals;
}

/** An instruction is about to run. */
export interface InstructionEvent extends InFrame {
  readonly event: 'instruction';
  /** Number of this instruction in the run. */
  readonly number: number;
  readonly function: string;
  readonly line: number | null;
  /** In bytes. */
  readonly offset: number;
  /** `L1`, where a jump or a handler leads here. */
  readonly label?: string;
  readonly opname: string;
  /** The specialised instruction that runs in its place. */
  readonly adaptive?: string;
  readonly arg: number | null;
  /** What the operand stands for, as `dis` writes it. */
  readonly argrepr: string;
  /** Where a jump leads, in bytes. */
  readonly target?: number;
  readonly stack: readonly Entry[];
  readonly locals: Locals;
}

/** An instruction has run: comes before the next one of the same frame, and after all that the instruction has called. */
export interface CompletedEvent extends InFrame, Allocating {
  readonly event: 'completed';
  readonly number: number;
  readonly stack: readonly Entry[];
  /** Locals that are bound differently now; null for those that no longer are. */
  readonly locals: Readonly<Record<string, ShownValue | null>>;
}

/** A frame ends or is suspended. */
export interface PopEvent extends InFrame, Allocating {
  readonly event: 'pop';
  readonly function: string;
  /** `created`: the function has given back a generator or coroutine in place of running its body. */
  readonly reason: 'return' | 'yield' | 'created' | 'exception';
  /** What it gives to the frame below, or the exception that leaves it. */
  readonly value: ShownValue;
}

/** An instruction has raised, or an exception has come out of a frame that it called. */
export interface RaiseEvent extends InFrame, Allocating {
  readonly event: 'raise';
  /** Of the instruction; null where an exception enters a generator that has not started. */
  readonly number: number | null;
  readonly exception: ShownValue;
  /** It comes from a called frame, or was raised again. */
  readonly again: boolean;
}

/** An exception handler takes the exception: the stack is cut to what the handler expects. */
export interface CatchEvent extends InFrame {
  readonly event: 'catch';
  readonly exception: ShownValue;
  /** Of the handler, in bytes. */
  readonly offset: number;
  readonly line: number | null;
  /** The handler wants to know where the exception comes from: that number lies below the exception. */
  readonly lasti: boolean;
  readonly stack: readonly Entry[];
}

/** Nobody holds an object any more. */
export interface FreeEvent extends InThread {
  readonly event: 'free';
  readonly value: ShownValue;
}

/** The program writes. */
export interface OutputEvent {
  readonly event: 'output';
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** What ran unseen since the event before: code of the standard library, or of functions that were not asked for. */
export interface HiddenEvent extends InThread {
  readonly event: 'hidden';
  readonly instructions: number;
  readonly frames: number;
}

/** As many events as were asked for are written: what follows runs unseen, but for output. */
export interface LimitEvent {
  readonly event: 'limit';
  readonly events: number;
}

/** Always the last. */
export interface EndEvent {
  readonly event: 'end';
  readonly exitCode: number;
  /** Instructions of the whole run; absent once the limit of events was reached. */
  readonly instructions?: number;
  /** The exception that nobody caught, as the last line of its traceback. */
  readonly exception?: string;
  /** Why the run was ended from outside. */
  readonly stopped?: string;
  /** The interpreter itself has failed. */
  readonly fault?: string;
}

export type TraceEvent =
  | StartEvent
  | PushEvent
  | InstructionEvent
  | CompletedEvent
  | PopEvent
  | RaiseEvent
  | CatchEvent
  | FreeEvent
  | OutputEvent
  | HiddenEvent
  | LimitEvent
  | EndEvent;
