// PathFinder: looks for modules along sys.path (or a package's __path__), through sys.path_hooks.

import { defineType } from '../../objects/define-type';
import { PyDict } from '../../objects/containers/dict';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyList } from '../../objects/containers/list';
import { classMethod } from '../../objects/native';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod, getAttr, lookupAttr, swallow } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { forEach } from '../../objects/protocols/iteration';
import type { Thread } from '../../objects/thread';
import { TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import { fileSystem } from '../file-system';
import { importModule } from './import-module';
import { newModuleSpec } from './module-spec';

/** The finder for an entry of a path; null if no hook wants it (_path_hooks). */
function finderFromHooks(thread: Thread, entry: string): Value {
  const hooks = thread.interp.sysDict.getStr('path_hooks');
  if (!(hooks instanceof PyList)) return null;
  for (const hook of [...hooks.items]) {
    try {
      return callHeld(thread, hook, [entry]);
    } catch (error) {
      swallow(thread, error, exceptions.ImportErrorType);
    }
  }
  return null;
}

/** The finder for an entry of a path, remembered in sys.path_importer_cache (_path_importer_cache). */
function finderFor(thread: Thread, entry: string): Value {
  const path = entry === '' ? fileSystem(thread).cwd : entry;
  const cache = thread.interp.sysDict.getStr('path_importer_cache');
  if (!(cache instanceof PyDict)) return finderFromHooks(thread, path);
  const known = cache.getStr(path);
  if (known !== undefined) return known;
  const finder = finderFromHooks(thread, path);
  cache.setStr(thread, path, finder);
  return finder;
}

/** Looks for a module; a namespace package is known only after the whole path was searched (PathFinder._get_spec). */
function search(thread: Thread, name: Value, path: Value, target: Value): Value {
  const portions: Value[] = [];
  let found: Value = null;
  const entries: string[] = [];
  forEach(thread, path, (entry) => {
    const text = strValue(entry);
    if (text !== undefined) entries.push(text);
  });
  for (const entry of entries) {
    const finder = finderFor(thread, entry);
    if (finder === null) continue;
    const spec = callMethod(thread, finder, 'find_spec', [name, target]);
    if (spec === null) continue;
    if (getAttr(thread, spec, 'loader') !== null) {
      found = spec;
      break;
    }
    hold(spec);
    const locations = getAttr(thread, spec, 'submodule_search_locations');
    if (locations !== null) forEach(thread, locations, (portion) => void portions.push(portion));
    release(thread, spec);
  }
  if (found !== null || portions.length === 0) return found;
  return namespaceSpec(thread, strValue(name)!, portions);
}

/** The spec of a namespace package: its path follows changes of the parent's path. */
function namespaceSpec(thread: Thread, name: string, portions: Value[]): Value {
  const external = importModule(thread, '_frozen_importlib_external');
  const spec = newModuleSpec(name, { loader: null, searchLocations: [] });
  const recompute = getAttr(thread, pathFinderType, '_get_spec');
  const path = callHeld(thread, getAttr(thread, external, '_NamespacePath'), [name, new PyList(portions), recompute]);
  spec.dict!.setStr(thread, 'submodule_search_locations', path);
  return spec;
}

export const pathFinderType = defineType({
  name: 'PathFinder',
  module: '_frozen_importlib_external',
  flags: TypeFlag.BASETYPE,
  hasDict: true,
  hasWeakrefs: true,
  methods: [
    classMethod(
      'find_spec($type, fullname, path=None, target=None)',
      (thread, _type, name: Value, path: Value = null, target: Value = null) => {
        const where = path ?? thread.interp.sysDict.getStr('path') ?? null;
        hold(where);
        try {
          return search(thread, name, where, target);
        } finally {
          release(thread, where);
        }
      },
    ),
    classMethod(
      '_get_spec($type, fullname, path, target=None)',
      (thread, _type, name: Value, path: Value, target: Value = null) => search(thread, name, path, target),
    ),
    classMethod('_path_hooks($type, path)', (thread, _type, path: Value) =>
      finderFromHooks(thread, strValue(path) ?? ''),
    ),
    classMethod('_path_importer_cache($type, path)', (thread, _type, path: Value) =>
      finderFor(thread, strValue(path) ?? ''),
    ),
    classMethod('invalidate_caches($type)', (thread) => {
      const cache = thread.interp.sysDict.getStr('path_importer_cache');
      if (!(cache instanceof PyDict)) return null;
      for (const [entry, finder] of [...cache.entries()]) {
        if (finder === null || !(strValue(entry) ?? '').startsWith('/')) cache.delete(thread, entry);
        else if (lookupAttr(thread, finder, 'invalidate_caches') !== undefined) {
          drop(thread, callMethod(thread, finder, 'invalidate_caches', []));
        }
      }
      return null;
    }),
    classMethod('find_distributions($type, *args)', (thread, _type, args: Value[]) => {
      const metadata = hold(importModule(thread, 'importlib.metadata'));
      try {
        const finder = getAttr(thread, metadata, 'MetadataPathFinder');
        return callMethod(thread, finder, 'find_distributions', args);
      } finally {
        release(thread, metadata);
      }
    }),
  ],
});
