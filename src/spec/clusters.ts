// What the failures of a subject have in common: each failure gets signatures without its own names and numbers, and equal ones are counted.

import { type Example, examplesOf, type Specification, type Step } from './specification';
import { shapeOf } from './step-text';
import { countsAs, type Difference, type Verdict } from './verdicts';

/**
 * How a subject departs from what an example expects.
 *
 * - stopped: it crashed or did not come to an end
 * - missing: it lacks a module, a name or an attribute
 * - refused: it raises where a result is expected
 * - accepted: it gives a result where an exception is expected
 * - other-exception: it raises an exception of another type
 * - other-message: it raises the expected type with another text
 * - other-result: it gives another value, output, listing or traceback
 * - unexpected-pass: it passes, and the file of expectations says that it fails
 */
export type SignatureKind =
  | 'stopped'
  | 'missing'
  | 'refused'
  | 'accepted'
  | 'other-exception'
  | 'other-message'
  | 'other-result'
  | 'unexpected-pass';

export interface Signature {
  kind: SignatureKind;
  /** To complete "the subject …". */
  text: string;
  /** What an exception says on CPython. Failures that put the same in its place are one cluster. */
  instead?: string;
}

/** Failures with one signature. An example that fails in several ways is in several clusters. */
export interface Cluster {
  kind: SignatureKind;
  text: string;
  examples: Example[];
  /** Ids, each once. */
  rules: string[];
}

/** Examples that were not asked, for one reason. */
export interface AsideCluster {
  status: 'unobservable' | 'not-applicable' | 'expected-failure';
  reason: string;
  examples: Example[];
}

/** Clusters of the failures among verdicts, the largest first; or of what differs in the text of exceptions alone. */
export function clusterFailures(
  specification: Specification,
  verdicts: ReadonlyMap<Example, Verdict>,
  outcome: 'failed' | 'text' = 'failed',
): Cluster[] {
  const clusters = new Map<string, Pick<Cluster, 'examples' | 'rules'> & { signatures: Signature[] }>();
  for (const example of examplesOf(specification)) {
    const verdict = verdicts.get(example);
    if (verdict === undefined || countsAs(verdict.status) !== outcome) continue;
    for (const signature of signaturesOf(verdict)) {
      const key = `${signature.kind} ${signature.text}`;
      const cluster = entry(clusters, key, () => ({ signatures: [], examples: [], rules: [] }));
      cluster.signatures.push(signature);
      if (!cluster.examples.includes(example)) cluster.examples.push(example);
      if (!cluster.rules.includes(example.rule.id)) cluster.rules.push(example.rule.id);
    }
  }
  return largestFirst(clusters).map(({ signatures, examples, rules }) => ({
    kind: signatures[0]!.kind,
    text: phraseOfAll(signatures),
    examples,
    rules,
  }));
}

/** Why examples were not asked, the most frequent reason first. */
export function clusterAside(specification: Specification, verdicts: ReadonlyMap<Example, Verdict>): AsideCluster[] {
  const clusters = new Map<string, AsideCluster>();
  for (const example of examplesOf(specification)) {
    const verdict = verdicts.get(example);
    if (verdict === undefined || countsAs(verdict.status) !== 'skipped') continue;
    const status = verdict.status as AsideCluster['status'];
    const reason = verdict.reason ?? '';
    entry(clusters, `${status} ${reason}`, () => ({ status, reason, examples: [] })).examples.push(example);
  }
  return largestFirst(clusters);
}

function entry<T>(clusters: Map<string, T>, key: string, make: () => T): T {
  const found = clusters.get(key) ?? make();
  clusters.set(key, found);
  return found;
}

function largestFirst<T extends { examples: Example[] }>(clusters: Map<string, T>): T[] {
  return [...clusters.values()].sort((a, b) => b.examples.length - a.examples.length);
}

/** A signature in words. */
export function phraseOf({ text, instead }: Signature): string {
  return instead === undefined ? text : `${text} instead of "${instead}"`;
}

/** Signatures with the same text in words. */
function phraseOfAll(signatures: readonly Signature[]): string {
  const first = signatures[0]!;
  const others = new Set(signatures.map(({ instead }) => instead));
  return others.size > 1 ? `${first.text} instead of ${others.size} different messages` : phraseOf(first);
}

/** The ways in which an example failed, each once. */
export function signaturesOf(verdict: Verdict): Signature[] {
  const { status, step = '', message = '', difference } = verdict;
  if (status === 'unexpected-pass') return [{ kind: 'unexpected-pass', text: 'passes where a failure is expected' }];
  if (status === 'timed-out' || status === 'crashed') {
    const reason = message.split('\n')[0]!.replace(/^the run ended early: /, '');
    return [{ kind: 'stopped', text: `${status === 'crashed' ? 'crashes' : 'does not end'}: ${normalize(reason)}` }];
  }
  const failing = verdict.example.steps.find(({ text }) => text === step);
  const pairs = difference === undefined ? [] : pairsOf(failing, difference);
  const signatures = pairs.map(({ expected, actual }) => signatureOf(expected, actual, whatIsCompared(step)));
  if (difference === undefined) signatures.push(signatureOfMessage(message));
  return [...new Map(signatures.map((signature) => [phraseOf(signature), signature])).values()];
}

/** What differs: the rows of a table of expressions or programs one by one, everything else as a whole. */
export function pairsOf(step: Step | undefined, difference: Difference): Difference[] {
  const sources = step?.table?.slice(1).map(([source]) => source!);
  if (sources === undefined) return [difference];
  const [expected, actual] = [resultsOf(sources, difference.expected), resultsOf(sources, difference.actual)];
  if (expected === undefined || actual === undefined) return [difference];
  return sources.flatMap((_, row) =>
    expected[row] === actual[row] ? [] : [{ expected: expected[row]!, actual: actual[row]! }],
  );
}

/** The results in rows "source -> result", some of several lines; undefined where the text is not made of such rows. */
function resultsOf(sources: readonly string[], text: string): string[] | undefined {
  const results: string[] = [];
  let rest = text;
  for (const [row, source] of sources.entries()) {
    const start = `${source} -> `;
    if (!rest.startsWith(start)) return undefined;
    const next = sources[row + 1];
    const end = next === undefined ? rest.length : rest.indexOf(`\n${next} -> `, start.length);
    if (end < 0) return undefined;
    results.push(rest.slice(start.length, end));
    rest = rest.slice(end + 1);
  }
  return results;
}

/** The kind of text that a step compares. */
export function whatIsCompared(step: string): string {
  const { shape } = shapeOf(step);
  if (/bytecode|compiles to/.test(shape)) return 'listing';
  if (/traceback/.test(shape)) return 'traceback';
  if (/events/.test(shape)) return 'events';
  if (/prints/.test(shape)) return 'output';
  if (/warns/.test(shape)) return 'warning';
  return 'value';
}

const EXCEPTION = /^([A-Z]\w*(?:Error|Exception|Exit|Interrupt|Iteration|Warning|Group))(?:: ([\s\S]*))?$/;

/** The signature of one difference; `compared` is the kind of the text. */
export function signatureOf(expected: string, actual: string, compared = 'value'): Signature {
  const wanted = EXCEPTION.exec(expected);
  const raised = EXCEPTION.exec(actual) ?? exceptionOfTraceback(actual);
  if (raised !== null && compared !== 'warning') {
    const [, type, text = ''] = raised;
    if (wanted !== null && wanted[1] === type) return otherMessage(type!, wanted[2] ?? '', text);
    if (wanted === null && expected === type) return { kind: 'other-result', text: `gives another ${compared}` };
    const lack = whatIsMissing(type!, text);
    if (lack !== undefined) return { kind: 'missing', text: lack };
    const raises = `raises ${describe(type!, text)}`;
    if (compared === 'traceback') return { kind: 'other-result', text: 'gives another traceback' };
    if (wanted === null) return { kind: 'refused', text: raises };
    return { kind: 'other-exception', text: `${raises} instead of ${wanted[1]}` };
  }
  if (wanted !== null) return { kind: 'accepted', text: `does not raise ${describe(wanted[1]!, wanted[2] ?? '')}` };
  if (compared === 'events' && sameElements(expected, actual)) {
    return { kind: 'other-result', text: 'does the same things in another order' };
  }
  return { kind: 'other-result', text: `gives ${compared === 'events' ? 'other events' : `another ${compared}`}` };
}

function otherMessage(type: string, wanted: string, text: string): Signature {
  if (text === '') return { kind: 'other-message', text: `raises ${type} without its text` };
  const [told, asked] = [describe(type, text), describe(type, wanted)];
  if (told !== asked) return { kind: 'other-message', text: `says "${told}"`, instead: asked };
  const names = functionsOf(text) !== functionsOf(wanted) ? 'the function otherwise' : 'something else';
  return { kind: 'other-message', text: `names ${names} in messages of ${type}` };
}

function functionsOf(text: string): string {
  return (text.match(FUNCTION) ?? []).join();
}

/** A failure without a comparison: the program itself raised, or the harness could not read what came. */
function signatureOfMessage(message: string): Signature {
  const raised = exceptionOfTraceback(message);
  if (raised === null) return { kind: 'other-result', text: normalize(message.split('\n')[0]!) };
  const [, type, text = ''] = raised;
  const lack = whatIsMissing(type!, text);
  return lack === undefined
    ? { kind: 'refused', text: `raises ${describe(type!, text)}` }
    : { kind: 'missing', text: lack };
}

/** The exception in the last line of a traceback. */
function exceptionOfTraceback(text: string): RegExpExecArray | null {
  if (!text.includes('\n')) return null;
  const lines = text.trimEnd().split('\n');
  return EXCEPTION.exec(lines[lines.length - 1]!.trim().replace(/:$/, ''));
}

const LACKS: readonly [type: RegExp, message: RegExp, text: (...names: string[]) => string][] = [
  [/^(ModuleNotFound|Import)Error$/, /^No module named '?([\w.]+)'?/, (name) => `has no module ${name}`],
  [
    /^ImportError$/,
    /cannot import name '?(\w+)'?(?: from '?([\w.]+)'?)?/,
    (name, module) => `has no ${name} in ${module ?? 'a module'}`,
  ],
  [/^AttributeError$/, /^module '?([\w.]+)'? has no attribute '?(\w+)'?/, (module, name) => `has no ${module}.${name}`],
  [
    /^AttributeError$/,
    /^type object '?([\w.]+)'? has no attribute '?(\w+)'?/,
    (type, name) => `has no ${type}.${name}`,
  ],
  [
    /^AttributeError$/,
    /^'?([\w.]+)'? object has no attribute '?(\w+)'?/,
    (type, name) => `has no attribute ${name} of ${type} objects`,
  ],
  [/^NameError$/, /^name '?(\w+)'? (?:is not|isn't) defined/, (name) => `does not know the name ${name}`],
];

/** What the subject lacks, where an exception says that it lacks something. */
function whatIsMissing(type: string, text: string): string | undefined {
  for (const [kind, message, describeLack] of LACKS) {
    const found = kind.test(type) ? message.exec(text) : null;
    if (found !== null) return describeLack(...found.slice(1));
  }
  return undefined;
}

function describe(type: string, text: string): string {
  return text === '' ? type : `${type}: ${normalize(text)}`;
}

/** A function or method in a message: "area()", "Door.open()". */
const FUNCTION = /(?<![\w'])[\w.<>]+\(\)/g;

/** A text without what belongs to one example only: names, quoted texts, numbers, addresses. */
export function normalize(text: string): string {
  return text
    .replace(/0x[0-9a-f]+(?:\.\.\.)?|0x\.\.\./gi, '0x…')
    .replace(/'[^'\n]*'|"[^"\n]*"/g, "'…'")
    .replace(FUNCTION, 'f()')
    .replace(/\b\d+\b/g, 'N')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lists of the same words in different order. */
function sameElements(left: string, right: string): boolean {
  const sorted = (text: string) => text.split(', ').sort().join(', ');
  return left !== right && sorted(left) === sorted(right);
}
