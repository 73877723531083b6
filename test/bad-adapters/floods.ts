// Sends a line that does not end.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, write } from './honest';

serve(HELLO, async () => {
  for (;;) write('x'.repeat(1 << 20));
});
