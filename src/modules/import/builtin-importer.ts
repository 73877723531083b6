// BuiltinImporter: finds and makes the modules written in TypeScript.

import { defineType } from '../../objects/define-type';
import { classMethod, staticMethod } from '../../objects/native';
import { drop, type PyObject, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { repr } from '../../objects/protocols/text';
import type { Thread } from '../../objects/thread';
import { TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import { createModule } from '../define-module';
import { availableModule } from '../extension/provided';
import { importError } from './errors';
import { loadWithSpec } from './load-module';
import { newModuleSpec } from './module-spec';
import { importModule } from './import-module';

/** The spec of a native module, or undefined. */
export function builtinSpec(thread: Thread, name: string): PyObject | undefined {
  if (availableModule(thread, name) === undefined) return undefined;
  return newModuleSpec(name, { loader: builtinImporterType, origin: 'built-in' });
}

/** The name of a module that must be native, or ImportError. */
function requireBuiltin(thread: Thread, name: Value): string {
  const text = strValue(name);
  if (text === undefined || availableModule(thread, text) === undefined) {
    throw importError(thread, `${repr(thread, name)} is not a built-in module`, name);
  }
  return text;
}

function createFromSpec(thread: Thread, spec: Value): Value {
  const name = getAttr(thread, spec, 'name');
  const text = strValue(name);
  const found = text === undefined ? undefined : availableModule(thread, text);
  if (found === undefined) throw importError(thread, `${repr(thread, name)} is not a built-in module`, name);
  const { interp } = thread;
  const existing = found.name === 'sys' || found.name === 'builtins' ? interp.modules.getStr(found.name) : undefined;
  const module = existing ?? createModule(thread, found);
  drop(thread, name);
  return module;
}

export const builtinImporterType = defineType({
  name: 'BuiltinImporter',
  module: '_frozen_importlib',
  flags: TypeFlag.BASETYPE,
  hasDict: true,
  hasWeakrefs: true,
  attributes: { _ORIGIN: 'built-in' },
  methods: [
    classMethod('find_spec($type, fullname, path=None, target=None)', (thread, _type, fullname: Value) => {
      const name = strValue(fullname);
      return (name === undefined ? undefined : builtinSpec(thread, name)) ?? null;
    }),
    staticMethod('create_module(spec)', (thread, _self, spec: Value) => createFromSpec(thread, spec)),
    staticMethod('exec_module(module)', () => null),
    classMethod('get_code($type, fullname)', (thread, _type, name: Value) => {
      requireBuiltin(thread, name);
      return null;
    }),
    classMethod('get_source($type, fullname)', (thread, _type, name: Value) => {
      requireBuiltin(thread, name);
      return null;
    }),
    classMethod('is_package($type, fullname)', (thread, _type, name: Value) => {
      requireBuiltin(thread, name);
      return false;
    }),
    classMethod('load_module($type, fullname)', (thread, _type, name: Value) => {
      const text = requireBuiltin(thread, name);
      return loadWithSpec(thread, builtinSpec(thread, text)!, importModule);
    }),
  ],
});
