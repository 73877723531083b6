// Docstrings: those of native objects are CPython's, and none of them stands in the sources.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { loadOracle, onOracle, onReference } from './both-pythons';

const ROOT = path.join(__dirname, '..');

before(loadOracle);

/** Prints the docstring of every native module, function, type and attribute, one a line. */
const PROGRAM = `
import sys

def name_of(cls):
    module = getattr(cls, '__module__', None)
    return cls.__qualname__ if module == 'builtins' or not isinstance(module, str) else module + '.' + cls.__qualname__

def walk(cls):
    if '__firstlineno__' in vars(cls) or cls in seen:
        return
    seen.add(cls)
    for derived in type.__subclasses__(cls):
        walk(derived)

seen, modules = set(), {}
for name in MODULES:
    try:
        __import__(name)
        modules[name] = sys.modules[name]
    except ImportError:
        pass
walk(object)
for name, module in modules.items():
    print('module ' + name, repr(module.__doc__), sep='\\t')
    for key, value in list(vars(module).items()):
        if isinstance(value, type):
            walk(value)
        elif type(value) is type(len):
            print('function ' + name + '.' + key, repr(value.__doc__), sep='\\t')
for cls in seen:
    name = name_of(cls)
    print('type ' + name, repr(cls.__doc__), sep='\\t')
    for key, value in list(vars(cls).items()):
        if isinstance(value, (staticmethod, classmethod)):
            value = value.__func__
        if type(value).__name__.endswith(('descriptor', 'function_or_method')):
            print(name + '.' + key, repr(value.__doc__), sep='\\t')
`;

const textsOf = (output: string): Map<string, string> =>
  new Map(output.split('\n').flatMap((line) => (line.includes('\t') ? [line.split('\t') as [string, string]] : [])));

test('the docstrings of native modules, functions, types and attributes are those of CPython', () => {
  const names = onReference('import sys\nprint(*sys.builtin_module_names)').trim().split(' ');
  const program = `MODULES = ${JSON.stringify(names)}\n${PROGRAM}`;
  const expected = textsOf(onOracle(program));
  const compared = [...textsOf(onReference(program))].filter(([name]) => expected.has(name));
  assert.ok(compared.length > 3900, `only ${compared.length} docstrings compared`);
  const differ = compared.filter(([name, text]) => expected.get(name) !== text);
  assert.deepEqual(
    differ.map(([name, text]) => `${name}: ${text}, not ${expected.get(name)}`),
    [],
  );
});

/** Words that follow each other in a docstring are its author's: so many of them stand in no source of ours. */
const RUN = 8;
/** Prose has these; names in the order in which CPython has them are facts. */
const PROSE = new Set('the of is are to and an for with that if be in it as by or not'.split(' '));

/** What errors and warnings say is behaviour, though a docstring may say it too. */
const MESSAGES = [
  'can only be used when source is a code object',
  'is deprecated and may be removed in a future version of Python',
];

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{2,}/g) ?? [];

function* runsOf(text: string): Generator<string> {
  const words = wordsOf(text);
  for (let index = 0; index + RUN <= words.length; index++) {
    const run = words.slice(index, index + RUN);
    if (run.filter((word) => PROSE.has(word)).length >= 2) yield run.join(' ');
  }
}

test('no sentence of a docstring of CPython stands in the sources', () => {
  const [first = '{}', others = '{}'] = readFileSync(path.join(ROOT, 'dist', 'documentation.jsonl'), 'utf8').split(
    '\n',
  );
  const texts = Object.values({ ...JSON.parse(first), ...JSON.parse(others) }) as string[];
  assert.ok(texts.length > 4000);
  const theirs = new Set(texts.flatMap((text) => [...runsOf(text)]));
  for (const message of MESSAGES) for (const run of runsOf(message)) theirs.delete(run);
  const files = execFileSync('git', ['ls-files', 'src'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...runsOf(readFileSync(path.join(ROOT, file), 'utf8'))]
        .filter((run) => theirs.has(run))
        .map((run) => `${file}: ${run}`),
    );
  assert.deepEqual(found, []);
});
