// The map of the chapter (src/call/README.md) names what is there: every section, every room, and only rooms that the section's examples reach.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PACKAGE_FOLDER } from '../src/cli/places';
import { MEASURED, REACH_FILE, readReach } from '../src/spec/coverage/reach';

const CHAPTER = 'src/call';
const text = fs.readFileSync(path.join(PACKAGE_FOLDER, CHAPTER, 'README.md'), 'utf8');

/** The paths that a text links to, below the project. */
const linksOf = (part: string): string[] =>
  [...part.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => path.posix.normalize(`${CHAPTER}/${link}`));

/** The rows of the table: "31.13", "31.13 Argument binding errors" and its rooms. */
const rows = [...text.matchAll(/^\| ((31\.\d+) [^|]+?) +\| (.+) \|$/gm)].map(([, title, section, rooms]) => ({
  title: title!,
  section: section!,
  rooms: linksOf(rooms!),
}));

const filesBelow = (folder: string): string[] =>
  fs
    .readdirSync(path.join(PACKAGE_FOLDER, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`);

test('it has a row for each section, under the title of its feature', () => {
  const titles = fs
    .readdirSync(path.join(PACKAGE_FOLDER, 'features'))
    .filter((name) => name.endsWith('.feature'))
    .map((name) => fs.readFileSync(path.join(PACKAGE_FOLDER, 'features', name), 'utf8'))
    .map((feature) => /^Feature: (.+)$/m.exec(feature)![1]!);
  assert.equal(titles.length, 44);
  assert.deepEqual(
    rows.map(({ title }) => title),
    titles,
  );
});

test('all that it names is there, and each room belongs to a section', () => {
  const missing = linksOf(text).filter((file) => !fs.existsSync(path.join(PACKAGE_FOLDER, file)));
  assert.deepEqual(missing, []);
  const named = new Set(rows.flatMap(({ rooms }) => rooms));
  assert.deepEqual(
    filesBelow(CHAPTER).filter((file) => !named.has(file)),
    [],
  );
});

test('the examples of a section go through each of its rooms', () => {
  const reach = readReach(path.join(PACKAGE_FOLDER, REACH_FILE))!;
  const sections = new Map<string, Set<string>>();
  for (const { file, rules } of reach.functions) {
    const known = sections.get(file) ?? new Set();
    for (const rule of rules) known.add(rule.split('/')[0]!);
    sections.set(file, known);
  }
  const isMeasured = (file: string) => MEASURED.some((place) => file === place || file.startsWith(`${place}/`));
  const judged = rows.flatMap(({ section, rooms }) =>
    rooms
      .filter((room) => isMeasured(room) && (sections.has(room) || room.startsWith(CHAPTER)))
      .map((room) => ({ section, room })),
  );
  assert.ok(judged.length >= 80);
  assert.deepEqual(
    judged.filter(({ section, room }) => !sections.get(room)?.has(section)),
    [],
    'not reached: measure again with "callspec coverage --collect", or name another room',
  );
  const elsewhere = rows.filter(({ section }) => !judged.some((entry) => entry.section === section));
  assert.deepEqual(elsewhere, []);
});
