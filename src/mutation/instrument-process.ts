// Makes mutants of sources, in a process of its own: Stryker's instrumenter puts all of them into the code at once, behind switches.
//   instrument-process PROJECT RESULT < paths of the sources below the project, a line each

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type typescript from 'typescript';
import { readText } from '../files/read-text';
import { writeWhole } from '../files/write-whole';
import { importModule } from '../subjects/adapters/import-module';
import { DOMAIN_OPERATORS, type Operator } from './domain-operators';
import { FunctionNames } from './function-names';
import type { FunctionLines, Instrumented } from './instrument';
import { differingLines, keyOf, type Mutant } from './mutant';

/** What is used of @stryker-mutator/instrumenter. */
interface Stryker {
  Instrumenter: new (
    logger: object,
  ) => {
    instrument(
      files: readonly { name: string; content: string; mutate: boolean }[],
      options: object,
    ): Promise<{
      files: { name: string; content: string }[];
      mutants: {
        id: string;
        fileName: string;
        mutatorName: string;
        replacement: string;
        location: { start: { line: number; column: number }; end: { line: number; column: number } };
      }[];
    }>;
  };
}

async function instrument(project: string, files: readonly string[]): Promise<Instrumented> {
  const { Instrumenter, ts } = await load();
  const sources = files.map((name) => ({ name, content: readText(path.join(project, name)), mutate: true }));
  const made = await new Instrumenter(SILENT).instrument(sources, OPTIONS);
  const texts = new Map(sources.map(({ name, content }) => [name, new Text(ts, name, content)]));
  const seen = new Map<string, number>();
  const mutants = made.mutants.map(({ id, fileName, mutatorName, replacement, location }): Mutant => {
    const text = texts.get(fileName)!;
    const code = text.between(location.start, location.end);
    const [before, after] = mutatorName === 'Order' ? differingLines(code, replacement) : [code, replacement];
    const mutant = {
      id,
      file: fileName,
      start: { line: location.start.line + 1, column: location.start.column + 1 },
      function: text.functionAt(location.start),
      operator: mutatorName,
      before,
      after,
      nth: 0,
    };
    const key = `${fileName} ${keyOf(mutant)}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { ...mutant, nth };
  });
  return {
    sources: Object.fromEntries(made.files.map(({ name, content }) => [name, content])),
    mutants,
    functions: Object.fromEntries([...texts].map(([name, text]) => [name, text.functions()])),
  };
}

/** Stryker's own operators are in a list that it keeps to itself; those of this domain join it. */
async function load(): Promise<Stryker & { ts: typeof typescript }> {
  const require = createRequire(__filename);
  const file = require.resolve('@stryker-mutator/instrumenter');
  const stryker = await importModule<Stryker>(file);
  const { allMutators } = await importModule<{ allMutators: Operator[] }>(
    path.join(path.dirname(file), 'mutators', 'mutate.js'),
  );
  allMutators.push(...DOMAIN_OPERATORS);
  return { Instrumenter: stryker.Instrumenter, ts: require('typescript') as typeof typescript };
}

/** The switches are in the bundle's first lines, not in each file. */
const OPTIONS = { plugins: null, excludedMutations: [], ignorers: [], noHeader: true };

const silence = (): void => undefined;
const no = (): boolean => false;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
const SILENT = Object.fromEntries(
  LEVELS.flatMap((level) => [
    [level, silence],
    [`is${level[0]!.toUpperCase()}${level.slice(1)}Enabled`, no],
  ]),
);

/** Lines and columns from 0 on. */
interface Position {
  line: number;
  column: number;
}

class Text {
  private readonly starts: number[] = [0];
  private readonly names: FunctionNames;

  constructor(
    ts: typeof typescript,
    file: string,
    private readonly text: string,
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
    this.names = new FunctionNames(ts, file, text);
  }

  between(start: Position, end: Position): string {
    return this.text.slice(this.offset(start), this.offset(end));
  }

  functionAt(position: Position): string {
    return this.names.at(this.offset(position));
  }

  /** The functions with their first and last lines, from 1 on. */
  functions(): FunctionLines[] {
    return this.names.ranges.map(({ start, end, name }) => ({
      name,
      first: this.lineAt(start),
      last: this.lineAt(end),
    }));
  }

  private lineAt(offset: number): number {
    const next = this.starts.findIndex((start) => start > offset);
    return next < 0 ? this.starts.length : next;
  }

  private offset({ line, column }: Position): number {
    return this.starts[line]! + column;
  }
}

const [project = '', result = ''] = process.argv.slice(2);
const files = fs
  .readFileSync(0, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
instrument(project, files).then(
  (instrumented) => writeWhole(result, JSON.stringify(instrumented)),
  (error: Error) => {
    console.error(error.message.split('\n')[0]);
    process.exitCode = 1;
  },
);
