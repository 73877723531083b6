// The modules _frozen_importlib and _frozen_importlib_external: importlib's own Python code, on top of the native finders and loaders.

import { getAttr } from '../objects/protocols/attributes';
import { drop, type Value } from '../objects/object';
import type { PyModule } from '../objects/module';
import type { Thread } from '../objects/thread';
import type { PyType } from '../objects/type';
import { defineModule } from './define-module';
import { builtinImporterType } from './import/builtin-importer';
import { fileFinderType, sourceFileLoaderType } from './import/file-finder';
import { frozenCode, frozenImporterType } from './import/frozen-importer';
import { importModule } from './import/import-module';
import { moduleSpecType } from './import/module-spec';
import { pathFinderType } from './import/path-finder';
import { runModuleCode } from './import/run-module-code';

type Define = (name: string, value: Value) => void;

/** Runs a frozen part of importlib in a module, then puts the native classes in the place of its own. */
function runFrozen(
  thread: Thread,
  module: PyModule,
  define: Define,
  name: string,
  path: string,
  natives: PyType[],
): void {
  runModuleCode(thread, module, frozenCode(thread, name, path));
  for (const type of natives) define(type.name, type);
}

export const frozenImportlibModule = defineModule({
  name: '_frozen_importlib',
  init(thread, module, define) {
    const path = 'importlib/_bootstrap.py';
    const natives = [moduleSpecType, builtinImporterType, frozenImporterType];
    runFrozen(thread, module, define, 'importlib._bootstrap', path, natives);
    for (const name of ['sys', '_imp', '_thread', '_warnings', '_weakref']) define(name, importModule(thread, name));
    const blocking = thread.call(getAttr(thread, module, '_WeakValueDictionary'), []);
    define('_blocking_on', blocking);
    thread.interp.modules.setStr(thread, '_frozen_importlib', module);
    define('_bootstrap_external', importModule(thread, '_frozen_importlib_external'));
  },
});

export const frozenImportlibExternalModule = defineModule({
  name: '_frozen_importlib_external',
  init(thread, module, define) {
    const path = 'importlib/_bootstrap_external.py';
    const natives = [pathFinderType, fileFinderType, sourceFileLoaderType];
    const { modules } = thread.interp;
    modules.setStr(thread, '_frozen_importlib_external', module);
    runFrozen(thread, module, define, 'importlib._bootstrap_external', path, natives);
    drop(
      thread,
      thread.call(getAttr(thread, module, '_set_bootstrap_module'), [importModule(thread, '_frozen_importlib')]),
    );
  },
});
