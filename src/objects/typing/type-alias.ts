// typing.TypeAliasType: what the `type` statement makes.

import { declareType } from '../define-type';
import { PyFunction } from '../functions/function';
import { hold, PyObject, release, type Value, type Visit } from '../object';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';

export class PyTypeAlias extends PyObject {
  /** All held. */
  aliasName: Value;
  typeParams: PyTuple | undefined;
  /** Computes the value; undefined for aliases made by a call. */
  compute: Value | undefined;
  value: Value | undefined;
  module: Value | undefined;

  constructor(
    name: Value,
    typeParams: PyTuple | undefined,
    compute: Value | undefined,
    value: Value | undefined,
    module: Value | undefined,
  ) {
    super(typeAliasType);
    this.aliasName = hold(name);
    this.typeParams = hold(typeParams);
    this.compute = hold(compute);
    this.value = hold(value);
    this.module = hold(module);
  }

  override traverse(visit: Visit): void {
    super.traverse(visit);
    for (const value of [this.aliasName, this.typeParams, this.compute, this.value, this.module]) visit(value);
  }

  override clear(thread: Thread): void {
    const { aliasName, typeParams, compute, value, module } = this;
    this.aliasName = null;
    this.typeParams = this.compute = this.value = this.module = undefined;
    for (const held of [typeParams, compute, value, module, aliasName]) release(thread, held);
    super.clear(thread);
  }
}

/** Is it the result of a `type` statement? */
export const isTypeAlias = (value: Value): value is PyTypeAlias => value instanceof PyTypeAlias;

/** The alias of a `type` statement from `(name, type_params, compute_value)` (_Py_make_typealias). */
export function newTypeAlias(_thread: Thread, args: PyTuple): PyTypeAlias {
  const [name, typeParams, compute] = args.items as [Value, Value, Value];
  const module = lookupModule(compute);
  return new PyTypeAlias(name, typeParams instanceof PyTuple ? typeParams : undefined, compute, undefined, module);
}

/** `__module__` of the function that computes the value. */
export function lookupModule(compute: Value): Value | undefined {
  return compute instanceof PyFunction ? compute.module : undefined;
}

export const typeAliasType: PyType = declareType('TypeAliasType', 'typing');
