// The module _locale: the C locale, the only one.

import * as exceptions from '../objects/exceptions/exceptions';
import { PyDict } from '../objects/containers/dict';
import { PyList } from '../objects/containers/list';
import { type BoundFunction, method } from '../objects/native';
import { argInt, argString } from '../objects/native-arguments';
import { defineType } from '../objects/define-type';
import type { Value } from '../objects/object';
import { raise } from '../objects/raise';
import { TypeFlag } from '../objects/type';
import { defineModule } from './define-module';
import { LOCALE_CONSTANTS } from './locale-constants';

const errorType = defineType({
  name: 'Error',
  module: 'locale',
  base: exceptions.ExceptionType,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.BASE_EXC_SUBCLASS,
});

const KNOWN = ['', 'C', 'POSIX', 'C.UTF-8', 'en_US.UTF-8'];

const setLocale: BoundFunction = (thread, _module, category: Value, locale: Value = null) => {
  const number = argInt(thread, category);
  if (number < 0 || number > 6) throw raise(errorType, 'invalid locale category');
  if (locale === null) return 'C';
  const name = argString(thread, 'setlocale', 2, locale);
  if (!KNOWN.includes(name)) throw raise(errorType, 'unsupported locale setting');
  return name === 'C' || name === 'POSIX' ? 'C' : 'C.UTF-8';
};

const CHAR_MAX = 127;
const TEXTS = [
  ...['int_curr_symbol', 'currency_symbol', 'mon_decimal_point', 'mon_thousands_sep'],
  ...['positive_sign', 'negative_sign', 'thousands_sep'],
];
const NUMBERS = [
  ...['int_frac_digits', 'frac_digits', 'p_cs_precedes', 'p_sep_by_space', 'n_cs_precedes', 'n_sep_by_space'],
  ...['p_sign_posn', 'n_sign_posn'],
];

function localeConventions(): PyDict {
  const dict = new PyDict();
  for (const name of TEXTS) dict.initStr(name, '');
  dict.initStr('decimal_point', '.');
  for (const name of ['grouping', 'mon_grouping']) dict.initStr(name, new PyList([]));
  for (const name of NUMBERS) dict.initStr(name, CHAR_MAX);
  return dict;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];

/** What nl_langinfo knows of the C locale, by the name of its key. */
const INFORMATION = new Map<string, string>([
  ['CODESET', 'UTF-8'],
  ['D_T_FMT', '%a %b %e %T %Y'],
  ['D_FMT', '%m/%d/%y'],
  ['T_FMT', '%H:%M:%S'],
  ['T_FMT_AMPM', '%I:%M:%S %p'],
  ['AM_STR', 'AM'],
  ['PM_STR', 'PM'],
  ['RADIXCHAR', '.'],
  ['YESEXPR', '^[yY]'],
  ['NOEXPR', '^[nN]'],
  ...DAYS.flatMap((day, index): [string, string][] => [
    [`DAY_${index + 1}`, day],
    [`ABDAY_${index + 1}`, day.slice(0, 3)],
  ]),
  ...MONTHS.flatMap((month, index): [string, string][] => [
    [`MON_${index + 1}`, month],
    [`ABMON_${index + 1}`, month.slice(0, 3)],
  ]),
]);

const languageInfo: BoundFunction = (thread, _module, key: Value) => {
  const number = argInt(thread, key);
  const name = Object.keys(LOCALE_CONSTANTS).find((candidate) => LOCALE_CONSTANTS[candidate] === number && number > 13);
  if (name === undefined) throw raise(exceptions.ValueErrorType, 'unsupported langinfo constant');
  return INFORMATION.get(name) ?? '';
};

const collate: BoundFunction = (thread, _module, left: Value, right: Value) => {
  const a = argString(thread, 'strcoll', 1, left);
  const b = argString(thread, 'strcoll', 2, right);
  return a < b ? -1 : a > b ? 1 : 0;
};

export const localeModule = defineModule({
  name: '_locale',
  functions: [
    method('setlocale($module, category, locale=<unrepresentable>, /)', setLocale),
    method('localeconv($module, /)', () => localeConventions()),
    method('strcoll($module, os1, os2, /)', collate),
    method('strxfrm($module, string, /)', (thread, _module, text: Value) => argString(thread, 'strxfrm', 1, text)),
    method('nl_langinfo($module, key, /)', languageInfo),
    method('gettext($module, msg, /)', (_thread, _module, message: Value) => message),
    method('dgettext($module, domain, msg, /)', (_thread, _module, _domain: Value, message: Value) => message),
    method(
      'dcgettext($module, domain, msg, category, /)',
      (_thread, _module, _domain: Value, message: Value) => message,
    ),
    method('textdomain($module, domain, /)', (_thread, _module, domain: Value) => domain ?? 'messages'),
    method('bindtextdomain($module, domain, dir, /)', (_thread, _module, _domain: Value, dir: Value) => dir),
    method(
      'bind_textdomain_codeset($module, domain, codeset, /)',
      (_thread, _module, _domain: Value, codeset: Value) => codeset,
    ),
    method('getencoding($module, /)', () => 'UTF-8'),
  ],
  constants: LOCALE_CONSTANTS,
  types: [errorType],
});
