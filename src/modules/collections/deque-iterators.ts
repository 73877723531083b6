// The iterators of deques.

import { defineType } from '../../objects/define-type';
import { KEPT, PyHolder } from '../../objects/holder';
import { method } from '../../objects/native';
import { checkPositional } from '../../objects/native-arguments';
import { drop, hold, type Value } from '../../objects/object';
import { genericGetAttr } from '../../objects/protocols/attributes';
import { iterNext } from '../../objects/protocols/iteration';
import { runtimeError, typeError } from '../../objects/raise';
import { positionalCount, ssizeArgument } from '../../objects/containers/sequence-arguments';
import type { Thread } from '../../objects/thread';
import { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { PyDeque } from './deque';

export class PyDequeIterator extends PyHolder {
  readonly state: number;
  remaining: number;
  /** Items given so far. */
  given = 0;

  static {
    PyDequeIterator.holds({ deque: KEPT });
  }

  constructor(
    type: PyType,
    public deque: PyDeque,
  ) {
    super(type);
    hold(deque);
    this.state = deque.state;
    this.remaining = deque.size;
  }
}

function nextItem(self: PyDequeIterator, reversed: boolean): Value | undefined {
  const { deque } = self;
  if (deque.state !== self.state) {
    self.remaining = 0;
    throw runtimeError('deque mutated during iteration');
  }
  if (self.remaining === 0) return undefined;
  self.remaining--;
  const index = self.given++;
  return deque.at(reversed ? deque.size - 1 - index : index);
}

function newIterator(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  const given = positionalCount(args, kwnames);
  checkPositional(type.name, given, 1, 2);
  const [deque, skipped] = args;
  if (!(deque instanceof PyDeque))
    throw typeError(`argument 1 must be collections.deque, not ${typeOf(deque!).tpName}`);
  const count = given > 1 ? ssizeArgument(thread, skipped!) : 0;
  const iterator = new PyDequeIterator(type, deque);
  hold(iterator);
  for (let nth = 0; nth < count; nth++) {
    const item = iterNext(thread, iterator);
    if (item === undefined) break;
    drop(thread, item);
  }
  iterator.refs--;
  return iterator;
}

function defineIterator(name: string, reversed: boolean): PyType {
  return defineType({
    module: 'collections',
    name,
    instanceClass: PyDequeIterator,
    flags: TypeFlag.HAVE_GC,
    tp: {
      tp_getattro: genericGetAttr,
      tp_new: newIterator,
      tp_iter: (_thread, self) => self,
      tp_iternext: (_thread, self) => nextItem(self, reversed),
    },
    methods: [
      method('__length_hint__($self, /)', (_thread, self: PyDequeIterator) => self.remaining),
      method(
        '__reduce__($self, /)',
        (_thread, { type, deque, remaining }: PyDequeIterator) =>
          new PyTuple([type, new PyTuple([deque, deque.size - remaining])]),
      ),
    ],
  });
}

export const dequeIteratorType = defineIterator('_deque_iterator', false);
export const dequeReverseIteratorType = defineIterator('_deque_reverse_iterator', true);
