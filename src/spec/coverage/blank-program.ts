// What a program costs that does nothing, in calls of functions: the start of an interpreter, the imports, the runner of the steps and its
// reports, cold and warm. What an example calls beyond that is its own.

import type { Outcome, Probe, Program } from '../../subjects/subject';

/** Calls by function. */
export type Calls = ReadonlyMap<string, number>;

/** Sources of steps that do nothing, and of such as end with an exception: to report one is the runner's work too. */
const BLANK_SOURCES: Record<Probe['kind'], { fine: string; raises: string }> = {
  evaluate: { fine: 'None', raises: '1 // 0' },
  execute: { fine: 'pass', raises: '1 // 0' },
  compile: { fine: 'pass', raises: '1 +' },
  disassemble: { fine: 'lambda f, *a, **k: [f(x, *a, y=x, **k) for x in a]', raises: '1 // 0' },
  'disassemble-source': { fine: 'def g(f, *a):\n try: return f(1, *a, y=2)\n except E: pass', raises: '1 +' },
  stack: { fine: '(lambda f: f(f(1), *[2], y=3))(lambda *a, **k: a)', raises: '(lambda f: f(1))(None)' },
};

/** An import of others' modules in a line of its own. */
const IMPORT = /^[ \t]*((?:import|from) +(\w+)[\w.]*(?: +import +\w[\w ,]*| +as +\w+|(?: *, *\w[\w.]*)*))[ \t]*$/gm;

/** The cost of programs by their form; `measure` runs a program and counts its calls. */
export class BlankCosts {
  private readonly measured = new Map<string, Promise<Calls>>();

  constructor(private readonly measure: (program: Program) => Promise<Calls>) {}

  /** Imports once what a program will: what is made once in a process, such as code that is kept, belongs to no program. */
  async prepare(program: Program): Promise<void> {
    await this.run([...importsOf(program), 'pass'].join('\n'), [], program.warm ?? false);
  }

  /** The calls of a program with the same imports and the same kinds of steps, of which the same raise, that does nothing else. */
  async of(program: Program, outcome: Outcome): Promise<Calls> {
    const warm = program.warm ?? false;
    const raises = outcome.main.exception !== undefined;
    const source = [...importsOf(program), raises ? '1 // 0' : 'pass'].join('\n');
    const total = new Map(await this.run(source, [], warm));
    const seen = new Set<string>();
    for (const [index, probe] of program.probes.entries()) {
      const blank = blankProbe(probe, outcome.probes[index]?.exception !== undefined);
      const cost = await this.costOf(blank, warm, !seen.has(blank.source));
      seen.add(blank.source);
      for (const [name, count] of cost) total.set(name, (total.get(name) ?? 0) + count);
    }
    return total;
  }

  /** What one more step costs. A listing costs as much as it is long, so that no number of its calls tells anything. */
  private async costOf(probe: Probe, warm: boolean, isFirst: boolean): Promise<Calls> {
    const before = await this.run('pass', isFirst ? [] : [probe], warm);
    const after = await this.run('pass', isFirst ? [probe] : [probe, probe], warm);
    const more = [...after].filter(([name, count]) => count > (before.get(name) ?? 0));
    return new Map(more.map(([name, count]) => [name, isListing(probe) ? Infinity : count - (before.get(name) ?? 0)]));
  }

  private run(source: string, probes: Probe[], warm: boolean): Promise<Calls> {
    const program: Program = { source, modules: new Map(), probes, warm };
    const key = JSON.stringify([source, probes, warm]);
    let calls = this.measured.get(key);
    if (calls === undefined) {
      calls = this.measure(program);
      this.measured.set(key, calls);
    }
    return calls;
  }
}

/** The functions that a program calls more often than one that does nothing. */
export function callsBeyond(calls: Calls, blank: Calls): string[] {
  return [...calls].flatMap(([name, count]) => (count > (blank.get(name) ?? 0) ? [name] : []));
}

function importsOf({ source, modules, probes }: Program): Set<string> {
  const texts = [source, ...modules.values(), ...probes.map((probe) => probe.source)].join('\n');
  return new Set(
    [...texts.matchAll(IMPORT)].flatMap(([, text, module]) =>
      modules.has(module!) || module === '__future__' ? [] : [`try: ${text!.trim()}\nexcept ImportError: pass`],
    ),
  );
}

function blankProbe(probe: Probe, raises: boolean): Probe {
  const source = BLANK_SOURCES[probe.kind][raises ? 'raises' : 'fine'];
  return probe.kind === 'stack' ? { kind: 'stack', source, function: '<lambda>' } : { kind: probe.kind, source };
}

const isListing = ({ kind }: Probe): boolean => !['evaluate', 'execute'].includes(kind);
