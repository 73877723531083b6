// Reading the program that a command is given.

import fs from 'node:fs';
import { systemReason } from '../files/file-problem';
import { CommandError, ExitCode } from './exit-codes';

/** The bytes of a program file, or of standard input for `-`. Throws CommandError that says what is wrong with it. */
export function readProgram(file: string): Buffer {
  try {
    return fs.readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const reason = systemReason(error);
    if (reason === undefined) throw error;
    throw new CommandError(`Cannot open ${file}: ${reason}`, ExitCode.USAGE);
  }
}
