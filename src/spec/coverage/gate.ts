// What fails a build: a measure below a floor, or a number below the one that was committed.

import { suggestion } from '../../words/near';
import { COLUMN_NAMES, columnsOf, totalColumns } from './columns';
import type { Coverage } from './coverage';
import { describeShare, type Share } from './share';

/** The least percentage of a column; of every column that counts rules, where there is no name. */
export interface Floor {
  column?: string;
  percent: number;
}

/** Floors cannot be read from a text. */
export class FloorError extends Error {}

/** Reads "95" or "verified=100,verified:pyodide=98,units=95". Throws FloorError. */
export function parseFloors(text: string): Floor[] {
  return text.split(',').map((part) => {
    const [, column, number = ''] = /^(?:\s*([^=]+?)\s*=)?\s*(.*?)\s*$/.exec(part) ?? [];
    const percent = Number(number);
    if (number === '' || !(percent >= 0 && percent <= 100)) {
      throw new FloorError(
        `"${part}" is no floor. Write a number from 0 to 100, or column=number: verified=100,units=95`,
      );
    }
    const name = column?.split(':')[0];
    if (name !== undefined && !COLUMN_NAMES.includes(name)) {
      throw new FloorError(
        `There is no column "${column}".${suggestion(name, COLUMN_NAMES)} There are: ${COLUMN_NAMES.join(', ')}`,
      );
    }
    return column === undefined ? { percent } : { column, percent };
  });
}

/** A sentence for each column that is below its floor. A column that was not measured is below any. */
export function belowFloors(coverage: Coverage, floors: readonly Floor[]): string[] {
  const columns = totalColumns(coverage);
  return floors.flatMap(({ column, percent }) => {
    const meant = columns.filter(({ name, ofRules }) =>
      column === undefined ? ofRules : name === column || name.startsWith(`${column}:`),
    );
    if (meant.length === 0) return [`${column ?? 'rules'}: not measured, and at least ${percent} % is asked for`];
    return meant
      .filter(({ share }) => isBelow(share, percent))
      .map(({ name, share }) => `${name}: ${describeShare(share)}, and at least ${percent} % is asked for`);
  });
}

/** Exact, where the percentage shown is rounded. Nothing of nothing is not below. */
function isBelow({ count, of }: Share, percent: number): boolean {
  return of > 0 && 100 * count < percent * of;
}

/** A sentence for each number that is smaller than it was, in all and by section; for what was measured then and is not now, too. */
export function fallen(before: Coverage, now: Coverage): string[] {
  const rows = (coverage: Coverage) => [
    ...totalColumns(coverage).map(({ name, share }) => ({ key: `${name} in all`, share })),
    { key: 'examples in all', share: whole(coverage.total.examples) },
    ...coverage.sections.flatMap((section) => [
      ...columnsOf(section).map(({ name, share }) => ({ key: `${name} in ${section.id}`, share })),
      { key: `examples in ${section.id}`, share: whole(section.examples) },
    ]),
  ];
  const found = new Map(rows(now).map(({ key, share }) => [key, share]));
  return rows(before).flatMap(({ key, share }) => {
    const after = found.get(key);
    if (after === undefined) return [`${key}: was ${describeShare(share)}, and is not measured now`];
    const lessPart = after.count * share.of < share.count * after.of;
    if (after.count >= share.count && !lessPart) return [];
    return [`${key}: was ${describeShare(share)}, is ${describeShare(after)}`];
  });
}

function whole(count: number): Share {
  return { count, of: count, percent: null };
}
