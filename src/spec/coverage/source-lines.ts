// Where a function stands in its source now, when it was measured some edits ago.

import fs from 'node:fs';
import path from 'node:path';

/** The line of a function: where it was if it is still there, else the nearest line that declares its name; 0 if there is none. */
export function lineOfFunction(lines: readonly string[], name: string, measured: number): number {
  const own = name.slice(name.lastIndexOf('.') + 1);
  const word = own === 'constructor' ? /\bconstructor\(/ : new RegExp(`(?<![\\w$.])${escape(own)}(?![\\w$])`);
  if (word.test(lines[measured - 1] ?? '')) return measured;
  const declaration = own === 'constructor' ? word : new RegExp(`^\\s*(?:[a-z]+\\*? )*${escape(own)}(?:\\(|<| =|:)`);
  let nearest = 0;
  lines.forEach((line, index) => {
    if (!declaration.test(line)) return;
    if (nearest === 0 || Math.abs(index + 1 - measured) < Math.abs(nearest - measured)) nearest = index + 1;
  });
  return nearest;
}

function escape(text: string): string {
  return text.replace(/[$.*+?^{}()|[\]\\]/g, '\\$&');
}

/** The lines of files below a project, read once each. */
export class SourceLines {
  private readonly read = new Map<string, readonly string[]>();

  constructor(private readonly project: string) {}

  /** Where a function stands now; where it was measured, if the source is not there. */
  lineOf({ file, name, line }: { file: string; name: string; line: number }): number {
    let lines = this.read.get(file);
    if (lines === undefined) {
      const full = path.join(this.project, file);
      lines = fs.existsSync(full) ? fs.readFileSync(full, 'utf8').split('\n') : [];
      this.read.set(file, lines);
    }
    return lines.length === 0 ? line : lineOfFunction(lines, name, line);
  }
}
