// Sends something else before its hello.

import { write } from './honest';

write('{"type": "end", "id": 1, "reason": "finished"}\n');
setInterval(() => undefined, 1000);
