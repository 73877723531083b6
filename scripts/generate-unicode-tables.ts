// Writes the Unicode tables of src/objects/text/unicode/ from the database of CPython 3.14 (unicodedata 16.0.0), so that no answer depends on the
// Unicode version of the JavaScript engine. Run it with `npx ts-node scripts/generate-unicode-tables.ts`.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, strToU8 } from 'fflate';
import { loadPyodide } from 'pyodide';

const QUESTIONS = `
import json, unicodedata as u, _sre
C = [chr(i) for i in range(0x110000)]
def runs(f):
    result = []; previous = None; length = 0
    for c in C:
        value = f(c)
        if length and value == previous: length += 1
        else:
            if length: result.append([length, previous])
            previous = value; length = 1
    result.append([length, previous]); return result
def flags(c):
    after = (c + '\\u03a3').lower().endswith('\\u03c2')
    between = ('A' + c + '\\u03a3').lower().endswith('\\u03c2')
    return (c.islower() | c.isupper() << 1 | after << 2 | (between and not after) << 3
            | c.isidentifier() << 4 | ('a' + c).isidentifier() << 5)
old = u.ucd_3_2_0
def changed(name):
    f, g = getattr(old, name), getattr(u, name)
    return runs(lambda c: '=' if f(c) == g(c) else f(c))
def mapping(f): return [[i, [ord(x) for x in f(c)]] for i, c in enumerate(C) if f(c) != c]
PROPERTIES = ('category', 'bidirectional', 'combining', 'east_asian_width', 'mirrored')
json.dumps({
    **{name: runs(getattr(u, name)) for name in PROPERTIES},
    **{'old_' + name: changed(name) for name in PROPERTIES},
    'flags': runs(flags),
    'decimal': [i for i, c in enumerate(C) if u.decimal(c, None) == 0],
    'digit': [[i, u.digit(c)] for i, c in enumerate(C) if c.isdigit() and not c.isdecimal()],
    'numeric': [[i, repr(u.numeric(c)).removesuffix('.0')] for i, c in enumerate(C) if c.isnumeric() and not c.isdigit()],
    'old_decimal': [[i, old.decimal(c, None)] for i, c in enumerate(C) if old.decimal(c, None) not in (None, u.decimal(c, None))],
    'old_numeric': [[i, old.numeric(c, None)] for i, c in enumerate(C)
                    if old.numeric(c, None) != u.numeric(c, None) and old.category(c) != 'Cn'],
    'lower': mapping(str.lower), 'upper': mapping(str.upper), 'title': mapping(str.title), 'fold': mapping(str.casefold),
    'iscased': [i for i in range(0x110000) if _sre.unicode_iscased(i)],
    'decomposition': [[i, u.decomposition(c)] for i, c in enumerate(C) if u.decomposition(c)],
    'old_normalize': [[i, ord(old.normalize('NFC', c))] for i, c in enumerate(C)
                      if old.category(c) != 'Cn' and old.normalize('NFD', c) != u.normalize('NFD', c)],
    'excluded': [i for i, c in enumerate(C) if u.decomposition(c) and u.decomposition(c)[0] != '<'
                 and u.normalize('NFC', u.normalize('NFD', c)) != c],
    'name': [[i, u.name(c)] for i, c in enumerate(C) if u.name(c, None) is not None],
})
`;

type Runs = [length: number, value: string | number][];
interface Answers {
  [property: string]: unknown;
  lower: [number, number[]][];
  upper: [number, number[]][];
  title: [number, number[]][];
  fold: [number, number[]][];
  iscased: number[];
  decimal: number[];
  digit: [number, number][];
  numeric: [number, string][];
  old_decimal: [number, number | null][];
  old_numeric: [number, number | null][];
  old_normalize: [number, number][];
  decomposition: [number, string][];
  excluded: number[];
  name: [number, string][];
}

/** Marks the value of a run; lengths between them are written in base 36 with small letters. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&*+-/:;<=>?@^_|~';

function encodeRuns(runs: Runs): { values: (string | number)[]; runs: string } {
  const values: (string | number)[] = [];
  let text = '';
  for (const [length, value] of runs) {
    let index = values.indexOf(value);
    if (index < 0) index = values.push(value) - 1;
    if (index >= LETTERS.length * 2) throw new Error('too many values');
    const letter = index < LETTERS.length ? LETTERS[index] : `(${LETTERS[index - LETTERS.length]}`;
    text += (length === 1 ? '' : length.toString(36)) + letter;
  }
  return { values, runs: text };
}

/** Mappings to one character as runs "start,count,step,delta"; mappings to several as "source:target,target". */
function encodeMapping(mapping: [number, number[]][]): { runs: string; special: string } {
  const runs: { start: number; last: number; step: number; count: number; delta: number }[] = [];
  const special: string[] = [];
  for (const [source, target] of mapping) {
    if (target.length > 1) {
      special.push(`${source.toString(36)}:${target.map((code) => code.toString(36)).join(',')}`);
      continue;
    }
    const delta = target[0]! - source;
    const run = runs.at(-1);
    const gap = run === undefined ? 0 : source - run.last;
    if (run !== undefined && run.delta === delta && gap <= 2 && (run.count === 1 || gap === run.step)) {
      run.step = gap;
      run.count++;
      run.last = source;
    } else runs.push({ start: source, last: source, step: 1, count: 1, delta });
  }
  const text = runs.map(({ start, count, step, delta }) =>
    [start, count, step, delta].map((n) => n.toString(36)).join(','),
  );
  return { runs: text.join(' '), special: special.join(' ') };
}

function encodeNames(names: [number, string][]): string {
  const explicit = names.filter(([code, name]) => {
    const hex = code.toString(16).toUpperCase();
    return (
      !name.startsWith('HANGUL SYLLABLE ') &&
      name !== `CJK UNIFIED IDEOGRAPH-${hex}` &&
      name !== `CJK COMPATIBILITY IDEOGRAPH-${hex}`
    );
  });
  let next = 0;
  const lines = explicit.map(([code, name]) => {
    const gap = code - next;
    next = code + 1;
    return (gap === 0 ? '' : gap.toString(36)) + name;
  });
  return packed(lines.join('\n'));
}

const packed = (text: string): string => Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString('base64');
const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value);

function file(name: string, comment: string, constants: Record<string, unknown>): void {
  const lines = Object.entries(constants).map(([key, value]) => `export const ${key} = ${literal(value)};`);
  const text = `// ${comment} Written by scripts/generate-unicode-tables.ts.\n\n${lines.join('\n')}\n`;
  writeFileSync(join(__dirname, '..', 'src', 'objects', 'text', 'unicode', name), text);
}

function pairs(list: [number, string | number | null][]): string {
  return list.map(([code, value]) => `${code.toString(36)}:${value ?? ''}`).join(' ');
}

async function main(): Promise<void> {
  const python = await loadPyodide();
  const answers = JSON.parse(python.runPython(QUESTIONS) as string) as Answers;
  const upper = new Map(answers.upper);
  const changesByCase = new Set([...answers.lower.map(([code]) => code), ...answers.upper.map(([code]) => code)]);
  const cased = new Set(answers.iscased);
  const uncased = [...changesByCase].filter((code) => !cased.has(code) && upper.has(code));
  if (answers.iscased.some((code) => !changesByCase.has(code))) throw new Error('cased without case mapping');
  file('character-tables.ts', 'What str methods need to know of each character, as run lengths.', {
    CATEGORY: encodeRuns(answers.category as Runs),
    FLAGS: encodeRuns(answers.flags as Runs),
    LOWER: encodeMapping(answers.lower),
    UPPER: encodeMapping(answers.upper),
    TITLE: encodeMapping(answers.title),
    FOLD: encodeMapping(answers.fold),
    UNCASED_FOR_SRE: uncased.map((code) => code.toString(36)).join(' '),
    DECIMAL_ZEROS: answers.decimal.map((code) => code.toString(36)).join(' '),
    DIGIT: pairs(answers.digit),
    NUMERIC: pairs(answers.numeric),
  });
  const decomposition = answers.decomposition.map(([code, text]) => `${code.toString(36)} ${text}`).join('\n');
  file(
    'database-tables.ts',
    'What only unicodedata and normalisation need, as run lengths; decompositions are deflated.',
    {
      BIDIRECTIONAL: encodeRuns(answers.bidirectional as Runs),
      COMBINING: encodeRuns(answers.combining as Runs),
      EAST_ASIAN_WIDTH: encodeRuns(answers.east_asian_width as Runs),
      MIRRORED: encodeRuns(answers.mirrored as Runs),
      DECOMPOSITION: packed(decomposition),
      COMPOSITION_EXCLUSIONS: answers.excluded.map((code) => code.toString(36)).join(' '),
    },
  );
  file(
    'database-3-2-0.ts',
    'How version 3.2.0 of the database (unicodedata.ucd_3_2_0) differs: "=" is what did not change.',
    {
      OLD_CATEGORY: encodeRuns(answers.old_category as Runs),
      OLD_BIDIRECTIONAL: encodeRuns(answers.old_bidirectional as Runs),
      OLD_COMBINING: encodeRuns(answers.old_combining as Runs),
      OLD_EAST_ASIAN_WIDTH: encodeRuns(answers.old_east_asian_width as Runs),
      OLD_MIRRORED: encodeRuns(answers.old_mirrored as Runs),
      OLD_DECIMAL: pairs(answers.old_decimal),
      OLD_NUMERIC: pairs(answers.old_numeric),
      OLD_DECOMPOSITION: pairs(answers.old_normalize.map(([code, target]) => [code, target.toString(36)])),
    },
  );
  file('name-table.ts', 'The names of characters in order, with gaps between their codes, deflated.', {
    NAMES: encodeNames(answers.name),
  });
}

void main();
