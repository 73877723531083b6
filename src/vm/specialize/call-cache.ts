// Where CALL and CALL_KW keep what they know.

import { cacheLayout } from '../../bytecode/cache-layout';

/** `func_version` is the version of a function, or of a class. */
export const CallCache = cacheLayout({ counter: 1, func_version: 2 });
