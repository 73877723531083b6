// callspec report: the report page.

import path from 'node:path';
import { version } from '../../package.json';
import { writeWhole } from '../files/write-whole';
import { historyPoints } from '../reporting/site/history-chart';
import { renderPage } from '../reporting/site/page';
import { HISTORY_FILE, readHistory } from '../spec/history';
import { checkoutCommit } from './checkout';
import { currentCoverage, orUsage, relative, runs, specification } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { PACKAGE_FOLDER, SITE_FOLDER } from './places';

export interface ReportOptions {
  /** Folder for the page. */
  out: string;
  /** Folder of the records of runs. */
  results: string;
}

/** Writes the page. Returns the exit code; throws CommandError for what cannot be read or written. */
export function report({ out, results }: ReportOptions): number {
  const records = runs(results);
  if (records.length === 0) {
    throw new CommandError(
      `No run is recorded in ${results}. Make one with: callspec check`,
      ExitCode.NOTHING_SELECTED,
    );
  }
  const page = renderPage({
    specification: specification(),
    runs: records,
    coverage: currentCoverage(results),
    history: historyPoints(orUsage(() => readHistory(path.join(PACKAGE_FOLDER, HISTORY_FILE)))),
    version,
    commit: checkoutCommit(),
    assets: SITE_FOLDER,
  });
  const file = path.join(out, 'index.html');
  writeWhole(file, page);
  console.log(`${relative(path.resolve(file))}  ${Math.round(page.length / 1024)} KiB`);
  return ExitCode.FINE;
}
