// Loading a module that a finder found: making it, filling in its attributes, running it (the second half of importlib/_bootstrap.py).

import * as exceptions from '../../objects/exceptions/exceptions';
import { PyModule } from '../../objects/module';
import { drop, hold, release, unhold, type Value } from '../../objects/object';
import { callMethod, getAttr, hasAttr, lookupAttr, setAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { keyError } from '../../objects/raise';
import type { PyRaise, Thread } from '../../objects/thread';
import { typeOf } from '../../objects/type-of';
import { isSubtype } from '../../objects/type';
import { importError } from './errors';

/** What imports a module by its absolute name (import-module.ts, which loads what it finds with this file). */
export type ImportModule = (thread: Thread, name: string) => Value;

/** Sets an attribute unless the object refuses it with AttributeError. */
function trySetAttr(thread: Thread, object: Value, name: string, value: Value): void {
  try {
    setAttr(thread, object, name, value);
  } catch (error) {
    const { exc } = error as PyRaise;
    if (exc === undefined || !isSubtype(exc.type, exceptions.AttributeErrorType)) throw error;
    drop(thread, exc);
  }
}

/** Does the module lack the attribute, or have None for it? */
function lacks(thread: Thread, module: Value, name: string): boolean {
  const value = lookupAttr(thread, module, name);
  drop(thread, value);
  return value === undefined || value === null;
}

/** Fills in `__name__`, `__loader__`, `__package__`, `__spec__`, `__path__`, `__file__` and `__cached__` (_init_module_attrs). */
function initModuleAttributes(thread: Thread, spec: Value, module: Value, importModule: ImportModule): void {
  if (lacks(thread, module, '__name__')) trySetAttr(thread, module, '__name__', getAttr(thread, spec, 'name'));
  const locations = getAttr(thread, spec, 'submodule_search_locations');
  if (lacks(thread, module, '__loader__')) {
    let loader = getAttr(thread, spec, 'loader');
    if (loader === null && locations !== null) {
      loader = namespaceLoader(thread, locations, importModule);
      setAttr(thread, spec, 'loader', loader);
      setAttr(thread, module, '__file__', null);
    }
    trySetAttr(thread, module, '__loader__', loader);
  }
  if (lacks(thread, module, '__package__')) trySetAttr(thread, module, '__package__', getAttr(thread, spec, 'parent'));
  trySetAttr(thread, module, '__spec__', spec);
  if (locations !== null && lacks(thread, module, '__path__')) trySetAttr(thread, module, '__path__', locations);
  if (isTrue(thread, getAttr(thread, spec, 'has_location'))) {
    if (lacks(thread, module, '__file__')) trySetAttr(thread, module, '__file__', getAttr(thread, spec, 'origin'));
    if (lacks(thread, module, '__cached__')) {
      const cached = getAttr(thread, spec, 'cached');
      if (cached !== null) trySetAttr(thread, module, '__cached__', cached);
    }
  }
}

function namespaceLoader(thread: Thread, locations: Value, importModule: ImportModule): Value {
  const external = importModule(thread, '_frozen_importlib_external');
  const type = getAttr(thread, external, 'NamespaceLoader');
  const loader = callMethod(thread, type, '__new__', [type]);
  setAttr(thread, loader, '_path', locations);
  return loader;
}

/** The module of a spec, not yet run (module_from_spec). */
function moduleFromSpec(thread: Thread, spec: Value, importModule: ImportModule): Value {
  const loader = getAttr(thread, spec, 'loader');
  let module: Value = null;
  if (hasAttr(thread, loader, 'create_module')) module = callMethod(thread, loader, 'create_module', [spec]);
  else if (hasAttr(thread, loader, 'exec_module')) {
    throw importError(thread, 'loaders that define exec_module() must also define create_module()');
  }
  if (module === null) {
    const name = getAttr(thread, spec, 'name');
    module = typeof name === 'string' ? new PyModule(name, null) : newModule(thread, name);
  }
  hold(module);
  try {
    initModuleAttributes(thread, spec, module, importModule);
  } catch (error) {
    release(thread, module);
    throw error;
  }
  return unhold(module);
}

function newModule(thread: Thread, name: Value): Value {
  return thread.call(typeOf(new PyModule('', null)), [name]);
}

/** Makes, registers and runs the module of a spec (_load_unlocked). The result is what sys.modules has in the end. */
export function loadUnlocked(thread: Thread, spec: Value, importModule: ImportModule): Value {
  const loader = getAttr(thread, spec, 'loader');
  if (loader !== null && !hasAttr(thread, loader, 'exec_module'))
    return loadBackwardCompatible(thread, spec, importModule);
  const { modules } = thread.interp;
  const module = hold(moduleFromSpec(thread, spec, importModule));
  try {
    setAttr(thread, spec, '_initializing', true);
    const name = getAttr(thread, spec, 'name');
    try {
      modules.set(thread, name, module);
      try {
        if (loader === null) {
          if (getAttr(thread, spec, 'submodule_search_locations') === null) {
            throw importError(thread, 'missing loader', name);
          }
        } else drop(thread, callMethod(thread, loader, 'exec_module', [module]));
      } catch (error) {
        modules.delete(thread, name);
        throw error;
      }
      const final = modules.pop(thread, name);
      if (final === undefined) throw keyError(name);
      modules.set(thread, name, final);
      return final;
    } finally {
      setAttr(thread, spec, '_initializing', false);
    }
  } finally {
    release(thread, module);
  }
}

/** A loader that only has `load_module`: importlib itself knows how to use it. */
function loadBackwardCompatible(thread: Thread, spec: Value, importModule: ImportModule): Value {
  const bootstrap = importModule(thread, '_frozen_importlib');
  const loader = getAttr(thread, spec, 'loader');
  const category = exceptions.ImportWarningType;
  thread.warn(category, `${typeOf(loader).name}.exec_module() not found; falling back to load_module()`);
  return callMethod(thread, bootstrap, '_load_backward_compatible', [spec]);
}

/** Loads a module anew or again in place, as the deprecated `load_module` of loaders does (_load_module_shim). */
export function loadWithSpec(thread: Thread, spec: Value, importModule: ImportModule): Value {
  const name = getAttr(thread, spec, 'name');
  const existing = thread.interp.modules.get(thread, name);
  if (existing === undefined) return callWithHeld(thread, spec, () => loadUnlocked(thread, spec, importModule));
  const loader = getAttr(thread, spec, 'loader');
  return callWithHeld(thread, spec, () => {
    initModuleAttributes(thread, spec, existing, importModule);
    drop(thread, callMethod(thread, loader, 'exec_module', [existing]));
    return thread.interp.modules.get(thread, name) ?? existing;
  });
}

/** Keeps a fresh spec alive during `work`. */
function callWithHeld(thread: Thread, spec: Value, work: () => Value): Value {
  hold(spec);
  let result: Value;
  try {
    result = hold(work());
  } catch (error) {
    release(thread, spec);
    throw error;
  }
  release(thread, spec);
  return unhold(result);
}
