// Knows only the letters of ASCII.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, runHonestly } from './honest';

serve(HELLO, (run, reply) =>
  runHonestly(run, { ...reply, output: (text) => reply.output([...text].map((c) => (c < '\x80' ? c : '?')).join('')) }),
);
