// A Markdown document as the units that somebody has to account for. Nothing of it is left out.

import MarkdownIt from 'markdown-it';
import { fingerprint, normalizeCode, normalizeProse, sketch } from './normalize';
import { SectionNames } from './sections';
import { splitSentences } from './sentences';
import { enumeratedLines } from './text-blocks';

type Token = ReturnType<MarkdownIt['parse']>[number];

/**
 * What a unit is: a heading; a sentence of prose; the head or a row of a table; a line of an enumerating text block; a text block that
 * is one drawing; a block of code; and what else Markdown knows (a block of HTML, a link's definition, the front matter).
 */
export const UNIT_KINDS = [
  'heading',
  'sentence',
  'columns',
  'row',
  'line',
  'drawing',
  'code',
  'html',
  'definition',
  'front matter',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export interface Unit {
  section: string;
  /** Place within the section: the number of the block, and of the part in it: "3/2". The heading is block 0. */
  at: string;
  kind: UnitKind;
  /** Of a block of code: its language. */
  language?: string;
  /** The id that a fenced block carries in its info string. */
  id?: string;
  /** SHA-256 of the normalised text. */
  hash: string;
  sketch: string;
}

/** A unit with its text and place in the file, both of which no ledger keeps. */
export interface DocumentUnit extends Unit {
  text: string;
  line: number;
  endLine: number;
}

/** The text is no document that can be split into units. */
export class DocumentError extends Error {}

const markdown = new MarkdownIt({ html: true });

/** Splits a document into units, in order. Throws DocumentError for what is no text, has no content, or has no heading. */
export function readDocument(source: string): DocumentUnit[] {
  if (source.includes('\0')) throw new DocumentError('it is a binary file, not a Markdown text');
  if (source.trim() === '') throw new DocumentError('it is empty');
  const reader = new Reader(source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  const units = reader.read();
  if (!units.some(({ kind }) => kind === 'heading')) {
    throw new DocumentError('it has no headings, so it has no sections; a Markdown text is expected');
  }
  return units;
}

class Reader {
  private readonly units: { unit: Omit<DocumentUnit, 'at'>; block: number; part: number | undefined }[] = [];
  private readonly names = new SectionNames();
  private readonly lines: string[];
  /** Lines that a unit covers, or that are mere syntax. */
  private readonly covered = new Set<number>();
  private block = 0;

  constructor(source: string) {
    this.lines = source.split('\n');
  }

  read(): DocumentUnit[] {
    const body = this.takeFrontMatter();
    const tokens = markdown.parse(body, {});
    for (let index = 0; index < tokens.length; index++) this.accept(tokens, index);
    this.takeTheRest();
    return this.numbered();
  }

  /** The units in the order of the document, and their blocks counted in that order within each section. */
  private numbered(): DocumentUnit[] {
    const blocks = new Map<string, Map<number, number>>();
    return this.units
      .sort((left, right) => left.unit.line - right.unit.line)
      .map(({ unit, block, part }) => {
        const ofSection = blocks.get(unit.section) ?? new Map<number, number>();
        blocks.set(unit.section, ofSection);
        if (!ofSection.has(block)) ofSection.set(block, ofSection.size);
        const number = ofSection.get(block)!;
        return { ...unit, at: part === undefined ? `${number}` : `${number}/${part}` };
      });
  }

  private accept(tokens: Token[], index: number): void {
    const token = tokens[index]!;
    const { type, map } = token;
    if (map === null) return;
    if (type === 'heading_open') {
      const text = tokens[index + 1]!.content;
      this.names.enter(Number(token.tag.slice(1)), text);
      this.nextBlock();
      this.add('heading', normalizeProse(text), map[0], map[1]);
    } else if (type === 'paragraph_open') {
      this.addParagraph(tokens[index + 1]!.content, map[0], map[1]);
    } else if (type === 'table_open') {
      this.addTable(tokens, index);
    } else if (type === 'fence' || type === 'code_block') {
      this.addBlock(token);
    } else if (type === 'html_block') {
      this.nextBlock();
      this.add('html', normalizeCode(token.content), map[0], map[1]);
    } else if (type === 'hr') {
      this.cover(map[0], map[1]);
    }
  }

  private addParagraph(text: string, start: number, end: number): void {
    this.nextBlock();
    this.cover(start, end);
    const sentences = splitSentences(text);
    sentences.forEach((sentence, index) => {
      const first = start + sentence.lineOffset;
      const last = Math.min(end, first + sentence.text.split('\n').length);
      this.add('sentence', normalizeProse(sentence.text), first, last, index + 1);
    });
  }

  private addTable(tokens: Token[], open: number): void {
    const [start, end] = tokens[open]!.map!;
    this.nextBlock();
    this.cover(start, end);
    let part = 0;
    for (let index = open + 1; tokens[index]!.type !== 'table_close'; index++) {
      if (tokens[index]!.type !== 'tr_open') continue;
      const map = tokens[index]!.map!;
      const cells: string[] = [];
      for (index++; tokens[index]!.type !== 'tr_close'; index++) {
        if (tokens[index]!.type === 'inline') cells.push(normalizeProse(tokens[index]!.content));
      }
      this.add(part === 0 ? 'columns' : 'row', cells.join(' | '), map[0], map[1], part++);
    }
  }

  private addBlock(token: Token): void {
    const [start, end] = token.map!;
    const fenced = token.type === 'fence';
    const [language = ''] = token.info.trim().split(/\s+/);
    const id = /\bid=(?:"([^"]*)"|'([^']*)'|(\S+))/
      .exec(token.info)
      ?.slice(1)
      .find((text) => text !== undefined);
    const own = { ...(id !== undefined && { id }) };
    this.nextBlock();
    this.cover(start, end);
    const isText = fenced && ['', 'text', 'txt', 'plain', 'plaintext'].includes(language.toLowerCase());
    if (!isText) {
      const named = fenced ? { language: language.toLowerCase() } : {};
      this.add('code', normalizeCode(token.content), start, end, undefined, { ...named, ...own });
      return;
    }
    const lines = enumeratedLines(token.content);
    if (lines === undefined) {
      this.add('drawing', normalizeCode(token.content), start, end, undefined, own);
      return;
    }
    lines.forEach(({ text, offset }, index) => {
      const line = start + 1 + offset;
      this.add('line', normalizeProse(text), line, line + 1, index + 1, own);
    });
  }

  /** Front matter is hidden from Markdown, which would read it as a heading. */
  private takeFrontMatter(): string {
    const match = /^---\n[\s\S]*?\n(?:---|\.\.\.)\n/.exec(this.lines.join('\n'));
    if (match === null) return this.lines.join('\n');
    const count = match[0].split('\n').length - 1;
    this.nextBlock();
    this.add('front matter', normalizeCode(match[0]), 0, count);
    return '\n'.repeat(count) + this.lines.slice(count).join('\n');
  }

  /** Lines that Markdown keeps to itself: definitions of links. Mere marks of quotations and lists are none. */
  private takeTheRest(): void {
    for (const [index, text] of this.lines.entries()) {
      if (this.covered.has(index) || !/[\p{L}\p{N}]/u.test(text) || /^[\s>]*\d+[.)]\s*$/.test(text)) continue;
      const before = this.units.filter(({ unit }) => unit.line <= index);
      const last = before.sort((left, right) => left.unit.line - right.unit.line).pop();
      this.names.current = last?.unit.section ?? '0';
      this.nextBlock();
      this.add('definition', normalizeProse(text), index, index + 1);
    }
  }

  private nextBlock(): void {
    this.block++;
  }

  private cover(start: number, end: number): void {
    for (let line = start; line < end; line++) this.covered.add(line);
  }

  private add(kind: UnitKind, text: string, start: number, end: number, part?: number, own: Partial<Unit> = {}): void {
    this.cover(start, end);
    const unit = {
      section: this.names.current,
      kind,
      ...own,
      hash: fingerprint(text),
      sketch: sketch(text),
      text,
      line: start + 1,
      endLine: end,
    };
    this.units.push({ unit, block: this.block, part });
  }
}
