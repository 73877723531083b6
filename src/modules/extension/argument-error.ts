// What is wrong with an argument, before it is known which one it was.

import type { Value } from '../../objects/object';
import { typeOf } from '../../objects/type-of';

/** A failed conversion: "must be str, not int". The parser puts the name and the number of the argument in front. */
export class Mismatch {
  /** Items on the way into nested tuples, outermost first. */
  readonly items: number[] = [];

  constructor(readonly text: string) {}

  /** The format itself is wrong: that is a SystemError, not a TypeError. */
  get isFormatError(): boolean {
    return this.text.startsWith('(');
  }
}

/** The name of the type of an argument; None stands for itself. */
const given = (value: Value): string => (value === null ? 'None' : typeOf(value).tpName.slice(0, 50));

/** "must be str, not int" (converterr). */
export const mustBe = (expected: string, value: Value): Mismatch =>
  new Mismatch(`must be ${expected.slice(0, 50)}, not ${given(value)}`);
