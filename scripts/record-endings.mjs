// node scripts/record-endings.mjs PYTHON: records what a native CPython (3.13 or later) does with the programs of test/endings. Carets are
// left out, addresses are made alike, and messages that 3.14 words otherwise are in its words.

import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'test', 'endings');
const python = process.argv[2] ?? 'python3';

const normalize = (text) =>
  text
    .replaceAll(`${folder}/`, '')
    .replace(/0x[0-9a-f]+/g, '0x…')
    .replace(/^ *[~^]+\n/gm, '')
    .replace(/^Exception ignored in: (<function \S+ at 0x…>)$/gm, 'Exception ignored while calling deallocator $1:')
    .replace(/^Exception ignored on flushing sys\.stdout/gm, 'Exception ignored while flushing sys.stdout');

const endings = {};
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.py')) continue;
  const { status, stdout, stderr } = spawnSync(python, ['-I', name], { cwd: folder, encoding: 'utf8', input: '' });
  endings[name] = { exitCode: status, stdout: normalize(stdout), stderr: normalize(stderr) };
}
writeFileSync(path.join(folder, 'expected.json'), `${JSON.stringify(endings, null, 1)}\n`);
