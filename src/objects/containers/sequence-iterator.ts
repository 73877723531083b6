import { declareType } from '../define-type';
import { SequenceWalker } from './sequence-walker';
import { hold, release, type Value } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';
import { PyHolder } from '../holder';

/** Iterates by calling `__getitem__` with 0, 1, 2 … until IndexError (PySeqIter). */
export class PySequenceIterator extends SequenceWalker {
  constructor(sequence: Value) {
    super(sequenceIteratorType, sequence);
  }
}

export const sequenceIteratorType: PyType = declareType('iterator');

/** Calls until the sentinel comes (PyCallIter). */
export class PyCallableIterator extends PyHolder {
  /** Held; both undefined once exhausted. */
  callable: Value | undefined;
  sentinel: Value | undefined;

  static {
    PyCallableIterator.holds({ callable: undefined, sentinel: undefined });
  }

  constructor(callable: Value, sentinel: Value) {
    super(callableIteratorType);
    this.callable = hold(callable);
    this.sentinel = hold(sentinel);
  }

  finish(thread: Thread): void {
    const { callable, sentinel } = this;
    this.callable = this.sentinel = undefined;
    release(thread, callable);
    release(thread, sentinel);
  }
}

export const callableIteratorType: PyType = declareType('callable_iterator');
