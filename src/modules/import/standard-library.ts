// CPython's own standard library, as the `pyodide` package ships it: one archive, read once per process.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IMMORTAL, isObject, type Value } from '../../objects/object';
import { PyCode } from '../../objects/code';
import { ZipArchive } from './zip-archive';

/** Where a program finds the archive: the second entry of sys.path. */
export const ZIP_PATH = '/lib/python314.zip';

let archive: ZipArchive | undefined;

/** The archive of the standard library. */
export function standardLibraryArchive(): ZipArchive {
  archive ??= new ZipArchive(readFileSync(join(dirname(require.resolve('pyodide/package.json')), 'python_stdlib.zip')));
  return archive;
}

/** Code objects of library modules, by their path in the archive; shared by all interpreters of the process. */
const codeCache = new Map<string, PyCode>();

/** The code of a library module, compiled at the first request of the process. */
export function libraryCode(path: string, compile: () => PyCode): PyCode {
  let code = codeCache.get(path);
  if (code === undefined) {
    code = compile();
    makeImmortal(code);
    codeCache.set(path, code);
  }
  return code;
}

/** Frees a value and all that it holds from counting: it lives as long as the process. */
export function makeImmortal(value: Value | undefined): void {
  if (!isObject(value) || value.refs >= IMMORTAL) return;
  value.refs = 2 * IMMORTAL;
  if (value.type.isHeapType) return;
  value.traverse(makeImmortal);
}
