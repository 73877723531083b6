// Explanations: every call of many programs is found in its bytecode, and answered with rules that exist.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { builtFile } from '../scripts/built';
import { Op } from '../src/bytecode/opcodes';
import { CommandError } from '../src/cli/exit-codes';
import { type ExplainCommandOptions, explain as explainCommand } from '../src/cli/explain';
import { FEATURES_FOLDER } from '../src/cli/places';
import { Interpreter } from '../src/interpreter';
import { dissect } from '../src/observation/call-anatomy';
import {
  type Explanation,
  explainAll,
  explainLine,
  readProgramText,
  type Surroundings,
  surround,
} from '../src/observation/explain';
import { readSpecification } from '../src/spec/specification';

const { builtins } = new Interpreter().thread.interp;
const OPTIONS = { definitions: [], builtin: (name: string) => builtins.getStr(name) };

function explain(expression: string, surroundings: Surroundings = 'function', locals: string[] = []): Explanation[] {
  return explainAll(readProgramText(surround(expression, surroundings, locals), '<expression>'), OPTIONS);
}

/** What the outermost call of an expression is answered. */
function answer(
  question: string,
  expression: string,
  surroundings: Surroundings = 'function',
  locals: string[] = [],
): string {
  const explanations = explain(expression, surroundings, locals);
  return explanations[explanations.length - 1]!.answers.find((one) => one.question === question)!.answer;
}

const ids = new Set(readSpecification(FEATURES_FOLDER).sections.flatMap(({ rules }) => rules.map(({ id }) => id)));

test('the calls of whole programs: found, taken apart, answered', () => {
  const folder = path.join(__dirname, 'programs');
  let found = 0;
  let lost = 0;
  const files = fs.readdirSync(folder).filter((file, index) => index % 4 === 0 && file !== 'uncaught-syntax.py');
  for (const file of files) {
    const program = readProgramText(fs.readFileSync(path.join(folder, file)), file);
    for (const explanation of explainAll(program, OPTIONS)) {
      for (const { rules } of explanation.answers)
        for (const id of rules) assert.ok(ids.has(id), `there is no rule ${id}`);
      assert.equal(explanation.answers.length, explanation.note === undefined ? 9 : 0);
    }
    for (const site of program.sites) {
      const anatomy = dissect(site, program.source);
      if (anatomy === undefined) {
        lost++;
        continue;
      }
      found++;
      const { arguments: parts, call, below, stack } = anatomy;
      const where = `${file}:${site.node.lineno} ${anatomy.text}`;
      assert.equal(parts.length, site.node.args.length + site.node.keywords.length, where);
      if (call.opcode !== Op.CALL_FUNCTION_EX) assert.equal(call.arg, parts.length, where);
      assert.ok(below >= 0 && below < stack.length, where);
      for (const part of parts) if (part.canFail) assert.ok(part.waiting.length >= below, where);
    }
  }
  assert.ok(found > 1000, `only ${found} calls`);
  // What can never be reached, and super().
  assert.ok(lost < found / 50, `${lost} of ${found} calls have no instruction`);
});

test('how the callable is loaded', () => {
  for (const [expression, surroundings, locals, expected] of [
    ['f()', 'function', [], 'LOAD_GLOBAL 1 (f + NULL)'],
    ['f()', 'module', [], 'LOAD_NAME 0 (f)'],
    ['f()', 'class', [], 'LOAD_NAME 4 (f)'],
    ['f()', 'function', ['f'], 'LOAD_FAST_BORROW 0 (f)'],
    ['o.m()', 'function', ['o'], 'LOAD_ATTR 1 (m + NULL|self)'],
    ['o.m(*a)', 'function', ['o', 'a'], 'LOAD_ATTR 0 (m)'],
    ['f()()', 'function', [], 'CALL 0'],
    ['d["k"]()', 'function', ['d'], 'BINARY_OP 26 ([])'],
    ['(lambda: 1)()', 'function', [], 'MAKE_FUNCTION'],
  ] as [string, Surroundings, string[], string][]) {
    assert.ok(answer('callable-loaded', expression, surroundings, locals).startsWith(`${expected}:`), expression);
  }
});

test('keywords, unpacking, attributes, binding', () => {
  assert.equal(answer('keywords', 'f(1)'), 'No.');
  assert.match(answer('keywords', 'f(1, a=2)'), /^Yes: CALL_KW takes the names \('a',\)/);
  assert.match(answer('keywords', 'f(**k)'), /^Yes: they are in a dictionary/);
  assert.equal(answer('unpacking', 'f(a=1)'), 'No.');
  assert.match(answer('unpacking', 'f(*a)'), /^Yes: \*a/);
  assert.match(answer('unpacking', `f(${'x, '.repeat(31)})`), /^No, although/);
  assert.equal(answer('attribute-before', 'f()'), 'No.');
  assert.match(answer('attribute-before', 'o.m(1)'), /^Yes: LOAD_ATTR/);
  assert.match(answer('binding', 'o.m(1)'), /permits it/);
  assert.match(answer('binding', 'o.m(*a)'), /^In the lookup/);
  assert.match(answer('binding', 'f(1)'), /^Not by the bytecode/);
});

const SHOP = `async def fetch(): pass
def count(): yield 1
class Desk:
    def __init__(self): self.log()
    def log(self): return super().log()
class Tin: pass
def wrap(f): return f
@wrap
def wrapped(): pass
def use(wrapper, xs):
    count(); fetch(); Desk(); Tin(); wrapped(); len(xs); wrapper()
    for x in xs:
        try:
            use(fetch(), count())
        except ValueError:
            pass
`;

test('what the callee is, as far as the text tells', () => {
  const kinds = explainLine(readProgramText(SHOP, 'shop.py'), 11, OPTIONS).map(({ callee }) => callee?.kind);
  assert.deepEqual(kinds, [
    'generator function',
    'coroutine function',
    'class',
    'class',
    undefined,
    'builtin function',
    undefined,
  ]);
  const [method] = explainLine(readProgramText(SHOP, 'shop.py'), 4, OPTIONS);
  assert.deepEqual([method!.callee?.name, method!.callee?.onSelf], ['Desk.log', true]);
});

test('what is to be cleaned up, below a loop and within a handler', () => {
  const explanations = explainLine(readProgramText(SHOP, 'shop.py'), 14, OPTIONS);
  const { details, answer: goal } = explanations[2]!.answers[8]!;
  assert.match(goal, /^All but the lowest entry, before the handler at L\d+ of line \d+ goes on\.$/);
  assert.deepEqual(details, ['If fetch() fails: [use, NULL]', 'If count() fails: [use, NULL, fetch()]']);
});

test('zero-argument super has no call instruction', () => {
  const [first, second] = explainLine(readProgramText(SHOP, 'shop.py'), 5, OPTIONS);
  assert.match(first!.note!, /^LOAD_SUPER_ATTR/);
  assert.match(second!.answers[0]!.answer, /^LOAD_SUPER_ATTR/);
});

test('the command: what cannot be explained is said in a sentence, with exit code 2', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-explain-'));
  fs.writeFileSync(path.join(folder, 'shop.py'), SHOP);
  fs.writeFileSync(path.join(folder, 'broken.py'), 'def f(:\n');
  for (const [what, options, message] of [
    ['f', {}, 'f is not a call'],
    ['f(1', {}, 'SyntaxError: '],
    ['', {}, 'There is no expression'],
    ['f()', { in: 'room' }, '--in room'],
    ['f()', { in: 'module', local: ['f'] }, '--local needs a function'],
    ['f()', { local: ['1'] }, 'not a name'],
    ['f()', { define: path.join(folder, 'none.py') }, 'there is no such file'],
    [path.join(folder, 'shop.py:6'), {}, 'There is no call in line 6'],
    [path.join(folder, 'shop.py:600'), {}, 'has no line 600: it has 16.'],
    [path.join(folder, 'broken.py:1'), {}, 'broken.py:1: SyntaxError'],
    [path.join(folder, 'none.py:1'), {}, 'there is no such file'],
  ] as [string, Partial<ExplainCommandOptions>, string][]) {
    assert.throws(
      () => explainCommand(what, { in: 'function', ...options }),
      (error) => error instanceof CommandError && error.exitCode === 2 && error.message.includes(message),
      message,
    );
  }
  const words = [builtFile('cli.js'), 'explain', '-', '--json', '--define', path.join(folder, 'shop.py')];
  const { status, stdout } = spawnSync(process.execPath, words, { input: 'count()\n', encoding: 'utf8' });
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout)[0].callee.kind, 'generator function');
  fs.rmSync(folder, { recursive: true });
});
