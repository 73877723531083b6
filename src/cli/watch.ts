// callspec check --watch: runs again what a saved file concerns, in processes of their own, until Ctrl-C.

import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pico from 'picocolors';
import { watchFolders } from '../files/watch-folders';
import { examplesChanged, rulesReaching } from '../spec/concerned';
import { type Reach, readReach, REACH_FILE } from '../spec/coverage/reach';
import { select } from '../spec/selection';
import {
  type Example,
  isFeatureName,
  readSpecification,
  type Specification,
  SpecificationError,
} from '../spec/specification';
import { counted } from '../words/near';
import { type CheckOptions, subjectsOf, supportOf } from './check-options';
import { orUsage } from './coverage-sources';
import { CommandError, ExitCode } from './exit-codes';
import { FEATURES_FOLDER, PACKAGE_FOLDER, SUPPORT_FILE, textsOfSteps } from './places';
import { readFeatures } from './report-run';
import { complain } from './say';

/** Editors write a file in several steps, and several files at once. */
const SETTLE_MILLISECONDS = 60;

const SOURCES = path.join(PACKAGE_FOLDER, 'src');
const BUILD = path.join(PACKAGE_FOLDER, 'scripts', 'build.mjs');
/** Folders of the sources that decide how the standard library is compiled. */
const COMPILING = ['bytecode', 'compiler', 'syntax'];
/** Folders whose code no verdict rests on. */
const REPORTING = ['cli', 'reporting', 'words'];

/** Watches until Ctrl-C. Returns the exit code; throws CommandError for a command line that check would refuse. */
export async function watch(words: readonly string[], options: CheckOptions): Promise<number> {
  const refused = (['list', 'updateExpectations', 'shard'] as const).find((name) => options[name]);
  if (refused !== undefined)
    throw new CommandError(
      `--watch does not go with ${refused === 'updateExpectations' ? '--update-expectations' : `--${refused}`}`,
      ExitCode.USAGE,
    );
  const watcher = new Watcher(words, options);
  return watcher.untilInterrupt();
}

class Watcher {
  private readonly support: string;
  private readonly features: string;
  private readonly isReference: boolean;
  private readonly argv: string[];
  private readonly reach: Reach | undefined;
  private readonly texts = new Map<string, string>();
  private readonly saved = new Set<string>();
  /** Examples that a saved file concerns and that have not run to the end since, by name. */
  private readonly pending = new Set<string>();
  private specification: Specification;
  private running: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(
    private readonly words: readonly string[],
    private readonly options: CheckOptions,
  ) {
    this.support = supportOf(options);
    this.specification = readFeatures(options, this.support !== SUPPORT_FILE);
    this.features = path.resolve(options.features ?? FEATURES_FOLDER);
    this.isReference = subjectsOf(options).includes('reference');
    orUsage(() => this.selected(), [Error]);
    this.argv = optionsOnly(process.argv.slice(2), words);
    this.reach = orUsage(() => readReach(path.join(PACKAGE_FOLDER, REACH_FILE)));
  }

  async untilInterrupt(): Promise<number> {
    const watched = watchFolders(this.watched(), (file) => this.save(file));
    const ended = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    for (const file of this.measured()) this.texts.set(file, fs.readFileSync(file, 'utf8'));
    const all = this.selected();
    for (const example of all) this.pending.add(nameOf(example));
    this.work = this.run(this.words, all.length).then(() => this.invite());
    await ended;
    this.isOver = true;
    clearTimeout(this.timer);
    watched.close();
    this.running?.kill('SIGINT');
    await this.work;
    return ExitCode.FINE;
  }

  private watched(): string[] {
    const steps = textsOfSteps(this.support);
    // Without its sources, the package has nothing to build from.
    const sources = fs.existsSync(SOURCES) && fs.existsSync(BUILD) ? [SOURCES] : [];
    return [this.features, ...(fs.existsSync(steps) ? [steps] : []), ...sources];
  }

  /** The files of the interpreter of which is known which rules reach them. */
  private measured(): string[] {
    const files = new Set(this.reach?.functions.map(({ file }) => path.join(PACKAGE_FOLDER, file)));
    return [...files].filter((file) => fs.existsSync(file));
  }

  private save(file: string): void {
    // Nothing else counts: editors lock with hidden files, and records and reports may be written below a folder that is watched.
    const isFeature = path.dirname(file) === this.features && isFeatureName(path.basename(file));
    const isCode = /^[^.].*\.[cm]?[jt]s$/.test(path.basename(file));
    if (this.isOver || !(isFeature || isCode)) return;
    this.saved.add(file);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // What runs now is about what was there before; what it leaves runs again.
      this.running?.kill('SIGINT');
      this.work = this.work.then(() => this.again());
    }, SETTLE_MILLISECONDS);
  }

  private async again(): Promise<void> {
    const files = [...this.saved];
    this.saved.clear();
    if (this.isOver || files.length === 0) return;
    const names = files.map((file) => path.relative(process.cwd(), file));
    console.log(
      pico.dim(`\n— ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`),
    );
    try {
      const concerned = this.concernedBy(files);
      if (!(await this.build(files))) complain('the package could not be built; the examples run when it can');
      else if (concerned.length === 0) console.log('no example of the selection is concerned');
      else await this.run(placesOf(concerned), concerned.length);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      complain(error.message);
    }
    this.invite();
  }

  private invite(): void {
    if (!this.isOver && this.saved.size === 0) console.log(pico.dim('— waiting for changes; Ctrl-C ends'));
  }

  /** The examples of the selection that the files concern, and those that are left from earlier. Reads the features again. Throws SpecificationError, UnknownSelector. */
  private concernedBy(files: readonly string[]): Example[] {
    const before = this.selected();
    const ownSteps = this.support !== SUPPORT_FILE;
    if (files.some((file) => file.endsWith('.feature'))) {
      try {
        this.specification = readSpecification(this.features, { ownSteps });
      } catch (error) {
        if (!(error instanceof SpecificationError)) throw error;
        const folder = path.relative(process.cwd(), this.features);
        throw new CommandError(error.problems.map((problem) => path.join(folder, problem)).join('\n'), ExitCode.USAGE);
      }
    }
    const now = this.selected();
    const changed = new Set(examplesChanged(before, now));
    const concerns = files.flatMap((file) => (file.endsWith('.feature') ? [] : [this.concern(file)]));
    for (const example of now) {
      if (changed.has(example) || concerns.some((isConcerned) => isConcerned(example)))
        this.pending.add(nameOf(example));
    }
    return now.filter((example) => this.pending.has(nameOf(example)));
  }

  /** What tells whether a saved source or step definition concerns an example. */
  private concern(file: string): (example: Example) => boolean {
    const inSources = path.relative(SOURCES, file);
    if (inSources.startsWith('..')) return () => true;
    const [room = ''] = inSources.split(path.sep);
    if (REPORTING.includes(room)) return () => false;
    if (!this.isReference && room !== 'spec' && room !== 'subjects') return () => false;
    const name = path.relative(PACKAGE_FOLDER, file).split(path.sep).join('/');
    const before = this.texts.get(file);
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    this.texts.set(file, text);
    const rules = this.reach && rulesReaching(this.reach, name, before, text);
    return rules === undefined ? () => true : ({ rule }) => rules.has(rule.id);
  }

  private selected(): Example[] {
    const { tags, name } = this.options;
    return select(this.specification, this.words, { tags, names: name });
  }

  /** Builds the package anew where its sources were saved. Returns whether it could be built. */
  private async build(files: readonly string[]): Promise<boolean> {
    const steps = textsOfSteps(SUPPORT_FILE);
    const own = files.filter((file) => [SOURCES, steps].some((folder) => file.startsWith(folder + path.sep)));
    // From sources, there is nothing to build.
    if (own.length === 0 || __filename.endsWith('.ts')) return true;
    const compiles = own.some((file) => COMPILING.includes(path.relative(SOURCES, file).split(path.sep)[0]!));
    const status = await this.start([BUILD, ...(compiles ? [] : ['--keep-library'])]);
    return status === 0;
  }

  private async run(selectors: readonly string[], count: number): Promise<void> {
    if (this.isOver) return;
    console.log(pico.dim(`— ${counted(count, 'example')}`));
    const status = await this.start([...process.execArgv, process.argv[1]!, ...this.argv, ...selectors]);
    if (status !== null && status !== ExitCode.INTERRUPTED) this.pending.clear();
  }

  private start(command: readonly string[]): Promise<number | null> {
    return new Promise((resolve) => {
      this.running = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] });
      this.running.once('error', (error) => {
        complain(error.message);
        resolve(null);
      });
      this.running.once('exit', (status) => {
        this.running = undefined;
        resolve(status);
      });
    });
  }
}

/** The command line without --watch and without what it selects. */
function optionsOnly(argv: readonly string[], words: readonly string[]): string[] {
  const left = argv.filter((word) => word !== '--watch');
  for (const word of [...words].reverse()) left.splice(left.lastIndexOf(word), 1);
  return left;
}

const nameOf = ({ rule, title }: Example): string => `${rule.id}\n${title}`;

/** Examples as selectors: "31-06-keyword-arguments.feature:12:40". */
function placesOf(examples: readonly Example[]): string[] {
  const lines = new Map<string, number[]>();
  for (const { file, line } of examples) lines.set(file, [...(lines.get(file) ?? []), line]);
  return [...lines].map(([file, numbers]) => `${file}:${numbers.join(':')}`);
}
