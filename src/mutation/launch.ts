// Starts the built interpreter with its mutants; with the word "cache", keeps what V8 compiles of it.

import path from 'node:path';
import { makeCache, requireCached } from '../cached-bundle';

const FILE = path.join(__dirname, 'mutants.js');
type Adapter = typeof import('./mutated-adapter');

if (process.argv[2] === 'cache') void makeCache(FILE, (adapter) => (adapter as Adapter).warmUp());
else (requireCached(FILE) as Adapter).start();
