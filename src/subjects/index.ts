// The subjects by name.

import { suggestion } from '../words/near';
import { AdapterSubject } from './protocol/adapter-subject';
import { CommandSubject, FILE_PLACE } from './process/command-subject';
import { startAdapter } from './adapters/start-adapter';
import { CPYTHON, NativePython, PYPY } from './process/native-python';
import { SubjectPool } from './pool';
import { REFERENCE_FLAGS } from './reference/node-flags';
import { type Subject, UnknownSubject } from './subject';

/** A kind of subject, as it is named on the command line. */
export interface SubjectKind {
  name: string;
  /** What may follow the name after a colon, where something may or must: "PATH". */
  argument?: { name: string; required: boolean; mustHold?: string };
  /** A sentence for lists of subjects. */
  description: string;
  /** Opens it. Throws SubjectUnavailable. */
  open(argument: string | undefined): Promise<Subject>;
}

export const SUBJECT_KINDS: readonly SubjectKind[] = [
  {
    name: 'reference',
    description: 'the interpreter of this package',
    open: () =>
      startAdapter('reference', 'Build it again with: npm run build', {
        nodeOptions: REFERENCE_FLAGS,
        watchMemory: true,
      }),
  },
  {
    name: 'pyodide',
    description: 'CPython 3.14 itself, compiled to WebAssembly: the oracle',
    open: () => startAdapter('pyodide', 'Install it with: npm install pyodide'),
  },
  {
    name: 'cpython',
    argument: { name: 'PATH|VERSION', required: false },
    description: 'an installed CPython: python3 on PATH, the one at PATH, or that of a version, as cpython:3.13',
    open: (file) => NativePython.open(CPYTHON, file),
  },
  {
    name: 'pypy',
    argument: { name: 'PATH', required: false },
    description: 'an installed PyPy: pypy3 on PATH, or the one at PATH',
    open: (file) => NativePython.open(PYPY, file),
  },
  {
    name: 'skulpt',
    description: 'Skulpt, which compiles Python to JavaScript',
    open: () => startAdapter('skulpt', 'Install it with: npm install skulpt'),
  },
  {
    name: 'micropython',
    description: 'MicroPython, compiled to WebAssembly',
    open: () =>
      startAdapter('micropython', 'Install it with: npm install @micropython/micropython-webassembly-pyscript'),
  },
  {
    name: 'brython',
    description: 'Brython, in headless Chromium',
    open: () =>
      startAdapter(
        'brython',
        'Install it with: npm install brython playwright-core; and Chromium: apt-get install -y chromium',
      ),
  },
  {
    name: 'cmd',
    argument: { name: `COMMAND ${FILE_PLACE}`, required: true, mustHold: FILE_PLACE },
    description: 'a command for the shell that runs the Python file at {file}',
    open: (command) => CommandSubject.open(command!),
  },
  {
    name: 'adapter',
    argument: { name: 'COMMAND', required: true },
    description: 'a command for the shell that speaks the line protocol of docs/subject-protocol.md',
    open: (command) =>
      AdapterSubject.open(
        `adapter:${command}`,
        { shell: command! },
        'Its standard output is for the protocol alone, which docs/subject-protocol.md describes; all else goes to standard error.',
      ),
  },
];

export const SUBJECT_NAMES: readonly string[] = SUBJECT_KINDS.map(({ name }) => name);

/** How a kind is written on the command line: "cpython[:PATH]". */
export function usageOf({ name, argument }: SubjectKind): string {
  if (argument === undefined) return name;
  return argument.required ? `${name}:${argument.name}` : `${name}[:${argument.name}]`;
}

/** The kind that a name on the command line means, and what follows its colon. Throws UnknownSubject with the nearest name. */
export function parseSubject(text: string): { kind: SubjectKind; argument: string | undefined } {
  const [, name = '', argument] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? [];
  const kind = SUBJECT_KINDS.find((one) => one.name === name);
  if (name === '') throw new UnknownSubject(`The name of a subject is missing: "${text}"`);
  if (kind === undefined) {
    throw new UnknownSubject(
      `There is no subject "${text}".${suggestion(name, SUBJECT_NAMES)}\n` +
        `Choose one of: ${SUBJECT_KINDS.map(usageOf).join(', ')}`,
    );
  }
  if (argument !== undefined && kind.argument === undefined) {
    throw new UnknownSubject(`The subject ${name} takes nothing after its name: "${text}"`);
  }
  if (argument === '' || (argument === undefined && kind.argument?.required)) {
    throw new UnknownSubject(`"${text}" is not complete: ${kind.name}:${kind.argument?.name}`);
  }
  const { mustHold } = kind.argument ?? {};
  if (mustHold !== undefined && argument?.includes(mustHold) === false) {
    throw new UnknownSubject(`"${text}" has no ${mustHold} where the program goes: ${kind.name}:python3 ${mustHold}`);
  }
  return { kind, argument };
}

/** Kinds whose argument is a command, which may hold commas of its own. */
const COMMAND_KINDS: readonly string[] = ['cmd', 'adapter'];

/**
 * The subjects that an option names between commas. A command goes to the end of the text; a path goes to the next comma after which a
 * subject is named, so that it may hold commas too.
 */
export function splitSubjects(text: string): string[] {
  const names: string[] = [];
  let rest = text.trimStart();
  for (;;) {
    const [kind = ''] = rest.split(':', 1);
    const end = COMMAND_KINDS.includes(kind) ? -1 : endOfSubject(rest, SUBJECT_NAMES.includes(kind));
    if (end < 0) return [...names, rest.trim()];
    names.push(rest.slice(0, end).trim());
    rest = rest.slice(end + 1).trimStart();
  }
}

/** The place of the comma that ends the first subject; -1 without one. */
function endOfSubject(text: string, hasPath: boolean): number {
  const comma = text.indexOf(',');
  if (!hasPath || comma < text.indexOf(':')) return comma;
  const next = new RegExp(`,(?=(?:${SUBJECT_NAMES.join('|')})(?:[:,]|$))`);
  return text.search(next);
}

/** Opened subjects, one for each name; command and step definitions are bundles of their own and meet here. */
const REGISTRY = Symbol.for('callspec.subjects');
const shared = globalThis as { [REGISTRY]?: Map<string, Promise<Subject>> };

/** From now on, this is the subject of its name. */
export function useSubject(subject: Subject): void {
  shared[REGISTRY] ??= new Map();
  shared[REGISTRY].set(subject.name, Promise.resolve(subject));
}

/**
 * The subject of that name, opened once a process; `jobs` processes of it share the programs. Throws UnknownSubject, or SubjectUnavailable
 * for one that does not start.
 */
export function openSubject(name: string, jobs = 1): Promise<Subject> {
  const { kind, argument } = parseSubject(name);
  shared[REGISTRY] ??= new Map();
  let subject = shared[REGISTRY].get(name);
  if (subject === undefined) {
    const opened = SubjectPool.open(() => kind.open(argument), jobs);
    const registry = shared[REGISTRY];
    registry.set(name, opened);
    // What could not be opened may be installed by the next time.
    opened.catch(() => registry.delete(name));
    subject = opened;
  }
  return subject;
}
