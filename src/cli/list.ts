// callspec check --list: the examples that would run.

import { jsonText, visibleLine } from '../reporting/printable';
import type { Example } from '../spec/specification';
import { counted } from '../words/near';
import { say } from './say';

/** Prints a line for each example, with the place where it stands; or all as JSON. */
export function list(examples: readonly Example[], featuresFolder: string, json: boolean): void {
  if (json) {
    const rows = examples.map(({ rule, title, file, line, tags }) => ({
      rule: rule.id,
      title,
      file: `${featuresFolder}/${file}`,
      line,
      tags,
    }));
    console.log(jsonText(rows, 2));
    return;
  }
  for (const { rule, title, file, line } of examples) {
    say(`${featuresFolder}/${file}:${line}  ${rule.id}  ${visibleLine(title)}`);
  }
  console.log(counted(examples.length, 'example'));
}
