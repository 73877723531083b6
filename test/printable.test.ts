// What a subject says is data: in no report does a terminal, a browser, a Markdown viewer or a CI server obey it.

import assert from 'node:assert';
import { describe, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import pico from 'picocolors';
import { parse } from 'yaml';
import { FEATURES_FOLDER, SITE_FOLDER } from '../src/cli/places';
import { explainAll, readProgramText } from '../src/observation/explain';
import { traceProgram } from '../src/observation/trace-program';
import { renderFinding } from '../src/reporting/audit';
import { renderDivergences } from '../src/reporting/divergences';
import { explanationLines } from '../src/reporting/explanation-text';
import { codeBlock, codeSpan, inline, markdownTable } from '../src/reporting/markdown-text';
import { matrixOf } from '../src/reporting/matrix';
import { renderMatrix, renderMatrixAsMarkdown } from '../src/reporting/matrix-text';
import { jsonText, printable, visible, visibleData, visibleLine, withoutCommands } from '../src/reporting/printable';
import { REPORTERS } from '../src/reporting/reporters';
import type { FinishedRun } from '../src/reporting/reporters/reporter';
import { renderShown } from '../src/reporting/show';
import { renderPage } from '../src/reporting/site/page';
import { TraceText } from '../src/reporting/trace-text';
import type { Finding } from '../src/spec/ledger-audit';
import { coverageOf } from '../src/spec/coverage/coverage';
import { Inspector } from '../src/spec/coverage/inspect';
import { currentVerdicts } from '../src/spec/run-record';
import { examplesOf, readSpecification } from '../src/spec/specification';
import { inventRun, REFERENCE } from './invented-runs';

const specification = readSpecification(FEATURES_FOLDER);
const examples = examplesOf(specification);

/** Bell, NUL, CR, backspace, DEL, an OSC, C1, bidi, a lone surrogate, separators, a byte order mark, a tag. */
const UNSEEN = '\u0007\0\r\b\u007f\u001b]0;title\u0007\u009b31m\u202e\u2066\ud800\u2028\u2029\ufeff\u{e0041}';
const COMMANDS = '::add-mask::secret\n  ::stop-commands::x\nso ##[group]x ##vso[task.x]y ##teamcity[z]';
const MARKUP = '<img src=x onerror=alert(1)> | `a ``<b> [l](http://e.org) ]]> @someone # TODO';
const EVIL = [UNSEEN, COMMANDS, MARKUP].join('\n');
const RAW = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const COMMAND = /^\s*::[a-z]|##(\w+)?\[/m;

const evil = { ...REFERENCE, title: `Python ${EVIL}`, pythonVersion: '3.14' };
const record = inventRun(specification, evil, (_, index) =>
  index % 7 === 0
    ? {
        status: 'failed',
        step: `it gives "${EVIL}"`,
        message: EVIL,
        ...(index % 2 && { difference: { expected: EVIL, actual: `${EVIL}!` } }),
      }
    : index % 7 === 1
      ? { status: 'unobservable', reason: EVIL }
      : index % 7 === 2
        ? { status: 'crashed', message: EVIL }
        : {},
);
const run: FinishedRun = {
  specification,
  record,
  verdicts: currentVerdicts(record, specification),
  problems: [EVIL],
  featuresFolder: 'features',
};
const coverage = coverageOf(specification, { runs: [record] });
const matrix = matrixOf(specification, [record], coverage);
const rendered = (name: string) => REPORTERS.find((each) => each.name === name)!.render!(run);
const markdown = new MarkdownIt({ html: true, linkify: true });

describe('a text of others', () => {
  test('shows what cannot be seen, as Python writes it', () => {
    assert.strictEqual(
      visible(UNSEEN),
      '\\x07\\x00\\r\\x08\\x7f\\x1b]0;title\\x07\\x9b31m\\u202e\\u2066\\ud800\\u2028\\u2029\\ufeff\\U000e0041',
    );
    assert.strictEqual(visible('a\tb\nü 漢 😀 \u00a0'), 'a\tb\nü 漢 😀 \u00a0');
    assert.strictEqual(visibleLine('a\tb\nc'), 'a\\tb\\nc');
  });

  test('is no command of a CI server', () => {
    assert.strictEqual(
      printable(COMMANDS),
      '\\x3a:add-mask::secret\n  \\x3a:stop-commands::x\nso #\\x23[group]x #\\x23vso[task.x]y #\\x23teamcity[z]',
    );
    assert.strictEqual(withoutCommands(`${pico.red('x')} a::b x[::2]`), `${pico.red('x')} a::b x[::2]`);
    assert.strictEqual(withoutCommands('\u001b[31m\u00a0::error::x'), '\u001b[31m\u00a0\\x3a:error::x');
  });

  test('is the same value in JSON', () => {
    const text = jsonText({ [EVIL]: EVIL });
    assert.doesNotMatch(text, RAW);
    assert.deepStrictEqual(JSON.parse(text), { [EVIL]: EVIL });
  });

  test('is no markup in Markdown', () => {
    for (const text of [MARKUP, '` <img> ``', '``a` <img> `b', '*x* _y_ ~~z~~ &lt; \\', '```', '- a', COMMANDS]) {
      for (const form of [
        inline(`x ${text}`),
        codeSpan(text),
        codeBlock('text', text),
        markdownTable(['a'], [[text]]),
      ]) {
        const html = markdown.render(form);
        assert.doesNotMatch(html, /<(img|b|a|em|strong|s|h\d|ul|h1)[ >]/, html);
      }
    }
    const cells = markdown
      .render(
        markdownTable(
          ['a', 'b'],
          [
            [MARKUP, '|'],
            ['`x|y`', '\n'],
          ],
        ),
      )
      .match(/<td>/g);
    assert.strictEqual(cells?.length, 4);
    assert.doesNotMatch(inline('thanks to @someone'), /@someone/);
  });
});

describe('reports of a subject that says evil things', () => {
  for (const name of ['terminal', 'junit', 'json', 'markdown', 'tap', 'github', 'blob']) {
    test(`${name} has nothing unseen`, () => {
      const own = name === 'terminal' ? rendered(name).replace(/\u001b\[\d+m/g, '') : rendered(name);
      assert.doesNotMatch(own, RAW);
    });
  }

  test('the terminal shows no command', () => {
    assert.doesNotMatch(rendered('terminal').replace(/\u001b\[\d+m/g, ''), COMMAND);
  });

  test('github has its own commands only', () => {
    const lines = rendered('github').trimEnd().split('\n');
    assert.deepStrictEqual(
      lines.filter((line) => !/^::(error|notice) ?/.test(line)),
      [],
    );
  });

  test('tap keeps its lines', () => {
    const lines = rendered('tap').trimEnd().split('\n');
    assert.strictEqual(lines.filter((line) => /^(not )?ok /.test(line)).length, examples.length + 1);
    assert.doesNotMatch(lines.filter((line) => /^(not )?ok /.test(line)).join('\n'), /(?<!\\)# TODO/);
    assert.doesNotMatch(rendered('tap'), COMMAND);
    const first = lines.indexOf('  ---');
    const details = parse(lines.slice(first + 1, lines.indexOf('  ...')).join('\n')) as { message: string };
    assert.strictEqual(details.message, EVIL);
    assert.deepStrictEqual(
      lines.filter((line) => !/^(TAP version 14|1\.\.\d+|(not )?ok | {2})/.test(line)),
      [],
    );
  });

  test('junit stays XML', () => {
    const markup = rendered('junit')
      .replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
      .replace(/="[^"<]*"/g, '');
    assert.doesNotMatch(markup, /<img|\]\]>/);
  });

  test('matrix, divergences, show and the page do not either', () => {
    const context = { features: 'features', all: false, document: undefined };
    const inspector = new Inspector({
      specification,
      runs: [record],
      coverage,
      ledger: undefined,
      reach: undefined,
      lineOf: () => 0,
    });
    const texts = [
      renderMatrix(matrix, { all: true }),
      renderMatrixAsMarkdown(matrix, { all: true }),
      renderShown(inspector.rule(examples[0]!.rule), context),
      renderDivergences('reference', matrix, [], { title: evil.title, pythonVersion: '3.14' }),
      renderPage({
        specification,
        runs: [record],
        coverage,
        history: [],
        version: '1',
        commit: null,
        assets: SITE_FOLDER,
      }),
    ];
    for (const text of texts) assert.doesNotMatch(text.replace(/\u001b\[\d+m/g, ''), RAW);
    assert.doesNotMatch(texts[4]!, /<img/);
    for (const text of [texts[1]!, texts[3]!]) assert.doesNotMatch(markdown.render(text), /<img|<a /);
  });

  test('traces, explanations and findings do not either', () => {
    const source = `class C:
    def __repr__(self): return EVIL
def f(x):
    print(x, EVIL)
    raise ValueError(x)
f.__qualname__ = EVIL
try: f(C())
except ValueError: pass
`;
    const lines: string[] = [];
    const trace = new TraceText({ width: Infinity, colors: true }, (line) => lines.push(line));
    const options = { library: false, functions: [], adaptive: false, maxEvents: Infinity };
    const named = `EVIL = ${jsonText(EVIL).replaceAll('\\ud800', '\\\\ud800')}\n${source}`;
    traceProgram({ source: named, filename: `${UNSEEN}.py`, interpreter: {} }, options, (event) => trace.accept(event));
    const text = `f('${UNSEEN.replaceAll('\0', '').replaceAll('\r', '')}')`;
    const [explanation] = explainAll(readProgramText(text, 'e.py'), { definitions: [], builtin: () => undefined });
    const rules = new Map(specification.sections.flatMap((section) => section.rules).map((rule) => [rule.id, rule]));
    const explained = explanationLines(visibleData(explanation!), '', (id) => rules.get(id)!).join('\n');
    const finding = {
      what: 'changed',
      line: 3,
      section: '31.1',
      at: 's1',
      kind: 'sentence',
      text: EVIL,
      message: EVIL,
    };
    const texts = [lines.join('\n'), explained, renderFinding(finding as Finding, `${UNSEEN}.md`)];
    for (const shown of texts) assert.doesNotMatch(shown.replace(/\u001b\[\d+m/g, ''), RAW);
    assert.match(texts[0]!, /\\x1b\]0;title/);
    assert.match(texts[1]!, /\\x1b\]0;title/);
    assert.doesNotMatch(texts[0]!.replace(/\u001b\[\d+m/g, ''), COMMAND);
  });
});
