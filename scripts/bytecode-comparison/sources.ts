// Finds the Python sources to compare: files, folders, zip archives, and the programs in the features.

import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Background, IdGenerator, type Scenario, type Step } from '@cucumber/messages';
import { unzipSync } from 'fflate';

export interface Source {
  name: string;
  bytes: Uint8Array;
}

/** Files of the standard library that together use every construct of the language. */
const VARIED_LIBRARY_FILES = [
  '_collections_abc',
  'abc',
  'argparse',
  'ast',
  'asyncio/base_events',
  'asyncio/queues',
  'asyncio/taskgroups',
  'bisect',
  'calendar',
  'collections/__init__',
  'configparser',
  'contextlib',
  'copy',
  'csv',
  'dataclasses',
  'datetime',
  'decimal',
  'difflib',
  'dis',
  'enum',
  'fractions',
  'functools',
  'heapq',
  'inspect',
  'json/decoder',
  'logging/__init__',
  'optparse',
  'pathlib/__init__',
  'pickle',
  'pprint',
  're/_parser',
  'reprlib',
  'shutil',
  'statistics',
  'string/__init__',
  'textwrap',
  'traceback',
  'types',
  'typing',
  'unittest/mock',
].map((name) => `${name}.py`); // prettier-ignore

/** The archive of the standard library that the pyodide package ships. */
export const LIBRARY_ARCHIVE = join(require.resolve('pyodide/package.json'), '..', 'python_stdlib.zip');

/** The sources at a path: a .py or .feature file, a .zip, or a folder with such files. */
export function sourcesAt(path: string): Source[] {
  if (statSync(path).isDirectory()) {
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .filter((entry) => isCandidate(entry))
      .flatMap((entry) => sourcesAt(join(path, entry.name)));
  }
  const bytes = new Uint8Array(readFileSync(path));
  if (extname(path) === '.zip') return sourcesInArchive(path, bytes);
  if (extname(path) === '.feature') return programsInFeature(path, Buffer.from(bytes).toString('utf8'));
  return [{ name: path, bytes }];
}

function isCandidate(entry: Dirent): boolean {
  return entry.isDirectory() ? entry.name !== 'node_modules' : /\.(py|feature)$/.test(entry.name);
}

function sourcesInArchive(path: string, archive: Uint8Array): Source[] {
  const files = unzipSync(archive, { filter: ({ name }) => name.endsWith('.py') });
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => ({ name: `${basename(path)}/${name}`, bytes }));
}

/** The `"""python` blocks of a feature, padded so that line numbers are those of the feature. */
function programsInFeature(path: string, text: string): Source[] {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  const children = parser.parse(text).feature?.children ?? [];
  const scenes: (Background | Scenario | undefined)[] = children.flatMap(({ background, scenario, rule }) => [
    background,
    scenario,
    ...(rule?.children ?? []).flatMap((child) => [child.background, child.scenario]),
  ]);
  return scenes.flatMap((scene) => scene?.steps ?? []).flatMap((step) => programOf(path, step));
}

function programOf(path: string, { docString }: Step): Source[] {
  if (docString?.mediaType !== 'python') return [];
  const { line } = docString.location;
  const source = '\n'.repeat(line) + docString.content;
  return [{ name: `${path}:${line + 1}`, bytes: new TextEncoder().encode(source) }];
}

const ROOT = join(__dirname, '..', '..');

/** All programs of the features and the tests, and a choice of library files. */
export function defaultSources(): Source[] {
  const library = sourcesAt(LIBRARY_ARCHIVE);
  const chosen = VARIED_LIBRARY_FILES.map((file) => {
    const source = library.find(({ name }) => name === `${basename(LIBRARY_ARCHIVE)}/${file}`);
    if (source === undefined) throw new Error(`${file} is not in the library archive`);
    return source;
  });
  const ours = ['features', 'test/programs', 'test/bytecode'].flatMap((folder) => sourcesAt(join(ROOT, folder)));
  return [...ours, ...chosen];
}
