// A text made piece by piece. JavaScript remembers the pieces of a text until it is first read, at many times its size.

import { type Budget, reserveText } from '../memory/budget';

/** Characters after which pieces become one. */
const PART = 8192;
/** Characters that are written in the time of an instruction. */
const CHARACTERS_PER_UNIT = 4;

export class TextWriter {
  private readonly parts: string[] = [];
  private part = '';
  private done = 0;

  constructor(private readonly budget: Budget) {}

  /** Characters so far. */
  get length(): number {
    return this.done + this.part.length;
  }

  write(piece: string): void {
    this.part += piece;
    if (this.part.length >= PART) this.close();
  }

  private close(): void {
    const { part, budget } = this;
    budget.work(part.length / CHARACTERS_PER_UNIT);
    reserveText(budget, part.length);
    // Reading a character makes the pieces one.
    part.charCodeAt(0);
    this.parts.push(part);
    this.done += part.length;
    this.part = '';
  }

  get text(): string {
    if (this.done === 0) return this.part;
    reserveText(this.budget, this.length);
    return this.parts.join('') + this.part;
  }
}

/** The text mapped in parts, for mappings that look at one UTF-16 unit at a time. */
export function mapInParts(text: string, budget: Budget, map: (part: string) => string): string {
  if (text.length <= LARGE_PART) return map(text);
  const writer = new TextWriter(budget);
  for (let start = 0; start < text.length; start += LARGE_PART)
    writer.write(map(text.slice(start, start + LARGE_PART)));
  return writer.text;
}

const LARGE_PART = 1 << 18;

/** Calls for every character, an unpaired surrogate included, with its code point; `false` ends the walk, which then gives false. */
// biome-ignore lint/suspicious/noConfusingVoidType: most visitors return nothing
export function everyCode(text: string, budget: Budget, visit: (code: number) => boolean | void): boolean {
  let looked = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index)!;
    if (visit(code) === false) return false;
    if (code > 0xffff) index++;
    if (index - looked > PART) {
      budget.work((index - looked) / CHARACTERS_PER_UNIT);
      looked = index;
    }
  }
  return true;
}
