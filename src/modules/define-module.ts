// How native modules are declared, and how an interpreter gets its own instance of one.

import { moduleDocumentation } from '../objects/documentation';
import { newBuiltinFunction } from '../objects/functions/builtin-function';
import { PyModule } from '../objects/module';
import type { NativeDefinition } from '../objects/native';
import { hold, type Value } from '../objects/object';
import type { Thread } from '../objects/thread';
import type { PyType } from '../objects/type';

export interface ModuleSpec {
  name: string;
  doc?: string;
  functions?: NativeDefinition[];
  /** Values that all interpreters share: immediate or immortal ones. */
  constants?: Record<string, Value>;
  /** Types that appear in the namespace under their own name. */
  types?: PyType[];
  /** Adds what each interpreter has of its own (Py_mod_exec). `define` stores a value under a name. */
  init?: (thread: Thread, module: PyModule, define: (name: string, value: Value) => void) => void;
}

const registry = new Map<string, ModuleSpec>();

/** Declares a native module. Nothing is made until a program imports it. */
export function defineModule(spec: ModuleSpec): ModuleSpec {
  for (const definition of spec.functions ?? []) definition.documented ??= `${spec.name}.${definition.name}`;
  registry.set(spec.name, spec);
  return spec;
}

/** The declaration of a native module, or undefined. */
export function nativeModule(name: string): ModuleSpec | undefined {
  return registry.get(name);
}

/** The names of all native modules (sys.builtin_module_names), sorted. */
export function nativeModuleNames(): string[] {
  return [...registry.keys()].sort();
}

/** A fresh instance of a native module, without `__spec__` and `__loader__` (PyModule_FromDefAndSpec and PyModule_ExecDef). */
export function createModule(thread: Thread, spec: ModuleSpec): PyModule {
  const module = new PyModule(spec.name, spec.doc ?? moduleDocumentation(spec.name));
  const namespace = module.dict!;
  for (const definition of spec.functions ?? []) {
    namespace.initStr(definition.name, newBuiltinFunction(definition, module, spec.name));
  }
  for (const name in spec.constants) namespace.initStr(name, spec.constants[name]!);
  for (const type of spec.types ?? []) namespace.initStr(type.name, type);
  spec.init?.(thread, module, (name, value) => namespace.setStr(thread, name, value));
  return module;
}

/** The data that a native module keeps in this interpreter, made at the first request. */
export function stateOf<T>(thread: Thread, name: string, make: () => T): T {
  const { moduleState } = thread.interp;
  let state = moduleState.get(name) as T | undefined;
  if (state === undefined) {
    state = make();
    moduleState.set(name, state);
  }
  return state;
}

/** Keeps a value alive for as long as the interpreter lives: for the state of native modules. */
export function holdForever<T extends Value>(thread: Thread, value: T): T {
  const { roots } = thread.interp;
  if (!roots.has(value)) roots.add(hold(value));
  return value;
}
