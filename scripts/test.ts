// npm test: every check of the project, at most two at a time, then one line with the counts of all of them.

import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { cpus } from 'node:os';
import pico from 'picocolors';

interface Stage {
  name: string;
  command: string;
  /** Stages without counts of their own count as one check. */
  counts: boolean;
  /** Names of stages whose results it needs. */
  after?: readonly string[];
}

const TS_NODE = 'node -r ts-node/register/transpile-only';

const REFERENCE = 'features on the reference interpreter';
const ORACLE = 'features on CPython 3.14';

const STAGES: readonly Stage[] = [
  { name: 'types', command: 'npx tsc -p .', counts: false },
  { name: 'programs on both Pythons', command: 'npm run --silent compare:programs', counts: true },
  { name: REFERENCE, command: 'npm run --silent coverage', counts: true },
  { name: ORACLE, command: 'node dist/cli.js check --subject pyodide', counts: true },
  { name: 'features on the installed python3', command: 'node dist/cli.js check --subject cpython', counts: true },
  { name: 'bytecode', command: 'npm run --silent compare:bytecode', counts: false },
  { name: 'syntax', command: 'npm run --silent compare:syntax -- --mutations 300', counts: false },
  { name: 'random calls', command: 'npm run --silent compare:calls', counts: true },
  {
    name: 'committed summary of coverage',
    command: 'node dist/cli.js coverage --check',
    counts: false,
    after: [REFERENCE, ORACLE],
  },
  { name: 'unit tests', command: `node -r ts-node/register/transpile-only --test test/*.test.ts`, counts: true },
  { name: 'lint and formatting of TypeScript', command: 'npx biome ci', counts: false },
  { name: 'formatting of features', command: 'npx prettier --check features', counts: false },
  { name: 'form of the features', command: `${TS_NODE} scripts/check-features.ts`, counts: false },
  { name: 'ledger and features', command: 'node dist/cli.js audit', counts: false },
  { name: 'import rules', command: 'npx depcruise --config .dependency-cruiser.mjs src', counts: false },
  { name: 'README', command: `${TS_NODE} scripts/check-readme.ts`, counts: true, after: [REFERENCE, ORACLE] },
];

interface Result {
  stage: Stage;
  passed: number;
  failed: number;
  skipped: number;
}

function run(stage: Stage): Promise<Result> {
  const start = Date.now();
  return new Promise((resolve) => {
    const child = spawn(stage.command, { shell: true, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (code) => {
      const result = { stage, ...countsOf(stage, output, code ?? 1) };
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      const fine = result.failed === 0;
      console.log(
        `${fine ? pico.green('ok') : pico.red('FAILED')}  ${stage.name}  (${seconds} s, ${result.passed} passed)`,
      );
      if (!fine) console.log(output.replace(/^/gm, '    '));
      resolve(result);
    });
  });
}

/** Reads "N passed, N failed, N skipped" or node's own test summary; a failing command never counts as passed. */
function countsOf(stage: Stage, output: string, code: number): Omit<Result, 'stage'> {
  if (!stage.counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const closing = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].pop();
  const node = ['pass', 'fail', 'skipped'].map((word) => new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, 'm').exec(output)?.[1]);
  const [passed, failed, skipped] = (closing?.slice(1, 4) ?? node).map((text) => Number(text ?? 0)) as [
    number,
    number,
    number,
  ];
  if (closing === undefined && node[0] === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return { passed, failed: code !== 0 ? Math.max(failed, 1) : failed, skipped };
}

async function main(): Promise<void> {
  const waiting = [...STAGES];
  const results: Result[] = [];
  const ended = new Set<string>();
  const progress = new EventEmitter();
  const worker = async () => {
    while (waiting.length > 0) {
      const ready = waiting.findIndex(({ after = [] }) => after.every((name) => ended.has(name)));
      if (ready < 0) {
        await once(progress, 'ended');
        continue;
      }
      const [stage] = waiting.splice(ready, 1);
      results.push(await run(stage!));
      ended.add(stage!.name);
      progress.emit('ended');
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, worker));
  const sum = (pick: (result: Result) => number) => results.reduce((total, result) => total + pick(result), 0);
  const failed = sum((result) => result.failed);
  console.log(
    `\n${sum((result) => result.passed)} passed, ${failed} failed, ${sum((result) => result.skipped)} skipped`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
}

void main();
