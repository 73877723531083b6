// Which functions of the interpreter each rule reaches: measured once in a while, kept in a small file, and read by every report.

import { isThere, readText } from '../../files/read-text';
import { writeWhole } from '../../files/write-whole';
import type { ReachSummary } from './reach-summary';
import { share } from './share';

/** The version of the form; it changes when a reader of the old form would misread the new one. */
export const REACH_FORMAT = 'callspec-reach/2';

/** Where it is kept, below the project. */
export const REACH_FILE = 'reports/reach.json';

/** The code of the chapter: folders and files that are measured. */
export const MEASURED = [
  'src/call',
  'src/vm',
  'src/objects/descriptors',
  'src/objects/frames',
  'src/objects/functions',
  'src/objects/protocols',
  'src/objects/types',
  'src/objects/native.ts',
  'src/objects/native-arguments.ts',
  'src/objects/native-constructor.ts',
  'src/objects/native-new.ts',
  'src/objects/receiver.ts',
  'src/modules/extension',
] as const;

/** The same in words, for readers. */
export const MEASURED_IN_WORDS =
  'src/call/, src/vm/, and what calls are made of in src/objects/ and src/modules/extension/';

/** A function of the source: a file below the project, "src/call/bind.ts", and a name, "placeKeywords" or "VmThread.call". */
export interface FunctionName {
  file: string;
  name: string;
}

export interface FunctionReach extends FunctionName {
  /** Ids of the rules that reach it: whose examples call it more often than programs of the same form that do nothing. */
  rules: ReadonlySet<string>;
  /** Programs that do nothing call it too. */
  isAlwaysCalled: boolean;
}

export interface Reach {
  /** Ids of the rules that were run, in the order of the specification. */
  rules: readonly string[];
  /** In the order of files and names. */
  functions: readonly FunctionReach[];
}

interface ReachFile {
  format: typeof REACH_FORMAT;
  /** Ids of the rules; the functions name them by their place in this list. */
  rules: string[];
  /** By file and name: the places of the rules that reach it, as "0-3 7"; after a "*" where every program calls it. */
  files: Record<string, Record<string, string>>;
}

/** A file is not a measurement of reach. */
export class ReachFormatError extends Error {}

/** Reads what was measured; undefined where there is nothing. Throws ReachFormatError. */
export function readReach(file: string): Reach | undefined {
  if (!isThere(file)) return undefined;
  let value: Partial<ReachFile> | null;
  try {
    value = JSON.parse(readText(file)) as Partial<ReachFile> | null;
  } catch (error) {
    throw new ReachFormatError(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (value?.format !== REACH_FORMAT || !Array.isArray(value.rules) || value.files === undefined) {
    throw new ReachFormatError(
      `${file} needs "format": "${REACH_FORMAT}", rules and files. Measure it again with: callspec coverage --collect`,
    );
  }
  const { rules, files } = value as ReachFile;
  const functions = Object.entries(files).flatMap(([name, found]) =>
    Object.entries(found).map(([function_, entry]) => ({
      file: name,
      name: function_,
      rules: new Set(unpackPlaces(entry.replace('*', '')).map((place) => rules[place] ?? '')),
      isAlwaysCalled: entry.startsWith('*'),
    })),
  );
  return { rules, functions };
}

/** Writes what was measured, one function a line. Throws FileProblem. */
export function writeReach(file: string, { rules, functions }: Reach): void {
  const place = new Map(rules.map((rule, index) => [rule, index]));
  const files = [...new Set(functions.map((entry) => entry.file))].map((name) => {
    const lines = functions
      .filter((entry) => entry.file === name)
      .map((entry) => {
        const places = [...entry.rules].map((rule) => place.get(rule)!).sort((a, b) => a - b);
        const text = `${entry.isAlwaysCalled ? '*' : ''}${packPlaces(places)}`;
        return `   ${JSON.stringify(entry.name)}: ${JSON.stringify(text)}`;
      });
    return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`;
  });
  const list = rules.map((rule) => `  ${JSON.stringify(rule)}`).join(',\n');
  writeWhole(
    file,
    `{\n "format": "${REACH_FORMAT}",\n "rules": [\n${list}\n ],\n "files": {\n${files.join(',\n')}\n }\n}\n`,
  );
}

/** Ascending numbers as runs: "0-3 7". */
export function packPlaces(places: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last[1] === place - 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(' ');
}

/** The numbers of packPlaces. */
export function unpackPlaces(text: string): number[] {
  if (text === '') return [];
  return text.split(' ').flatMap((run) => {
    const [from = 0, to = from] = run.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/**
 * A measurement of some rules on top of an earlier one: what was measured now replaces what was known of these rules. `rules` are the
 * ids of all rules that there are now, in their order.
 */
export function mergeReach(before: Reach | undefined, now: Reach, rules: readonly string[]): Reach {
  const there = new Set(rules);
  const fresh = new Set(now.rules);
  const known = new Map(before?.functions.map((entry) => [`${entry.file} ${entry.name}`, entry.rules]));
  const functions = now.functions.map((entry) => {
    const kept = [...(known.get(`${entry.file} ${entry.name}`) ?? [])].filter(
      (rule) => there.has(rule) && !fresh.has(rule),
    );
    return { ...entry, rules: new Set([...kept, ...entry.rules]) };
  });
  const measured = new Set([...(before?.rules ?? []), ...now.rules]);
  return { rules: rules.filter((rule) => measured.has(rule)), functions };
}

/**
 * The counts that the coverage report shows. `rules` are the ids of all rules that there are now. A function that every program calls, and
 * no rule more often, tells nothing and is not counted.
 */
export function summarizeReach({ rules: measured, functions: all }: Reach, rules: readonly string[]): ReachSummary {
  const known = new Set(measured);
  const functions = all.filter(({ rules, isAlwaysCalled }) => rules.size > 0 || !isAlwaysCalled);
  const count = (entries: readonly FunctionReach[]) =>
    share(entries.filter(({ rules }) => rules.size > 0).length, entries.length);
  const files = [...new Set(functions.map(({ file }) => file))];
  return {
    rules: share(rules.filter((rule) => known.has(rule)).length, rules.length),
    functions: count(functions),
    files: files.map((file) => ({ file, functions: count(functions.filter((entry) => entry.file === file)) })),
    unreached: functions.filter(({ rules }) => rules.size === 0).map(({ file, name }) => ({ file, name })),
  };
}

/**
 * The functions that a rule reaches, those first that it is about: that few rules reach, and of these such as the rules of the same section
 * share.
 */
export function functionsOfRule({ rules: all, functions }: Reach, rule: string): FunctionReach[] {
  const section = rule.slice(0, rule.indexOf('/') + 1);
  const weigh = ({ rules }: FunctionReach) => {
    const near = [...rules].filter((other) => other.startsWith(section)).length;
    return Math.log((all.length + 1) / rules.size) * (1 + near / rules.size);
  };
  return functions
    .filter(({ rules }) => rules.has(rule))
    .map((found) => ({ found, weight: weigh(found) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ found }) => found);
}

/** What has changed since it was measured: rules and functions that it does not know, and such as are no longer there. */
export function staleReach(reach: Reach, rules: readonly string[], functions: readonly FunctionName[]): string[] {
  const key = ({ file, name }: FunctionName) => `${file} ${name}`;
  const missing = (now: readonly string[], then: readonly string[]) => {
    const known = new Set(then);
    return now.filter((word) => !known.has(word));
  };
  const known = reach.functions.map(key);
  const there = functions.map(key);
  return [
    ...missing(rules, reach.rules).map((rule) => `the rule ${rule} was not measured`),
    ...missing(reach.rules, rules).map((rule) => `the rule ${rule} is no longer there`),
    ...missing(there, known).map((name) => `the function ${name} was not measured`),
    ...missing(known, there).map((name) => `the function ${name} is no longer there`),
  ];
}
