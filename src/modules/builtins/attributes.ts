// Builtin functions that look at objects: attributes, names, identity and class membership.

import { idOf } from '../../objects/identity';
import { dictType } from '../../objects/containers/dict';
import { listType } from '../../objects/containers/list';
import { type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { checkPositional } from '../../objects/native-arguments';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import {
  attributeName,
  callMethod,
  delAttr,
  getAttr,
  lookupAttr,
  lookupSpecial,
  setAttr,
} from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { hash } from '../../objects/protocols/hashing';
import { isCallable, isInstance, isSubclass } from '../../objects/protocols/instances';
import { typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { typeOf } from '../../objects/type-of';
import { isSubtype } from '../../objects/type';
import { frameLocals } from './frames';

function getattr(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('getattr', args.length, 2, 3);
  const name = attributeName(args[1]!);
  if (args.length === 2) return getAttr(thread, args[0]!, name);
  const found = lookupAttr(thread, args[0]!, name);
  return found === undefined ? args[2]! : found;
}

const hasattr: BoundFunction = (thread, _module, object: Value, name: Value) => {
  const found = lookupAttr(thread, object, attributeName(name));
  if (found === undefined) return false;
  drop(thread, found);
  return true;
};

const setattr: BoundFunction = (thread, _module, object: Value, name: Value, value: Value) => {
  setAttr(thread, object, attributeName(name), value);
  return null;
};

const delattr: BoundFunction = (thread, _module, object: Value, name: Value) => {
  delAttr(thread, object, attributeName(name));
  return null;
};

/** A sorted list of the names in a collection that the program gave us. */
function sortedNames(thread: Thread, names: Value): Value {
  const list = thread.call(listType, [names]);
  hold(list);
  try {
    drop(thread, callMethod(thread, list, 'sort', []));
  } catch (error) {
    release(thread, list);
    throw error;
  }
  return unhold(list);
}

function dir(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('dir', args.length, 0, 1);
  const names = args.length === 0 ? localNames(thread) : directoryOf(thread, args[0]!);
  hold(names);
  try {
    return sortedNames(thread, names);
  } finally {
    release(thread, names);
  }
}

/** The keys of the caller's local variables (_dir_locals). */
function localNames(thread: Thread): Value {
  const locals = frameLocals(thread);
  hold(locals);
  try {
    const keys = callMethod(thread, locals, 'keys', []);
    if (isSubtype(typeOf(locals), dictType)) return callHeld(thread, listType, [keys]);
    if (!isSubtype(typeOf(keys), listType)) {
      const { tpName } = typeOf(keys);
      drop(thread, keys);
      throw typeError(`dir(): expected keys() of locals to be a list, not '${tpName}'`);
    }
    return keys;
  } finally {
    release(thread, locals);
  }
}

/** What `__dir__` answers (_dir_object). */
function directoryOf(thread: Thread, object: Value): Value {
  const directory = lookupSpecial(thread, object, '__dir__');
  if (directory === undefined) throw typeError('object does not provide __dir__');
  hold(directory);
  try {
    return thread.call(directory, []);
  } finally {
    release(thread, directory);
  }
}

function vars(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('vars', args.length, 0, 1);
  if (args.length === 0) return frameLocals(thread);
  const dict = lookupAttr(thread, args[0]!, '__dict__');
  if (dict === undefined) throw typeError('vars() argument must have __dict__ attribute');
  return dict;
}

export const attributeFunctions: Record<string, NativeDefinition> = {
  getattr: rawMethod('getattr', 'fastcall', getattr),
  hasattr: method('hasattr($module, obj, name, /)', hasattr),
  setattr: method('setattr($module, obj, name, value, /)', setattr),
  delattr: method('delattr($module, obj, name, /)', delattr),
  dir: rawMethod('dir', 'varargs', dir),
  vars: rawMethod('vars', 'varargs', vars),
  callable: method('callable($module, obj, /)', (_thread, _module, object: Value) => isCallable(object)),
  id: method('id($module, obj, /)', (_thread, _module, object: Value) => idOf(object)),
  hash: method('hash($module, obj, /)', (thread, _module, object: Value) => hash(thread, object)),
  isinstance: {
    ...method('isinstance($module, obj, class_or_tuple, /)', (thread, _module, object: Value, cls: Value) =>
      isInstance(thread, object, cls),
    ),
    role: 'isinstance',
  },
  issubclass: method('issubclass($module, cls, class_or_tuple, /)', (thread, _module, cls: Value, of: Value) =>
    isSubclass(thread, cls, of),
  ),
};
