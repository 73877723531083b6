// Holds the package against what its users do: packs it as npm would, installs it in an empty folder, and uses it there. Commands and programs
// run on the Node.js that runs this.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { build } from './built';
import { Checks } from './checks';
import { programsOfReadme } from './readme';

/** At most so many bytes are downloaded. */
const MOST_BYTES = 5_000_000;
const NEEDED = [
  ...['README.md', 'LICENSE', 'THIRD-PARTY-NOTICES', 'dist/cli.js', 'dist/index.js', 'dist/types/index.d.ts'],
  ...['docs/subject-protocol.md', 'examples/adapters/python_adapter.py', 'features/31-06-keyword-arguments.feature'],
];
/** Of the checkout alone: maps for measurements, what another V8 refuses, and the runs and pages of whoever packs. */
const UNWANTED = /\.map$|\.cache$|^reports\/.*\//;

const PROGRAM = `import sys

def area(width, height=4):
    return width * height

print(area(3, height=5), sys.argv[1:], len(len.__doc__) > 0)
`;

const OWN_FEATURE = `@2.1
Feature: 2.1 Doubles

  @rule:2.1/doubles @language
  Rule: A double is twice as much

    Example: Of two
      When 2 is doubled
      Then it gives "4"
`;
/** A step of somebody's own beside those of the package. */
const OWN_STEPS = `require('callspec/step-definitions');
require('@cucumber/cucumber').When('{int} is doubled', function (n) {
  this.addProbe({ kind: 'evaluate', source: '2 * ' + n });
});
`;

/** The declarations say what fits, and what does not. */
const TYPED = `import { Interpreter, runApart, type InterpreterOptions, type RunOutcome } from "callspec";

const options: InterpreterOptions = { limits: { steps: 1000 } };
const outcome: RunOutcome = new Interpreter(options).run("x = 1");
export const code: number = outcome.exitCode;
export const reason: Promise<string | undefined> = runApart("").then(({ stopped }) => stopped);
// @ts-expect-error: a number is needed
new Interpreter({ limits: { steps: "many" } });
`;

/** How TypeScript can find packages, and the kinds of files that then are ES modules or CommonJS. */
const RESOLUTIONS = [
  { moduleResolution: 'node16', module: 'node16', kinds: ['mts', 'cts'] },
  { moduleResolution: 'bundler', module: 'esnext', kinds: ['mts'] },
] as const;

const checks = new Checks();
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-package-'));
const consumer = path.join(scratch, 'consumer');

/** Runs a command in the consumer's folder, on this Node.js. */
function run(command: string): { status: number | null; stdout: string; stderr: string } {
  const PATH = [path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
  // npm hands its settings to what it starts: those of this project are not the consumer's.
  const env = Object.fromEntries(Object.entries({ ...process.env, PATH }).filter(([name]) => !/^npm_/i.test(name)));
  return spawnSync(command, { shell: true, cwd: consumer, encoding: 'utf8', env });
}

/** How far a check is: all that a command says on standard error when nothing is wrong. */
const PROGRESS = /^\.+ (\d+)\/\1\n$/;

/** A command ends well, complains of nothing, and prints what it should. */
function expectOutput(command: string, expected: string | RegExp): void {
  const { status, stdout, stderr } = run(command);
  const fits = typeof expected === 'string' ? stdout === expected : expected.test(stdout);
  checks.expect(
    status === 0 && fits && stderr.replace(PROGRESS, '') === '',
    `"${command}" ended with ${status} and printed\n${stdout}${stderr}instead of\n${expected}`,
  );
}

function write(name: string, text: string): void {
  const file = path.join(consumer, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** Packs what is built, and looks at what is in it. Returns the tarball. */
function pack(): string {
  const words = ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch];
  const { stdout, stderr } = spawnSync(`npm ${words.join(' ')}`, {
    shell: true,
    cwd: PACKAGE_FOLDER,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(`npm pack failed:\n${stderr}`);
  const [{ filename, size, files }] = JSON.parse(stdout) as [
    { filename: string; size: number; files: { path: string }[] },
  ];
  const names = files.map((file) => file.path);
  checks.expect(size <= MOST_BYTES, `${filename} has ${size} bytes, more than ${MOST_BYTES}`);
  for (const name of NEEDED) checks.expect(names.includes(name), `${filename} lacks ${name}`);
  const unwanted = names.filter((name) => UNWANTED.test(name));
  checks.expect(unwanted.length === 0, `${filename} has ${unwanted.join(', ')}`);
  console.log(`${filename}: ${(size / 1e6).toFixed(2)} MB, ${names.length} files`);
  return path.join(scratch, filename);
}

function install(tarball: string): void {
  write('package.json', JSON.stringify({ name: 'consumer', private: true }));
  const { status, stdout, stderr } = run(`npm install --no-audit --no-fund --prefer-offline "${tarball}"`);
  if (status !== 0) throw new Error(`npm install failed:\n${stdout}${stderr}`);
}

function checkCommands(): void {
  write('program.py', PROGRAM);
  write('own/02-01-doubles.feature', OWN_FEATURE);
  write('steps/own.cjs', OWN_STEPS);
  expectOutput('npx callspec check 31.6', /^[1-9]\d* passed, 0 failed, 0 skipped$/m);
  expectOutput('npx callspec check --features own --steps steps', /^1 passed, 0 failed, 0 skipped$/m);
  expectOutput('npx callspec explain "area(3, height=4)"', /CALL_KW 2[\s\S]*31\.42\/q-callable-loaded/);
  expectOutput('npx callspec run program.py one', "15 ['one'] True\n");
  expectOutput('npx callspec dis program.py', /\nDisassembly of <code object area [\s\S]*BINARY_OP/);
  expectOutput('npx callspec trace --function area program.py', /call area\(width=3, height=5\)/);
}

/** README's programs as scripts of both kinds. */
function checkScripts(): void {
  programsOfReadme().forEach(({ source, output }, index) => {
    write(`readme-${index}.mjs`, source);
    write(`readme-${index}.cjs`, source.replace(/^import (.*) from (".*");$/m, 'const $1 = require($2);'));
    for (const kind of ['mjs', 'cjs']) expectOutput(`node readme-${index}.${kind}`, output);
  });
  write(
    'apart.mjs',
    'import { runApart } from "callspec";\nconst { exitCode } = await runApart("print(2 + 2)", { stdout: process.stdout });\nconsole.log(exitCode);\n',
  );
  expectOutput('node apart.mjs', '4\n0\n');
}

/** README's programs in TypeScript projects: they compile with nothing but the package, and run. */
function checkTypes(): void {
  const compiler = path.join(PACKAGE_FOLDER, 'node_modules', 'typescript', 'bin', 'tsc');
  for (const { moduleResolution, module, kinds } of RESOLUTIONS) {
    const options = { module, moduleResolution, target: 'es2022', lib: ['es2023', 'dom'], types: [], strict: true };
    const configuration = { compilerOptions: { ...options, rootDir: '.', outDir: 'built' }, include: ['*.*ts'] };
    write(`${moduleResolution}/tsconfig.json`, JSON.stringify(configuration));
    for (const kind of kinds) {
      write(`${moduleResolution}/typed.${kind}`, TYPED);
      programsOfReadme().forEach(({ source }, index) => write(`${moduleResolution}/readme-${index}.${kind}`, source));
    }
    expectOutput(`node "${compiler}" -p ${moduleResolution}`, '');
    for (const kind of kinds) {
      programsOfReadme().forEach(({ output }, index) => {
        expectOutput(`node ${moduleResolution}/built/readme-${index}.${kind.replace('ts', 'js')}`, output);
      });
    }
  }
}

build();
try {
  install(pack());
  checkCommands();
  checkScripts();
  checkTypes();
} finally {
  fs.rmSync(scratch, { recursive: true });
}
checks.end();
