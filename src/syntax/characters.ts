// Which characters Python takes for identifiers and for printable.

const XID_START = /[\p{XID_Start}_]/u;
const XID_CONTINUE = /\p{XID_Continue}/u;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;

/** How much of a text is an identifier: the index of the first character that does not fit (_PyUnicode_ScanIdentifier). */
export function scanIdentifier(text: string): number {
  let index = 0;
  for (const c of text) {
    if (!(index === 0 ? XID_START : XID_CONTINUE).test(c)) return index;
    index += c.length;
  }
  return index;
}

/** Is the character printable, as repr and the tokenizer understand it (Py_UNICODE_ISPRINTABLE)? */
export function isPrintable(code: number): boolean {
  return code === 0x20 || !UNPRINTABLE.test(String.fromCodePoint(code));
}
