// UNPACK_SEQUENCE and STORE_SUBSCR: the exact type of the container is known.

import { SpecializedOp } from '../../bytecode/opcodes';
import { dictType, PyDict } from '../../objects/containers/dict';
import { listType, PyList } from '../../objects/containers/list';
import { PyTuple, tupleType } from '../../objects/containers/tuple';
import type { Executable } from '../../objects/functions/executable';
import type { Value } from '../../objects/object';
import { isCompact } from './compact';
import { specialize, unspecialize } from './rewrite';

/** _Py_Specialize_UnpackSequence. */
export function specializeUnpackSequence(executable: Executable, ip: number, count: number, sequence: Value): void {
  if (sequence instanceof PyTuple && sequence.type === tupleType && sequence.items.length === count) {
    const form = count === 2 ? SpecializedOp.UNPACK_SEQUENCE_TWO_TUPLE : SpecializedOp.UNPACK_SEQUENCE_TUPLE;
    return specialize(executable, ip, form);
  }
  if (sequence instanceof PyList && sequence.type === listType && sequence.items.length === count)
    return specialize(executable, ip, SpecializedOp.UNPACK_SEQUENCE_LIST);
  unspecialize(executable, ip);
}

/** _Py_Specialize_StoreSubscr. */
export function specializeStoreSubscr(executable: Executable, ip: number, container: Value, key: Value): void {
  if (container instanceof PyList && container.type === listType) {
    if (isCompact(key) && key >= 0 && key < container.items.length)
      return specialize(executable, ip, SpecializedOp.STORE_SUBSCR_LIST_INT);
  } else if (container instanceof PyDict && container.type === dictType) {
    return specialize(executable, ip, SpecializedOp.STORE_SUBSCR_DICT);
  }
  unspecialize(executable, ip);
}
