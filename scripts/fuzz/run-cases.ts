// The part of the fuzzer that may hang or crash: a process that runs one case after the other and tells of each on standard output.

import { writeSync } from 'node:fs';
import { type Ending, Interpreter } from '../../src/interpreter';
import { type MakeCase, randomOf } from './cases';
import { codeObjectCases } from './code-objects';
import { takeBack, unsound } from './soundness';
import { sourceCases } from './sources';

export const TARGETS: Readonly<Record<string, () => MakeCase>> = {
  'code-objects': codeObjectCases,
  sources: sourceCases,
};

const LIMITS = { steps: 300_000, milliseconds: 2000, memory: 768 * 1024 * 1024 };
/** A case that computes so much longer than its time limit is a finding. */
const GRACE_MILLISECONDS = 3000;

/** Time that this process has computed: a machine with much else to do makes no finding. */
const computed = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** The name of the case's file. */
const FILE = 'fuzz.py';

/** What is wrong with a case: one sentence, or undefined. */
export function finding(target: string, source: string): string | undefined {
  const started = computed();
  const interpreter = quietInterpreter();
  try {
    const outcome = interpreter.run(source, { filename: FILE });
    const wrong =
      faultOf(target, outcome) ??
      (outcome.fault === undefined && outcome.stopped === undefined ? afterwards(interpreter) : undefined) ??
      faultOf(target, interpreter.close()) ??
      stillSound(quietInterpreter());
    if (wrong !== undefined) return wrong;
  } catch (error) {
    return `run throws ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const late = computed() - started - LIMITS.milliseconds - GRACE_MILLISECONDS;
  return late > 0 ? `computed for ${Math.round(late + GRACE_MILLISECONDS)} ms after its time limit` : undefined;
}

let output = '';

const quietInterpreter = (): Interpreter =>
  new Interpreter({
    stdout: {
      write: (text) => {
        if (output.length < 1_000_000) output += text;
      },
    },
    limits: LIMITS,
  });

/** Programs can never cause a fault; crafted code objects can, as long as it is a verdict of that run. */
function faultOf(target: string, { fault }: Ending): string | undefined {
  return target === 'sources' ? fault?.message : undefined;
}

/** The same interpreter, after the case. */
function afterwards(interpreter: Interpreter): string | undefined {
  takeBack(interpreter);
  return stillSound(interpreter);
}

function stillSound(interpreter: Interpreter): string | undefined {
  output = '';
  return unsound(interpreter, () => output, FILE);
}

/** Runs the cases from `first` on for ever, or only that one. */
export function runCases(target: string, seed: number, first: number, only: boolean): void {
  const makeCase = TARGETS[target]!();
  for (let index = first; ; index++) {
    const tell = (state: string, text?: string) => writeSync(1, `${JSON.stringify({ index, state, text })}\n`);
    tell('begins');
    const found = finding(target, makeCase(randomOf(seed, index)).source);
    tell(found === undefined ? 'fine' : 'found', found);
    if (only) return;
  }
}
