// npm run test:node -- [VERSION …]: the features, the package and the start of commands on other versions of Node.js, which come from npm.

import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { renderTable } from '../src/reporting/table';
import { build } from './built';
import { Checks } from './checks';
import { countsOf } from './stages/run-stage';

const VERSIONS = ['22', '24', '26'];
/** Below the project, and not committed. */
const CACHE = path.join(PACKAGE_FOLDER, '.cache', 'nodes');
const COMMAND = path.join(PACKAGE_FOLDER, 'dist', 'cli.js');
const STARTS = 5;

const checks = new Checks();

/** The executable of a version, "24" or "24.1.0", as npm has it for this machine. */
function executableOf(version: string): string {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const prefix = path.join(CACHE, version);
  const words = ['install', '--prefix', `"${prefix}"`, '--no-audit', '--no-fund', '--no-package-lock'];
  const { status, stderr } = spawnSync(`npm ${words.join(' ')} ${name}@${version}`, { shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm has no Node.js ${version} for this machine (${name}):\n${stderr}`);
  return path.join(prefix, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

interface Output {
  status: number | null;
  stdout: string;
  stderr: string;
}

function run(node: string, ...words: string[]): Output {
  return spawnSync(node, words, { cwd: PACKAGE_FOLDER, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}

/** A program prints what it should, and Node.js has nothing to say. The median of several times, in milliseconds. */
function start(node: string, version: string): number {
  const times = Array.from({ length: STARTS }, () => {
    const before = performance.now();
    const { status, stdout, stderr } = run(node, COMMAND, 'run', '-c', 'print(1)');
    checks.expect(
      status === 0 && stdout === '1\n' && stderr === '',
      `On Node.js ${version} a program ended with ${status} and printed\n${stdout}${stderr}`,
    );
    return performance.now() - before;
  });
  return times.sort((a, b) => a - b)[Math.floor(STARTS / 2)]!;
}

/** Something with counts of its own; what it says is shown where not all has passed. */
function count(what: string, { status, stdout, stderr }: Output): string {
  const { passed, failed } = countsOf({ id: what, name: what, command: '', counts: true }, stdout, status ?? 1);
  const isFine = passed > 0 && failed === 0;
  checks.expect(isFine, `${what}: ${passed} passed, ${failed} failed\n${stdout}${stderr}`);
  return `${passed} passed${isFine ? '' : `, ${failed} failed`}`;
}

function checkVersion(version: string): string[] {
  const node = executableOf(version);
  const full = run(node, '--version').stdout.trim();
  const milliseconds = start(node, full);
  const results = path.join(os.tmpdir(), `callspec-node-${process.pid}`);
  const features = run(node, COMMAND, 'check', '--quiet', '--results', results);
  const installed = run(node, '-r', 'ts-node/register/transpile-only', path.join('scripts', 'check-package.ts'));
  return [
    full,
    count(`features on Node.js ${full}`, features),
    count(`package on Node.js ${full}`, installed),
    `${Math.round(milliseconds)} ms`,
  ];
}

build();
const versions = process.argv.length > 2 ? process.argv.slice(2) : VERSIONS;
const heads = ['Node.js', 'features', 'package', 'start'].map((head) => ({ head }));
console.log(renderTable(heads, versions.map(checkVersion)));
checks.end();
