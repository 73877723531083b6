// Examines a subject: does it answer rightly, keep programs apart, obey limits, and tell the truth about itself?

import { CAPABILITIES, probeCapabilities } from '../capabilities';
import { AdapterSubject } from '../protocol/adapter-subject';
import type { Outcome, Probe, Program, RunLimits, Subject } from '../subject';

export interface Finding {
  /** What was examined: "a simple program". */
  check: string;
  /** What is wrong; undefined where all is well. */
  problem?: string;
  /** What to do about it. */
  advice?: string;
}

const LIMITS: RunLimits = { steps: 5_000_000, milliseconds: 10_000 };
/** A program that does not end is given this long. */
const SHORT = 1_500;
/** It may take this much longer until the verdict is there. */
const SLACK = 3_000;
const FLOOD_BYTES = 1 << 20;

/** Examines an opened subject and closes it. */
export async function examine(subject: Subject): Promise<Finding[]> {
  const findings = [await simpleProgram(subject)];
  // One that does not run the simplest program says nothing in the rest.
  if (findings[0]!.problem === undefined) {
    findings.push(await exceptions(subject), await modules(subject), await identity(subject), await leaks(subject));
    for (const [check, source] of RUNAWAYS) findings.push(await runaway(subject, check, source));
    findings.push(await capabilities(subject));
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
  const outcome = await run(subject, "x = 6 * 7\nprint('printed', x)\n", [evaluate('x'), evaluate("'a' + 'b'")]);
  const problem =
    outcome.stopped?.message ??
    differs('it prints', 'printed 42\n', outcome.main.stdout) ??
    differs('the probe x gives', '42', outcome.probes[0]?.value) ??
    differs("the probe 'a' + 'b' gives", "'ab'", outcome.probes[1]?.value);
  return finding(
    'a simple program',
    problem,
    'Answer each run with its output, one step for the program and each probe, and an end.',
  );
}

async function exceptions(subject: Subject): Promise<Finding> {
  const outcome = await run(subject, '', [evaluate('1 / 0'), evaluate('1 +'), evaluate('1 + 1')]);
  const [first, second, third] = outcome.probes;
  const problem =
    outcome.stopped?.message ??
    differs('1 / 0 raises', 'ZeroDivisionError', first?.exception?.type) ??
    differs('1 + raises', 'SyntaxError', second?.exception?.type) ??
    differs('1 + 1, after that, gives', '2', third?.value);
  return finding(
    'exceptions',
    problem,
    'Report the exception of a step in its "exception", and go on with the next probe.',
  );
}

async function modules(subject: Subject): Promise<Finding> {
  const outcome = await run(subject, 'import prices\n', [evaluate('prices.pen')], LIMITS, [['prices', 'pen = 3\n']]);
  const problem =
    outcome.stopped?.message ??
    outcome.main.exception?.message ??
    differs('prices.pen gives', '3', outcome.probes[0]?.value);
  return finding('modules of a program', problem, 'Make the "modules" of a run importable for its program.');
}

async function identity(subject: Subject): Promise<Finding> {
  const outcome = await run(subject, 'import sys\n', [
    evaluate("'.'.join([str(number) for number in list(sys.version_info)[:2]])"),
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
  return finding('what it says of itself', problem, 'Take pythonVersion and cpythonLike from the Python itself.');
}

/** What one program leaves behind: how, and how the next one would see it. */
const TRACES: readonly (readonly [what: string, leave: string, see: string])[] = [
  ['a global variable', 'leaked = 1', "'leaked' in globals()"],
  ['a builtin', 'import builtins; builtins.leaked_builtin = 1', "hasattr(__import__('builtins'), 'leaked_builtin')"],
  ['a module', "import sys; sys.modules['leaked_module'] = sys", "'leaked_module' in __import__('sys').modules"],
  ['sys.path', "import sys; sys.path.append('leaked_path')", "'leaked_path' in __import__('sys').path"],
  ['an attribute of sys', 'import sys; sys.leaked_attribute = 1', "hasattr(__import__('sys'), 'leaked_attribute')"],
  ['the environment', "import os; os.environ['LEAKED'] = '1'", "'LEAKED' in __import__('os').environ"],
  [
    'the current folder',
    "import os; os.mkdir('leaked'); os.chdir('leaked')",
    "__import__('os').getcwd().endswith('leaked')",
  ],
  ['a file', "open('leaked.txt', 'w').close()", "'leaked.txt' in __import__('os').listdir('.')"],
  ['the recursion limit', 'import sys; sys.setrecursionlimit(777)', "__import__('sys').getrecursionlimit() == 777"],
];

async function leaks(subject: Subject): Promise<Finding> {
  const advice = 'Give each run a process, an interpreter or a page of its own.';
  const leave = TRACES.map(([, source]): Probe => ({ kind: 'execute', source: `${source}\n` }));
  const first = await run(subject, '', leave);
  const second = await run(
    subject,
    '',
    TRACES.map(([, , source]) => evaluate(source)),
  );
  const stopped = first.stopped ?? second.stopped;
  if (stopped !== undefined) return finding('state between programs', stopped.message, advice);
  const seen = TRACES.filter((_, index) => second.probes[index]?.value === 'True').map(([what]) => what);
  const problem = seen.length === 0 ? undefined : `the next program sees what one has left: ${seen.join(', ')}`;
  return finding('state between programs', problem, advice);
}

/** Programs that do not end by themselves. */
const RUNAWAYS: readonly (readonly [check: string, source: string])[] = [
  ['an endless loop', 'while True:\n    pass\n'],
  ['a flood of output', "while True:\n    print('x' * 1000)\n"],
  ['endless memory', "items = []\nwhile True:\n    items.append('x' * 1000000 + str(len(items)))\n"],
  ['endless recursion', 'def f():\n    return f()\nf()\n'],
];

async function runaway(subject: Subject, check: string, source: string): Promise<Finding> {
  const start = Date.now();
  const outcome = await run(subject, source, [], { ...LIMITS, milliseconds: SHORT, outputBytes: FLOOD_BYTES });
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

async function capabilities(subject: Subject): Promise<Finding> {
  const advice = 'Claim only capabilities that the Python has; unclaimed ones are probed just the same.';
  const claimed = subject instanceof AdapterSubject ? (subject.hello.capabilities ?? []) : [];
  const unknown = claimed.filter((name) => !CAPABILITIES.some((capability) => capability.name === name));
  if (unknown.length > 0) return finding('capabilities', `there is no capability ${unknown.join(', ')}`, advice);
  const wanted = CAPABILITIES.filter(({ name }) => claimed.includes(name));
  const answers = wanted.length === 0 ? {} : await probeCapabilities(subject, wanted, LIMITS);
  const lies = Object.entries(answers).flatMap(([name, answer]) => (answer === true ? [] : [`${name}: it ${answer}`]));
  return finding(
    'capabilities',
    lies.length === 0 ? undefined : `it claims what it has not: ${lies.join('; ')}`,
    advice,
  );
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
