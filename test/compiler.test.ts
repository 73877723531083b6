// What the comparison of bytecode cannot see: errors and warnings of the compiler, annotations as text, docstrings, depth.
// The expectations are CPython 3.14's.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../src/compiler/compile';
import { cleanDocstring } from '../src/compiler/docstring';
import { mangle } from '../src/compiler/symbol-table/mangle';
import { unparse } from '../src/compiler/unparse/expression';
import { parse } from '../src/syntax/parse';
import { SyntaxFailure } from '../src/syntax/syntax-failure';

type Position = [lineno: number, offset: number, end_lineno: number, end_offset: number];

function failure(source: string): SyntaxFailure {
  try {
    compile(source, 'f', 'exec');
  } catch (error) {
    if (error instanceof SyntaxFailure) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: `compiled: ${source}` });
}

const nestedLoops = Array.from({ length: 22 }, (_, depth) => `${' '.repeat(depth)}while 1:\n`).join('');

const ERRORS: [source: string, msg: string, position: Position][] = [
  ['return', "'return' outside function", [1, 1, 1, 7]],
  ['def f(a, a): pass', "duplicate argument 'a' in function definition", [1, 10, 1, 11]],
  ['def f(a):\n global a', "name 'a' is parameter and global", [2, 2, 2, 10]],
  ['nonlocal x', 'nonlocal declaration not allowed at module level', [1, 1, 1, 11]],
  ['def f():\n nonlocal x', "no binding for nonlocal 'x' found", [2, 2, 2, 12]],
  [
    '[y for x in (y := z)]',
    'assignment expression cannot be used in a comprehension iterable expression',
    [1, 14, 1, 20],
  ],
  [
    'class A: [(x := 1) for y in z]',
    'assignment expression within a comprehension cannot be used in a class body',
    [1, 12, 1, 13],
  ],
  ['x: (yield)', 'yield expression cannot be used within an annotation', [1, 5, 1, 10]],
  ['type A = (x := 1)', 'named expression cannot be used within a type alias', [1, 11, 1, 17]],
  ['async with a: pass', "'async with' outside async function", [1, 1, 1, 19]],
  ['[x async for x in y]', 'asynchronous comprehension outside of an asynchronous function', [1, 1, 1, 21]],
  ['__debug__ = 1', 'cannot assign to __debug__', [1, 1, 1, 10]],
  ['from __future__ import nope', 'future feature nope is not defined', [1, 24, 1, 28]],
  [
    'x = 1\nfrom __future__ import annotations',
    'from __future__ imports must occur at the beginning of the file',
    [2, 1, 2, 35],
  ],
  ['class A[T=1, U]: pass', "non-default type parameter 'U' follows default type parameter", [1, 14, 1, 15]],
  ['for x in y: pass\nelse: break', "'break' outside loop", [2, 7, 2, 12]],
  [
    'def f():\n try: pass\n except* E: return 1',
    "'break', 'continue' and 'return' cannot appear in an except* block",
    [3, 20, 3, 21],
  ],
  ['*a, *b = c', 'multiple starred expressions in assignment', [1, 1, 1, 7]],
  ['f(a=1, a=2)', 'keyword argument repeated: a', [1, 8, 1, 11]],
  ['match x:\n case y: pass\n case 1: pass', "name capture 'y' makes remaining patterns unreachable", [2, 7, 2, 8]],
  ['match x:\n case {1: a, True: b}: pass', 'mapping pattern checks duplicate key (True)', [2, 7, 2, 22]],
  // Columns of the compiler count bytes.
  ['é = 1; break', "'break' outside loop", [1, 9, 1, 14]],
  [`${nestedLoops}${' '.repeat(22)}pass`, 'too many statically nested blocks', [22, 22, 23, 27]],
];

test('errors of the compiler have CPython’s text and place', () => {
  for (const [source, msg, position] of ERRORS) {
    const { msg: ours, lineno, offset, end_lineno, end_offset } = failure(source);
    assert.deepEqual([ours, [lineno, offset, end_lineno, end_offset]], [msg, position], source);
  }
});

const WARNINGS: [source: string, warnings: [message: string, lineno: number][]][] = [
  ['1()', [["'int' object is not callable; perhaps you missed a comma?", 1]]],
  ["'a'['b']", [['str indices must be integers or slices, not str; perhaps you missed a comma?', 1]]],
  ['{1}[0]', [["'set' object is not subscriptable; perhaps you missed a comma?", 1]]],
  ['x is 1', [['"is" with \'int\' literal. Did you mean "=="?', 1]]],
  ['assert (a, b)', [['assertion is always true, perhaps remove parentheses?', 1]]],
  ['for x in y:\n try: pass\n finally: break', [["'break' in a 'finally' block", 3]]],
  // A finally body is compiled twice and warned about once.
  [
    'try: 1()\nfinally: 2()',
    [
      ["'int' object is not callable; perhaps you missed a comma?", 1],
      ["'int' object is not callable; perhaps you missed a comma?", 2],
    ],
  ],
];

test('suspicious code is warned about', () => {
  for (const [source, expected] of WARNINGS) {
    const warnings: [string, number][] = [];
    compile(source, 'f', 'exec', {
      onWarning: ({ message, lineno }) => {
        warnings.push([message, lineno]);
        return undefined;
      },
    });
    assert.deepEqual(warnings, expected, source);
  }
});

test('a warning can be made an error at its place', () => {
  assert.throws(
    () => compile('x = 2\nx is 1', 'f', 'exec', { onWarning: () => 'error' }),
    (error: SyntaxFailure) => error.lineno === 2 && error.offset === 1 && error.end_offset === 7,
  );
});

const ANNOTATIONS: [source: string, text: string][] = [
  ['lambda *a, b=1: (a, b)', 'lambda*a, b=1: (a, b)'],
  ['-x ** -y', '-x ** (-y)'],
  ['(yield_)', 'yield_'],
  ['f(x for x in y)', 'f(x for x in y)'],
  ["f'{a!r:>{w}} {{x}}'", "f'{a!r:>{w}} {{x}}'"],
  ['x[1:2, ::3]', 'x[1:2, ::3]'],
  ['1e400', '1e309'],
  ['{**a, b: c}', '{**a, b: c}'],
  ['not (a or b) and c', 'not (a or b) and c'],
  ['1 .real', '1 .real'],
  ["u'x'", "u'x'"],
  ["b'\\xff'", "b'\\xff'"],
];

test('annotations as text are written as CPython writes them', () => {
  for (const [source, text] of ANNOTATIONS) {
    const { tree } = parse(source, 'f', 'eval');
    assert.equal(tree.node === 'Expression' && unparse(tree.body), text);
  }
});

test('docstrings lose their common indentation and keep their lines', () => {
  assert.equal(cleanDocstring('  one\n    two\n   three\n'), 'one\n two\nthree\n');
  assert.equal(cleanDocstring('\tx\n\t\ty'), 'x\ny');
  assert.equal(cleanDocstring('a\n\n  b\n   \n c'), 'a\n\n b\n  \nc');
});

test('private names are mangled with the class name without its leading underscores', () => {
  assert.equal(mangle('_Ham', '__spam'), '_Ham__spam');
  assert.equal(mangle('Ham', '__spam__'), '__spam__');
  assert.equal(mangle('___', '__spam'), '__spam');
  assert.equal(mangle(null, '__spam'), '__spam');
});

test('long programs need no deep stack', () => {
  compile(`x = ${Array(3000).fill('a').join(' + ')}`, 'f', 'exec');
  compile(`if a: pass\n${'elif b: pass\n'.repeat(1000)}`, 'f', 'exec');
  compile(`x = ${'('.repeat(199)}a${')'.repeat(199)}`, 'f', 'exec');
  assert.equal(failure(`x = a${'.b'.repeat(50000)}`).type, 'RecursionError');
});
