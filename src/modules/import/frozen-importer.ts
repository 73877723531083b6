// FrozenImporter: the library modules that CPython keeps inside its executable. Here they come from the archive too, under their frozen names.

import type { PyCode } from '../../objects/functions/code';
import { defineType } from '../../objects/define-type';
import { PyModule } from '../../objects/module';
import { newNamespace } from '../../objects/namespace';
import { classMethod, staticMethod } from '../../objects/native';
import type { PyObject, Value } from '../../objects/object';
import { getAttr, setAttr } from '../../objects/protocols/attributes';
import { repr } from '../../objects/protocols/text';
import type { Thread } from '../../objects/thread';
import { TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import { compileSource } from '../compile-source';
import { runModuleCode } from './run-module-code';
import { importError } from './errors';
import { loadWithSpec } from './load-module';
import { newModuleSpec } from './module-spec';
import { libraryCode } from './library-code';
import { standardLibraryArchive, ZIP_PATH } from './standard-library';
import { importModule } from './import-module';

/** Frozen modules and the names of the modules they were made from. */
export const FROZEN_MODULES: ReadonlyMap<string, string> = new Map([
  ...[
    ...['abc', 'codecs', 'io', '_collections_abc', '_sitebuiltins', 'genericpath', 'ntpath', 'posixpath', 'os', 'site'],
    ...['stat', 'importlib.util', 'importlib.machinery', 'runpy', '__hello__', '__phello__', '__phello__.ham'],
    ...['__phello__.ham.eggs', '__phello__.spam'],
  ].map((name): [string, string] => [name, name]),
  ['__hello_alias__', '__hello__'],
]);

const PACKAGES = new Set(['__phello__', '__phello__.ham']);

/** Path in the archive of a frozen module's source. */
function sourcePath(name: string): string {
  const origin = FROZEN_MODULES.get(name)!.replaceAll('.', '/');
  return PACKAGES.has(name) ? `${origin}/__init__.py` : `${origin}.py`;
}

/** The spec of a frozen module, or undefined. */
export function frozenSpec(thread: Thread, name: string): PyObject | undefined {
  const origname = FROZEN_MODULES.get(name);
  if (origname === undefined) return undefined;
  const filename = `${ZIP_PATH}/${sourcePath(name)}`;
  return newModuleSpec(name, {
    loader: frozenImporterType,
    origin: 'frozen',
    loaderState: newNamespace(thread, { filename, origname }),
    ...(PACKAGES.has(name) ? { searchLocations: [filename.slice(0, -'/__init__.py'.length)] } : {}),
  });
}

/** The code of a frozen module; its file name is `<frozen name>`. */
export function frozenCode(thread: Thread, name: string, path = sourcePath(name)): PyCode {
  const origin = FROZEN_MODULES.get(name) ?? name;
  return libraryCode(thread, `<frozen ${origin}>`, () => {
    const source = standardLibraryArchive().read(path);
    if (source === undefined) throw importError(thread, `No such frozen object named '${name}'`, name);
    return compileSource(thread, source, `<frozen ${origin}>`, 'exec', {});
  });
}

function requireFrozen(thread: Thread, name: Value): string {
  const text = strValue(name);
  if (text === undefined || !FROZEN_MODULES.has(text)) {
    throw importError(thread, `${repr(thread, name)} is not a frozen module`, name);
  }
  return text;
}

export const frozenImporterType = defineType({
  name: 'FrozenImporter',
  module: '_frozen_importlib',
  flags: TypeFlag.BASETYPE,
  hasDict: true,
  hasWeakrefs: true,
  attributes: { _ORIGIN: 'frozen' },
  methods: [
    classMethod('find_spec($type, fullname, path=None, target=None)', (thread, _type, fullname: Value) => {
      const name = strValue(fullname);
      return (name === undefined ? undefined : frozenSpec(thread, name)) ?? null;
    }),
    staticMethod('create_module(spec)', (thread, _self, spec: Value) => {
      const name = strValue(getAttr(thread, spec, 'name'))!;
      const module = new PyModule(name, null);
      const state = getAttr(thread, spec, 'loader_state');
      if (state !== null) setAttr(thread, module, '__file__', getAttr(thread, state, 'filename'));
      return module;
    }),
    staticMethod('exec_module(module)', (thread, _self, module: Value) => {
      const spec = getAttr(thread, module, '__spec__');
      runModuleCode(thread, module, frozenCode(thread, strValue(getAttr(thread, spec, 'name'))!));
      return null;
    }),
    classMethod('get_code($type, fullname)', (thread, _type, name: Value) =>
      frozenCode(thread, requireFrozen(thread, name)),
    ),
    classMethod('get_source($type, fullname)', (thread, _type, name: Value) => {
      requireFrozen(thread, name);
      return null;
    }),
    classMethod('is_package($type, fullname)', (thread, _type, name: Value) =>
      PACKAGES.has(requireFrozen(thread, name)),
    ),
    classMethod('load_module($type, fullname)', (thread, _type, name: Value) => {
      const spec = frozenSpec(thread, requireFrozen(thread, name))!;
      return loadWithSpec(thread, spec, importModule);
    }),
  ],
});

/** Is a frozen module a package? */
export const isFrozenPackage = (name: string): boolean => PACKAGES.has(name);
