// npm run fuzz -- --target code-objects|sources [--seconds 60] [--count N] [--seed 1] [--only N] [--out fuzz-findings]
// Looks for programs on which the interpreter throws, hangs, crashes or is no longer sound afterwards. Each finding is written with its
// seed, its number and the program that reproduces it; the exit code is 1 if there was one. Ctrl-C ends it with what was found so far.

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { randomOf } from './fuzz/cases';
import { runCases, TARGETS } from './fuzz/run-cases';

/** A case that says nothing for so long hangs. */
const SILENCE_MILLISECONDS = 60_000;
/** A process takes its time until its first case. */
const START_MILLISECONDS = 300_000;

interface Plan {
  target: string;
  seed: number;
  seconds: number;
  count: number;
  out: string;
}

interface Report {
  index: number;
  state: 'begins' | 'fine' | 'found';
  text?: string;
}

class Fuzzer {
  private findings = 0;
  private ran = 0;
  private interrupted = false;
  private readonly makeCase = TARGETS[this.plan.target]!();
  private readonly deadline = Date.now() + this.plan.seconds * 1000;

  constructor(private readonly plan: Plan) {}

  async run(): Promise<number> {
    let next = 0;
    while (!this.isOver(next)) next = await this.runFrom(next);
    const { target, seed } = this.plan;
    console.log(`${target}, seed ${seed}: ${this.ran} cases, ${this.findings} findings`);
    return this.findings > 0 ? 1 : 0;
  }

  private isOver(next: number): boolean {
    return this.interrupted || Date.now() >= this.deadline || next >= this.plan.count;
  }

  /** Runs cases in a process of their own, until it ends or has to be ended; gives the case to go on with. */
  private runFrom(first: number): Promise<number> {
    const { target, seed } = this.plan;
    const words = ['--target', target, '--seed', String(seed), '--cases-from', String(first)];
    const settings = ['--stack-size=3900', '--max-old-space-size=2048', ...process.execArgv];
    const child = spawn(process.execPath, [...settings, __filename, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let current = first;
    let isRunning = false;
    let hangs = false;
    let errors = '';
    const end = () => child.kill('SIGKILL');
    const onInterrupt = () => {
      this.interrupted = true;
      end();
    };
    process.once('SIGINT', onInterrupt);
    const watch = (milliseconds: number) =>
      setTimeout(() => {
        hangs = true;
        end();
      }, milliseconds);
    let silence = watch(START_MILLISECONDS);
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-2000);
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { index, state, text } = JSON.parse(line) as Report;
      clearTimeout(silence);
      silence = watch(SILENCE_MILLISECONDS);
      current = index;
      isRunning = state === 'begins';
      if (isRunning) {
        if (this.isOver(index)) end();
        return;
      }
      this.ran++;
      if (state === 'found') this.record(index, text!);
    });
    return new Promise((resolve) => {
      child.once('close', (code, signal) => {
        clearTimeout(silence);
        process.off('SIGINT', onInterrupt);
        if (this.isOver(current) && !hangs) return resolve(current);
        if (hangs) this.record(current, `hangs: it said nothing for ${SILENCE_MILLISECONDS} ms`);
        else if (isRunning) this.record(current, `ends the process with ${signal ?? `exit code ${code}`}: ${errors}`);
        else this.record(current, `the process ended with ${signal ?? `exit code ${code}`}: ${errors}`);
        resolve(current + 1);
      });
    });
  }

  private record(index: number, what: string): void {
    this.findings++;
    const { out, seed, target } = this.plan;
    mkdirSync(out, { recursive: true });
    const file = join(out, `${target}-${seed}-${index}.py`);
    const { source } = this.makeCase(randomOf(seed, index));
    const head = `--target ${target} --seed ${seed} --only ${index}\n${what}`.replace(/^/gm, '# ');
    writeFileSync(file, `${head}\n${source}`);
    console.log(`${file}: ${what.split('\n')[0]}`);
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      target: { type: 'string', default: 'code-objects' },
      seconds: { type: 'string', default: '60' },
      count: { type: 'string', default: 'Infinity' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      out: { type: 'string', default: 'fuzz-findings' },
      'cases-from': { type: 'string' },
    },
  });
  const { out, target } = values;
  const [seconds, count, seed] = [values.seconds, values.count, values.seed].map(Number) as [number, number, number];
  if (TARGETS[target] === undefined || [seconds, count, seed].some(Number.isNaN)) {
    console.error(`--target is one of ${Object.keys(TARGETS).join(', ')}; --seconds, --count and --seed are numbers.`);
    return 2;
  }
  const single = values.only ?? values['cases-from'];
  if (single !== undefined) {
    runCases(target, seed, Number(single), values.only !== undefined);
    return 0;
  }
  return new Fuzzer({ target, seed, seconds, count, out }).run();
}

void main().then((code) => {
  process.exitCode = code;
});
