// Lets what is meant for people come between its messages.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, runHonestly, write } from './honest';

serve(HELLO, (run, reply) => {
  write('DEBUG: a run has come\n');
  return runHonestly(run, reply);
});
