// What all threads of a traced run share: what is shown, numbers of objects and instructions, and where events go.

import { type ListedInstruction, listInstructions } from '../bytecode/disassembler';
import type { PyCode } from '../objects/functions/code';
import { allocations, type PyObject, type Value } from '../objects/object';
import { typeOf } from '../objects/type-of';
import { safeRepr } from './safe-repr';
import type { Locals, ShownValue, TraceEvent } from './trace-events';

export interface TraceOptions {
  /** Show the code of the standard library as well. */
  library: boolean;
  /** Only frames of functions with these names (`__name__` or `__qualname__`); of all if empty. */
  functions: readonly string[];
  /** Tell which specialised instruction runs. */
  adaptive: boolean;
  /** Characters of a repr. */
  reprLimit: number;
  /** Events of threads that are written at most. */
  maxEvents: number;
}

/** An instruction that has begun. */
export interface Running {
  readonly number: number;
  readonly index: number;
  readonly locals: Locals;
  allocated: Map<string, number> | undefined;
  /** The same objects. */
  made: WeakSet<PyObject> | undefined;
}

const isLibrary = (filename: string): boolean =>
  filename.startsWith('/lib/python3') || /^<frozen [\w.]+>$/.test(filename);

/** The listed instructions of a code object by their index. */
function byIndex(code: PyCode): (ListedInstruction | undefined)[] {
  const listed: (ListedInstruction | undefined)[] = [];
  for (const instruction of listInstructions(code, (constant) => safeRepr(constant))) {
    listed[instruction.offset >> 1] = instruction;
  }
  return listed;
}

export class Trace {
  instructions = 0;
  frames = 0;
  threads = 0;
  /** The instruction that is told of objects being made. */
  running: Running | undefined = undefined;
  private readonly identities = new WeakMap<PyObject, number>();
  private lastIdentity = 0;
  private readonly shown = new WeakMap<PyCode, boolean>();
  private readonly listings = new WeakMap<PyCode, (ListedInstruction | undefined)[]>();

  /** Whether the threads tell of anything. */
  readonly watch = { on: true };
  private events = 0;

  constructor(
    readonly options: TraceOptions,
    private readonly write: (event: TraceEvent) => void,
  ) {}

  /** Passes an event on; after as many as were asked for, the threads go on unwatched. */
  emit(event: TraceEvent): void {
    if (!this.watch.on) return;
    this.write(event);
    if (++this.events < this.options.maxEvents) return;
    this.watch.on = false;
    this.write({ event: 'limit', events: this.events });
  }

  /** Counts objects as they are made, until the returned function is called. */
  countAllocations(): () => void {
    const { record } = allocations;
    allocations.record = (object) => {
      record?.(object);
      const { running } = this;
      if (running === undefined) return;
      running.allocated ??= new Map();
      running.made ??= new WeakSet();
      running.made.add(object);
      const { name } = object.type;
      running.allocated.set(name, (running.allocated.get(name) ?? 0) + 1);
    };
    return () => {
      allocations.record = record;
    };
  }

  isShown(code: PyCode): boolean {
    let answer = this.shown.get(code);
    if (answer === undefined) {
      const { functions, library } = this.options;
      const isWanted =
        functions.length === 0 || functions.includes(code.co_qualname) || functions.includes(code.co_name);
      answer = isWanted && (library || !isLibrary(code.co_filename));
      this.shown.set(code, answer);
    }
    return answer;
  }

  instructionAt(code: PyCode, index: number): ListedInstruction {
    let listing = this.listings.get(code);
    if (listing === undefined) {
      listing = byIndex(code);
      this.listings.set(code, listing);
    }
    return listing[index]!;
  }

  /** Has the running instruction made it, for itself alone? */
  isInternal(object: PyObject): boolean {
    return this.running?.made?.has(object) === true && !this.identities.has(object);
  }

  show(value: Value): ShownValue {
    const repr = safeRepr(value, this.options.reprLimit);
    const type = typeOf(value).name;
    if (typeof value !== 'object' || value === null) return { repr, type };
    return { repr, type, id: this.identityOf(value) };
  }

  private identityOf(object: PyObject): number {
    let id = this.identities.get(object);
    if (id === undefined) {
      id = ++this.lastIdentity;
      this.identities.set(object, id);
    }
    return id;
  }
}
