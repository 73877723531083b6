// callspec subject: which Pythons can be checked, and whether one of them can be relied on.

import Table from 'cli-table3';
import pico from 'picocolors';
import { openSubject, SUBJECT_KINDS, usageOf } from '../subjects';
import { examine, type Finding, prepareExamination } from '../subjects/doctor/examine';
import { SubjectUnavailable, UnknownSubject } from '../subjects/subject';
import { jsonText, visible, visibleLine } from '../reporting/printable';
import { CommandError, ExitCode } from './exit-codes';
import { say } from './say';

/** Lists the kinds of subjects. Returns the exit code. */
export function listSubjects(options: { json?: boolean }): number {
  const rows = SUBJECT_KINDS.map((kind) => ({ subject: usageOf(kind), description: kind.description }));
  if (options.json) console.log(JSON.stringify(rows, null, 2));
  else {
    const width = Math.max(...rows.map(({ subject }) => subject.length));
    for (const { subject, description } of rows) console.log(`${subject.padEnd(width)}  ${description}`);
  }
  return ExitCode.FINE;
}

/** Examines a subject and prints what was found. Returns the exit code: 4 where something is wrong. */
export async function doctor(name: string, options: { json?: boolean }): Promise<number> {
  const { title, findings } = await examineByName(name);
  const problems = findings.filter(({ problem }) => problem !== undefined);
  if (options.json) console.log(jsonText({ subject: name, title, findings }, 2));
  else {
    say(`${visibleLine(`${name}: ${title}`)}\n`);
    say(render(findings));
    console.log(
      `\n${problems.length === 0 ? 'No problem found' : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} found`}`,
    );
  }
  return problems.length === 0 ? ExitCode.FINE : ExitCode.SUBJECT_UNUSABLE;
}

async function examineByName(name: string): Promise<{ title: string; findings: Finding[] }> {
  try {
    prepareExamination();
    const subject = await openSubject(name);
    const findings = await examine(subject);
    return { title: `${subject.title} (Python ${subject.pythonVersion})`, findings };
  } catch (error) {
    if (error instanceof UnknownSubject) throw new CommandError(error.message, ExitCode.USAGE);
    if (!(error instanceof SubjectUnavailable)) throw error;
    const [problem = '', ...advice] = error.message.split('\n');
    return { title: 'it does not start', findings: [{ check: 'the start', problem, advice: advice.join(' ') }] };
  }
}

function render(findings: readonly Finding[]): string {
  const table = new Table({
    head: ['', 'examined', 'problem', 'what to do'],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [4, 24, 48, 40],
  });
  for (const { check, problem, advice } of findings) {
    table.push([
      problem === undefined ? pico.green('✓') : pico.red('✗'),
      check,
      visible(problem ?? ''),
      visible(advice ?? ''),
    ]);
  }
  return table.toString();
}
