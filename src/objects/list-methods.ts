// list: methods and slots.

import type { NativeDefinition } from './native';
import type { TypeSlots } from './type';

export const listDoc = 'Built-in mutable sequence.';

export const listSlots: Partial<TypeSlots> = {};

export const listMethods: NativeDefinition[] = [];
