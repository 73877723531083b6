// dict_keys, dict_values and dict_items: their slots and methods.

import { type GetSet, completeType } from '../define-type';
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
import { collect, getIter, iterNext } from '../protocols/iteration';
import { contains, length } from '../protocols/subscript';
import { repr } from '../protocols/text';
import { guardRepr } from '../repr-guard';
import { PyAnySet } from './set';
import { NotImplemented } from '../singletons';
import type { Thread } from '../thread';
import { type CompareOp, type PyType, TypeFlag, type TypeSlots } from '../type';
import { DictView, isSetView, viewSize, viewContains, dictKeysType, dictValuesType, dictItemsType } from './dict-views';

function viewRepr(thread: Thread, view: DictView): Value {
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

const mapping: GetSet<DictView> = {
  name: 'mapping',
  get: (_thread, self) => new PyMappingProxy(self.source!),
};

const flags = TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION;

const commonSlots: Partial<TypeSlots<DictView>> = {
  tp_repr: viewRepr,
  sq_length: (_thread, self) => viewSize(self),
};

const setSlots: Partial<TypeSlots<DictView>> = {
  ...commonSlots,
  tp_richcompare: compareViews,
  sq_contains: (thread, self, value) => viewContains(thread, self, value),
  nb_subtract: differenceOf,
  nb_and: intersectionOf,
  nb_xor: symmetricDifferenceOf,
  nb_or: unionOf,
};

const isDisjointMethod: NativeDefinition = method('isdisjoint($self, object, /)', isDisjoint);

function reversedMethod(type: PyType): NativeDefinition {
  return method('__reversed__($self, /)', (_thread, self: DictView) => new DictIterator(type, self.source!));
}

completeType(dictKeysType, {
  instanceClass: DictView,
  flags,
  tp: { ...setSlots, tp_iter: (_thread, self) => new DictIterator(dictKeyIteratorType, self.source!) },
  methods: [isDisjointMethod, reversedMethod(dictReverseKeyIteratorType)],
  getset: [mapping],
});

completeType(dictValuesType, {
  instanceClass: DictView,
  flags,
  tp: {
    ...commonSlots,
    tp_iter: (_thread, self) => new DictIterator(dictValueIteratorType, self.source!),
  },
  methods: [reversedMethod(dictReverseValueIteratorType)],
  getset: [mapping],
});

completeType(dictItemsType, {
  instanceClass: DictView,
  flags,
  tp: { ...setSlots, tp_iter: (_thread, self) => new DictIterator(dictItemIteratorType, self.source!) },
  methods: [isDisjointMethod, reversedMethod(dictReverseItemIteratorType)],
  getset: [mapping],
});
