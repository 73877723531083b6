// What the file system refuses, in a sentence that names the file and says what to do.

/** Why it is so, and what can be done, by the name of the error. */
const REASONS: Readonly<Record<string, readonly [why: string, advice: string]>> = {
  ENOENT: ['there is no such file or folder', 'Look at the path'],
  ENOTDIR: ['a part of its path is no folder', 'Look at the path'],
  EISDIR: ['it is a folder', 'Name a file'],
  EACCES: ['permission is denied', 'Change its permissions, or choose another place'],
  EPERM: ['the system does not permit it', 'Change its permissions, or choose another place'],
  EROFS: ['the file system is read-only', 'Choose another place'],
  ENOSPC: ['the disk is full', 'Make room, or choose another place'],
  EDQUOT: ['the quota of the disk is used up', 'Make room, or choose another place'],
  EFBIG: ['it would be larger than the system permits', 'Choose another place, or raise the limit (ulimit -f)'],
  EMFILE: ['too many files are open in this process', 'Raise the limit (ulimit -n) and try again'],
  ENFILE: ['too many files are open on this system', 'Close some and try again'],
  ENAMETOOLONG: ['its name is too long', 'Choose a shorter one'],
  ELOOP: ['its symbolic links lead in a circle', 'Look at the path'],
  EIO: ['the device reports an error', 'Look at the disk, or choose another place'],
  EBUSY: ['something else uses it', 'Try again, or choose another place'],
  ETXTBSY: ['it is a program that runs', 'Choose another place'],
  ENXIO: ['there is no such device', 'Choose another place'],
  ENODEV: ['there is no such device', 'Choose another place'],
  EPIPE: ['its reader has gone', 'Choose another place'],
  EINVAL: ['the system does not take it', 'Look at the path'],
  ERR_FS_FILE_TOO_LARGE: ['it is too large', 'Name another file'],
  ERR_STRING_TOO_LONG: ['it is too large', 'Name another file'],
};

/** A file that cannot be read or written: one sentence for the user. */
export class FileProblem extends Error {
  constructor(
    readonly file: string,
    doing: 'read' | 'written',
    readonly code: string,
  ) {
    super(`${file} cannot be ${doing}: ${sentenceOf(code)}`);
  }
}

/** Why the system refused, and what to do. Undefined for what is no error of the system. */
export function systemReason(error: unknown): string | undefined {
  const code = systemCode(error);
  return code === undefined ? undefined : sentenceOf(code);
}

/** The name of an error of the system, as ENOSPC; undefined for all others. */
export function systemCode(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== 'string') return undefined;
  return code in REASONS || syscall !== undefined ? code : undefined;
}

/** Does some work on a file; errors of the system become a FileProblem that names it. */
export function aboutFile<T>(file: string, doing: 'read' | 'written', work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    throw new FileProblem(file, doing, code);
  }
}

function sentenceOf(code: string): string {
  const [why, advice] = REASONS[code] ?? [`the system says ${code}`, 'Choose another place'];
  return `${why}. ${advice}.`;
}
