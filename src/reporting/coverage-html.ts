// Coverage as one HTML page without scripts: the Markdown page in a plain dress.

import MarkdownIt from 'markdown-it';
import type { Coverage } from '../spec/coverage/coverage';
import { coverageMarkdown } from './coverage-markdown';

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: light-dark(#1f5fa8, #8fbdf2); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; margin: 2rem 0 .75rem; }
h1 { color: var(--accent); }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; }
th, td { padding: .2rem .5rem; font-size: .9rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
`;

/** The page. */
export function coverageHtml(coverage: Coverage): string {
  const markdown = new MarkdownIt({ html: false });
  const body = markdown
    .render(coverageMarkdown(coverage))
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coverage of the specification</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}
