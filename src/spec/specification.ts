// The specification as the features state it: sections, their rules, and the examples of each rule. The features are its only source.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { FeatureChild, GherkinDocument, Rule as RuleNode, Step as StepNode, Tag } from '@cucumber/messages';
import { formProblems } from './form/document-form';
import { levelProblems } from './form/levels';
import { parseFeature, SyntaxFault } from './form/syntax-fault';
import { LEVELS, type Level, type TagPlace, tagProblem } from './tags';

export { LEVELS, type Level };

/** One line of an example, with the text or table below it. */
export interface Step {
  /** "Given", "When", "Then", "And". */
  keyword: string;
  text: string;
  docString?: { mediaType: string; content: string };
  /** Rows of cells, the heading first. */
  table?: string[][];
}

export interface Example {
  title: string;
  /** Path below the features folder. */
  file: string;
  line: number;
  rule: Rule;
  /** Own tags and those of rule and feature, with their @. */
  tags: string[];
  /** The steps of the backgrounds that hold for it, then its own. */
  steps: Step[];
  /** SHA-256 of tags and steps: a verdict holds only for the text it was found for. */
  fingerprint: string;
}

export interface Rule {
  /** "31.4/left-to-right". */
  id: string;
  /** The rule as a sentence. */
  sentence: string;
  /** The text below the sentence; often empty. */
  description: string;
  level: Level;
  file: string;
  line: number;
  examples: Example[];
}

export interface Section {
  /** "31.4". */
  id: string;
  title: string;
  /** The text below the title: what the section is about, and what it says without consequence for behaviour. */
  description: string;
  file: string;
  rules: Rule[];
}

export interface Specification {
  /** The folder of the features. */
  folder: string;
  sections: Section[];
}

/** The features contradict the rules of their own form. */
export class SpecificationError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

export interface ReadingOptions {
  /** The features have step definitions of their own, so that what steps look like is not known. */
  ownSteps?: boolean;
}

/**
 * Reads every feature of a folder. Throws SpecificationError that lists, with file and line, each feature without a section tag,
 * rule without id or level, duplicate id, id outside its section, rule without examples, example without a title of its own, tag that says nothing, and whatever lets an example verify nothing (form/).
 */
export function readSpecification(folder: string, { ownSteps = false }: ReadingOptions = {}): Specification {
  const problems: string[] = [];
  const files = fs.readdirSync(folder).filter(isFeatureName).sort();
  const sections = files.flatMap((file) => readSection(folder, file, ownSteps, problems));
  findDuplicates(sections, problems);
  if (problems.length > 0) throw new SpecificationError(problems);
  return { folder, sections };
}

/** Whether a file is read as a feature. Hidden ones are the locks of editors. */
export const isFeatureName = (name: string): boolean => name.endsWith('.feature') && !name.startsWith('.');

function readSection(folder: string, file: string, ownSteps: boolean, problems: string[]): Section[] {
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  let document: GherkinDocument;
  try {
    document = parseFeature(text);
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    problems.push(`${file}:${error.line}: ${error.message}`);
    return [];
  }
  const { feature } = document;
  if (feature === undefined) {
    problems.push(`${file}:1: there is no feature in this file`);
    return [];
  }
  const tags = feature.tags.map(({ name }) => name);
  const id = tags.find((tag) => /^@\d+\.\d+$/.test(tag))?.slice(1);
  if (id === undefined) {
    problems.push(`${file}:${feature.location.line}: the feature needs the tag of its section, as @31.4`);
    return [];
  }
  checkTags(feature.tags, 'feature', file, problems);
  for (const { line, message } of formProblems(document, text, ownSteps)) problems.push(`${file}:${line}: ${message}`);
  const title = feature.name.replace(`${id} `, '');
  const section: Section = { id, title, description: unindented(feature.description), file, rules: [] };
  const background = feature.children.flatMap((child) => stepsOf(child.background?.steps));
  for (const child of feature.children) readRule(child, section, { tags, steps: background }, problems);
  return [section];
}

/** What an example has from the feature and the rule that it stands in. */
interface Inherited {
  tags: string[];
  steps: Step[];
}

function readRule(
  { rule: node, scenario }: FeatureChild,
  section: Section,
  inherited: Inherited,
  problems: string[],
): void {
  const { file } = section;
  if (scenario !== undefined) {
    problems.push(`${file}:${scenario.location.line}: the example "${scenario.name}" stands outside any rule`);
  }
  if (node === undefined) return;
  const at = `${file}:${node.location.line}`;
  checkTags(node.tags, 'rule', file, problems);
  const tags = [...inherited.tags, ...node.tags.map(({ name }) => name)];
  const id = tags.find((tag) => tag.startsWith('@rule:'))?.slice('@rule:'.length);
  const level = LEVELS.find((name) => tags.includes(`@${name}`));
  if (id === undefined) problems.push(`${at}: the rule needs an id, as @rule:${section.id}/some-words`);
  if (level === undefined) problems.push(`${at}: the rule needs a level: @${LEVELS.join(', @')}`);
  if (id === undefined || level === undefined) return;
  if (!/^\d+\.\d+\/[a-z0-9-]+$/.test(id) || !id.startsWith(`${section.id}/`)) {
    problems.push(`${at}: the id ${id} does not have the form ${section.id}/some-words`);
  }
  const description = unindented(node.description);
  const rule: Rule = { id, sentence: node.name, description, level, file, line: node.location.line, examples: [] };
  const background = node.children.flatMap((child) => stepsOf(child.background?.steps));
  addExamples(rule, node, { tags, steps: [...inherited.steps, ...background] }, problems);
  section.rules.push(rule);
}

function addExamples(rule: Rule, node: RuleNode, inherited: Inherited, problems: string[]): void {
  const { file } = rule;
  for (const { scenario } of node.children) {
    if (scenario === undefined) continue;
    const { name: title, location } = scenario;
    const tags = [...inherited.tags, ...scenario.tags.map(({ name }) => name)];
    const steps = [...inherited.steps, ...stepsOf(scenario.steps)];
    const at = `${file}:${location.line}`;
    checkTags(scenario.tags, 'example', file, problems);
    if (title === '') problems.push(`${at}: the example needs a title that says what differs`);
    if (rule.examples.some((example) => example.title === title))
      problems.push(`${at}: "${title}" is a title twice in ${rule.id}`);
    if (scenario.examples.length > 0)
      problems.push(`${at}: outlines are not used here; put the cases in a table of the step`);
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([tags, steps]))
      .digest('hex');
    rule.examples.push({ title, file, line: location.line, rule, tags, steps, fingerprint });
  }
  if (rule.examples.length === 0) problems.push(`${file}:${rule.line}: the rule ${rule.id} has no example`);
  problems.push(...levelProblems(rule));
}

function checkTags(tags: readonly Tag[], place: TagPlace, file: string, problems: string[]): void {
  for (const { name, location } of tags) {
    const problem = tagProblem(name, place);
    if (problem !== undefined) problems.push(`${file}:${location.line}: ${problem}`);
  }
}

function stepsOf(nodes: readonly StepNode[] = []): Step[] {
  return nodes.map(({ keyword, text, docString, dataTable }) => ({
    keyword: keyword.trim(),
    text,
    ...(docString && { docString: { mediaType: docString.mediaType ?? '', content: docString.content } }),
    ...(dataTable && { table: dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)) }),
  }));
}

function unindented(text: string): string {
  return text.replace(/^[ \t]+/gm, '').trim();
}

function findDuplicates(sections: Section[], problems: string[]): void {
  const seen = new Map<string, string>();
  for (const { id, file, rules } of sections) {
    for (const [key, at] of [
      [id, `${file}:1`] as const,
      ...rules.map((rule) => [rule.id, `${file}:${rule.line}`] as const),
    ]) {
      const first = seen.get(key);
      if (first !== undefined) problems.push(`${at}: ${key} is already at ${first}`);
      seen.set(key, at);
    }
  }
}

/** Every example, in the order of the sections. */
export function examplesOf({ sections }: Specification): Example[] {
  return sections.flatMap(({ rules }) => rules.flatMap(({ examples }) => examples));
}
