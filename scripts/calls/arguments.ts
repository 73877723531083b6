// Random arguments: values, keywords, and everything that may stand behind one or two stars.

import fc from 'fast-check';
import { name } from './signatures';

/** Values whose evaluation or end is seen, and plain ones. */
const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('1', '2', "'s'", 'None', '[3]') },
  { weight: 1, arbitrary: fc.constantFrom("note('p')", "note('q')", "Mortal('m')", 'Mortal(note(4))', "fail('v')") },
);

const key = fc.oneof(
  { weight: 8, arbitrary: name.map((text) => `'${text}'`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('Name', 'SameHash', 'Unequal', 'Equal', 'BadEqual', 'BadHash', 'NameOfName'), name)
      .map(([kind, text]) => `${kind}('${text}')`),
  },
  { weight: 1, arbitrary: fc.constantFrom('1', '(1, 2)', 'None', "b'a'", "''", '1.5', 'Mortal(0)', '[]') },
);

const items = fc.array(value, { maxLength: 3 }).map((list) => list.join(', '));
const entries = fc.array(fc.tuple(key, value), { maxLength: 3 });
const pairs = entries.map((list) => list.map(([text, item]) => `(${text}, ${item})`).join(', '));

const iterable = fc.oneof(
  { weight: 6, arbitrary: items.map((text) => `[${text}]`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('Steps', 'Sequence', 'Hinted', 'BadHint', 'OddTuple', 'OddList', 'generated', 'TupleKind'),
        items,
      )
      .map(([kind, text]) => `${kind}(${text})`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('ValueError', 'StopIteration', 'TypeError', 'AttributeError', 'KeyError', 'IndexError'),
        items,
      )
      .chain(([error, text]) =>
        fc.constantFrom(
          `Steps(${text}, Fails(${error}))`,
          `generated(${text}, Fails(${error}))`,
          `Sequence(${text}, Fails(${error}))`,
          `map(raiser(${error}), [1])`,
        ),
      )
      .map((text) => text.replace('(, ', '(')),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...["'xy'", '()', '(1, 2)', 'range(2)', '(n for n in (7, 8))', '{4: 5}', "{'a': 1}.items()", '{5}', "b'ab'"],
      ...['NoIter()', 'BadIter()', 'NotAnIterator()', 'RaisingIter()', 'iter([1, 2])', 'zip((1,), (2,))', 'Half()'],
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('5', 'None', 'int', 'len', '...') },
);

/** Some iterable behind a star. */
export const unpacked = iterable.map((text) => `*${text}`);

const mappingValue = fc.oneof(
  { weight: 8, arbitrary: entries.map((list) => `{${list.map((entry) => entry.join(': ')).join(', ')}}`) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          ...['Mapping', 'KeysList', 'DictKind', 'OddDict', 'DictWithKeys', 'OrderedDict', 'Proxy', 'Missing'],
          ...['FailingItem', 'KeyErrorItem', 'DictIter'],
        ),
        pairs,
      )
      .map(([kind, text]) => `${kind}([${text}])`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['5', '[]', 'None', "'ab'", "{'a'}", 'KeysOnly()', 'NoKeys()', 'KeysNotIterable()', 'KeysRaise(ValueError)'],
      ...[
        'KeysRaise(AttributeError)',
        'KeysRaise(KeyError)',
        'KeysRaise(TypeError)',
        'KeysThenRaise()',
        'Half()',
        'KeysAttribute()',
      ],
    ),
  },
);

const mapping = mappingValue.map((text) => `**${text}`);
const keyword = fc.tuple(name, value).map(([text, item]) => `${text}=${item}`);

/** The arguments of a call, in an order that the grammar mostly admits. */
export const anyArguments = fc
  .tuple(
    fc.array(fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: unpacked }), { maxLength: 5 }),
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: keyword },
        { weight: 3, arbitrary: mapping },
        { weight: 1, arbitrary: unpacked },
      ),
      { maxLength: 4 },
    ),
  )
  .map((parts) => parts.flat().join(', '));

/** Few arguments, for what takes few. */
export const fewArguments = fc
  .tuple(
    fc.array(fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: unpacked }), { maxLength: 2 }),
    fc.array(fc.oneof({ weight: 2, arbitrary: keyword }, { weight: 2, arbitrary: mapping }), { maxLength: 2 }),
  )
  .map((parts) => parts.flat().join(', '));
