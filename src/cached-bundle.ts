// Loading a built file with the code that V8 has compiled of it before, which the build keeps beside it.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/**
 * Where the compiled code of a built file is kept. V8 refuses what another version of it has made, and then compiles anew; settings of V8
 * have caches of their own.
 */
function cacheOf(file: string): string {
  const settings = createHash('sha256').update(process.execArgv.filter(isSetting).sort().join(' ')).digest('hex');
  return `${file}.${settings.slice(0, 8)}.cache`;
}

const isSetting = (word: string): boolean => /^--(stack|max|min|maglev|always)-/.test(word);

/** What `require` gives for a built CommonJS file. The cache is used where there is one that fits. The file must not `import()`. */
export function requireCached(file: string): unknown {
  return load(file).exports;
}

/** Loads a built file, does some work with it, and keeps the code that was compiled for both. */
export async function makeCache(file: string, work: (exports: unknown) => Promise<void>): Promise<void> {
  const { exports, script } = load(file);
  await work(exports);
  fs.writeFileSync(cacheOf(file), script.createCachedData());
}

function load(file: string): { exports: unknown; script: vm.Script } {
  const cache = cacheOf(file);
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, 'utf8')), {
    filename: file,
    cachedData: fs.existsSync(cache) ? fs.readFileSync(cache) : undefined,
  });
  const module = new Module(file);
  module.filename = file;
  const run = script.runInThisContext() as (...parts: unknown[]) => void;
  run.call(module.exports, module.exports, requireOf(file), module, file, path.dirname(file));
  return { exports: module.exports, script };
}

/** `require` for a built file: the built files beside it are loaded in the same way, each once. */
function requireOf(file: string): NodeJS.Require {
  const plain = createRequire(file);
  const beside = new Map<string, unknown>();
  const cached = (name: string) => {
    if (!name.startsWith('./')) return plain(name);
    if (!beside.has(name)) beside.set(name, requireCached(path.join(path.dirname(file), name)));
    return beside.get(name);
  };
  return Object.assign(cached, plain);
}
