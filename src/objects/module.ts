// module.

import { defineType, type GetSet } from './define-type';
import { PyDict } from './containers/dict';
import { hold, PyObject, release, type Value } from './object';
import { genericFind, getAttr, lookupAttr, withAttr } from './protocols/attributes';
import { callHeld } from './protocols/calls';
import { isTrue } from './protocols/compare';
import { isCallable } from './protocols/instances';
import { contains } from './protocols/subscript';
import { repr } from './protocols/text';
import { attributeError, typeError } from './raise';
import { argString, parseKeywords } from './native-arguments';
import { method } from './native';
import { PyList } from './containers/list';
import type { Thread } from './thread';
import { type PyType, TypeFlag } from './type';
import { strValue } from './type-of';

/** A module: its attributes are its `__dict__`. */
export class PyModule extends PyObject {
  /** A module with the five standard names in its namespace; without a name its `__init__` has still to run. */
  constructor(name?: string, doc: string | null = null, type: PyType = moduleType) {
    super(type);
    this.dict = hold(PyDict.fresh());
    if (name !== undefined) this.setStandardNames(name, doc);
  }

  private setStandardNames(name: string, doc: string | null): void {
    const { dict } = this;
    dict!.initStr('__name__', name);
    dict!.initStr('__doc__', doc);
    dict!.initStr('__package__', null);
    dict!.initStr('__loader__', null);
    dict!.initStr('__spec__', null);
  }
}

/** module.__getattribute__: the generic one, then a module-level `__getattr__` (module_getattro). */
export function moduleGetAttr(thread: Thread, self: Value, name: string): Value {
  const value = genericFind(thread, self, name);
  if (value !== undefined) return value;
  const module = self as PyModule;
  const hook = module.dict?.getStr('__getattr__');
  if (hook !== undefined) return callHeld(thread, hook, [name]);
  throw missing(thread, module, name);
}

function missing(thread: Thread, module: PyModule, name: string) {
  const own = module.dict?.getStr('__name__');
  const moduleName = own === undefined ? undefined : strValue(own);
  if (moduleName === undefined) return attributeError(`module has no attribute '${name}'`, module, name);
  const spec = module.dict?.getStr('__spec__');
  if (spec !== undefined && spec !== null) {
    if (isInitializing(thread, spec)) {
      const origin = originOf(thread, spec);
      if (origin !== undefined)
        return attributeError(
          `partially initialized module '${moduleName}' from '${origin}' has no attribute '${name}' ` +
            '(most likely due to a circular import)',
          module,
          name,
        );
      return attributeError(
        `partially initialized module '${moduleName}' has no attribute '${name}' (most likely due to a circular import)`,
        module,
        name,
      );
    }
    if (isUninitializedSubmodule(thread, spec, name))
      return attributeError(
        `cannot access submodule '${name}' of module '${moduleName}' (most likely due to a circular import)`,
        module,
        name,
      );
  }
  return attributeError(`module '${moduleName}' has no attribute '${name}'`, module, name);
}

function originOf(thread: Thread, spec: Value): string | undefined {
  const located = lookupAttr(thread, spec, 'has_location');
  if (located === undefined || !isTrue(thread, located)) return undefined;
  const origin = lookupAttr(thread, spec, 'origin');
  return origin === undefined ? undefined : strValue(origin);
}

/** Is the module still being imported (_PyModuleSpec_IsInitializing)? */
export function isInitializing(thread: Thread, spec: Value): boolean {
  return withAttr(thread, spec, '_initializing', (mark) => mark !== undefined && isTrue(thread, mark));
}

function isUninitializedSubmodule(thread: Thread, spec: Value, name: string): boolean {
  return withAttr(
    thread,
    spec,
    '_uninitialized_submodules',
    (pending) => pending !== undefined && pending !== null && contains(thread, pending, name),
  );
}

/** `__annotations__` and `__annotate__` live in the namespace and are made when first asked for. */
const annotations: GetSet<PyModule> = {
  name: '__annotations__',
  get: (thread, self) => {
    const dict = namespaceOf(self);
    const own = dict.getStr('__annotations__');
    if (own !== undefined) return own;
    const annotate = dict.getStr('__annotate__');
    let made: Value;
    if (annotate !== undefined && isCallable(annotate)) {
      made = callHeld(thread, annotate, [1]);
      if (!(made instanceof PyDict))
        throw typeError(`__annotate__ returned non-dict of type '${(made as PyObject).type?.tpName}'`);
    } else made = PyDict.fresh();
    const spec = dict.getStr('__spec__');
    if (spec === undefined || spec === null || !isInitializing(thread, spec))
      dict.setStr(thread, '__annotations__', made);
    return made;
  },
  set: (thread, self, value) => {
    const dict = namespaceOf(self);
    if (value !== undefined) dict.setStr(thread, '__annotations__', value);
    else if (!dict.delStr(thread, '__annotations__')) throw attributeError('__annotations__', self, '__annotations__');
    dict.delStr(thread, '__annotate__');
  },
};

const annotate: GetSet<PyModule> = {
  name: '__annotate__',
  get: (thread, self) => {
    const dict = namespaceOf(self);
    const own = dict.getStr('__annotate__');
    if (own !== undefined) return own;
    dict.setStr(thread, '__annotate__', null);
    return null;
  },
  set: (thread, self, value) => {
    if (value === undefined) throw typeError('cannot delete __annotate__ attribute');
    if (value !== null && !isCallable(value)) throw typeError('__annotate__ must be callable or None');
    const dict = namespaceOf(self);
    dict.setStr(thread, '__annotate__', value);
    if (value !== null) dict.delStr(thread, '__annotations__');
  },
};

function namespaceOf(self: Value): PyDict {
  const { dict } = self as PyModule;
  if (!(dict instanceof PyDict)) throw typeError(`<module>.__dict__ is not a dictionary`);
  return dict;
}

function initModule(thread: Thread, self: PyModule, name: Value, doc: Value): void {
  argString(thread, 'module', 'name', name);
  self.dict ??= hold(PyDict.fresh());
  const { dict } = self;
  dict.setStr(thread, '__name__', name);
  dict.setStr(thread, '__doc__', doc);
  for (const standard of ['__package__', '__loader__', '__spec__']) dict.setStr(thread, standard, null);
}

export const moduleType: PyType = defineType({
  name: 'module',
  instanceClass: PyModule,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: '(name, doc=None)',
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type) => new PyModule(undefined, null, type),
    tp_init: (thread, self, args, kwnames) => {
      const [name, doc] = parseKeywords(thread, 'module', 'name, doc=None', args, kwnames) as [
        Value,
        Value | undefined,
      ];
      initModule(thread, self, name, doc ?? null);
    },
    tp_getattro: moduleGetAttr,
    tp_repr: (thread, self) => moduleRepr(thread, self),
  },
  methods: [
    method('__dir__($self, /)', (thread, self: PyModule) => {
      const dict = hold(getAttr(thread, self, '__dict__'));
      try {
        if (!(dict instanceof PyDict)) throw typeError('<module>.__dict__ is not a dictionary');
        const hook = dict.getStr('__dir__');
        if (hook !== undefined) return callHeld(thread, hook, []);
        return new PyList([...dict.entries()].map(([key]) => key));
      } finally {
        release(thread, dict);
      }
    }),
  ],
  members: [{ name: '__dict__', get: (object) => object.dict ?? null }],
  getset: [annotations, annotate],
});

/** The repr of a module from its spec, as importlib makes it (_module_repr, _module_repr_from_spec). */
export function moduleRepr(thread: Thread, self: PyModule): string {
  const loader = lookupAttr(thread, self, '__loader__') ?? null;
  const spec = lookupAttr(thread, self, '__spec__') ?? null;
  if (spec !== null) return reprFromSpec(thread, spec);
  const name = lookupAttr(thread, self, '__name__');
  const shown = name === undefined ? "'?'" : repr(thread, name);
  const file = lookupAttr(thread, self, '__file__');
  if (file !== undefined) return `<module ${shown} from ${repr(thread, file)}>`;
  return loader === null ? `<module ${shown}>` : `<module ${shown} (${repr(thread, loader)})>`;
}

function reprFromSpec(thread: Thread, spec: Value): string {
  const name = lookupAttr(thread, spec, 'name') ?? null;
  const shown = name === null ? "'?'" : repr(thread, name);
  const origin = lookupAttr(thread, spec, 'origin') ?? null;
  if (origin === null) {
    const loader = lookupAttr(thread, spec, 'loader') ?? null;
    return loader === null ? `<module ${shown}>` : `<module ${shown} (${repr(thread, loader)})>`;
  }
  const located = lookupAttr(thread, spec, 'has_location');
  if (located !== undefined && isTrue(thread, located)) return `<module ${shown} from ${repr(thread, origin)}>`;
  return `<module ${shown} (${strValue(origin) ?? repr(thread, origin)})>`;
}
