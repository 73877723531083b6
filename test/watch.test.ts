// check --watch: files that are saved as editors save them, runs that a second save overtakes, Ctrl-C.

import assert from 'node:assert';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { after, describe, test } from 'node:test';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { watchFolders } from '../src/files/watch-folders';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-watch-'));
after(() => fs.rmSync(scratch, { recursive: true }));

/** Waits until something holds. */
async function until(holds: () => boolean, what: () => string): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 120_000) throw new assert.AssertionError({ message: `it never came: ${what()}` });
    await delay(20);
  }
}

/** Saves as many editors do: a new file in the place of the old one. */
function replace(file: string, text: string): void {
  fs.writeFileSync(`${file}.new`, text);
  fs.renameSync(`${file}.new`, file);
}

test('folders are watched: files that are replaced again and again, and folders that are new or come back', async () => {
  const folder = fs.mkdtempSync(path.join(scratch, 'folders-'));
  fs.mkdirSync(path.join(folder, 'inner'));
  fs.mkdirSync(path.join(folder, 'node_modules'));
  const heard = new Set<string>();
  const watched = watchFolders([folder], (file) => heard.add(path.relative(folder, file)));
  const isHeard = async (work: () => void, ...names: string[]) => {
    heard.clear();
    work();
    await until(
      () => names.every((name) => heard.has(name)),
      () => `${names.join()} among ${[...heard].join()}`,
    );
  };
  const write = (name: string) => fs.writeFileSync(path.join(folder, name), 'x');
  try {
    await isHeard(() => write('a.txt'), 'a.txt');
    for (let count = 0; count < 3; count++) await isHeard(() => replace(path.join(folder, 'a.txt'), 'y'), 'a.txt');
    await isHeard(() => write('inner/b.txt'), 'inner/b.txt');
    await isHeard(() => fs.rmSync(path.join(folder, 'inner'), { recursive: true }), 'inner');
    await isHeard(
      () => {
        fs.mkdirSync(path.join(folder, 'inner', 'deep'), { recursive: true });
        write('inner/deep/c.txt');
      },
      path.join('inner', 'deep', 'c.txt'),
    );
    await isHeard(() => replace(path.join(folder, 'inner', 'deep', 'c.txt'), 'z'), 'inner/deep/c.txt');
    heard.clear();
    write('node_modules/d.txt');
    await isHeard(() => write('a.txt'), 'a.txt');
    assert.ok(![...heard].some((name) => name.endsWith('d.txt')));
  } finally {
    watched.close();
  }
});

describe('check --watch', () => {
  const feature = (one: string, two: string) => `@1.1
Feature: 1.1 Numbers

  @rule:1.1/small @language
  Rule: A small number is itself

    Example: One
      When it evaluates "0 + 1"
      Then it gives "${one}"

    Example: Two
      When it evaluates "${two}"
      Then it gives "2"
`;
  const folder = fs.mkdtempSync(path.join(scratch, 'features-'));
  const file = path.join(folder, '01-01-numbers.feature');
  let child: ChildProcess | undefined;
  after(() => child?.kill('SIGKILL'));
  let output = '';
  const turns = () => output.split('— waiting for changes').length - 1;

  /** What is printed from a moment on, until changes are waited for. */
  async function printedBy(work: () => void): Promise<string> {
    const [from, before] = [output.length, turns()];
    work();
    await until(
      () => turns() > before,
      () => output,
    );
    return output.slice(from);
  }

  test('runs what a saved feature concerns, what a later save has overtaken, and ends with Ctrl-C', async () => {
    fs.writeFileSync(file, feature('1', '0 + 2'));
    const words = [path.join(PACKAGE_FOLDER, 'dist', 'cli.js'), 'check', '--features', '.', '--watch', '--quiet'];
    const started = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    assert.match(await printedBy(() => {}), /^— 2 examples\n[\s\S]*2 passed, 0 failed/m);
    // Twice: what is replaced is still watched afterwards.
    assert.match(
      await printedBy(() => replace(file, feature('one', '0 + 2'))),
      /— 1 example\n[\s\S]*0 passed, 1 failed/,
    );
    assert.match(await printedBy(() => replace(file, feature('1', '0 + 2'))), /— 1 example\n[\s\S]*1 passed, 0 failed/);
    assert.match(
      await printedBy(() => replace(file, feature('1', '0 + 2').replace('When', 'Whne'))),
      /numbers\.feature:8: .*did you mean "When it evaluates/,
    );
    const overtaken = await printedBy(() => {
      replace(file, feature('1', '[0 for _ in iter(int, 1)]'));
      void until(
        () => /— 1 example\n$/.test(output),
        () => output,
      ).then(() => delay(300).then(() => replace(file, feature('one', '[0 for _ in iter(int, 1)] and 0'))));
      void until(
        () => /— 2 examples\n$/.test(output),
        () => output,
      ).then(() => delay(300).then(() => replace(file, feature('1', '1 + 1'))));
    });
    assert.match(overtaken, /— 1 example\n[\s\S]*— 2 examples\n[\s\S]*— 2 examples\n2 passed, 0 failed/);
    const ended = once(started, 'exit');
    const start = performance.now();
    started.kill('SIGINT');
    assert.deepEqual(await ended, [0, null]);
    assert.ok(performance.now() - start < 5000);
  });
});
