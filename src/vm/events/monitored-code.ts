// What is observed in one code object: its instrumented instructions and the tools that listen there (_PyCoMonitoringData).

import { COUNTER, WARM_UP } from '../../bytecode/inline-caches';
import { CACHES, INSTRUCTIONS } from '../../bytecode/instruction-table';
import { Op, type OpName, SpecializedOp } from '../../bytecode/opcodes';
import type { PyCode } from '../../objects/functions/code';
import { decodeWords, type Executable, RESUME_AGAIN, shownOpcode, TRAP } from '../../objects/functions/executable';
import { firstTraceable, lineStarts, linesOfUnits, nextIndex } from './code-lines';
import { Event, LOCAL_EVENTS, TOOL_COUNT } from './event-numbers';

/**
 * What is instrumented at an instruction: its own event, the line that begins there, the instruction as such. SETTLED is a RESUME that
 * has run unobserved and become RESUME_CHECK.
 */
export const Mark = { EVENT: 1, LINE: 2, INSTRUCTION: 4, SETTLED: 8 } as const;
const TOLD = Mark.EVENT | Mark.LINE | Mark.INSTRUCTION;

const INSTRUMENTED = new Uint8Array(256);
const EVENT_OF = new Int8Array(256).fill(-1);
for (const info of INSTRUCTIONS) {
  if (info?.event === undefined || info.name.startsWith('INSTRUMENTED_')) continue;
  INSTRUMENTED[info.opcode] = Op[`INSTRUMENTED_${info.name}` as OpName];
  EVENT_OF[info.opcode] = Event[info.event as keyof typeof Event];
}

/** The event of an instruction word, or -1. */
export function eventOf(word: number): number {
  if ((word & 0xff) === Op.RESUME) return word >> 8 > 0 ? Event.PY_RESUME : Event.PY_START;
  return EVENT_OF[word & 0xff]!;
}

const countBits = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** Sets of tools by event, as bits. */
export type Monitors = Uint8Array;

const without = (left: Monitors, right: Monitors): Monitors => left.map((tools, event) => tools & ~right[event]!);
const isEmpty = (monitors: Monitors): boolean => monitors.every((tools) => tools === 0);

export class MonitoredCode {
  /** The interpreter's version of events when the code was last instrumented. */
  version = -1;
  /** General instructions, whatever the words that run are. */
  readonly base: Int32Array;
  /** Tools that asked for events of this code alone; those of local events only. */
  readonly local: Monitors = new Uint8Array(LOCAL_EVENTS);
  /** Tools that receive events of this code. */
  active: Monitors = new Uint8Array(LOCAL_EVENTS);
  /** When each tool last set local events; older ones are void. */
  readonly toolVersions = new Int32Array(TOOL_COUNT);
  readonly marks: Uint8Array;
  private readonly executable: Executable;
  private readonly first: number;
  /** Tools by instruction, once several share an event; before that all of `active` listen wherever there is a mark. */
  private tools: Uint8Array | undefined = undefined;
  private lineTools: Uint8Array | undefined = undefined;
  private instructionTools: Uint8Array | undefined = undefined;
  private lineData: Int32Array | undefined = undefined;
  private startData: Uint8Array | undefined = undefined;
  /** Somebody wants to hear of exceptions that instructions swallow. */
  private watchesRaise = false;

  constructor(
    readonly code: PyCode,
    /** Whose observation this is: interpreters may share code. */
    readonly owner: object,
  ) {
    this.executable = code.executable;
    this.base = decodeWords(code.co_code);
    this.executable.resting ??= this.executable.words.slice();
    this.marks = new Uint8Array(this.base.length);
    this.first = firstTraceable(this.base);
    const { words } = this.executable;
    for (let index = this.first; index < words.length; index = nextIndex(this.base, index)) {
      const general = this.base[index]! & 0xff;
      if (general === Op.RESUME && shownOpcode(words[index]!, general) !== Op.RESUME) this.settle(index);
    }
  }

  /** A RESUME runs unobserved. */
  settle(index: number): void {
    this.marks[index]! |= Mark.SETTLED;
  }

  /** The line of each code unit, -1 for none. */
  get lines(): Int32Array {
    this.lineData ??= linesOfUnits(this.code);
    return this.lineData;
  }

  private get starts(): Uint8Array {
    this.startData ??= lineStarts(this.base, this.lines, this.executable.handlers);
    return this.startData;
  }

  /** Nothing can be observed in it. */
  get isShim(): boolean {
    return this.first >= this.base.length;
  }

  toolsAt(index: number, event: number): number {
    const own = event >= LOCAL_EVENTS ? Event.CALL : event;
    return this.tools === undefined ? this.active[own]! : this.tools[index]!;
  }

  lineToolsAt(index: number): number {
    return this.lineTools === undefined ? this.active[Event.LINE]! : this.lineTools[index]!;
  }

  instructionToolsAt(index: number): number {
    return this.instructionTools === undefined ? this.active[Event.INSTRUCTION]! : this.instructionTools[index]!;
  }

  /** Takes over a new set of active events (force_instrument_lock_held). `restarted`: everything disabled is enabled again. */
  instrument(active: Monitors, restarted: boolean, version: number, watchesRaise: boolean): void {
    this.prepareTools(active);
    const removed = restarted ? this.active : without(this.active, active);
    const added = restarted ? active : without(active, this.active);
    const raiseChanged = watchesRaise !== this.watchesRaise;
    this.watchesRaise = watchesRaise;
    const isChanged = !isEmpty(removed) || !isEmpty(added);
    if (isChanged || raiseChanged) this.keepWords();
    if (isChanged) this.update(active, removed, added);
    this.version = version;
    if (isChanged || raiseChanged) this.writeWords();
  }

  private keepWords(): void {
    for (let index = 0; index < this.base.length; index = nextIndex(this.base, index)) this.keepWord(index);
  }

  /** Tables of tools by instruction, as soon as two tools listen to one event (update_instrumentation_data). */
  private prepareTools(active: Monitors): void {
    if (!active.some((tools) => countBits(tools) > 1)) return;
    const { length } = this.base;
    if (this.tools === undefined) {
      this.tools = new Uint8Array(length);
      for (let index = this.first; index < length; index = nextIndex(this.base, index)) {
        if (this.marks[index]! & Mark.EVENT) this.tools[index] = this.active[eventOf(this.base[index]!)]!;
      }
    }
    if (active[Event.LINE] !== 0) this.lineTools ??= new Uint8Array(length).fill(active[Event.LINE]!);
    if (active[Event.INSTRUCTION] !== 0) this.instructionTools ??= new Uint8Array(length);
  }

  private update(active: Monitors, removed: Monitors, added: Monitors): void {
    const { base } = this;
    const previous = this.active;
    this.active = active;
    for (let index = this.first; index < base.length; index = nextIndex(base, index)) {
      const event = eventOf(base[index]!);
      if (event < 0) continue;
      if (removed[event] !== 0) this.removeTools(index, removed[event]!, previous[event]!, 'tools', Mark.EVENT);
      if (added[event] !== 0) this.addTools(index, added[event]!, 'tools', Mark.EVENT);
    }
    this.updateLines(previous, removed[Event.LINE]!, added[Event.LINE]!);
    this.updateInstructions(previous, removed[Event.INSTRUCTION]!, added[Event.INSTRUCTION]!);
  }

  private updateLines(previous: Monitors, removed: number, added: number): void {
    if (removed === 0 && added === 0) return;
    const { base, starts } = this;
    for (let index = this.first; index < base.length; index = nextIndex(base, index)) {
      if (starts[index] === 0) continue;
      if (removed !== 0) this.removeTools(index, removed, previous[Event.LINE]!, 'lineTools', Mark.LINE);
      if (added !== 0) this.addTools(index, added, 'lineTools', Mark.LINE);
    }
  }

  private updateInstructions(previous: Monitors, removed: number, added: number): void {
    if (removed === 0 && added === 0) return;
    const { base } = this;
    for (let index = this.first; index < base.length; index = nextIndex(base, index)) {
      const opcode = base[index]! & 0xff;
      if (opcode === Op.RESUME || opcode === Op.END_FOR) continue;
      if (removed !== 0)
        this.removeTools(index, removed, previous[Event.INSTRUCTION]!, 'instructionTools', Mark.INSTRUCTION);
      if (added !== 0) this.addTools(index, added, 'instructionTools', Mark.INSTRUCTION);
    }
  }

  private addTools(
    index: number,
    tools: number,
    table: 'tools' | 'lineTools' | 'instructionTools',
    mark: number,
  ): void {
    const entries = this[table];
    if (entries !== undefined) entries[index]! |= tools;
    if (mark === Mark.EVENT && !(this.marks[index]! & mark)) this.restartCounter(index);
    this.marks[index] = (this.marks[index]! & ~Mark.SETTLED) | mark;
    this.executable.resting![index] = this.base[index]!;
  }

  private removeTools(
    index: number,
    tools: number,
    single: number,
    table: 'tools' | 'lineTools' | 'instructionTools',
    mark: number,
  ): void {
    const entries = this[table];
    let left: number;
    if (entries !== undefined) left = entries[index]! &= ~tools;
    else left = (single & tools) === single ? 0 : single;
    if (left !== 0) return;
    if (mark !== Mark.INSTRUCTION && this.marks[index]! & mark) this.restartCounter(index);
    this.marks[index]! &= ~mark;
  }

  /** An instruction that is observed, or no longer, begins to adapt afresh (instrument and de_instrument). */
  private restartCounter(index: number): void {
    if (CACHES[this.base[index]! & 0xff]! > 0) this.executable.words[index + COUNTER] = WARM_UP;
  }

  /** The word of an instruction that nothing is told of: specialised, if it has run often enough. */
  restingWord(index: number): number {
    return this.executable.resting![index]!;
  }

  /** Takes over what specialisation has made of an instruction that nothing is told of. */
  keepWord(index: number): void {
    const word = this.executable.words[index]!;
    const opcode = word & 0xff;
    if (opcode < Op.INSTRUMENTED_END_FOR && opcode !== SpecializedOp.RESUME_CHECK && !(this.marks[index]! & TOLD))
      this.executable.resting![index] = word;
  }

  /** A callback has returned DISABLE: its tool hears no more of this event here. */
  disable(index: number, event: number, tool: number): void {
    if (event === Event.LINE) this.removeTools(index, 1 << tool, this.active[event]!, 'lineTools', Mark.LINE);
    else if (event === Event.INSTRUCTION) {
      this.removeTools(index, 1 << tool, this.active[event]!, 'instructionTools', Mark.INSTRUCTION);
    } else {
      const own = event >= LOCAL_EVENTS ? Event.CALL : event;
      this.removeTools(index, 1 << tool, this.active[own]!, 'tools', Mark.EVENT);
    }
    this.executable.words[index] = this.wordAt(index);
  }

  /** The instruction as it stands in memory: instrumented or general. */
  shownOpcode(index: number): number {
    const mark = this.marks[index]!;
    if (mark & Mark.LINE) return Op.INSTRUMENTED_LINE;
    if (mark & Mark.INSTRUCTION) return Op.INSTRUMENTED_INSTRUCTION;
    const opcode = this.base[index]! & 0xff;
    return mark & Mark.EVENT ? INSTRUMENTED[opcode]! : opcode;
  }

  /** The word that the loop runs: one that it does not know where anything has to be told. */
  wordAt(index: number): number {
    let word = this.base[index]!;
    const mark = this.marks[index]!;
    if (mark & Mark.SETTLED) word |= RESUME_AGAIN << 8;
    if (mark & TOLD) return (word & ~0xff) | this.shownOpcode(index);
    const opcode = word & 0xff;
    const watchesLoop = this.watchesRaise || this.active[Event.STOP_ITERATION] !== 0;
    const trapped =
      this.active[Event.LINE] !== 0 ||
      (watchesLoop && opcode === Op.FOR_ITER) ||
      (this.watchesRaise && opcode === Op.SEND);
    if (trapped && index >= this.first) return (word & ~0xff) | TRAP;
    return opcode === Op.RESUME ? word : this.restingWord(index);
  }

  private writeWords(): void {
    const { base, executable } = this;
    for (let index = 0; index < base.length; index = nextIndex(base, index)) {
      executable.words[index] = this.wordAt(index);
    }
  }

  /** Puts all instructions back that nothing was told of, and the general ones where something was. */
  restore(): void {
    const { base, executable } = this;
    for (let index = 0; index < base.length; index = nextIndex(base, index)) {
      const isResume = (base[index]! & 0xff) === Op.RESUME;
      executable.words[index] = isResume || this.marks[index]! & TOLD ? base[index]! : this.restingWord(index);
    }
    executable.resting = undefined;
  }
}
