// What a JSON schema finds wrong with data, in words for people.

import type { ErrorObject } from 'ajv';

/** One fault: where it is, as verdicts[3].status (empty for the whole), and what is wrong there. */
export interface SchemaFault {
  path: string;
  message: string;
}

/** The first fault at each place; those that only say that some alternative does not fit are left out where a closer one is known. */
export function faultsOf(errors: readonly ErrorObject[] | null | undefined, value: unknown): SchemaFault[] {
  const faults = new Map<string, SchemaFault>();
  for (const error of errors ?? []) {
    const path = pathOf(error.instancePath);
    if (!faults.has(path)) faults.set(path, { path, message: wordsOf(error, valueAt(value, error.instancePath)) });
  }
  return [...faults.values()];
}

/** "/verdicts/3/status" as "verdicts[3].status". */
function pathOf(pointer: string): string {
  return stepsOf(pointer)
    .map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function valueAt(value: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null)?.[step], value);
}

function wordsOf({ keyword, params, message }: ErrorObject, value: unknown): string {
  switch (keyword) {
    case 'required':
      return `"${params.missingProperty}" is missing`;
    case 'additionalProperties':
      return `"${params.additionalProperty}" is not known here`;
    case 'enum':
      return `${shown(value)} is none of ${(params.allowedValues as unknown[]).map(String).join(', ')}`;
    case 'const':
      return `${shown(value)} is not ${shown(params.allowedValue)}`;
    case 'type':
      return `${shown(value)} is not ${[params.type].flat().map(kind).join(' or ')}`;
    case 'pattern':
      return `${shown(value)} does not have the form ${params.pattern}`;
    case 'minimum':
      return `${shown(value)} is less than ${params.limit}`;
    case 'minLength':
      return 'it is empty';
    case 'minItems':
      return 'the list is empty';
    default:
      return `${shown(value)} ${message ?? keyword}`;
  }
}

function kind(type: string): string {
  const names: Record<string, string> = {
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    null: 'null',
  };
  return names[type] ?? type;
}

/** A value, short. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
