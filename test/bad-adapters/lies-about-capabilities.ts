// Claims that it can start threads, and cannot.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, runHonestly } from './honest';

const WITHOUT_THREADS = "import sys\nsys.modules['threading'] = sys.modules['_thread'] = None\n";

serve({ ...HELLO, capabilities: ['threads'] }, (run, reply) =>
  runHonestly({ ...run, script: WITHOUT_THREADS + run.script }, reply),
);
