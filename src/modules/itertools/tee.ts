// itertools.tee: iterators that share the items already taken from one iterator, kept in linked blocks.

import { defineType } from '../../objects/define-type';
import { KEPT, PyHolder } from '../../objects/holder';
import { PyList } from '../../objects/containers/list';
import { reserveItems } from '../../objects/memory/budget';
import { method } from '../../objects/native';
import { badArgument, checkPositional, noKeywords } from '../../objects/native-arguments';
import { constructor } from '../../objects/native-constructor';
import { hold, type PyObject, release, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { getIter, iterNext } from '../../objects/protocols/iteration';
import { runtimeError, valueError } from '../../objects/raise';
import { positionalCount, ssizeArgument } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';

/** Items in one block (LINKCELLS). */
const BLOCK_SIZE = 57;

class PyTeeBlock extends PyHolder {
  values: Value[] = [];
  following: PyTeeBlock | undefined = undefined;
  running = false;

  static {
    PyTeeBlock.holds({ iterator: null, values: [], following: undefined });
  }

  constructor(public iterator: Value) {
    super(teeBlockType);
    hold(iterator);
  }

  /** Lets go of a chain of blocks that nobody else holds, one after the other. */
  override clear(thread: Thread): void {
    let block = this.following;
    this.following = undefined;
    super.clear(thread);
    while (block !== undefined && block.refs === 1) {
      const next: PyTeeBlock | undefined = block.following;
      block.following = undefined;
      release(thread, block);
      block = next;
    }
    release(thread, block);
  }

  item(thread: Thread, index: number): Value | undefined {
    const known = this.values[index];
    if (known !== undefined) return known;
    if (this.running) throw runtimeError('cannot re-enter the tee iterator');
    this.running = true;
    try {
      const value = iterNext(thread, this.iterator);
      if (value !== undefined) this.values.push(hold(value));
      return value;
    } finally {
      this.running = false;
    }
  }

  /** The block after this one. */
  next(): PyTeeBlock {
    this.following ??= hold(new PyTeeBlock(this.iterator));
    return this.following;
  }
}

export const teeBlockType: PyType = defineType({
  module: 'itertools',
  name: '_tee_dataobject',
  instanceClass: PyTeeBlock,
  flags: TypeFlag.HAVE_GC,
  tp: {
    tp_getattro: genericGetAttr,
    tp_new: (_thread, _type, args, kwnames) => {
      noKeywords('teedataobject', kwnames);
      checkPositional('teedataobject', positionalCount(args, kwnames), 3, 3);
      const [iterator, values, next] = args as [Value, Value, Value];
      if (!(values instanceof PyList)) throw badArgument('teedataobject', 2, 'list', values);
      const isFull = values.items.length === BLOCK_SIZE;
      if (values.items.length > BLOCK_SIZE || (isFull ? !(next instanceof PyTeeBlock) && next !== null : next !== null))
        throw valueError('Invalid arguments');
      const block = new PyTeeBlock(iterator);
      block.values = values.items.map((value) => hold(value));
      if (isFull && next instanceof PyTeeBlock) block.following = hold(next);
      return block;
    },
  },
});

class PyTee extends PyHolder {
  static {
    PyTee.holds({ block: KEPT });
  }

  constructor(
    public block: PyTeeBlock,
    public index: number,
  ) {
    super(teeType);
    hold(block);
  }
}

function nextOfTee(thread: Thread, self: Value): Value | undefined {
  const tee = self as PyTee;
  if (tee.index >= BLOCK_SIZE) {
    const old = tee.block;
    tee.block = hold(old.next());
    tee.index = 0;
    release(thread, old);
  }
  const value = tee.block.item(thread, tee.index);
  if (value !== undefined) tee.index++;
  return value;
}

/** A tee over an iterable: a copy if it is one itself (tee_fromiterable). */
function fromIterable(thread: Thread, iterable: Value): PyTee {
  const iterator = hold(getIter(thread, iterable));
  try {
    if (iterator instanceof PyTee) return new PyTee(iterator.block, iterator.index);
    return new PyTee(new PyTeeBlock(iterator), 0);
  } finally {
    release(thread, iterator);
  }
}

export const teeType: PyType = defineType({
  module: 'itertools',
  name: '_tee',
  instanceClass: PyTee,
  flags: TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  textSignature: '(iterable, /)',
  tp: {
    tp_new: constructor('_tee(iterable, /)', (thread, _type, iterable: Value) => fromIterable(thread, iterable)),
    tp_iter: (_thread, self) => self,
    tp_iternext: nextOfTee,
  },
  methods: [method('__copy__($self, /)', (_thread, self: PyTee) => new PyTee(self.block, self.index))],
});

/** itertools.tee. */
export const teeFunction = method(
  'tee($module, iterable, n=2, /)',
  (thread: Thread, _module: PyObject, iterable: Value, n: Value = 2) => {
    const count = ssizeArgument(thread, n);
    if (count < 0) throw valueError('n must be >= 0');
    if (count === 0) return PyTuple.of([]);
    reserveItems(thread.budget, count);
    const iterator = hold(getIter(thread, iterable));
    let first: PyTee;
    try {
      first = fromIterable(thread, iterator);
    } finally {
      release(thread, iterator);
    }
    const all: Value[] = [first];
    while (all.length < count) {
      thread.countWork();
      all.push(new PyTee(first.block, first.index));
    }
    return new PyTuple(all);
  },
);
