// The method resolution order: C3 linearisation (mro_implementation of typeobject.c).

import { typeError } from '../raise';
import type { PyType } from '../type';

/** The linearised bases of a type, itself first; TypeError where they contradict each other. */
export function linearize(type: PyType): PyType[] {
  const { bases } = type;
  const [only] = bases;
  if (bases.length === 0) return [type];
  if (bases.length === 1) return [type, ...only!.mro];
  const duplicate = bases.find((base, index) => bases.indexOf(base) !== index);
  if (duplicate !== undefined) throw typeError(`duplicate base class ${duplicate.name}`);
  return merge(type, [...bases.map((base) => base.mro), bases]);
}

function merge(type: PyType, lists: PyType[][]): PyType[] {
  const result = [type];
  const positions = lists.map(() => 0);
  for (;;) {
    let exhausted = 0;
    let candidate: PyType | undefined;
    for (let index = 0; index < lists.length; index++) {
      const head = lists[index]![positions[index]!];
      if (head === undefined) {
        exhausted++;
        continue;
      }
      if (lists.every((list, other) => list.indexOf(head, positions[other]! + 1) < 0)) {
        candidate = head;
        break;
      }
    }
    if (candidate === undefined) {
      if (exhausted === lists.length) return result;
      throw conflict(lists, positions);
    }
    result.push(candidate);
    lists.forEach((list, index) => {
      if (list[positions[index]!] === candidate) positions[index]!++;
    });
  }
}

/** The error that names the heads which block each other (set_mro_error). */
function conflict(lists: PyType[][], positions: number[]) {
  const heads = new Set<PyType>();
  lists.forEach((list, index) => {
    const head = list[positions[index]!];
    if (head !== undefined) heads.add(head);
  });
  const names = [...heads].map((head) => head.name).join(', ');
  return typeError(`Cannot create a consistent method resolution order (MRO) for bases ${names}`);
}
