// The module gc.

import { PyDict } from '../objects/containers/dict';
import { PyList } from '../objects/containers/list';
import { method, type NativeDefinition, rawMethod } from '../objects/native';
import { argInt } from '../objects/native-arguments';
import { isObject, type PyObject, type Value } from '../objects/object';
import { asSsize } from '../objects/protocols/numbers';
import { typeError, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple, tupleType } from '../objects/containers/tuple';
import { PyType, TypeFlag } from '../objects/type';
import { collectorState, runCollector } from './collection';
import { defineModule } from './define-module';
import { handledException } from './sys/frames';

/** Can the object be part of a cycle (_PyObject_IS_GC)? */
function isCollectable(value: Value): value is PyObject {
  if (!isObject(value)) return false;
  return value instanceof PyType ? value.isHeapType : (value.type.flags & TypeFlag.HAVE_GC) !== 0;
}

/** Would CPython's collector know the object? */
function isTracked(value: Value): value is PyObject {
  if (!isCollectable(value)) return false;
  if (value instanceof PyTuple && value.type === tupleType) return value.items.some((item) => isTracked(item));
  return true;
}

/** All objects that can be reached from the interpreter. */
function* reachable(thread: Thread): Generator<PyObject> {
  const { interp } = thread;
  const seen = new Set<PyObject>();
  const queue: PyObject[] = [];
  const visit = (value: Value | undefined): void => {
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    queue.push(value);
  };
  visit(interp.modules);
  visit(interp.builtins);
  visit(interp.sysDict);
  for (const root of interp.roots) visit(root);
  for (let { frame } = thread; frame !== null; frame = frame.previous) frame.traverse(visit);
  visit(handledException(thread));
  for (let object = queue.shift(); object !== undefined; object = queue.shift()) {
    object.traverse(visit);
    yield object;
  }
}

/** The objects that directly hold one of some others. */
function referrers(thread: Thread, objects: Value[]): Value {
  const wanted = new Set(objects.filter(isObject));
  const found: PyObject[] = [];
  for (const object of reachable(thread)) {
    if (!isTracked(object)) continue;
    let holds = false;
    object.traverse((value) => {
      if (isObject(value) && wanted.has(value)) holds = true;
    });
    if (holds) found.push(object);
  }
  return new PyList(found);
}

/** A dictionary's values are visited before their keys. */
function swapPairs(values: Value[]): void {
  for (let index = 0; index + 1 < values.length; index += 2) {
    [values[index], values[index + 1]] = [values[index + 1]!, values[index]!];
  }
}

function referents(objects: Value[]): Value {
  const found: Value[] = [];
  for (const object of objects) {
    if (!isCollectable(object)) continue;
    const own: Value[] = [];
    object.traverse((value) => {
      if (value !== undefined && value !== null) own.push(value);
    });
    if (object instanceof PyList || object instanceof PyTuple) own.reverse();
    else if (object instanceof PyDict) swapPairs(own);
    found.push(...own);
  }
  return new PyList(found);
}

const functions: NativeDefinition[] = [
  method('enable($module, /)', (thread) => {
    collectorState(thread).enabled = true;
    return null;
  }),
  method('disable($module, /)', (thread) => {
    collectorState(thread).enabled = false;
    return null;
  }),
  method('isenabled($module, /)', (thread) => collectorState(thread).enabled),
  method('set_debug($module, flags, /)', (thread, _module, flags: Value) => {
    collectorState(thread).debug = argInt(thread, flags);
    return null;
  }),
  method('get_debug($module, /)', (thread) => collectorState(thread).debug),
  method('get_count($module, /)', () => new PyTuple([0, 0, 0])),
  rawMethod('set_threshold', 'varargs', (thread, _module, args) => {
    if (args.length < 1 || args.length > 3) throw typeError('gc.set_threshold requires 1 to 3 arguments');
    const numbers = args.map((arg) => argInt(thread, arg));
    const { thresholds } = collectorState(thread);
    numbers.forEach((number, index) => {
      if (index < 2) thresholds[index] = number;
    });
    return null;
  }),
  method('get_threshold($module, /)', (thread) => new PyTuple([...collectorState(thread).thresholds])),
  method('collect($module, /, generation=2)', (thread, _module, generation: Value = 2) => {
    const number = argInt(thread, generation);
    if (number < 0 || number > 2) throw valueError('invalid generation');
    return runCollector(thread, number);
  }),
  method('get_objects($module, /, generation=None)', (thread, _module, generation: Value = null) => {
    if (generation !== null) {
      const number = asSsize(thread, generation);
      if (number >= 3) {
        throw valueError('generation parameter must be less than the number of available generations (3)');
      }
    }
    return new PyList([...reachable(thread)].filter(isTracked));
  }),
  method('get_stats($module, /)', (thread) => {
    const { collections, collected } = collectorState(thread);
    const entry = (counts: [number, number]): PyDict => {
      const dict = new PyDict();
      dict.initStr('collections', counts[0]);
      dict.initStr('collected', counts[1]);
      dict.initStr('uncollectable', 0);
      return dict;
    };
    return new PyList([entry([0, 0]), entry([0, 0]), entry([collections, collected])]);
  }),
  method('is_tracked($module, obj, /)', (_thread, _module, object: Value) => isTracked(object)),
  method('is_finalized($module, obj, /)', (_thread, _module, object: Value) => isObject(object) && object.finalized),
  method('get_referrers($module, /, *objs)', (thread, _module, objects: Value[]) => referrers(thread, objects)),
  method('get_referents($module, /, *objs)', (_thread, _module, objects: Value[]) => referents(objects)),
  method('freeze($module, /)', () => null),
  method('unfreeze($module, /)', () => null),
  method('get_freeze_count($module, /)', () => 0),
];

export const gcModule = defineModule({
  name: 'gc',
  functions,
  constants: {
    DEBUG_STATS: 1,
    DEBUG_COLLECTABLE: 2,
    DEBUG_UNCOLLECTABLE: 4,
    DEBUG_SAVEALL: 32,
    DEBUG_LEAK: 38,
  },
  init(thread, _module, define) {
    define('garbage', new PyList([]));
    define('callbacks', collectorState(thread).callbacks);
  },
});
