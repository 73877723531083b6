// The extension modules that an embedder has handed to an interpreter.

import type { Thread } from '../../objects/thread';
import { type ModuleSpec, nativeModule, stateOf } from '../define-module';
import { type ExtensionModule, moduleSpecOf } from './extension-module';

const provided = (thread: Thread): Map<string, ModuleSpec> => stateOf(thread, 'extension modules', () => new Map());

/** Makes a module importable in this interpreter. */
export function provideExtension(thread: Thread, name: string, module: ExtensionModule): void {
  provided(thread).set(name, moduleSpecOf(name, module));
}

/** The native module of that name that this interpreter can import, or undefined. */
export function availableModule(thread: Thread, name: string): ModuleSpec | undefined {
  return provided(thread).get(name) ?? nativeModule(name);
}
