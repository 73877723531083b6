// type: the type of types.

import { declareType } from '../define-type';
import type { PyType } from '../type';

export const typeType: PyType = declareType('type');
