// The library that is compiled when the package is built is what compiling it now gives.

import assert from 'node:assert';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const dist = path.join(__dirname, '..', 'dist');

const PROGRAM = `
import zipimport
archive = zipimport.zipimporter('/lib/python314.zip')
for name in ('dis', 'inspect', 'enum', 'asyncio.tasks', 'typing'):
    path = '/lib/python314.zip/' + name.replace('.', '/') + '.py'
    found = (archive if '.' not in name else zipimport.zipimporter(path.rpartition('/')[0])).get_code(name.rpartition('.')[2])
    made = compile(archive.get_data(path), path, 'exec', dont_inherit=True)
    print(name, found == made)
`;

test('code of the library from the build equals code compiled now', () => {
  assert.ok(existsSync(path.join(dist, 'library-code.zip')), 'the package is built: npm run build');
  const { Interpreter } = require(path.join(dist, 'index.js')) as typeof import('../src/interpreter');
  let output = '';
  const interpreter = new Interpreter({ stdout: { write: (text) => (output += text) } });
  const { exception } = interpreter.run(PROGRAM, { filename: 'library.py' });
  interpreter.close();
  assert.strictEqual(exception?.traceback, undefined);
  assert.deepStrictEqual(
    output.trim().split('\n'),
    ['dis', 'inspect', 'enum', 'asyncio.tasks', 'typing'].map((name) => `${name} True`),
  );
});
