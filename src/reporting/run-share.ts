// How much of something a run has verified, where it was asked for only a part of it.

import type { SubjectCounts } from '../spec/coverage/coverage';
import { describePercent } from '../spec/coverage/share';

/** Rules for which there is a verdict, whichever. */
export const askedOf = ({ verified, rules }: Pick<SubjectCounts, 'verified' | 'rules'>): number =>
  verified.of - rules['not-run'];

/** "12/13 92.3 %" of all rules; "4/4 run" where only some were run, "not run" where none was. */
export function verifiedCell(counts: Pick<SubjectCounts, 'verified' | 'rules'>): string {
  const { count, of, percent } = counts.verified;
  if (percent === null) return '-';
  const asked = askedOf(counts);
  if (asked === 0) return 'not run';
  return asked < of ? `${count}/${asked} run` : `${count}/${of} ${describePercent(percent)}`;
}

/** "12 of 13 rules, 92.3 %"; of those that were run where not all were: "4 of the 4 rules that were run, of 13". */
export function describeVerified(counts: Pick<SubjectCounts, 'verified' | 'rules'>): string {
  const { count, of, percent } = counts.verified;
  const asked = askedOf(counts);
  if (asked < of) return `${count} of the ${asked} that were run; ${of - asked} of ${of} not run`;
  return `${count} of ${of}${percent === null ? '' : `, ${describePercent(percent)}`}`;
}
