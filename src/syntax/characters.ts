// Which characters Python takes for identifiers.

import { isIdentifierPart, isIdentifierStart } from '../objects/text/unicode/properties';

/** How much of a text is an identifier: the index of the first character that does not fit (_PyUnicode_ScanIdentifier). */
export function scanIdentifier(text: string): number {
  let index = 0;
  for (const c of text) {
    const code = c.codePointAt(0)!;
    if (!(index === 0 ? isIdentifierStart(code) : isIdentifierPart(code))) return index;
    index += c.length;
  }
  return index;
}
