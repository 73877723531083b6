// A process that runs programs, each in an interpreter of its own, and after each an innocent one.

import { builtFile } from '../../scripts/built';
import type * as Library from '../../src/index';

const { Interpreter } = require(builtFile('index.js')) as typeof Library;

export interface Request {
  source: string;
  limits: { milliseconds?: number; memory?: number };
}

export interface Reply {
  /** Why the program was stopped, or the type of its exception; undefined if neither. */
  end: string | undefined;
  /** The same of the next program, which sums a hundred numbers. */
  next: string | undefined;
  /** The most memory that the process has had resident so far, in MiB. */
  peak: number;
}

function endOf(source: string, limits: Request['limits']): string | undefined {
  const { stopped, exception } = new Interpreter({ limits }).run(source);
  return stopped ?? exception?.type;
}

process.on('message', ({ source, limits }: Request) => {
  const end = endOf(source, limits);
  const next = endOf('assert sum(range(100)) == 4950', { ...limits, milliseconds: 60_000 });
  const reply: Reply = { end, next, peak: process.resourceUsage().maxRSS / 1024 };
  process.send!(reply);
});
endOf('import math, io, struct, collections, array, zlib, hashlib, base64', {});
process.send!('ready');
