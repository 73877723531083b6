// What Gherkin's parser objects to, in a sentence for people: the first fault, since those after it follow from it.

import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator } from '@cucumber/messages';
import { nearest } from '../../words/near';

/** A feature is no Gherkin. */
export class SyntaxFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const KEYWORDS = ['Feature:', 'Rule:', 'Background:', 'Example:', 'Given', 'When', 'Then', 'And', 'But'];

/** The document of a feature's text. Throws SyntaxFault. */
export function parseFeature(text: string): GherkinDocument {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  parser.stopAtFirstError = true;
  try {
    return parser.parse(text);
  } catch (error) {
    const { location, message } = error as Error & { location?: { line: number } };
    if (location === undefined) throw error;
    const lines = text.split('\n');
    throw new SyntaxFault(location.line, faultOf(message.replace(/^\(\d+:\d+\): /, ''), lines, location.line));
  }
}

function faultOf(message: string, lines: readonly string[], line: number): string {
  if (/^unexpected end of file/.test(message)) {
    const open = openText(lines);
    return open === undefined
      ? 'the file ends too early'
      : `the text that begins at line ${open} has no end: ${lines[open - 1]!.trim()} is missing below it`;
  }
  if (/^inconsistent cell count/.test(message)) return 'this row has more or fewer cells than the heading of its table';
  if (!/^expected: /.test(message)) return message;
  const source = (lines[line - 1] ?? '').trim();
  const head = /^(?:@|\||"""|```)/.test(source) ? source : (/^[^:]*:|^\S*/.exec(source)?.[0] ?? source);
  const near = nearest(head, KEYWORDS) ?? nearest(`${head}:`, KEYWORDS);
  if (near !== undefined && near !== head) return `"${source}" begins with no keyword; did you mean "${near}"?`;
  if (near === head) return `"${source}" cannot stand here`;
  return `"${source}" cannot stand here: a line begins with a tag or with ${KEYWORDS.slice(0, -1).join(', ')} or ${KEYWORDS[KEYWORDS.length - 1]}, a row with "|"`;
}

/** The line on which a text begins that does not end. */
function openText(lines: readonly string[]): number | undefined {
  let open: { line: number; mark: string } | undefined;
  lines.forEach((line, index) => {
    const mark = /^\s*("""|```)/.exec(line)?.[1];
    if (mark === undefined) return;
    if (open === undefined) open = { line: index + 1, mark };
    else if (open.mark === mark) open = undefined;
  });
  return open?.line;
}
