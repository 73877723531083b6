// dict: methods and slots.

import type { NativeDefinition } from './native';
import type { TypeSlots } from './type';

export const dictDoc = 'dict() -> new empty dictionary';

export const dictSlots: Partial<TypeSlots> = {};

export const dictMethods: NativeDefinition[] = [];
