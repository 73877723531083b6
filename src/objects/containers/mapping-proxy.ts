// mappingproxy: a read-only view of a mapping.

import { method } from '../native';
import { classGetItem } from '../types/class-getitem';
import { defineType } from '../define-type';
import { PyList } from './list';
import { bindNative } from '../native-arguments';
import { hold, type Value } from '../object';
import { callMethod } from '../protocols/attributes';
import { richCompare } from '../protocols/compare';
import { hash } from '../protocols/hashing';
import { getIter } from '../protocols/iteration';
import { binaryOp } from '../protocols/numbers';
import { contains, getItem, length } from '../protocols/subscript';
import { repr, str } from '../protocols/text';
import { typeError } from '../raise';
import { PyTuple } from './tuple';
import { type PyType, TypeFlag } from '../type';
import { typeOf } from '../type-of';
import { PyHolder } from '../holder';

export class PyMappingProxy extends PyHolder {
  /** Held. */
  mapping: Value;

  static {
    PyMappingProxy.holds({ mapping: null });
  }

  constructor(mapping: Value) {
    super(mappingProxyType);
    this.mapping = hold(mapping);
  }
}

function unwrap(value: Value): Value {
  return value instanceof PyMappingProxy ? value.mapping : value;
}

function isMapping(value: Value): boolean {
  return typeOf(value).tp.mp_subscript !== undefined && !(value instanceof PyList) && !(value instanceof PyTuple);
}

const constructorArguments = method('mappingproxy(mapping)', () => null);

export const mappingProxyType: PyType = defineType({
  name: 'mappingproxy',
  instanceClass: PyMappingProxy,
  flags: TypeFlag.MAPPING | TypeFlag.HAVE_GC,
  textSignature: '(mapping)',
  tp: {
    tp_new: (thread, _type, args, kwnames) => {
      const [mapping] = bindNative(thread, constructorArguments, args, kwnames) as [Value];
      if (!isMapping(mapping))
        throw typeError(`mappingproxy() argument must be a mapping, not ${typeOf(mapping).tpName}`);
      return new PyMappingProxy(mapping);
    },
    tp_repr: (thread, self) => `mappingproxy(${repr(thread, unwrap(self))})`,
    tp_str: (thread, self) => str(thread, unwrap(self)),
    tp_hash: (thread, self) => hash(thread, unwrap(self)),
    tp_iter: (thread, self) => getIter(thread, unwrap(self)),
    tp_richcompare: (thread, self, other, op) => richCompare(thread, unwrap(self), other, op),
    nb_or: (thread, left, right) => binaryOp(thread, '|', unwrap(left), unwrap(right)),
    nb_inplace_or: (_thread, self) => {
      throw typeError(`'|=' is not supported by ${typeOf(self).tpName}; use '|' instead`);
    },
    sq_contains: (thread, self, key) => {
      const mapping = unwrap(self);
      return contains(thread, mapping, key);
    },
    mp_length: (thread, self) => length(thread, unwrap(self)),
    mp_subscript: (thread, self, key) => getItem(thread, unwrap(self), key),
  },
  methods: [
    method('get($self, key, default=None, /)', (thread, self: PyMappingProxy, key: Value, missing: Value = null) =>
      callMethod(thread, self.mapping, 'get', [key, missing]),
    ),
    method('keys($self, /)', (thread, self: PyMappingProxy) => callMethod(thread, self.mapping, 'keys', [])),
    method('values($self, /)', (thread, self: PyMappingProxy) => callMethod(thread, self.mapping, 'values', [])),
    method('items($self, /)', (thread, self: PyMappingProxy) => callMethod(thread, self.mapping, 'items', [])),
    method('copy($self, /)', (thread, self: PyMappingProxy) => callMethod(thread, self.mapping, 'copy', [])),
    classGetItem(),
    method('__reversed__($self, /)', (thread, self: PyMappingProxy) =>
      callMethod(thread, self.mapping, '__reversed__', []),
    ),
  ],
});
