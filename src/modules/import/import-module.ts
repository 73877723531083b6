// `import`: from a name to a module (PyImport_ImportModuleLevelObject and the first half of importlib/_bootstrap.py).

import * as exceptions from '../../objects/exceptions/exceptions';
import { PyList } from '../../objects/containers/list';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod, getAttr, hasAttr, lookupAttr, setAttr, swallow } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { isTrue } from '../../objects/protocols/compare';
import { forEach } from '../../objects/protocols/iteration';
import { repr, str } from '../../objects/protocols/text';
import { keyError, typeError, valueError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import { strValue, typeOf } from '../../objects/type-of';
import { isSubtype } from '../../objects/type';
import { audit } from '../sys/audit';
import { importError, moduleNotFound } from './errors';
import { awaitImport, whileImporting } from './import-locks';
import { loadUnlocked } from './load-module';
import { resolveName } from './relative-names';

/** Imports a module by its full name and returns that module, not its package (PyImport_ImportModule). */
export function importModule(thread: Thread, name: string): Value {
  const module = thread.interp.modules.getStr(name);
  return module === undefined || module === null ? findAndLoad(thread, name) : module;
}

/** `__import__(name, globals, locals, fromlist, level)`. */
export function importModuleLevel(thread: Thread, name: Value, globals: Value, fromlist: Value, level: number): Value {
  const text = strValue(name);
  if (text === undefined) throw typeError('module name must be a string');
  if (level < 0) throw valueError('level must be >= 0');
  const absolute = level > 0 ? resolveName(thread, text, globals, level) : text;
  if (absolute === '') throw valueError('Empty module name');
  if (thread.threads.length > 1) awaitImport(thread, absolute);
  const module = hold(importModule(thread, absolute));
  try {
    if (fromlist !== null && isTrue(thread, fromlist)) {
      if (hasAttr(thread, module, '__path__')) importSubmodules(thread, module, fromlist, false);
      return module;
    }
    return packageOf(thread, module, text, absolute, level);
  } finally {
    release(thread, module);
  }
}

/** What `import a.b.c` binds: the first package of the name as it was written. */
function packageOf(thread: Thread, module: Value, name: string, absolute: string, level: number): Value {
  if (level > 0 && name === '') return module;
  const dot = name.indexOf('.');
  if (dot < 0) return module;
  if (level === 0) return importModule(thread, name.slice(0, dot));
  const wanted = absolute.slice(0, absolute.length - (name.length - dot));
  const found = thread.interp.modules.getStr(wanted);
  if (found === undefined) throw keyError(`${repr(thread, wanted)} not in sys.modules as expected`);
  return found;
}

/** Imports what `from package import names` needs as submodules (_handle_fromlist). */
function importSubmodules(thread: Thread, module: Value, names: Value, isAll: boolean): void {
  forEach(thread, names, (item) => {
    const name = strValue(item);
    if (name === undefined) {
      const where = isAll ? `${str(thread, getAttr(thread, module, '__name__'))}.__all__` : "``from list''";
      throw typeError(`Item in ${where} must be str, not ${typeOf(item).name}`);
    }
    if (name === '*') {
      const all = isAll ? undefined : lookupAttr(thread, module, '__all__');
      if (all !== undefined) {
        hold(all);
        try {
          importSubmodules(thread, module, all, true);
        } finally {
          release(thread, all);
        }
      }
    } else if (!hasAttr(thread, module, name)) {
      importSubmodule(thread, `${str(thread, getAttr(thread, module, '__name__'))}.${name}`);
    }
  });
}

/** Imports a submodule if there is one; a missing one is left to the instruction that fetches the name. */
function importSubmodule(thread: Thread, name: string): void {
  const { modules } = thread.interp;
  try {
    const known = modules.getStr(name);
    if (known === undefined || known === null) findAndLoad(thread, name);
  } catch (error) {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, exceptions.ModuleNotFoundErrorType)) throw error;
    if (getAttr(thread, error.exc, 'name') !== name || modules.getStr(name) === null) throw error;
    swallow(thread, error, exceptions.ModuleNotFoundErrorType);
  }
}

/** Finds and loads a module that sys.modules does not have (_find_and_load). */
function findAndLoad(thread: Thread, name: string): Value {
  if (thread.interp.modules.getStr(name) === null) {
    throw moduleNotFound(thread, `import of ${name} halted; None in sys.modules`, name);
  }
  thread.enter(' while importing');
  try {
    return whileImporting(thread, name, () => findAndLoadUnlocked(thread, name));
  } finally {
    thread.leave();
  }
}

function findAndLoadUnlocked(thread: Thread, name: string): Value {
  const { modules } = thread.interp;
  const dot = name.lastIndexOf('.');
  if (dot < 0) {
    const spec = hold(findSpec(thread, name, null));
    try {
      if (spec === null) throw moduleNotFound(thread, `No module named '${name}'`, name);
      return loadUnlocked(thread, spec, importModule);
    } finally {
      release(thread, spec);
    }
  }
  const parent = name.slice(0, dot);
  const child = name.slice(dot + 1);
  if (!modules.has(thread, parent)) importModule(thread, parent);
  const meanwhile = modules.getStr(name);
  if (meanwhile !== undefined) return meanwhile;
  const parentModule = modules.getStr(parent);
  if (parentModule === undefined) throw keyError(parent);
  const path = hold(lookupAttr(thread, parentModule, '__path__'));
  if (path === undefined) {
    throw moduleNotFound(thread, `No module named '${name}'; '${parent}' is not a package`, name);
  }
  let spec: Value = null;
  try {
    spec = hold(findSpec(thread, name, path));
    if (spec === null) throw moduleNotFound(thread, `No module named '${name}'`, name);
    const module = hold(loadChild(thread, getAttr(thread, parentModule, '__spec__'), child, spec));
    bindChild(thread, parent, child, module);
    return unhold(module);
  } finally {
    release(thread, spec);
    release(thread, path);
  }
}

/** Loads a submodule; while it loads, its package's spec lists it, for the error text of circular imports. */
function loadChild(thread: Thread, parentSpec: Value, child: string, spec: Value): Value {
  const pending = parentSpec === null ? undefined : lookupAttr(thread, parentSpec, '_uninitialized_submodules');
  if (!(pending instanceof PyList)) return loadUnlocked(thread, spec, importModule);
  pending.append(child);
  hold(pending);
  try {
    return loadUnlocked(thread, spec, importModule);
  } finally {
    drop(thread, callMethod(thread, pending, 'pop', []));
    release(thread, pending);
  }
}

/** Makes a loaded submodule an attribute of its package. */
function bindChild(thread: Thread, parent: string, child: string, module: Value): void {
  const parentModule = thread.interp.modules.getStr(parent);
  if (parentModule === undefined) throw keyError(parent);
  try {
    setAttr(thread, parentModule, child, module);
  } catch (error) {
    swallow(thread, error, exceptions.AttributeErrorType);
    const message = `Cannot set an attribute on '${parent}' for child module '${child}'`;
    thread.warn(exceptions.ImportWarningType, message);
  }
}

/** Asks the finders of sys.meta_path (_find_spec); null if none knows the module. */
export function findSpec(thread: Thread, name: string, path: Value): Value {
  const { sysDict, modules } = thread.interp;
  const finders = sysDict.getStr('meta_path') ?? null;
  if (finders === null) throw importError(thread, 'sys.meta_path is None, Python is likely shutting down');
  audit(thread, 'import', [name, null, sysDict.getStr('path') ?? null, finders, sysDict.getStr('path_hooks') ?? null]);
  const list: Value[] = [];
  forEach(thread, finders, (finder) => void list.push(hold(finder)));
  try {
    if (list.length === 0) thread.warn(exceptions.ImportWarningType, 'sys.meta_path is empty');
    const isReload = modules.getStr(name) !== undefined;
    for (const finder of list) {
      const find = lookupAttr(thread, finder, 'find_spec');
      if (find === undefined) continue;
      const spec = callHeld(thread, find, [name, path, null]);
      if (spec === null) continue;
      const module = isReload ? undefined : modules.getStr(name);
      if (module === undefined) return spec;
      const existing = lookupAttr(thread, module, '__spec__');
      if (existing === undefined || existing === null) return spec;
      drop(thread, spec);
      return existing;
    }
    return null;
  } finally {
    for (const finder of list) release(thread, finder);
  }
}
