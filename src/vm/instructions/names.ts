// Instructions that read and bind names: locals, cells, globals and namespaces.

import { PyCell } from '../../objects/functions/cell';
import { LocalKind } from '../../objects/functions/code';
import { dictType, PyDict } from '../../objects/containers/dict';
import { KeyErrorType, UnboundLocalErrorType, NameErrorType, newNameError } from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import { hold, release, type Value } from '../../objects/object';
import { delItem, getItem, setItem } from '../../objects/protocols/subscript';
import { swallow } from '../../objects/protocols/attributes';
import { nameError, raise, systemError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { put, steal } from '../../call/stack';

/** "name 'x' is not defined". */
const notDefined = (name: string): PyRaise => nameError(`name '${name}' is not defined`, name);

/** A local variable without a value. */
export function unboundLocal(frame: Frame, slot: number): PyRaise {
  const name = frame.code.localsplusnames[slot]!;
  return new PyRaise(
    newNameError(
      UnboundLocalErrorType,
      `cannot access local variable '${name}' where it is not associated with a value`,
      name,
    ),
  );
}

/** An empty cell: a local variable of this function or a free one (_PyEval_FormatExcUnbound). */
export function unboundCell(frame: Frame, slot: number): PyRaise {
  const { localspluskinds, localsplusnames } = frame.code;
  const name = localsplusnames[slot]!;
  if (!(localspluskinds[slot]! & LocalKind.FREE)) return unboundLocal(frame, slot);
  const text = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
  return new PyRaise(newNameError(NameErrorType, text, name));
}

/** The value of a global name: the globals, then the builtins (LOAD_GLOBAL). */
export function loadGlobal(thread: Thread, { globals, builtins }: Frame, name: string): Value {
  let value = lookupMapping(thread, globals, name);
  if (value === undefined) value = lookupMapping(thread, builtins, name);
  if (value === undefined) throw notDefined(name);
  return value;
}

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
export function loadName(thread: Thread, frame: Frame, name: string): Value {
  const { locals } = frame;
  if (locals === undefined) throw systemError(`no locals when loading '${name}'`);
  const value = lookupMapping(thread, locals, name);
  if (value !== undefined) return value;
  return loadFromGlobals(thread, frame, name);
}

function loadFromGlobals(thread: Thread, frame: Frame, name: string): Value {
  let value = frame.globals.getStr(name);
  if (value === undefined) value = lookupMapping(thread, frame.builtins, name);
  if (value === undefined) throw notDefined(name);
  return value;
}

/** mapping -- value: the name in the mapping, else among the globals (LOAD_FROM_DICT_OR_GLOBALS). */
export function loadFromDictOrGlobals(thread: Thread, frame: Frame, mapping: Value, name: string): Value {
  let value = lookupMapping(thread, mapping, name);
  if (value === undefined) value = lookupMapping(thread, frame.globals, name);
  if (value === undefined) value = lookupMapping(thread, frame.builtins, name);
  if (value === undefined) throw notDefined(name);
  return value;
}

/** mapping -- value: the name in the mapping, else in the cell (LOAD_FROM_DICT_OR_DEREF). */
export function loadFromDictOrDeref(thread: Thread, frame: Frame, mapping: Value, slot: number): Value {
  const found = lookupMapping(thread, mapping, frame.code.localsplusnames[slot]!);
  if (found !== undefined) return found;
  const { value } = frame.slots[slot] as PyCell;
  if (value === undefined) throw unboundCell(frame, slot);
  return value;
}

/** value -- : binds a name in the namespace of a module or class body. */
export function storeName(thread: Thread, frame: Frame, sp: number, name: string): void {
  const { locals } = frame;
  if (locals === undefined) throw systemError(`no locals found when storing '${name}'`);
  const value = steal(frame, sp - 1);
  try {
    if (locals instanceof PyDict && locals.type === dictType) locals.setStr(thread, name, value);
    else setItem(thread, locals, name, value);
  } finally {
    release(thread, value);
  }
}

/** Unbinds a name in the namespace of a module or class body. */
export function deleteName(thread: Thread, frame: Frame, name: string): void {
  const { locals } = frame;
  if (locals === undefined) throw systemError(`no locals when deleting '${name}'`);
  try {
    delItem(thread, locals, name);
  } catch (error) {
    swallow(thread, error, KeyErrorType);
    throw notDefined(name);
  }
}

/** value -- : binds a global name. */
export function storeGlobal(thread: Thread, frame: Frame, sp: number, name: string): void {
  const value = steal(frame, sp - 1);
  try {
    frame.globals.setStr(thread, name, value);
  } finally {
    release(thread, value);
  }
}

/** Unbinds a global name. */
export function deleteGlobal(thread: Thread, frame: Frame, name: string): void {
  if (!frame.globals.delStr(thread, name)) throw notDefined(name);
}

/** Unbinds a local variable. */
export function deleteFast(thread: Thread, frame: Frame, slot: number): void {
  const value = frame.slots[slot];
  if (value === undefined) throw unboundLocal(frame, slot);
  frame.slots[slot] = undefined;
  if (frame.owned[slot]) release(thread, value);
}

/** Turns a local slot into a cell with its value. */
export function makeCell(thread: Thread, frame: Frame, slot: number): void {
  const value = frame.slots[slot];
  const wasOwned = frame.owned[slot];
  put(frame, slot, new PyCell(value));
  if (wasOwned) release(thread, value);
}

/** Empties a cell. */
export function deleteDeref(thread: Thread, frame: Frame, slot: number): void {
  const cell = frame.slots[slot] as PyCell;
  if (cell.value === undefined) throw unboundCell(frame, slot);
  cell.set(thread, undefined);
}

/** Puts the closure's cells into the last slots. */
export function copyFreeVariables(frame: Frame, count: number): void {
  const cells = frame.func.closure!.items;
  const first = frame.executable.localCount - count;
  for (let index = 0; index < count; index++) put(frame, first + index, cells[index]);
}

/** Gives a class or module namespace its `__annotations__` (SETUP_ANNOTATIONS). */
export function setupAnnotations(thread: Thread, frame: Frame): void {
  const { locals } = frame;
  if (locals === undefined) throw systemError('no locals found when setting up annotations');
  if (lookupMapping(thread, locals, '__annotations__') !== undefined) return;
  const annotations = hold(PyDict.fresh());
  try {
    setItem(thread, locals, '__annotations__', annotations);
  } finally {
    release(thread, annotations);
  }
}

/** builtins.__build_class__ */
export function loadBuildClass(thread: Thread, frame: Frame): Value {
  const value = lookupMapping(thread, frame.builtins, '__build_class__');
  if (value === undefined) throw raise(NameErrorType, '__build_class__ not found');
  return value;
}
