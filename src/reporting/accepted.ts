// What --accept has written into a feature, as a difference: the place, the lines as they were, the lines as they are.

import { diffArrays } from 'diff';
import pico from 'picocolors';
import type { Change } from '../spec/accept/accept-answers';
import { visibleLine } from './printable';

/** `file` is the feature as users see it. */
export function renderAccepted(file: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => a.line - b.line)
    .flatMap(({ line, before, after }) => [pico.bold(`${file}:${line}`), ...difference(before, after)])
    .join('\n');
}

function difference(before: readonly string[], after: readonly string[]): string[] {
  return diffArrays([...before], [...after]).flatMap(({ added, removed, value }) => {
    const lines = value.map(visibleLine);
    if (added) return lines.map((line) => pico.green(`  + ${line}`));
    return lines.map((line) => (removed ? pico.red(`  - ${line}`) : pico.dim(`    ${line}`)));
  });
}
