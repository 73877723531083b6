// marshal: bytes to values.

import { reserveBytes, reserveItems } from '../../objects/memory/budget';
import { PyBytes } from '../../objects/bytes/bytes';
import { PyCode } from '../../objects/functions/code';
import { PyComplex } from '../../objects/numbers/complex';
import { PyDict } from '../../objects/containers/dict';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyFloat } from '../../objects/numbers/float';
import { frozensetType } from '../../objects/containers/frozenset';
import { normalize } from '../../objects/numbers/int';
import { PyList } from '../../objects/containers/list';
import { hold, release, type Value } from '../../objects/object';
import { callHeld } from '../../objects/protocols/calls';
import { callMethod } from '../../objects/protocols/attributes';
import { raise, typeError, valueError } from '../../objects/raise';
import { setType } from '../../objects/containers/set';
import { Ellipsis } from '../../objects/singletons';
import { PySlice } from '../../objects/containers/slice';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';

const FLAG_REF = 0x80;

/** Marks the end of a dictionary. */
const END = Symbol('end');

/** Reads values one after the other. */
export class MarshalReader {
  position = 0;
  private readonly view: DataView;
  private readonly references: (Value | undefined)[] = [];
  /** Tuples that code objects were made of, held: nobody but the reader and later references may know them. */
  private readonly parts: PyTuple[] = [];

  constructor(
    private readonly thread: Thread,
    private readonly bytes: Uint8Array,
    private readonly allowCode: boolean,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The next value; EOFError or ValueError where there is none. */
  read(): Value {
    try {
      return this.required();
    } finally {
      for (const part of this.parts.splice(0)) release(this.thread, part);
    }
  }

  private required(): Value {
    const value = this.next();
    if (value === END) throw typeError('NULL object in marshal data for object');
    return value;
  }

  private need(count: number): number {
    const start = this.position;
    if (start + count > this.bytes.length) throw raise(exceptions.EOFErrorType, 'marshal data too short');
    this.position += count;
    return start;
  }

  private long(): number {
    return this.view.getInt32(this.need(4), true);
  }

  private byte(): number {
    return this.bytes[this.need(1)]!;
  }

  private take(count: number): Uint8Array {
    if (count < 0) throw valueError('bad marshal data (bytes object size out of range)');
    const start = this.need(count);
    reserveBytes(this.thread.budget, count);
    return this.bytes.slice(start, start + count);
  }

  private double(): number {
    return this.view.getFloat64(this.need(8), true);
  }

  private ascii(count: number): string {
    return new TextDecoder('latin1').decode(this.take(count));
  }

  private next(): Value | typeof END {
    this.thread.countWork();
    if (this.position >= this.bytes.length) throw raise(exceptions.EOFErrorType, 'EOF read where object expected');
    const code = this.bytes[this.position++]!;
    const flagged = (code & FLAG_REF) !== 0;
    const type = String.fromCharCode(code & ~FLAG_REF);
    if (type === 'r') return this.backReference();
    const slot = flagged ? this.references.push(undefined) - 1 : -1;
    const value = this.value(type, slot);
    if (flagged && value !== END) this.references[slot] = value;
    return value;
  }

  private backReference(): Value {
    const index = this.long();
    const value = this.references[index];
    if (value === undefined) throw valueError('bad marshal data (invalid reference)');
    return value;
  }

  private value(type: string, slot: number): Value | typeof END {
    switch (type) {
      case '0':
        return END;
      case 'N':
        return null;
      case 'T':
        return true;
      case 'F':
        return false;
      case '.':
        return Ellipsis;
      case 'S':
        return exceptions.StopIterationType;
      case 'i':
        return this.long();
      case 'l':
        return this.integer();
      case 'g':
        return new PyFloat(this.double());
      case 'f':
        return new PyFloat(Number(this.ascii(this.byte())));
      case 'y':
        return new PyComplex(this.double(), this.double());
      case 's':
        return new PyBytes(this.take(this.long()));
      case 'a':
      case 'A':
        return this.ascii(this.long());
      case 'z':
      case 'Z':
        return this.ascii(this.byte());
      case 't':
      case 'u':
        return callMethod(this.thread, new PyBytes(this.take(this.long())), 'decode', ['utf-8', 'surrogatepass']);
      case ')':
        return new PyTuple(this.items(this.byte()));
      case '(':
        return new PyTuple(this.items(this.size('tuple')));
      case '[':
        return this.list(slot);
      case '{':
        return this.dict(slot);
      case '<':
        return callHeld(this.thread, setType, [new PyList(this.items(this.size('set')))]);
      case '>':
        return callHeld(this.thread, frozensetType, [new PyList(this.items(this.size('set')))]);
      case ':':
        return new PySlice(this.required(), this.required(), this.required());
      case 'c':
        return this.code();
      default:
        throw valueError('bad marshal data (unknown type code)');
    }
  }

  private size(what: string): number {
    const size = this.long();
    if (size < 0) throw valueError(`bad marshal data (${what} size out of range)`);
    return size;
  }

  private items(count: number): Value[] {
    reserveItems(this.thread.budget, Math.min(count, this.bytes.length - this.position));
    const items: Value[] = [];
    for (let index = 0; index < count; index++) items.push(this.required());
    return items;
  }

  private list(slot: number): Value {
    const list = new PyList([]);
    if (slot >= 0) this.references[slot] = list;
    for (const item of this.items(this.size('list'))) list.append(item);
    return list;
  }

  private dict(slot: number): Value {
    const dict = new PyDict();
    if (slot >= 0) this.references[slot] = dict;
    for (;;) {
      const key = this.next();
      if (key === END) return dict;
      dict.set(this.thread, key, this.required());
    }
  }

  private integer(): number | bigint {
    const count = this.long();
    const digits: string[] = [];
    for (let index = 0; index < Math.abs(count); index++) {
      const digit = this.view.getUint16(this.need(2), true);
      if (digit > 0x7fff) throw valueError('bad marshal data (digit out of range in long)');
      digits.push(digit.toString(2).padStart(15, '0'));
      this.thread.countWork();
    }
    const value = BigInt(`0b0${digits.reverse().join('')}`);
    return normalize(count < 0 ? -value : value);
  }

  private code(): Value {
    if (!this.allowCode) throw valueError('unmarshalling code objects is disallowed');
    const [argcount, posonly, kwonly, stacksize, flags] = [0, 0, 0, 0, 0].map(() => this.long()) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const [code, consts, names, locals, kinds, filename, name, qualname] = this.items(8) as [
      PyBytes,
      PyTuple,
      PyTuple,
      PyTuple,
      PyBytes,
      string,
      string,
      string,
    ];
    this.parts.push(hold(consts), hold(names), hold(locals));
    const firstLine = this.long();
    const [lines, exceptionTable] = this.items(2) as [PyBytes, PyBytes];
    return new PyCode({
      co_argcount: argcount,
      co_posonlyargcount: posonly,
      co_kwonlyargcount: kwonly,
      co_stacksize: stacksize,
      co_flags: flags,
      co_code: code.bytes,
      co_consts: [...consts.items],
      co_names: names.items as string[],
      localsplusnames: locals.items as string[],
      localspluskinds: kinds.bytes,
      co_filename: filename,
      co_name: name,
      co_qualname: qualname,
      co_firstlineno: firstLine,
      co_linetable: lines.bytes,
      co_exceptiontable: exceptionTable.bytes,
    });
  }
}
