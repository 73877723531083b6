// Random signatures: all five kinds of parameter, with and without defaults, and the names that calls of them use.

import fc from 'fast-check';

export const NAMES = ['a', 'b', 'c', 'ab', 'alpha', 'beta', 'gamma', 'width', 'height', 'self'];

const defaultValue = fc.constantFrom("'da'", "'db'", 'None', '()', '0');

/** The parameters of a function: names are distinct, and a default is followed by defaults among positional parameters. */
export const signature = fc
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

/** A signature that many calls fit. */
export const looseSignature = fc.constantFrom(
  '*args, **kwargs',
  'a, *args, **kwargs',
  'a=0, /, *args, b=1, **kwargs',
  'a, b=2',
  'a, b=2, *, c=3',
  '',
);

/** A signature of a method whose first parameter is its own. */
export const anyOwnSignature = fc.oneof(signature, looseSignature).map((text) => text.replace(/\bself\b/g, 'me'));

/** Puts a parameter in front of a signature. */
export const after = (first: string, rest: string): string => (rest === '' ? first : `${first}, ${rest}`);

/** A name of the pool, or one that is a slip away from it. */
export const name = fc.oneof(
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
