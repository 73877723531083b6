// Making code objects from Python: types.CodeType(...) and code.replace(...) with their checks (PyUnstable_Code_NewWithPosOnlyArgs).

import { takesNone } from '../../call/native/arity-texts';
import { PyBytes } from '../bytes/bytes';
import { LocalKind, PyCode } from './code';
import type { Value } from '../object';
import { argInt, badArgument, checkPositional, noKeywords } from '../native-arguments';
import { systemError, typeError, valueError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import { strValue, typeOf } from '../type-of';
import { CodeFlag } from './code-flags';

/** What a code object is made from, as Python passes it. */
interface CodeArguments {
  co_argcount: number;
  co_posonlyargcount: number;
  co_kwonlyargcount: number;
  co_nlocals: number;
  co_stacksize: number;
  co_flags: number;
  co_code: Uint8Array;
  co_consts: Value[];
  co_names: Value[];
  co_varnames: Value[];
  co_filename: string;
  co_name: string;
  co_qualname: string;
  co_firstlineno: number;
  co_linetable: Uint8Array;
  co_exceptiontable: Uint8Array;
  co_freevars: Value[];
  co_cellvars: Value[];
}

type Field = keyof CodeArguments;

/** The parameters of the constructor, in order. */
const FIELDS: readonly Field[] = [
  'co_argcount',
  'co_posonlyargcount',
  'co_kwonlyargcount',
  'co_nlocals',
  'co_stacksize',
  'co_flags',
  'co_code',
  'co_consts',
  'co_names',
  'co_varnames',
  'co_filename',
  'co_name',
  'co_qualname',
  'co_firstlineno',
  'co_linetable',
  'co_exceptiontable',
  'co_freevars',
  'co_cellvars',
];
const REQUIRED = 16;
const INTS: ReadonlySet<Field> = new Set([
  'co_argcount',
  'co_posonlyargcount',
  'co_kwonlyargcount',
  'co_nlocals',
  'co_stacksize',
  'co_flags',
  'co_firstlineno',
]);
const BYTES: ReadonlySet<Field> = new Set(['co_code', 'co_linetable', 'co_exceptiontable']);
const TEXTS: ReadonlySet<Field> = new Set(['co_filename', 'co_name', 'co_qualname']);

/** An argument in the form that its field takes; `label` names it in the error. */
function convert(thread: Thread, functionName: string, label: number | string, field: Field, value: Value) {
  if (INTS.has(field)) return argInt(thread, value);
  if (BYTES.has(field)) {
    if (!(value instanceof PyBytes)) throw badArgument(functionName, label, 'bytes', value);
    return value.bytes;
  }
  if (TEXTS.has(field)) {
    const text = strValue(value);
    if (text === undefined) throw badArgument(functionName, label, 'str', value);
    return text;
  }
  if (!(value instanceof PyTuple)) throw badArgument(functionName, label, 'tuple', value);
  return value.items;
}

/** `types.CodeType(argcount, posonlyargcount, …)` (code_new). */
export function newCode(thread: Thread, args: Value[], kwnames: PyTuple | undefined): PyCode {
  noKeywords('code', kwnames);
  checkPositional('code', args.length, REQUIRED, FIELDS.length);
  const fields = { co_freevars: [], co_cellvars: [] } as Partial<Record<Field, unknown>>;
  args.forEach((value, index) => {
    fields[FIELDS[index]!] = convert(thread, 'code', index + 1, FIELDS[index]!, value);
  });
  const given = fields as unknown as CodeArguments;
  for (const field of ['co_argcount', 'co_posonlyargcount', 'co_kwonlyargcount', 'co_nlocals'] as const) {
    if (given[field] < 0) throw valueError(`code: ${field.slice(3)} must not be negative`);
  }
  for (const field of ['co_names', 'co_varnames', 'co_freevars', 'co_cellvars'] as const) {
    for (const name of given[field]) {
      if (strValue(name) === undefined) {
        throw typeError(`name tuples must contain only strings, not '${typeOf(name).tpName}'`);
      }
    }
  }
  return build(given);
}

/** `code.replace(co_name=…, …)` (code_replace_impl). */
export function replaceCode(thread: Thread, code: PyCode, args: Value[], kwnames: PyTuple | undefined): PyCode {
  const keywords = kwnames?.items ?? [];
  if (args.length > keywords.length) throw typeError(takesNone('replace()', 'positional '));
  const given = new Map<string, Value>();
  keywords.forEach((keyword, index) => {
    const name = strValue(keyword)!;
    if (!FIELDS.includes(name as Field)) throw typeError(`replace() got an unexpected keyword argument '${name}'`);
    given.set(name, args[index]!);
  });
  const fields: Partial<Record<Field, unknown>> = {};
  for (const field of FIELDS) {
    const value = given.get(field);
    fields[field] = value === undefined ? code[field] : convert(thread, 'replace', field, field, value);
  }
  const changed = fields as unknown as CodeArguments;
  for (const field of FIELDS) {
    if (INTS.has(field) && given.has(field) && (changed[field] as number) < 0) {
      throw valueError(`${field} must be a positive integer`);
    }
  }
  return build(changed);
}

function build(given: CodeArguments): PyCode {
  const { co_argcount, co_posonlyargcount, co_kwonlyargcount, co_stacksize, co_flags, co_code, co_varnames } = given;
  if (co_argcount < co_posonlyargcount || co_stacksize < 0 || co_flags < 0) {
    throw systemError('Objects/codeobject.c:465: bad argument to internal function');
  }
  if (co_code.length % 2 !== 0) throw valueError('code: co_code is malformed');
  const variadic = Number((co_flags & CodeFlag.VARARGS) !== 0) + Number((co_flags & CodeFlag.VARKEYWORDS) !== 0);
  if (co_argcount + co_kwonlyargcount + variadic > co_varnames.length)
    throw valueError('code: co_varnames is too small');
  if (given.co_nlocals !== co_varnames.length) throw valueError('code: co_nlocals != len(co_varnames)');
  const names = namesOf(given.co_names);
  return new PyCode({ ...given, co_names: names, co_consts: given.co_consts.slice(), ...localsPlus(given) });
}

function namesOf(values: readonly Value[]): string[] {
  return values.map((value) => {
    const name = strValue(value);
    if (name === undefined) throw systemError('non-string found in code slot');
    return name;
  });
}

/** The slots: locals with the parameters first, cells that are no locals, free variables. */
function localsPlus(given: CodeArguments): { localsplusnames: string[]; localspluskinds: Uint8Array } {
  const varnames = namesOf(given.co_varnames);
  const cells = new Set(namesOf(given.co_cellvars));
  const kinds = varnames.map((name, slot) => {
    const cell = cells.delete(name) ? LocalKind.CELL : 0;
    return LocalKind.LOCAL | cell | parameterKind(given, slot);
  });
  const freevars = namesOf(given.co_freevars);
  return {
    localsplusnames: [...varnames, ...cells, ...freevars],
    localspluskinds: Uint8Array.from([
      ...kinds,
      ...[...cells].map(() => LocalKind.CELL),
      ...freevars.map(() => LocalKind.FREE),
    ]),
  };
}

function parameterKind(
  { co_argcount, co_posonlyargcount, co_kwonlyargcount, co_flags }: CodeArguments,
  slot: number,
): number {
  if (slot < co_posonlyargcount) return LocalKind.ARG_POS;
  if (slot < co_argcount) return LocalKind.ARG_POS | LocalKind.ARG_KW;
  let next = co_argcount + co_kwonlyargcount;
  if (slot < next) return LocalKind.ARG_KW;
  if (co_flags & CodeFlag.VARARGS && slot === next++) return LocalKind.ARG_VAR | LocalKind.ARG_POS;
  if (co_flags & CodeFlag.VARKEYWORDS && slot === next) return LocalKind.ARG_VAR | LocalKind.ARG_KW;
  return 0;
}
