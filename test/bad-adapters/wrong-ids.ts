// Answers another run than the one that was asked for.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, write } from './honest';

serve(HELLO, async ({ id }) => {
  write(`${JSON.stringify({ type: 'output', id: id + 1, text: 'printed 42\n' })}\n`);
  return { reason: 'finished' };
});
