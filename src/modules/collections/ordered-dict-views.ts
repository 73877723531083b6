// odict_iterator and the views of OrderedDict.

import { builtin } from '../../objects/functions/builtin-lookup';
import { defineType } from '../../objects/define-type';
import { DictView, dictItemsType, dictKeysType, dictValuesType } from '../../objects/containers/dict-views';
import { emptyField, PyHolder } from '../../objects/holder';
import { PyList } from '../../objects/containers/list';
import { method } from '../../objects/native';
import { hold, release, unhold, type Value } from '../../objects/object';
import { hash } from '../../objects/protocols/hashing';
import { collect } from '../../objects/protocols/iteration';
import { runtimeError } from '../../objects/raise';
import { blankResult, pairOf } from '../../objects/result-tuple';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { missingKey, type PyOrderedDict } from './ordered-dict';

type Kind = 'keys' | 'values' | 'items';

export class PyOrderedDictIterator extends PyHolder {
  /** undefined once exhausted. */
  source: PyOrderedDict | undefined;
  /** The next key; undefined at the end. */
  current: Value | undefined;
  state: number;
  expectedSize: number;
  /** Of iterators over items. */
  result: PyTuple | undefined;

  static {
    PyOrderedDictIterator.holds({ source: undefined, current: undefined, result: undefined });
  }

  constructor(
    source: PyOrderedDict,
    readonly kind: Kind,
    readonly reversed: boolean,
  ) {
    super(odictIteratorType);
    this.source = hold(source);
    this.current = hold((reversed ? source.last : source.first)?.key);
    this.state = source.state;
    this.expectedSize = source.size;
    this.result = kind === 'items' ? blankResult(2) : undefined;
  }

  /** The next key with its count; undefined at the end (odictiter_nextkey). */
  nextKey(thread: Thread): Value | undefined {
    const { current, source } = this;
    if (source === undefined) return undefined;
    if (current === undefined) {
      emptyField<PyOrderedDictIterator>(thread, this, 'source');
      return undefined;
    }
    const fail = (error: unknown): never => {
      emptyField<PyOrderedDictIterator>(thread, this, 'source');
      throw error;
    };
    if (source.state !== this.state) return fail(runtimeError('OrderedDict mutated during iteration'));
    if (source.size !== this.expectedSize) {
      this.expectedSize = -1;
      return fail(runtimeError('OrderedDict changed size during iteration'));
    }
    const node = source.findNode(thread, current, hash(thread, current));
    if (node === undefined) {
      const error = missingKey(current);
      emptyField<PyOrderedDictIterator>(thread, this, 'current');
      return fail(error);
    }
    this.current = hold((this.reversed ? node.previous : node.next)?.key);
    return current;
  }

  next(thread: Thread): Value | undefined {
    const key = this.nextKey(thread);
    if (key === undefined) return undefined;
    if (this.kind === 'keys') return unhold(key);
    const value = this.source!.get(thread, key);
    if (value === undefined) {
      const error = missingKey(key);
      release(thread, key);
      emptyField<PyOrderedDictIterator>(thread, this, 'source');
      throw error;
    }
    if (this.kind === 'values') {
      hold(value);
      release(thread, key);
      return unhold(value);
    }
    const pair = hold(pairOf(thread, this.result!, key, value));
    release(thread, key);
    return unhold(pair);
  }
}

export const odictIteratorType: PyType = defineType({
  name: 'odict_iterator',
  instanceClass: PyOrderedDictIterator,
  flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (thread, self) => self.next(thread),
  },
  methods: [
    method('__reduce__($self, /)', (thread, self: PyOrderedDictIterator) => {
      let items: Value[] = [];
      if (self.source !== undefined) {
        const copy = new PyOrderedDictIterator(self.source, self.kind, self.reversed);
        copy.state = self.state;
        copy.expectedSize = self.expectedSize;
        const first = copy.current;
        copy.current = hold(self.current);
        release(thread, first);
        items = collect(thread, copy);
      }
      return new PyTuple([builtin(thread, 'iter'), new PyTuple([PyList.adopt(items)])]);
    }),
  ],
});

function defineView(name: string, base: PyType, kind: Kind): PyType {
  return defineType({
    name,
    base,
    instanceClass: DictView,
    flags: TypeFlag.HAVE_GC,
    tp: {
      tp_iter: (_thread, self) => new PyOrderedDictIterator(self.source as PyOrderedDict, kind, false),
    },
    methods: [
      method(
        '__reversed__($self, /)',
        (_thread, self: DictView) => new PyOrderedDictIterator(self.source as PyOrderedDict, kind, true),
      ),
    ],
  });
}

export const odictKeysType = defineView('odict_keys', dictKeysType, 'keys');
export const odictValuesType = defineView('odict_values', dictValuesType, 'values');
export const odictItemsType = defineView('odict_items', dictItemsType, 'items');
