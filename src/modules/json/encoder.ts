// make_encoder: Python objects to JSON texts.

import { PyBuiltinFunction } from '../../objects/builtin-function';
import { defineType } from '../../objects/define-type';
import { dictType, PyDict } from '../../objects/dict';
import { addNote } from '../../objects/exception-methods';
import { floatRepr } from '../../objects/float-digits';
import { idOf } from '../../objects/identity';
import { decimalText } from '../../objects/int-parsing';
import { PyList } from '../../objects/list';
import { parseKeywords } from '../../objects/native-arguments';
import { drop, hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { collect } from '../../objects/protocols/iteration';
import { repr } from '../../objects/protocols/text';
import { typeError, valueError } from '../../objects/raise';
import { ssizeArgument } from '../../objects/sequence-arguments';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/tuple';
import { fullyQualifiedName } from '../../objects/type-names';
import { floatValue, intValue, strValue, typeOf } from '../../objects/type-of';
import { TypeFlag } from '../../objects/type';
import { encodeString, encodeStringAscii } from './scan-string';

const FIELDS = ['markers', 'default', 'encoder', 'indent', 'key_separator', 'item_separator'] as const;
type Field = (typeof FIELDS)[number];

class PyEncoder extends PyObject {
  readonly fields: Record<Field, Value>;
  readonly encodeText: ((text: string) => string) | undefined;

  constructor(
    fields: Record<Field, Value>,
    readonly sortKeys: boolean,
    readonly skipKeys: boolean,
    readonly allowNan: boolean,
  ) {
    super(encoderType);
    this.fields = fields;
    for (const field of FIELDS) hold(fields[field]);
    const { encoder } = fields;
    if (encoder instanceof PyBuiltinFunction) {
      if (encoder.definition.name === 'encode_basestring_ascii') this.encodeText = encodeStringAscii;
      else if (encoder.definition.name === 'encode_basestring') this.encodeText = encodeString;
    }
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const field of FIELDS) visit(this.fields[field]);
  }

  override clear(thread: Thread): void {
    for (const field of FIELDS) {
      const value = this.fields[field];
      this.fields[field] = null;
      release(thread, value);
    }
    super.clear(thread);
  }
}

/** One encoding of an object. */
class Encoding {
  private readonly parts: string[] = [];
  private readonly indent: string | undefined;
  private readonly keySeparator: string;
  private readonly itemSeparator: string;

  constructor(
    private readonly thread: Thread,
    private readonly encoder: PyEncoder,
  ) {
    const { indent, key_separator, item_separator } = encoder.fields;
    this.indent = indent === null ? undefined : (strValue(indent) ?? '');
    this.keySeparator = strValue(key_separator)!;
    this.itemSeparator = strValue(item_separator)!;
  }

  text(): string {
    return this.parts.join('');
  }

  /** encoder_listencode_obj. */
  value(value: Value, level: number): void {
    const { parts, thread } = this;
    if (value === null) parts.push('null');
    else if (value === true) parts.push('true');
    else if (value === false) parts.push('false');
    else {
      const text = strValue(value);
      if (text !== undefined) {
        parts.push(this.string(value, text));
        return;
      }
      const int = intValue(value);
      if (int !== undefined) {
        parts.push(decimalText(thread, int));
        return;
      }
      const float = floatValue(value);
      if (float !== undefined) parts.push(this.float(float));
      else if (value instanceof PyList || value instanceof PyTuple) this.nested(() => this.list(value, level));
      else if (value instanceof PyDict) this.nested(() => this.dict(value, level));
      else this.other(value, level);
    }
  }

  private nested(work: () => void): void {
    this.thread.enter(' while encoding a JSON object');
    try {
      work();
    } finally {
      this.thread.leave();
    }
  }

  private string(value: Value, text: string): string {
    const { encodeText, fields } = this.encoder;
    if (encodeText !== undefined) return encodeText(text);
    const encoded = this.thread.call(fields.encoder, [value]);
    const result = strValue(encoded);
    if (result === undefined) {
      const error = typeError(`encoder() must return a string, not ${typeOf(encoded).tpName}`);
      drop(this.thread, encoded);
      throw error;
    }
    drop(this.thread, encoded);
    return result;
  }

  private float(value: number): string {
    if (Number.isFinite(value)) return floatRepr(value);
    if (!this.encoder.allowNan)
      throw valueError(`Out of range float values are not JSON compliant: ${floatRepr(value)}`);
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  }

  /** Runs `work` while the object is marked as being encoded. */
  private marked(value: PyObject, work: () => void): void {
    const { markers } = this.encoder.fields;
    if (!(markers instanceof PyDict)) {
      work();
      return;
    }
    const { thread } = this;
    const ident = idOf(value);
    if (markers.has(thread, ident)) throw valueError('Circular reference detected');
    markers.set(thread, ident, value);
    work();
    markers.delete(thread, ident);
  }

  /** Adds a note to an exception on its way out. */
  private noting(note: () => string, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof PyRaise) addNote(this.thread, error.exc, note());
      throw error;
    }
  }

  /** An object that `default` makes something encodable of. */
  private other(value: Value, level: number): void {
    const { thread, encoder } = this;
    this.marked(value as PyObject, () => {
      const replaced = hold(thread.call(encoder.fields.default, [value]));
      try {
        this.nested(() =>
          this.noting(
            () => `when serializing ${fullyQualifiedName(thread, typeOf(value))} object`,
            () => this.value(replaced, level),
          ),
        );
      } finally {
        release(thread, replaced);
      }
    });
  }

  /** The line break before an item at a level, where the text is indented. */
  private lineBreak(level: number): string {
    return this.indent === undefined ? '' : `\n${this.indent.repeat(level)}`;
  }

  /** encoder_listencode_list. */
  private list(list: PyList | PyTuple, level: number): void {
    const { parts, thread } = this;
    if (list.items.length === 0) {
      parts.push('[]');
      return;
    }
    this.marked(list, () => {
      const separator = this.itemSeparator + this.lineBreak(level + 1);
      parts.push(`[${this.lineBreak(level + 1)}`);
      for (let index = 0; index < list.items.length; index++) {
        if (index > 0) parts.push(separator);
        const item = hold(list.items[index]!);
        try {
          this.noting(
            () => `when serializing ${fullyQualifiedName(thread, list.type)} item ${index}`,
            () => this.value(item, level + 1),
          );
        } finally {
          release(thread, item);
        }
      }
      parts.push(`${this.lineBreak(level)}]`);
    });
  }

  /** The pairs of a dict, held: sorted, or as `items()` gives them, or as they lie. */
  private pairs(dict: PyDict): [key: Value, value: Value][] {
    const { thread, encoder } = this;
    if (!encoder.sortKeys && dict.type === dictType) {
      return [...dict.entries()].map(([key, value]) => [hold(key), hold(value)]);
    }
    const view = hold(callMethod(thread, dict, 'items', []));
    const list = hold(PyList.adopt(collect(thread, view)));
    try {
      if (encoder.sortKeys) drop(thread, callMethod(thread, list, 'sort', []));
      return list.items.map((item) => {
        if (!(item instanceof PyTuple) || item.items.length !== 2) throw valueError('items must return 2-tuples');
        return [hold(item.items[0]!), hold(item.items[1]!)];
      });
    } finally {
      release(thread, list);
      release(thread, view);
    }
  }

  /** A key as text; undefined if it is to be skipped (encoder_encode_key_value). */
  private key(key: Value): string | undefined {
    const text = strValue(key);
    if (text !== undefined) return this.string(key, text);
    let shown: string;
    const float = floatValue(key);
    const int = intValue(key);
    if (float !== undefined) shown = this.float(float);
    else if (key === true || key === false || key === null) shown = key === null ? 'null' : String(key);
    else if (int !== undefined) shown = decimalText(this.thread, int);
    else if (this.encoder.skipKeys) return undefined;
    else throw typeError(`keys must be str, int, float, bool or None, not ${typeOf(key).tpName}`);
    return this.string(shown, shown);
  }

  /** encoder_listencode_dict. */
  private dict(dict: PyDict, level: number): void {
    const { parts, thread } = this;
    if (dict.size === 0) {
      parts.push('{}');
      return;
    }
    this.marked(dict, () => {
      const separator = this.itemSeparator + this.lineBreak(level + 1);
      parts.push(`{${this.lineBreak(level + 1)}`);
      const pairs = this.pairs(dict);
      try {
        let isFirst = true;
        for (const [key, value] of pairs) {
          const text = this.key(key);
          if (text === undefined) continue;
          parts.push(isFirst ? text : separator + text, this.keySeparator);
          isFirst = false;
          this.noting(
            () => `when serializing ${fullyQualifiedName(thread, dict.type)} item ${repr(thread, key)}`,
            () => this.value(value, level + 1),
          );
        }
      } finally {
        for (const [key, value] of pairs) {
          release(thread, key);
          release(thread, value);
        }
      }
      parts.push(`${this.lineBreak(level)}}`);
    });
  }
}

const SIGNATURE = 'markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan';

function newEncoder(thread: Thread, _type: unknown, args: Value[], kwnames: PyTuple | undefined): Value {
  const given = parseKeywords('make_encoder', SIGNATURE, args, kwnames) as Value[];
  const [markers, defaultFunction, encoder, indent, keySeparator, itemSeparator, sortKeys, skipKeys, allowNan] =
    given as [Value, Value, Value, Value, Value, Value, Value, Value, Value];
  [keySeparator, itemSeparator].forEach((value, index) => {
    if (strValue(value) === undefined)
      throw typeError(
        `make_encoder() argument ${index + 5} must be str, not ${value === null ? 'None' : typeOf(value).tpName}`,
      );
  });
  const flags = [sortKeys, skipKeys, allowNan].map((value) => isTrue(thread, value));
  if (markers !== null && !(markers instanceof PyDict))
    throw typeError(`make_encoder() argument 1 must be dict or None, not ${typeOf(markers).tpName}`);
  const fields = {
    markers,
    default: defaultFunction,
    encoder,
    indent,
    key_separator: keySeparator,
    item_separator: itemSeparator,
  };
  return new PyEncoder(fields, flags[0]!, flags[1]!, flags[2]!);
}

export const encoderType = defineType({
  name: 'Encoder',
  module: '_json',
  instanceClass: PyEncoder as never,
  flags: TypeFlag.HAVE_GC,
  doc: 'Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)',
  tp: {
    tp_new: newEncoder as never,
    tp_call: (thread, self, args, kwnames) => {
      const [object, level] = parseKeywords('_iterencode', 'obj, _current_indent_level', args, kwnames) as Value[];
      const encoding = new Encoding(thread, self as PyEncoder);
      encoding.value(object!, ssizeArgument(thread, level!));
      return new PyTuple([encoding.text()]);
    },
  },
  members: [
    ...FIELDS.map((name) => ({ name, get: (self: PyObject) => (self as PyEncoder).fields[name], doc: name })),
    { name: 'sort_keys', get: (self) => (self as PyEncoder).sortKeys, doc: 'sort_keys' },
    { name: 'skipkeys', get: (self) => (self as PyEncoder).skipKeys, doc: 'skipkeys' },
  ],
});
