// Numbers of about 106 bits as sums of two floats, for results that are to be correctly rounded.

/** hi + lo, where hi is the sum rounded to a float. */
export type Double2 = readonly [hi: number, lo: number];

const SPLITTER = 134217729;

/** a + b exactly. */
export function twoSum(a: number, b: number): Double2 {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

/** a + b exactly, for |a| >= |b|. */
export function fastTwoSum(a: number, b: number): Double2 {
  const sum = a + b;
  return [sum, a - sum + b];
}

/** a * b exactly, barring overflow (Dekker). */
export function twoProduct(a: number, b: number): Double2 {
  const product = a * b;
  const ca = SPLITTER * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLITTER * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return [product, ah * bh - product + ah * bl + al * bh + al * bl];
}

export function add(a: Double2, b: Double2): Double2 {
  const [s, e] = twoSum(a[0], b[0]);
  const [t, f] = twoSum(a[1], b[1]);
  const [u, g] = fastTwoSum(s, e + t);
  return fastTwoSum(u, g + f);
}

export function multiply(a: Double2, b: Double2): Double2 {
  const [p, e] = twoProduct(a[0], b[0]);
  return fastTwoSum(p, e + (a[0] * b[1] + a[1] * b[0]));
}

export function scale(a: Double2, factor: number): Double2 {
  const [p, e] = twoProduct(a[0], factor);
  return fastTwoSum(p, e + a[1] * factor);
}

export function divide(a: Double2, b: Double2): Double2 {
  const q1 = a[0] / b[0];
  const r = add(a, scale(b, -q1));
  const q2 = r[0] / b[0];
  const s = add(r, scale(b, -q2));
  const [q, e] = fastTwoSum(q1, q2);
  return fastTwoSum(q, e + s[0] / b[0]);
}
