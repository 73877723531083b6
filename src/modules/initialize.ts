// The start of an interpreter: builtins, sys and __main__.

import type { PyDict } from '../objects/containers/dict';
import { PyList } from '../objects/containers/list';
import { PyModule } from '../objects/module';
import { hold } from '../objects/object';
import { InternalError, type Thread } from '../objects/thread';
import type { ThreadServices } from '../vm/thread-services';
import { warnUnawaited } from './_warnings/unawaited';
import { warn } from './_warnings/warn';
import { createModule, nativeModule } from './define-module';
import type { ExtensionModule } from './extension/extension-module';
import { provideExtension } from './extension/provided';
import { fileSystem } from './file-system';
import { builtinImporterType, builtinSpec } from './import/builtin-importer';
import './native-modules';
import { handleSignal } from './signal/handlers';
import { sourceLines } from './source-lines';
import { audit } from './sys/audit';
import { reportUnraisable } from './sys/unraisable';
import { writeStderr } from './sys/write-stderr';
import { forgetLocals } from './thread/local';

/** What a thread asks of native modules. */
export const threadServices: ThreadServices = {
  reportUnraisable,
  warn: (thread, category, message, stackLevel, source) => warn(thread, message, category, stackLevel, source ?? null),
  warnUnawaited,
  sourceLines,
  writeStderr,
  audit: (thread, event) => audit(thread, event, []),
  handleSignal,
  forgetThread: forgetLocals,
};

export interface ModuleOptions {
  /** sys.argv. */
  argv: readonly string[];
  /** Modules that the program may import: name to source text, or to functions in TypeScript. */
  modules: ReadonlyMap<string, string | ExtensionModule>;
}

/** Makes builtins, sys and `__main__`; gives the latter. */
export function initializeModules(thread: Thread, { argv, modules }: ModuleOptions): PyModule {
  const { interp } = thread;
  const state = interp as { builtins: PyDict; sysDict: PyDict };
  const builtins = createNative(thread, 'builtins');
  state.builtins = hold(builtins.dict!);
  const sys = createNative(thread, 'sys');
  state.sysDict = hold(sys.dict!);
  interp.modules.setStr(thread, 'sys', sys);
  interp.modules.setStr(thread, 'builtins', builtins);
  for (const [name, module] of [
    ['sys', sys],
    ['builtins', builtins],
  ] as const) {
    const namespace = module.dict!;
    namespace.setStr(thread, '__spec__', builtinSpec(thread, name)!);
    namespace.setStr(thread, '__loader__', builtinImporterType);
    namespace.setStr(thread, '__package__', '');
  }
  sys.dict!.setStr(thread, 'argv', new PyList([...argv]));
  sys.dict!.setStr(thread, 'orig_argv', new PyList([...argv]));
  provideModules(thread, modules);
  const main = new PyModule('__main__', null);
  interp.modules.setStr(thread, '__main__', main);
  main.dict!.setStr(thread, '__builtins__', builtins);
  return main;
}

function createNative(thread: Thread, name: string): PyModule {
  const spec = nativeModule(name);
  if (spec === undefined) throw new InternalError(`no native module ${name}`);
  return createModule(thread, spec);
}

/** Puts the modules of the embedder where `import` finds them: in the root directory, packages as directories. */
function provideModules(thread: Thread, modules: ReadonlyMap<string, string | ExtensionModule>): void {
  if (modules.size === 0) return;
  const files = fileSystem(thread);
  const encoder = new TextEncoder();
  for (const [name, source] of modules) {
    if (typeof source !== 'string') {
      provideExtension(thread, name, source);
      continue;
    }
    const isPackage = [...modules.keys()].some((other) => other.startsWith(`${name}.`));
    const path = `/${name.replaceAll('.', '/')}${isPackage ? '/__init__' : ''}.py`;
    files.put(path, encoder.encode(source));
  }
}
