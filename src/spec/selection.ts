// What the words of a command line select from the specification.

import path from 'node:path';
import parseTagExpression from '@cucumber/tag-expressions';
import { closest } from 'fastest-levenshtein';
import { readText } from '../files/read-text';
import { type Example, examplesOf, type Specification } from './specification';

/** A word names nothing in the specification. */
export class UnknownSelector extends Error {}

/**
 * The examples that any of the selectors names and that the tag expression admits; all, without selectors.
 * A selector is a section ("31.4"), a rule ("31.4/left-to-right"), or a feature file, with the line of a rule or example if wanted.
 * Throws UnknownSelector, with the nearest name, for a word that names nothing or a malformed expression.
 */
export function select(specification: Specification, selectors: string[], tagExpression: string): Example[] {
  const all = examplesOf(specification);
  const chosen =
    selectors.length === 0 ? new Set(all) : new Set(selectors.flatMap((word) => selectOne(specification, all, word)));
  const admits = compileTags(tagExpression);
  return all.filter((example) => chosen.has(example) && admits(example.tags));
}

function selectOne({ folder, sections }: Specification, all: Example[], selector: string): Example[] {
  if (/^\d+\.\d+$/.test(selector)) {
    const section = sections.find(({ id }) => id === selector);
    if (section !== undefined) return section.rules.flatMap(({ examples }) => examples);
    throw unknown(
      'section',
      selector,
      sections.map(({ id }) => id),
    );
  }
  if (/^\d+\.\d+\//.test(selector)) {
    const found = all.filter(({ rule }) => rule.id === selector);
    if (found.length > 0) return found;
    throw unknown(
      'rule',
      selector,
      all.map(({ rule }) => rule.id),
    );
  }
  return selectFromFile(folder, all, selector);
}

function selectFromFile(folder: string, all: Example[], selector: string): Example[] {
  const [, file = '', lineText] = /^(.*?)(?::(\d+))?$/.exec(selector) ?? [];
  const ofFile = all.filter((example) => isFeature(file, example.file));
  if (ofFile.length === 0) {
    throw unknown('section, rule or feature', selector, [...new Set(all.flatMap(({ file, rule }) => [file, rule.id]))]);
  }
  if (lineText === undefined) return ofFile;
  const files = [...new Set(ofFile.map((example) => example.file))];
  if (files.length > 1) {
    const some = `${files.slice(0, 2).join(', ')}${files.length > 2 ? ` and ${files.length - 2} more` : ''}`;
    throw new UnknownSelector(`${file} names several features, so line ${lineText} is of none: ${some}`);
  }
  const line = Number(lineText);
  const lines = readText(path.join(folder, files[0]!)).replace(/\n$/, '').split('\n').length;
  if (line > lines) {
    const end = `it ends with line ${lines}, and its last example begins at line ${ofFile[ofFile.length - 1]!.line}`;
    throw new UnknownSelector(`${file} has no line ${lineText}: ${end}`);
  }
  const ofRule = ofFile.filter(({ rule }) => rule.line === line);
  if (ofRule.length > 0) return ofRule;
  const starts = ofFile.filter((example) => example.line <= line);
  const last = starts[starts.length - 1];
  if (last !== undefined) return [last];
  throw new UnknownSelector(`No example stands at line ${line} of ${file}; the first is at line ${ofFile[0]!.line}`);
}

/** Whether a word names a feature file: with or without folder and ending, "*" for any characters. */
export function isFeature(word: string, file: string): boolean {
  const parts = path.basename(word, '.feature').split('*');
  const pattern = parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`).test(path.basename(file, '.feature'));
}

function unknown(kind: string, word: string, candidates: string[]): UnknownSelector {
  const hint = candidates.length > 0 ? ` Did you mean ${closest(word, candidates)}?` : '';
  return new UnknownSelector(`There is no ${kind} "${word}" in the specification.${hint}`);
}

function compileTags(expression: string): (tags: string[]) => boolean {
  try {
    const node = parseTagExpression(expression);
    return (tags) => node.evaluate(tags);
  } catch (error) {
    throw new UnknownSelector(
      `The tag expression "${expression}" cannot be read: ${(error as Error).message.split('\n').pop()}`,
    );
  }
}
