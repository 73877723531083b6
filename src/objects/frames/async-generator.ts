import { declareType } from '../define-type';
import { hold, type Value } from '../object';
import type { PyType } from '../type';
import { PyHolder } from '../holder';

/** A value that an async generator yields, as distinct from what its awaits pass up (_PyAsyncGenWrappedValue). */
export class PyAsyncGenWrappedValue extends PyHolder {
  /** Held. */
  value: Value;

  static {
    PyAsyncGenWrappedValue.holds({ value: null });
  }

  constructor(value: Value) {
    super(asyncGenWrappedValueType);
    this.value = hold(value);
  }
}

export const asyncGenWrappedValueType: PyType = declareType('async_generator_wrapped_value');

export const asyncGeneratorType: PyType = declareType('async_generator');
