// Reading the program that a command is given.

import fs from 'node:fs';
import { CommandError, ExitCode } from './exit-codes';

/** The bytes of a program file, or of standard input for `-`. Throws CommandError that says what is wrong with it. */
export function readProgram(file: string): Buffer {
  try {
    return fs.readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'it may not be read',
    };
    throw new CommandError(`Cannot open ${file}: ${reasons[code ?? ''] ?? message}.`, ExitCode.USAGE);
  }
}
