// Bundles what users run: the command, the library and the step definitions. `npm ci` calls it through `prepare`.

import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** Subjects whose adapter runs in a process of its own. */
const adapters = ['pyodide'];
const dist = path.join(root, 'dist');

rmSync(dist, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/interpreter.ts',
    'step-definitions': 'step-definitions/index.ts',
    ...Object.fromEntries(adapters.map((name) => [`adapters/${name}`, `src/subjects/${name}/adapter.ts`])),
  },
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
chmodSync(path.join(dist, 'cli.js'), 0o755);
