// A Python that is given as a command for the shell, with {file} where the program goes. Each program is a file and a process of its own.

import fs from 'node:fs';
import path from 'node:path';
import { PROBE_RUNNER, PROGRAM_FILE, probeCall, readReport } from '../probe-script';
import { smallProbeScript } from '../small-probe-script';
import {
  DEFAULT_MEMORY_BYTES,
  type Outcome,
  type Program,
  type RunLimits,
  type Subject,
  SubjectUnavailable,
} from '../subject';
import { ProgramProcess } from './program-process';
import { stopOf } from './stop';

/** What stands for the file in a command. */
export const FILE_PLACE = '{file}';

const SCRIPT_FILE = 'callspec_script.py';
const STARTS_WITHIN = 20_000;

/** Answers in words that every Python understands: the version of the language, then the name of the implementation. */
const WHO_ARE_YOU = `
import sys
print('.'.join([str(number) for number in list(sys.version_info)[:3]]))
print(sys.implementation.name if hasattr(sys, 'implementation') else 'unknown')
`;

const EMPTY: Program = { source: '', modules: new Map(), probes: [] };

/** Writes the script of a program. */
type MakeScript = (program: Program) => string;

const FULL: MakeScript = (program) => `${PROBE_RUNNER}\n${probeCall(program)}`;

const SMALL: MakeScript = ({ source, probes }) => smallProbeScript({ source, probes });

export class CommandSubject implements Subject {
  readonly name: string;
  readonly title: string;
  readonly cpythonLike: boolean;

  private constructor(
    private readonly command: string,
    readonly pythonVersion: string,
    implementation: string,
    private readonly script: MakeScript,
  ) {
    this.name = `cmd:${command}`;
    this.title = `${implementation} (${command})`;
    this.cpythonLike = implementation === 'cpython';
  }

  /** Tries the command, and which of the probe scripts it understands. Throws SubjectUnavailable. */
  static async open(command: string): Promise<CommandSubject> {
    const limits = { milliseconds: STARTS_WITHIN };
    const end = await start(command, WHO_ARE_YOU, DEFAULT_MEMORY_BYTES).finish('\n', limits);
    const [, version, implementation] = /(\d+\.\d+\.\d+)\r?\n([\w.-]+)/.exec(end.stdout) ?? [];
    if (version === undefined || implementation === undefined) {
      const said =
        end.status === 0 && end.limit === undefined
          ? `asked for its version, it prints ${JSON.stringify(end.stdout.trim().slice(0, 60))}`
          : stopOf(end, false)?.message;
      throw new SubjectUnavailable(`The command does not run Python: ${command}\n${said}`);
    }
    for (const script of [FULL, SMALL]) {
      const trial = await start(command, script(EMPTY), DEFAULT_MEMORY_BYTES).finish('\n', limits);
      if (readReport(trial.stdout).complete) return new CommandSubject(command, version, implementation, script);
    }
    throw new SubjectUnavailable(
      `${implementation} does not understand the probe scripts. Write an adapter for it: docs/subject-protocol.md`,
    );
  }

  async run(program: Program, limits: RunLimits): Promise<Outcome> {
    const child = start(
      this.command,
      this.script({ ...program, warm: program.warm && this.cpythonLike }),
      limits.memoryBytes ?? DEFAULT_MEMORY_BYTES,
      new Map([[PROGRAM_FILE, program.source], ...modulesOf(program, this.script)]),
    );
    const end = await child.finish('\n', limits);
    const { main, probes, warm, complete } = readReport(end.stdout);
    return { main, probes, warm, stopped: stopOf(end, complete), wrongCounts: [] };
  }
}

/** Modules as files, for the script that does not make them itself. */
function modulesOf({ modules }: Program, script: MakeScript): [string, string][] {
  return script === SMALL ? [...modules].map(([name, text]) => [`${name}.py`, text]) : [];
}

function start(
  command: string,
  script: string,
  memoryBytes: number,
  files: ReadonlyMap<string, string> = new Map(),
): ProgramProcess {
  const line = fromHere(command).replaceAll(FILE_PLACE, SCRIPT_FILE);
  const waiting = `read -r go; ${line} </dev/null`;
  const child = new ProgramProcess({ file: '/bin/sh', args: ['-c', waiting] }, memoryBytes);
  for (const [name, text] of [...files, [SCRIPT_FILE, script] as const]) {
    fs.writeFileSync(path.join(child.folder, name), text);
  }
  return child;
}

/** The command for another folder: words that name files of the current one get the whole path. A plain first word is looked up on PATH. */
export function fromHere(command: string): string {
  return command.replace(SHELL_WORDS, (whole: string, single?: string, double?: string, offset?: number) => {
    const isFirst = command.slice(0, offset).trim() === '';
    const text = single ?? double ?? whole;
    const file = fileHere(text, isFirst);
    if (file !== undefined) return inSingleQuotes(file);
    // A quoted text that is a command itself: the files in it stay inside its quotes.
    const escape = single !== undefined ? inSingleQuotes : inDoubleQuotes;
    if (text === whole) return whole;
    const inner = text.replace(/[^\s'"`$;|&<>(){}\\]+/g, (word) => {
      const named = fileHere(word, false);
      return named === undefined ? word : escape(named).slice(1, -1);
    });
    return `${whole[0]}${inner}${whole[0]}`;
  });
}

/** The words of a command: in single quotes, in double quotes, or bare. */
const SHELL_WORDS = /'([^']*)'|"((?:\\.|[^"\\])*)"|[^\s'"`$;|&<>(){}]+/gs;

function fileHere(word: string, isFirst: boolean): string | undefined {
  if (path.isAbsolute(word) || (!word.includes('/') && isFirst)) return undefined;
  const file = path.resolve(word);
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

const inSingleQuotes = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const inDoubleQuotes = (text: string): string => `"${text.replace(/["$`\\]/g, '\\$&')}"`;
