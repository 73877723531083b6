// settrace, setprofile and their readers.

import { type BoundFunction, method, type NativeDefinition } from '../../objects/native';
import type { Value } from '../../objects/object';
import { Unsupported } from '../../objects/thread';

const set =
  (name: string): BoundFunction =>
  (_thread, _module, hook: Value) => {
    if (hook !== null) throw new Unsupported(name);
    return null;
  };

export const tracingFunctions: NativeDefinition[] = [
  method('settrace($module, function, /)', set('sys.settrace')),
  method('setprofile($module, function, /)', set('sys.setprofile')),
  method('gettrace($module, /)', () => null),
  method('getprofile($module, /)', () => null),
];
