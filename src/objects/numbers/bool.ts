// bool.

import { declareType } from '../define-type';
import type { PyType } from '../type';

export const boolType: PyType = declareType('bool');
