// The module unicodedata.

import { withBytes } from '../objects/bytes/buffer';
import { defineType } from '../objects/define-type';
import { PyFloat } from '../objects/numbers/float';
import { latin1 } from '../objects/numbers/int-parsing';
import { method, type NativeDefinition } from '../objects/native';
import { argString, badArgument } from '../objects/native-arguments';
import { IMMORTAL, PyObject, type Value } from '../objects/object';
import { encodeText } from '../objects/protocols/codecs';
import { keyError, typeError, valueError } from '../objects/raise';
import { lengthOf } from '../objects/text/text-indexing';
import type { Thread } from '../objects/thread';
import { type PyType, TypeFlag } from '../objects/type';
import { strValue } from '../objects/type-of';
import type { NormalForm } from '../objects/text/unicode/normalization';
import { defineModule } from './define-module';
import { currentDatabase, type Database, oldDatabase } from './unicodedata/database';

type Optional = Value | undefined;

/** The code point of a one-character str (Clinic's int(accept={str})). */
function characterOf(name: string, position: number, value: Value): number {
  const text = strValue(value);
  if (text === undefined) throw badArgument(name, position, 'a unicode character', value);
  if (lengthOf(text) !== 1) {
    const which = position === 0 ? 'argument' : `argument ${position}`;
    throw typeError(`${name}(): ${which} must be a unicode character, not a string of length ${lengthOf(text)}`);
  }
  return text.codePointAt(0)!;
}

/** A question whose answer may be missing: then the default, or ValueError. */
function withDefault(name: string, answer: (code: number) => Value | undefined, missing: string): NativeDefinition {
  return method(
    `${name}($self, chr, default=<unrepresentable>, /)`,
    (_thread, _self, character: Value, byDefault: Optional) => {
      const found = answer(characterOf(name, 1, character));
      if (found !== undefined) return found;
      if (byDefault === undefined) throw valueError(missing);
      return byDefault;
    },
  );
}

const question = (name: string, answer: (code: number) => Value): NativeDefinition =>
  method(`${name}($self, chr, /)`, (_thread, _self, character: Value) => answer(characterOf(name, 0, character)));

const FORMS = new Set(['NFC', 'NFD', 'NFKC', 'NFKD']);

function formOf(form: string): NormalForm {
  if (!FORMS.has(form)) throw valueError('invalid normalization form');
  return form as NormalForm;
}

const MAX_NAME = 256;

function lookup(thread: Thread, database: Database, value: Value): Value {
  const text = strValue(value);
  const name = text === undefined ? withBytes(thread, value, latin1) : text;
  const size = text === undefined ? name.length : encodeText(thread, name, 'utf-8', undefined).bytes.length;
  if (size > MAX_NAME) throw keyError('name too long');
  const found = database.lookup(name);
  if (found === undefined) throw keyError(`undefined character name '${name}'`);
  return found;
}

/** The functions of the module, which are also the methods of UCD. */
function functionsOf(database: Database): NativeDefinition[] {
  return [
    withDefault('decimal', database.decimal, 'not a decimal'),
    withDefault('digit', database.digit, 'not a digit'),
    withDefault(
      'numeric',
      (code) => {
        const value = database.numeric(code);
        return value === undefined ? undefined : new PyFloat(value);
      },
      'not a numeric character',
    ),
    question('category', database.category),
    question('bidirectional', database.bidirectional),
    question('combining', database.combining),
    question('mirrored', database.mirrored),
    question('east_asian_width', database.eastAsianWidth),
    question('decomposition', database.decomposition),
    withDefault('name', database.name, 'no such name'),
    method('lookup($self, name, /)', (thread, _self, name: Value) => lookup(thread, database, name)),
    method('is_normalized($self, form, unistr, /)', (thread, _self, form: Value, text: Value) => {
      const wanted = argString(thread, 'is_normalized', 1, form);
      const given = argString(thread, 'is_normalized', 2, text);
      return database.normalize(formOf(wanted), given) === given;
    }),
    method('normalize($self, form, unistr, /)', (thread, _self, form: Value, text: Value) => {
      const wanted = argString(thread, 'normalize', 1, form);
      const given = argString(thread, 'normalize', 2, text);
      return given === '' ? given : database.normalize(formOf(wanted), given);
    }),
  ];
}

class PyUcd extends PyObject {
  constructor() {
    super(ucdType);
  }
}

const ucdType: PyType = defineType({
  name: 'UCD',
  module: 'unicodedata',
  instanceClass: PyUcd,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  methods: functionsOf(oldDatabase),
  members: [{ name: 'unidata_version', get: () => oldDatabase.version }],
});

const ucd320 = new PyUcd();
ucd320.refs = IMMORTAL;

defineModule({
  name: 'unicodedata',
  functions: functionsOf(currentDatabase),
  constants: { unidata_version: currentDatabase.version, ucd_3_2_0: ucd320 },
  types: [ucdType],
});
