// Holds README against the project: every path it names exists, every command it shows runs, its program prints what it says.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { Checks } from './checks';
import { blocksOfReadme, programsOfReadme, README } from './readme';

const checks = new Checks();

/** Inline code and links that look like paths of the project. */
function checkPaths(): void {
  const prose = README.replace(/^```[\s\S]*?^```$/gm, '');
  const names = [...prose.matchAll(/`([\w./*-]+\/[\w./*-]*)`|\]\(([^)#:]+)\)/g)].map(
    ([, code, link]) => (code ?? link)!,
  );
  for (const name of new Set(names)) {
    const stem = name.split('*')[0]!;
    checks.expect(fs.existsSync(path.join(PACKAGE_FOLDER, stem)), `README names ${name}, which is not there`);
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
  const lines = blocksOfReadme()
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'));
  for (const line of lines) {
    const command = line.replace(/\s+#.*$/, '').trim();
    for (const [, script] of command.matchAll(/npm run ([\w:]+)/g)) {
      checks.expect(
        scripts[script!] !== undefined,
        `README shows "npm run ${script}", which package.json does not have`,
      );
    }
    if (!command.startsWith('npx callspec')) continue;
    const cwd = command.includes('program.py') ? folder : PACKAGE_FOLDER;
    const built = command.replace('npx callspec', `node ${path.join(PACKAGE_FOLDER, 'dist', 'cli.js')}`);
    // The clone of a release has no other branch to compare with.
    const quick = /^npx callspec (check|mutate)\b/.test(command)
      ? `${built.replace('--since main', '--since HEAD --help')} --list`
      : command.startsWith('npx callspec divergences')
        ? `${built} --help`
        : built;
    const { status, stderr } = spawnSync(quick, { shell: true, cwd, encoding: 'utf8' });
    checks.expect(status === 0, `README shows "${command}", which ends with ${status}:\n${stderr.slice(-2000)}`);
  }
  fs.rmSync(folder, { recursive: true });
}

function checkPrograms(): void {
  programsOfReadme().forEach((program, index) => {
    const source = program.source.replace(
      /from ['"]callspec['"]/,
      `from '${path.join(PACKAGE_FOLDER, 'src', 'interpreter')}'`,
    );
    const file = path.join(PACKAGE_FOLDER, 'scripts', `.readme-${index}.ts`);
    fs.writeFileSync(file, source);
    const { stdout, stderr } = spawnSync('node', ['-r', 'ts-node/register/transpile-only', file], {
      cwd: PACKAGE_FOLDER,
      encoding: 'utf8',
    });
    fs.rmSync(file);
    checks.expect(
      stdout === program.output,
      `README's program printed\n${stdout}${stderr}instead of\n${program.output}`,
    );
  });
}

/** A shell block followed by a text block: the last command and its output. "…" stands for anything, on a line of its own for any lines. */
function checkOutputs(): void {
  const all = blocksOfReadme();
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
    checks.expect(fits, `README's "${command}" printed\n${stdout}${stderr}instead of\n${expected.text}`);
  });
}

function escape(line: string): string {
  return line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*');
}

checkPaths();
checkCommands();
checkOutputs();
checkPrograms();
checks.end();
