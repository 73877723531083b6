// Bundles the sources into dist/. The interpreter is there once, in reference.js; the other files ask that one for its parts.

import { writeFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

/** What reference.js holds of the folders and files of the sources, besides its adapter. */
const INTERPRETER = [
  ...['bytecode', 'objects', 'syntax', 'compiler', 'call', 'vm', 'modules', 'observation'],
  ...['interpreter', 'run-apart', 'index'],
];
/** Subjects whose adapter runs in a process of its own. */
const ADAPTERS = ['pyodide', 'skulpt', 'micropython', 'brython'];
/** Packages that only exist as ES modules go into the bundle: not every Node 20 can load them from CommonJS in silence. */
const BUNDLED = ['d3-scale', 'd3-shape'];

/** Writes the bundles of the project in `root`. Their source maps lie beside them, for `callspec coverage --collect`. */
export async function bundle(root) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const external = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !BUNDLED.includes(name));
  const settings = {
    absWorkingDir: root,
    outdir: path.join(root, 'dist'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: external.flatMap((name) => [name, `${name}/*`]),
    sourcemap: 'external',
    logLevel: 'warning',
  };
  const parts = new Set(['index']);
  await build({
    ...settings,
    entryPoints: { main: 'src/cli/main.ts', 'step-definitions': 'step-definitions/index.ts' },
    plugins: [askInterpreter(path.join(root, 'src'), parts)],
  });
  const exported = [...parts].sort().map((part) => `export * as "${part}" from './src/${part}';\n`);
  await build({
    ...settings,
    entryPoints: undefined,
    stdin: {
      contents: `export * from './src/subjects/reference/adapter';\n${exported.join('')}`,
      resolveDir: root,
      loader: 'ts',
    },
    outdir: undefined,
    outfile: path.join(root, 'dist', 'reference.js'),
  });
  await build({
    ...settings,
    entryPoints: {
      cli: 'src/cli/launch.ts',
      'adapters/reference': 'src/subjects/reference/launch.ts',
      'instrument-process': 'src/mutation/instrument-process.ts',
      ...Object.fromEntries(ADAPTERS.map((name) => [`adapters/${name}`, `src/subjects/${name}/adapter.ts`])),
    },
  });
  writeLibrary(path.join(root, 'dist'));
}

/** In place of a part of the interpreter, a bundle gets that of reference.js; `parts` comes to hold what is asked for. */
function askInterpreter(sources, parts) {
  return {
    name: 'ask-interpreter',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ namespace, path: name, resolveDir }) => {
        if (namespace === 'interpreter') return { path: name, external: true };
        const part = path.relative(sources, path.join(resolveDir, name)).split(path.sep).join('/');
        if (!INTERPRETER.includes(part.split('/')[0])) return undefined;
        parts.add(part);
        return { path: part, namespace: 'interpreter' };
      });
      onLoad({ filter: /./, namespace: 'interpreter' }, ({ path: part }) => ({
        contents: `module.exports = require('./reference.js')['${part}'];`,
      }));
    },
  };
}

/** index.js: what the package exports, each name written out, so that Node finds it when an ES module imports it. */
function writeLibrary(dist) {
  const names = Object.keys(createRequire(import.meta.url)(path.join(dist, 'reference.js')).index).join(', ');
  writeFileSync(
    path.join(dist, 'index.js'),
    `'use strict';\nconst { ${names} } = require('./reference.js').index;\nmodule.exports = { ${names} };\n`,
  );
}
