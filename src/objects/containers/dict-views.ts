// dict_keys, dict_values and dict_items.

import { defineType, type GetSet } from '../define-type';
import { type PyDict, dictType } from './dict';
import {
  DictIterator,
  dictItemIteratorType,
  dictKeyIteratorType,
  dictReverseItemIteratorType,
  dictReverseKeyIteratorType,
  dictReverseValueIteratorType,
  dictValueIteratorType,
} from './dict-iterators';
import { differenceOf, intersectionOf, symmetricDifferenceOf, unionOf } from './dict-view-operations';
import { PyList } from './list';
import { PyMappingProxy } from './mapping-proxy';
import { method, type NativeDefinition } from '../native';
import { hold, release, type Value } from '../object';
import { richCompareBool } from '../protocols/compare';
import { collect, getIter, iterNext } from '../protocols/iteration';
import { contains, length } from '../protocols/subscript';
import { repr } from '../protocols/text';
import { guardRepr } from '../repr-guard';
import { PyAnySet } from './set';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { PyTuple } from './tuple';
import { type CompareOp, type PyType, TypeFlag, type TypeSlots } from '../type';
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

function viewRepr(thread: Thread, self: Value): Value {
  const view = self as DictView;
  return guardRepr(thread, view, '...', () => {
    const list = hold(PyList.adopt(collect(thread, view)));
    try {
      return `${view.type.name}(${repr(thread, list)})`;
    } finally {
      release(thread, list);
    }
  });
}

/** Are all items of one in the other (all_contained_in)? */
function allContained(thread: Thread, inner: Value, outer: Value): boolean {
  const iterator = hold(getIter(thread, inner));
  try {
    for (;;) {
      const item = hold(iterNext(thread, iterator));
      if (item === undefined) return true;
      try {
        if (!contains(thread, outer, item)) return false;
      } finally {
        release(thread, item);
      }
    }
  } finally {
    release(thread, iterator);
  }
}

function compareViews(thread: Thread, self: Value, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyAnySet) && !isSetView(other)) return NotImplemented;
  const mine = length(thread, self);
  const theirs = length(thread, other);
  switch (op) {
    case '==':
      return mine === theirs && allContained(thread, self, other);
    case '!=':
      return !(mine === theirs && allContained(thread, self, other));
    case '<':
      return mine < theirs && allContained(thread, self, other);
    case '<=':
      return mine <= theirs && allContained(thread, self, other);
    case '>':
      return mine > theirs && allContained(thread, other, self);
    case '>=':
      return mine >= theirs && allContained(thread, other, self);
  }
}

/** Have they nothing in common (dictviews_isdisjoint)? */
function isDisjoint(thread: Thread, self: DictView, given: Value): boolean {
  if (given === self) return viewSize(self) === 0;
  let view: Value = self;
  let other = given;
  if ((other instanceof PyAnySet && other.isExact()) || isSetView(other)) {
    if (length(thread, other) > viewSize(self)) [view, other] = [other, view];
  }
  const iterator = hold(getIter(thread, other));
  try {
    for (;;) {
      const item = hold(iterNext(thread, iterator));
      if (item === undefined) return true;
      try {
        if (contains(thread, view, item)) return false;
      } finally {
        release(thread, item);
      }
    }
  } finally {
    release(thread, iterator);
  }
}

const mapping: GetSet = {
  name: 'mapping',
  get: (_thread, self) => new PyMappingProxy((self as DictView).source!),
};

const flags = TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION;

const commonSlots: Partial<TypeSlots> = {
  tp_repr: viewRepr,
  sq_length: (_thread, self) => viewSize(self as DictView),
};

const setSlots: Partial<TypeSlots> = {
  ...commonSlots,
  tp_richcompare: compareViews,
  sq_contains: (thread, self, value) => viewContains(thread, self as DictView, value),
  nb_subtract: differenceOf,
  nb_and: intersectionOf,
  nb_xor: symmetricDifferenceOf,
  nb_or: unionOf,
};

const isDisjointMethod: NativeDefinition = method('isdisjoint($self, object, /)', isDisjoint);

function reversedMethod(type: () => PyType): NativeDefinition {
  return method('__reversed__($self, /)', (_thread, self: DictView) => new DictIterator(type(), self.source!));
}

export const dictKeysType: PyType = defineType({
  name: 'dict_keys',
  instanceClass: DictView,
  flags,
  tp: { ...setSlots, tp_iter: (_thread, self) => new DictIterator(dictKeyIteratorType, self.source!) },
  methods: [isDisjointMethod, reversedMethod(() => dictReverseKeyIteratorType)],
  getset: [mapping],
});

export const dictValuesType: PyType = defineType({
  name: 'dict_values',
  instanceClass: DictView,
  flags,
  tp: {
    ...commonSlots,
    tp_iter: (_thread, self) => new DictIterator(dictValueIteratorType, self.source!),
  },
  methods: [reversedMethod(() => dictReverseValueIteratorType)],
  getset: [mapping],
});

export const dictItemsType: PyType = defineType({
  name: 'dict_items',
  instanceClass: DictView,
  flags,
  tp: { ...setSlots, tp_iter: (_thread, self) => new DictIterator(dictItemIteratorType, self.source!) },
  methods: [isDisjointMethod, reversedMethod(() => dictReverseItemIteratorType)],
  getset: [mapping],
});

/** Is the dictionary behind a keys view a plain one, so that its keys can be read directly? */
export function isPlainKeysView(value: Value): value is DictView {
  return value instanceof DictView && value.type === dictKeysType && value.source?.type === dictType;
}
