// The adapter of the reference interpreter, and what the built interpreter is asked for besides.

import { isMainThread } from 'node:worker_threads';
import { serveReference } from './serve-reference';

export { InProcessReference } from './in-process';
export { REFERENCE_FLAGS } from './node-flags';
export { serveReference };

// A thread of `runApart` starts with this file, too.
if (require.main === module && isMainThread) serveReference();
