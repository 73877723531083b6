// Features with step definitions of their own: held to each other before anything runs.

import path from 'node:path';
import { unknownSteps } from '../spec/own-steps';
import type { Example, Specification } from '../spec/specification';
import { CommandError, ExitCode } from './exit-codes';
import { featuresAsSeen } from './report-run';

/** Throws CommandError that lists the steps without a definition or with several, and for definitions that cannot be loaded. */
export async function holdToSteps(
  specification: Specification,
  examples: readonly Example[],
  steps: string,
): Promise<void> {
  const problems = await unknownSteps(specification, examples, steps).catch((error: unknown) => {
    throw new CommandError(`The step definitions in ${steps} cannot be loaded: ${causeOf(error)}`, ExitCode.USAGE);
  });
  if (problems.length === 0) return;
  const folder = featuresAsSeen(specification);
  throw new CommandError(problems.map((problem) => path.join(folder, problem)).join('\n'), ExitCode.USAGE);
}

/** Why code could not be loaded, and where it is malformed: of that, only the stack tells the place. */
function causeOf(error: unknown): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const place = /^(?:file:\/\/)?(\/.+|[A-Za-z]:.+):\d+$/.exec(stack.split('\n')[0]!)?.[0];
  return place === undefined ? message : `${place}: ${message}`;
}
