// A Python that is installed on this machine. Each program gets a process of its own; the next one is started ahead of time.

import fs from 'node:fs';
import path from 'node:path';
import semver from 'semver';
import { digestOfFiles } from '../build';
import { PROBE_RUNNER, PROGRAM_FILE, probeCall, readReport } from '../probe-script';
import {
  DEFAULT_MEMORY_BYTES,
  type Outcome,
  type Program,
  type RunLimits,
  type Subject,
  SubjectUnavailable,
} from '../subject';
import { findCpython, isVersion } from './find-cpython';
import { findProgram, isProgram } from './find-program';
import { type ProgramCommand, ProgramProcess } from './program-process';
import { stopOf } from './stop';

/** A kind of Python that can be installed. */
export interface PythonKind {
  /** As on the command line. */
  name: string;
  /** platform.python_implementation(). */
  implementation: string;
  /** What is looked up on PATH when no path is given. */
  commands: readonly string[];
  cpythonLike: boolean;
  install: string;
}

export const CPYTHON: PythonKind = {
  name: 'cpython',
  implementation: 'CPython',
  commands: ['python3', 'python'],
  cpythonLike: true,
  install: 'apt-get install python3 (Debian), brew install python (macOS), or from https://www.python.org/downloads/',
};

export const PYPY: PythonKind = {
  name: 'pypy',
  implementation: 'PyPy',
  commands: ['pypy3', 'pypy'],
  cpythonLike: false,
  install: 'apt-get install pypy3 (Debian), brew install pypy3 (macOS), or from https://pypy.org/download.html',
};

/** The first Python with all that the probes of programs use. */
const OLDEST = '3.8';

const isObservable = (version: string): boolean => semver.gte(semver.coerce(version) ?? '0.0.0', `${OLDEST}.0`);

/** One that starts is asked for what it is within this time. */
const STARTS_WITHIN = 20_000;

/** Answers who it is: implementation, version of Python, version of the implementation, executable. */
const WHO_ARE_YOU = `
import sys, platform
print(platform.python_implementation())
print('.'.join(map(str, sys.version_info[:3])))
print('.'.join(map(str, sys.implementation.version[:3])) if hasattr(sys, 'implementation') else '')
print(sys.executable)
`;

/** Programs see none of the options and packages of the one who runs the check, and hash alike each time. */
const ENVIRONMENT = {
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONHASHSEED: '0',
  PYTHONIOENCODING: 'utf-8',
  PYTHONNOUSERSITE: '1',
  PYTHONSAFEPATH: '1',
  PYTHONUTF8: '1',
};

export class NativePython implements Subject {
  /** The process for the next program. */
  private spare: ProgramProcess | undefined;
  readonly build: string | undefined;

  private constructor(
    readonly name: string,
    readonly title: string,
    readonly pythonVersion: string,
    readonly cpythonLike: boolean,
    private readonly executable: string,
  ) {
    this.build = digestOfFiles([executable]);
  }

  /** Finds the Python, at the path, of the version or by its usual names. Throws SubjectUnavailable with what to install. */
  static async open(kind: PythonKind, file: string | undefined): Promise<NativePython> {
    const command = await findCommand(kind, file);
    const { implementation, pythonVersion, ownVersion, executable } = await ask(kind, command);
    if (implementation !== kind.implementation) {
      const other = [CPYTHON, PYPY].find((one) => one.implementation === implementation)?.name;
      const advice = other === undefined ? `--subject "cmd:${command} {file}"` : `--subject ${other}:${command}`;
      throw new SubjectUnavailable(`${command} is ${implementation}, not ${kind.implementation}: use ${advice}`);
    }
    if (!isObservable(pythonVersion)) {
      throw new SubjectUnavailable(
        `${command} is Python ${pythonVersion}; what the examples observe is there from Python ${OLDEST} on`,
      );
    }
    const version = kind === CPYTHON ? pythonVersion : ownVersion;
    const name = file === undefined ? kind.name : `${kind.name}:${file}`;
    return new NativePython(name, `${implementation} ${version}`, pythonVersion, kind.cpythonLike, executable);
  }

  async run(program: Program, limits: RunLimits): Promise<Outcome> {
    const memoryBytes = limits.memoryBytes ?? DEFAULT_MEMORY_BYTES;
    const child = this.spare ?? this.start(memoryBytes);
    this.spare = undefined;
    fs.writeFileSync(path.join(child.folder, PROGRAM_FILE), program.source);
    const call = probeCall({ ...program, warm: program.warm && this.cpythonLike });
    const finished = child.finish(`${PROBE_RUNNER}\n${call}`, limits);
    this.spare = this.start(memoryBytes);
    const end = await finished;
    const { main, probes, warm, complete } = readReport(end.stdout);
    return { main, probes, warm, stopped: stopOf(end, complete), wrongCounts: [] };
  }

  async close(): Promise<void> {
    this.spare?.dispose();
    this.spare = undefined;
  }

  /** A Python that has started and waits for its program on standard input. */
  private start(memoryBytes: number): ProgramProcess {
    return new ProgramProcess({ file: this.executable, args: ['-B', '-'], env: ENVIRONMENT }, memoryBytes);
  }
}

/** The command that is meant: a path, a version of CPython, or the usual one. */
async function findCommand(kind: PythonKind, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) return findOnPath(kind);
  if (kind !== CPYTHON || !isVersion(wanted)) return checkPath(wanted);
  return findCpython(wanted, async (file) => {
    try {
      const { implementation, pythonVersion } = await ask(kind, file);
      return implementation === kind.implementation ? pythonVersion : undefined;
    } catch (error) {
      // A command that does not run, such as pyenv's for a version that is not switched on, is not the one.
      if (error instanceof SubjectUnavailable) return undefined;
      throw error;
    }
  });
}

/** Finds the first command of a kind on PATH. */
function findOnPath(kind: PythonKind): string {
  const file = findProgram(kind.commands);
  if (file !== undefined) return file;
  const names = kind.commands.join(' or ');
  throw new SubjectUnavailable(
    `${kind.implementation} is not installed: there is no ${names} on PATH.\n` +
      `Install it: ${kind.install}; or give its path: --subject ${kind.name}:PATH`,
  );
}

function checkPath(file: string): string {
  // A plain name, such as python3.13, is that of a command, unless there is such a file.
  const isName = path.basename(file) === file && !fs.existsSync(file);
  if (isName) {
    const found = findProgram([file]);
    if (found !== undefined) return found;
    throw new SubjectUnavailable(`There is no ${file} on PATH, nor in this folder`);
  }
  const absolute = path.resolve(file);
  if (!fs.existsSync(absolute)) throw new SubjectUnavailable(`There is no ${absolute}`);
  if (!isProgram(absolute)) throw new SubjectUnavailable(`${absolute} is not a program that can be run`);
  return absolute;
}

async function ask(kind: PythonKind, file: string) {
  const command: ProgramCommand = { file, args: ['-'], env: ENVIRONMENT };
  const child = new ProgramProcess(command, Number.MAX_SAFE_INTEGER);
  const end = await child.finish(WHO_ARE_YOU, { milliseconds: STARTS_WITHIN });
  const [implementation = '', pythonVersion = '', ownVersion = '', executable = ''] = end.stdout.split(/\r?\n/);
  if (end.status !== 0 || executable === '') {
    const stop = stopOf(end, false);
    throw new SubjectUnavailable(
      `${file} does not run programs as a ${kind.implementation} would: ${stop?.message ?? 'it says nothing'}`,
    );
  }
  return { implementation, pythonVersion, ownVersion, executable };
}
