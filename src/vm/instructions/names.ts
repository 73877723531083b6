// Instructions that read and bind names in namespaces: of modules, class bodies and exec.

import { dictType, PyDict } from '../../objects/containers/dict';
import { KeyErrorType, NameErrorType } from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import { hold, release, type Value } from '../../objects/object';
import { swallow } from '../../objects/protocols/attributes';
import { delItem, getItem, setItem } from '../../objects/protocols/subscript';
import { nameError, raise, systemError } from '../../objects/raise';
import type { PyRaise, Thread } from '../../objects/thread';
import { put, replaceTop, steal } from '../../call/stack';
import { instruction } from './definition';

/** The name with this index. */
export const nameAt = (frame: Frame, index: number): string => frame.code.co_names[index]!;

/** "name 'x' is not defined". */
export const notDefined = (name: string): PyRaise => nameError(`name '${name}' is not defined`, name);

/** mapping[name], undefined where there is a KeyError (PyMapping_GetOptionalItem). */
export function lookupMapping(thread: Thread, mapping: Value, name: string): Value | undefined {
  if (mapping instanceof PyDict && mapping.type === dictType) return mapping.getStr(name);
  try {
    return getItem(thread, mapping, name);
  } catch (error) {
    swallow(thread, error, KeyErrorType);
    return undefined;
  }
}

/** The value of a name in a module or class body: locals, globals, builtins (_PyEval_LoadName). */
function loadName(thread: Thread, frame: Frame, name: string): Value {
  const { locals } = frame;
  if (locals === undefined) throw systemError(`no locals when loading '${name}'`);
  let value = lookupMapping(thread, locals, name);
  if (value === undefined) value = frame.globals.getStr(name);
  if (value === undefined) value = lookupMapping(thread, frame.builtins, name);
  if (value === undefined) throw notDefined(name);
  return value;
}

export const LOAD_NAME = instruction({
  summary: 'Looks a name up in locals, globals and builtins.',
  operand: 'name',
  before: [],
  after: ['value'],
  may: 'runs Python',
  run(thread, frame, sp, oparg) {
    put(frame, sp, loadName(thread, frame, nameAt(frame, oparg)));
  },
});

export const STORE_NAME = instruction({
  summary: 'Binds a name in the namespace.',
  operand: 'name',
  before: ['value'],
  after: [],
  may: 'runs Python',
  run(thread, frame, sp, oparg) {
    const name = nameAt(frame, oparg);
    const { locals } = frame;
    if (locals === undefined) throw systemError(`no locals found when storing '${name}'`);
    const value = steal(frame, sp - 1);
    try {
      if (locals instanceof PyDict && locals.type === dictType) locals.setStr(thread, name, value);
      else setItem(thread, locals, name, value);
    } finally {
      release(thread, value);
    }
  },
});

export const DELETE_NAME = instruction({
  summary: 'Deletes a name from the namespace.',
  operand: 'name',
  before: [],
  after: [],
  may: 'runs Python',
  run(thread, frame, _sp, oparg) {
    const name = nameAt(frame, oparg);
    const { locals } = frame;
    if (locals === undefined) throw systemError(`no locals when deleting '${name}'`);
    try {
      delItem(thread, locals, name);
    } catch (error) {
      swallow(thread, error, KeyErrorType);
      throw notDefined(name);
    }
  },
});

export const LOAD_LOCALS = instruction({
  summary: 'Pushes the namespace in which names are bound.',
  operand: 'none',
  before: [],
  after: ['locals'],
  may: 'raises',
  run(_thread, frame, sp) {
    if (frame.locals === undefined) throw systemError('no locals');
    put(frame, sp, frame.locals);
  },
});

export const LOAD_FROM_DICT_OR_GLOBALS = instruction({
  summary: 'Looks a name up in the mapping on top, then in globals and builtins.',
  operand: 'name',
  before: ['mapping'],
  after: ['value'],
  may: 'runs Python',
  run(thread, frame, sp, oparg) {
    const name = nameAt(frame, oparg);
    let value = lookupMapping(thread, frame.slots[sp - 1]!, name);
    if (value === undefined) value = lookupMapping(thread, frame.globals, name);
    if (value === undefined) value = lookupMapping(thread, frame.builtins, name);
    if (value === undefined) throw notDefined(name);
    replaceTop(thread, frame, sp, value);
  },
});

export const SETUP_ANNOTATIONS = instruction({
  summary: 'Makes sure that the namespace has __annotations__.',
  operand: 'none',
  before: [],
  after: [],
  may: 'runs Python',
  run(thread, frame) {
    const { locals } = frame;
    if (locals === undefined) throw systemError('no locals found when setting up annotations');
    if (lookupMapping(thread, locals, '__annotations__') !== undefined) return;
    const annotations = hold(PyDict.fresh());
    try {
      setItem(thread, locals, '__annotations__', annotations);
    } finally {
      release(thread, annotations);
    }
  },
});

export const LOAD_BUILD_CLASS = instruction({
  summary: 'Pushes builtins.__build_class__.',
  operand: 'none',
  before: [],
  after: ['build_class'],
  may: 'runs Python',
  run(thread, frame, sp) {
    const value = lookupMapping(thread, frame.builtins, '__build_class__');
    if (value === undefined) throw raise(NameErrorType, '__build_class__ not found');
    put(frame, sp, value);
  },
});
