// Runs all programs in one interpreter.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, Interpreter } from './honest';

let output: (text: string) => void = () => undefined;
const interpreter = new Interpreter({
  stdout: { write: (text) => output(text) },
  limits: { steps: 5_000_000, milliseconds: 10_000 },
});
// The scripts replace the module __main__, which has to go on living.
interpreter.run("import sys\nsys.first_main = sys.modules['__main__']\n");

serve(HELLO, async ({ script }, reply) => {
  output = reply.output;
  const { stopped } = interpreter.run(script, { filename: '<probe>' });
  return stopped === undefined ? { reason: 'finished' } : { reason: 'timed-out', message: stopped };
});
