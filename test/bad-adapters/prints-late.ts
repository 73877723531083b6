// Prints something of a program when its run has ended.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, runHonestly, write } from './honest';

serve(HELLO, async (run, reply) => {
  const end = await runHonestly(run, reply);
  setTimeout(() => write(`${JSON.stringify({ type: 'output', id: run.id, text: 'late\n' })}\n`), 100);
  return end;
});
