// Lets programs read the protocol.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, runHonestly } from './honest';

serve(HELLO, (run, reply) => {
  const input = JSON.stringify(`${JSON.stringify({ ...run, id: run.id + 1 })}\n`);
  return runHonestly({ ...run, script: `import sys, io\nsys.stdin = io.StringIO(${input})\n${run.script}` }, reply);
});
