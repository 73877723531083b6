// callspec mutate: makes faults, runs the examples that reach them, and says what nothing has noticed.

import { cpus } from 'node:os';
import path from 'node:path';
import shuffle from 'knuth-shuffle-seeded';
import { makeFolder, writeWhole } from '../files/write-whole';
import { digestOfFiles } from '../subjects/build';
import { buildMutants } from '../mutation/build';
import { BrokenBuild, Campaign, type Fate } from '../mutation/campaign';
import { changedLines, NoSuchCommit } from '../mutation/changed-functions';
import { type Equivalents, EquivalentsError, readEquivalents } from '../mutation/equivalents';
import { type Instrumented, instrument, NoInstrumenter } from '../mutation/instrument';
import { Judge } from '../mutation/judge';
import type { Mutant } from '../mutation/mutant';
import { renderMutant, renderMutationResult } from '../reporting/mutation';
import { readScope, ScopeError, type ScopePlace } from '../mutation/scope';
import { makeResult, MUTATION_FILE, percentOf } from '../mutation/score';
import { sectionOfRule } from '../spec/coverage/coverage';
import { digestOf, parseShard } from '../spec/shards';
import { type Example, examplesOf, type Specification } from '../spec/specification';
import { select, UnknownSelector } from '../spec/selection';
import { DEFAULT_STEPS, DEFAULT_TIMEOUT_SECONDS } from './common-options';
import { specification } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { PACKAGE_FOLDER, SUPPORT_FILE } from './places';
import { complain } from './say';

export interface MutateOptions {
  file?: string[];
  core?: boolean;
  since?: string;
  sample?: number;
  seed: number;
  shard?: string;
  /** Try nothing. */
  list?: boolean;
  jobs?: number;
  failUnder?: number;
  json?: boolean;
}

const inProject = (...names: string[]): string => path.join(PACKAGE_FOLDER, ...names);
/** What is built for a campaign. */
const BUILD = inProject('.cache', 'mutation');
const LIMITS = { steps: DEFAULT_STEPS, milliseconds: DEFAULT_TIMEOUT_SECONDS * 1000 };
/** What examples of these sections are about is what is counted: there a kill by the recount alone is one. */
const ABOUT_COUNTS = new Set(['31.28', '31.29', '31.38']);

/** Runs a campaign and reports it. Returns the exit code; throws CommandError for what cannot be done. */
export async function mutate(words: readonly string[], options: MutateOptions): Promise<number> {
  const features = specification();
  try {
    return await campaign(features, words, options);
  } catch (error) {
    if (error instanceof ScopeError || error instanceof EquivalentsError) {
      throw new CommandError(error.problems.join('\n'), ExitCode.USAGE);
    }
    if (error instanceof UnknownSelector || error instanceof NoSuchCommit) {
      throw new CommandError(error.message, ExitCode.USAGE);
    }
    if (error instanceof NoInstrumenter || error instanceof BrokenBuild) {
      throw new CommandError(error.message, ExitCode.SUBJECT_UNUSABLE);
    }
    throw error;
  }
}

async function campaign(features: Specification, words: readonly string[], options: MutateOptions): Promise<number> {
  const scope = readScope(
    PACKAGE_FOLDER,
    inProject('spec', 'mutation-scope.yaml'),
    features.sections.map(({ id }) => id),
  );
  const equivalents = readEquivalents(inProject('spec', 'equivalent-mutants.yaml'));
  const { places, examples } = choose(features, scope, words, options);
  makeFolder(BUILD);
  // All of a part is built at once, whatever is asked of it: what the examples reach there is measured once.
  const isCore = places.every((place) => place.isCore);
  const built = scope.filter((place) => place.isCore || !isCore);
  const instrumented = instrument(
    PACKAGE_FOLDER,
    built.map(({ file }) => file),
    BUILD,
  );
  const chosen = new Set(places.map(({ file }) => file));
  const mutants = chooseMutants(
    instrumented.mutants.filter(({ file }) => chosen.has(file)),
    instrumented,
    options,
  );
  if (mutants.length === 0) throw new CommandError('No mutant is selected', ExitCode.NOTHING_SELECTED);
  if (options.list) {
    console.log(
      options.json ? JSON.stringify(mutants, undefined, 2) : mutants.map((mutant) => renderMutant(mutant)).join('\n'),
    );
    return ExitCode.FINE;
  }
  const launch = await buildMutants(PACKAGE_FOLDER, instrumented, BUILD);
  const worldParameters = { subject: 'reference', limits: LIMITS, collectsAnswers: false };
  const sectionsOf = new Map(places.map(({ file, sections }) => [file, sections]));
  const progress = new MutantProgress(mutants.length);
  const work = new Campaign({
    launch,
    examples,
    judge: await Judge.load(features, SUPPORT_FILE, worldParameters),
    worldParameters,
    limits: LIMITS,
    jobs: options.jobs ?? Math.min(2, cpus().length),
    isAbout: ({ rule }, { file }) => sectionsOf.get(file)!.has(sectionOfRule(rule.id)),
    recountCounts: ({ rule }) => ABOUT_COUNTS.has(sectionOfRule(rule.id)),
    onFate: (fate) => progress.accept(fate),
    measurement: path.join(BUILD, `reach-${digestOfFiles([path.join(BUILD, 'mutants.js')], digestOf(examples))}.json`),
  });
  await work.prepare();
  // What was found so far is told; the mutants that are being tried come to their end.
  const stop = () => work.stop();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const fates = await work.run(mutants);
  process.off('SIGINT', stop).off('SIGTERM', stop);
  progress.end();
  const isInterrupted = fates.length < mutants.length;
  if (isInterrupted) complain(`stopped after ${fates.length} of ${mutants.length} mutants`);
  const whole = isWhole(words, options) && !isInterrupted;
  const status = report(fates, equivalents, instrumented.mutants, whole, options);
  return isInterrupted ? ExitCode.INTERRUPTED : status;
}

/** Is it all of the core, or all in scope? */
const isWhole = (words: readonly string[], { file, since, sample, shard }: MutateOptions): boolean =>
  words.length === 0 && file === undefined && since === undefined && sample === undefined && shard === undefined;

/** The sources to change, and the examples that may notice. */
function choose(
  features: Specification,
  scope: readonly ScopePlace[],
  words: readonly string[],
  { file: files, core, since }: MutateOptions,
): { places: ScopePlace[]; examples: Example[] } {
  let places = scope.filter(({ isCore }) => isCore || !core);
  if (files !== undefined) {
    for (const name of files) {
      if (!places.some((place) => isAt(place, name))) {
        throw new CommandError(`${name} is no source in the scope, spec/mutation-scope.yaml`, ExitCode.USAGE);
      }
    }
    places = places.filter((place) => files.some((name) => isAt(place, name)));
  }
  if (since !== undefined) {
    const changed = changedLines(PACKAGE_FOLDER, since);
    places = places.filter(({ file }) => changed.has(file));
  }
  const all = examplesOf(features);
  if (words.length === 0) return { places, examples: all };
  const chosen = select(features, words);
  const sections = new Set(chosen.map(({ rule }) => sectionOfRule(rule.id)));
  places = places.filter((place) => [...place.sections].some((id) => sections.has(id)));
  // Of a rule it is asked what it notices itself; the code of a section may be noticed by any.
  return { places, examples: words.every((word) => word.includes('/')) ? chosen : all };
}

const isAt = ({ file }: ScopePlace, name: string): boolean => {
  const wanted = name.replace(/^\.\//, '').replace(/\/$/, '');
  return file === wanted || file.startsWith(`${wanted}/`);
};

function chooseMutants(mutants: readonly Mutant[], { functions }: Instrumented, options: MutateOptions): Mutant[] {
  const { since, sample, seed, shard: text } = options;
  let chosen = [...mutants];
  if (since !== undefined) {
    const changed = new Set(
      [...changedLines(PACKAGE_FOLDER, since)].flatMap(([file, lines]) =>
        (functions[file] ?? [])
          .filter(({ first, last }) => [...lines].some((line) => first <= line && line <= last))
          .map(({ name }) => `${file} ${name}`),
      ),
    );
    chosen = chosen.filter((mutant) => changed.has(`${mutant.file} ${mutant.function}`));
  }
  if (sample !== undefined) {
    const few = new Set(shuffle([...chosen], String(seed)).slice(0, sample));
    chosen = chosen.filter((mutant) => few.has(mutant));
  }
  if (text === undefined) return chosen;
  const shard = parseShard(text);
  if (shard === undefined) {
    throw new CommandError(`"${text}" is no part of the faults: write 2/5 for the second of five`, ExitCode.USAGE);
  }
  return chosen.filter((_, position) => position % shard.count === shard.index - 1);
}

function report(
  fates: readonly Fate[],
  equivalents: Equivalents,
  all: readonly Mutant[],
  whole: boolean,
  { json, failUnder, core }: MutateOptions,
): number {
  const result = makeResult(fates, ({ mutant }) => equivalents.reasonOf(mutant) !== undefined);
  if (whole && !core)
    for (const entry of equivalents.unknown(all)) complain(`listed as equivalent, but no mutant: ${entry}`);
  if (whole) writeWhole(inProject(MUTATION_FILE), `${JSON.stringify(result, undefined, 1)}\n`);
  console.log(json ? JSON.stringify(result, undefined, 2) : renderMutationResult(result));
  return failUnder !== undefined && percentOf(result.score) < failUnder ? ExitCode.COVERAGE_GATE : ExitCode.FINE;
}

/** One line on a terminal that says how far it is; elsewhere nothing. */
class MutantProgress {
  private done = 0;
  private survived = 0;

  constructor(private readonly total: number) {}

  accept({ killer }: Fate): void {
    this.done++;
    if (killer === undefined) this.survived++;
    if (process.stderr.isTTY) process.stderr.write(`\r${this.done} of ${this.total}, ${this.survived} not noticed`);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
}
