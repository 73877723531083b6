// async_generator and the values that it yields: their slots and methods.

import { newAsend, newAthrow } from './async-generator-awaitables';
import { PyGenerator } from './generator';
import { classGetItem, generatorAttributes, reprAs, sizeMethod } from './generator-methods';
import { finalizeGenerator } from './generator-resume';
import { DeprecationWarningType } from '../exceptions/exceptions';
import { rawMethod } from '../native';
import { drop, hold, release } from '../object';
import type { Thread } from '../thread';
import { TypeFlag } from '../type';
import { completeType } from '../define-type';
import { PyAsyncGenWrappedValue, asyncGenWrappedValueType, asyncGeneratorType } from './async-generator';

completeType(asyncGenWrappedValueType, {
  instanceClass: PyAsyncGenWrappedValue,
  flags: TypeFlag.HAVE_GC,
});

/** Takes over the finalizer of `sys.set_asyncgen_hooks` and calls its first-iteration hook, once (async_gen_init_hooks). */
function initializeHooks(thread: Thread, generator: PyGenerator): void {
  if (generator.hooksInitialized) return;
  generator.hooksInitialized = true;
  const { finalizer, firstiter } = thread.asyncGeneratorHooks;
  if (finalizer !== null) generator.originOrFinalizer = hold(finalizer);
  if (firstiter === null) return;
  hold(firstiter);
  try {
    drop(thread, thread.call(firstiter, [generator]));
  } finally {
    release(thread, firstiter);
  }
}

completeType(asyncGeneratorType, {
  instanceClass: PyGenerator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  hasWeakrefs: true,
  tp: {
    tp_repr: reprAs('async_generator'),
    tp_finalize: finalizeGenerator,
    am_aiter: (_thread, self) => self,
    am_anext(thread, self) {
      initializeHooks(thread, self);
      return newAsend(self, undefined);
    },
  },
  methods: [
    rawMethod(
      'asend',
      'o',
      (thread, self: PyGenerator, args) => {
        initializeHooks(thread, self);
        return newAsend(self, args[0]!);
      },
      {},
    ),
    rawMethod(
      'athrow',
      'varargs',
      (thread, self: PyGenerator, args) => {
        if (args.length > 1) {
          thread.warn(
            DeprecationWarningType,
            'the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.',
          );
        }
        initializeHooks(thread, self);
        return newAthrow(self, args);
      },
      {},
    ),
    rawMethod(
      'aclose',
      'noargs',
      (thread, self: PyGenerator) => {
        initializeHooks(thread, self);
        return newAthrow(self, undefined);
      },
      {},
    ),
    sizeMethod(),
    classGetItem(),
  ],
  members: [{ name: 'ag_running', get: (object) => object.runningAsync }],
  getset: generatorAttributes('ag', 'ag_await').filter(({ name }) => name !== 'ag_running'),
});
