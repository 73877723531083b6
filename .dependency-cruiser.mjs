// Which folder may import which: the order of the house. Each folder imports only those that stand before it. The chapter has a floor of
// its own under the objects, for what every native function declares; the rest of it stands on them.

const order = [
  'words',
  'files',
  'bytecode',
  'call/native/',
  'objects',
  'syntax',
  'compiler',
  'call/(?!native/)',
  'vm',
  'modules',
  'interpreter.ts',
  'observation',
  'subjects',
  'spec',
  'mutation',
  'reporting',
  'cli',
];

const rules = order.map((folder, index) => ({
  name: `${folder.replace(/\W*(\(.*)?$/, '')}-imports-only-what-comes-before`,
  severity: 'error',
  from: { path: `^src/${folder}` },
  to: { path: `^src/(${order.slice(index + 1).join('|') || 'nothing'})` },
}));

export default {
  forbidden: [
    ...rules,
    {
      name: 'no-circular',
      comment: 'no file needs a value of another that needs one of its own; types may be asked for in any direction',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'src-stands-alone',
      comment: 'the interpreter and the commands know nothing of tests, steps, scripts or benchmarks',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(step-definitions|test|scripts|bench)/' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$|/site/client/' },
      to: {},
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        pathNot: 'node_modules/(pyodide|playwright-core|typescript|@types)',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
