// A code object that shares nothing countable with the one it was made after.

import { PyBytes } from '../bytes/bytes';
import { PyFrozenSet } from '../containers/frozenset';
import { PySlice } from '../containers/slice';
import { PyTuple } from '../containers/tuple';
import { PyComplex } from '../numbers/complex';
import { PyFloat } from '../numbers/float';
import { isObject, type PyObject, type Value } from '../object';
import { Ellipsis } from '../singletons';
import { InternalError } from '../thread';
import { PyCode } from './code';

/** Makes the same code object again, with new objects for its constants. */
export const copyCode = (code: PyCode): PyCode => new Copier().code(code);

class Copier {
  /** What stands in several places stands there in the copy too. */
  private readonly copies = new Map<PyObject, Value>();

  code(code: PyCode): PyCode {
    return new PyCode({ ...code, co_consts: code.co_consts.map((constant) => this.value(constant)) });
  }

  private value(value: Value): Value {
    if (!isObject(value) || value === Ellipsis) return value;
    const known = this.copies.get(value);
    if (known !== undefined) return known;
    const copy = this.object(value);
    this.copies.set(value, copy);
    return copy;
  }

  private object(value: PyObject): PyObject {
    if (value instanceof PyCode) return this.code(value);
    if (value instanceof PyTuple) return PyTuple.of(value.items.map((item) => this.value(item)));
    if (value instanceof PyBytes) return new PyBytes(value.bytes);
    if (value instanceof PyFloat) return new PyFloat(value.value);
    if (value instanceof PyComplex) return new PyComplex(value.real, value.imag);
    if (value instanceof PySlice) {
      return new PySlice(this.value(value.start), this.value(value.stop), this.value(value.step));
    }
    if (value instanceof PyFrozenSet) {
      const copy = new PyFrozenSet();
      copy.copyEntries(value, (key) => this.value(key));
      return copy;
    }
    throw new InternalError(`a constant of type ${value.type.tpName}`);
  }
}
