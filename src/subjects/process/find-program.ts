// Looking for installed programs.

import fs from 'node:fs';
import path from 'node:path';

/** The path of the first of these commands that is found on PATH. */
export function findProgram(commands: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const ending = process.platform === 'win32' ? '.exe' : '';
  for (const command of commands) {
    for (const folder of folders) {
      const file = path.join(folder, command + ending);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

/** Is it a file that can be run? */
export function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
