// The module _symtable: the scopes of a program, as the compiler sees them.

import { futureFeatures } from '../compiler/future';
import { preprocess } from '../compiler/preprocess';
import { buildSymbolTable } from '../compiler/symbol-table';
import type { Scope, ScopeType } from '../compiler/symbol-table/scope';
import { PyBytes } from '../objects/bytes/bytes';
import { defineType } from '../objects/define-type';
import { PyDict } from '../objects/containers/dict';
import { idOf } from '../objects/identity';
import { PyList } from '../objects/containers/list';
import { type BoundFunction, method } from '../objects/native';
import { argString } from '../objects/native-arguments';
import { PyObject, type Value } from '../objects/object';
import { typeError, valueError } from '../objects/raise';
import { type PyType, TypeFlag } from '../objects/type';
import { strValue } from '../objects/type-of';
import { CO_FUTURE_ANNOTATIONS } from '../compiler/code-flags';
import { type CompileMode, parseSource, syntaxError } from './compile-source';
import { defineModule } from './define-module';
import { fsDecode } from './file-system-path';
import { sourceLine } from './source-lines';

const TYPE_NUMBERS: Record<ScopeType, number> = {
  function: 0,
  class: 1,
  module: 2,
  annotation: 3,
  'type alias': 4,
  'type parameters': 5,
  'type variable': 6,
};

class PySymbolTableEntry extends PyObject {
  constructor(readonly scope: Scope) {
    super(entryType);
  }
}

/** One object for each scope, so that programs can compare them. */
const entries = new WeakMap<Scope, PySymbolTableEntry>();

function entryOf(scope: Scope): PySymbolTableEntry {
  let entry = entries.get(scope);
  if (entry === undefined) {
    entry = new PySymbolTableEntry(scope);
    entries.set(scope, entry);
  }
  return entry;
}

const get = (read: (scope: Scope, self: PySymbolTableEntry) => Value) => (self: PyObject) =>
  read((self as PySymbolTableEntry).scope, self as PySymbolTableEntry);

const entryType: PyType = defineType({
  name: 'symtable entry',
  instanceClass: PySymbolTableEntry,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_repr: (_thread, self) => {
      const { scope } = self;
      return `<symtable entry ${scope.name}(${idOf(self)}), line ${scope.loc.lineno}>`;
    },
  },
  members: [
    { name: 'id', get: get((_scope, self) => idOf(self)) },
    { name: 'name', get: get(({ name }) => name) },
    {
      name: 'symbols',
      get: get(({ symbols }) => {
        const dict = new PyDict();
        for (const [name, flags] of symbols) dict.initStr(name, flags);
        return dict;
      }),
    },
    { name: 'varnames', get: get(({ varnames }) => new PyList([...varnames])) },
    { name: 'children', get: get(({ children }) => new PyList(children.map(entryOf))) },
    { name: 'nested', get: get(({ nested }) => Number(nested)) },
    { name: 'type', get: get(({ type }) => TYPE_NUMBERS[type]) },
    { name: 'lineno', get: get(({ loc }) => loc.lineno) },
  ],
});

const symtable: BoundFunction = (thread, _module, source: Value, filename: Value, mode: Value) => {
  const name = fsDecode(thread, filename);
  const modeText = argString(thread, 'symtable', 3, mode);
  if (!['exec', 'eval', 'single'].includes(modeText)) {
    throw valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
  }
  const text = strValue(source) ?? (source instanceof PyBytes ? source.bytes : undefined);
  if (text === undefined) throw typeError('symtable() arg 1 must be a string or bytes');
  const tree = parseSource(thread, text, name, modeText as CompileMode, {});
  const errors = { filename: name, programText: (line: number) => sourceLine(thread, name, line) ?? null };
  try {
    const future = futureFeatures(tree, errors);
    preprocess(tree, {
      optimize: 0,
      futureAnnotations: (future.features & CO_FUTURE_ANNOTATIONS) !== 0,
      warn: () => undefined,
    });
    return entryOf(buildSymbolTable(tree, future, errors).top);
  } catch (error) {
    throw syntaxError(thread, error);
  }
};

export const symtableModule = defineModule({
  name: '_symtable',
  functions: [method('symtable($module, source, filename, startstr, /)', symtable)],
  constants: {
    USE: 16,
    DEF_GLOBAL: 1,
    DEF_NONLOCAL: 8,
    DEF_LOCAL: 2,
    DEF_PARAM: 4,
    DEF_TYPE_PARAM: 1024,
    DEF_FREE_CLASS: 64,
    DEF_IMPORT: 128,
    DEF_BOUND: 134,
    DEF_ANNOT: 256,
    DEF_COMP_ITER: 512,
    DEF_COMP_CELL: 2048,
    TYPE_FUNCTION: 0,
    TYPE_CLASS: 1,
    TYPE_MODULE: 2,
    TYPE_ANNOTATION: 3,
    TYPE_TYPE_ALIAS: 4,
    TYPE_TYPE_PARAMETERS: 5,
    TYPE_TYPE_VARIABLE: 6,
    LOCAL: 1,
    GLOBAL_EXPLICIT: 2,
    GLOBAL_IMPLICIT: 3,
    FREE: 4,
    CELL: 5,
    SCOPE_OFF: 12,
    SCOPE_MASK: 15,
  },
});
