// The harness around the examples: tags, shards, expectations, reporters, and the command line of check and merge.

import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import Ajv from 'ajv';
import { builtFile } from '../scripts/built';
import { FEATURES_FOLDER, PACKAGE_FOLDER } from '../src/cli/places';
import { parseReporters, ReporterError } from '../src/reporting/reporters';
import { githubReporter } from '../src/reporting/reporters/github';
import { jsonReporter, type RunSummary } from '../src/reporting/reporters/json';
import { junitReporter } from '../src/reporting/reporters/junit';
import { renderMarkdown } from '../src/reporting/reporters/markdown';
import type { FinishedRun } from '../src/reporting/reporters/reporter';
import { tapReporter } from '../src/reporting/reporters/tap';
import { applyExpectations, ExpectationsError, readExpectations } from '../src/spec/expectations';
import { currentVerdicts, type RunRecord } from '../src/spec/run-record';
import { select } from '../src/spec/selection';
import { digestOf, examplesOfShard, MergeError, mergeShards, parseShard } from '../src/spec/shards';
import { examplesOf, readSpecification, SpecificationError } from '../src/spec/specification';
import { countsAs } from '../src/spec/verdicts';
import { readReport } from '../src/subjects/probe-script';
import { InProcessReference } from '../src/subjects/reference/in-process';
import runSchema from '../spec/schemas/run.schema.json';
import { inventRun, REFERENCE } from './invented-runs';

const specification = readSpecification(FEATURES_FOLDER);
const examples = examplesOf(specification);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'callspec-harness-'));
after(() => fs.rmSync(scratch, { recursive: true }));

/** A run in which the first examples have come to every kind of end. */
const ENDS = [
  { status: 'passed' },
  {
    status: 'failed',
    step: 'it gives "<&>"',
    message: 'no | `good`\n',
    difference: { expected: '<&>', actual: ']]>\u0001' },
  },
  { status: 'timed-out', message: 'stopped after 5 ms' },
  { status: 'crashed', message: 'SIGSEGV # no word' },
  { status: 'unobservable', reason: 'cannot start threads' },
  { status: 'not-applicable', reason: 'about Python >=3.14' },
  { status: 'expected-failure', reason: 'known' },
  { status: 'unexpected-pass', reason: 'known', message: 'it passes' },
] as const;

const record = inventRun(specification, REFERENCE, (_, index) => ENDS[index] ?? {});
const run: FinishedRun = {
  specification,
  record: { ...record, selection: digestOf(examples) },
  verdicts: currentVerdicts(record, specification),
  problems: ['expectations.yaml:3: has expired'],
  featuresFolder: 'features',
};
const counts = { passed: examples.length - 7, failed: 4, skipped: 3 };

describe('tags', () => {
  const read = (tags: string) => {
    const folder = fs.mkdtempSync(path.join(scratch, 'features-'));
    const text = `@31.4\nFeature: 31.4 Order\n\n  @rule:31.4/a @language ${tags}\n  Rule: A rule\n\n    Example: One\n      When it runs\n      Then it prints "1"\n`;
    fs.writeFileSync(path.join(folder, '31-04.feature'), text);
    return readSpecification(folder);
  };

  test('those that say something are read', () => {
    assert.strictEqual(examplesOf(read('@needs:threads @py:>=3.12 @once @erratum @outdated')).length, 1);
  });

  test('others are errors with the nearest name', () => {
    const refused = (tags: string, message: RegExp) => assert.throws(() => read(tags), message);
    refused('@needs:thread', /31-04\.feature:4: there is no capability "thread"; did you mean @needs:threads\?/);
    refused('@py:newest', /"newest" is no range of versions/);
    refused('@langage', /the tag @langage says nothing here; did you mean @language\?/);
    assert.throws(() => read('@wip'), SpecificationError);
  });
});

describe('shards', () => {
  const shardOf = (index: number, count: number): RunRecord => {
    const own = new Set(examplesOfShard(examples, { index, count }));
    const part = inventRun(specification, REFERENCE, (example, at) =>
      own.has(example) ? (ENDS[at] ?? {}) : undefined,
    );
    return { ...part, shard: { index, count }, selected: examples.length, selection: digestOf(examples) };
  };
  const parts = [1, 2, 3].map((index) => shardOf(index, 3));
  const names = ['a.json', 'b.json', 'c.json', 'd.json'];
  const problems = (records: RunRecord[]): string[] => {
    try {
      mergeShards(records, names);
    } catch (error) {
      if (error instanceof MergeError) return error.problems;
      throw error;
    }
    return [];
  };

  test('each example is in one part', () => {
    const all = [1, 2, 3, 4, 5].flatMap((index) => examplesOfShard(examples, { index, count: 5 }));
    assert.strictEqual(new Set(all).size, examples.length);
    assert.strictEqual(all.length, examples.length);
  });

  test('a part is written 2/5', () => {
    assert.deepStrictEqual(parseShard('2/5'), { index: 2, count: 5 });
    for (const text of ['0/3', '4/3', '1', 'a/b', '1/0', '-1/3', '1/3/5'])
      assert.strictEqual(parseShard(text), undefined);
  });

  test('merged in any order they are the run', () => {
    const merged = mergeShards([parts[2]!, parts[0]!, parts[1]!], names);
    assert.deepStrictEqual(merged.verdicts, record.verdicts);
    assert.deepStrictEqual(merged.shard, { index: 1, count: 1 });
  });

  test('missing, repeated and unfinished ones are errors', () => {
    assert.deepStrictEqual(problems([parts[0]!, parts[2]!]), ['Shard 2/3 is missing']);
    assert.deepStrictEqual(problems([...parts, parts[1]!]), ['Shard 2/3 is there twice: b.json and d.json']);
    assert.match(
      problems([parts[0]!, { ...parts[1]!, incomplete: 'bail' }, parts[2]!])[0]!,
      /has not run to its end \(b/,
    );
    assert.match(problems([parts[0]!, { ...parts[1]!, verdicts: [] }, parts[2]!])[0]!, /has 0 of its \d+ examples/);
    assert.deepStrictEqual(problems([]), ['There is nothing to merge']);
  });

  test('those of another run are errors', () => {
    const mixed = (change: Partial<RunRecord>) => problems([parts[0]!, { ...parts[1]!, ...change }, parts[2]!]).join();
    assert.match(
      mixed({ subject: { ...REFERENCE, name: 'pyodide' } }),
      /the subject is reference .* in a.json, but pyodide/,
    );
    assert.match(mixed({ selection: digestOf(examples.slice(1)) }), /the selection of examples is/);
    assert.match(mixed({ commit: 'fffffff' }), /the commit is abc1234 in a.json, but fffffff in b.json/);
    assert.match(mixed({ shard: { index: 2, count: 4 } }), /the number of shards is 3 in a.json, but 4/);
  });
});

describe('expectations', () => {
  const first = examples[1]!;
  const write = (text: string) => {
    const file = path.join(scratch, 'expectations.yaml');
    fs.writeFileSync(file, text);
    return file;
  };
  const entry = (lines: string) =>
    `# known\n- rule: ${first.rule.id}\n  example: ${JSON.stringify(first.title)}\n${lines}`;
  const judge = (lines: string, today = '2026-06-01', subject = 'reference') => {
    const entries = readExpectations(write(entry(lines)), specification);
    return applyExpectations(run.verdicts, entries, subject, today);
  };
  const known = '  subject: [pypy, reference]\n  failure: "]]>"\n  reason: a bug\n';

  test('a failure that comes as expected does not count', () => {
    const { verdicts, problems } = judge(`${known}  issue: https://example.org/1\n`);
    assert.strictEqual(verdicts.get(first)!.status, 'expected-failure');
    assert.strictEqual(verdicts.get(first)!.reason, 'a bug (https://example.org/1)');
    assert.deepStrictEqual(problems, []);
    assert.strictEqual(judge(known.replace('"]]>"', '/^failed/')).verdicts.get(first)!.status, 'expected-failure');
  });

  test('another failure stays one, and says which was expected', () => {
    const verdict = judge(known.replace(']]>', 'something else')).verdicts.get(first)!;
    assert.strictEqual(verdict.status, 'failed');
    assert.match(verdict.reason!, /expectations\.yaml:2 expects another failure: something else/);
  });

  test('an example that passes all the same fails the run', () => {
    const passing = examples[0]!;
    const text = `- rule: ${passing.rule.id}\n  example: ${JSON.stringify(passing.title)}\n${known}`;
    const { verdicts } = applyExpectations(
      run.verdicts,
      readExpectations(write(text), specification),
      'reference',
      '2026-06-01',
    );
    assert.strictEqual(verdicts.get(passing)!.status, 'unexpected-pass');
    assert.strictEqual(countsAs(verdicts.get(passing)!.status), 'failed');
  });

  test('an expired entry fails the run on the day after', () => {
    const lines = `${known}  expires: 2026-05-31\n`;
    assert.deepStrictEqual(judge(lines, '2026-05-31').problems, []);
    assert.match(judge(lines).problems[0]!, /expectations\.yaml:2: .* has expired on 2026-05-31/);
  });

  test('one that does not run fails the run, one for another subject is left alone', () => {
    const aside = examples[4]!;
    const text = `- rule: ${aside.rule.id}\n  example: ${JSON.stringify(aside.title)}\n${known}`;
    const entries = readExpectations(write(text), specification);
    assert.match(
      applyExpectations(run.verdicts, entries, 'reference', '2026-06-01').problems[0]!,
      /does not run on reference/,
    );
    assert.deepStrictEqual(applyExpectations(run.verdicts, entries, 'brython', '2026-06-01').problems, []);
  });

  test('what is malformed or names nothing is told with its line', () => {
    const refused = (text: string, message: RegExp) => {
      assert.throws(
        () => readExpectations(write(text), specification),
        (error) => {
          assert(error instanceof ExpectationsError);
          assert.match(error.message, message);
          return true;
        },
      );
    };
    refused(`${entry(known)}- rule: 31.4/nothing\n${known}`, /expectations\.yaml:7: there is no rule 31\.4\/nothing/);
    refused(`- rule: ${first.rule.id}\n  example: Nothing\n${known}`, /has no example "Nothing"/);
    refused(entry('  subject: pypy\n'), /:2: "failure" is missing/);
    refused(entry(`${known}  since: 1\n`), /"since" is not known here/);
    refused(entry(known.replace('"]]>"', '/(/')), /Invalid regular expression/);
    refused('- [', /expectations\.yaml:1/);
    assert.throws(() => readExpectations(path.join(scratch, 'none'), specification), /cannot be read/);
  });
});

describe('reporters', () => {
  test('junit is XML with a suite for each section', () => {
    const xml = junitReporter.render!(run);
    const total = /<testsuites tests="(\d+)" failures="(\d+)" errors="(\d+)" skipped="(\d+)"/
      .exec(xml)!
      .slice(1)
      .map(Number);
    assert.deepStrictEqual(total, [examples.length + 1, 3, 2, 3]);
    assert.strictEqual(xml.match(/<testsuite /g)!.length, specification.sections.length + 1);
    assert.match(xml, /<property name="rule" value="31\.0\//);
    assert.doesNotMatch(xml, /\u0001/);
    assert.ok(xml.includes(']]\\x3e'));
    const markup = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
    const tags = [...markup.matchAll(/<(\/?)([a-z-]+)(?:\s+[\w-]+="[^"]*")*\s*(\/?)>/g)];
    const open: string[] = [];
    for (const [, end, name, alone] of tags) {
      if (end === '/') assert.strictEqual(open.pop(), name);
      else if (alone === '') open.push(name!);
    }
    assert.deepStrictEqual(open, []);
  });

  test('json follows its schema and counts alike', () => {
    const report: { summary: RunSummary; verdicts: unknown[] } = JSON.parse(jsonReporter.render!(run));
    const validate = new Ajv({ allowUnionTypes: true }).compile(runSchema);
    const valid: boolean = validate(report);
    assert.ok(valid, JSON.stringify(validate.errors));
    const { passed, failed, skipped } = report.summary;
    assert.deepStrictEqual({ passed, failed, skipped }, counts);
    assert.deepStrictEqual(report.summary.problems, run.problems);
    assert.ok(!validate({ ...report, verdicts: [{}] }));
  });

  test('tap has a line for each example', () => {
    const lines = tapReporter.render!(run).split('\n');
    assert.deepStrictEqual(lines.slice(0, 2), ['TAP version 14', `1..${examples.length + 1}`]);
    assert.strictEqual(lines.filter((line) => /^(not )?ok \d/.test(line)).length, examples.length + 1);
    assert.strictEqual(lines.filter((line) => /^not ok/.test(line)).length, counts.failed + 2);
    assert.strictEqual(lines.filter((line) => / # TODO known/.test(line)).length, 1);
    assert.strictEqual(lines.filter((line) => / # SKIP /.test(line)).length, 2);
  });

  test('markdown fences what it quotes, and says what it leaves out', () => {
    const text = renderMarkdown(run);
    assert.match(text, new RegExp(`${counts.passed} passed, 4 failed, 3 skipped\\.`));
    assert.strictEqual(text.match(/^```text$/gm)!.length, 4);
    assert.match(renderMarkdown(run, 10), /4 more do not fit here/);
  });

  test('github annotates the lines of the features', () => {
    const summary = path.join(scratch, 'summary.md');
    process.env.GITHUB_STEP_SUMMARY = summary;
    const [command] = githubReporter.render!(run).split('\n');
    process.env.GITHUB_STEP_SUMMARY = '';
    const { file, line } = examples[1]!;
    assert.ok(command!.startsWith(`::error file=features/${file},line=${line},title=`));
    assert.match(command!, /%0Aexpected:%0A {2}<&>%0A/);
    assert.match(fs.readFileSync(summary, 'utf8'), /### Failures/);
  });

  test('are asked for by name', () => {
    const shard = { index: 2, count: 3 };
    const parse = (...words: string[]) => parseReporters(words, shard, { github: false });
    const said = (...words: string[]) => parse(...words).map(({ reporter, path: file }) => [reporter.name, file]);
    assert.deepStrictEqual(said(), [['terminal', undefined]]);
    assert.deepStrictEqual(said('junit=a.xml'), [
      ['terminal', undefined],
      ['junit', 'a.xml'],
    ]);
    assert.deepStrictEqual(said('tap'), [['tap', undefined]]);
    assert.deepStrictEqual(said('tap', 'blob')[1], ['blob', path.join('blobs', 'shard-2-of-3.json')]);
    assert.strictEqual(parseReporters([], shard, { github: true })[1]!.reporter, githubReporter);
    assert.throws(() => parse('junt'), /no reporter "junt"\. Did you mean junit\?/);
    assert.throws(() => parse('junit', 'tap'), ReporterError);
    assert.throws(() => parse('junit=a', 'tap=./a'), /Two reports/);
    assert.throws(() => parse('junit='), /lacks the path/);
  });
});

describe('warm runs', () => {
  const limits = { steps: 1_000_000, milliseconds: 20_000 };
  const run = (source: string, expression: string) =>
    new InProcessReference().run(
      { source, modules: new Map(), probes: [{ kind: 'evaluate', source: expression }], warm: true },
      limits,
    );

  test('have fresh namespaces and the code objects of the cold one', async () => {
    const { main, probes, warm } = await run(
      'seen = []\nprint("once")\ndef f(): return 1\nf()',
      'seen.append(f()) or seen',
    );
    assert.strictEqual(main.stdout, 'once\n');
    assert.strictEqual(probes[0]!.value, '[1]');
    assert.deepStrictEqual(warm, { main, probes });
  });

  test('show what a program remembers in the process', async () => {
    const { probes, warm } = await run(
      'import sys\ncount = len(sys.path)\nimport types\ntypes.calls = getattr(types, "calls", 0) + 1',
      'types.calls',
    );
    assert.strictEqual(probes[0]!.value, '1');
    assert.strictEqual(warm!.probes[0]!.value, '3');
  });

  test('that do not come to their end are not reported as warm', () => {
    const step = '\x1e{"kind":"step","value":"1"}\n';
    const { main, warm, complete } = readReport(`${step}\x1e{"kind":"again"}\nx`);
    assert.deepStrictEqual([main.value, warm, complete], ['1', undefined, false]);
  });
});

describe('the command line', () => {
  const callspec = (words: string[], env: NodeJS.ProcessEnv = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [builtFile('cli.js'), ...words], {
      cwd: PACKAGE_FOLDER,
      encoding: 'utf8',
      env: { ...process.env, GITHUB_ACTIONS: '', NODE_V8_COVERAGE: '', ...env },
    });
    return { status, stdout, stderr };
  };
  const results = ['--results', path.join(scratch, 'runs')];

  test('shards, run and merged', () => {
    const blobs = [1, 2].map((index) => path.join(scratch, 'blobs', `${index}.json`));
    for (const [index, blob] of blobs.entries()) {
      const { status } = callspec([
        'check',
        '31.9',
        '--shard',
        `${index + 1}/2`,
        '--reporter',
        `blob=${blob}`,
        ...results,
      ]);
      assert.strictEqual(status, 0);
    }
    const merged = callspec(['merge', path.join(scratch, 'blobs'), '--reporter', 'json', ...results]);
    assert.strictEqual(merged.status, 0, merged.stderr);
    assert.strictEqual(JSON.parse(merged.stdout).summary.passed, select(specification, ['31.9']).length);
    const live = callspec(['merge', path.join(scratch, 'blobs'), '--reporter', 'ndjson', ...results]);
    assert.strictEqual(live.status, 2);
    assert.match(
      live.stderr,
      /Let each shard write its own: .* --reporter ndjson=PATH\nor merge into another: terminal, junit/,
    );
    const misspelled = path.join(scratch, 'misspelled.json');
    fs.writeFileSync(misspelled, fs.readFileSync(blobs[0]!, 'utf8').replace('"passed"', '"pased"'));
    const refused = callspec(['merge', misspelled, blobs[1]!, ...results]);
    assert.strictEqual(refused.status, 2);
    assert.match(
      refused.stderr,
      /misspelled\.json is not a record of a run: verdicts\[0\]\.status: "pased" is none of/,
    );
    const partial = callspec(['merge', blobs[0]!, ...results]);
    assert.strictEqual(partial.status, 2);
    assert.strictEqual(partial.stderr.trim(), 'callspec: Shard 2/2 is missing');
  });

  test('messages of Cucumber, in several processes', () => {
    const file = path.join(scratch, 'messages.ndjson');
    const { status, stdout } = callspec(['check', '31.9', '--jobs', '2', '--reporter', `ndjson=${file}`, ...results]);
    assert.strictEqual(status, 0);
    const { length } = select(specification, ['31.9']);
    assert.match(stdout, new RegExp(`^${length} passed, 0 failed, 0 skipped$`, 'm'));
    const messages = fs
      .readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.strictEqual(messages.filter((message) => message.testCaseFinished).length, length);
  });

  test('limits that no program keeps are verdicts, and colours can be forbidden', () => {
    const words = ['check', '31.9/is-tuple', '--steps', '10', ...results];
    const { status, stdout, stderr } = callspec(words, { FORCE_COLOR: '0' });
    assert.strictEqual(status, 1);
    assert.match(stdout, /^TIMED-OUT 31\.9\/is-tuple .*\n(.*\n)*? {2}the run ended early: stopped after 10 steps/m);
    assert.doesNotMatch(stdout, /Traceback|NameError/);
    assert.doesNotMatch(stdout + stderr, /\x1b/);
  });

  test('what cannot be carried out is said in a sentence', () => {
    const refused = (words: string[], status: number, message: RegExp) => {
      const result = callspec(['check', '31.9', ...(words.includes('--results') ? [] : results), ...words]);
      assert.match(result.stderr, message);
      assert.doesNotMatch(result.stderr, /\n {4}at /);
      assert.strictEqual(result.status, status);
    };
    refused(['--reporter', 'junt'], 2, /Did you mean junit/);
    refused(['--reporter', `junit=${scratch}`], 2, /cannot be written/);
    refused(['--results', '/proc/none'], 2, /\/proc\/none\/reference\.json cannot be written: /);
    refused(['--shard', '3/2'], 2, /as 2\/5, not "3\/2"/);
    refused(['--tags', '@31.4'], 5, /Nothing is selected/);
    refused(['--subject', 'reference,pyodide', '--reporter', 'junit=a.xml'], 2, /junit=report-\{subject\}/);
  });
});
