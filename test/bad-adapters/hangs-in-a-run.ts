// Never comes to the end of a run.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO } from './honest';

serve(HELLO, () => new Promise(() => undefined));
