// NoneType. None itself is the immediate value null.

import { defineType } from './define-type';

export const noneType = defineType({ name: 'NoneType' });
