// What other machines would run: the workflows and the action of GitHub, README's own examples of them, and the image. None can be run here
// as a whole; what they name is there, and the action's script does its work.

import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parseDocument } from 'yaml';
import { blocksOfReadme, README } from '../scripts/readme';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { builtFile } from '../scripts/built';

interface Step {
  uses?: string;
  run?: string;
  shell?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Job {
  'runs-on': string;
  needs?: string;
  strategy?: { matrix: { node?: number[]; [axis: string]: unknown } };
  steps: Step[];
}

interface Workflow {
  on?: object;
  jobs: Record<string, Job>;
}

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: Step[] };
}

const read = (name: string): string => fs.readFileSync(path.join(PACKAGE_FOLDER, name), 'utf8');

/** Parses YAML that has no error and nothing doubtful. */
function parse<T>(text: string): T {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  assert.deepEqual([...document.errors, ...document.warnings], []);
  return document.toJS() as T;
}

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Each command stands for what is there. */
function checkCommands(command: string): void {
  for (const [, script] of command.matchAll(/npm run ([\w:]+)/g)) assert.ok(scripts[script!], `npm run ${script}`);
  for (const [file] of command.matchAll(/\bscripts\/[\w./-]+/g)) {
    assert.ok(fs.existsSync(path.join(PACKAGE_FOLDER, file)), file);
  }
}

const WORKFLOWS = path.join('.github', 'workflows');
const texts = [
  ...fs.readdirSync(path.join(PACKAGE_FOLDER, WORKFLOWS)).map((name) => [name, read(path.join(WORKFLOWS, name))]),
  ...blocksOfReadme().flatMap(({ language, text }) =>
    language === 'yaml' && text.startsWith('jobs:') ? [["README's shards", text]] : [],
  ),
] as [string, string][];

describe('a workflow', () => {
  for (const [name, text] of texts) {
    test(`has jobs whose steps can be taken: ${name}`, () => {
      const { jobs } = parse<Workflow>(text);
      for (const [id, job] of Object.entries(jobs)) {
        assert.ok(job['runs-on'], id);
        assert.ok(job.needs === undefined || job.needs in jobs, `${id} needs ${job.needs}`);
        for (const [, axis] of JSON.stringify(job).matchAll(/\$\{\{ matrix\.([\w-]+)/g)) {
          const { include = [], ...axes } = (job.strategy?.matrix ?? {}) as { include?: Record<string, unknown>[] };
          assert.ok(axis! in axes || include.every((row) => axis! in row), `${id}: no matrix.${axis}`);
        }
        for (const step of job.steps) {
          assert.equal(Number(step.uses !== undefined) + Number(step.run !== undefined), 1, JSON.stringify(step));
          checkCommands(step.run ?? '');
        }
      }
    });
  }

  test('runs the versions of Node.js that README says are tested', () => {
    const matrices = texts.flatMap(([, text]) => Object.values(parse<Workflow>(text).jobs)).map((job) => job.strategy);
    const tested = matrices.flatMap((strategy) => strategy?.matrix.node ?? []);
    assert.ok(README.includes(`; ${tested.slice(0, -1).join(', ')} and ${tested.at(-1)} are tested`), tested.join());
  });
});

describe('the action', () => {
  const { inputs, runs } = parse<Action>(read('action.yml'));

  test('uses each of its inputs, and no others', () => {
    const used = [...JSON.stringify(runs).matchAll(/\$\{\{ inputs\.([\w-]+)/g)].map(([, name]) => name!);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(inputs).sort());
    assert.ok(runs.steps.every(({ run, shell }) => (run === undefined) === (shell === undefined)));
  });

  test('hands its arguments to the command, one word a line', () => {
    const script = runs.steps.at(-1)!.run!;
    builtFile('cli.js');
    const check = (words: string) =>
      spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        encoding: 'utf8',
        env: { ...process.env, GITHUB_ACTION_PATH: PACKAGE_FOLDER, SUBJECT: 'reference', ARGUMENTS: words },
      });
    const chosen = check('31.6/check-*\n--tags\n@language and not @concept\n--list\n');
    assert.equal(chosen.status, 0, chosen.stderr);
    assert.match(chosen.stdout, /31\.6\/check-/);
    const all = check('--list\n');
    assert.ok(all.stdout.split('\n').length > 10 * chosen.stdout.split('\n').length, all.stderr);
    assert.equal(check('31.99').status, 2);
  });
});

test('the image copies what there is, and takes the package that was built', () => {
  const text = read('Dockerfile').replace(/^#.*\n/gm, '');
  const stages = [...text.matchAll(/^FROM (\S+)(?: AS (\w+))?$/gm)].map(([, image, name]) => ({ image, name }));
  assert.deepEqual(new Set(stages.map(({ image }) => image)).size, 1);
  for (const [, words] of text.matchAll(/^COPY (?!--from)(.*)$/gm)) {
    for (const source of words!.split(' ').slice(0, -1)) assert.ok(fs.existsSync(path.join(PACKAGE_FOLDER, source)));
  }
  for (const [, stage] of text.matchAll(/--from=(\w+)/g)) assert.ok(stages.some(({ name }) => name === stage));
  checkCommands(text);
});
