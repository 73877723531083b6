// LOAD_SUPER_ATTR: `super().name` without a super object, where `super` is the builtin.

import { cacheLayout } from '../../bytecode/cache-layout';
import { SpecializedOp } from '../../bytecode/opcodes';
import { optional } from '../../bytecode/stack-entries';
import { checkSuper, superFind, superLookup } from '../../call/super';
import { superType } from '../../objects/descriptors/super';
import type { Frame } from '../../objects/frames/frame';
import { hold, release, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import type { Thread } from '../../objects/thread';
import { PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { specialize, unspecialize } from '../specialize/rewrite';
import { dropEntries, replaceEntries, steal } from '../../call/stack';
import { type Body, instruction } from './definition';
import { nameAt } from './names';
import { GUARD_FAILED } from './outcome';

/** super, class, self -- value [, NULL] | method, self; `super` is known to be the builtin and `class` to be a class */
function loadWithoutSuperObject(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const { slots } = frame;
  const name = nameAt(frame, oparg >> 2);
  const cls = slots[sp - 2] as PyType;
  const self = slots[sp - 1]!;
  if (name !== '__class__') {
    const objectType = checkSuper(thread, cls, self);
    const found = superFind(cls, objectType, name);
    if (found !== undefined && objectType !== self && oparg & 1 && typeOf(found).flags & TypeFlag.METHOD_DESCRIPTOR) {
      hold(found);
      const receiver = steal(frame, sp - 1);
      slots[sp - 1] = undefined;
      dropEntries(thread, frame, sp - 3, sp - 1);
      slots[sp - 3] = found;
      slots[sp - 2] = receiver;
      frame.owned[sp - 3] = frame.owned[sp - 2] = 1;
      return;
    }
    if (found !== undefined) {
      replaceEntries(thread, frame, sp - 3, sp, superLookup(thread, cls, self, objectType, name)!);
      slots[sp - 2] = undefined;
      return;
    }
  }
  loadFromSuperObject(thread, frame, sp, oparg);
}

/** The same by a call of whatever `super` is. */
function loadFromSuperObject(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const { slots } = frame;
  const [callable, cls, self] = [slots[sp - 3]!, slots[sp - 2]!, slots[sp - 1]!];
  const instance = hold(thread.call(callable, callable === superType || oparg & 2 ? [cls, self] : []));
  let value: Value;
  try {
    value = hold(getAttr(thread, instance, nameAt(frame, oparg >> 2)));
  } finally {
    release(thread, instance);
  }
  replaceEntries(thread, frame, sp - 3, sp, value);
  release(thread, value);
  slots[sp - 2] = undefined;
}

const loadFromBuiltinSuper: Body = (thread, frame, sp, oparg) => {
  const { slots } = frame;
  if (slots[sp - 3] !== superType || !(slots[sp - 2] instanceof PyType)) return GUARD_FAILED;
  loadWithoutSuperObject(thread, frame, sp, oparg);
};

/** Bit 0 of the operand asks for the method form, bit 1 says that super() had two arguments. */
export const LOAD_SUPER_ATTR = instruction({
  summary: 'Replaces super, class and self by super(class, self).name.',
  operand: 'attribute',
  before: ['super', 'class', 'self'],
  after: ['attribute', optional('receiver')],
  may: 'runs Python',
  event: 'CALL',
  cache: cacheLayout({ counter: 1 }),
  run(thread, frame, sp, oparg) {
    const { slots } = frame;
    // A super object takes None for no object at all; the specialised forms, which make none, do not.
    const isBuiltin = slots[sp - 3] === superType && slots[sp - 2] instanceof PyType && slots[sp - 1] !== null;
    if (isBuiltin) loadWithoutSuperObject(thread, frame, sp, oparg);
    else loadFromSuperObject(thread, frame, sp, oparg);
  },
  /** _Py_Specialize_LoadSuperAttr. */
  specialize({ executable, slots }, sp, oparg, ip) {
    if (slots[sp - 3] !== superType || !(slots[sp - 2] instanceof PyType)) return unspecialize(executable, ip);
    const form = oparg & 1 ? SpecializedOp.LOAD_SUPER_ATTR_METHOD : SpecializedOp.LOAD_SUPER_ATTR_ATTR;
    specialize(executable, ip, form);
  },
  forms: {
    LOAD_SUPER_ATTR_ATTR: { run: loadFromBuiltinSuper },
    LOAD_SUPER_ATTR_METHOD: { run: loadFromBuiltinSuper },
  },
});
