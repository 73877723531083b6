// The functions of math on integers.

import { type Int, compareNumbers, gcdInts, multiplyInts, subtractInts } from '../../objects/numbers/int-arithmetic';
import { divideBig, multiplyBig, rootOfBig } from '../../objects/numbers/big-int';
import type { Budget } from '../../objects/memory/budget';
import { normalize } from '../../objects/numbers/int';
import { method, type NativeDefinition } from '../../objects/native';
import type { Value } from '../../objects/object';
import { toIndex } from '../../objects/protocols/numbers';
import { overflowError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';

/** The product of from, from + 1 … to - 1, by halves, so that factors stay alike in size. */
function productOfRange(from: bigint, to: bigint, budget: Budget): bigint {
  if (to - from <= 16n) {
    budget.work(8);
    let product = 1n;
    for (let factor = from; factor < to; factor++) product *= factor;
    return product;
  }
  const middle = (from + to) / 2n;
  return multiplyBig(productOfRange(from, middle, budget), productOfRange(middle, to, budget), budget);
}

const LONG_MAX = 2147483647;

function factorial(thread: Thread, value: Value): Int {
  const n = toIndex(thread, value);
  if (n > LONG_MAX) throw overflowError(`factorial() argument should not exceed ${LONG_MAX}`);
  if (n < 0) throw valueError('factorial() not defined for negative values');
  return normalize(productOfRange(1n, BigInt(n) + 1n, thread.budget));
}

/** The integer part of the square root. */
export function integerSquareRoot(n: Int, budget: Budget): Int {
  if (typeof n === 'number') {
    let root = Math.floor(Math.sqrt(n));
    while (root * root > n) root--;
    while ((root + 1) * (root + 1) <= n) root++;
    return root;
  }
  return normalize(rootOfBig(n, budget));
}

const LLONG_MAX = 9223372036854775807n;

function checkNatural(n: Int, k: Int): void {
  if (n < 0) throw valueError('n must be a non-negative integer');
  if (k < 0) throw valueError('k must be a non-negative integer');
}

function permutations(thread: Thread, nValue: Value, kValue: Value | undefined): Int {
  if (kValue === undefined || kValue === null) return factorial(thread, nValue);
  const n = toIndex(thread, nValue);
  const k = toIndex(thread, kValue);
  checkNatural(n, k);
  if (compareNumbers(n, k) < 0) return 0;
  if (k > LLONG_MAX) throw overflowError(`k must not exceed ${LLONG_MAX}`);
  return normalize(productOfRange(BigInt(n) - BigInt(k) + 1n, BigInt(n) + 1n, thread.budget));
}

function combinations(thread: Thread, nValue: Value, kValue: Value): Int {
  const n = toIndex(thread, nValue);
  const k = toIndex(thread, kValue);
  checkNatural(n, k);
  const rest = subtractInts(n, k);
  if (rest < 0) return 0;
  const smaller = BigInt(rest < k ? rest : k);
  if (smaller > LLONG_MAX) throw overflowError(`min(n - k, k) must not exceed ${LLONG_MAX}`);
  const { budget } = thread;
  const product = productOfRange(BigInt(n) - smaller + 1n, BigInt(n) + 1n, budget);
  return normalize(divideBig(product, productOfRange(1n, smaller + 1n, budget), budget)[0]);
}

function lcm(a: Int, b: Int, budget: Budget): Int {
  if (a === 0 || b === 0) return 0;
  const [quotient] = divideBig(BigInt(a), BigInt(gcdInts(a, b, budget)), budget);
  const product = multiplyInts(normalize(quotient), b, budget);
  return product < 0 ? subtractInts(0, product) : product;
}

export const integerFunctions: NativeDefinition[] = [
  method('factorial($module, n, /)', (thread, _module, n: Value) => factorial(thread, n)),
  method('gcd($module, /, *integers)', (thread, _module, integers: Value[]) =>
    integers.map((value) => toIndex(thread, value)).reduce<Int>((a, b) => gcdInts(a, b, thread.budget), 0),
  ),
  method('lcm($module, /, *integers)', (thread, _module, integers: Value[]) =>
    integers.map((value) => toIndex(thread, value)).reduce<Int>((a, b) => lcm(a, b, thread.budget), 1),
  ),
  method('isqrt($module, n, /)', (thread, _module, value: Value) => {
    const n = toIndex(thread, value);
    if (n < 0) throw valueError('isqrt() argument must be nonnegative');
    return integerSquareRoot(n, thread.budget);
  }),
  method('perm($module, n, k=None, /)', (thread, _module, n: Value, k: Value | undefined) =>
    permutations(thread, n, k),
  ),
  method('comb($module, n, k, /)', (thread, _module, n: Value, k: Value) => combinations(thread, n, k)),
];
