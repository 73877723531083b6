// Ends in the middle of a run.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO } from './honest';

serve(HELLO, async () => {
  process.stderr.write('Error: out of cheese\n');
  process.exit(7);
});
