// The adapter of Skulpt. It has no exec and no eval: the program and its probes are compiled here, one by one, and run in one namespace.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { type Reply, refuse, serve } from '../adapters/serve';
import { PROGRAM_FILE } from '../probe-script';
import type { Run, Step } from '../protocol/messages';
import type { Probe } from '../subject';

/** What is used of Skulpt. */
interface Skulpt {
  python3: object;
  builtinFiles?: { files: Record<string, string | undefined> };
  builtin: { str: new (value: unknown) => { v: string }; BaseException: new () => PyException; SyntaxError: unknown };
  sysmodules: { quick$lookup(name: unknown): { $d: Namespace } };
  configure(options: object): void;
  compile(source: string, file: string, mode: 'exec', canSuspend: boolean): Compiled | Promise<Compiled>;
  importMainWithBody(name: string, dump: false, body: string, canSuspend: true): unknown;
  misceval: { asyncToPromise(action: () => unknown): Promise<unknown> };
}

interface Compiled {
  code: string;
  funcname: string;
}

interface PyException extends Error {
  tp$name: string;
  args?: { v: { v: unknown }[] };
}

type Namespace = Record<string, { v: string } | undefined>;

/** A name that no program uses, for the text of a value. */
const ANSWER = '__callspec_answer';

function start(): void {
  const require = createRequire(__filename);
  let folder: string;
  try {
    folder = path.dirname(require.resolve('skulpt/package.json'));
  } catch {
    return refuse('the package skulpt is not installed');
  }
  const { version } = require(path.join(folder, 'package.json')) as { version: string };
  const scripts = ['skulpt.min.js', 'skulpt-stdlib.js'].map((name) => {
    const file = path.join(folder, 'dist', name);
    return new Script(fs.readFileSync(file, 'utf8'), { filename: file });
  });

  /** A Skulpt that nothing has run in. */
  const load = (): Skulpt => {
    for (const script of scripts) script.runInThisContext();
    return (globalThis as unknown as { Sk: Skulpt }).Sk;
  };

  serve({ name: 'Skulpt', version, pythonVersion: '3.7.0', cpythonLike: false }, async (run, reply) => {
    await runProgram(load(), run, reply);
    return { reason: 'finished' };
  });
}

async function runProgram(Sk: Skulpt, { program, modules, probes }: Run, reply: Reply): Promise<void> {
  Sk.configure({
    output: (text: string) => reply.output(text),
    read: (file: string) => {
      const own = /^(?:\.\/)?(\w+)\.py$/.exec(file)?.[1];
      const text = (own === undefined ? undefined : modules[own]) ?? Sk.builtinFiles?.files[file];
      if (text === undefined) throw new Error(`File not found: '${file}'`);
      return text;
    },
    inputfun: () => Promise.reject(new Error('EOF when reading a line')),
    __future__: Sk.python3,
    execLimit: Number.POSITIVE_INFINITY,
  });
  await Sk.misceval.asyncToPromise(() => Sk.importMainWithBody('example', false, '', true));
  const namespace = Sk.sysmodules.quick$lookup(new Sk.builtin.str('__main__')).$d;
  const execute = async (source: string, file: string) => {
    const { code, funcname } = await Sk.compile(source, file, 'exec', true);
    // biome-ignore lint/security/noGlobalEval: what Skulpt compiles to is JavaScript
    const main = globalThis.eval(`${code}\n${funcname};`) as (namespace: Namespace) => unknown;
    await Sk.misceval.asyncToPromise(() => main(namespace));
  };
  await step(Sk, reply, () => execute(program, PROGRAM_FILE));
  for (const probe of probes) await step(Sk, reply, () => runProbe(Sk, probe, namespace, execute));
}

/** Runs a probe. Returns the text that it gives. */
async function runProbe(
  Sk: Skulpt,
  { kind, source }: Probe,
  namespace: Namespace,
  execute: (source: string, file: string) => Promise<void>,
): Promise<string | undefined> {
  switch (kind) {
    case 'evaluate': {
      // The expression may hold what looks like a comment only at its end: a line of its own ends it.
      await execute(`${ANSWER} = ${source}\n${ANSWER} = repr(${ANSWER})`, '<evaluate>.py');
      const answer = namespace[ANSWER]!.v;
      delete namespace[ANSWER];
      return answer;
    }
    case 'execute':
      await execute(source, '<execute>.py');
      return undefined;
    case 'compile':
      await Sk.compile(source, '<compile>.py', 'exec', true);
      return undefined;
    default:
      await execute('import dis', '<dis>.py');
      throw new Error('dis is there, and this adapter does not know what it does');
  }
}

async function step(Sk: Skulpt, reply: Reply, action: () => Promise<unknown>): Promise<void> {
  try {
    const value = await action();
    reply.step(typeof value === 'string' ? { value } : {});
  } catch (error) {
    reply.step({ exception: describe(Sk, error) });
  }
}

/** What Skulpt says of an exception. A failure of its JavaScript is what it calls an ExternalError. */
function describe(Sk: Skulpt, error: unknown): NonNullable<Step['exception']> {
  if (!(error instanceof Sk.builtin.BaseException)) return { type: 'ExternalError', message: String(error) };
  let message: string;
  try {
    message = new Sk.builtin.str(error).v;
    const [only] = error.tp$name === 'SyntaxError' ? (error.args?.v ?? []) : [];
    if (typeof only?.v === 'string') message = only.v;
  } catch {
    message = '<exception str() failed>';
  }
  const [, text = '', line] = /^([\s\S]*?)(?: on line (\d+)| at <unknown>)?$/.exec(error.toString())!;
  return { type: error.tp$name, message, traceback: `${line === undefined ? '' : `  line ${line}\n`}${text}\n` };
}

start();
