// Long integers and their digits: by halves, since JavaScript takes long for long ones and nothing ends it meanwhile.

import { type Budget, pass, reserveInt, reserveText } from '../memory/budget';
import { bitLengthOfBig, divideBig, isLong, multiplyBig } from './big-int';

/** Digits that JavaScript converts at once. */
const LEAF_DIGITS = 1 << 13;
/** Texts of JavaScript's literals, whose digits are bits. */
const LITERALS: Record<number, string> = { 2: '0b', 8: '0o', 16: '0x' };

/** base ** (LEAF_DIGITS * 2**level), each made when first wanted. */
class Powers {
  private readonly made: bigint[] = [];

  constructor(
    private readonly base: number,
    private readonly budget: Budget,
  ) {}

  at(level: number): bigint {
    const { made, base, budget } = this;
    let power = made[level];
    if (power === undefined) {
      const root = level === 0 ? 0n : this.at(level - 1);
      power = level === 0 ? BigInt(base) ** BigInt(LEAF_DIGITS) : multiplyBig(root, root, budget);
      made[level] = power;
    }
    return power;
  }
}

/** The digits of an integer in a base of 2 to 36, lower case, with the sign. */
export function textOfBig(a: bigint, base: number, budget: Budget): string {
  if (!isLong(a)) return a.toString(base);
  const bits = bitLengthOfBig(a);
  reserveText(budget, bits / Math.log2(base));
  if ((base & (base - 1)) === 0) return a.toString(base);
  const powers = new Powers(base, budget);
  const size = a < 0n ? -a : a;
  let level = 0;
  while (powers.at(level) <= size) level++;
  const text = digitsBelow(size, level, base, powers, budget).replace(/^0+/, '');
  return a < 0n ? `-${text}` : text;
}

/** All LEAF_DIGITS * 2**level digits, zeros in front included. */
function digitsBelow(a: bigint, level: number, base: number, powers: Powers, budget: Budget): string {
  if (level === 0) {
    budget.work(LEAF_DIGITS);
    return a.toString(base).padStart(LEAF_DIGITS, '0');
  }
  const [high, low] = divideBig(a, powers.at(level - 1), budget);
  const front = digitsBelow(high, level - 1, base, powers, budget);
  return front + digitsBelow(low, level - 1, base, powers, budget);
}

/** The integer of these digits. */
export function bigOfText(digits: string, base: number, budget: Budget): bigint {
  reserveInt(budget, digits.length * Math.log2(base));
  const literal = LITERALS[base];
  if (literal !== undefined) {
    pass(budget, digits.length * 4);
    return BigInt(literal + digits);
  }
  const powers = new Powers(base, budget);
  let level = 0;
  while (LEAF_DIGITS * 2 ** level < digits.length) level++;
  return valueOfDigits(digits, level, base, powers, budget);
}

function valueOfDigits(digits: string, level: number, base: number, powers: Powers, budget: Budget): bigint {
  if (level === 0) {
    if (digits.length > 4096) budget.work(digits.length);
    return base === 10 ? BigInt(digits) : shortValue(digits, base);
  }
  const low = LEAF_DIGITS * 2 ** (level - 1);
  if (digits.length <= low) return valueOfDigits(digits, level - 1, base, powers, budget);
  const cut = digits.length - low;
  const high = valueOfDigits(digits.slice(0, cut), level - 1, base, powers, budget);
  const product = multiplyBig(high, powers.at(level - 1), budget);
  return product + valueOfDigits(digits.slice(cut), level - 1, base, powers, budget);
}

function shortValue(digits: string, base: number): bigint {
  if (digits.length <= 9) return BigInt(Number.parseInt(digits, base));
  const low = digits.length >> 1;
  const high = digits.length - low;
  return shortValue(digits.slice(0, high), base) * BigInt(base) ** BigInt(low) + shortValue(digits.slice(high), base);
}
