// Claims to be an older Python than it is.

import { serve } from '../../src/subjects/adapters/serve';
import { HELLO, runHonestly } from './honest';

serve({ ...HELLO, pythonVersion: '3.9.0' }, runHonestly);
