// Instructions of the import statement.

import { PyDict } from '../../objects/containers/dict';
import { mappingKeys } from '../../objects/containers/dict-merge';
import { PyList } from '../../objects/containers/list';
import { ImportErrorType, IndexErrorType, newImportError } from '../../objects/exceptions/exceptions';
import type { Frame } from '../../objects/frames/frame';
import { PyModule } from '../../objects/module';
import { hold, release, type Value } from '../../objects/object';
import { getAttr, lookupAttr, swallow } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { sequenceItem, setItem } from '../../objects/protocols/subscript';
import { repr } from '../../objects/protocols/text';
import { raise, systemError, typeError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { strValue, typeOf } from '../../objects/type-of';
import { lookupMapping, nameAt } from './names';
import { replaceEntries, put } from '../../call/stack';
import { instruction } from './definition';

export const IMPORT_NAME = instruction({
  summary: 'Imports a module from level and list of names.',
  operand: 'name',
  before: ['level', 'names'],
  after: ['module'],
  may: 'runs Python',
  waits: true,
  run(thread, frame, sp, oparg) {
    const name = nameAt(frame, oparg);
    const { slots, builtins, globals, locals } = frame;
    const importFunction = lookupMapping(thread, builtins, '__import__');
    if (importFunction === undefined) throw raise(ImportErrorType, '__import__ not found');
    hold(importFunction);
    let module: Value;
    try {
      const args = [name, globals, locals ?? null, slots[sp - 1]!, slots[sp - 2]!];
      const call = () => thread.call(importFunction, args);
      module = hold(thread.threads.length > 1 ? thread.callSuspendable(call) : call());
    } finally {
      release(thread, importFunction);
    }
    replaceEntries(thread, frame, sp - 2, sp, module);
    release(thread, module);
  },
});

export const IMPORT_FROM = instruction({
  summary: 'Pushes module.name.',
  operand: 'name',
  before: ['module'],
  after: ['module', 'attribute'],
  may: 'runs Python',
  run(thread, frame, sp, oparg) {
    const name = nameAt(frame, oparg);
    const module = frame.slots[sp - 1]!;
    const found = lookupAttr(thread, module, name);
    put(frame, sp, found === undefined ? fromModules(thread, module, name) : found);
  },
});

/** A submodule that is being imported in a circle is in sys.modules before it is an attribute. */
function fromModules(thread: Thread, module: Value, name: string): Value {
  const moduleName = lookupAttr(thread, module, '__name__');
  const text = moduleName === undefined ? undefined : strValue(moduleName);
  if (text !== undefined) {
    const submodule = thread.interp.modules.getStr(`${text}.${name}`);
    if (submodule !== undefined) return submodule;
  }
  throw cannotImport(thread, module, text, name);
}

/** The ImportError of a name that a module does not have, with what may be the reason. */
function cannotImport(thread: Thread, module: Value, moduleName: string | undefined, name: string): PyRaise {
  const shown = `cannot import name ${repr(thread, name)} from `;
  const named = repr(thread, moduleName ?? '<unknown module name>');
  const spec = lookupAttr(thread, module, '__spec__');
  const origin = (spec === undefined || spec === null ? undefined : fileOrigin(thread, spec)) ?? fileOf(module);
  const initializing = spec !== undefined && spec !== null && isInitializing(thread, spec);
  const partial = `${shown}partially initialized module ${named} (most likely due to a circular import)`;
  let text: string;
  if (origin === undefined) text = initializing ? partial : `${shown}${named} (unknown location)`;
  else {
    const shadowed = shadowing(thread, moduleName, origin);
    if (shadowed === 'stdlib') {
      text =
        `${shown}${named} (consider renaming ${repr(thread, origin)} since it has the same name as the ` +
        `standard library module named ${named} and prevents importing that standard library module)`;
    } else if (initializing && shadowed === 'library') {
      text = `${shown}${named} (consider renaming ${repr(thread, origin)} if it has the same name as a library you intended to import)`;
    } else if (initializing) text = `${partial} (${origin})`;
    else text = `${shown}${named} (${origin})`;
  }
  return new PyRaise(newImportError(ImportErrorType, text, moduleName ?? null, origin ?? null, name));
}

/** `spec.origin` if the spec says that it is a location (_PyModuleSpec_GetFileOrigin). */
function fileOrigin(thread: Thread, spec: Value): string | undefined {
  const hasLocation = lookupAttr(thread, spec, 'has_location');
  if (hasLocation === undefined || !isTrue(thread, hasLocation)) return undefined;
  const origin = lookupAttr(thread, spec, 'origin');
  return origin === undefined ? undefined : strValue(origin);
}

function fileOf(module: Value): string | undefined {
  if (!(module instanceof PyModule)) return undefined;
  const file = module.dict?.getStr('__file__');
  return file === undefined ? undefined : strValue(file);
}

function isInitializing(thread: Thread, spec: Value): boolean {
  const value = lookupAttr(thread, spec, '_initializing');
  return value !== undefined && isTrue(thread, value);
}

/** Does a file of the program hide a module of the standard library, or perhaps a library (_PyModule_IsPossiblyShadowing)? */
function shadowing(thread: Thread, moduleName: string | undefined, origin: string): 'stdlib' | 'library' | undefined {
  const path = thread.interp.sysDict.getStr('path');
  const first =
    path !== undefined && path !== null && typeof path === 'object' && 'items' in path
      ? (path.items as Value[])[0]
      : undefined;
  const root = first === undefined ? undefined : strValue(first);
  if (root === undefined) return undefined;
  const directory = origin.slice(0, Math.max(origin.lastIndexOf('/'), 0)).replace(/\/__init__$/, '');
  if (directory !== (root === '' ? '.' : root)) return undefined;
  const names = thread.interp.sysDict.getStr('stdlib_module_names');
  if (moduleName !== undefined && names !== undefined && typeOf(names).tp.sq_contains?.(thread, names, moduleName))
    return 'stdlib';
  return 'library';
}

/** Binds all public names of a module in the namespace of the frame (import_all_from). */
export function importStar(thread: Thread, frame: Frame, module: Value): void {
  const { locals } = frame;
  if (locals === undefined) throw systemError("no locals found during 'import *'");
  let names = lookupAttr(thread, module, '__all__');
  let skipPrivate = false;
  if (names === undefined) {
    const namespace = lookupAttr(thread, module, '__dict__');
    if (namespace === undefined) {
      throw raise(ImportErrorType, 'from-import-* object has no __dict__ and no __all__');
    }
    names = PyList.adopt(mappingKeys(thread, namespace));
    skipPrivate = true;
  }
  hold(names);
  try {
    for (let position = 0; ; position++) {
      const item = hold(itemAt(thread, names, position));
      if (item === undefined) return;
      try {
        bindPublic(thread, locals, module, item, skipPrivate);
      } finally {
        release(thread, item);
      }
    }
  } finally {
    release(thread, names);
  }
}

/** The item at a position, undefined behind the last one. */
function itemAt(thread: Thread, names: Value, position: number): Value | undefined {
  try {
    return sequenceItem(thread, names, position);
  } catch (error) {
    swallow(thread, error, IndexErrorType);
    return undefined;
  }
}

function bindPublic(thread: Thread, locals: Value, module: Value, item: Value, skipPrivate: boolean): void {
  const name = strValue(item);
  if (name === undefined) {
    const moduleName = getAttr(thread, module, '__name__');
    const shown = strValue(moduleName);
    if (shown === undefined) throw typeError(`module __name__ must be a string, not ${typeOf(moduleName).tpName}`);
    const where = skipPrivate ? 'Key in' : 'Item in';
    const what = skipPrivate ? '__dict__' : '__all__';
    throw typeError(`${where} ${shown}.${what} must be str, not ${typeOf(item).tpName}`);
  }
  if (skipPrivate && name.startsWith('_')) return;
  const value = hold(getAttr(thread, module, name));
  try {
    if (locals instanceof PyDict) locals.set(thread, item, value);
    else setItem(thread, locals, item, value);
  } finally {
    release(thread, value);
  }
}
