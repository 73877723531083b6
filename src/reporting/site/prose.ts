// Steps as a reader sees them: words on one side, programs, expressions and results on the other.

import type { Example, Rule, Section, Step } from '../../spec/specification';
import { piecesOf } from '../../spec/step-text';
import { escapeHtml, highlightListing, highlightPython, highlightResult } from './highlight';

/** One step, ready for the page; all texts are HTML. */
export interface ProsePart {
  keyword: string;
  /** The words, with what they name in <code>. */
  words: string;
  /** One line of code beside the words. */
  line?: string;
  /** Code below the words. */
  block?: string;
  table?: { head: string[]; rows: string[][] };
}

/** The steps that all of the examples begin with: what their background gives. */
export function sharedSteps(examples: readonly Example[]): Step[] {
  const [first, ...others] = examples;
  if (first === undefined || others.length === 0) return [];
  const given = first.steps.findIndex((_, index) => !isGiven(first.steps, index));
  const candidates = given < 0 ? first.steps : first.steps.slice(0, given);
  const end = candidates.findIndex((step, index) => !others.every(({ steps }) => same(steps[index], step)));
  return end < 0 ? candidates : candidates.slice(0, end);
}

/** The steps that hold for every rule of a section, and those that hold for every example of a rule beyond them. */
export function backgroundOf(section: Section, rule?: Rule): Step[] {
  const ofSection = section.rules.length > 1 ? sharedSteps(section.rules.flatMap(({ examples }) => examples)) : [];
  return rule === undefined ? ofSection : sharedSteps(rule.examples).slice(ofSection.length);
}

/** "And" and "But" go on with what came before. */
function isGiven(steps: readonly Step[], index: number): boolean {
  const { keyword } = steps[index]!;
  if (keyword === 'Given') return true;
  return (keyword === 'And' || keyword === 'But' || keyword === '*') && index > 0 && isGiven(steps, index - 1);
}

function same(left: Step | undefined, right: Step): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** A step for the page. */
export function proseOf(step: Step): ProsePart {
  const { keyword, text, docString, table } = step;
  const raises = /^it raises (\w+) /.exec(text);
  const pieces = piecesOf(raises === null ? text : text.replace(raises[0], 'it raises '));
  const last = pieces[pieces.length - 1];
  const prose: ProsePart = { keyword, words: '' };
  if (raises !== null) {
    const [, message, , events] = pieces;
    if (events === undefined) prose.line = highlightResult(`${raises[1]}: ${message?.text ?? ''}`);
    else {
      prose.line = `${highlightResult(`${raises[1]}: ${message!.text}`)} <span class="after">after the events</span> ${highlightPython(events.text)}`;
    }
    prose.words = 'it raises';
    return prose;
  }
  if (docString === undefined && table === undefined && last?.kind === 'quoted') {
    pieces.pop();
    prose.line = /evaluates|executes|compiles/.test(text) ? highlightPython(last.text) : highlightResult(last.text);
  }
  prose.words = pieces
    .map((piece) => (piece.kind === 'words' ? escapeHtml(piece.text) : `<code>${highlightPython(piece.text)}</code>`))
    .join(' ');
  if (docString !== undefined)
    prose.block = highlightBlock(text, docString.content.replace(/^\n+/, ''), docString.mediaType);
  if (table !== undefined) {
    const [head = [], ...rows] = table;
    const cell = (content: string, column: number) =>
      column === 0 ? highlightPython(content) : highlightResult(content);
    prose.table = { head: head.map(escapeHtml), rows: rows.map((row) => row.map(cell)) };
  }
  return prose;
}

function highlightBlock(text: string, content: string, mediaType: string): string {
  if (/bytecode|compiles to/.test(text)) return highlightListing(content);
  if (mediaType === 'python' || /program|module|executes|compiles/.test(text)) return highlightPython(content);
  return escapeHtml(content);
}
