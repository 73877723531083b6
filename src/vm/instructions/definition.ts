// What a definition says of an instruction. All else that knows instructions is made from these: the loop, the tables in src/bytecode/,
// what the tracer and jumps of trace functions see on the stack.

import type { OperandKind } from '../../bytecode/operand-kind';
import type { CacheLayout } from '../../bytecode/cache-layout';
import type { Jump } from '../../bytecode/jump';
import type { EntryLike } from '../../bytecode/stack-entries';
import type { Frame } from '../../objects/frames/frame';
import type { Event } from '../events/event-numbers';
import type { VmThread } from '../thread-implementation';
import type { Outcome } from './outcome';

/**
 * Carries out the instruction at `ip`. The stack ends before entry `sp`: the entries that the definition names before it are
 * `frame.slots[sp - n]` up to `sp - 1`, those after it have to lie there, from the same bottom on, when it is done. Nothing answered means
 * that the next instruction follows; else the outcome says what does. The stack pointer, widths and the targets of jumps are not its
 * business. If it throws, the entries below `sp` are still there, or have given up their counts.
 */
export type Body = (thread: VmThread, frame: Frame, sp: number, oparg: number, ip: number) => Outcome | undefined;

/**
 * The most that may happen: nothing but moving values; values may be let go of, whose finalizers run; an exception may be raised; any
 * Python code may run.
 */
export type Effect = 'moves' | 'releases' | 'raises' | 'runs Python';

/** A specialised form: what it does not say is as in the general one. */
export interface Form {
  /** What is left, where it is not what the general form leaves. */
  readonly after?: readonly EntryLike[];
  /** It does the work of the instruction behind it, too. */
  readonly doesNext?: true;
  /** The loop does it itself instead of calling it. */
  readonly inLoop?: true;
  /** Answers GUARD_FAILED, with nothing changed, where it does not fit. */
  readonly run: Body;
}

/** An instruction. */
export interface Definition<FormName extends string = string> {
  /** What it does, in a sentence. */
  readonly summary: string;
  readonly operand: OperandKind;
  /** Entries that it finds on the stack, the top one last. */
  readonly before: readonly EntryLike[];
  /** Entries that it leaves there. A name that stands on both sides is the same entry, whether it has moved or not. */
  readonly after: readonly EntryLike[];
  readonly may: Effect;
  /** Another frame goes on: one that is entered, one that is resumed, or the caller, since this one ends or is suspended. */
  readonly frame?: 'enters' | 'resumes' | 'ends' | 'suspends';
  /** It waits for another thread or a lock, if native code that it calls does: then it runs once more. */
  readonly waits?: true;
  readonly jump?: Jump;
  /** The next instruction never follows. */
  readonly ends?: true;
  /** The event that is told of where the instruction is observed, by a form of its own (INSTRUMENTED_…). */
  readonly event?: keyof typeof Event;
  readonly inLoop?: true;
  /** Where the fields of its inline cache lie. */
  readonly cache?: CacheLayout;
  /** What it does. Without, it never runs: it exists inside the compiler, or in other builds. */
  readonly run?: Body;
  /** Looks at the operands and puts a specialised form in its place, if there is one. */
  readonly specialize?: (frame: Frame, sp: number, oparg: number, ip: number) => void;
  readonly forms?: Readonly<Record<FormName, Form>>;
}

/** Defines an instruction. */
export const instruction = <FormName extends string = never>(definition: Definition<FormName>): Definition<FormName> =>
  definition;
