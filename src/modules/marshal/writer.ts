// marshal: values to bytes (Python/marshal.c, version 5).

import { type Budget, reserveItems } from '../../objects/memory/budget';
import { textOfBig } from '../../objects/numbers/big-int-text';
import { ByteWriter } from '../../objects/text/codecs/byte-writer';
import { PyBytes } from '../../objects/bytes/bytes';
import { copyBytes, hasBuffer } from '../../objects/bytes/buffer';
import { PyCode } from '../../objects/functions/code';
import { complexType, PyComplex } from '../../objects/numbers/complex';
import { dictType, PyDict } from '../../objects/containers/dict';
import * as exceptions from '../../objects/exceptions/exceptions';
import { floatType, PyFloat } from '../../objects/numbers/float';
import { frozensetType, PyFrozenSet } from '../../objects/containers/frozenset';
import { listType, PyList } from '../../objects/containers/list';
import { isObject, type Value } from '../../objects/object';
import { callMethod } from '../../objects/protocols/attributes';
import { collect, releaseAll } from '../../objects/protocols/iteration';
import { valueError } from '../../objects/raise';
import { PySet, setType } from '../../objects/containers/set';
import { Ellipsis } from '../../objects/singletons';
import { PySlice } from '../../objects/containers/slice';
import type { Thread } from '../../objects/thread';
import { PyTuple, tupleType } from '../../objects/containers/tuple';

const FLAG_REF = 0x80;
const MAX_DEPTH = 2000;

/** Writes values one after the other. */
export class MarshalWriter {
  private readonly output: ByteWriter;
  /** Where values stand that may come again. */
  private readonly references = new Map<Value, number>();

  constructor(
    private readonly thread: Thread,
    private readonly version: number,
    private readonly allowCode: boolean,
  ) {
    this.output = new ByteWriter(thread.budget);
  }

  /** What was written. */
  get bytes(): Uint8Array {
    return this.output.take();
  }

  write(value: Value, depth = 0): void {
    this.thread.countWork();
    if (depth > MAX_DEPTH) throw valueError('object too deeply nested to marshal');
    if (value === null) return this.letter('N');
    if (value === true) return this.letter('T');
    if (value === false) return this.letter('F');
    if (value === Ellipsis) return this.letter('.');
    if (value === exceptions.StopIterationType) return this.letter('S');
    const flag = this.reference(value);
    if (flag === undefined) return;
    if (typeof value === 'number' || typeof value === 'bigint') return this.integer(value, flag);
    if (typeof value === 'string') return this.text(value, flag);
    this.object(value, flag, depth);
  }

  /** Writes a back reference for a value that was written before (undefined), or tells the flag of a new one. */
  private reference(value: Value): number | undefined {
    if (this.version < 3 || (isObject(value) && value.refs <= 1)) return 0;
    const known = this.references.get(value);
    if (known !== undefined) {
      this.letter('r');
      this.long(known);
      return undefined;
    }
    this.references.set(value, this.references.size);
    return FLAG_REF;
  }

  private letter(type: string, flag = 0): void {
    this.output.byte(type.charCodeAt(0) | flag);
  }

  private short(value: number): void {
    this.output.byte(value & 0xff);
    this.output.byte((value >> 8) & 0xff);
  }

  private long(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.output.byte((value >> shift) & 0xff);
  }

  private sized(bytes: Uint8Array): void {
    this.long(bytes.length);
    this.output.bytes(bytes);
  }

  private double(value: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value, true);
    this.output.bytes(bytes);
  }

  private integer(value: number | bigint, flag: number): void {
    if (value >= -0x80000000 && value <= 0x7fffffff) {
      this.letter('i', flag);
      this.long(Number(value));
      return;
    }
    this.letter('l', flag);
    const negative = value < 0;
    const digits = marshalDigits(negative ? -BigInt(value) : BigInt(value), this.thread.budget);
    this.long(negative ? -digits.length : digits.length);
    for (const digit of digits) this.short(digit);
  }

  private text(value: string, flag: number, interned = /^\w*$/.test(value)): void {
    if (/^[\0-\x7f]*$/.test(value)) {
      const bytes = new TextEncoder().encode(value);
      if (bytes.length < 256) {
        this.letter(interned ? 'Z' : 'z', flag);
        this.output.byte(bytes.length);
        this.output.bytes(bytes);
      } else {
        this.letter(interned ? 'A' : 'a', flag);
        this.sized(bytes);
      }
      return;
    }
    const encoded = callMethod(this.thread, value, 'encode', ['utf-8', 'surrogatepass']);
    this.letter(value.length === 1 ? 't' : 'u', flag);
    this.sized((encoded as PyBytes).bytes);
  }

  private items(items: readonly Value[], depth: number): void {
    for (const item of items) this.write(item, depth + 1);
  }

  private object(value: Value, flag: number, depth: number): void {
    if (value instanceof PyFloat && value.type === floatType) {
      this.letter('g', flag);
      this.double(value.value);
    } else if (value instanceof PyComplex && value.type === complexType) {
      this.letter('y', flag);
      this.double(value.real);
      this.double(value.imag);
    } else if (value instanceof PyBytes) {
      this.letter('s', flag);
      this.sized(value.bytes);
    } else if (value instanceof PyTuple && value.type === tupleType) {
      const { length } = value.items;
      if (this.version >= 4 && length < 256) {
        this.letter(')', flag);
        this.output.byte(length);
      } else {
        this.letter('(', flag);
        this.long(length);
      }
      this.items(value.items, depth);
    } else if (value instanceof PyList && value.type === listType) {
      this.letter('[', flag);
      this.long(value.items.length);
      this.items(value.items, depth);
    } else if (value instanceof PyDict && value.type === dictType) {
      this.letter('{', flag);
      for (const [key, item] of value.entries()) this.items([key, item], depth);
      this.letter('0');
    } else if (
      (value instanceof PySet && value.type === setType) ||
      (value instanceof PyFrozenSet && value.type === frozensetType)
    ) {
      const items = collect(this.thread, value);
      this.letter((value as PySet).type === setType ? '<' : '>', flag);
      this.long(items.length);
      this.items(items, depth);
      releaseAll(this.thread, items);
    } else if (value instanceof PySlice) {
      if (this.version < 5) throw valueError('unmarshallable object');
      this.letter(':', flag);
      this.items([value.start, value.stop, value.step], depth);
    } else if (value instanceof PyCode) this.code(value, flag, depth);
    else if (hasBuffer(value)) {
      this.letter('s', flag);
      this.sized(copyBytes(this.thread, value));
    } else throw valueError('unmarshallable object');
  }

  private code(code: PyCode, flag: number, depth: number): void {
    if (!this.allowCode) throw valueError('marshalling code objects is disallowed');
    this.letter('c', flag);
    for (const number of [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount]) this.long(number);
    this.long(code.co_stacksize);
    this.long(code.co_flags);
    const parts: Value[] = [
      new PyBytes(code.co_code),
      new PyTuple([...code.co_consts]),
      new PyTuple([...code.co_names]),
    ];
    parts.push(new PyTuple([...code.localsplusnames]), new PyBytes(code.localspluskinds));
    parts.push(code.co_filename, code.co_name, code.co_qualname);
    this.items(parts, depth);
    this.long(code.co_firstlineno);
    this.items([new PyBytes(code.co_linetable), new PyBytes(code.co_exceptiontable)], depth);
    for (const part of parts) if (part instanceof PyTuple) part.clear(this.thread);
  }
}

/** The 15-bit digits of an integer, the lowest first. */
function marshalDigits(value: bigint, budget: Budget): number[] {
  const bits = textOfBig(value, 2, budget);
  reserveItems(budget, bits.length / 15);
  const digits: number[] = [];
  for (let end = bits.length; end > 0; end -= 15)
    digits.push(Number.parseInt(bits.slice(Math.max(0, end - 15), end), 2));
  return digits;
}
