// The module _json: the fast parts of `json`.

import { takes } from '../call/native/arity-texts';
import { method, rawMethod } from '../objects/native';
import type { Value } from '../objects/object';
import { isTrue } from '../objects/protocols/compare';
import { typeError } from '../objects/raise';
import { ssizeArgument } from '../objects/containers/sequence-arguments';
import { PyTuple } from '../objects/containers/tuple';
import { strValue, typeOf } from '../objects/type-of';
import { defineModule } from './define-module';
import { defineEncoder } from './json/encoder';
import { scannerType } from './json/scanner';
import { quote, quoteAscii, scanString } from './json/strings';
import { openSubject } from './regex/subject';

const notAString = (value: Value) => typeError(`first argument must be a string, not ${typeOf(value).tpName}`);

function quoting(name: string, work: (text: string) => string) {
  return method(`${name}($self, object, /)`, (_thread, _module, value: Value) => {
    const text = strValue(value);
    if (text === undefined) throw notAString(value);
    return work(text);
  });
}

const encodeBasestring = quoting('encode_basestring', quote);
const encodeBasestringAscii = quoting('encode_basestring_ascii', quoteAscii);
const encoderType = defineEncoder(
  new Map([
    [encodeBasestring, quote],
    [encodeBasestringAscii, quoteAscii],
  ]),
);

const scanstring = rawMethod(
  'scanstring',
  'varargs',
  (thread, _module, args) => {
    const { length } = args;
    if (length < 2) throw typeError(`scanstring() takes at least 2 arguments (${length} given)`);
    if (length > 3) throw typeError(takes('scanstring()', 'at most', 3, length));
    const [document, index, strict = true] = args as [Value, Value, Value?];
    const at = ssizeArgument(thread, index);
    const isStrict = isTrue(thread, strict);
    if (strValue(document) === undefined) throw notAString(document);
    const { text, end } = scanString(thread, openSubject(thread, document), at, isStrict);
    return new PyTuple([text, end]);
  },
  {},
);

defineModule({
  name: '_json',
  functions: [encodeBasestringAscii, encodeBasestring, scanstring],
  constants: { make_scanner: scannerType, make_encoder: encoderType },
});
