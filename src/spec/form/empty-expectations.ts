// Expectations that cannot differ from what comes, and actions of which nothing is expected.

import { argumentsOf, type StepForm } from './step-forms';

/** A step whose form is known. */
export interface ReadStep {
  form: StepForm;
  text: string;
  line: number;
  /** The text below it. */
  block?: string;
  /** The rows of its table, the heading first. */
  rows?: { line: number; cells: string[] }[];
}

interface Problem {
  line: number;
  message: string;
}

/** What the latest action was, and whether a step has looked at it. */
interface Action {
  step: ReadStep;
  kind: 'runs' | 'evaluates' | 'executes' | 'compiles' | 'asks';
  seen: boolean;
}

/** What in an example verifies nothing. `steps` begin with those of the backgrounds. */
export function emptyExpectations(steps: readonly ReadStep[]): Problem[] {
  const problems: Problem[] = [];
  let action: Action | undefined;
  for (const step of steps) {
    const { form, line } = step;
    if (form.role === 'When') {
      if (action !== undefined) problems.push(...unseen(action, false));
      action = { step, kind: kindOf(step), seen: false };
    } else if (form.role === 'Then') {
      if (form.asks) {
        if (action !== undefined) problems.push(...unseen(action, false));
        action = { step, kind: 'asks', seen: true };
      } else if (action === undefined) {
        problems.push({ line, message: `nothing happens before "${step.text}": it needs a When` });
      } else {
        action.seen = true;
      }
      problems.push(...vacuous(step, action, steps));
    }
  }
  if (action !== undefined) problems.push(...unseen(action, true));
  return problems;
}

const kindOf = ({ form: { expression } }: ReadStep): Action['kind'] => expression.split(' ')[1] as Action['kind'];

/** An action may prepare the next one; one that is asked for its value, or the last one, may not stand alone. */
function unseen({ step, kind, seen }: Action, isLast: boolean): Problem[] {
  if (seen || (!isLast && (kind === 'executes' || kind === 'runs'))) return [];
  return [{ line: step.line, message: `nothing is expected of "${step.text}": it needs a Then of its own` }];
}

/** What makes an expectation one that cannot differ. */
function vacuous(step: ReadStep, action: Action | undefined, steps: readonly ReadStep[]): Problem[] {
  const { form, text, line, rows, block } = step;
  const args = argumentsOf(text);
  const told = (message: string) => [{ line, message }];
  switch (form.expression) {
    case 'it gives {string}':
      if (args[0] === 'nothing')
        return told('"nothing" comes of every action that has no value: expect a value or an exception');
      if (action?.kind === 'evaluates') return tautology(argumentsOf(action.step.text)[0]!, args[0]!, line);
      if (action !== undefined && action.kind !== 'asks') {
        return told(`"${action.step.text}" has no value that "${text}" could look at: it needs "it evaluates"`);
      }
      return [];
    case 'it prints {string}':
      return args[0] === '' && (action?.kind === 'compiles' || action?.kind === 'asks')
        ? told(`"${action.step.text}" prints nothing, whatever happens`)
        : [];
    case 'it warns {string}':
      return action?.kind === 'compiles' ? [] : told('only "it compiles" looks at warnings');
    case 'the traceback is':
      return block?.trim() === 'no exception' ? told('without an exception there is no traceback') : [];
    case 'the events are {string}':
    case 'it raises {word} {string} after the events {string}':
      return isFilled(steps) ? [] : told('nothing fills the list "log" that the events are read from');
    case 'each expression gives':
      return [
        ...rows!.slice(1).flatMap((row) => tautology(row.cells[0]!, row.cells[1]!, row.line)),
        ...repeated(rows!),
      ];
    default:
      return rows === undefined || form.expression.startsWith('in ') ? [] : repeated(rows);
  }
}

/** An expression whose result is written in it. */
function tautology(expression: string, expected: string, line: number): Problem[] {
  if (expression === expected)
    return [{ line, message: `"${expression}" gives itself in any Python: compare what is computed` }];
  const [, left, operator, right] = /^(\w+) (is|is not) (\w+)$/.exec(expression.trim()) ?? [];
  if (left === undefined || left !== right || expected !== (operator === 'is' ? 'True' : 'False')) return [];
  return [{ line, message: `"${expression}" gives ${expected} in any Python: compare with something else` }];
}

/** Rows that say what the row above says, of an expression that changes nothing. */
function repeated(rows: NonNullable<ReadStep['rows']>): Problem[] {
  return rows.slice(2).flatMap(({ line, cells }, index) => {
    const above = rows[index + 1]!.cells;
    const changes = /[([]|:=|\bawait\b/.test(cells[0]!);
    if (changes || cells.join('|') !== above.join('|')) return [];
    return [{ line, message: `the row repeats the one above: | ${cells.join(' | ')} |` }];
  });
}

/** Whether the list of events is named anywhere but where it is made. */
function isFilled(steps: readonly ReadStep[]): boolean {
  const written = steps.flatMap(({ form, text, block }) => (form.role === 'Then' ? [] : [text, block ?? '']));
  return (written.join('\n').match(/\blog\b/g)?.length ?? 0) > 1;
}
