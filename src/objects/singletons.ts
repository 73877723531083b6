// Ellipsis and NotImplemented. (None, True and False are immediate values.)

import { defineType } from './define-type';
import { rawMethod } from './native';
import { refuseArguments } from './none';
import { IMMORTAL, PyObject } from './object';
import { typeError } from './raise';
import type { PyType } from './type';

export const ellipsisType: PyType = defineType({
  name: 'ellipsis',
  textSignature: '()',
  tp: {
    tp_new: (_thread, _type, args, kwnames) => {
      refuseArguments('EllipsisType', args, kwnames);
      return Ellipsis;
    },
    tp_repr: () => 'Ellipsis',
  },
  methods: [rawMethod('__reduce__', 'noargs', () => 'Ellipsis')],
});

export const notImplementedType: PyType = defineType({
  name: 'NotImplementedType',
  textSignature: '()',
  tp: {
    tp_new: (_thread, _type, args, kwnames) => {
      refuseArguments('NotImplementedType', args, kwnames);
      return NotImplemented;
    },
    tp_repr: () => 'NotImplemented',
    nb_bool: () => {
      throw typeError('NotImplemented should not be used in a boolean context');
    },
  },
  methods: [rawMethod('__reduce__', 'noargs', () => 'NotImplemented')],
});

export const Ellipsis = new PyObject(ellipsisType);
export const NotImplemented = new PyObject(notImplementedType);
Ellipsis.refs = IMMORTAL + 0x1000_0000;
NotImplemented.refs = IMMORTAL + 0x1000_0000;
