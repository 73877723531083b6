// types.GenericAlias: `list[int]`.

import { declareType } from '../define-type';
import { hold, type Value } from '../object';
import type { Thread } from '../thread';
import { EMPTY_TUPLE, PyTuple } from '../containers/tuple';
import type { PyType } from '../type';
import { PyHolder } from '../holder';

export class PyGenericAlias extends PyHolder {
  /** Held. */
  origin: Value;
  /** Held. */
  args: PyTuple;
  /** `__parameters__`, computed when first asked for; held. */
  parameters: PyTuple | undefined = undefined;
  /** Made by unpacking: `*tuple[int]`. */
  starred = false;

  static {
    PyGenericAlias.holds({ origin: null, args: EMPTY_TUPLE, parameters: undefined });
  }

  constructor(origin: Value, args: PyTuple, type: PyType = genericAliasType) {
    super(type);
    this.origin = hold(origin);
    this.args = hold(args);
  }
}

/** `origin[args]`; a tuple means several arguments (Py_GenericAlias). */
export function newGenericAlias(_thread: Thread, origin: Value, args: Value): PyGenericAlias {
  return new PyGenericAlias(origin, args instanceof PyTuple ? args : new PyTuple([args]));
}

export const genericAliasType: PyType = declareType('GenericAlias', 'types');

export const genericAliasIteratorType: PyType = declareType('generic_alias_iterator');
