// Explained calls as text: the listing with the call's instructions marked, the answers, the rules that govern them.

import pico from 'picocolors';
import { type Answer, instructionText } from '../observation/call-answers';
import type { Explanation } from '../observation/explain';
import type { Rule } from '../spec/specification';

/** The lines of one explanation; `ruleOf` finds a rule by its id. */
export function explanationLines(explanation: Explanation, where: string, ruleOf: (id: string) => Rule): string[] {
  const { answers, call, inside, note, stack } = explanation;
  const place = [where, inside === '' || inside === '<module>' ? '' : `in ${inside}`].filter((part) => part !== '');
  const head = `${pico.bold(pico.cyan(call))}${place.length === 0 ? '' : `  ${pico.dim(place.join(' '))}`}`;
  if (note !== undefined) return [head, `  ${note}`];
  const ids = [...new Set(answers.flatMap(({ rules }) => rules.slice(1)))].sort(bySection);
  return [
    head,
    '',
    ...listing(explanation),
    '',
    `  The stack before it: [${stack.join(', ')}]`,
    '',
    ...answers.flatMap(answerLines),
    '',
    '  Rules',
    ...ids.map((id) => `    ${pico.yellow(id.padEnd(widest(ids)))}  ${ruleOf(id).sentence}`),
  ];
}

function listing({ listing: lines }: Explanation): string[] {
  let last: number | null | undefined;
  return lines.map(({ instruction, belongs }) => {
    const { label, line } = instruction;
    const number = line === last ? '' : (line ?? '--');
    last = line;
    const text = `${String(number).padStart(6)} ${(label === undefined ? '' : `${label}:`).padStart(5)} `;
    return belongs
      ? `${pico.green('  >')}${text}${instructionText(instruction)}`
      : pico.dim(`   ${text}${instructionText(instruction)}`);
  });
}

function answerLines({ answer, details, rules, text }: Answer): string[] {
  return [
    `  ${pico.bold(text)}  ${pico.dim(rules[0]!)}`,
    `    ${answer}`,
    ...details.map((detail) => `    - ${detail}`),
  ];
}

const widest = (ids: readonly string[]): number => Math.max(...ids.map(({ length }) => length));

/** By section, then by name. */
function bySection(left: string, right: string): number {
  const [a, b] = [left, right].map((id) => Number(/^\d+\.(\d+)/.exec(id)?.[1]));
  return a! - b! || (left < right ? -1 : left > right ? 1 : 0);
}
