// Says that programs have come to their end, without having run them.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO } from './honest';

serve(HELLO, async () => ({ reason: 'finished' }));
