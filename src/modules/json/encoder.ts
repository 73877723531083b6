// make_encoder: writes JSON documents in one go.

import { PyBuiltinFunction } from '../../objects/functions/builtin-function';
import { defineType } from '../../objects/define-type';
import { dictType, PyDict } from '../../objects/containers/dict';
import { addNote } from '../../objects/exceptions/exception-methods';
import { floatRepr } from '../../objects/numbers/float-digits';
import { PyHolder } from '../../objects/holder';
import { idOf } from '../../objects/identity';
import { decimalText } from '../../objects/numbers/int-parsing';
import { listType, PyList } from '../../objects/containers/list';
import { sortList } from '../../objects/containers/list-sort';
import type { NativeDefinition } from '../../objects/native';
import { badArgument, parseKeywords } from '../../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { collect } from '../../objects/protocols/iteration';
import { repr } from '../../objects/protocols/text';
import { typeError, valueError } from '../../objects/raise';
import { ssizeArgument } from '../../objects/containers/sequence-arguments';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { fullyQualifiedName } from '../../objects/types/type-names';
import { floatValue, intValue, strValue, typeOf } from '../../objects/type-of';

const VALUES = ['markers', 'default', 'encoder', 'indent', 'key_separator', 'item_separator'] as const;

class PyEncoder extends PyHolder {
  markers: Value | undefined = undefined;
  default: Value | undefined = undefined;
  encoder: Value | undefined = undefined;
  indent: Value | undefined = undefined;
  key_separator: Value | undefined = undefined;
  item_separator: Value | undefined = undefined;
  sort_keys = false;
  skipkeys = false;
  allow_nan = false;
  /** How strings are quoted if the encoder is one of this module's. */
  quote: ((text: string) => string) | undefined = undefined;

  static {
    PyEncoder.holds({
      markers: undefined,
      default: undefined,
      encoder: undefined,
      indent: undefined,
      key_separator: undefined,
      item_separator: undefined,
    });
  }
}

/** One run of an encoder. */
class Writer {
  output = '';
  private readonly separator: string;
  private readonly keySeparator: string;
  private readonly indent: string | undefined;

  constructor(
    private readonly thread: Thread,
    private readonly encoder: PyEncoder,
  ) {
    this.separator = strValue(encoder.item_separator!)!;
    this.keySeparator = strValue(encoder.key_separator!)!;
    this.indent = encoder.indent === null ? undefined : strValue(encoder.indent!);
    if (encoder.indent !== null && this.indent === undefined)
      throw typeError(`must be str, not ${typeOf(encoder.indent!).tpName}`);
  }

  private newline(level: number): string {
    return this.indent === undefined ? '' : '\n' + this.indent.repeat(level);
  }

  /** Any value (encoder_listencode_obj). */
  write(value: Value, level: number): void {
    const { thread } = this;
    if (value === null) this.output += 'null';
    else if (typeof value === 'boolean') this.output += value ? 'true' : 'false';
    else if (strValue(value) !== undefined) this.output += this.quoted(value);
    else if (intValue(value) !== undefined) this.output += decimalText(thread, intValue(value)!);
    else if (floatValue(value) !== undefined) this.output += this.float(value);
    else if (value instanceof PyList || value instanceof PyTuple) this.nested(() => this.list(value, level));
    else if (value instanceof PyDict) this.nested(() => this.dict(value, level));
    else this.other(value, level);
  }

  private nested(work: () => void): void {
    this.thread.enter(' while encoding a JSON object');
    try {
      work();
    } finally {
      this.thread.leave();
    }
  }

  private quoted(value: Value): string {
    const { quote, encoder } = this.encoder;
    if (quote !== undefined) return quote(strValue(value)!);
    const result = this.thread.call(encoder!, [value]);
    const text = strValue(result);
    if (text !== undefined) {
      drop(this.thread, result);
      return text;
    }
    const { tpName } = typeOf(result);
    drop(this.thread, result);
    throw typeError(`encoder() must return a string, not ${tpName}`);
  }

  private float(value: Value): string {
    const number = floatValue(value)!;
    if (Number.isFinite(number)) return floatRepr(number);
    if (!this.encoder.allow_nan)
      throw valueError(`Out of range float values are not JSON compliant: ${repr(this.thread, value)}`);
    return Number.isNaN(number) ? 'NaN' : number > 0 ? 'Infinity' : '-Infinity';
  }

  /** Works on a container (or a value of another kind) that must not be met again inside itself. */
  private marked(value: Value, work: () => void): void {
    const { thread } = this;
    const markers = this.encoder.markers as PyDict | null;
    if (markers === null) return work();
    const id = idOf(value);
    if (markers.has(thread, id)) throw valueError('Circular reference detected');
    markers.set(thread, id, value);
    work();
    markers.delete(thread, id);
  }

  /** Adds to an error where it happened (_PyErr_FormatNote). */
  private noting(where: () => string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof PyRaise) addNote(this.thread, error.exc, `when serializing ${where()}`);
      throw error;
    }
  }

  private nameOf(value: Value): string {
    return fullyQualifiedName(this.thread, typeOf(value));
  }

  /** What `default` gives instead of the value. */
  private other(value: Value, level: number): void {
    const { thread } = this;
    this.marked(value, () => {
      const replacement = hold(thread.call(this.encoder.default!, [value]));
      try {
        this.noting(
          () => `${this.nameOf(value)} object`,
          () => this.nested(() => this.write(replacement, level)),
        );
      } finally {
        drop(thread, unhold(replacement));
      }
    });
  }

  private list(sequence: PyList | PyTuple, level: number): void {
    const { thread } = this;
    const isExact = sequence.type === listType || sequence.type === tupleType;
    const items: PyList | PyTuple = isExact ? sequence : PyList.adopt(collect(thread, sequence));
    hold(items);
    try {
      if (items.items.length === 0) {
        this.output += '[]';
        return;
      }
      this.marked(sequence, () => {
        this.output += '[' + this.newline(level + 1);
        for (let index = 0; index < items.items.length; index++) {
          if (index > 0) this.output += this.separator + this.newline(level + 1);
          const item = hold(items.items[index]!);
          try {
            this.noting(
              () => `${this.nameOf(sequence)} item ${index}`,
              () => this.write(item, level + 1),
            );
          } finally {
            release(thread, item);
          }
        }
      });
      this.output += this.newline(level) + ']';
    } finally {
      release(thread, items);
    }
  }

  private dict(dict: PyDict, level: number): void {
    if (dict.size === 0) {
      this.output += '{}';
      return;
    }
    let isEmpty = true;
    const pair = (key: Value, value: Value): void => {
      hold(key);
      hold(value);
      try {
        if (this.pair(dict, key, value, level + 1, isEmpty)) isEmpty = false;
      } finally {
        release(this.thread, key);
        release(this.thread, value);
      }
    };
    this.marked(dict, () => {
      this.output += '{';
      if (this.encoder.sort_keys || dict.type !== dictType) this.sortedPairs(dict, pair);
      else {
        for (let nth = 0; nth < dict.slotCount; nth++) {
          const position = dict.slotAt(nth);
          const value = dict.values[position];
          if (value !== undefined) pair(dict.keys.entries[position]!, value);
        }
      }
    });
    this.output += (isEmpty ? '' : this.newline(level)) + '}';
  }

  /** What items() gives, sorted if keys are to be. */
  private sortedPairs(dict: PyDict, pair: (key: Value, value: Value) => void): void {
    const { thread } = this;
    const items = hold(itemsOf(thread, dict));
    try {
      if (this.encoder.sort_keys) sortList(thread, items, undefined, false);
      for (let index = 0; index < items.items.length; index++) {
        const item = items.items[index]!;
        if (!(item instanceof PyTuple) || item.items.length !== 2) throw valueError('items must return 2-tuples');
        pair(item.items[0]!, item.items[1]!);
      }
    } finally {
      release(thread, items);
    }
  }

  /** A key as a string; undefined for one that is skipped. */
  private keyText(key: Value): Value | undefined {
    if (strValue(key) !== undefined) return key;
    if (floatValue(key) !== undefined) return this.float(key);
    if (key === null) return 'null';
    if (typeof key === 'boolean') return key ? 'true' : 'false';
    const int = intValue(key);
    if (int !== undefined) return decimalText(this.thread, int);
    if (this.encoder.skipkeys) return undefined;
    throw typeError(`keys must be str, int, float, bool or None, not ${typeOf(key).tpName}`);
  }

  /** Writes a pair unless it is skipped (encoder_encode_key_value). */
  private pair(dict: PyDict, key: Value, value: Value, level: number, isFirst: boolean): boolean {
    const text = this.keyText(key);
    if (text === undefined) return false;
    this.output += (isFirst ? '' : this.separator) + this.newline(level);
    this.output += this.quoted(text) + this.keySeparator;
    this.noting(
      () => `${this.nameOf(dict)} item ${repr(this.thread, key)}`,
      () => this.write(value, level),
    );
    return true;
  }
}

/** The pairs of a dictionary as a list (PyMapping_Items). */
function itemsOf(thread: Thread, dict: PyDict): PyList {
  if (dict.type === dictType) return new PyList([...dict.entries()].map((pair) => new PyTuple(pair)));
  const items = hold(callMethod(thread, dict, 'items', []));
  try {
    if (typeOf(items).tp.tp_iter === undefined && typeOf(items).tp.sq_item === undefined)
      throw typeError(`${typeOf(dict).tpName}.items() returned a non-iterable (type ${typeOf(items).tpName})`);
    return PyList.adopt(collect(thread, items));
  } finally {
    release(thread, items);
  }
}

const PARAMETERS = 'markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan';

/** The type whose encoders know `quotes`, the functions of this module that quote strings (encoder_new). */
export function defineEncoder(quotes: Map<NativeDefinition, (text: string) => string>): PyType {
  return defineType({
    module: '_json',
    name: 'Encoder',
    instanceClass: PyEncoder,
    flags: TypeFlag.HAVE_GC,
    tp: {
      tp_new: (thread, type, args, kwnames) => {
        const values = parseKeywords(thread, 'make_encoder', PARAMETERS, args, kwnames, 'by text') as Value[];
        for (const argument of [5, 6]) {
          if (strValue(values[argument - 1]!) === undefined)
            throw badArgument('make_encoder', argument, 'str', values[argument - 1]!);
        }
        const [sortKeys, skipKeys, allowNan] = values.slice(6).map((value) => isTrue(thread, value));
        const markers = values[0]!;
        if (markers !== null && !(markers instanceof PyDict))
          throw typeError(`make_encoder() argument 1 must be dict or None, not ${typeOf(markers).tpName}`);
        const encoder = new PyEncoder(type);
        VALUES.forEach((name, index) => {
          encoder[name] = hold(values[index]!);
        });
        encoder.sort_keys = sortKeys!;
        encoder.skipkeys = skipKeys!;
        encoder.allow_nan = allowNan!;
        const quoting = values[2]!;
        if (quoting instanceof PyBuiltinFunction) encoder.quote = quotes.get(quoting.definition);
        return encoder;
      },
      tp_call: (thread, self, args, kwnames) => {
        const [value, level] = parseKeywords(
          thread,
          '_iterencode',
          'obj, _current_indent_level',
          args,
          kwnames,
          'by text',
        ) as [Value, Value];
        const writer = new Writer(thread, self);
        writer.write(value, ssizeArgument(thread, level));
        return new PyTuple([writer.output]);
      },
    },
    members: [
      ...VALUES.map((name) => ({ name, get: (self: unknown) => (self as PyEncoder)[name] })),
      { name: 'sort_keys', get: (self) => self.sort_keys },
      { name: 'skipkeys', get: (self) => self.skipkeys },
    ],
  });
}
