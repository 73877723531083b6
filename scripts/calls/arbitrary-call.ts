// Random calls of every kind.

import fc from 'fast-check';
import type { Case } from './case';
import { classStatement } from './class-statements';
import { classCall } from './classes';
import { passedOnCall, plainCall } from './functions';
import { functionCall, inheritedCall, methodCall } from './native';
import { superCall } from './supers';

const KINDS = {
  plain: { weight: 4, arbitrary: plainCall },
  passed: { weight: 5, arbitrary: passedOnCall },
  class: { weight: 4, arbitrary: classCall },
  statement: { weight: 2, arbitrary: classStatement },
  super: { weight: 1, arbitrary: superCall },
  function: { weight: 4, arbitrary: functionCall },
  method: { weight: 4, arbitrary: methodCall },
  inherited: { weight: 2, arbitrary: inheritedCall },
};

export type Kind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as Kind[];

/** Calls of all kinds, or of one. */
export function arbitraryCall(kind?: Kind): fc.Arbitrary<Case> {
  return kind === undefined ? fc.oneof(...Object.values(KINDS)) : KINDS[kind].arbitrary;
}
