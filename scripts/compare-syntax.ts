// npx ts-node scripts/compare-syntax.ts [options]
// Parses programs here and on CPython and compares the syntax trees with all their positions, the errors with theirs, and the
// warnings: the standard library, the programs of test/syntax/programs.jsonl, and mutations of both. Options: --mutations N and
// --seed N say which mutations (2000, 1), --show N how many differences are printed (5), --write stores CPython's answers in
// test/syntax/programs.jsonl.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unzipSync } from 'fflate';
import { mutate, randomNumbers } from './syntax-comparison/mutations';
import { type Outcome, type Program, startOracle } from './syntax-comparison/oracle';
import { outcomeOf } from './syntax-comparison/ours';

const PROGRAMS = join(__dirname, '..', 'test', 'syntax', 'programs.jsonl');

function programs(): Program[] {
  const lines = readFileSync(PROGRAMS, 'utf8').trimEnd().split('\n');
  return lines.map((line) => (JSON.parse(line) as { program: Program }).program);
}

function library(): string[] {
  const archive = join(require.resolve('pyodide'), '..', 'python_stdlib.zip');
  const files = unzipSync(readFileSync(archive), { filter: ({ name }) => name.endsWith('.py') });
  return Object.keys(files)
    .sort()
    .map((name) => Buffer.from(files[name]!).toString('utf8'));
}

/** Some lines of a source, moved to the left. */
function excerpt(source: string, random: () => number): string {
  const lines = source.split('\n');
  const start = Math.floor(random() * lines.length);
  const chosen = lines.slice(start, start + 1 + Math.floor(random() * 12));
  const indents = chosen.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = Math.min(...indents, 100);
  return chosen.map((line) => line.slice(indent)).join('\n') + '\n';
}

function mutations(count: number, seed: number, given: Program[], sources: string[]): Program[] {
  const random = randomNumbers(seed);
  const texts = given.filter(({ source }) => typeof source === 'string');
  return Array.from({ length: count }, (): Program => {
    const known = random() < 0.6 ? texts[Math.floor(random() * texts.length)] : undefined;
    const source = known?.source ?? excerpt(sources[Math.floor(random() * sources.length)]!, random);
    const mode = random() < 0.85 ? 'exec' : random() < 0.5 ? 'eval' : 'single';
    return { mode, source: mutate((source as string).replaceAll('\0', ''), random) };
  });
}

/** The first place where two texts differ, with what stands around it. */
function difference(ours: string, theirs: string): string {
  let i = 0;
  while (i < ours.length && ours[i] === theirs[i]) i++;
  const around = (text: string) => text.slice(Math.max(0, i - 60), i + 200);
  return `  CPython ${around(theirs)}\n  ours    ${around(ours)}`;
}

/** The stored form: a tree only as its digest. */
function stored(program: Program, { tree, error, warnings }: Outcome): string {
  const digest = tree === undefined ? undefined : createHash('sha256').update(tree).digest('base64url').slice(0, 16);
  return JSON.stringify({ program, tree: digest, error, warnings: warnings.length > 0 ? warnings : undefined });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      mutations: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      show: { type: 'string', default: '5' },
      write: { type: 'boolean', default: false },
    },
  });
  const ask = await startOracle();
  const given = programs();
  if (values.write) {
    writeFileSync(PROGRAMS, given.map((program) => `${stored(program, ask(program))}\n`).join(''));
    return 0;
  }
  const sources = library();
  const all = [
    ...sources.map((source): Program => ({ mode: 'exec', source })),
    ...given,
    ...mutations(Number(values.mutations), Number(values.seed), given, sources),
  ];
  let equal = 0;
  let shown = 0;
  for (const program of all) {
    const theirs = ask(program);
    const ours = outcomeOf(program);
    const [left, right] = [ours, theirs].map(({ tree, error, warnings, metadata = null }) =>
      JSON.stringify([tree, error, warnings, metadata]),
    );
    if (left === right) equal++;
    else if (shown++ < Number(values.show)) {
      console.log(`${JSON.stringify(program).slice(0, 300)}\n${difference(left!, right!)}\n`);
    }
  }
  console.log(`equal: ${equal} of ${all.length} programs`);
  return equal === all.length ? 0 : 1;
}

main().then((code) => {
  process.exitCode = code;
});
