// An adapter in JavaScript, for a Python that runs inside of the adapter: Skulpt, which has neither exec nor eval. The program and its
// probes are run part by part, each time in a Skulpt that nothing has run in.
//
//     npm install skulpt
//     callspec check --subject "adapter:node examples/adapters/skulpt_adapter.mjs"

import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { createContext, Script } from 'node:vm';

const require = createRequire(import.meta.url);
const { version } = require('skulpt/package.json');
const scripts = ['skulpt.min.js', 'skulpt-stdlib.js'].map((name) => {
  const file = require.resolve(`skulpt/dist/${name}`);
  return new Script(readFileSync(file, 'utf8'), { filename: file });
});

/** Writes a message before anything else happens: the program that comes next may never end. */
function send(message) {
  for (let rest = Buffer.from(`${JSON.stringify(message)}\n`); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      // A pipe that is full: callspec is reading it.
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

/** A Skulpt of its own for each run. Nothing of Node.js is in its context but what it needs. */
function load() {
  const context = createContext({ setTimeout, clearTimeout });
  for (const script of scripts) script.runInContext(context);
  return { Sk: context.Sk, context };
}

/** Runs program and probes. Limits of time, output and memory are left to callspec, which ends this process. */
async function run({ id, program, modules, probes }) {
  const { Sk, context } = load();
  Sk.configure({
    __future__: Sk.python3,
    execLimit: Number.POSITIVE_INFINITY,
    output: (text) => send({ type: 'output', id, text }),
    read: (file) => {
      const text = modules[/^(?:\.\/)?(\w+)\.py$/.exec(file)?.[1]] ?? Sk.builtinFiles.files[file];
      if (text === undefined) throw new Error(`File not found: '${file}'`);
      return text;
    },
  });
  await Sk.misceval.asyncToPromise(() => Sk.importMainWithBody('example', false, '', true));
  const namespace = Sk.sysmodules.quick$lookup(new Sk.builtin.str('__main__')).$d;
  const execute = async (source) => {
    const { code, funcname } = await Sk.compile(source, 'example.py', 'exec', true);
    const main = new Script(`${code}\n${funcname}`).runInContext(context);
    await Sk.misceval.asyncToPromise(() => main(namespace));
  };
  /** Each part answers with a step, whether it raises or not. */
  const step = async (action) => {
    try {
      const value = await action();
      send({ type: 'step', id, ...(value !== undefined && { value }) });
    } catch (error) {
      send({ type: 'step', id, exception: describe(Sk, error) });
    }
  };

  await step(() => execute(program));
  for (const { kind, source } of probes) {
    await step(async () => {
      if (kind === 'evaluate') {
        // An expression can be a tuple without parentheses, and end in a comment.
        await execute(`__answer = ${source}\n__answer = repr(__answer)`);
        return namespace.__answer.v;
      }
      if (kind === 'execute') return execute(source);
      if (kind === 'compile') return void (await Sk.compile(source, 'example.py', 'exec', true));
      // It has no bytecode to show: the ImportError says so.
      return execute('import dis');
    });
  }
  send({ type: 'end', id, reason: 'finished' });
}

function describe(Sk, error) {
  if (!(error instanceof Sk.builtin.BaseException)) return { type: 'ExternalError', message: String(error) };
  const message = error.tp$name === 'SyntaxError' ? error.args.v[0].v : new Sk.builtin.str(error).v;
  return { type: error.tp$name, message, traceback: `${error.toString()}\n` };
}

send({ type: 'hello', protocol: 1, name: 'Skulpt', version, pythonVersion: '3.7.0', cpythonLike: false });
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.type === 'close') break;
  await run(message);
}
process.exit(0);
