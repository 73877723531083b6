// Bundles what users run: the command, the library and the step definitions. `npm ci` calls it through `prepare`.
// With --keep-library, the compiled standard library stays as it is: right where neither compiler nor bytecode have changed.

import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { compileLibrary } from './compile-library.mjs';
import { knownDocumentation, makeDocumentation } from './make-documentation.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** Subjects whose adapter runs in a process of its own. */
const adapters = ['pyodide', 'skulpt', 'micropython', 'brython'];
const dist = path.join(root, 'dist');

/** Packages that only exist as ES modules go into the bundle: not every Node 20 can load them from CommonJS in silence. */
const BUNDLED = ['d3-scale', 'd3-shape'];
const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const external = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !BUNDLED.includes(name));

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
await build({
  absWorkingDir: root,
  entryPoints: {
    cli: 'src/cli/launch.ts',
    main: 'src/cli/main.ts',
    index: 'src/index.ts',
    'step-definitions': 'step-definitions/index.ts',
    reference: 'src/subjects/reference/adapter.ts',
    'adapters/reference': 'src/subjects/reference/launch.ts',
    ...Object.fromEntries(adapters.map((name) => [`adapters/${name}`, `src/subjects/${name}/adapter.ts`])),
  },
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: external.flatMap((name) => [name, `${name}/*`]),
  sourcemap: true,
  logLevel: 'warning',
}).catch((error) => {
  // What is wrong with the sources, esbuild has said.
  if (error.errors?.length > 0) process.exit(1);
  throw error;
});
for (const folder of ['templates', 'client']) {
  cpSync(path.join(root, 'src', 'reporting', 'site', folder), path.join(dist, 'site', folder), { recursive: true });
}
chmodSync(path.join(dist, 'cli.js'), 0o755);
if (!keepsLibrary) writeFileSync(library, compileLibrary(path.join(dist, 'index.js')));

// What V8 compiles of them, under the settings with which they are run.
const { REFERENCE_FLAGS } = createRequire(import.meta.url)(path.join(dist, 'reference.js'));
const loader = ['-r', 'ts-node/register/transpile-only', path.join(root, 'scripts', 'make-code-cache.ts')];
for (const [file, settings] of [
  ['reference.js', REFERENCE_FLAGS],
  ['main.js', []],
  ['main.js', REFERENCE_FLAGS],
]) {
  execFileSync(process.execPath, [...settings, ...loader, path.join(dist, file)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
