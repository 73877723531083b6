// A deliberate fault: one place of the interpreter's code, changed.

/** A place in a source; lines and columns from 1 on. */
export interface Place {
  line: number;
  column: number;
}

export interface Mutant {
  /** Of this build only. */
  id: string;
  /** Below the project: "src/call/bind.ts". */
  file: string;
  start: Place;
  /** "placeKeywords", "PyDict.get", "CALL_KW.run"; "" for what is done as the file loads. */
  function: string;
  /** What kind of fault: "EqualityOperator", "Release". */
  operator: string;
  /** The text as it is, and as the fault makes it. */
  before: string;
  after: string;
  /** Which of several with the same key, from 0 on. */
  nth: number;
}

const onOneLine = (code: string): string => code.replace(/\s+/g, ' ').trim();

/** More of a text does not make a mutant easier to find again. */
const KEY_LENGTH = 160;

/** What a mutant is called in files that outlive moves and changes elsewhere. */
export function keyOf({ function: name, operator, before, after, nth }: Omit<Mutant, 'id' | 'file' | 'start'>): string {
  const [was, is] = [before, after].map((code) => onOneLine(code).slice(0, KEY_LENGTH));
  return JSON.stringify([name, operator, was, is, nth]);
}

/** Two versions of some code without the lines that both begin and end with; comments and indentation are left out. */
export function differingLines(before: string, after: string): [string, string] {
  const [was, is] = [before, after].map((code) =>
    onOneLine(code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
      .replace(/([;{}]) /g, '$1\n')
      .split('\n'),
  ) as [string[], string[]];
  let start = 0;
  while (start < was.length && was[start] === is[start]) start++;
  let end = 0;
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end)) end++;
  return [was.slice(start, was.length - end).join(' '), is.slice(start, is.length - end).join(' ')];
}
