// The module _json: the quick halves of json's decoder and encoder.

import { method, rawMethod } from '../objects/native';
import type { Value } from '../objects/object';
import { isTrue } from '../objects/protocols/compare';
import { typeError } from '../objects/raise';
import { ssizeArgument } from '../objects/sequence-arguments';
import { PyTuple } from '../objects/tuple';
import { strValue, typeOf } from '../objects/type-of';
import { defineModule } from './define-module';
import { encoderType } from './json/encoder';
import { documentOf, encodeString, encodeStringAscii, scanString } from './json/scan-string';
import { scannerType } from './json/scanner';

function textOf(value: Value): string {
  const text = strValue(value);
  if (text === undefined) throw typeError(`first argument must be a string, not ${typeOf(value).tpName}`);
  return text;
}

defineModule({
  name: '_json',
  doc: 'json speedups\n',
  functions: [
    method(
      'encode_basestring_ascii($self, object, /)',
      (_thread, _module, value: Value) => encodeStringAscii(textOf(value)),
      'encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string',
    ),
    method(
      'encode_basestring($self, object, /)',
      (_thread, _module, value: Value) => encodeString(textOf(value)),
      'encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string',
    ),
    rawMethod(
      'scanstring',
      'fastcall',
      (thread, _module, args) => {
        if (args.length < 2) throw typeError(`scanstring() takes at least 2 arguments (${args.length} given)`);
        if (args.length > 3) throw typeError(`scanstring() takes at most 3 arguments (${args.length} given)`);
        const end = ssizeArgument(thread, args[1]!);
        const strict = args[2] === undefined || isTrue(thread, args[2]);
        const found = scanString(thread, documentOf(textOf(args[0]!)), end, strict);
        return new PyTuple([found.value, found.end]);
      },
      {
        doc: 'scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string.\nUnescapes all valid JSON string escape sequences and raises ValueError\non attempt to decode an invalid string. If strict is False then literal\ncontrol characters are allowed in the string.\n\nReturns a tuple of the decoded string and the index of the character in s\nafter the end quote.',
      },
    ),
  ],
  init: (_thread, _module, define) => {
    define('make_scanner', scannerType);
    define('make_encoder', encoderType);
  },
});
