// Where a subject departs from CPython, each with a program that shows it and was run on both.

import type { RunLimits, Subject } from '../subjects/subject';
import { type Budget, minimize, withoutUnused } from './minimize';
import type { Example, Rule, Section, Specification } from './specification';
import { type Divergence, divergencesOf, endsWith, isStopped, lastLine, outputOf, type Script } from './standalone';
import { normalize, phraseOf, type Signature, signatureOf, signaturesOf, whatIsCompared } from './clusters';
import { countsAs, type Difference, type Verdict } from './verdicts';

/** A difference that was shown by a program of its own, or that shows only in the example. */
export interface ShownDivergence {
  example: Example;
  step: string;
  /** The kind of difference. */
  signature: Signature;
  /** What the example expects and what came, as it was recorded. */
  difference: Difference;
  /** The program and both outputs; missing where no script of its own shows the difference. */
  program?: { script: Script; oracle: string; subject: string };
  /** Other examples of the rule that differ in the same way. */
  alike: Example[];
}

export interface RuleDivergences {
  section: Section;
  rule: Rule;
  divergences: ShownDivergence[];
  /** Examples that failed at a step that is not theirs. */
  others: Verdict[];
}

export interface DivergenceOptions {
  oracle: Subject;
  subject: Subject;
  limits: RunLimits;
  /** Make programs smaller: runs for each of them, and when to stop. */
  minimize?: { runs: number; until: number };
  /** Called after each rule. */
  onRule?: (rule: Rule) => void;
}

/** Finds a program for each difference of a run. Divergences of one rule that have the same signature are told once. */
export async function showDivergences(
  specification: Specification,
  verdicts: ReadonlyMap<Example, Verdict>,
  options: DivergenceOptions,
): Promise<RuleDivergences[]> {
  const found: RuleDivergences[] = [];
  let left = [...verdicts.values()].filter(departs).length;
  for (const section of specification.sections) {
    for (const rule of section.rules) {
      const failed = rule.examples.flatMap((example) => verdicts.get(example) ?? []).filter(departs);
      if (failed.length === 0) continue;
      found.push({ section, rule, ...(await showRule(failed, withShareOf(options, failed.length / left))) });
      left -= failed.length;
      options.onRule?.(rule);
    }
  }
  return found;
}

/** Failures, and what differs in the text of exceptions alone. */
const departs = ({ status }: Verdict): boolean => countsAs(status) === 'failed' || countsAs(status) === 'text';

/** The options with twice the fair share of the time: most of those that follow will not need theirs. */
function withShareOf(options: DivergenceOptions, share: number): DivergenceOptions {
  if (options.minimize === undefined) return options;
  const now = Date.now();
  const until = Math.min(options.minimize.until, now + 2 * share * Math.max(0, options.minimize.until - now));
  return { ...options, minimize: { ...options.minimize, until } };
}

async function showRule(
  failed: readonly Verdict[],
  options: DivergenceOptions,
): Promise<Pick<RuleDivergences, 'divergences' | 'others'>> {
  const bySignature = new Map<string, ShownDivergence>();
  const others: Verdict[] = [];
  for (const verdict of failed) {
    const differences = divergencesOf(verdict.example, verdict);
    if (differences.length === 0) others.push(verdict);
    for (const divergence of differences) {
      const signature = signatureOfDivergence(divergence, verdict);
      const key = phraseOf(signature);
      const same = bySignature.get(key);
      if (same === undefined) bySignature.set(key, { signature, ...(await show(divergence, verdict, options)) });
      else if (same.example !== divergence.example && !same.alike.includes(divergence.example)) {
        same.alike.push(divergence.example);
        if (same.program !== undefined) continue;
        Object.assign(same, { program: (await show(divergence, verdict, options)).program });
      }
    }
  }
  return { divergences: [...bySignature.values()], others };
}

function signatureOfDivergence({ step, difference }: Divergence, verdict: Verdict): Signature {
  if (verdict.difference === undefined) return signaturesOf(verdict)[0]!;
  return signatureOf(difference.expected, difference.actual, whatIsCompared(step));
}

async function show(
  divergence: Divergence,
  { status }: Verdict,
  options: DivergenceOptions,
): Promise<Omit<ShownDivergence, 'signature'>> {
  const { example, step, difference, scripts } = divergence;
  const ended = status === 'failed' || status === 'text';
  for (const script of scripts) {
    const outputs = await bothOutputs(script, options);
    if (ended ? !showsDifference(outputs, difference) : !isStopped(outputs.subject) || isStopped(outputs.oracle))
      continue;
    const smaller = ended
      ? await makeSmaller(script, outputs, options)
      : { ...script, source: withoutUnused(script.source) };
    return { example, step, difference, program: { script: smaller, ...outputs }, alike: [] };
  }
  return { example, step, difference, alike: [] };
}

interface Outputs {
  oracle: string;
  subject: string;
}

async function bothOutputs(script: Script, options: DivergenceOptions): Promise<Outputs> {
  return {
    oracle: await output(script, options.oracle, options),
    subject: await output(script, options.subject, options),
  };
}

async function output(script: Script, subject: Subject, { limits }: DivergenceOptions): Promise<string> {
  const { source, modules } = script;
  return outputOf(await subject.run({ source, modules, probes: [] }, limits), script);
}

/** CPython's output ends with what the example expects, and the subject's with what was recorded for it. */
function showsDifference({ oracle, subject }: Outputs, { expected, actual }: Difference): boolean {
  if (oracle === subject || !(says(subject, actual) || sameMessage(lastLine(subject), lastLine(actual)))) return false;
  // A failure without a comparison: the program raises on the subject only.
  return expected === '' || says(oracle, expected);
}

/** The output ends with a text, or with an exception of which the text is the type. */
function says(output: string, text: string): boolean {
  return endsWith(output, text) || (/^\w+$/.test(text) && lastLine(output).startsWith(`${text}: `));
}

/** Messages that tell a place tell another one in another program, or none. */
function sameMessage(one: string, other: string): boolean {
  const [a, b] = [normalize(one), normalize(other)];
  return /^\w+: /.test(a) && /^\w+: /.test(b) && (a.startsWith(b) || b.startsWith(a));
}

/** Drops statements while both outputs stay as they are; the subject decides first, since it mostly objects. */
async function makeSmaller(script: Script, outputs: Outputs, options: DivergenceOptions): Promise<Script> {
  if (options.minimize === undefined) return script;
  const budget: Budget = { ...options.minimize };
  const shows = async (source: string) => {
    const smaller = { ...script, source };
    if ((await output(smaller, options.subject, options)) !== outputs.subject) return false;
    return (await output(smaller, options.oracle, options)) === outputs.oracle;
  };
  const start = withoutUnused(script.source);
  const source = start === script.source || !(await shows(start)) ? script.source : start;
  return { ...script, source: await minimize(source, shows, budget) };
}
