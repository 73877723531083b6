// Ellipsis and NotImplemented. (None, True and False are immediate values.)

import { defineType } from './define-type';
import { IMMORTAL, PyObject } from './object';

export const ellipsisType = defineType({ name: 'ellipsis' });
export const notImplementedType = defineType({ name: 'NotImplementedType' });

export const Ellipsis = new PyObject(ellipsisType);
export const NotImplemented = new PyObject(notImplementedType);
Ellipsis.refs = IMMORTAL;
NotImplemented.refs = IMMORTAL;
