// Goes on living after it was told to end.

import { createInterface } from 'node:readline';
import type { RunnerMessage } from '../../src/subjects/protocol/messages';
import { HELLO, runHonestly, write } from './honest';

const send = (message: object) => write(`${JSON.stringify(message)}\n`);
send({ type: 'hello', protocol: 1, ...HELLO });
setInterval(() => undefined, 1000);
createInterface({ input: process.stdin }).on('line', async (line) => {
  const message = JSON.parse(line) as RunnerMessage;
  if (message.type === 'close') return;
  const { id } = message;
  const reply = { output: (text: string) => send({ type: 'output', id, text }), step: () => undefined };
  send({ type: 'end', id, ...(await runHonestly(message, reply)) });
});
