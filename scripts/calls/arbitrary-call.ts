// Random signatures and calls: all five kinds of parameter, defaults, unpackings, duplicates, wrong counts and near-miss names.

import fc from 'fast-check';

export interface Pair {
  /** Inside of the parentheses of a definition. */
  signature: string;
  /** Inside of the parentheses of a call. */
  call: string;
}

const NAMES = ['a', 'b', 'c', 'ab', 'alpha', 'beta', 'gamma', 'width', 'height', 'self'];

const defaultValue = fc.constantFrom("'da'", "'db'", 'None', '()', '0');

/** The parameters of a function: names are distinct, and a default is followed by defaults among positional parameters. */
const signature = fc
  .record({
    names: fc.shuffledSubarray(NAMES, { maxLength: 7 }),
    positionalOnly: fc.nat({ max: 2 }),
    positional: fc.nat({ max: 3 }),
    defaults: fc.nat({ max: 5 }),
    star: fc.constantFrom('', '*', '*args'),
    keywordDefaults: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    doubleStar: fc.boolean(),
    value: defaultValue,
  })
  .map(({ names, positionalOnly, positional, defaults, star, keywordDefaults, doubleStar, value }) => {
    const count = Math.min(names.length, positionalOnly + positional);
    const withoutDefault = count - Math.min(defaults, count);
    const parts: string[] = [];
    names.slice(0, count).forEach((name, index) => {
      parts.push(index < withoutDefault ? name : `${name}=${value}`);
      if (index + 1 === positionalOnly) parts.push('/');
    });
    const keywordOnly = star === '' ? [] : names.slice(count);
    if (star === '*args' || keywordOnly.length > 0) parts.push(star);
    keywordOnly.forEach((name, index) => parts.push(keywordDefaults[index] ? `${name}=${value}` : name));
    if (doubleStar) parts.push('**kwargs');
    return parts.join(', ');
  });

/** A name of the pool, or one that is a slip away from it. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 1, arbitrary: fc.constantFrom('args', 'kwargs', 'x', 'zzz') },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('alpha', 'beta', 'gamma', 'width', 'height', 'ab'), fc.nat({ max: 3 }))
      .map(([word, at]) => {
        const letters = [...word];
        const [letter] = letters.splice(Math.min(at, letters.length - 1), 1);
        letters.splice(Math.min(at + 1, letters.length), 0, letter!);
        return at % 2 === 0 ? letters.join('') : word + word.slice(-1);
      }),
  },
);

const plain = fc.constantFrom('1', '2', "'s'", 'None', '[3]');

const unpacked = fc.oneof(
  { weight: 8, arbitrary: fc.array(plain, { maxLength: 3 }).map((items) => `*[${items.join(', ')}]`) },
  { weight: 1, arbitrary: fc.constantFrom("*'xy'", '*()', '*range(2)', '*(n for n in (7, 8))', '*{4: 5}') },
  { weight: 1, arbitrary: fc.constantFrom('*5', '*None') },
);

const mapping = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.tuple(name, plain), { maxLength: 3 })
      .map((items) => `**{${items.map(([key, value]) => `'${key}': ${value}`).join(', ')}}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('**5', '**[]', '**{1: 2}', "**{'': 1}") },
);

const keyword = fc.tuple(name, plain).map(([key, value]) => `${key}=${value}`);

/** The arguments of a call, in an order that the grammar mostly admits. */
const call = fc
  .tuple(
    fc.array(fc.oneof({ weight: 5, arbitrary: plain }, { weight: 1, arbitrary: unpacked }), { maxLength: 5 }),
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: keyword },
        { weight: 2, arbitrary: mapping },
        { weight: 1, arbitrary: unpacked },
      ),
      { maxLength: 4 },
    ),
  )
  .map((parts) => parts.flat().join(', '));

export const arbitraryPair: fc.Arbitrary<Pair> = fc.record({ signature, call });
