// Where what can be made again is kept between runs.

import os from 'node:os';
import path from 'node:path';

/** A file in the user's folder for such things; neither need exist. */
export const cacheFile = (name: string): string =>
  path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'callspec', name);
