// Where a line of source can be found for error messages: texts that were run, files of the program, the standard library.

import type { Thread } from '../objects/thread';
import { stateOf } from './define-module';
import { fileSystem } from './file-system';
import { decodeSource } from './import/decode-source';
import { standardLibraryArchive, ZIP_PATH } from './import/standard-library';

/** Lines of the texts that the embedder ran under a name, by that name. */
function registered(thread: Thread): Map<string, string[]> {
  return stateOf(thread, 'source-lines', () => new Map<string, string[]>());
}

/** Makes the lines of a program known under its file name; the program finds itself among its files. */
export function registerSource(thread: Thread, filename: string, source: string | Uint8Array): void {
  const text = typeof source === 'string' ? source : decodeSource(source);
  registered(thread).set(filename, text.split(/\r\n|\r|\n/));
  if (filename !== '' && !filename.startsWith('<')) fileSystem(thread).put(filename, new TextEncoder().encode(text));
}

/** All lines of a file, or undefined when nobody knows it. */
export function sourceLines(thread: Thread, filename: string): string[] | undefined {
  const known = registered(thread).get(filename);
  if (known !== undefined) return known;
  let bytes: Uint8Array | undefined;
  if (filename.startsWith(`${ZIP_PATH}/`)) bytes = standardLibraryArchive().read(filename.slice(ZIP_PATH.length + 1));
  else if (!filename.startsWith('<')) {
    const node = fileSystem(thread).find(filename);
    if (node?.kind === 'file') bytes = node.data;
  }
  if (bytes === undefined) return undefined;
  const lines = decodeSource(bytes).split('\n');
  if (filename.startsWith(ZIP_PATH)) registered(thread).set(filename, lines);
  return lines;
}

/** One line of a file, counted from 1. */
export function sourceLine(thread: Thread, filename: string, lineno: number): string | undefined {
  return sourceLines(thread, filename)?.[lineno - 1];
}
