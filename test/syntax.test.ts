// The parser on the programs of test/syntax/programs.jsonl, whose answers are CPython 3.14's (scripts/compare-syntax.ts --write),
// and on what they cannot show: depth, speed of failure, options.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Outcome, Program } from '../scripts/syntax-comparison/oracle';
import { outcomeOf } from '../scripts/syntax-comparison/ours';
import { dump } from '../src/syntax/dump';
import { parse, parseWarning, SyntaxFailure } from '../src/syntax/parse';

interface Stored extends Partial<Outcome> {
  program: Program;
}

const STORED = readFileSync(join(__dirname, 'syntax', 'programs.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Stored);

function failure(
  source: string | Uint8Array,
  options: Parameters<typeof parse>[3] = {},
  mode: 'exec' | 'single' = 'exec',
) {
  try {
    parse(source, 'f', mode, options);
  } catch (error) {
    if (error instanceof SyntaxFailure) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: 'the program was accepted' });
}

test(`${STORED.length} programs give CPython's trees, errors and warnings`, () => {
  for (const { program, tree, error, warnings = [] } of STORED) {
    const ours = outcomeOf(program);
    const message = JSON.stringify(program).slice(0, 300);
    assert.deepEqual(ours.error, error, message);
    assert.deepEqual(ours.warnings, warnings, message);
    if (ours.tree === undefined) continue;
    const digest = createHash('sha256').update(ours.tree).digest('base64url').slice(0, 16);
    assert.equal(digest, tree, `${message}\n${ours.tree.slice(0, 1000)}`);
  }
});

test('depth that CPython allows does not exhaust the stack', () => {
  const chains = ['-', 'not ', 'lambda:', '1 if 2 else ', '1**', '1+', '1 and '];
  for (const chain of chains) assert.equal(parse(`${chain.repeat(2500)}1`, 'f', 'exec').tree.node, 'Module');
  const elifs = 'elif b: pass\n'.repeat(5000);
  assert.equal(parse(`if a: pass\n${elifs}`, 'f', 'exec').tree.node, 'Module');
  for (const [open, close] of [
    ['f(', ')'],
    ['{1:', '}'],
    ['a[', ']'],
    ['[', ']'],
  ] as const) {
    parse(`${open.repeat(200)}1${close.repeat(200)}`, 'f', 'exec');
  }
});

test('depth that CPython does not allow is a MemoryError', () => {
  const { type, msg, lineno } = failure(`${'-'.repeat(7000)}1`);
  assert.deepEqual(
    [type, msg, lineno],
    ['MemoryError', 'Parser stack overflowed - Python source too complex to parse', null],
  );
});

test('incomplete input is told apart from wrong input', () => {
  const options = { allowIncompleteInput: true, dontImplyDedent: true };
  for (const source of ['if x:\n  y', 'x = (1,', 'x = """abc', 'def f():\n', '@dec\n', 'a b']) {
    assert.equal(failure(source, options, 'single').type, '_IncompleteInputError', source);
  }
  for (const source of ['(]', 'x = 08', '  x']) {
    assert.notEqual(failure(source, options, 'single').msg, 'incomplete input', source);
  }
});

test('a warning becomes an error at the place of its cause', () => {
  const asErrors = (source: string) => {
    try {
      parseWarning(source, 'f', 'exec', {}, () => 'error');
    } catch (error) {
      if (error instanceof SyntaxFailure) return error;
      throw error;
    }
    return assert.fail('accepted');
  };
  const escape = asErrors('x = """a\n\\d"""\n');
  assert.equal(
    escape.msg,
    '"\\d" is an invalid escape sequence. Did you mean "\\\\d"? A raw string is also an option.',
  );
  assert.deepEqual([escape.lineno, escape.offset, escape.end_offset], [2, 1, 3]);
  assert.equal(asErrors('"\\d"\nx = "a').msg, 'unterminated string literal (detected at line 2)');
  assert.equal(asErrors('1if x else y').msg, 'invalid decimal literal');
});

test('a bad escape in a format spec is a UnicodeDecodeError', () => {
  const { type, unicode } = failure('f"{a:é\\x1}"');
  assert.equal(type, 'UnicodeDecodeError');
  assert.deepEqual(unicode && [unicode.start, unicode.end, unicode.reason], [10, 13, 'truncated \\xXX escape']);
  assert.equal(Buffer.from(unicode!.object).toString(), '\\U000000e9\\x1');
});

test('other encodings go through the decoder that is handed in', () => {
  const source = Buffer.from('# coding: cp1252\nx = "\x80"\n', 'latin1');
  const decode = (bytes: Uint8Array, encoding: string) => {
    assert.equal(encoding, 'cp1252');
    return Buffer.from(bytes).toString('latin1').replace('\x80', '€');
  };
  assert.match(dump(parse(source, 'f', 'exec', { decode }).tree), /value='€'/);
});
