import { declareType } from '../define-type';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import type { PyType } from '../type';

/** A value that an async generator yields, as distinct from what its awaits pass up (_PyAsyncGenWrappedValue). */
export class PyAsyncGenWrappedValue extends PyObject {
  /** Held. */
  value: Value;

  constructor(value: Value) {
    super(asyncGenWrappedValueType);
    this.value = hold(value);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.value);
  }

  override clear(thread: Thread): void {
    const { value } = this;
    this.value = null;
    release(thread, value);
    super.clear(thread);
  }
}

export const asyncGenWrappedValueType: PyType = declareType('async_generator_wrapped_value');

export const asyncGeneratorType: PyType = declareType('async_generator');
