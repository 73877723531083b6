// Loading CPython 3.14 from the `pyodide` package.

import { createRequire } from 'node:module';
import path from 'node:path';
import type { PyodideAPI } from 'pyodide';
import { importModule } from '../adapters/import-module';

/** Starts a Pyodide that prints nothing. Throws what its loader throws. */
export async function loadOracle(): Promise<{ pyodide: PyodideAPI; version: string }> {
  const folder = path.dirname(createRequire(__filename).resolve('pyodide'));
  const { loadPyodide, version } = await importModule<typeof import('pyodide')>(path.join(folder, 'pyodide.mjs'));
  const pyodide = await loadPyodide({ indexURL: folder + path.sep, stdout: () => {}, stderr: () => {} });
  return { pyodide, version };
}
