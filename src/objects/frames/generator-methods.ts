// Methods and attributes of `generator`; coroutines and async generators take their own names for the same things.

import type { GetSet } from '../define-type';
import { frameObject } from './frame';
import type { PyGenerator } from './generator';
import {
  closeGenerator,
  finalizeGenerator,
  generatorNext,
  generatorSend,
  resumeOrStop,
  throwInto,
} from './generator-resume';
import { PyGenericAlias } from '../typing/generic-alias';
import { addressOf } from '../identity';
import { classMethod, method, type NativeDefinition, rawMethod } from '../native';
import { checkPositional } from '../native-arguments';
import { DeprecationWarningType } from '../exceptions/exceptions';
import { hold, release, type Value } from '../object';
import { typeError } from '../raise';
import type { Thread } from '../thread';
import { strValue } from '../type-of';
import type { TypeSlots } from '../type';

const asGenerator = (value: Value): PyGenerator => value as PyGenerator;

/** `<generator object f.<locals>.g at 0x…>` with the word for its kind. */
export function reprAs(kind: string): (thread: Thread, self: Value) => Value {
  return (_thread, self) => `<${kind} object ${strValue(asGenerator(self).qualname) ?? '?'} at ${addressOf(self)}>`;
}

/** `throw` of the three kinds: three positional arguments, of which the last two are deprecated (gen_throw). */
export function throwMethod(): NativeDefinition {
  return rawMethod(
    'throw',
    'fastcall',
    (thread, self: PyGenerator, args) => {
      checkPositional('throw', args.length, 1, 3);
      if (args.length > 1) warnThrowSignature(thread);
      return throwInto(thread, self, true, args[0]!, args[1], args[2]);
    },
    {},
  );
}

/** Warns about `throw(type, value, traceback)`. */
export function warnThrowSignature(thread: Thread): void {
  thread.warn(
    DeprecationWarningType,
    'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.',
  );
}

function nameAttribute(name: '__name__' | '__qualname__', field: 'name' | 'qualname'): GetSet<PyGenerator> {
  return {
    name,
    get: (_thread, self) => asGenerator(self)[field],
    set(thread, self, value) {
      if (value === undefined || strValue(value) === undefined)
        throw typeError(`${name} must be set to a string object`);
      const generator = asGenerator(self);
      const old = generator[field];
      generator[field] = hold(value);
      release(thread, old);
    },
  };
}

/** `__name__`, `__qualname__` and what `prefix_` shows of the state: gi_frame, cr_await, ag_running … */
export function generatorAttributes(prefix: string, delegateName: string): GetSet<PyGenerator>[] {
  return [
    nameAttribute('__name__', 'name'),
    nameAttribute('__qualname__', 'qualname'),
    {
      name: delegateName,
      get: (_thread, self) => asGenerator(self).delegate ?? null,
    },
    { name: `${prefix}_running`, get: (_thread, self) => isRunning(prefix, asGenerator(self)) },
    {
      name: `${prefix}_frame`,
      get: (_thread, self) => (asGenerator(self).isFinished ? null : frameObject(asGenerator(self).frame)),
    },
    { name: `${prefix}_suspended`, get: (_thread, self) => asGenerator(self).isSuspended },
    { name: `${prefix}_code`, get: (_thread, self) => asGenerator(self).code },
  ];
}

const isRunning = (prefix: string, generator: PyGenerator): boolean =>
  prefix === 'ag' ? generator.runningAsync : generator.state === 0;

/** `__class_getitem__`, for annotations. */
export function classGetItem(): NativeDefinition {
  return classMethod('__class_getitem__($type, object, /)', (_thread, type, item) => new PyGenericAlias(type, item));
}

/** `__sizeof__`: the object with room for its frame. */
export function sizeMethod(): NativeDefinition {
  return method('__sizeof__($self, /)', (_thread, self: PyGenerator) => 96 + 4 * self.frame.slots.length);
}

export function generatorSlots(): Partial<TypeSlots<PyGenerator>> {
  return {
    tp_repr: reprAs('generator'),
    tp_iter: (_thread, self) => self,
    tp_iternext: generatorNext,
    tp_finalize: finalizeGenerator,
    am_send: generatorSend,
  };
}

export function generatorMethods(): NativeDefinition[] {
  return [
    rawMethod('send', 'o', (thread, self: PyGenerator, args) => resumeOrStop(thread, self, args[0]!), {}),
    throwMethod(),
    rawMethod('close', 'noargs', (thread, self: PyGenerator) => closeGenerator(thread, self), {}),
    sizeMethod(),
    classGetItem(),
  ];
}

export function generatorGetSet(): GetSet<PyGenerator>[] {
  return generatorAttributes('gi', 'gi_yieldfrom');
}
