// Where a subject departs from CPython, each with a program that shows it and was run on both.

import type { RunLimits, Subject } from '../subjects/subject';
import { type Budget, minimize } from './minimize';
import type { Example, Rule, Section, Specification } from './specification';
import { type Divergence, divergencesOf, endsWith, lastLine, outputOf, type Script } from './standalone';
import { normalize, phraseOf, signatureOf } from './clusters';
import { countsAs, type Difference, type Verdict } from './verdicts';

/** A difference that was shown by a program of its own, or that shows only in the example. */
export interface ShownDivergence {
  example: Example;
  step: string;
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
  /** Examples that did not come to their end, or failed without a text to compare. */
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
  for (const section of specification.sections) {
    for (const rule of section.rules) {
      const failed = rule.examples
        .flatMap((example) => verdicts.get(example) ?? [])
        .filter(({ status }) => countsAs(status) === 'failed');
      if (failed.length === 0) continue;
      found.push({ section, rule, ...(await showRule(failed, options)) });
      options.onRule?.(rule);
    }
  }
  return found;
}

async function showRule(
  failed: readonly Verdict[],
  options: DivergenceOptions,
): Promise<Pick<RuleDivergences, 'divergences' | 'others'>> {
  const bySignature = new Map<string, ShownDivergence>();
  const others: Verdict[] = [];
  for (const verdict of failed) {
    const differences = verdict.status === 'failed' ? divergencesOf(verdict.example, verdict) : [];
    if (differences.length === 0) others.push(verdict);
    for (const divergence of differences) {
      const { expected, actual } = divergence.difference;
      const key = phraseOf(signatureOf(expected, actual));
      const same = bySignature.get(key);
      if (same === undefined) bySignature.set(key, await show(divergence, options));
      else if (same.example !== divergence.example && !same.alike.includes(divergence.example)) {
        same.alike.push(divergence.example);
        if (same.program === undefined) Object.assign(same, { program: (await show(divergence, options)).program });
      }
    }
  }
  return { divergences: [...bySignature.values()], others };
}

async function show(divergence: Divergence, options: DivergenceOptions): Promise<ShownDivergence> {
  const { example, step, difference, scripts } = divergence;
  for (const script of scripts) {
    const outputs = await bothOutputs(script, options);
    if (!showsDifference(outputs, difference)) continue;
    const smaller = await makeSmaller(script, outputs, options);
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
  if (oracle === subject || !(endsWith(subject, actual) || sameMessage(lastLine(subject), lastLine(actual))))
    return false;
  // A failure without a comparison: the program raises on the subject only.
  return expected === '' || endsWith(oracle, expected);
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
  return { ...script, source: await minimize(script.source, shows, budget) };
}
