// Grammar: string literals, f-strings and t-strings.

import type * as ast from '../ast';
import type { WithMetadata } from '../string-nodes';
import type { Match } from './match';
import type { Action, Grammar } from './notation';

/** Adds the rules of strings, f-strings and t-strings, and of what is wrong with replacement fields. */
export function addStrings(g: Grammar): void {
  g.rule('string', [['s=STRING', (m) => m.machine.strings.string(m.token('s'))]]);
  g.rule(
    'strings',
    [
      'invalid_string_tstring_concat',
      ['a=(fstring | string)+', (m) => m.machine.strings.concatenate(m.list('a'), m.start, m.end)],
      ['a=tstring+', (m) => m.machine.strings.concatenateTemplates(m.list<ast.TemplateStr>('a'), m.start, m.end)],
    ],
    { memo: true },
  );
  addInterpolated(g, 'f');
  addInterpolated(g, 't');

  const cannotMix: Action = (m) =>
    m.failRange(m.list('a').at(-1)!, m.expr('b'), 'cannot mix t-string literals with string or bytes literals');
  g.rule('invalid_string_tstring_concat', [
    ['a=(fstring | string)+ b=tstring', cannotMix],
    ['a=tstring+ b=(fstring | string)', cannotMix],
  ]);
}

function field(m: Match, kind: 'FormattedValue' | 'Interpolation'): ast.ExprNode {
  return m.machine.strings.replacementField(
    kind,
    m.start,
    m.expr('a'),
    m.has('debug'),
    (m.get('conversion') ?? null) as WithMetadata<ast.Name> | null,
    (m.get('format') ?? null) as WithMetadata<ast.JoinedStr> | null,
    m.token('close'),
  );
}

/** The rules of f-strings ('f') and t-strings ('t'): they differ in their tokens, nodes and messages. */
function addInterpolated(g: Grammar, prefix: 'f' | 't'): void {
  const p = `${prefix}string`;
  const upper = `${prefix.toUpperCase()}STRING`;
  const FIELD = `'{' a=annotated_rhs debug='='? conversion=[fstring_conversion] format=[${p}_full_format_spec] close='}'`;
  const inSpec = prefix === 'f' ? 'fstring_replacement_field' : 'tstring_format_spec_replacement_field';

  g.rule(`${p}_replacement_field`, [
    [FIELD, (m) => field(m, prefix === 'f' ? 'FormattedValue' : 'Interpolation')],
    `invalid_${p}_replacement_field`,
  ]);
  if (prefix === 't') {
    g.rule(inSpec, [[FIELD, (m) => field(m, 'FormattedValue')], `invalid_${p}_replacement_field`]);
  } else {
    g.rule('fstring_conversion', [
      [
        "mark='!' conv=NAME",
        (m) =>
          m.machine.strings.conversion(m.machine.tokenizer.stringLetter, m.token('mark'), m.get('conv') as ast.Name),
      ],
    ]);
  }
  g.rule(`${p}_middle`, [
    `${p}_replacement_field`,
    [`t=${upper}_MIDDLE`, (m) => m.machine.strings.middle(m.token('t'))],
  ]);
  g.rule(`${p}_format_spec`, [[`t=${upper}_MIDDLE`, (m) => m.machine.strings.decodedMiddle(m.token('t'))], inSpec]);
  g.rule(`${p}_full_format_spec`, [
    [`colon=':' spec=${p}_format_spec*`, (m) => m.machine.strings.formatSpec(m.token('colon'), m.list('spec'), m.end)],
  ]);
  const joined: Action = (m) =>
    prefix === 'f'
      ? m.machine.strings.joinedStr(m.token('a'), m.list('b'), m.token('c'))
      : m.machine.strings.templateStr(m.token('a'), m.list('b'), m.token('c'));
  g.rule(p, [[`a=${upper}_START b=${p}_middle* c=${upper}_END`, joined]], { memo: prefix === 't' });
  addMistakes(g, prefix);
}

function addMistakes(g: Grammar, prefix: 'f' | 't'): void {
  const p = `${prefix}string`;
  const at =
    (sign: string): Action =>
    (m) =>
      m.failAt(m.token('a'), `${prefix}-string: valid expression required before '${sign}'`);
  const next =
    (msg: string): Action =>
    (m) =>
      m.failOnNext(`${prefix}-string: ${msg}`);
  g.rule(`invalid_${p}_replacement_field`, [
    ["'{' a='='", at('=')],
    ["'{' a='!'", at('!')],
    ["'{' a=':'", at(':')],
    ["'{' a='}'", at('}')],
    ["'{' !annotated_rhs", next("expecting a valid expression after '{'")],
    ["'{' annotated_rhs !('=' | '!' | ':' | '}')", next("expecting '=', or '!', or ':', or '}'")],
    ["'{' annotated_rhs '=' !('!' | ':' | '}')", next("expecting '!', or ':', or '}'")],
    `'{' annotated_rhs '='? invalid_${p}_conversion_character`,
    ["'{' annotated_rhs '='? ['!' NAME] !(':' | '}')", next("expecting ':' or '}'")],
    ["'{' annotated_rhs '='? ['!' NAME] ':' fstring_format_spec* !'}'", next("expecting '}', or format specs")],
    ["'{' annotated_rhs '='? ['!' NAME] !'}'", next("expecting '}'")],
  ]);
  g.rule(`invalid_${p}_conversion_character`, [
    ["'!' &(':' | '}')", next('missing conversion character')],
    ["'!' !NAME", next('invalid conversion character')],
  ]);
}
