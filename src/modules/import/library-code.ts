// Code of the standard library: compiled when the package is built, or else at the first import of the process.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { PyCode } from '../../objects/functions/code';
import type { Thread } from '../../objects/thread';
import { MarshalReader } from '../marshal/reader';
import { sharedCode } from '../shared-code';
import { ZipArchive } from './zip-archive';

/** Made by scripts/compile-library.mjs beside the built files: marshalled code objects, each compressed by itself, under the names by which `libraryCode` is asked for them. */
const ARCHIVE = join(__dirname, 'library-code.zip');

/** null where the package was not built, as in a run from its sources. */
let archive: ZipArchive | null | undefined;

/** The code of a file of the library: its path in the archive, or "<frozen name>". All interpreters of the process share it. */
export function libraryCode(thread: Thread, path: string, compile: () => PyCode): PyCode {
  return sharedCode(path, () => precompiled(thread, path) ?? compile());
}

function precompiled(thread: Thread, path: string): PyCode | undefined {
  if (archive === undefined) archive = existsSync(ARCHIVE) ? new ZipArchive(readFileSync(ARCHIVE)) : null;
  const bytes = archive?.read(path);
  return bytes === undefined
    ? undefined
    : (new MarshalReader(thread, brotliDecompressSync(bytes), true).read() as PyCode);
}
