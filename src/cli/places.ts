// Where the package keeps what its commands need, both run from source and built.

import fs from 'node:fs';
import path from 'node:path';

/** The folder of package.json. */
export const PACKAGE_FOLDER = findPackage(__dirname);

export const FEATURES_FOLDER = path.join(PACKAGE_FOLDER, 'features');

/** Where commands keep and look for the records of runs, below the current folder. */
export const DEFAULT_RESULTS = 'reports/runs';

/** What became of every unit of the document. */
export const LEDGER_FILE = path.join(PACKAGE_FOLDER, 'spec', 'ledger.yaml');

/** Every section of the document with the ids of its rules and remarks. */
export const RULE_INDEX_FILE = path.join(PACKAGE_FOLDER, 'spec', 'rules.yaml');

/** The step definitions: the built ones beside a built command, else the sources. */
export const SUPPORT_FILE = __filename.endsWith('.ts')
  ? path.join(PACKAGE_FOLDER, 'step-definitions', 'index.ts')
  : path.join(PACKAGE_FOLDER, 'dist', 'step-definitions.js');

/** The texts of the steps that a place of step definitions stands for. */
export const textsOfSteps = (support: string): string =>
  support === SUPPORT_FILE ? path.join(PACKAGE_FOLDER, 'step-definitions') : support;

/** Templates, style and scripts of the report page. */
export const SITE_FOLDER = __filename.endsWith('.ts')
  ? path.join(PACKAGE_FOLDER, 'src', 'reporting', 'site')
  : path.join(PACKAGE_FOLDER, 'dist', 'site');

function findPackage(folder: string): string {
  return fs.existsSync(path.join(folder, 'package.json')) ? folder : findPackage(path.dirname(folder));
}
