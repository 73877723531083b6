// coroutine, and the iterator that `coroutine.__await__()` returns.

import { defineType } from '../define-type';
import { PyGenerator } from './generator';
import { classGetItem, generatorAttributes, reprAs, sizeMethod, throwMethod } from './generator-methods';
import {
  closeGenerator,
  finalizeGenerator,
  generatorNext,
  generatorSend,
  resumeOrStop,
  throwInto,
} from './generator-resume';
import { method, rawMethod } from '../native';
import { checkPositional } from '../native-arguments';
import { warnThrowSignature } from './generator-methods';
import { hold, type Value } from '../object';
import { type PyType, TypeFlag } from '../type';
import { PyHolder } from '../holder';

/** What `coroutine.__await__()` returns: drives the coroutine as an iterator. */
export class PyCoroutineWrapper extends PyHolder {
  /** Held. */
  coroutine: PyGenerator | undefined;

  static {
    PyCoroutineWrapper.holds({ coroutine: undefined });
  }

  constructor(coroutine: PyGenerator) {
    super(coroutineWrapperType);
    this.coroutine = hold(coroutine);
  }
}

const wrapped = (self: Value): PyGenerator => (self as PyCoroutineWrapper).coroutine!;

export const coroutineType: PyType = defineType({
  name: 'coroutine',
  instanceClass: PyGenerator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  hasWeakrefs: true,
  tp: {
    tp_repr: reprAs('coroutine'),
    tp_finalize: finalizeGenerator,
    am_await: (_thread, self) => new PyCoroutineWrapper(self),
    am_send: generatorSend,
  },
  methods: [
    rawMethod('send', 'o', (thread, self: PyGenerator, args) => resumeOrStop(thread, self, args[0]!), {}),
    {
      ...throwMethod(),
    },
    rawMethod('close', 'noargs', (thread, self: PyGenerator) => closeGenerator(thread, self), {}),
    sizeMethod(),
    classGetItem(),
  ],
  getset: generatorAttributes('cr', 'cr_await'),
  members: [{ name: 'cr_origin', get: (self) => self.originOrFinalizer ?? null }],
});

export const coroutineWrapperType: PyType = defineType({
  name: 'coroutine_wrapper',
  instanceClass: PyCoroutineWrapper,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => generatorNext(thread, wrapped(self)),
  },
  methods: [
    rawMethod('send', 'o', (thread, self, args) => resumeOrStop(thread, wrapped(self), args[0]!), {}),
    rawMethod('throw', 'fastcall', (thread, self, args) => {
      checkPositional('throw', args.length, 1, 3);
      if (args.length > 1) warnThrowSignature(thread);
      return throwInto(thread, wrapped(self), true, args[0]!, args[1], args[2]);
    }),
    method('close($self, /)', (thread, self) => closeGenerator(thread, wrapped(self))),
  ],
});
