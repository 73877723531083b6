// What the functions of cmath give for infinities and NaN (C99, Annex G).

import type { Complex } from '../../objects/numbers/complex-arithmetic';
import { isNegative } from '../../objects/numbers/float-digits';

/** Rows by the real part, columns by the imaginary one: -inf, negative, -0, 0, positive, inf, nan. */
type Table = readonly (readonly (Complex | 'domain' | undefined)[])[];

const VALUES: Record<string, number> = {
  '0': 0,
  '1': 1,
  i: Infinity,
  n: NaN,
  p: Math.PI,
  h: Math.PI / 2,
  q: Math.PI / 4,
  t: 0.75 * Math.PI,
};

function number(text: string): number {
  return text.startsWith('-') ? -VALUES[text.slice(1)]! : VALUES[text]!;
}

/** Reads rows of "re,im"; "." is finite, "E" outside the domain. */
function table(...rows: string[]): Table {
  return rows.map((row) =>
    row.split(' ').map((entry) => {
      if (entry === '.') return undefined;
      if (entry === 'E') return 'domain';
      const [real, imag] = entry.split(',') as [string, string];
      return { real: number(real), imag: number(imag) };
    }),
  );
}

const TABLES = {
  acos: table(
    't,i p,i p,i p,-i p,-i t,-i n,i',
    'h,i . . . . h,-i n,n',
    'h,i . . . . h,-i h,n',
    'h,i . . . . h,-i h,n',
    'h,i . . . . h,-i n,n',
    'q,i 0,i 0,i 0,-i 0,-i q,-i n,i',
    'n,i n,n n,n n,n n,n n,-i n,n',
  ),
  acosh: table(
    'i,-t i,-p i,-p i,p i,p i,t i,n',
    'i,-h . . . . i,h n,n',
    'i,-h . . . . i,h n,h',
    'i,-h . . . . i,h n,h',
    'i,-h . . . . i,h n,n',
    'i,-q i,-0 i,-0 i,0 i,0 i,q i,n',
    'i,n n,n n,n n,n n,n i,n n,n',
  ),
  asinh: table(
    '-i,-q -i,-0 -i,-0 -i,0 -i,0 -i,q -i,n',
    '-i,-h . . . . -i,h n,n',
    '-i,-h . . . . -i,h n,n',
    'i,-h . . . . i,h n,n',
    'i,-h . . . . i,h n,n',
    'i,-q i,-0 i,-0 i,0 i,0 i,q i,n',
    'i,n n,n n,-0 n,0 n,n i,n n,n',
  ),
  atanh: table(
    '-0,-h -0,-h -0,-h -0,h -0,h -0,h -0,n',
    '-0,-h . . . . -0,h n,n',
    '-0,-h . . . . -0,h -0,n',
    '0,-h . . . . 0,h 0,n',
    '0,-h . . . . 0,h n,n',
    '0,-h 0,-h 0,-h 0,h 0,h 0,h 0,n',
    '0,-h n,n n,n n,n n,n 0,h n,n',
  ),
  cosh: table(
    'E i,i i,0 i,-0 i,-i E i,n',
    'E . . . . E n,n',
    'E . . . . E n,0',
    'E . . . . E n,0',
    'E . . . . E n,n',
    'E i,-i i,-0 i,0 i,i E i,n',
    'n,n n,n n,0 n,0 n,n n,n n,n',
  ),
  exp: table(
    '0,0 0,-0 0,-0 0,0 0,0 0,0 0,0',
    'E . . . . E n,n',
    'E . . . . E n,n',
    'E . . . . E n,n',
    'E . . . . E n,n',
    'E i,-i i,-0 i,0 i,i E i,n',
    'n,n n,n n,-0 n,0 n,n n,n n,n',
  ),
  log: table(
    'i,-t i,-p i,-p i,p i,p i,t i,n',
    'i,-h . . . . i,h n,n',
    'i,-h . . . . i,h n,n',
    'i,-h . . . . i,h n,n',
    'i,-h . . . . i,h n,n',
    'i,-q i,-0 i,-0 i,0 i,0 i,q i,n',
    'i,n n,n n,n n,n n,n i,n n,n',
  ),
  sinh: table(
    'E -i,-i -i,-0 -i,0 -i,i E i,n',
    'E . . . . E n,n',
    'E . . . . E 0,n',
    'E . . . . E 0,n',
    'E . . . . E n,n',
    'E i,-i i,-0 i,0 i,i E i,n',
    'n,n n,n n,-0 n,0 n,n n,n n,n',
  ),
  sqrt: table(
    'i,-i 0,-i 0,-i 0,i 0,i i,i n,i',
    'i,-i . . . . i,i n,n',
    'i,-i . . . . i,i n,n',
    'i,-i . . . . i,i n,n',
    'i,-i . . . . i,i n,n',
    'i,-i i,-0 i,-0 i,0 i,0 i,i i,n',
    'i,-i n,n n,n n,n n,n i,i n,n',
  ),
  tanh: table(
    '-1,0 -1,-0 -1,-0 -1,0 -1,0 -1,0 -1,0',
    'E . . . . E n,n',
    'E . . . . E -0,n',
    'E . . . . E 0,n',
    'E . . . . E n,n',
    '1,0 1,-0 1,-0 1,0 1,0 1,0 1,0',
    'n,n n,n n,-0 n,0 n,n n,n n,n',
  ),
  rect: table(
    'E -i,i -i,0 -i,-0 -i,-i E i,n',
    'E . . . . E n,n',
    '0,0 . . . . 0,0 0,0',
    '0,0 . . . . 0,0 0,0',
    'E . . . . E n,n',
    'E i,-i i,-0 i,0 i,i E i,n',
    'n,n n,n n,0 n,0 n,n n,n n,n',
  ),
};

function kindOf(x: number): number {
  if (Number.isNaN(x)) return 6;
  const negative = isNegative(x);
  if (!Number.isFinite(x)) return negative ? 0 : 5;
  if (x === 0) return negative ? 2 : 3;
  return negative ? 1 : 4;
}

/** The result of a function for arguments that are not finite; undefined for finite ones. */
export function specialValue(name: keyof typeof TABLES, real: number, imag: number): Complex | 'domain' | undefined {
  if (Number.isFinite(real) && Number.isFinite(imag)) return undefined;
  return TABLES[name][kindOf(real)]![kindOf(imag)];
}
