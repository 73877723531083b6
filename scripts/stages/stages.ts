// What npm test and npm run test:all run, and which of it a change concerns.

/** One command whose exit code and counts are a part of the result. */
export interface Stage {
  /** The word by which it is chosen: `npm test -- lint`. */
  id: string;
  name: string;
  command: string;
  /** It prints counts of its own; others count as one check. */
  counts: boolean;
  /** Names of stages whose results it needs: it is skipped when one of them did not come to its end. */
  after?: readonly string[];
  /** What to run after a change of these files, which may be less than all; undefined where they do not concern it. */
  afterChange?: (files: readonly string[]) => string | undefined;
}

const TS_NODE = 'node -r ts-node/register/transpile-only';

const REFERENCE = 'features on the reference interpreter';
const ORACLE = 'features on CPython 3.14';

/** Long random runs: so many seconds for each target of the fuzzer. */
const FUZZ_SECONDS = 1800;

/** What a checked program runs on, from the parser to the adapters. */
const INTERPRETER = /^src\/(bytecode|call|compiler|interpreter\.ts|modules|objects|observation|subjects|syntax|vm)\b/;
const FEATURE = /^features\/.*\.feature$/;
const TYPESCRIPT = /\.ts$/;

/** The command, if one of the files is of that kind. */
const whole = (command: string, kind: RegExp) => (files: readonly string[]) =>
  files.some((file) => kind.test(file)) ? command : undefined;

/** The same with the files of that kind behind it. */
const those = (command: string, kind: RegExp) => (files: readonly string[]) => {
  const found = files.filter((file) => kind.test(file));
  return found.length === 0 ? undefined : `${command} ${found.map(quoted).join(' ')}`;
};

const quoted = (file: string): string => `'${file.replaceAll("'", `'\\''`)}'`;

/** A check of the features: of those that changed, or of all when the interpreter or the steps did. */
const check = (command: string) => (files: readonly string[]) =>
  whole(command, INTERPRETER)(files) ??
  whole(command, /^(step-definitions|src\/(spec|cli))\//)(files) ??
  those(command, FEATURE)(files);

const UNIT_TESTS = `${TS_NODE} --test`;

/** What takes longest begins first, in parts that leave no core idle at the end. */
const UNIT: readonly Stage[] = [1, 2, 3].map((part) => ({
  id: `unit-${part}`,
  name: `unit tests ${part}/3`,
  command: `${UNIT_TESTS} --test-shard=${part}/3 test/*.test.ts`,
  counts: true,
}));

/** Unit tests by the files that they are about; undefined where any of them may be. */
const TESTS_OF: readonly [RegExp, readonly string[]][] = [
  [/^(features|spec)\//, ['ledger', 'rules-index']],
  [/^(docs|\.github)\/|^[A-Z-]+\.md$|^(action\.yml|Dockerfile)$/, ['documents', 'workflows']],
];

/** One test file. */
export const unitTest = (file: string): Stage => ({
  id: file,
  name: `unit tests of ${file}`,
  command: `${UNIT_TESTS} ${file}`,
  counts: true,
});

/** The unit tests that a change of these files concerns. */
export function unitTestsAfterChange(files: readonly string[]): readonly Stage[] {
  const isTest = (file: string) => /^test\/[^/]+\.test\.ts$/.test(file);
  if (files.some((file) => /^(src|step-definitions|test|scripts)\//.test(file) && !isTest(file))) return UNIT;
  const own = files.filter(isTest);
  const told = TESTS_OF.flatMap(([kind, names]) =>
    files.some((file) => kind.test(file)) ? names.map((name) => `test/${name}.test.ts`) : [],
  );
  return [...new Set([...own, ...told])].map(unitTest);
}

const BYTECODE = 'npm run --silent compare:bytecode';
const SYNTAX = 'npm run --silent compare:syntax -- --mutations';
const CALLS = 'npm run --silent compare:calls --';
const REFERENCE_CHECK = 'node dist/cli.js check';

const LIGHT: readonly Stage[] = [
  {
    id: 'reference',
    name: REFERENCE,
    command: REFERENCE_CHECK,
    counts: true,
    afterChange: check(REFERENCE_CHECK),
  },
  {
    id: 'cpython',
    name: 'features on the newest other CPython',
    command: 'npm run --silent test:versions -- --newest',
    counts: true,
  },
  {
    id: 'bytecode',
    name: 'bytecode',
    command: BYTECODE,
    counts: false,
    afterChange: whole(BYTECODE, /^src\/(syntax|compiler|bytecode)\//),
  },
  {
    id: 'syntax',
    name: 'syntax',
    command: `${SYNTAX} 300`,
    counts: false,
    afterChange: whole(`${SYNTAX} 300`, /^src\/syntax\//),
  },
  {
    id: 'calls',
    name: 'random calls',
    command: `${CALLS} --seed 8`,
    counts: true,
    afterChange: whole(`${CALLS} --seed 8`, INTERPRETER),
  },
];

/** The sources as they are, under c8: that is the reference's last run, too. */
const FROM_SOURCES =
  'npm run --silent coverage && mkdir -p reports/runs && cp coverage/runs/reference.json reports/runs/';

const HEAVY: readonly Stage[] = [
  { id: 'reference', name: REFERENCE, command: FROM_SOURCES, counts: true },
  { id: 'package', name: 'package', command: `${TS_NODE} scripts/check-package.ts`, counts: true },
  {
    id: 'cpythons',
    name: 'features on six older CPythons',
    command: 'npm run --silent test:versions',
    counts: true,
  },
  { id: 'bytecode', name: 'bytecode of samples', command: BYTECODE, counts: false },
  { id: 'library', name: 'bytecode of the library', command: `${BYTECODE} -- --library`, counts: false },
  { id: 'syntax', name: 'syntax', command: `${SYNTAX} 3000`, counts: false },
  { id: 'calls', name: 'random calls', command: `${CALLS} --count 100000`, counts: true },
  ...['code-objects', 'sources'].map((target) => ({
    id: `fuzz-${target}`,
    name: `fuzzed ${target.replace('-', ' ')}`,
    command: `npm run --silent fuzz -- --target ${target} --seconds ${FUZZ_SECONDS}`,
    counts: false,
  })),
];

const ORACLE_CHECK = 'node dist/cli.js check --subject pyodide';
const PROGRAMS = 'npm run --silent compare:programs';
const TYPES = 'npx tsc -p .';

const COMMON: readonly Stage[] = [
  {
    id: 'pyodide',
    name: ORACLE,
    command: ORACLE_CHECK,
    counts: true,
    afterChange: (files) =>
      whole(ORACLE_CHECK, /^(step-definitions|src\/subjects)\//)(files) ?? those(ORACLE_CHECK, FEATURE)(files),
  },
  {
    id: 'programs',
    name: 'programs on both Pythons',
    command: PROGRAMS,
    counts: true,
    afterChange: whole(PROGRAMS, INTERPRETER),
  },
  { id: 'types', name: 'types', command: TYPES, counts: false, afterChange: whole(TYPES, TYPESCRIPT) },
];

const LINT = 'npx biome ci';
const FEATURES_FORMAT = 'npx prettier --check';
const FORM = `${TS_NODE} scripts/check-features.ts`;
const LEDGER = 'node dist/cli.js audit';
const IMPORTS = 'npx depcruise --config .dependency-cruiser.mjs src';
const README = `${TS_NODE} scripts/check-readme.ts`;
const GENERATED = 'npm run --silent generate -- --check';

const LAST: readonly Stage[] = [
  {
    id: 'coverage',
    name: 'committed summary of coverage',
    command: 'node dist/cli.js coverage --check',
    counts: false,
    after: [REFERENCE, ORACLE],
  },
  {
    id: 'lint',
    name: 'lint and formatting of TypeScript',
    command: LINT,
    counts: false,
    afterChange: those(`${LINT} --no-errors-on-unmatched`, /\.(ts|mjs|js|json)$/),
  },
  {
    id: 'format',
    name: 'formatting of features',
    command: `${FEATURES_FORMAT} features`,
    counts: false,
    afterChange: those(FEATURES_FORMAT, FEATURE),
  },
  {
    id: 'form',
    name: 'form of the features',
    command: FORM,
    counts: false,
    afterChange: whole(FORM, /^(features|src\/spec)\//),
  },
  {
    id: 'ledger',
    name: 'ledger and features',
    command: LEDGER,
    counts: false,
    afterChange: whole(LEDGER, /^(features|spec|src\/spec)\//),
  },
  {
    id: 'generated',
    name: 'what is generated',
    command: GENERATED,
    counts: false,
    afterChange: whole(GENERATED, /^(src\/(vm|bytecode)|scripts\/instructions)\//),
  },
  { id: 'imports', name: 'import rules', command: IMPORTS, counts: false, afterChange: whole(IMPORTS, /^src\//) },
  {
    id: 'readme',
    name: 'README',
    command: README,
    counts: true,
    after: [REFERENCE, ORACLE],
    afterChange: whole(README, /^README\.md$/),
  },
];

/** The stages of npm test, or of npm run test:all. */
export const stagesOf = (all: boolean): Stage[] => [...UNIT, ...(all ? HEAVY : LIGHT), ...COMMON, ...LAST];
