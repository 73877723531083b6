// The repr of syntax nodes: three levels deep, long lists shortened (ast_repr_max_depth).

import { PyList } from '../../objects/containers/list';
import type { Value } from '../../objects/object';
import { getAttr, lookupAttr } from '../../objects/protocols/attributes';
import { repr } from '../../objects/protocols/text';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { isSubtype } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { astType } from './node-classes';

const isNode = (value: Value): boolean => isSubtype(typeOf(value), astType);

/** `Name(id='x', ctx=Load())`. */
export function astRepr(thread: Thread, node: Value, depth: number): string {
  const name = typeOf(node).tpName;
  if (depth <= 0) return `${name}(...)`;
  const fields = lookupAttr(thread, typeOf(node), '_fields');
  const names = fields instanceof PyTuple || fields instanceof PyList ? fields.items : [];
  const parts = names.map((field) => {
    const text = strValue(field) ?? '';
    return `${text}=${partRepr(thread, getAttr(thread, node, text), depth)}`;
  });
  return `${name}(${parts.join(', ')})`;
}

function partRepr(thread: Thread, value: Value, depth: number): string {
  if (value instanceof PyList || value instanceof PyTuple) return listRepr(thread, value, depth);
  return isNode(value) ? astRepr(thread, value, depth - 1) : repr(thread, value);
}

/** The first and the last item stand for all. */
function listRepr(thread: Thread, list: PyList | PyTuple, depth: number): string {
  const { items } = list;
  const shown = items.length > 1 ? [items[0]!, items[items.length - 1]!] : items;
  const texts = shown.map((item) => (isNode(item) ? astRepr(thread, item, depth - 1) : repr(thread, item)));
  if (items.length > 2) texts.splice(1, 0, '...');
  return list instanceof PyList ? `[${texts.join(', ')}]` : `(${texts.join(', ')})`;
}
