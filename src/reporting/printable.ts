// What a subject says is data: how text of others is shown, so that no terminal, browser or CI server obeys it. All reports use this.

/** Control and format characters, line and paragraph separators, lone surrogates, noncharacters: all but line ends and tabs. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufdd0-\ufdef\ufffe\uffff]/gu;

/** A text with escapes in place of what cannot be seen, as Python writes them. Line ends and tabs stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    if (character === '\r') return '\\r';
    const code = character.codePointAt(0)!;
    if (code < 0x100) return `\\x${hex(code, 2)}`;
    return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  });
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** Plain data whose texts are each visible on one line. */
export function visibleData<T>(data: T): T {
  if (typeof data === 'string') return visibleLine(data) as T;
  if (Array.isArray(data)) return data.map(visibleData) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, visibleData(value)])) as T;
}

/**
 * A report without lines that a CI server takes for commands: GitHub's "::name::" at the start of a line, and "##[name]", "##vso[" and
 * "##teamcity[" anywhere. Colours at the start of a line do not count.
 */
export function withoutCommands(report: string): string {
  return report.replace(/^((?:[^\S\n]|\u001b\[[\d;]*m)*):(?=:)/gm, '$1\\x3a').replace(/##(?=(?:\w+)?\[)/g, '#\\x23');
}

/** A text of others, fit for a terminal and the log of a CI server. */
export function printable(text: string): string {
  return withoutCommands(visible(text));
}

/** JSON in which nothing is unseen; it reads back as the same value. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(UNSEEN, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${hex(character.charCodeAt(index), 4)}`).join(''),
  );
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
