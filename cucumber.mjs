// Cucumber's own command line, for development: `npx cucumber-js --profile pyodide features/31-06*`.
const common = {
  requireModule: ['ts-node/register/transpile-only'],
  require: ['step-definitions/**/*.ts'],
  format: ['progress'],
  strict: true,
};

const limits = { steps: 50_000_000, milliseconds: 20_000 };

export default { ...common, worldParameters: { subject: 'reference', limits } };
export const pyodide = { ...common, worldParameters: { subject: 'pyodide', limits } };
