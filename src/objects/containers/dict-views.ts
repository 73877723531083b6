// dict_keys, dict_values and dict_items.

import { declareType } from '../define-type';
import { type PyDict, dictType } from './dict';
import { hold, release, type Value } from '../object';
import { richCompareBool } from '../protocols/compare';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import type { PyType } from '../type';
import { PyHolder } from '../holder';

/** A live view on a dictionary; its type tells what it shows. */
export class DictView extends PyHolder {
  /** Held. */
  source: PyDict | undefined;

  static {
    DictView.holds({ source: undefined });
  }

  constructor(type: PyType, source: PyDict) {
    super(type);
    this.source = hold(source);
  }
}

/** Is it a view with set operations (PyDictViewSet_Check)? */
export function isSetView(value: Value): value is DictView {
  return value instanceof DictView && !(value.type === dictValuesType || value.type.base === dictValuesType);
}

export function viewSize(view: DictView): number {
  return view.source?.size ?? 0;
}

/** Is the value in a view of keys or items? */
export function viewContains(thread: Thread, view: DictView, value: Value): boolean {
  const { source } = view;
  if (source === undefined) return false;
  if (view.type === dictKeysType || view.type.base === dictKeysType) return source.has(thread, value);
  if (!(value instanceof PyTuple) || value.items.length !== 2) return false;
  const found = hold(source.get(thread, value.items[0]!));
  if (found === undefined) return false;
  try {
    return richCompareBool(thread, found, value.items[1]!, '==');
  } finally {
    release(thread, found);
  }
}

export const dictKeysType: PyType = declareType('dict_keys');

export const dictValuesType: PyType = declareType('dict_values');

export const dictItemsType: PyType = declareType('dict_items');

/** Is the dictionary behind a keys view a plain one, so that its keys can be read directly? */
export function isPlainKeysView(value: Value): value is DictView {
  return value instanceof DictView && value.type === dictKeysType && value.source?.type === dictType;
}
