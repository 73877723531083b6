// The measures of coverage by name, for floors, ratchets, comparisons and the history. Each is a number of its own.

import type { Coverage, Measures } from './coverage';
import type { Share } from './share';

/** One measure of a row: "verified:pyodide" and its share. */
export interface Column {
  name: string;
  /** It counts rules. */
  ofRules: boolean;
  share: Share;
}

/** The columns of a section or of the total. */
export function columnsOf({ units, linked, confirmed, subjects }: Measures): Column[] {
  return [
    ...(units === null ? [] : [{ name: 'units', ofRules: false, share: units.accounted }]),
    { name: 'linked', ofRules: true, share: linked },
    ...Object.entries(subjects).map(([name, { verified }]) => ({
      name: `verified:${name}`,
      ofRules: true,
      share: verified,
    })),
    { name: 'confirmed', ofRules: true, share: confirmed },
  ];
}

/** The columns of the whole: those of the total, of the interpreter's code and of what rules reach. */
export function totalColumns({ total, code, reach }: Coverage): Column[] {
  const measured = code === null ? [] : (['lines', 'functions', 'branches'] as const);
  return [
    ...columnsOf(total),
    ...measured.map((name) => ({ name, ofRules: false, share: code!.total[name] })),
    ...(reach === null ? [] : [{ name: 'reached', ofRules: false, share: reach.functions }]),
  ];
}

/** Names that a column may have although nothing was measured for it. */
export const COLUMN_NAMES: readonly string[] = [
  'units',
  'linked',
  'verified',
  'confirmed',
  'lines',
  'functions',
  'branches',
  'reached',
];
