// The text of uncaught exceptions, as CPython prints it (recorded by scripts/record-tracebacks.mjs).

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Interpreter } from '../src/interpreter';

const folder = path.join(__dirname, 'tracebacks');
const read = (name: string): string[] => fs.readFileSync(path.join(folder, name), 'utf8').split('#====\n');

function output(source: string): string {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  const interpreter = new Interpreter({ stdout: stream, stderr: stream });
  interpreter.run(source, { filename: 'program.py' });
  return text;
}

test('uncaught exceptions are printed as by CPython', async (context) => {
  const expected = read('expected.txt');
  for (const [index, source] of read('programs.py').entries()) {
    await context.test(source.split('\n').slice(0, 2).join(' / '), () => {
      assert.equal(output(source), expected[index]);
    });
  }
});
