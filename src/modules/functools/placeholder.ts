// functools.Placeholder.

import { takesNone } from '../../call/native/arity-texts';
import { defineType } from '../../objects/define-type';
import { method } from '../../objects/native';
import { IMMORTAL, PyObject } from '../../objects/object';
import { typeError } from '../../objects/raise';
import { type PyType, TypeFlag } from '../../objects/type';

export const placeholderType: PyType = defineType({
  module: 'functools',
  name: '_PlaceholderType',
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_new: (_thread, _type, args) => {
      if (args.length > 0) throw typeError(takesNone('PlaceholderType'));
      return Placeholder;
    },
    tp_repr: () => 'Placeholder',
  },
  methods: [method('__reduce__($self, /)', () => 'Placeholder')],
});

/** Stands for a positional argument that a partial leaves open. */
export const Placeholder = new PyObject(placeholderType);
Placeholder.refs = IMMORTAL;
