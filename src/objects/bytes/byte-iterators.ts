// bytes_iterator and bytearray_iterator.

import { builtin } from '../functions/builtin-lookup';
import type { PyByteArray } from './bytearray';
import type { PyBytes } from './bytes';
import { defineType, type TypeSpec } from '../define-type';
import { method } from '../native';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import { ssizeArgument } from '../containers/sequence-arguments';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';

abstract class ByteIterator extends PyObject {
  /** Held; undefined once exhausted. */
  sequence: PyBytes | PyByteArray | undefined;
  index = 0;

  constructor(sequence: PyBytes | PyByteArray, type: PyType) {
    super(type);
    this.sequence = hold(sequence);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.sequence);
  }

  override clear(thread: Thread): void {
    const { sequence } = this;
    this.sequence = undefined;
    release(thread, sequence);
    super.clear(thread);
  }
}

export class PyBytesIterator extends ByteIterator {
  constructor(sequence: PyBytes) {
    super(sequence, bytesIteratorType);
  }
}

export class PyByteArrayIterator extends ByteIterator {
  constructor(sequence: PyByteArray) {
    super(sequence, bytearrayIteratorType);
  }
}

const spec: Omit<TypeSpec, 'name' | 'instanceClass'> = {
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => {
      const iterator = self as ByteIterator;
      const { sequence } = iterator;
      if (sequence === undefined) return undefined;
      const byte = sequence.bytes[iterator.index];
      if (byte !== undefined) {
        iterator.index++;
        return byte;
      }
      iterator.sequence = undefined;
      release(thread, sequence);
      return undefined;
    },
  },
  methods: [
    method('__length_hint__($self, /)', (_thread, self: ByteIterator) => {
      return self.sequence === undefined ? 0 : Math.max(self.sequence.bytes.length - self.index, 0);
    }),
    method('__reduce__($self, /)', (thread, self: ByteIterator) => {
      const iter = builtin(thread, 'iter');
      if (self.sequence !== undefined) return new PyTuple([iter, new PyTuple([self.sequence]), self.index]);
      return new PyTuple([iter, new PyTuple([EMPTY_TUPLE])]);
    }),
    method('__setstate__($self, object, /)', (thread, self: ByteIterator, state: Value) => {
      const index = ssizeArgument(thread, state);
      if (self.sequence !== undefined) self.index = Math.max(0, Math.min(index, self.sequence.bytes.length));
      return null;
    }),
  ],
};

export const bytesIteratorType = defineType({
  ...spec,
  name: 'bytes_iterator',
  instanceClass: PyBytesIterator as never,
});
export const bytearrayIteratorType = defineType({
  ...spec,
  name: 'bytearray_iterator',
  instanceClass: PyByteArrayIterator as never,
});
