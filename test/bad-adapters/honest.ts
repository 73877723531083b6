// What the bad adapters have in common: the reference interpreter, which runs the script of each run.

import fs from 'node:fs';
import { builtFile } from '../../scripts/built';
import type * as Library from '../../src/index';
import type { RunProgram } from '../../src/subjects/adapters/serve';
import { serve } from '../../src/subjects/adapters/serve';
import type { Hello } from '../../src/subjects/protocol/messages';

export const { Interpreter } = require(builtFile('index.js')) as typeof Library;

export const HELLO: Omit<Hello, 'type' | 'protocol'> = {
  name: 'honest',
  version: '1',
  pythonVersion: '3.14.2',
  cpythonLike: false,
};

/** Runs the script in an interpreter of its own. */
export const runHonestly: RunProgram = async ({ script, limits }, reply) => {
  const { steps, milliseconds } = limits;
  const interpreter = new Interpreter({
    stdout: { write: (text) => reply.output(text) },
    limits: { steps, milliseconds },
  });
  const { stopped } = interpreter.run(script, { filename: '<probe>' });
  interpreter.close();
  return stopped === undefined ? { reason: 'finished' } : { reason: 'timed-out', message: stopped };
};

/** Writes a line that the protocol does not know. */
export function write(text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0; ) {
    try {
      rest = rest.subarray(fs.writeSync(1, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

if (require.main === module) serve(HELLO, runHonestly);
