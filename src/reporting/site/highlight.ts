// Colours for programs, listings and results, put in when the page is made.

import hljs from 'highlight.js/lib/core';
import python from 'highlight.js/lib/languages/python';

hljs.registerLanguage('python', python);

/** Listings as dis prints them: line numbers, labels, instructions, operands in parentheses. */
hljs.registerLanguage('dis', () => ({
  name: 'dis',
  contains: [
    { scope: 'comment', begin: /^(?:Disassembly of .*|ExceptionTable:)$/m },
    { scope: 'symbol', begin: /\bL\d+\b/ },
    { scope: 'keyword', begin: /\b[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*\b/ },
    { scope: 'string', begin: /\((?=\S)/, end: /\)$/m },
    { scope: 'comment', begin: /^ *(?:\d+|--)(?= {2,})/m },
    { scope: 'number', begin: /\b\d+\b/ },
  ],
}));

/** "TypeError: text", or the bare name of an exception. */
const EXCEPTION = /^([A-Z]\w*(?:Error|Exception|Exit|Interrupt|Iteration|Warning|Group))(: [\s\S]*|)$/;

/** Python source as HTML. */
export function highlightPython(source: string): string {
  return hljs.highlight(source, { language: 'python' }).value;
}

/** A listing of bytecode as HTML. */
export function highlightListing(listing: string): string {
  return hljs.highlight(listing, { language: 'dis' }).value;
}

/** What an action gave, as HTML: a value, or an exception with its name set off. */
export function highlightResult(text: string): string {
  const exception = EXCEPTION.exec(text);
  if (exception === null) return highlightPython(text);
  return `<span class="exception">${exception[1]}</span>${escapeHtml(exception[2]!)}`;
}

/** Text as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
