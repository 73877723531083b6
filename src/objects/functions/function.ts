// function: a code object together with its globals, defaults and closure.

import type { PyCode } from './code';
import { declareType } from '../define-type';
import type { PyDict } from '../containers/dict';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import type { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';

export class PyFunction extends PyObject {
  /** All fields are held. */
  code: PyCode;
  globals: PyDict;
  /** The `builtins` namespace found through the globals when the function was made. */
  builtins: Value;
  name: Value;
  qualname: Value;
  doc: Value | undefined;
  module: Value | undefined;
  defaults: PyTuple | undefined = undefined;
  kwdefaults: PyDict | undefined = undefined;
  closure: PyTuple | undefined = undefined;
  /** A dictionary; a tuple of names and values until first asked for (`from __future__ import annotations`). */
  annotations: PyDict | PyTuple | undefined = undefined;
  annotate: Value | undefined = undefined;
  typeParams: Value | undefined = undefined;
  /** func_version: 0 when something that specialised calls rely on has changed. */
  version: number;

  /** `qualname` null: that of the code (PyFunction_NewWithQualName). */
  constructor(code: PyCode, globals: PyDict, builtins: Value, qualname: Value = null) {
    super(functionType);
    this.code = hold(code);
    this.globals = hold(globals);
    this.builtins = hold(builtins);
    this.name = code.co_name;
    this.qualname = hold(qualname ?? code.co_qualname);
    this.doc = hold(code.docstring);
    this.module = hold(globals.getStr('__name__'));
    this.version = code.functionVersion;
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    visit(this.code);
    visit(this.globals);
    visit(this.module);
    visit(this.builtins);
    visit(this.defaults);
    visit(this.kwdefaults);
    visit(this.doc);
    visit(this.name);
    visit(this.qualname);
    visit(this.closure);
    visit(this.annotations);
    visit(this.annotate);
    visit(this.typeParams);
  }

  /** In the order of func_clear. */
  override clear(thread: Thread): void {
    const { globals, builtins, code, module, defaults, kwdefaults, doc, dict, closure, annotations, annotate } = this;
    const { typeParams, name, qualname } = this;
    this.dict = undefined;
    this.module = this.defaults = this.kwdefaults = this.doc = this.closure = undefined;
    this.annotations = this.annotate = this.typeParams = undefined;
    this.version = 0;
    this.name = this.qualname = '';
    release(thread, globals);
    release(thread, builtins);
    release(thread, module);
    release(thread, defaults);
    release(thread, kwdefaults);
    release(thread, doc);
    release(thread, dict);
    release(thread, closure);
    release(thread, annotations);
    release(thread, annotate);
    release(thread, typeParams);
    release(thread, code);
    release(thread, name);
    release(thread, qualname);
    super.clear(thread);
  }
}

export const functionType: PyType = declareType('function');
