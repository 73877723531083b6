// Features as selectors: a file, and lines of it.

import path from 'node:path';
import { readText } from '../../files/read-text';
import type { Example } from '../specification';
import { patternOf } from './pattern';
import { UnknownSelector } from './unknown-selector';

/** Whether a word names a feature file: with or without folder and ending, with wild cards. */
export function isFeature(word: string, file: string): boolean {
  return patternOf(path.basename(word, '.feature'))(path.basename(file, '.feature'));
}

/** The examples of the features that a word names, at its lines if it has some (31-04*.feature:57:82); undefined where it names none. */
export function selectFromFeatures(folder: string, all: readonly Example[], word: string): Example[] | undefined {
  const [, file = '', lines = ''] = /^(.*?)((?::\d+)*)$/s.exec(word) ?? [];
  const ofFile = file === '' ? [] : all.filter((example) => isFeature(file, example.file));
  if (ofFile.length === 0) return undefined;
  if (lines === '') return ofFile;
  const files = [...new Set(ofFile.map((example) => example.file))];
  if (files.length > 1) {
    const some = `${files.slice(0, 2).join(', ')}${files.length > 2 ? ` and ${files.length - 2} more` : ''}`;
    throw new UnknownSelector(`${file} names several features, so line ${lines.slice(1)} is of none: ${some}`);
  }
  const count = readText(path.join(folder, files[0]!)).replace(/\n$/, '').split('\n').length;
  return lines
    .slice(1)
    .split(':')
    .flatMap((line) => atLine(ofFile, file, Number(line), count));
}

/** All examples of the rule at the line, or the example that it is in. */
function atLine(ofFile: readonly Example[], file: string, line: number, lines: number): Example[] {
  if (line > lines) {
    const end = `it ends with line ${lines}, and its last example begins at line ${ofFile[ofFile.length - 1]!.line}`;
    throw new UnknownSelector(`${file} has no line ${line}: ${end}`);
  }
  const ofRule = ofFile.filter(({ rule }) => rule.line === line);
  if (ofRule.length > 0) return ofRule;
  const last = ofFile.filter((example) => example.line <= line).pop();
  if (last !== undefined) return [last];
  throw new UnknownSelector(`No example stands at line ${line} of ${file}; the first is at line ${ofFile[0]!.line}`);
}
