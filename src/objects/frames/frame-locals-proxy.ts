// FrameLocalsProxy: the write-through view that `frame.f_locals` gives of a function's variables (PEP 667).

import { LocalKind } from '../functions/code';
import { PyCell } from '../functions/cell';
import { defineType } from '../define-type';
import { PyDict } from '../containers/dict';
import type { PyFrame } from './frame';
import { PyList } from '../containers/list';
import { method, rawMethod } from '../native';
import { checkPositional } from '../native-arguments';
import { drop, hold, release, type Value } from '../object';
import { callMethod } from '../protocols/attributes';
import { richCompare } from '../protocols/compare';
import { collect, getIter } from '../protocols/iteration';
import { getItem } from '../protocols/subscript';
import { repr } from '../protocols/text';
import { keyError, typeError, valueError } from '../raise';
import { guardRepr } from '../repr-guard';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { type PyType, TypeFlag } from '../type';
import { strValue, typeOf } from '../type-of';
import { KEPT, PyHolder } from '../holder';

export class PyFrameLocalsProxy extends PyHolder {
  /** Held. */
  frame: PyFrame;

  static {
    PyFrameLocalsProxy.holds({ frame: KEPT });
  }

  constructor(frame: PyFrame) {
    super(frameLocalsProxyType);
    this.frame = hold(frame);
  }
}

const asProxy = (value: Value): PyFrameLocalsProxy => value as PyFrameLocalsProxy;

/** The value of a slot: that of the cell if the frame has turned it into one. */
function slotValue({ frame }: PyFrame, slot: number): Value | undefined {
  const value = frame.slots[slot];
  if (!(value instanceof PyCell)) return value;
  const kind = frame.code.localspluskinds[slot]!;
  return kind & (LocalKind.CELL | LocalKind.FREE) ? value.value : value;
}

/** The variables that have a value, in slot order; names hidden in inlined comprehensions count in the frame that runs them. */
function* boundSlots(object: PyFrame): Generator<[name: string, slot: number, value: Value]> {
  const { localsplusnames } = object.frame.code;
  for (let slot = 0; slot < localsplusnames.length; slot++) {
    const value = slotValue(object, slot);
    if (value !== undefined) yield [localsplusnames[slot]!, slot, value];
  }
}

/** The slot of a name, -1 if it has none; `bound` asks for one with a value (framelocalsproxy_getkeyindex). */
function slotOf(object: PyFrame, key: Value, bound: boolean): number {
  const name = strValue(key);
  if (name === undefined) return -1;
  const { localsplusnames } = object.frame.code;
  for (let slot = 0; slot < localsplusnames.length; slot++) {
    if (localsplusnames[slot] === name && (!bound || slotValue(object, slot) !== undefined)) return slot;
  }
  return -1;
}

/** A new dict of all variables, extra ones last. */
export function localsToDict(thread: Thread, object: PyFrame): PyDict {
  const dict = PyDict.fresh();
  for (const [name, , value] of boundSlots(object)) dict.setStr(thread, name, value);
  if (object.extraLocals !== undefined)
    for (const [key, value] of object.extraLocals.entries()) dict.set(thread, key, value);
  return dict;
}

function find(thread: Thread, self: Value, key: Value): Value | undefined {
  const { frame } = asProxy(self);
  const slot = slotOf(frame, key, true);
  if (slot >= 0) return slotValue(frame, slot);
  return frame.extraLocals?.get(thread, key);
}

function subscript(thread: Thread, self: Value, key: Value): Value {
  const value = find(thread, self, key);
  if (value === undefined) throw keyError(`local variable '${repr(thread, key)}' is not defined`);
  return value;
}

function assign(thread: Thread, self: Value, key: Value, value: Value | undefined): void {
  const { frame: object } = asProxy(self);
  const slot = slotOf(object, key, false);
  if (slot < 0) {
    assignExtra(thread, object, key, value);
    return;
  }
  if (value === undefined) throw valueError('cannot remove local variables from FrameLocalsProxy');
  const { frame } = object;
  const old = frame.slots[slot];
  const kind = frame.code.localspluskinds[slot]!;
  if (old instanceof PyCell && kind & (LocalKind.CELL | LocalKind.FREE)) {
    old.set(thread, value);
    return;
  }
  if (old === value) return;
  if (frame.owned[slot] && old !== undefined) {
    // Callees may have borrowed the old value: it lives on as long as the frame object.
    object.overwritten ??= [];
    object.overwritten.push(old);
  }
  frame.slots[slot] = hold(value);
  frame.owned[slot] = 1;
}

function assignExtra(thread: Thread, object: PyFrame, key: Value, value: Value | undefined): void {
  if (value !== undefined) {
    object.extraLocals ??= hold(PyDict.fresh());
    object.extraLocals.set(thread, key, value);
    return;
  }
  if (object.extraLocals === undefined || !object.extraLocals.delete(thread, key)) throw keyError(key);
}

/** Adds the items of a mapping; false if it is neither a dict nor such a proxy (framelocalsproxy_merge). */
function merge(thread: Thread, self: Value, other: Value): boolean {
  if (!(other instanceof PyDict) && !(other instanceof PyFrameLocalsProxy)) return false;
  const keysMethod = callMethod(thread, other, 'keys', []);
  const keys = collect(thread, keysMethod);
  drop(thread, keysMethod);
  try {
    for (const key of keys) {
      const value = hold(getItem(thread, other, key));
      try {
        assign(thread, self, key, value);
      } finally {
        release(thread, value);
      }
    }
  } finally {
    for (const key of keys) release(thread, key);
  }
  return true;
}

function keysOf(object: PyFrame): Value[] {
  const keys: Value[] = [...boundSlots(object)].map(([name]) => name);
  if (object.extraLocals !== undefined) for (const [key] of object.extraLocals.entries()) keys.push(key);
  return keys;
}

function pairsOf(object: PyFrame): [Value, Value][] {
  const pairs: [Value, Value][] = [...boundSlots(object)].map(([name, , value]) => [name, value]);
  if (object.extraLocals !== undefined) pairs.push(...object.extraLocals.entries());
  return pairs;
}

function or(thread: Thread, left: Value, right: Value): Value {
  const isMapping = (value: Value): boolean => value instanceof PyDict || value instanceof PyFrameLocalsProxy;
  if (!isMapping(left) || !isMapping(right)) return NotImplemented;
  const result = left instanceof PyFrameLocalsProxy ? localsToDict(thread, left.frame) : (left as PyDict).copy();
  const pairs = right instanceof PyFrameLocalsProxy ? pairsOf(right.frame) : [...(right as PyDict).entries()];
  for (const [key, value] of pairs) result.set(thread, key, value);
  return result;
}

export const frameLocalsProxyType: PyType = defineType({
  name: 'FrameLocalsProxy',
  instanceClass: PyFrameLocalsProxy,
  flags: TypeFlag.HAVE_GC | TypeFlag.MAPPING,
  tp: {
    tp_new(_thread, _type, args) {
      checkPositional('FrameLocalsProxy', args.length, 1, 1);
      const [frame] = args as [Value];
      if (typeOf(frame).name !== 'frame') throw typeError(`expect frame, not ${typeOf(frame).tpName}`);
      return new PyFrameLocalsProxy(frame as PyFrame);
    },
    tp_repr(thread, self) {
      return guardRepr(thread, asProxy(self), '{...}', () => {
        const dict = hold(localsToDict(thread, asProxy(self).frame));
        try {
          return repr(thread, dict);
        } finally {
          release(thread, dict);
        }
      });
    },
    tp_richcompare(thread, left, right, op) {
      if (op !== '==' && op !== '!=') return NotImplemented;
      const { frame } = asProxy(left);
      if (right instanceof PyFrameLocalsProxy) return (op === '==') === (frame === right.frame);
      if (right instanceof PyDict) {
        const dict = hold(localsToDict(thread, frame));
        try {
          return richCompare(thread, dict, right, op);
        } finally {
          release(thread, dict);
        }
      }
      return NotImplemented;
    },
    tp_iter(thread, self) {
      return getIter(thread, new PyList(keysOf(asProxy(self).frame)));
    },
    nb_or: or,
    nb_inplace_or(thread, left, right) {
      return merge(thread, left, right) ? left : NotImplemented;
    },
    mp_length: (_thread, self) => keysOf(asProxy(self).frame).length,
    mp_subscript: subscript,
    mp_ass_subscript: assign,
    sq_contains: (thread, self, key) => find(thread, self, key) !== undefined,
  },
  methods: [
    method('__contains__($self, object, /)', (thread, self, key) => find(thread, self, key) !== undefined),
    rawMethod('__getitem__', 'o', (thread, self, args) => subscript(thread, self, args[0]!)),
    rawMethod('update', 'o', (thread, self, args) => {
      if (!merge(thread, self, args[0]!)) throw typeError(`update() argument must be dict or another FrameLocalsProxy`);
      return null;
    }),
    rawMethod('__reversed__', 'noargs', (thread, self) =>
      getIter(thread, new PyList(keysOf(asProxy(self).frame).reverse())),
    ),
    rawMethod('copy', 'noargs', (thread, self) => localsToDict(thread, asProxy(self).frame)),
    rawMethod('keys', 'noargs', (_thread, self) => new PyList(keysOf(asProxy(self).frame))),
    rawMethod(
      'values',
      'noargs',
      (_thread, self) => new PyList(pairsOf(asProxy(self).frame).map(([, value]) => value)),
    ),
    rawMethod(
      'items',
      'noargs',
      (_thread, self) => new PyList(pairsOf(asProxy(self).frame).map((pair) => new PyTuple(pair))),
    ),
    rawMethod('get', 'fastcall', (thread, self, args) => {
      checkPositional('get', args.length, 1, 2);
      return find(thread, self, args[0]!) ?? args[1] ?? null;
    }),
    rawMethod('pop', 'fastcall', (thread, self, args) => {
      checkPositional('pop', args.length, 1, 2);
      const { frame } = asProxy(self);
      if (slotOf(frame, args[0]!, false) >= 0) throw valueError('cannot remove local variables from FrameLocalsProxy');
      const value = frame.extraLocals?.pop(thread, args[0]!);
      if (value !== undefined) return value;
      if (args.length < 2) throw keyError(args[0]!);
      return args[1]!;
    }),
    rawMethod('setdefault', 'fastcall', (thread, self, args) => {
      checkPositional('setdefault', args.length, 1, 2);
      const value = find(thread, self, args[0]!);
      if (value !== undefined) return value;
      assign(thread, self, args[0]!, args[1] ?? null);
      return args[1] ?? null;
    }),
  ],
});
