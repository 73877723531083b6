// What npm test and npm run test:all run.

/** One command whose exit code and counts are a part of the result. */
export interface Stage {
  name: string;
  command: string;
  /** It prints counts of its own; others count as one check. */
  counts: boolean;
  /** Names of stages whose results it needs: it is skipped when one of them did not come to its end. */
  after?: readonly string[];
}

const TS_NODE = 'node -r ts-node/register/transpile-only';

const REFERENCE = 'features on the reference interpreter';
const ORACLE = 'features on CPython 3.14';

/** Long random runs: so many seconds for each target of the fuzzer. */
const FUZZ_SECONDS = 1800;

/** What takes longest begins first, in parts that leave no core idle at the end. */
const UNIT_TESTS: readonly Stage[] = ['1/3', '2/3', '3/3'].map((part) => ({
  name: `unit tests ${part}`,
  command: `${TS_NODE} --test --test-shard=${part} test/*.test.ts`,
  counts: true,
}));

const LIGHT: readonly Stage[] = [
  { name: REFERENCE, command: 'node dist/cli.js check', counts: true },
  {
    name: 'features on the newest other CPython',
    command: 'npm run --silent test:versions -- --newest',
    counts: true,
  },
  { name: 'bytecode', command: 'npm run --silent compare:bytecode', counts: false },
  { name: 'syntax', command: 'npm run --silent compare:syntax -- --mutations 300', counts: false },
  { name: 'random calls', command: 'npm run --silent compare:calls -- --seed 8', counts: true },
];

/** The sources as they are, under c8: that is the reference's last run, too. */
const FROM_SOURCES =
  'npm run --silent coverage && mkdir -p reports/runs && cp coverage/runs/reference.json reports/runs/';

const HEAVY: readonly Stage[] = [
  { name: REFERENCE, command: FROM_SOURCES, counts: true },
  { name: 'package', command: `${TS_NODE} scripts/check-package.ts`, counts: true },
  { name: 'features on six older CPythons', command: 'npm run --silent test:versions', counts: true },
  { name: 'bytecode of samples', command: 'npm run --silent compare:bytecode', counts: false },
  { name: 'bytecode of the library', command: 'npm run --silent compare:bytecode -- --library', counts: false },
  { name: 'syntax', command: 'npm run --silent compare:syntax -- --mutations 3000', counts: false },
  { name: 'random calls', command: 'npm run --silent compare:calls -- --count 100000', counts: true },
  ...['code-objects', 'sources'].map((target) => ({
    name: `fuzzed ${target.replace('-', ' ')}`,
    command: `npm run --silent fuzz -- --target ${target} --seconds ${FUZZ_SECONDS}`,
    counts: false,
  })),
];

const COMMON: readonly Stage[] = [
  { name: ORACLE, command: 'node dist/cli.js check --subject pyodide', counts: true },
  { name: 'programs on both Pythons', command: 'npm run --silent compare:programs', counts: true },
  { name: 'types', command: 'npx tsc -p .', counts: false },
];

const LAST: readonly Stage[] = [
  {
    name: 'committed summary of coverage',
    command: 'node dist/cli.js coverage --check',
    counts: false,
    after: [REFERENCE, ORACLE],
  },
  { name: 'lint and formatting of TypeScript', command: 'npx biome ci', counts: false },
  { name: 'formatting of features', command: 'npx prettier --check features', counts: false },
  { name: 'form of the features', command: `${TS_NODE} scripts/check-features.ts`, counts: false },
  { name: 'ledger and features', command: 'node dist/cli.js audit', counts: false },
  { name: 'import rules', command: 'npx depcruise --config .dependency-cruiser.mjs src', counts: false },
  { name: 'README', command: `${TS_NODE} scripts/check-readme.ts`, counts: true, after: [REFERENCE, ORACLE] },
];

/** The stages of npm test, or of npm run test:all. */
export const stagesOf = (all: boolean): Stage[] => [...UNIT_TESTS, ...(all ? HEAVY : LIGHT), ...COMMON, ...LAST];
