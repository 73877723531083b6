// Hands its own environment to programs.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, runHonestly } from './honest';

serve(HELLO, (run, reply) => {
  const script = `import os\nos.environ.update(${JSON.stringify(process.env)})\n${run.script}`;
  return runHonestly({ ...run, script }, reply);
});
