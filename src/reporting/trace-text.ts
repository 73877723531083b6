// A trace as text: each instruction with the stack before and after it, indented by frames.

import pico from 'picocolors';
import { shorten } from '../observation/safe-repr';
import type {
  CompletedEvent,
  EndEvent,
  Entry,
  FreeEvent,
  InstructionEvent,
  PopEvent,
  PushEvent,
  TraceEvent,
} from '../observation/trace-events';
import { visible, visibleData, withoutCommands } from './printable';

export interface TraceTextOptions {
  /** Columns of a line; longer ones are cut. */
  width: number;
  colors: boolean;
}

/** Columns of the instruction, when there is room. */
const INSTRUCTION_WIDTH = 46;
const MIN_STACK_WIDTH = 30;
/** Columns of one entry of the stack, the more entries the fewer. */
const ENTRY_WIDTHS = [32, 20, 12];

const POPPED: Record<PopEvent['reason'], string> = {
  return: 'returns',
  yield: 'yields',
  created: 'gives back, without having run,',
  exception: 'is left by',
};

/** Turns events into lines. */
export class TraceText {
  private readonly paint: ReturnType<typeof pico.createColors>;
  /** Shown frames of each thread, the outermost first. */
  private readonly frames = new Map<number, number[]>();
  private readonly lastLines = new Map<number, number | null>();
  /** An instruction that is not written yet: what it does may still go on the same line. */
  private open: InstructionEvent | undefined = undefined;
  private readonly ended: FreeEvent[] = [];
  private thread = 1;
  /** Output of the program that is not a whole line yet, by stream. */
  private readonly partial = { stdout: '', stderr: '' };

  constructor(
    private readonly options: TraceTextOptions,
    private readonly writeLine: (line: string) => void,
  ) {
    this.paint = pico.createColors(options.colors);
  }

  accept(given: TraceEvent): void {
    const event = given.event === 'output' ? { ...given, text: visible(given.text) } : visibleData(given);
    if (event.event === 'free' && this.open !== undefined) {
      this.ended.push(event);
      return;
    }
    if (event.event === 'completed' && event.number === this.open?.number) {
      this.instruction(this.open, event);
      return;
    }
    this.flush();
    if (event.event !== 'output') this.endOutput();
    if ('thread' in event && event.thread !== this.thread) {
      this.thread = event.thread;
      this.line(0, this.paint.bold(`thread ${event.thread}`));
    }
    this.show(event);
  }

  private show(event: TraceEvent): void {
    const { paint } = this;
    switch (event.event) {
      case 'start':
        return;
      case 'push':
        this.push(event);
        return;
      case 'pop':
        this.pop(event);
        return;
      case 'instruction':
        this.open = event;
        return;
      case 'completed':
        this.line(this.indentOf(event), `        ${paint.dim('then')} ${this.outcome(event, this.room(13))}`);
        return;
      case 'raise':
        this.line(
          this.indentOf(event),
          paint.red(`     ! ${event.again ? 'comes' : 'raises'} ${event.exception.repr}`),
        );
        return;
      case 'catch': {
        const line = event.line === null ? '' : ` in line ${event.line}`;
        this.line(
          this.indentOf(event),
          paint.yellow(`     = caught${line}: `) + this.stack(event.stack, this.room(24)),
        );
        return;
      }
      case 'free':
        this.free(event);
        return;
      case 'output':
        this.output(event.stream, event.text);
        return;
      case 'hidden': {
        const frames = event.frames === 0 ? '' : ` in ${plural(event.frames, 'frame')}`;
        this.line(this.depth(), paint.dim(`     ... ${plural(event.instructions, 'instruction')}${frames} not shown`));
        return;
      }
      case 'limit':
        this.line(0, paint.bold(`${plural(event.events, 'event')} shown; the program goes on unseen`));
        return;
      case 'end':
        this.end(event);
    }
  }

  // Frames

  private push(event: PushEvent): void {
    const { paint } = this;
    const frames = this.frames.get(event.thread) ?? [];
    frames.push(event.frame);
    this.frames.set(event.thread, frames);
    this.lastLines.delete(event.frame);
    const verb = event.by === 'resume' ? 'resume' : 'call';
    const from = event.by === 'native' && frames.length > 1 ? ', from native code' : '';
    const place = `  ${event.file}:${event.line}${from}`;
    const head = `${verb} ${event.function}`;
    const values = Object.entries(event.locals).map(([name, value]) => `${name}=${value.repr}`);
    const list = event.function === '<module>' ? '' : `(${values.join(', ')})`;
    const room = this.room(2 * frames.length + head.length + place.length);
    this.line(
      frames.length - 1,
      paint.cyan(`${verb} ${paint.bold(event.function)}${cut(list, room)}`) + paint.dim(place),
    );
  }

  private pop(event: PopEvent): void {
    const { paint } = this;
    const frames = this.frames.get(event.thread) ?? [];
    const text = `${event.function} ${POPPED[event.reason]} ${event.value.repr}${made(event.allocated)}`;
    const at = frames.lastIndexOf(event.frame);
    if (at >= 0) frames.length = at;
    this.line(frames.length, event.reason === 'exception' ? paint.red(`- ${text}`) : paint.cyan(`- ${text}`));
  }

  private depth(): number {
    return (this.frames.get(this.thread) ?? []).length;
  }

  private indentOf({ thread, frame }: { thread: number; frame: number }): number {
    const frames = this.frames.get(thread) ?? [];
    const at = frames.lastIndexOf(frame);
    return at < 0 ? frames.length : at + 1;
  }

  // Instructions

  /** Writes the instruction that waits, which has called something. */
  private flush(): void {
    const { open } = this;
    if (open !== undefined) this.instruction(open, undefined);
  }

  private instruction(event: InstructionEvent, done: CompletedEvent | undefined): void {
    const { paint } = this;
    this.open = undefined;
    const indent = this.indentOf(event);
    const text = instructionText(event);
    const isNewLine = this.lastLines.get(event.frame) !== event.line;
    this.lastLines.set(event.frame, event.line);
    const place = (isNewLine ? (event.line ?? '--') : '').toString().padStart(5);
    const head = `${paint.dim(place)}  ${text.padEnd(INSTRUCTION_WIDTH)} `;
    const room = this.room(2 * indent + 8 + Math.max(INSTRUCTION_WIDTH, text.length));
    const before = event.stack;
    if (done === undefined) this.line(indent, head + this.stack(before, room));
    else {
      const half = Math.max(MIN_STACK_WIDTH / 2, Math.floor((room - 4) / 2));
      const isSame = isEqual(before, done.stack);
      const shownBefore = isSame ? '' : `${this.stack(before, half)} ${paint.dim('->')} `;
      this.line(indent, head + shownBefore + this.outcome(done, isSame ? room : half));
    }
    for (const free of this.ended.splice(0)) this.free(free);
  }

  /** The stack after an instruction, and what else has changed. */
  private outcome({ stack, locals, allocated }: CompletedEvent, room: number): string {
    const changes = Object.entries(locals).map(([name, value]) =>
      value === null ? `${name} unbound` : `${name} = ${value.repr}`,
    );
    const news = made(allocated);
    const extra = changes.length === 0 ? '' : `  ${changes.join(', ')}`;
    return this.stack(stack, room) + this.paint.green(extra) + this.paint.dim(news);
  }

  /** Entries from the bottom up. Where there is no room they are cut, then those at the bottom are left out. */
  private stack(entries: readonly Entry[], room: number): string {
    for (const width of ENTRY_WIDTHS) {
      const text = `[${entries.map((entry) => cut(entryText(entry), Math.min(room, width))).join(', ')}]`;
      if (text.length <= room) return text;
    }
    const texts = entries.map((entry) => cut(entryText(entry), ENTRY_WIDTHS[ENTRY_WIDTHS.length - 1]!));
    let from = 1;
    const shown = () => `[..., ${texts.slice(from).join(', ')}]`;
    while (shown().length > room && from < texts.length - 1) from++;
    return shown();
  }

  private free({ value }: FreeEvent): void {
    this.line(this.depth(), this.paint.dim(`     x ${value.repr} is freed`));
  }

  // The program's output and the end

  private output(stream: 'stdout' | 'stderr', text: string): void {
    const lines = (this.partial[stream] + text).split('\n');
    this.partial[stream] = lines.pop()!;
    for (const line of lines) this.outputLine(stream, line);
  }

  private outputLine(stream: 'stdout' | 'stderr', line: string): void {
    const { paint } = this;
    this.write(stream === 'stdout' ? `${paint.green('|')} ${line}` : `${paint.red('!')} ${line}`);
  }

  private endOutput(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const rest = this.partial[stream];
      this.partial[stream] = '';
      if (rest !== '') this.outputLine(stream, rest);
    }
  }

  private end({ exitCode, fault, instructions, stopped, exception }: EndEvent): void {
    const count = instructions === undefined ? '' : `${plural(instructions, 'instruction')}, `;
    const how = fault ?? stopped ?? (exception === undefined ? '' : `uncaught ${exception}`);
    this.line(0, this.paint.bold(`${count}exit code ${exitCode}${how === '' ? '' : `: ${how}`}`));
  }

  private room(taken: number): number {
    return Math.max(MIN_STACK_WIDTH / 2, this.options.width - taken);
  }

  private line(indent: number, text: string): void {
    this.write(('  '.repeat(indent) + text).trimEnd());
  }

  private write(line: string): void {
    this.writeLine(withoutCommands(line));
  }
}

const cut = (text: string, room: number): string => (room === Infinity ? text : shorten(text, Math.max(8, room)));

/** As `dis` writes it; a specialised form behind it. */
function instructionText({ opname, arg, argrepr, label, adaptive }: InstructionEvent): string {
  const name = `${label === undefined ? '' : `${label}: `}${opname}`.padEnd(22);
  const operand = arg === null ? '' : ` ${String(arg).padStart(3)}${argrepr === '' ? '' : ` (${argrepr})`}`;
  return name.trimEnd() === name
    ? `${name}${operand}${special(adaptive)}`
    : `${name}${operand}`.trimEnd() + special(adaptive);
}

const special = (adaptive: string | undefined): string => (adaptive === undefined ? '' : ` as ${adaptive}`);

const isEqual = (left: readonly Entry[], right: readonly Entry[]): boolean =>
  left.length === right.length && left.every((entry, index) => entry?.repr === right[index]?.repr);

/** Functions and classes by their names, as texts are in quotes. */
const entryText = (entry: Entry): string =>
  entry === null ? 'NULL' : entry.repr.replace(/^<(?:function|built-in function|class) '?([^'>]+)'?>$/, '$1');

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function made(allocated: Readonly<Record<string, number>> | undefined): string {
  if (allocated === undefined) return '';
  const parts = Object.entries(allocated).map(([name, count]) => (count === 1 ? name : `${count} ${name}`));
  return `  new ${parts.join(', ')}`;
}
