// Which examples a saved file concerns.

import { diffLines } from 'diff';
import { lineOfFunction } from './coverage/source-lines';
import type { Reach } from './coverage/reach';
import type { Example } from './specification';

/** Examples that are new or have another text than before. */
export function examplesChanged(before: readonly Example[], now: readonly Example[]): Example[] {
  const nameOf = ({ rule, title }: Example) => `${rule.id}\n${title}`;
  const known = new Map(before.map((example) => [nameOf(example), example.fingerprint]));
  return now.filter((example) => known.get(nameOf(example)) !== example.fingerprint);
}

/**
 * The rules that reach the functions of a measured file in which the two texts of it differ: those of all its functions, where they differ
 * outside of functions. Undefined for a file that was not measured.
 */
export function rulesReaching(
  reach: Reach,
  file: string,
  before: string | undefined,
  now: string,
): Set<string> | undefined {
  // What every program calls concerns every rule.
  const functions = reach.functions
    .filter((entry) => entry.file === file)
    .map(({ name, rules, isAlwaysCalled }) => ({ name, rules: isAlwaysCalled ? new Set(reach.rules) : rules }));
  if (functions.length === 0) return undefined;
  const all = new Set(functions.flatMap(({ rules }) => [...rules]));
  if (before === undefined) return all;
  const lines = before.split('\n');
  const starts = functions
    .map(({ name, rules }) => ({ at: lineOfFunction(lines, name), rules }))
    .sort((a, b) => a.at - b.at);
  const found = new Set<string>();
  for (const line of linesChanged(before, now)) {
    const inside = starts.filter(({ at }) => at > 0 && at <= line).pop();
    // What stands before the first function, or behind the end of one, concerns all.
    if (inside === undefined || endsBefore(lines, inside.at, line)) return all;
    for (const rule of inside.rules) found.add(rule);
  }
  return found;
}

/** Lines of the first text that the second has not, or before which it has others; counted from 1. */
function linesChanged(before: string, now: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (const { added, removed, count, value } of diffLines(before, now)) {
    if (added) {
      if (value.trim() !== '') lines.push(Math.max(1, line - 1));
      continue;
    }
    if (removed) for (let index = 0; index < count; index++) lines.push(line + index);
    line += count;
  }
  return lines;
}

/** Whether a function that begins at a line has ended before another one: at a line that is indented as its first, and closes it. */
function endsBefore(lines: readonly string[], start: number, line: number): boolean {
  const indent = /^\s*/.exec(lines[start - 1] ?? '')![0];
  for (let index = start; index < line - 1; index++) {
    if (
      /^\s*[})\]]/.test(lines[index]!) &&
      /^\s*/.exec(lines[index]!)![0] === indent &&
      !lines[index]!.trimEnd().endsWith('{')
    ) {
      return true;
    }
  }
  return false;
}
