// The schema that records of runs are held against.

import Ajv, { type ValidateFunction } from 'ajv';
import schema from '../../spec/schemas/run.schema.json';
import { faultsOf } from './schema-words';

let compiled: ValidateFunction | undefined;

/** What is wrong with a record, the first fault with its place; undefined where nothing is. */
export function problemOfRun(value: unknown): string | undefined {
  compiled ??= new Ajv({ allowUnionTypes: true }).compile(schema);
  if (compiled(value)) return undefined;
  const [fault] = faultsOf(compiled.errors, value);
  return fault === undefined ? 'it does not follow its schema' : [fault.path, fault.message].filter(Boolean).join(': ');
}
