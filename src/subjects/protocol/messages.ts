// What callspec and the adapter of a subject say to each other: one JSON object a line. docs/subject-protocol.md explains it.

import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import schema from '../../../spec/schemas/protocol.schema.json';
import type { ExceptionReport, Probe, RunLimits } from '../subject';

export const PROTOCOL_VERSION = 1;

export interface Hello {
  type: 'hello';
  protocol: typeof PROTOCOL_VERSION;
  name: string;
  version: string;
  pythonVersion: string;
  cpythonLike: boolean;
  capabilities?: string[];
}

export interface Run {
  type: 'run';
  id: number;
  program: string;
  modules: Record<string, string>;
  probes: readonly Probe[];
  script: string;
  limits: Required<RunLimits>;
}

export interface Output {
  type: 'output';
  id: number;
  text: string;
}

export interface Step {
  type: 'step';
  id: number;
  value?: string;
  exception?: Omit<ExceptionReport, 'traceback'> & { traceback?: string };
  warnings?: string[];
}

export interface End {
  type: 'end';
  id: number;
  reason: 'finished' | 'timed-out' | 'crashed';
  message?: string;
  /** References that were counted wrongly, where the Python can tell. */
  wrongCounts?: string[];
  /** The adapter cannot run another program; it is started anew. */
  last?: boolean;
}

/** What an adapter says. */
export type AdapterMessage = Hello | Output | Step | End;

/** What an adapter is told. */
export type RunnerMessage = Run | { type: 'close' };

/** A line is no message of the protocol; the text says what is wrong with it. */
export class MalformedMessage extends Error {}

const FROM_ADAPTER = ['hello', 'output', 'step', 'end'] as const;
let validators: Map<string, ValidateFunction> | undefined;

/** Reads what an adapter has written. Throws MalformedMessage. */
export function parseAdapterMessage(line: string): AdapterMessage {
  const message = parseJson(line);
  const validate = validatorOf(message.type);
  if (validate === undefined) {
    throw new MalformedMessage(
      `a message has the "type" ${FROM_ADAPTER.map((type) => `"${type}"`).join(', ')}, not ${JSON.stringify(message.type) ?? 'none'}`,
    );
  }
  const valid: boolean = validate(message);
  if (valid) return message as unknown as AdapterMessage;
  if (message.type === 'hello' && message.protocol !== PROTOCOL_VERSION && message.protocol !== undefined) {
    const spoken = JSON.stringify(message.protocol);
    throw new MalformedMessage(
      `it speaks version ${spoken} of the protocol, and this callspec version ${PROTOCOL_VERSION}`,
    );
  }
  throw new MalformedMessage(`the message "${message.type}" ${describe(validate.errors?.[0])}`);
}

/** What is wrong with a message, to complete 'the message "end" …'. */
function describe({ instancePath = '', keyword, message: text, params = {} }: Partial<ErrorObject> = {}): string {
  const where = instancePath.slice(1).replaceAll('/', '.');
  const inside = where === '' ? '' : ` in "${where}"`;
  const value = Object.values(params).map((one) => JSON.stringify(one));
  switch (keyword) {
    case 'required':
      return `lacks ${value}${inside}`;
    case 'additionalProperties':
      return `has ${value}${inside}, which the protocol does not know`;
    case 'type':
      return `has in "${where}" what is not of the type ${[params.type].flat().join(' or ')}`;
    case 'enum':
      return `has in "${where}" none of ${(params.allowedValues as unknown[]).map((one) => JSON.stringify(one)).join(', ')}`;
    case 'pattern':
      return `has in "${where}" no version such as "3.12.0"`;
    default:
      return `has a wrong "${where}": it ${text}`;
  }
}

function parseJson(line: string): Record<string, unknown> & { type?: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new MalformedMessage(`what it sent is not JSON: ${excerpt(line)}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new MalformedMessage(`what it sent is not a JSON object: ${excerpt(line)}`);
}

function excerpt(line: string): string {
  return JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);
}

function validatorOf(type: unknown): ValidateFunction | undefined {
  if (validators === undefined) {
    const ajv = new Ajv({ allowUnionTypes: true }).addSchema(schema, 'protocol');
    validators = new Map(FROM_ADAPTER.map((name) => [name, ajv.getSchema(`protocol#/definitions/${name}`)!]));
  }
  return validators.get(String(type));
}
