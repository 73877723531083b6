// Functions of _testcapi that parse their arguments and give back what came of it: one for each format unit.

import type { PyByteArray } from '../../objects/bytes/bytearray';
import { PyDict } from '../../objects/containers/dict';
import { PyList } from '../../objects/containers/list';
import type { Value } from '../../objects/object';
import { strValue } from '../../objects/type-of';
import { PyTuple } from '../../objects/containers/tuple';
import type { Api } from '../extension/api';
import { type Result, varargs, varargsKeywords } from '../extension/extension-module';

/** A function that parses one argument by a format and shows the result. */
function unit<T>(name: string, format: string, show: (api: Api, value: T) => Result) {
  return varargs(`getargs_${name}`, (api, _self, args) => {
    const parsed = api.parseTuple(args, format);
    return parsed === undefined ? undefined : show(api, parsed[0] as T);
  });
}

const asInt = (api: Api, value: number | bigint): Result => api.int(value);
const asFloat = (api: Api, value: number): Result => api.float(value);
const asIs = (_api: Api, value: Value): Result => value;
const asBytes = (api: Api, value: Uint8Array | null): Result => (value === null ? null : api.bytes(value));
const utf8 = (api: Api, value: string | null): Result =>
  value === null ? null : api.bytes(new TextEncoder().encode(value));

/** Writes brackets to both ends of the memory and gives a copy of it. */
function inBrackets(api: Api, memory: Uint8Array): Result {
  if (memory.length >= 2) {
    memory[0] = 0x5b;
    memory[memory.length - 1] = 0x5d;
  }
  return api.bytes(memory);
}

/** es and et: the object, an encoding, and with `#` a bytearray that tells how much room there is. */
function encodedUnit(name: string, format: 'es' | 'et' | 'es#' | 'et#') {
  return varargs(`getargs_${name}`, (api, _self, args) => {
    const parsed = api.parseTuple(args, format.endsWith('#') ? 'O|sY' : 'O|s');
    if (parsed === undefined) return undefined;
    const [value, encoding = null, buffer] = parsed as [Value, string | undefined, PyByteArray | undefined];
    const room = buffer === undefined ? Infinity : buffer.bytes.length;
    const encoded = api.parseObject(value, format, { encoding, room });
    return encoded === undefined ? undefined : api.bytes(encoded[0]);
  });
}

/** A function that parses ints, with -1 for those that are missing, and gives them in a tuple. */
function ints(name: string, format: string, names: readonly string[], count: number) {
  return varargsKeywords(name, (api, _self, args, keywords) => {
    const parsed = api.parseTupleAndKeywords(args, keywords, format, names);
    if (parsed === undefined) return undefined;
    return api.tuple(Array.from({ length: count }, (_, index) => (parsed[index] ?? -1) as number));
  });
}

/** Parses by a format that the program chooses; gives the objects where the format has nothing else. */
const parseTupleAndKeywords = varargs('parse_tuple_and_keywords', (api, _self, args) => {
  const parsed = api.parseTuple(args, 'OOsO:parse_tuple_and_keywords');
  if (parsed === undefined) return undefined;
  const [positional, keywords, format, names] = parsed as [Value, Value, string, Value];
  const complain = (text: string) => api.setError('ValueError', `parse_tuple_and_keywords: ${text}`);
  if (!(names instanceof PyList || names instanceof PyTuple))
    return complain('sub_keywords must be either list or tuple');
  if (names.items.length > 8) return complain('too many keywords in sub_keywords');
  const texts: string[] = [];
  for (const [index, name] of names.items.entries()) {
    const text = strValue(name);
    if (text === undefined) return complain(`could not convert keywords[${index}] to narrow string`);
    texts.push(text);
  }
  if (!(positional instanceof PyTuple) || !(keywords instanceof PyDict))
    return api.setError('SystemError', 'Python/getargs.c:1351: bad argument to internal function');
  const results = api.parseTupleAndKeywords(positional, keywords, format, texts);
  if (results === undefined) return undefined;
  return /^[OSUY()|$]*$/.test(format) ? api.tuple(results.map((value) => value ?? null)) : null;
});

const KEYWORDS = ['arg1', 'arg2', 'arg3', 'arg4', 'arg5'];

export const argumentFunctions = [
  varargs('get_args', (_api, _self, args) => args),
  varargsKeywords('get_kwargs', (_api, _self, _args, keywords) => keywords ?? null),
  ...['b', 'B', 'h', 'H', 'i', 'I', 'l', 'k', 'L', 'K', 'n', 'c', 'C'].map((name) => unit(name, name, asInt)),
  unit('p', 'p', (_api, value: boolean) => Number(value)),
  unit('f', 'f', asFloat),
  unit('d', 'd', asFloat),
  unit('D', 'D', (api, { real, imag }: { real: number; imag: number }) => api.complex(real, imag)),
  ...['S', 'Y', 'U'].map((name) => unit(name, name, asIs)),
  unit('s', 's', utf8),
  unit('z', 'z', utf8),
  unit('y', 'y', asBytes),
  ...['s', 'z', 'y'].flatMap((name) => [
    unit(`${name}_star`, `${name}*`, asBytes),
    unit(`${name}_hash`, `${name}#`, asBytes),
  ]),
  unit('w_star', 'w*:getargs_w_star', inBrackets),
  varargs('getargs_w_star_opt', (api, _self, args) => {
    const parsed = api.parseTuple(args, 'w*|w*:getargs_w_star');
    return parsed === undefined ? undefined : inBrackets(api, parsed[0]);
  }),
  encodedUnit('es', 'es'),
  encodedUnit('et', 'et'),
  encodedUnit('es_hash', 'es#'),
  encodedUnit('et_hash', 'et#'),
  varargsKeywords('getargs_empty', (api, _self, args, keywords) => {
    const parsed =
      keywords === undefined
        ? api.parseTuple(args, '|:getargs_empty')
        : api.parseTupleAndKeywords(args, keywords, '|:getargs_empty', []);
    return parsed === undefined ? undefined : 1;
  }),
  varargs('getargs_tuple', (api, _self, args) => {
    const parsed = api.parseTuple(args, 'i(ii)');
    return parsed === undefined ? undefined : api.tuple(parsed);
  }),
  ints('getargs_keywords', '(ii)i|(i(ii))(iii)i', KEYWORDS, 10),
  ints('getargs_keyword_only', 'i|i$i', ['required', 'optional', 'keyword_only'], 3),
  ints('getargs_positional_only_and_keywords', 'i|ii', ['', '', 'keyword'], 3),
  parseTupleAndKeywords,
];
