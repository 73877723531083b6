// Holds README against the project: every path it names exists, every command it shows runs, its program prints what it says.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../src/cli/places';

interface Block {
  language: string;
  text: string;
}

const readme = fs.readFileSync(path.join(PACKAGE_FOLDER, 'README.md'), 'utf8');
let passed = 0;
let failed = 0;

function expect(fine: boolean, complaint: string): void {
  if (fine) passed++;
  else {
    failed++;
    console.error(complaint);
  }
}

function blocks(): Block[] {
  return [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
    language: language!,
    text: text!,
  }));
}

/** Inline code and links that look like paths of the project. */
function checkPaths(): void {
  const prose = readme.replace(/^```[\s\S]*?^```$/gm, '');
  const names = [...prose.matchAll(/`([\w./*-]+\/[\w./*-]*)`|\]\(([^)#:]+)\)/g)].map(
    ([, code, link]) => (code ?? link)!,
  );
  for (const name of new Set(names)) {
    const stem = name.split('*')[0]!;
    expect(fs.existsSync(path.join(PACKAGE_FOLDER, stem)), `README names ${name}, which is not there`);
  }
}

/** Shell blocks: npm scripts must exist, callspec commands must end well. What `check` selects runs in other stages and is only listed; the subject of `divergences` may not be there. */
function checkCommands(): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-readme-'));
  fs.writeFileSync(
    path.join(folder, 'program.py'),
    'import sys\n\ndef f(x, y=10):\n    return x + y\n\nprint(f(1), sys.argv[1:])\n',
  );
  const { scripts } = JSON.parse(fs.readFileSync(path.join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  const lines = blocks()
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'));
  for (const line of lines) {
    const command = line.replace(/\s+#.*$/, '').trim();
    for (const [, script] of command.matchAll(/npm run ([\w:]+)/g)) {
      expect(scripts[script!] !== undefined, `README shows "npm run ${script}", which package.json does not have`);
    }
    if (!command.startsWith('npx callspec')) continue;
    const cwd = command.includes('program.py') ? folder : PACKAGE_FOLDER;
    const built = command.replace('npx callspec', `node ${path.join(PACKAGE_FOLDER, 'dist', 'cli.js')}`);
    const quick = command.startsWith('npx callspec check')
      ? `${built} --list`
      : command.startsWith('npx callspec divergences')
        ? `${built} --help`
        : built;
    const { status, stderr } = spawnSync(quick, { shell: true, cwd, encoding: 'utf8' });
    expect(status === 0, `README shows "${command}", which ends with ${status}:\n${stderr.slice(-2000)}`);
  }
  fs.rmSync(folder, { recursive: true });
}

/** A TypeScript block followed by a text block: the program and its output. */
function checkPrograms(): void {
  const all = blocks();
  all.forEach(({ language, text }, index) => {
    if (language !== 'ts') return;
    const expected = all[index + 1];
    const source = text.replace(/from ['"]callspec['"]/, `from '${path.join(PACKAGE_FOLDER, 'src', 'interpreter')}'`);
    const file = path.join(PACKAGE_FOLDER, 'scripts', `.readme-${index}.ts`);
    fs.writeFileSync(file, source);
    const { stdout, stderr } = spawnSync('node', ['-r', 'ts-node/register/transpile-only', file], {
      cwd: PACKAGE_FOLDER,
      encoding: 'utf8',
    });
    fs.rmSync(file);
    expect(stdout === expected?.text, `README's program printed\n${stdout}${stderr}instead of\n${expected?.text}`);
  });
}

/** A shell block followed by a text block: the last command and its output. "…" stands for anything, on a line of its own for any lines. */
function checkOutputs(): void {
  const all = blocks();
  all.forEach(({ language, text }, index) => {
    const expected = all[index + 1];
    if (language !== 'sh' || expected?.language !== 'text') return;
    const command = text
      .trim()
      .split('\n')
      .pop()!
      .replace(/\s+#.*$/, '');
    const built = command.replace('npx callspec', `node ${path.join(PACKAGE_FOLDER, 'dist', 'cli.js')}`);
    const { stdout, stderr } = spawnSync(built, { shell: true, cwd: PACKAGE_FOLDER, encoding: 'utf8' });
    const pattern = expected.text
      .trimEnd()
      .split('\n')
      .map((line) => (line === '…' ? '(?:.*\\n)*?' : `${escape(line)}[ ]*\\n`))
      .join('');
    const fits = new RegExp(`^${pattern}$`).test(`${stdout.trimEnd()}\n`);
    expect(fits, `README's "${command}" printed\n${stdout}${stderr}instead of\n${expected.text}`);
  });
}

function escape(line: string): string {
  return line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*');
}

checkPaths();
checkCommands();
checkOutputs();
checkPrograms();
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed > 0 ? 1 : 0;
