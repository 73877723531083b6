// typing.NoDefault: the default of type variables that have none.

import { takesNone } from '../../call/native/arity-texts';
import { defineType } from '../define-type';
import { rawMethod } from '../native';
import { IMMORTAL, PyObject } from '../object';
import { typeError } from '../raise';
import type { PyType } from '../type';

export const noDefaultType: PyType = defineType({
  name: 'NoDefaultType',
  textSignature: '()',
  tp: {
    tp_new: (_thread, _type, args, kwnames) => {
      if (args.length > 0 || kwnames !== undefined) throw typeError(takesNone('NoDefaultType'));
      return noDefault;
    },
    tp_repr: () => 'typing.NoDefault',
  },
  methods: [rawMethod('__reduce__', 'noargs', () => 'NoDefault')],
});

export const noDefault = new PyObject(noDefaultType);
noDefault.refs = IMMORTAL + 0x1000_0000;
