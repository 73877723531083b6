// The steps that features are made of: what each looks like, what it takes, and what it looks at. The step definitions follow this list.

import { CucumberExpression, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { distance } from 'fastest-levenshtein';
import { shapeOf } from '../step-text';

/** What a step is for: it sets up, acts, or expects. */
export type Role = 'Given' | 'When' | 'Then';

export interface StepForm {
  role: Role;
  /** As the step definition has it. */
  expression: string;
  /** What stands below it: a text, or a table with these headings. */
  takes?: 'text' | readonly string[];
  /** An expectation that asks something itself, and does not look at the action before it. */
  asks?: true;
}

export const STEP_FORMS: readonly StepForm[] = [
  { role: 'Given', expression: 'the program', takes: 'text' },
  { role: 'Given', expression: 'the module {string}', takes: 'text' },
  { role: 'When', expression: 'it runs' },
  { role: 'When', expression: 'it evaluates {string}' },
  { role: 'When', expression: 'it executes', takes: 'text' },
  { role: 'When', expression: 'it compiles', takes: 'text' },
  { role: 'Then', expression: 'it gives {string}' },
  { role: 'Then', expression: 'it prints {string}' },
  { role: 'Then', expression: 'it prints', takes: 'text' },
  { role: 'Then', expression: 'it raises {word} {string}' },
  { role: 'Then', expression: 'it raises {word}' },
  { role: 'Then', expression: 'it warns {string}' },
  { role: 'Then', expression: 'the traceback is', takes: 'text' },
  { role: 'Then', expression: 'the events are {string}' },
  { role: 'Then', expression: 'it raises {word} {string} after the events {string}' },
  { role: 'Then', expression: 'each expression gives', takes: ['expression', 'gives'], asks: true },
  { role: 'Then', expression: 'each expression raises', takes: ['expression', 'raises'], asks: true },
  { role: 'Then', expression: 'compiling each gives', takes: ['program', 'gives'], asks: true },
  { role: 'Then', expression: 'the bytecode of {string} is', takes: 'text', asks: true },
  { role: 'Then', expression: '{string} compiles to', takes: 'text', asks: true },
  {
    role: 'Then',
    expression: 'in {string} the stack before each instruction of {string} is',
    takes: ['instruction', 'stack'],
    asks: true,
  },
];

const registry = new ParameterTypeRegistry();
const PATTERNS = STEP_FORMS.map((form) => ({
  form,
  pattern: new CucumberExpression(form.expression, registry).regexp,
  shape: form.expression.replace(/\{\w+\}/g, '…'),
}));

const found = new Map<string, readonly StepForm[]>();

/** The forms that the text of a step has: one, unless something is wrong with it. */
export function formsOf(text: string): readonly StepForm[] {
  let forms = found.get(text);
  if (forms === undefined) {
    forms = PATTERNS.flatMap(({ form, pattern }) => (pattern.test(text) ? [form] : []));
    found.set(text, forms);
  }
  return forms;
}

/** What stands in quotes in the text of a step. */
export const argumentsOf = (text: string): string[] => shapeOf(text).quoted;

/** The form that a text comes nearest to, and how far it is: 0 for one that has it, 1 for one that has nothing of it. */
export function nearestForm(text: string): { form: StepForm; distance: number } {
  const own = shapeOf(text).shape.replace(/raises \w+/, 'raises …');
  const ranked = PATTERNS.map(({ form, shape }) => ({
    form,
    distance: distance(own, shape) / Math.max(own.length, shape.length),
  }));
  return ranked.reduce((best, one) => (one.distance < best.distance ? one : best));
}

/** How a step of a form is written: 'Then it gives "…"'. */
export const usageOf = ({ role, expression }: StepForm): string =>
  `${role} ${expression.replaceAll('{string}', '"…"').replaceAll('{word}', 'SomeError')}`;
