// The TypeScript files of a folder with their syntax trees.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Source {
  file: string;
  tree: ts.SourceFile;
}

/** All .ts files below a folder, in the order of their paths. */
export function readSources(root: string): Source[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.sort().map((name) => {
    const file = path.join(root, name);
    return { file, tree: ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true) };
  });
}
