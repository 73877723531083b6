// collections._tuplegetter: the descriptor of the fields of named tuples.

import { defineType } from '../../objects/define-type';
import { AttributeErrorType } from '../../objects/exceptions/exceptions';
import { PyHolder } from '../../objects/holder';
import { method } from '../../objects/native';
import { constructor } from '../../objects/native-constructor';
import { hold, release, type Value } from '../../objects/object';
import { repr } from '../../objects/protocols/text';
import { indexError, raise, typeError } from '../../objects/raise';
import { ssizeArgument } from '../../objects/containers/sequence-arguments';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';

class PyTupleGetter extends PyHolder {
  static {
    PyTupleGetter.holds({ doc: undefined });
  }

  constructor(
    type: PyType,
    readonly index: number,
    public doc: Value | undefined,
  ) {
    super(type);
    hold(doc);
  }
}

export const tuplegetterType: PyType = defineType({
  module: 'collections',
  name: '_tuplegetter',
  instanceClass: PyTupleGetter,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: constructor('_tuplegetter(index, doc, /)', (thread, type, index: Value, doc: Value) => {
      return new PyTupleGetter(type, ssizeArgument(thread, index), doc);
    }),
    tp_repr: (thread, self) => {
      const { type, index, doc } = self;
      return `${type.name}(${index}, ${repr(thread, doc ?? null)})`;
    },
    tp_descr_get: (_thread, self, instance) => {
      const { index } = self;
      if (instance === undefined || instance === null) return self;
      if (!(instance instanceof PyTuple)) {
        throw typeError(
          `descriptor for index '${index}' for tuple subclasses doesn't apply to '${typeOf(instance).tpName}' object`,
        );
      }
      const item = instance.items[index];
      if (item === undefined) throw indexError('tuple index out of range');
      return item;
    },
    tp_descr_set: (_thread, _self, _instance, value) => {
      throw raise(AttributeErrorType, value === undefined ? "can't delete attribute" : "can't set attribute");
    },
  },
  members: [
    {
      name: '__doc__',
      get: (self) => self.doc ?? null,
      set: (thread, getter, value) => {
        const old = getter.doc;
        getter.doc = hold(value);
        release(thread, old);
      },
    },
  ],
  methods: [
    method(
      '__reduce__($self, /)',
      (_thread, { type, index, doc }: PyTupleGetter) => new PyTuple([type, new PyTuple([index, doc ?? null])]),
    ),
  ],
});
