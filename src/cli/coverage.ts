// callspec coverage: what part of the document and of its rules is accounted for, linked, verified and confirmed.

import { renderCoverage } from '../reporting/coverage-terminal';
import { currentCoverage } from './coverage-sources';
import { ExitCode } from './exit-codes';

export interface CoverageOptions {
  /** Folder of the records of runs. */
  results: string;
  subject?: string[];
  json?: boolean;
}

/** Reports coverage. Returns the exit code; throws CommandError for what cannot be read. */
export function coverage(options: CoverageOptions): number {
  const found = currentCoverage(options.results, options.subject);
  if (options.json) console.log(JSON.stringify(found, undefined, 2));
  else console.log(renderCoverage(found));
  return ExitCode.FINE;
}
