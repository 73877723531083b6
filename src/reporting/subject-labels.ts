// Names of subjects as heads of columns: a command is named by its program.

import path from 'node:path';
import { visibleLine } from './printable';
import { shortened } from './width';

/** More columns than this no head needs. */
const LONGEST = 20;

/** A short name for each subject, different ones for different subjects. */
export function subjectLabels(names: readonly string[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const name of names) {
    const label = shortened(shortName(visibleLine(name)), LONGEST);
    const taken = [...labels.values()];
    let unique = label;
    for (let number = 2; taken.includes(unique); number++) unique = `${label} ${number}`;
    labels.set(name, unique);
  }
  return labels;
}

function shortName(name: string): string {
  const [, kind, rest] = /^([a-z]+):(.*)$/s.exec(name) ?? [];
  if (kind === undefined || rest === undefined || name.length <= LONGEST) return name;
  const words = rest.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-') && word !== '{file}');
  const script = words.filter((word) => path.extname(word) !== '').pop() ?? words[0] ?? rest;
  return `${kind}:${path.basename(script)}`;
}
