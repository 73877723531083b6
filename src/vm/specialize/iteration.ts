// FOR_ITER and SEND: the kind of iterator is known.

import { SpecializedOp } from '../../bytecode/opcodes';
import { listIteratorType } from '../../objects/containers/list-iterators';
import { rangeIteratorType } from '../../objects/containers/range-iterator';
import { tupleIteratorType } from '../../objects/containers/tuple-iterator';
import { coroutineType } from '../../objects/frames/coroutine';
import { generatorType } from '../../objects/frames/generator-type';
import type { Executable } from '../../objects/functions/executable';
import type { Value } from '../../objects/object';
import type { PyType } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { specialize, unspecialize } from './rewrite';

const FOR_ITER_FORMS = new Map<PyType, number>();

/** Longer jumps do not fit FOR_ITER_GEN. */
const LONGEST_JUMP = 0x7fff;

function forms(): Map<PyType, number> {
  if (FOR_ITER_FORMS.size === 0) {
    FOR_ITER_FORMS.set(listIteratorType, SpecializedOp.FOR_ITER_LIST);
    FOR_ITER_FORMS.set(tupleIteratorType, SpecializedOp.FOR_ITER_TUPLE);
    FOR_ITER_FORMS.set(rangeIteratorType, SpecializedOp.FOR_ITER_RANGE);
    FOR_ITER_FORMS.set(generatorType, SpecializedOp.FOR_ITER_GEN);
  }
  return FOR_ITER_FORMS;
}

/** _Py_Specialize_ForIter. */
export function specializeForIter(executable: Executable, ip: number, oparg: number, iterator: Value): void {
  const form = forms().get(typeOf(iterator));
  if (form === undefined || (form === SpecializedOp.FOR_ITER_GEN && oparg > LONGEST_JUMP))
    return unspecialize(executable, ip);
  specialize(executable, ip, form);
}

/** _Py_Specialize_Send. */
export function specializeSend(executable: Executable, ip: number, receiver: Value): void {
  const type = typeOf(receiver);
  if (type !== generatorType && type !== coroutineType) return unspecialize(executable, ip);
  specialize(executable, ip, SpecializedOp.SEND_GEN);
}
