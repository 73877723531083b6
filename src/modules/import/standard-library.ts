// CPython's own standard library, as the `pyodide` package ships it: one archive, read once per process.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ZipArchive } from './zip-archive';

/** Where a program finds the archive: the second entry of sys.path. */
export const ZIP_PATH = '/lib/python314.zip';

let archive: ZipArchive | undefined;

/** The archive of the standard library. */
export function standardLibraryArchive(): ZipArchive {
  archive ??= new ZipArchive(readFileSync(join(dirname(require.resolve('pyodide/package.json')), 'python_stdlib.zip')));
  return archive;
}
