// What coverage needs of the ledger of the document.

import { classOf, type Ledger } from '../ledger';
import { checkLedger } from '../ledger-check';
import type { Specification } from '../specification';

export interface UnitSummary {
  section: string;
  /** What became of it: "rules", "informative", "erratum", … */
  kind: string;
  /** Nothing is left to decide about it. */
  accounted: boolean;
  /** Rules that transcribe it, or one of whose examples runs it. */
  rules: readonly string[];
  /** Where it stands in its section: block/part. */
  at: string;
}

export interface LedgerSummary {
  units: readonly UnitSummary[];
}

/** Sums up a ledger: a unit is accounted for when it has a decision that the features do not contradict, as in an audit. */
export function summarizeLedger(ledger: Ledger, specification: Specification): LedgerSummary {
  const wrong = new Set(checkLedger(ledger, specification).map(({ unit }) => unit));
  const units = ledger.units.map((unit) => {
    const accounted = !wrong.has(unit);
    const rules = [...new Set([...(unit.rules ?? []), ...(unit.examples ?? []).map(({ rule }) => rule)])];
    return { section: unit.section, kind: accounted ? classOf(unit) : 'unaccounted', accounted, rules, at: unit.at };
  });
  return { units };
}
