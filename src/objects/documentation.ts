// The docstrings of native objects. They are CPython's own: taken from the pyodide package when callspec is built, not kept among the sources.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PyType } from './type';

/** Lines of JSON: what every start needs (the docstrings of types), then all other docstrings. */
const BUILT = path.join(__dirname, 'documentation.jsonl');
const ROOT = path.join(__dirname, '..', '..');

type Texts = Record<string, string>;

/** The text of a line, parsed when first asked for. */
class Line {
  private texts: Texts | undefined;

  constructor(private readonly index: number) {}

  get(key: string): string | undefined {
    this.texts ??= JSON.parse(lines()[this.index] ?? '{}') as Texts;
    return Object.hasOwn(this.texts, key) ? this.texts[key] : undefined;
  }
}

let read: string[] | undefined;
function lines(): string[] {
  read ??= readFileSync(fileWithTexts(), 'utf8').split('\n');
  return read;
}

/** Beside the built files; a run from the sources takes those of the last build, or makes them. */
function fileWithTexts(): string {
  if (existsSync(BUILT)) return BUILT;
  const file = path.join(ROOT, 'dist', 'documentation.jsonl');
  if (!existsSync(file)) execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'make-documentation.mjs'), file]);
  return file;
}

const first = new Line(0);
const others = new Line(1);

/** The docstring of a type, by its tp_name ("dict", "collections.deque"). */
export const typeDocumentation = (tpName: string): string | null => first.get(tpName) ?? null;

/** The docstring of a method or attribute that a type has itself; null where it has none. */
export const attributeDocumentation = (owner: PyType, name: string): string | null =>
  others.get(`${owner.tpName}.${name}`) ?? (owner.isHeapType ? slotDocumentation(name) : null);

/** What every wrapper of a slot says, and the attributes `__dict__` and `__weakref__` of classes. */
const slotDocumentation = (name: string): string | null => others.get(`slot ${name}`) ?? null;

/** The docstring of the wrapper of a slot. */
export const wrapperDocumentation = (owner: PyType, name: string): string | null =>
  others.get(`${owner.tpName}.${name}`) ?? slotDocumentation(name);

/** The docstring of a function of a native module: "math.sqrt". */
export const functionDocumentation = (name: string): string | null => others.get(`function ${name}`) ?? null;

/** What `credits` or `copyright` prints. */
export const notice = (name: 'credits' | 'copyright'): string => first.get(`notice ${name}`) ?? '';

/** The docstring of a native module. */
export const moduleDocumentation = (name: string): string | null => others.get(`module ${name}`) ?? null;
