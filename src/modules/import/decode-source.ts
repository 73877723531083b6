// Source files as text: byte order mark, encoding declaration, line ends (importlib's decode_source).

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/** The text of a source file in one of the encodings that Python source may declare. */
export function decodeSource(bytes: Uint8Array): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const head = String.fromCharCode(...bytes.subarray(start, start + 400)).split('\n', 2);
  const declared = COOKIE.exec(head[0] ?? '') ?? COOKIE.exec(head[1] ?? '');
  const encoding = (declared?.[1] ?? 'utf-8').toLowerCase().replaceAll('_', '-');
  const latin = ['latin-1', 'iso-8859-1', 'iso-latin-1'].some((name) => encoding.startsWith(name));
  const text = latin
    ? Array.from(bytes.subarray(start), (byte) => String.fromCharCode(byte)).join('')
    : new TextDecoder('utf-8').decode(bytes.subarray(start));
  return text.replace(/\r\n?/g, '\n');
}
