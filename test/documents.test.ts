// The pages about the project say what is so: files and functions that they name exist, the diffs of the recipes are those of the tree.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PACKAGE_FOLDER } from '../src/cli/places';

const read = (file: string): string => fs.readFileSync(path.join(PACKAGE_FOLDER, file), 'utf8');
const exists = (file: string): boolean => fs.existsSync(path.join(PACKAGE_FOLDER, file));

const PAGES = fs.readdirSync(path.join(PACKAGE_FOLDER, 'docs')).filter((name) => name.endsWith('.md'));
const DOCUMENTS = ['CONTRIBUTING.md', 'CHANGELOG.md', ...PAGES.map((name) => `docs/${name}`)];

/** Prose without blocks of code. */
const proseOf = (file: string): string => read(file).replace(/^```[\s\S]*?^```$/gm, '');

/** A page as others name it, from the folder of a document. */
const linkedFrom = (file: string): string[] =>
  [...proseOf(file).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => path.join(path.dirname(file), link!));

test('each link leads somewhere, and the index leads to each page', () => {
  const broken = DOCUMENTS.flatMap((file) => linkedFrom(file).filter((target) => !exists(target)));
  assert.deepEqual(broken, []);
  const missing = DOCUMENTS.filter((file) => file !== 'docs/README.md' && !linkedFrom('docs/README.md').includes(file));
  assert.deepEqual(missing, []);
});

test('each path of the sources that a page names is there', () => {
  const FOLDERS = 'src|test|scripts|spec|features|step-definitions|examples|bench|docs';
  const named = DOCUMENTS.flatMap((file) => [
    ...proseOf(file).matchAll(new RegExp(`\`((?:${FOLDERS})/[\\w./-]*)\``, 'g')),
  ]).map(([, name]) => name!);
  assert.ok(named.length > 50);
  assert.deepEqual(
    named.filter((name) => !exists(name)),
    [],
  );
});

test('each npm script that a page shows is there', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const shown = DOCUMENTS.flatMap((file) => [...read(file).matchAll(/npm run (?:-s |--silent )?([\w:]+)/g)]);
  assert.deepEqual(
    shown.map(([, name]) => name!).filter((name) => scripts[name] === undefined),
    [],
  );
});

test('the functions on the way of a call stand in the files that are named', () => {
  const rows = [...read('docs/architecture.md').matchAll(/^\|[^|]+\| `(\w+)`[^|]*\| `(src\/[^`]+)` *\|$/gm)];
  assert.ok(rows.length >= 15);
  const astray = rows.filter(
    ([, name, file]) => !new RegExp(`^(export )?(function|const) ${name}\\b|^  ${name}\\(`, 'm').test(read(file!)),
  );
  assert.deepEqual(
    astray.map(([row]) => row),
    [],
  );
});

test('each diff of a recipe is in the tree; that of a release is of the next one', () => {
  const diffs = [...read('CONTRIBUTING.md').matchAll(/^### (.*)$(?:(?!^### )[\s\S])*?^```diff\n([\s\S]*?)^```$/gm)];
  assert.equal(diffs.length, 7);
  for (const [, recipe, diff] of diffs.filter(([, recipe]) => recipe !== 'A release')) {
    const { stderr } = spawnSync('git', ['apply', '--check', '--reverse'], { cwd: PACKAGE_FOLDER, input: diff });
    assert.equal(String(stderr), '', recipe);
  }
});

test('editors are told what the formatter is told', () => {
  const { indentStyle, indentWidth, lineWidth } = JSON.parse(read('biome.json')).formatter;
  const [everywhere] = /^\[\*\]\n(?:.+\n)+/m.exec(read('.editorconfig'))!;
  assert.match(everywhere, new RegExp(`^indent_style = ${indentStyle}\nindent_size = ${indentWidth}$`, 'm'));
  assert.match(everywhere, new RegExp(`^max_line_length = ${lineWidth}$`, 'm'));
  assert.equal(JSON.parse(read('.prettierrc.json')).printWidth, lineWidth);
});
