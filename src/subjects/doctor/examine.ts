// Examines a subject: does it answer rightly, keep programs apart, obey limits, and tell the truth about itself?

import { CAPABILITIES, probeCapabilities } from '../capabilities';
import { AdapterSubject } from '../protocol/adapter-subject';
import type { Outcome, Probe, Program, RunLimits, Subject } from '../subject';
import { RUNAWAYS } from './runaways';
import { LATER, LATER_AFTER, TRACES } from './traces';

export interface Finding {
  /** What was examined: "a simple program". */
  check: string;
  /** What is wrong; undefined where all is well. */
  problem?: string;
  /** What to do about it. */
  advice?: string;
}

const LIMITS: RunLimits = { steps: 5_000_000, milliseconds: 10_000, outputBytes: 1 << 20 };
/** A program that does not end is given this long. */
const SHORT = 1_500;
/** It may take this much longer until the verdict is there. */
const SLACK = 3_000;

/** What is examined once the simplest program has run. */
export const CHECKS: readonly (readonly [
  check: string,
  examine: (subject: Subject, check: string) => Promise<Finding>,
])[] = [
  ['text', text],
  ['exceptions', exceptions],
  ['modules of a program', modules],
  ['what it says of itself', identity],
  ['surroundings', surroundings],
  ['standard input', input],
  ['state between programs', leaks],
  ['output after the end', later],
  ...RUNAWAYS.map(({ check, source }) => [check, (subject: Subject) => runaway(subject, check, source)] as const),
  ['capabilities', capabilities],
];

/** Examines an opened subject and closes it. `only` leaves out what is not named there. */
export async function examine(subject: Subject, only?: readonly string[]): Promise<Finding[]> {
  const findings = [await simpleProgram(subject)];
  // One that does not run the simplest program says nothing in the rest.
  if (findings[0]!.problem === undefined) {
    for (const [check, examineOne] of CHECKS) {
      if (only === undefined || only.includes(check)) findings.push(await examineOne(subject, check));
    }
  }
  findings.push(await end(subject));
  return findings;
}

function run(
  subject: Subject,
  source: string,
  probes: readonly Probe[],
  limits = LIMITS,
  more: [string, string][] = [],
) {
  const program: Program = { source, modules: new Map(more), probes };
  return subject.run(program, limits);
}

const evaluate = (source: string): Probe => ({ kind: 'evaluate', source });

function finding(check: string, problem: string | undefined, advice: string): Finding {
  return problem === undefined ? { check } : { check, problem, advice };
}

async function simpleProgram(subject: Subject): Promise<Finding> {
  const outcome = await run(subject, "x = 6 * 7\nprint('printed', x)\n", [
    evaluate('x'),
    evaluate("'a' + 'b'"),
    evaluate('x, 1  # a pair'),
  ]);
  const problem =
    outcome.stopped?.message ??
    differs('it prints', 'printed 42\n', outcome.main.stdout) ??
    differs('the probe x gives', '42', outcome.probes[0]?.value) ??
    differs("the probe 'a' + 'b' gives", "'ab'", outcome.probes[1]?.value) ??
    differs('the probe "x, 1  # a pair" gives', '(42, 1)', outcome.probes[2]?.value);
  return finding(
    'a simple program',
    problem,
    'Answer each run with its output, one step for the program and each probe, and an end.',
  );
}

/** Letters beyond ASCII and beyond 16 bits, ends of lines of other systems, and a line longer than any buffer. */
async function text(subject: Subject, check: string): Promise<Finding> {
  const source = "print('é€🐍')\nprint('a\\r\\nb\\rc\\0d')\nprint('x' * 200000)\n";
  const outcome = await run(subject, source, [evaluate("[ord(char) for char in 'é€🐍']")]);
  const [letters = '', before = '', after = '', long = ''] = outcome.main.stdout.split('\n');
  const problem =
    outcome.stopped?.message ??
    differs("'é€🐍' in the text of a program is", '[233, 8364, 128013]', outcome.probes[0]?.value) ??
    differs("'é€🐍' is printed as", 'é€🐍', letters) ??
    differs("'a\\r\\nb\\rc\\0d' is printed as", 'a\r\nb\rc\0d', `${before}\n${after}`) ??
    differs('the length of a printed line is', '200000', String(long.length));
  return finding(
    check,
    problem,
    'Read and write UTF-8 whatever the locale is, do not translate the ends of lines, and pass on all that is printed.',
  );
}

async function exceptions(subject: Subject, check: string): Promise<Finding> {
  const outcome = await run(subject, '', [evaluate('1 / 0'), evaluate('1 +'), evaluate('1 + 1')]);
  const [first, second, third] = outcome.probes;
  const problem =
    outcome.stopped?.message ??
    differs('1 / 0 raises', 'ZeroDivisionError', first?.exception?.type) ??
    differs('1 + raises', 'SyntaxError', second?.exception?.type) ??
    differs('1 + 1, after that, gives', '2', third?.value);
  return finding(check, problem, 'Report the exception of a step in its "exception", and go on with the next probe.');
}

async function modules(subject: Subject, check: string): Promise<Finding> {
  const outcome = await run(subject, 'import prices\n', [evaluate('prices.pen')], LIMITS, [['prices', 'pen = 3\n']]);
  const problem =
    outcome.stopped?.message ??
    outcome.main.exception?.message ??
    differs('prices.pen gives', '3', outcome.probes[0]?.value);
  return finding(check, problem, 'Make the "modules" of a run importable for its program.');
}

async function identity(subject: Subject, check: string): Promise<Finding> {
  const outcome = await run(subject, 'import sys\n', [
    evaluate("str(sys.version_info[0]) + '.' + str(sys.version_info[1])"),
    evaluate("sys.implementation.name if hasattr(sys, 'implementation') else ''"),
  ]);
  const [version, implementation] = outcome.probes.map(({ value }) => value?.replace(/^'|'$/g, ''));
  const claimed = subject.pythonVersion.split('.').slice(0, 2).join('.');
  const isCPython = implementation === 'cpython';
  const problem =
    outcome.stopped?.message ??
    differs('it claims Python', version ?? claimed, claimed) ??
    (subject.cpythonLike && implementation && !isCPython && subject.name !== 'reference'
      ? `it claims CPython's details, and sys.implementation.name is '${implementation}'`
      : undefined);
  return finding(check, problem, 'Take pythonVersion and cpythonLike from the Python itself.');
}

/** Set before the subject is opened, to see whether programs see it. */
const VISIBLE = 'CALLSPEC_DOCTOR';

/** To be called before the subject that is to be examined is opened. */
export function prepareExamination(): void {
  process.env[VISIBLE] = '1';
}

async function surroundings(subject: Subject, check: string): Promise<Finding> {
  const outcome = await run(subject, '', [evaluate(`'${VISIBLE}' in __import__('os').environ`)]);
  const seen = outcome.probes[0]?.value === 'True';
  return finding(
    check,
    outcome.stopped?.message ?? (seen ? 'programs see the environment of the one who runs the check' : undefined),
    'Give programs an environment of their own: variables such as PYTHONWARNINGS change what they do.',
  );
}

async function input(subject: Subject, check: string): Promise<Finding> {
  const source = 'import sys\nline = sys.stdin.readline()\n';
  const { stopped, probes } = await run(subject, source, [evaluate('line')], { ...LIMITS, milliseconds: SHORT });
  const line = probes[0]?.value;
  const problem =
    stopped?.kind === 'timed-out' ? 'a program that reads its standard input waits for ever' : stopped?.message;
  return finding(
    check,
    problem ?? (line === undefined ? undefined : differs('a program reads from it', "''", line)),
    'Give programs a standard input that is empty: yours is for the protocol.',
  );
}

async function leaks(subject: Subject, check: string): Promise<Finding> {
  const advice = 'Give each run a process, an interpreter or a page of its own.';
  const see = TRACES.map((trace) => evaluate(trace.see));
  const leave = TRACES.map((trace): Probe => ({ kind: 'execute', source: `${trace.leave}\n` }));
  const first = await run(subject, '', [...see, ...leave]);
  const second = await run(subject, '', see);
  const stopped = first.stopped ?? second.stopped;
  if (stopped !== undefined) return finding(check, stopped.message, advice);
  // What is so in any case, such as a collector that is always off, has not been left.
  const sees = ({ probes }: Outcome, index: number) => probes[index]?.value === 'True';
  const seen = TRACES.filter((_, index) => !sees(first, index) && sees(second, index)).map(({ what }) => what);
  const problem = seen.length === 0 ? undefined : `the next program sees what one has left: ${seen.join(', ')}`;
  return finding(check, problem, advice);
}

/** Output that comes when its program is over, alone or in the middle of the next one. */
async function later(subject: Subject, check: string): Promise<Finding> {
  const first = await run(subject, LATER, []);
  const second = await run(subject, 'import time\ntime.sleep(0.4)\n', []);
  await new Promise((resolve) => setTimeout(resolve, LATER_AFTER));
  const fault = subject instanceof AdapterSubject ? subject.fault : undefined;
  const problem =
    (first.stopped ?? second.stopped)?.message ??
    differs('the next program prints', '', second.main.stdout) ??
    fault?.message;
  return finding(check, problem, 'See to it that nothing of a program goes on when its run has ended.');
}

async function runaway(subject: Subject, check: string, source: string): Promise<Finding> {
  const start = Date.now();
  const outcome = await run(subject, source, [], { ...LIMITS, milliseconds: SHORT });
  const took = Date.now() - start;
  const next = await run(subject, '', [evaluate('1 + 1')]);
  const problem =
    verdictOf(outcome) ??
    (took > SHORT + SLACK ? `it took ${took} ms to end, with a limit of ${SHORT} ms` : undefined) ??
    (next.probes[0]?.value === '2' ? undefined : `the next program fails: ${next.stopped?.message ?? 'no answer'}`);
  return finding(
    check,
    problem,
    'Obey the limits of a run, or let callspec end the adapter; the next run is a new start.',
  );
}

/** An endless program ends at a limit or with an exception. */
function verdictOf({ stopped, main }: Outcome): string | undefined {
  if (stopped !== undefined || main.exception !== undefined) return undefined;
  return 'it is said to have come to its end, which it has not';
}

async function capabilities(subject: Subject, check: string): Promise<Finding> {
  const advice = 'Claim only capabilities that the Python has; unclaimed ones are probed just the same.';
  const claimed = subject instanceof AdapterSubject ? (subject.hello.capabilities ?? []) : [];
  const unknown = claimed.filter((name) => !CAPABILITIES.some((capability) => capability.name === name));
  if (unknown.length > 0) return finding(check, `there is no capability ${unknown.join(', ')}`, advice);
  const wanted = CAPABILITIES.filter(({ name }) => claimed.includes(name));
  const answers = wanted.length === 0 ? {} : await probeCapabilities(subject, wanted, LIMITS);
  const lies = Object.entries(answers).flatMap(([name, answer]) => (answer === true ? [] : [`${name}: it ${answer}`]));
  return finding(check, lies.length === 0 ? undefined : `it claims what it has not: ${lies.join('; ')}`, advice);
}

async function end(subject: Subject): Promise<Finding> {
  const check = 'the end';
  if (!(subject instanceof AdapterSubject)) {
    await subject.close?.();
    return { check };
  }
  const problem = (await subject.endsByItself())
    ? undefined
    : 'it does not end when it is told to, and had to be killed';
  return finding(check, problem, 'End at "close", and when standard input ends.');
}

function differs(what: string, expected: string, actual: string | undefined): string | undefined {
  if (actual === expected) return undefined;
  return `${what} ${JSON.stringify(actual) ?? 'nothing'} where it should be ${JSON.stringify(expected)}`;
}
