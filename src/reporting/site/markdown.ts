// Descriptions and titles as HTML: paragraphs and `code`, and Python's own names as code without being marked.

import MarkdownIt from 'markdown-it';
import { escapeHtml } from './highlight';

/** Underscores and stars belong to Python here: `__call__`, `*args`. */
const markdown = new MarkdownIt('commonmark', { html: false }).disable(['emphasis', 'escape', 'entity']);

/** `__init__`, `CALL_KW`, `**kwargs`: what can only be a name of Python. */
const NAMES = /(?<![\w])(?:__[a-z]\w*?__|[A-Z]{2,}(?:_[A-Z0-9]+)+|[a-z]+_[a-z_]+|\*{1,2}[a-z]\w*)(?![\w])/g;

markdown.renderer.rules.text = (tokens, index) =>
  escapeHtml(tokens[index]!.content).replace(NAMES, (name) => `<code>${name}</code>`);

/** Paragraphs as HTML. */
export function renderText(text: string): string {
  return markdown.render(text);
}

/** One line as HTML. */
export function renderInline(text: string): string {
  return markdown.renderInline(text);
}
