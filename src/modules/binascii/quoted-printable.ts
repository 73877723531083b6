// Quoted-printable: text that is mostly ASCII, other bytes as =XX.

import { type Budget, pass, reserveItems } from '../../objects/memory/budget';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DOT = 46;
const EQUALS = 61;
const UNDERSCORE = 95;
const LINE = 76;
const HEX = '0123456789ABCDEF';

/** The value of a hexadecimal digit; -1 for other bytes. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** a2b_qp; `header`: an underscore stands for a space. */
export function decodeQuotedPrintable(data: Uint8Array, header: boolean, budget: Budget): number[] {
  reserveItems(budget, 2 * data.length);
  pass(budget, 8 * data.length);
  const result: number[] = [];
  for (let at = 0; at < data.length; ) {
    const byte = data[at++]!;
    if (byte === UNDERSCORE && header) result.push(SPACE);
    else if (byte !== EQUALS) result.push(byte);
    else {
      if (at >= data.length) break;
      const next = data[at]!;
      if (next === LF || next === CR) {
        // The line goes on.
        while (at < data.length && data[at] !== LF) at++;
        at++;
      } else if (next === EQUALS) {
        result.push(EQUALS);
        at++;
      } else if (hexDigit(next) >= 0 && hexDigit(data[at + 1]) >= 0) {
        result.push(hexDigit(next) * 16 + hexDigit(data[at + 1]));
        at += 2;
      } else result.push(EQUALS);
    }
  }
  return result;
}

export interface QuotedPrintableOptions {
  quotetabs: boolean;
  istext: boolean;
  header: boolean;
}

/** b2a_qp. Line ends are all written as the first one is. */
export function encodeQuotedPrintable(data: Uint8Array, options: QuotedPrintableOptions, budget: Budget): number[] {
  reserveItems(budget, 6 * data.length);
  pass(budget, 16 * data.length);
  const { quotetabs, istext, header } = options;
  const result: number[] = [];
  const firstLine = data.indexOf(LF);
  const lineEnd = firstLine > 0 && data[firstLine - 1] === CR ? [CR, LF] : [LF];
  const quote = (byte: number): void => {
    result.push(EQUALS, HEX.charCodeAt(byte >> 4), HEX.charCodeAt(byte & 15));
  };
  let column = 0;
  const breakLine = (): void => {
    result.push(EQUALS, ...lineEnd);
    column = 0;
  };
  const mustQuote = (byte: number, at: number): boolean => {
    const next = data[at + 1];
    const last = at + 1 === data.length;
    if (byte > 126 || byte === EQUALS || (header && byte === UNDERSCORE)) return true;
    if (byte === DOT && column === 0 && (last || next === LF || next === CR || next === 0)) return true;
    if (byte === CR || byte === LF) return !istext;
    if (byte === TAB || byte === SPACE) return last || quotetabs;
    return byte < SPACE;
  };
  for (let at = 0; at < data.length; ) {
    const byte = data[at]!;
    if (mustQuote(byte, at)) {
      if (column + 3 >= LINE) breakLine();
      quote(byte);
      column += 3;
      at++;
    } else if (istext && (byte === LF || (byte === CR && data[at + 1] === LF))) {
      column = 0;
      const before = result.at(-1);
      if (before === SPACE || before === TAB) {
        result.pop();
        quote(before);
      }
      result.push(...lineEnd);
      at += byte === CR ? 2 : 1;
    } else {
      if (at + 1 !== data.length && data[at + 1] !== LF && column + 1 >= LINE) breakLine();
      column++;
      result.push(header && byte === SPACE ? UNDERSCORE : byte);
      at++;
    }
  }
  return result;
}
