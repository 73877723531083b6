// code: the compiled form of a function body, class body or module.

import { declareType } from '../define-type';
import { Executable } from './executable';
import { hold, IMMORTAL, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { CodeFlag } from './code-flags';

/** What a fast-local slot is (CO_FAST_*). A slot may be several at once: a parameter that is also a cell. */
export const LocalKind = {
  ARG_POS: 0x02,
  ARG_KW: 0x04,
  ARG_VAR: 0x08,
  HIDDEN: 0x10,
  LOCAL: 0x20,
  CELL: 0x40,
  FREE: 0x80,
} as const;

let lastVersion = 0;

/** Versions are compared, never shown as such. */
const nextVersion = (): number => ++lastVersion;

export interface CodeFields {
  co_name: string;
  co_qualname: string;
  co_filename: string;
  co_firstlineno: number;
  co_argcount: number;
  co_posonlyargcount: number;
  co_kwonlyargcount: number;
  co_flags: number;
  co_stacksize: number;
  /** Two bytes an instruction, inline caches included, unspecialised. */
  co_code: Uint8Array;
  co_consts: Value[];
  co_names: string[];
  /** All fast-local slots: locals (parameters first), cells that are not parameters, free variables. */
  localsplusnames: string[];
  /** LocalKind bits of each slot. */
  localspluskinds: Uint8Array;
  co_linetable: Uint8Array;
  co_exceptiontable: Uint8Array;
}

export class PyCode extends PyObject implements CodeFields {
  readonly co_name: string;
  readonly co_qualname: string;
  readonly co_filename: string;
  readonly co_firstlineno: number;
  readonly co_argcount: number;
  readonly co_posonlyargcount: number;
  readonly co_kwonlyargcount: number;
  readonly co_flags: number;
  readonly co_stacksize: number;
  readonly co_code: Uint8Array;
  /** Held. */
  co_consts: Value[];
  readonly co_names: string[];
  readonly localsplusnames: string[];
  readonly localspluskinds: Uint8Array;
  readonly co_linetable: Uint8Array;
  readonly co_exceptiontable: Uint8Array;
  readonly co_varnames: string[] = [];
  readonly co_cellvars: string[] = [];
  readonly co_freevars: string[] = [];

  constructor(fields: CodeFields) {
    super(codeType);
    this.co_name = fields.co_name;
    this.co_qualname = fields.co_qualname;
    this.co_filename = fields.co_filename;
    this.co_firstlineno = fields.co_firstlineno;
    this.co_argcount = fields.co_argcount;
    this.co_posonlyargcount = fields.co_posonlyargcount;
    this.co_kwonlyargcount = fields.co_kwonlyargcount;
    this.co_flags = fields.co_flags;
    this.co_stacksize = fields.co_stacksize;
    this.co_code = fields.co_code;
    this.co_consts = fields.co_consts;
    this.co_names = fields.co_names;
    this.localsplusnames = fields.localsplusnames;
    this.localspluskinds = fields.localspluskinds;
    this.co_linetable = fields.co_linetable;
    this.co_exceptiontable = fields.co_exceptiontable;
    for (const constant of fields.co_consts) hold(constant);
    fields.localsplusnames.forEach((name, slot) => {
      const kind = fields.localspluskinds[slot]!;
      if (kind & LocalKind.LOCAL) this.co_varnames.push(name);
      if (kind & LocalKind.CELL) this.co_cellvars.push(name);
      if (kind & LocalKind.FREE) this.co_freevars.push(name);
    });
  }

  private decoded: Executable | undefined = undefined;
  /** What functions made of this code have in common for specialised calls (co_version). */
  readonly functionVersion: number = nextVersion();

  /** The decoded form that the loop runs. */
  get executable(): Executable {
    this.decoded ??= new Executable(this);
    return this.decoded;
  }

  /** Forgets how this code, and that inside it, has been specialised. */
  cool(): void {
    this.forgetExecutable();
    for (const constant of this.co_consts) if (constant instanceof PyCode) constant.cool();
  }

  private forgetExecutable(): void {
    const { decoded } = this;
    this.decoded = undefined;
    decoded?.settledIn?.delete(decoded);
  }

  /** The docstring of a function with this code, or None. */
  get docstring(): Value {
    return this.co_flags & CodeFlag.HAS_DOCSTRING ? this.co_consts[0]! : null;
  }

  get co_nlocals(): number {
    return this.co_varnames.length;
  }

  private constantsTuple: PyTuple | undefined = undefined;
  private readonly shownValues = new Map<string, PyObject>();

  /** co_consts as Python sees it; once made, the tuple is the holder of the constants. */
  get constants(): PyTuple {
    this.constantsTuple ??= this.keep(PyTuple.adopt(this.co_consts));
    return this.constantsTuple;
  }

  /** The tuple or bytes object that an attribute shows: the same each time, held. */
  shown(name: string, make: () => PyObject): PyObject {
    let value = this.shownValues.get(name);
    if (value === undefined) {
      value = this.keep(make());
      this.shownValues.set(name, value);
    }
    return value;
  }

  /** Holds what was made for this code. Code that all interpreters share keeps nothing that is counted. */
  private keep<T extends PyObject>(value: T): T {
    if (this.refs >= IMMORTAL) value.refs = 2 * IMMORTAL;
    return hold(value);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    if (this.constantsTuple !== undefined) visit(this.constantsTuple);
    else for (const constant of this.co_consts) visit(constant);
    for (const value of this.shownValues.values()) visit(value);
  }

  override clear(thread: Thread): void {
    const { co_consts, constantsTuple, shownValues } = this;
    this.forgetExecutable();
    this.co_consts = [];
    this.constantsTuple = undefined;
    if (constantsTuple !== undefined) release(thread, constantsTuple);
    else for (const constant of co_consts) release(thread, constant);
    const shown = [...shownValues.values()];
    shownValues.clear();
    for (const value of shown) release(thread, value);
    super.clear(thread);
  }
}

export const codeType: PyType = declareType('code');
