// Makes what users run: the command, the library and the step definitions. `npm ci` calls it through `prepare`.
// With --keep-library, the compiled standard library and the declarations stay as they are: right where compiler, bytecode and exports are the same.

import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { bundle } from './bundle.mjs';
import { compileLibrary } from './compile-library.mjs';
import { knownDocumentation, makeDocumentation } from './make-documentation.mjs';
import { writeDeclarations } from './write-declarations.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');

const library = path.join(dist, 'library-code.zip');
const keepsLibrary = process.argv.includes('--keep-library') && existsSync(library);
const documentation = path.join(dist, 'documentation.jsonl');
const texts = knownDocumentation(documentation);
if (!keepsLibrary) rmSync(dist, { recursive: true, force: true });
if (texts === undefined) await makeDocumentation(documentation);
else {
  mkdirSync(dist, { recursive: true });
  writeFileSync(documentation, texts);
}
await bundle(root).catch((error) => {
  // What is wrong with the sources, esbuild has said.
  if (error.errors?.length > 0) process.exit(1);
  throw error;
});
for (const folder of ['templates', 'client']) {
  cpSync(path.join(root, 'src', 'reporting', 'site', folder), path.join(dist, 'site', folder), { recursive: true });
}
chmodSync(path.join(dist, 'cli.js'), 0o755);
if (!keepsLibrary) {
  writeDeclarations(root, path.join(dist, 'types'));
  writeFileSync(library, compileLibrary(path.join(dist, 'index.js')));
}

// What V8 compiles of them, under the settings with which they are run.
const { REFERENCE_FLAGS } = createRequire(import.meta.url)(path.join(dist, 'reference.js'));
const loader = ['-r', 'ts-node/register/transpile-only', path.join(root, 'scripts', 'make-code-cache.ts')];
for (const [file, settings] of [
  ['reference.js', []],
  ['reference.js', REFERENCE_FLAGS],
  ['main.js', []],
  ['main.js', REFERENCE_FLAGS],
]) {
  execFileSync(process.execPath, [...settings, ...loader, path.join(dist, file)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
