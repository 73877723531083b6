// Takes more and more memory in a run, without a word.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO } from './honest';

const taken: Buffer[] = [];

serve(HELLO, async () => {
  for (;;) {
    taken.push(Buffer.alloc(1 << 26, 1));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
});
