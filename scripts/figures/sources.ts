// The TypeScript files of a folder with their syntax trees.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Source {
  file: string;
  tree: ts.SourceFile;
}

/** What a script has written is not what people read. */
const isGenerated = ({ tree }: Source): boolean => /^\/\/ Written by `npm run generate`/m.test(tree.text.slice(0, 600));

/** All .ts files below a folder that people write, in the order of their paths. */
export function readSources(root: string): Source[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const sources = files.sort().map((name) => {
    const file = path.join(root, name);
    return { file, tree: ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true) };
  });
  return sources.filter((source) => !isGenerated(source));
}
