// Cucumber's own command line, for development: `npx cucumber-js --profile pyodide features/31-06*`.
import { createRequire } from 'node:module';

// Nothing runs while an example could pass without verifying anything.
const require = createRequire(import.meta.url);
require('ts-node/register/transpile-only');
require('./scripts/refuse-malformed.ts').readOrRefuse('features');

const common = {
  requireModule: ['ts-node/register/transpile-only'],
  require: ['step-definitions/**/*.ts'],
  format: ['progress'],
  strict: true,
};

const limits = { steps: 50_000_000, milliseconds: 20_000 };

export default { ...common, worldParameters: { subject: 'reference', limits } };
export const pyodide = { ...common, worldParameters: { subject: 'pyodide', limits } };
