// The built-in types against CPython itself (the pyodide package): what stands in their namespaces, how they are laid out, and how
// classes made from them behave. One Python program describes both sides.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { loadOracle, onOracle, onReference } from './both-pythons';

const FOLDER = join(__dirname, 'types');

before(loadOracle);

/** Describes every type that both sides have, one attribute a line. */
const DESCRIBE = `
import types, typing, weakref, string.templatelib

def all_types():
    found, queue = {}, [object]
    while queue:
        cls = queue.pop()
        if cls in found or '__firstlineno__' in vars(cls):
            continue
        found[cls] = f'{cls.__module__}.{cls.__qualname__}'
        queue += type.__subclasses__(cls)
    return sorted((name, cls) for cls, name in found.items() if cls.__module__ in MODULES and cls.__name__ not in SKIPPED)

MODULES = ('builtins', 'types', 'typing', 'weakref', 'string.templatelib')
# Of the module pyodide; struct sequences, whose fields have no docstrings here; and what programs cannot reach.
SKIPPED = ('Buffer', 'JsFuncSignature', 'FutureDoneCallback', 'Py2JsConverter', 'Js2PyConverter', 'UnraisableHookArgs',
           'asyncgen_hooks', 'PyCapsule', 'EncodingMap', 'ExceptionGroup', 'InstructionSequence', 'symtable entry')

def describe(name, cls):
    print(name, 'bases', [base.__name__ for base in cls.__mro__], type(cls).__name__)
    print(name, 'layout', cls.__basicsize__, cls.__itemsize__, cls.__dictoffset__, cls.__weakrefoffset__)
    print(name, 'signature', cls.__text_signature__)
    for key, value in sorted(vars(cls).items()):
        kind = type(value).__name__
        if kind in ('str', 'NoneType', 'tuple', 'dict'):
            print(name, key, kind, repr(value))
        else:
            function = value.__func__ if kind == 'staticmethod' else value
            print(name, key, kind, getattr(function, '__text_signature__', None), repr(function.__doc__))
`;

/** Types that a program cannot do without: the comparison is void if one is missing. */
const EXPECTED =
  'object type int bool float complex str bytes bytearray list tuple dict set frozenset range slice function method'
    .split(' ')
    .concat('property staticmethod classmethod super module generator coroutine BaseException Exception'.split(' '));

test('the namespaces of all built-in types are those of CPython', () => {
  const source = `${DESCRIBE}\nfor name, cls in all_types(): describe(name, cls)`;
  const expected = byType(onOracle(source));
  const actual = byType(onReference(source));
  for (const name of EXPECTED) assert.ok(actual.has(`builtins.${name}`), `no type ${name}`);
  const compared = [...actual.keys()].filter((name) => expected.has(name));
  assert.ok(compared.length > 130, `only ${compared.length} types compared`);
  assert.deepEqual(
    compared.flatMap((name) => differences(actual.get(name)!, expected.get(name)!)),
    [],
  );
});

/** Lines that only one side has. */
function differences(actual: string[], expected: string[]): string[] {
  const missing = expected.filter((line) => !actual.includes(line)).map((line) => `missing: ${line}`);
  return [...missing, ...actual.filter((line) => !expected.includes(line)).map((line) => `wrong: ${line}`)];
}

function byType(output: string): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const line of output.split('\n')) {
    if (line === '') continue;
    const name = line.slice(0, line.indexOf(' '));
    types.set(name, [...(types.get(name) ?? []), line]);
  }
  return types;
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.py'))) {
  test(`${file} prints what it prints on CPython`, () => {
    const source = readFileSync(join(FOLDER, file), 'utf8');
    assert.deepEqual(plain(onReference(source)), plain(onOracle(source)));
  });
}

/** Lines without addresses. */
const plain = (output: string): string[] => output.replace(/0x[0-9a-f]{4,}/g, '0x...').split('\n');
