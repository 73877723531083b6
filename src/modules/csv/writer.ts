// csv.writer: records as lines of text.

import { defineType } from '../../objects/define-type';
import { TypeErrorType } from '../../objects/exceptions/exceptions';
import { PyHolder } from '../../objects/holder';
import { method } from '../../objects/native';
import { drop, hold, type Value } from '../../objects/object';
import { forEach, getIter } from '../../objects/protocols/iteration';
import { isIndex } from '../../objects/protocols/numbers';
import { callHeld, whileHeld } from '../../objects/protocols/calls';
import { str } from '../../objects/protocols/text';
import { PyRaise, type Thread } from '../../objects/thread';
import { isSubtype, type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { csvError, type PyDialect, Quoting } from './dialect';

export class PyWriter extends PyHolder {
  dialect: PyDialect | undefined;
  write: Value | undefined;

  static {
    PyWriter.holds({ dialect: undefined, write: undefined });
  }

  constructor(dialect: PyDialect, write: Value) {
    super(writerType);
    this.dialect = hold(dialect);
    this.write = hold(write);
  }
}

/** Can it be a number (PyNumber_Check)? */
function isNumber(value: Value): boolean {
  const { tp } = typeOf(value);
  return isIndex(value) || tp.nb_int !== undefined || tp.nb_float !== undefined || typeOf(value).tpName === 'complex';
}

/** A field as it is written; `text` undefined: None (join_append_data). */
function encodeField(thread: Thread, dialect: PyDialect, text: string | undefined, quoted: boolean): string {
  const { delimiter, quotechar, escapechar, lineterminator, quoting, doublequote, skipinitialspace } = dialect;
  if ((text === undefined || text === '') && delimiter === ' ' && skipinitialspace) {
    const isNull = text === undefined && (quoting === Quoting.STRINGS || quoting === Quoting.NOTNULL);
    if (quoting === Quoting.NONE || isNull)
      throw csvError(thread, 'empty field must be quoted if delimiter is a space and skipinitialspace is true');
    quoted = true;
  }
  let result = '';
  for (const character of text ?? '') {
    const isSpecial =
      character === delimiter ||
      character === escapechar ||
      character === quotechar ||
      character === '\n' ||
      character === '\r' ||
      lineterminator.includes(character);
    if (isSpecial) {
      let escape = quoting === Quoting.NONE;
      if (!escape) {
        if (character === quotechar) {
          if (doublequote) result += quotechar;
          else escape = true;
        } else if (character === escapechar) escape = true;
        if (!escape) quoted = true;
      }
      if (escape) {
        if (escapechar === null) throw csvError(thread, 'need to escape, but no escapechar set');
        result += escapechar;
      }
    }
    result += character;
  }
  return quoted ? quotechar + result + quotechar : result;
}

function isQuoted(quoting: number, field: Value): boolean {
  switch (quoting) {
    case Quoting.NONNUMERIC:
      return !isNumber(field);
    case Quoting.ALL:
      return true;
    case Quoting.STRINGS:
      return strValue(field) !== undefined;
    case Quoting.NOTNULL:
      return field !== null;
    default:
      return false;
  }
}

/** csv.writer.writerow: what `write` gives (csv_writerow). */
function writeRow(thread: Thread, writer: PyWriter, row: Value): Value {
  const dialect = writer.dialect!;
  let iterator: Value;
  try {
    iterator = getIter(thread, row);
  } catch (error) {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, TypeErrorType)) throw error;
    drop(thread, error.exc);
    throw csvError(thread, `iterable expected, not ${typeOf(row).tpName}`);
  }
  const parts: string[] = [];
  let lastIsNull = false;
  whileHeld(thread, iterator, () => {
    forEach(thread, iterator, (field) => {
      const quoted = isQuoted(dialect.quoting, field);
      lastIsNull = field === null;
      const text = lastIsNull ? undefined : (strValue(field) ?? str(thread, field));
      parts.push(encodeField(thread, dialect, text, quoted));
    });
    return null;
  });
  let line = parts.join(dialect.delimiter);
  if (parts.length > 0 && line === '') {
    const { quoting } = dialect;
    if (quoting === Quoting.NONE || (lastIsNull && (quoting === Quoting.STRINGS || quoting === Quoting.NOTNULL)))
      throw csvError(thread, 'single empty field record must be quoted');
    line = encodeField(thread, dialect, undefined, true);
  }
  return callHeld(thread, writer.write!, [line + dialect.lineterminator]);
}

export const writerType: PyType = defineType({
  module: '_csv',
  name: 'writer',
  instanceClass: PyWriter,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  methods: [
    method('writerow($self, row, /)', writeRow),
    method('writerows($self, rows, /)', (thread, self: PyWriter, rows: Value) => {
      forEach(thread, rows, (row) => drop(thread, writeRow(thread, self, row)));
      return null;
    }),
  ],
  members: [{ name: 'dialect', get: (self) => self.dialect }],
});
