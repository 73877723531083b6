// Where a function stands in its source: reach names functions, and their lines are looked up when somebody wants to see them.

import fs from 'node:fs';
import path from 'node:path';

/** The line that declares a function, "boil" of the module or "Pot.pour" of a class or a table; 0 if there is none. */
export function lineOfFunction(lines: readonly string[], name: string): number {
  const dot = name.lastIndexOf('.');
  const own = name.slice(dot + 1);
  const first = dot < 0 ? 0 : lines.findIndex((line) => declarationOf(name.slice(0, dot), '').test(line));
  if (first < 0) return 0;
  const declaration = dot < 0 ? declarationOf(own, '') : declarationOf(own, '\\s+');
  const found = lines.findIndex((line, index) => index >= first && declaration.test(line));
  // A class without a constructor of its own, or a function that belongs to a declaration as a whole, stands where the owner does.
  return found >= 0 ? found + 1 : dot < 0 ? 0 : first + 1;
}

/** Words that may stand before a name, and what comes after it where it is declared. */
function declarationOf(name: string, indentation: string): RegExp {
  return new RegExp(`^${indentation}(?:[a-z]+\\*? )*\\*?${escape(name)}(?:[(<:,]| [={]| extends | implements )`);
}

function escape(text: string): string {
  return text.replace(/[$.*+?^{}()|[\]\\]/g, '\\$&');
}

/** The lines of files below a project, read once each. */
export class SourceLines {
  private readonly read = new Map<string, readonly string[]>();

  constructor(private readonly project: string) {}

  /** Where a function stands; 0 if the source is not there or does not have it. */
  lineOf({ file, name }: { file: string; name: string }): number {
    let lines = this.read.get(file);
    if (lines === undefined) {
      const full = path.join(this.project, file);
      lines = fs.existsSync(full) ? fs.readFileSync(full, 'utf8').split('\n') : [];
      this.read.set(file, lines);
    }
    return lineOfFunction(lines, name);
  }
}
