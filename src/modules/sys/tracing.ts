// settrace, setprofile and their readers.

import { type BoundFunction, method, type NativeDefinition } from '../../objects/native';
import type { Value } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import type { LegacyTracing } from '../../vm/events/legacy-tracing';
import type { VmThread } from '../../vm/thread-implementation';

const tracingOf = (thread: Thread): LegacyTracing => (thread as VmThread).legacyTracing;

const setTrace: BoundFunction = (thread, _module, hook: Value) => {
  tracingOf(thread).setTrace(hook);
  return null;
};

const setProfile: BoundFunction = (thread, _module, hook: Value) => {
  tracingOf(thread).setProfile(hook);
  return null;
};

export const tracingFunctions: NativeDefinition[] = [
  method('settrace($module, function, /)', setTrace),
  method('_settraceallthreads($module, function, /)', setTrace),
  method('gettrace($module, /)', (thread) => tracingOf(thread).trace),
  method('setprofile($module, function, /)', setProfile),
  method('_setprofileallthreads($module, function, /)', setProfile),
  method('getprofile($module, /)', (thread) => tracingOf(thread).profile),
];
