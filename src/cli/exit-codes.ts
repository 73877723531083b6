// What the commands tell the shell. When several apply: 4, then 1, then 3.

export const ExitCode = {
  FINE: 0,
  FAILURES: 1,
  USAGE: 2,
  COVERAGE_GATE: 3,
  SUBJECT_UNUSABLE: 4,
  NOTHING_SELECTED: 5,
  /** A fault of callspec itself: what EX_SOFTWARE is. */
  FAULT: 70,
  INTERRUPTED: 130,
} as const;

/** A command line that cannot be carried out: said in one sentence, without a stack trace. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}
