// settrace, setprofile and their readers.

import { type BoundFunction, method, type NativeDefinition } from '../../objects/native';
import type { Value } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import type { VmThread } from '../../vm/thread-implementation';

const tracingOf = (thread: Thread) => (thread as VmThread).tracing;

const set =
  (which: 'trace' | 'profile'): BoundFunction =>
  (thread, _module, hook: Value) => {
    tracingOf(thread).set(which, hook);
    return null;
  };

export const tracingFunctions: NativeDefinition[] = [
  method('settrace($module, function, /)', set('trace')),
  method('setprofile($module, function, /)', set('profile')),
  method('gettrace($module, /)', (thread) => tracingOf(thread).trace),
  method('getprofile($module, /)', (thread) => tracingOf(thread).profile),
];
