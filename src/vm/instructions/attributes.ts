// Reading, setting and deleting attributes. The forms of LOAD_ATTR and STORE_ATTR know where the attribute lies, as long as the version of
// the owner's type stays. What reading gives is borrowed from whoever has it, so that it is held before the owner may go.

import { optional } from '../../bytecode/stack-entries';
import { PyDict } from '../../objects/containers/dict';
import type { DictKeys } from '../../objects/containers/dict-keys';
import type { PyMemberDescriptor } from '../../objects/descriptors/attribute-descriptor';
import type { Frame } from '../../objects/frames/frame';
import type { PyFunction } from '../../objects/functions/function';
import { moduleGetAttr } from '../../objects/module';
import { hold, isObject, type PyObject, release, unhold, type Value } from '../../objects/object';
import { delAttr, getAttr, getMethod, setAttr } from '../../objects/protocols/attributes';
import { PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { AttributeCache, StoreCache } from '../specialize/attribute-caches';
import { hasInlineValues } from '../specialize/instance-attributes';
import { slotValue } from '../specialize/slot-values';
import { specializeLoadAttr } from '../specialize/load-attributes';
import { specializeStoreAttr } from '../specialize/store-attributes';
import { newFrame } from '../../call/frame-creation';
import { dropEntries, dropEntry, put, replaceTop } from '../../call/stack';
import { type Body, instruction } from './definition';
import { pushBound, pushCallee } from './callee';
import { nameAt } from './names';
import { ENTERED, GUARD_FAILED } from './outcome';

/** owner -- value [, NULL]: what `find` gives, which is undefined where a guard fails */
const loadFrom =
  (find: (frame: Frame, owner: Value, oparg: number, ip: number) => Value | undefined): Body =>
  (thread, frame, sp, oparg, ip) => {
    const value = find(frame, frame.slots[sp - 1]!, oparg, ip);
    if (value === undefined) return GUARD_FAILED;
    replaceTop(thread, frame, sp, value);
    if (oparg & 1) frame.slots[sp] = undefined;
  };

/** What is remembered beside the instruction. */
const remembered = (frame: Frame, ip: number): Value => frame.executable.caches[ip] as Value;

/** Has the type of the owner the version that the cache expects? */
const isExpected = (frame: Frame, owner: Value, ip: number): boolean =>
  typeOf(owner).version === frame.words[ip + AttributeCache.version];

export const LOAD_ATTR = instruction({
  summary: 'Replaces owner by owner.name; for a method call by function and self, or by value and NULL.',
  operand: 'attribute',
  before: ['owner'],
  after: ['attribute', optional('self', 'copied', 'null')],
  may: 'runs Python',
  frame: 'enters',
  cache: AttributeCache,
  run(thread, frame, sp, oparg) {
    const { slots, owned } = frame;
    const owner = slots[sp - 1]!;
    const name = nameAt(frame, oparg >> 1);
    if ((oparg & 1) === 0) {
      replaceTop(thread, frame, sp, getAttr(thread, owner, name));
      return;
    }
    const { callable, self } = getMethod(thread, owner, name);
    if (self === undefined) {
      replaceTop(thread, frame, sp, callable);
      slots[sp] = undefined;
      return;
    }
    slots[sp] = owner;
    owned[sp] = owned[sp - 1]!;
    put(frame, sp - 1, callable);
  },
  specialize({ executable, slots, code }, sp, oparg, ip) {
    specializeLoadAttr(executable, ip, oparg, slots[sp - 1]!, code.co_names[oparg >> 1]!);
  },
  forms: {
    /** Among the values that instances of the class share keys for. */
    LOAD_ATTR_INSTANCE_VALUE: {
      inLoop: true,
      run(thread, frame, sp, oparg, ip) {
        const { slots, owned, words } = frame;
        const owner = slots[sp - 1]!;
        if (typeof owner !== 'object' || owner === null) return GUARD_FAILED;
        if (owner.type.version !== words[ip + AttributeCache.version]) return GUARD_FAILED;
        const { dict } = owner;
        if (dict === undefined || dict.keys !== owner.type.sharedKeys) return GUARD_FAILED;
        const value = dict.values[words[ip + AttributeCache.position]!];
        if (value === undefined) return GUARD_FAILED;
        hold(value);
        const wasOwned = owned[sp - 1]!;
        slots[sp - 1] = value;
        owned[sp - 1] = 1;
        if (oparg & 1) slots[sp] = undefined;
        if (wasOwned !== 0) release(thread, owner);
      },
    },
    LOAD_ATTR_MODULE: {
      run: loadFrom(({ words }, owner, _oparg, ip) => {
        if (typeOf(owner).tp.tp_getattro !== moduleGetAttr) return undefined;
        const { dict } = owner as PyObject;
        if (dict === undefined || dict.keys.version !== words[ip + AttributeCache.version]) return undefined;
        return dict.values[words[ip + AttributeCache.keys_version]!];
      }),
    },
    /** At a position of the instance's own dictionary. */
    LOAD_ATTR_WITH_HINT: {
      run: loadFrom((frame, owner, oparg, ip) => {
        if (!isExpected(frame, owner, ip)) return undefined;
        const { dict } = owner as PyObject;
        if (dict === undefined || dict.keys.shared || !dict.keys.unicode) return undefined;
        const hint = frame.words[ip + AttributeCache.keys_version]!;
        return dict.keys.entries[hint] === nameAt(frame, oparg >> 1) ? dict.values[hint] : undefined;
      }),
    },
    /** In a slot; nothing remembered stands for `__class__`. */
    LOAD_ATTR_SLOT: {
      run: loadFrom((frame, owner, _oparg, ip) => {
        if (!isExpected(frame, owner, ip)) return undefined;
        const member = frame.executable.caches[ip] as PyMemberDescriptor | undefined;
        return member === undefined ? typeOf(owner) : slotValue(owner as PyObject, member);
      }),
    },
    LOAD_ATTR_CLASS: {
      run: loadFrom((frame, owner, _oparg, ip) =>
        owner instanceof PyType && owner.version === frame.words[ip + AttributeCache.version]
          ? remembered(frame, ip)
          : undefined,
      ),
    },
    LOAD_ATTR_CLASS_WITH_METACLASS_CHECK: {
      run: loadFrom((frame, owner, _oparg, ip) => {
        if (!(owner instanceof PyType) || owner.version !== frame.words[ip + AttributeCache.version]) return undefined;
        return owner.type.version === frame.words[ip + AttributeCache.keys_version] ? remembered(frame, ip) : undefined;
      }),
    },
    /** The getter runs as a frame. */
    LOAD_ATTR_PROPERTY: {
      run(thread, frame, sp, _oparg, ip) {
        if (!isExpected(frame, frame.slots[sp - 1]!, ip)) return GUARD_FAILED;
        const getter = remembered(frame, ip) as PyFunction;
        if (getter.code.executable.exactArguments !== 1) return GUARD_FAILED;
        pushCallee(thread, frame, hold(getter), true, sp - 1, sp - 1, sp);
        return ENTERED;
      },
    },
    /** `__getattribute__` runs as a frame. */
    LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN: {
      run(thread, frame, sp, oparg, ip) {
        const { slots, owned, words } = frame;
        if (!isExpected(frame, slots[sp - 1]!, ip)) return GUARD_FAILED;
        const getter = remembered(frame, ip) as PyFunction;
        if (getter.version !== words[ip + AttributeCache.keys_version]) return GUARD_FAILED;
        const args = [slots[sp - 1]!, nameAt(frame, oparg >> 1)];
        const argsOwned = Uint8Array.of(owned[sp - 1]!, 0);
        owned[sp - 1] = 0;
        pushBound(thread, newFrame(thread, hold(getter), true, args, argsOwned, 0, args.length, undefined), false);
        return ENTERED;
      },
    },
    LOAD_ATTR_METHOD_WITH_VALUES: {
      inLoop: true,
      run(_thread, frame, sp, _oparg, ip) {
        const { slots, owned, words } = frame;
        const owner = slots[sp - 1]!;
        if (typeof owner !== 'object' || owner === null) return GUARD_FAILED;
        const { type, dict } = owner;
        if (type.version !== words[ip + AttributeCache.version]) return GUARD_FAILED;
        const keys = type.sharedKeys as DictKeys;
        if (keys.version !== words[ip + AttributeCache.keys_version]) return GUARD_FAILED;
        if (dict !== undefined && dict.keys !== keys) return GUARD_FAILED;
        const method = frame.executable.caches[ip] as PyObject;
        hold(method);
        slots[sp] = owner;
        owned[sp] = owned[sp - 1]!;
        slots[sp - 1] = method;
        owned[sp - 1] = 1;
      },
    },
    LOAD_ATTR_METHOD_NO_DICT: {
      inLoop: true,
      run(_thread, frame, sp, _oparg, ip) {
        const { slots, owned, words } = frame;
        const owner = slots[sp - 1]!;
        if (typeOf(owner).version !== words[ip + AttributeCache.version]) return GUARD_FAILED;
        const method = frame.executable.caches[ip] as PyObject;
        hold(method);
        slots[sp] = owner;
        owned[sp] = owned[sp - 1]!;
        slots[sp - 1] = method;
        owned[sp - 1] = 1;
      },
    },
    LOAD_ATTR_METHOD_LAZY_DICT: {
      run(_thread, frame, sp, _oparg, ip) {
        const { slots, owned } = frame;
        const owner = slots[sp - 1]!;
        if (!isExpected(frame, owner, ip) || (owner as PyObject).dict !== undefined) return GUARD_FAILED;
        slots[sp] = owner;
        owned[sp] = owned[sp - 1]!;
        put(frame, sp - 1, remembered(frame, ip));
      },
    },
    LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES: {
      run: loadFrom((frame, owner, _oparg, ip) => {
        if (!isExpected(frame, owner, ip)) return undefined;
        const keys = typeOf(owner).sharedKeys as DictKeys;
        if (keys.version !== frame.words[ip + AttributeCache.keys_version]) return undefined;
        return hasInlineValues(owner as PyObject) ? remembered(frame, ip) : undefined;
      }),
    },
    LOAD_ATTR_NONDESCRIPTOR_NO_DICT: {
      run: loadFrom((frame, owner, _oparg, ip) => (isExpected(frame, owner, ip) ? remembered(frame, ip) : undefined)),
    },
  },
});

export const STORE_ATTR = instruction({
  summary: 'Assigns owner.name = value.',
  operand: 'name',
  before: ['value', 'owner'],
  after: [],
  may: 'runs Python',
  cache: StoreCache,
  run(thread, frame, sp, oparg) {
    setAttr(thread, frame.slots[sp - 1]!, nameAt(frame, oparg), frame.slots[sp - 2]!);
    dropEntry(thread, frame, sp - 1);
    dropEntry(thread, frame, sp - 2);
  },
  specialize({ executable, slots, code }, sp, oparg, ip) {
    specializeStoreAttr(executable, ip, slots[sp - 1]!, code.co_names[oparg]!);
  },
  forms: {
    STORE_ATTR_INSTANCE_VALUE: {
      inLoop: true,
      run(thread, frame, sp, _oparg, ip) {
        const { slots, owned, words } = frame;
        const owner = slots[sp - 1]!;
        if (typeof owner !== 'object' || owner === null) return GUARD_FAILED;
        if (owner.type.version !== words[ip + StoreCache.version]) return GUARD_FAILED;
        let { dict } = owner;
        if (dict === undefined) owner.dict = dict = hold(PyDict.forInstance(owner.type));
        else if (dict.keys !== owner.type.sharedKeys || dict.exposed) return GUARD_FAILED;
        const position = words[ip + StoreCache.position]!;
        const value = slots[sp - 2]!;
        const old = dict.values[position];
        if (old === undefined) dict.insertShared(position, value);
        else {
          hold(value);
          dict.values[position] = value;
          dict.version++;
        }
        if (owned[sp - 2] !== 0) unhold(value);
        const wasOwned = owned[sp - 1]!;
        slots[sp - 2] = undefined;
        slots[sp - 1] = undefined;
        if (wasOwned !== 0) release(thread, owner);
        release(thread, old);
      },
    },
    STORE_ATTR_WITH_HINT: {
      run(thread, frame, sp, oparg, ip) {
        const { slots, words } = frame;
        const owner = slots[sp - 1]!;
        if (!isObject(owner) || owner.type.version !== words[ip + StoreCache.version]) return GUARD_FAILED;
        const { dict } = owner;
        if (dict === undefined || dict.keys.shared || !dict.keys.unicode) return GUARD_FAILED;
        const hint = words[ip + StoreCache.index]!;
        if (dict.keys.entries[hint] !== nameAt(frame, oparg)) return GUARD_FAILED;
        const old = dict.values[hint];
        if (old === undefined) return GUARD_FAILED;
        dict.values[hint] = hold(slots[sp - 2]!);
        dict.version++;
        dropEntries(thread, frame, sp - 2, sp);
        release(thread, old);
      },
    },
    STORE_ATTR_SLOT: {
      run(thread, frame, sp, _oparg, ip) {
        const { slots, words } = frame;
        const owner = slots[sp - 1]!;
        if (!isObject(owner) || owner.type.version !== words[ip + StoreCache.version]) return GUARD_FAILED;
        const { slotIndex } = frame.executable.caches[ip] as PyMemberDescriptor;
        owner.slots ??= [];
        while (owner.slots.length <= slotIndex) owner.slots.push(undefined);
        const old = owner.slots[slotIndex];
        owner.slots[slotIndex] = hold(slots[sp - 2]!);
        dropEntries(thread, frame, sp - 2, sp);
        release(thread, old);
      },
    },
  },
});

export const DELETE_ATTR = instruction({
  summary: 'Deletes owner.name.',
  operand: 'name',
  before: ['owner'],
  after: [],
  may: 'runs Python',
  run(thread, frame, sp, oparg) {
    delAttr(thread, frame.slots[sp - 1]!, nameAt(frame, oparg));
    dropEntry(thread, frame, sp - 1);
  },
});
