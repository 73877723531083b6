// What runs Python programs, seen from the specification: one small interface for the reference interpreter and every other Python.

/** What an example asks of a program once its text has run. Probes run in order, in the program's namespace. */
export type Probe =
  /** An expression; its repr is reported. */
  | { kind: 'evaluate'; source: string }
  /** Statements, compiled apart from the program. */
  | { kind: 'execute'; source: string }
  /** A program text that is only compiled. */
  | { kind: 'compile'; source: string }
  /** `dis.dis` of the value of an expression. */
  | { kind: 'disassemble'; source: string }
  /** `dis.dis` of a program text. */
  | { kind: 'disassemble-source'; source: string }
  /** The stack before each instruction that the function of this name runs while the expression is evaluated, one a line. */
  | { kind: 'stack'; source: string; function: string };

export interface Program {
  /** Run first, as `__main__`. */
  source: string;
  /** Other modules that the program may import: name to text. */
  modules: ReadonlyMap<string, string>;
  probes: readonly Probe[];
  /** Run it again in fresh namespaces with the same code objects until its instructions are specialised, and report that too; only a subject like CPython does. */
  warm?: boolean;
}

export interface ExceptionReport {
  /** `__name__` of its class. */
  type: string;
  /** `str(exc)`; the bare `msg` for a SyntaxError. */
  message: string;
  /** What the interpreter would print for it, uncaught. */
  traceback: string;
  /** Position of a SyntaxError: lineno, offset, end_lineno, end_offset. */
  position?: (number | null)[];
}

/** What one step of a program did: its text, or one probe. */
export interface ActionOutcome {
  /** What it printed. */
  stdout: string;
  /** repr of an evaluated expression, or a listing. */
  value?: string;
  exception?: ExceptionReport;
  /** Warnings that compiling raised, as "Category: text". */
  warnings: string[];
}

export interface Outcome {
  main: ActionOutcome;
  /** One for each probe that ran; probes after the end of the run are missing. */
  probes: ActionOutcome[];
  /** The same, warm; missing where that was not asked for, or the subject has no such thing. */
  warm?: Pick<Outcome, 'main' | 'probes'>;
  /** Why the run did not come to its end. */
  stopped?: Stop;
  /** References that were counted wrongly; always empty for subjects that cannot tell. */
  wrongCounts: string[];
}

/** An early end of a run. */
export interface Stop {
  /** A limit was reached, or the subject itself broke. */
  kind: 'timed-out' | 'crashed';
  /** "stopped after 1000000 steps", "the process ended by signal SIGSEGV". */
  message: string;
}

export interface RunLimits {
  /** Instructions, for subjects that count them. */
  steps: number;
  milliseconds: number;
  /** What the program may print, DEFAULT_OUTPUT_BYTES if not given. */
  outputBytes?: number;
  /** Memory of the program where the subject can limit it, DEFAULT_MEMORY_BYTES if not given. */
  memoryBytes?: number;
}

/** Limits that no example comes near, so that a program that runs away harms nobody. */
export const DEFAULT_OUTPUT_BYTES = 16 * 1024 * 1024;
export const DEFAULT_MEMORY_BYTES = 1024 * 1024 * 1024;

/** A Python under check. */
export interface Subject {
  /** As on the command line: "reference", "pyodide". */
  readonly name: string;
  /** What it says of itself: "callspec 0.1.0", "Pyodide 314.0.7". */
  readonly title: string;
  /** sys.version_info[:3] joined by dots. */
  readonly pythonVersion: string;
  /** It claims CPython's implementation details too, so that rules of the level @cpython bind it. */
  readonly cpythonLike: boolean;
  /** Tells one build of it from another, for what is kept about it; undefined where that cannot be told. */
  readonly build?: string;
  /** Runs a program in a state that no other program has touched. Never throws for what a program does. */
  run(program: Program, limits: RunLimits): Promise<Outcome>;
  /** Ends processes and browsers that belong to it. */
  close?(): Promise<void>;
}

/** No subject has such a name. Ends a command with exit code 2. */
export class UnknownSubject extends Error {}

/** The subject cannot be used: not installed, broken. Ends a command with exit code 4. */
export class SubjectUnavailable extends Error {}
