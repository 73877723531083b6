// The README as text, its blocks of code and its programs.

import fs from 'node:fs';
import path from 'node:path';
import { PACKAGE_FOLDER } from '../src/cli/places';

export interface Block {
  language: string;
  text: string;
}

export const README = fs.readFileSync(path.join(PACKAGE_FOLDER, 'README.md'), 'utf8');

/** All blocks, in their order. */
export function blocksOfReadme(): Block[] {
  return [...README.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
    language: language!,
    text: text!,
  }));
}

/** Its programs in TypeScript, each with what the block behind it says that it prints. */
export function programsOfReadme(): { source: string; output: string }[] {
  const blocks = blocksOfReadme();
  return blocks.flatMap(({ language, text }, index) =>
    language === 'ts' ? [{ source: text, output: blocks[index + 1]?.text ?? '' }] : [],
  );
}
