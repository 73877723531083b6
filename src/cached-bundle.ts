// Loading a built file with the code that V8 has compiled of it before, which the build keeps beside it.

import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

/** Where the compiled code of a built file is kept. V8 refuses it under another version or other settings; then it is compiled anew. */
const cacheOf = (file: string): string => `${file}.cache`;

/** What `require` gives for a built CommonJS file. The cache is used where there is one that fits. */
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
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = new Module(file);
  module.filename = file;
  const run = script.runInThisContext() as (...parts: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, path.dirname(file));
  return { exports: module.exports, script };
}
