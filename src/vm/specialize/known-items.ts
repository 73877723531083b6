// Items of containers whose exact type is known.

import { listType, type PyList } from '../../objects/containers/list';
import type { Frame } from '../../objects/frames/frame';
import { hold, release, type Value } from '../../objects/object';
import { characterAt } from '../../objects/text/text-indexing';
import type { Thread } from '../../objects/thread';
import { typeOf } from '../../objects/type-of';
import { dropEntries } from '../../call/stack';
import { isCompact } from './compact';

/** The ASCII character of an exact str at a position that is not negative; undefined for anything else (BINARY_OP_SUBSCR_STR_INT). */
export function asciiCharacter(text: Value, index: Value): string | undefined {
  if (typeof text !== 'string' || !isCompact(index) || index < 0) return undefined;
  const character = characterAt(text, index);
  return character !== undefined && character < '\x80' ? character : undefined;
}

/** value, list, index -- : stores in a list at a position that it has; false for anything else (STORE_SUBSCR_LIST_INT). */
export function storeListItem(thread: Thread, frame: Frame, sp: number): boolean {
  const { slots } = frame;
  const list = slots[sp - 2] as PyList;
  const index = slots[sp - 1]!;
  if (!isCompact(index) || index < 0 || typeOf(list) !== listType || index >= list.items.length) return false;
  const old = list.items[index];
  list.items[index] = hold(slots[sp - 3]!);
  dropEntries(thread, frame, sp - 3, sp);
  release(thread, old);
  return true;
}
