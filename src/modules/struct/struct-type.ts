// Struct: a compiled format; and the iterator of iter_unpack.

import { pass, reserveBytes, reserveItems } from '../../objects/memory/budget';
import {
  BufferFlag,
  type BufferInfo,
  bytesOfBuffer,
  getBuffer,
  releaseBuffer,
  withBytes,
} from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import { IndexErrorType } from '../../objects/exceptions/exceptions';
import { method, type NativeDefinition, rawMethod } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import { hold, PyObject, release, type Value, type Visit } from '../../objects/object';
import { genericGetAttr, genericSetAttr } from '../../objects/protocols/attributes';
import { encodeText } from '../../objects/protocols/codecs';
import { asSsize } from '../../objects/protocols/numbers';
import { typeError } from '../../objects/raise';
import { ssizeArgument } from '../../objects/containers/sequence-arguments';
import { strRepr } from '../../objects/text/str-repr';
import { latin1 } from '../../objects/numbers/int-parsing';
import { PyRaise, type Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { structError } from './error';
import { packValues, unpackValues } from './items';
import { BadFormat, type Layout, parseFormat } from './layout';

const UNINITIALISED: Layout = { fields: [], size: -1, values: -1, little: true, native: true };

export class PyStruct extends PyObject {
  format = '';
  layout: Layout = UNINITIALISED;

  constructor(type: PyType = structType) {
    super(type);
  }

  initialise(thread: Thread, format: Value): void {
    const text = strValue(format);
    let ascii: string;
    if (text !== undefined) ascii = latin1(encodeText(thread, text, 'ascii', undefined).bytes);
    else if (format instanceof PyBytes) ascii = latin1(format.bytes);
    else throw typeError(`Struct() argument 1 must be a str or bytes object, not ${typeOf(format).tpName}`);
    try {
      pass(thread.budget, 64 * ascii.length);
      this.layout = parseFormat(ascii);
    } catch (error) {
      if (!(error instanceof BadFormat)) throw error;
      throw structError(thread, error.message);
    }
    this.format = ascii;
  }
}

/** Values as bytes (s_pack). */
export function pack(thread: Thread, struct: PyStruct, values: Value[]): Value {
  const { layout } = struct;
  checkCount(thread, 'pack', layout, values.length);
  reserveBytes(thread.budget, layout.size);
  pass(thread.budget, 8 * values.length);
  const memory = new Uint8Array(Math.max(layout.size, 0));
  packValues(thread, layout, values, memory, (message) => structError(thread, message));
  return new PyBytes(memory);
}

function checkCount(thread: Thread, name: string, layout: Layout, given: number): void {
  if (given !== layout.values)
    throw structError(thread, `${name} expected ${layout.values} items for packing (got ${given})`);
}

/** Lends writable memory. */
function writable(thread: Thread, value: Value): BufferInfo {
  try {
    return getBuffer(thread, value, BufferFlag.WRITABLE);
  } catch (error) {
    if (error instanceof PyRaise && typeOf(value).tp.bf_getbuffer === undefined) release(thread, hold(error.exc));
    else if (!(error instanceof PyRaise)) throw error;
    throw typeError(`argument must be read-write bytes-like object, not ${typeOf(value).tpName}`);
  }
}

/** Writes values into a buffer at an offset (s_pack_into). */
export function packInto(thread: Thread, struct: PyStruct, args: Value[]): Value {
  const { layout } = struct;
  const given = args.length - 2;
  if (given !== layout.values) {
    if (args.length === 0) throw structError(thread, 'pack_into expected buffer argument');
    if (args.length === 1) throw structError(thread, 'pack_into expected offset argument');
    checkCount(thread, 'pack_into', layout, given);
  }
  const [target, offsetValue, ...values] = args as [Value, Value, ...Value[]];
  const buffer = writable(thread, target);
  try {
    const memory = bytesOfBuffer(buffer);
    const { size } = layout;
    let offset = asSsize(thread, offsetValue, IndexErrorType);
    if (offset < 0) {
      if (offset + size > 0) throw structError(thread, `no space to pack ${size} bytes at offset ${offset}`);
      if (offset + memory.length < 0)
        throw structError(thread, `offset ${offset} out of range for ${memory.length}-byte buffer`);
      offset += memory.length;
    }
    if (memory.length - offset < size) {
      throw structError(
        thread,
        `pack_into requires a buffer of at least ${size + offset} bytes for packing ${size} bytes at offset ${offset} ` +
          `(actual buffer size is ${memory.length})`,
      );
    }
    const part = memory.subarray(offset, offset + size);
    pass(thread.budget, size);
    part.fill(0);
    packValues(thread, layout, values, part, (message) => structError(thread, message));
  } finally {
    releaseBuffer(thread, target, buffer);
  }
  return null;
}

export function unpack(thread: Thread, struct: PyStruct, buffer: Value): Value {
  const { layout } = struct;
  return withBytes(thread, buffer, (memory) => {
    if (memory.length !== layout.size) throw structError(thread, `unpack requires a buffer of ${layout.size} bytes`);
    reserveItems(thread.budget, layout.values);
    return new PyTuple(unpackValues(layout, memory, 0));
  });
}

export function unpackFrom(thread: Thread, struct: PyStruct, buffer: Value, at: Value | undefined): Value {
  const { layout } = struct;
  const { size } = layout;
  let offset = at === undefined ? 0 : ssizeArgument(thread, at);
  return withBytes(thread, buffer, (memory) => {
    if (offset < 0) {
      if (offset + size > 0) throw structError(thread, `not enough data to unpack ${size} bytes at offset ${offset}`);
      if (offset + memory.length < 0)
        throw structError(thread, `offset ${offset} out of range for ${memory.length}-byte buffer`);
      offset += memory.length;
    }
    if (memory.length - offset < size) {
      throw structError(
        thread,
        `unpack_from requires a buffer of at least ${size + offset} bytes for unpacking ${size} bytes at offset ${offset} ` +
          `(actual buffer size is ${memory.length})`,
      );
    }
    reserveItems(thread.budget, layout.values);
    return new PyTuple(unpackValues(layout, memory, offset));
  });
}

class PyUnpackIterator extends PyObject {
  /** Held; undefined once exhausted. */
  private struct: PyStruct | undefined;
  private source: Value | undefined;
  private buffer: BufferInfo | undefined;
  private index = 0;

  constructor(struct: PyStruct, source: Value, buffer: BufferInfo) {
    super(unpackIteratorType);
    this.struct = hold(struct);
    this.source = hold(source);
    this.buffer = buffer;
  }

  get remaining(): number {
    if (this.struct === undefined || this.buffer === undefined) return 0;
    return (this.buffer.length - this.index) / this.struct.layout.size;
  }

  next(thread: Thread): Value | undefined {
    const { struct, buffer } = this;
    if (struct === undefined || buffer === undefined) return undefined;
    if (this.index >= buffer.length) {
      this.finish(thread);
      return undefined;
    }
    const values = unpackValues(struct.layout, bytesOfBuffer(buffer), this.index);
    this.index += struct.layout.size;
    return new PyTuple(values);
  }

  private finish(thread: Thread): void {
    const { struct, source, buffer } = this;
    this.struct = this.source = this.buffer = undefined;
    if (buffer !== undefined) releaseBuffer(thread, source!, buffer);
    release(thread, source);
    release(thread, struct);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.struct);
    visit(this.source);
  }

  override clear(thread: Thread): void {
    this.finish(thread);
    super.clear(thread);
  }
}

export const unpackIteratorType: PyType = defineType({
  name: 'unpack_iterator',
  module: '_struct',
  instanceClass: PyUnpackIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_getattro: genericGetAttr,
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => self.next(thread),
  },
  methods: [method('__length_hint__($self, /)', (_thread, self: PyUnpackIterator) => self.remaining)],
});

export function iterUnpack(thread: Thread, struct: PyStruct, source: Value): Value {
  const { size } = struct.layout;
  if (size === 0) throw structError(thread, 'cannot iteratively unpack with a struct of length 0');
  const buffer = getBuffer(thread, source, BufferFlag.SIMPLE);
  if (buffer.length % size !== 0) {
    releaseBuffer(thread, source, buffer);
    throw structError(thread, `iterative unpacking requires a buffer of a multiple of ${size} bytes`);
  }
  return new PyUnpackIterator(struct, source, buffer);
}

const methods: NativeDefinition[] = [
  method('iter_unpack($self, buffer, /)', (thread, self: PyStruct, buffer: Value) => iterUnpack(thread, self, buffer)),
  rawMethod('pack', 'fastcall', (thread, self: PyStruct, args) => pack(thread, self, args)),
  rawMethod('pack_into', 'fastcall', (thread, self: PyStruct, args) => packInto(thread, self, args)),
  method('unpack($self, buffer, /)', (thread, self: PyStruct, buffer: Value) => unpack(thread, self, buffer)),
  method(
    'unpack_from($self, /, buffer, offset=0)',
    (thread, self: PyStruct, buffer: Value, offset: Value | undefined) => unpackFrom(thread, self, buffer, offset),
  ),
  method('__sizeof__($self, /)', (_thread, self: PyStruct) => 28 + 16 * (self.layout.fields.length + 1)),
];

export const structType: PyType = defineType({
  name: 'Struct',
  module: '_struct',
  instanceClass: PyStruct,
  flags: TypeFlag.HAVE_GC | TypeFlag.BASETYPE,
  hasWeakrefs: true,
  tp: {
    tp_getattro: genericGetAttr,
    tp_setattro: genericSetAttr,
    tp_new: (_thread, type) => new PyStruct(type),
    tp_init: (thread, self, args, kwnames) => {
      const [format] = parseKeywords(thread, 'Struct', 'format', args, kwnames) as Value[];
      self.initialise(thread, format!);
    },
    tp_repr: (_thread, self) => `${self.type.name}(${strRepr(self.format)})`,
  },
  methods,
  getset: [
    { name: 'format', get: (_thread, self) => self.format },
    { name: 'size', get: (_thread, self) => self.layout.size },
  ],
});
