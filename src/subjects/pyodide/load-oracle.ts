// Starting CPython 3.14 from the `pyodide` package.

import { createRequire } from 'node:module';
import path from 'node:path';
import type { PyodideAPI } from 'pyodide';
import { importModule } from '../adapters/import-module';
import { memoryImage } from './memory-image';

/** What the loader and its result have for images of memory, without saying so. */
interface ImageOptions {
  _makeSnapshot?: boolean;
  _loadSnapshot?: Uint8Array;
}
type ImageMaker = PyodideAPI & { makeMemorySnapshot(): Uint8Array };

/** Starts a Pyodide that prints nothing. Throws what its loader throws. */
export async function loadOracle(): Promise<{ pyodide: PyodideAPI; version: string }> {
  const folder = path.dirname(createRequire(__filename).resolve('pyodide'));
  const { loadPyodide, version } = await importModule<typeof import('pyodide')>(path.join(folder, 'pyodide.mjs'));
  const load = (more: ImageOptions): Promise<PyodideAPI> =>
    loadPyodide({ indexURL: folder + path.sep, stdout: () => {}, stderr: () => {}, ...more });
  const image = await memoryImage(version, async () =>
    ((await load({ _makeSnapshot: true })) as ImageMaker).makeMemorySnapshot(),
  );
  const pyodide = await load({ _loadSnapshot: image });
  // The start of the search path is put in front a second time.
  pyodide.runPython('import sys; sys.path[:] = dict.fromkeys(sys.path)');
  return { pyodide, version };
}
