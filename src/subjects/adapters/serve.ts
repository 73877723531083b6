// The side of the adapter in the protocol, for adapters written here: they run in a process of their own, one program at a time.

import fs from 'node:fs';
import { createInterface } from 'node:readline';
import type { AdapterMessage, End, Hello, Run, RunnerMessage, Step } from '../protocol/messages';

/** What an adapter says during a run. */
export interface Reply {
  /** The program has printed this. */
  output(text: string): void;
  step(step: Omit<Step, 'type' | 'id'>): void;
}

/** Why a run ended. */
export type Answer = Omit<End, 'type' | 'id'>;

/** Runs a program; returns why it ended. */
export type RunProgram = (run: Run, reply: Reply) => Promise<Answer>;

/** Text is collected up to this length, and sent in pieces of it. */
const FLUSH_AT = 1 << 16;

/** Says hello and answers until the input ends. A run that crashes is the last one: the process ends, to be started anew. */
export function serve(hello: Omit<Hello, 'type' | 'protocol'>, runProgram: RunProgram): void {
  send({ type: 'hello', protocol: 1, ...hello });
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  let last = Promise.resolve();
  lines.on('line', (line) => {
    const message = JSON.parse(line) as RunnerMessage;
    if (message.type === 'close') process.exit(0);
    last = last.then(() => answer(message, runProgram));
  });
  lines.on('close', () => void last.then(() => process.exit(0)));
}

async function answer(run: Run, runProgram: RunProgram): Promise<void> {
  const { id } = run;
  let pending = '';
  const flush = () => {
    if (pending !== '') send({ type: 'output', id, text: pending });
    pending = '';
  };
  const reply: Reply = {
    output(text) {
      pending += text;
      while (pending.length > FLUSH_AT) {
        send({ type: 'output', id, text: pending.slice(0, FLUSH_AT) });
        pending = pending.slice(FLUSH_AT);
      }
    },
    step(step) {
      flush();
      send({ type: 'step', id, ...step });
    },
  };
  const end = await runProgram(run, reply);
  flush();
  send({ type: 'end', id, ...end });
  if (end.reason !== 'finished' || end.last) process.exit(0);
}

/** The end of a run in which an interpreter itself has failed. */
export function interpreterFailed(error: unknown): Answer {
  const { name = 'Error', message = String(error) } = error as Partial<Error>;
  const lines = message.split('\n').filter((line) => line.trim() !== '');
  // Of a traceback, the last line says what it is about.
  const words = lines[0]?.startsWith('Traceback') ? lines.at(-1) : lines[0];
  return { reason: 'crashed', message: `the interpreter failed: ${words?.trim() ?? name}` };
}

/** Written at once, whatever the program does next. */
function send(message: AdapterMessage): void {
  let rest = Buffer.from(`${JSON.stringify(message)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(fs.writeSync(1, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** Ends the adapter before it has said hello. The message is shown to the user. */
export function refuse(message: string): never {
  fs.writeSync(2, `${message}\n`);
  process.exit(4);
}
