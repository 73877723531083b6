// The module _queue: a queue without bounds that never waits for room.

import { takesNone } from '../call/native/arity-texts';
import { defineType } from '../objects/define-type';
import * as exceptions from '../objects/exceptions/exceptions';
import { type BoundFunction, method, suspending } from '../objects/native';
import { hold, unhold, type Value } from '../objects/object';
import { isTrue } from '../objects/protocols/compare';
import { raise, typeError, valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { type PyType, TypeFlag } from '../objects/type';
import { classGetItem } from '../objects/types/class-getitem';
import { defineModule } from './define-module';
import { secondsOf } from './thread/acquire';
import { PyHolder } from '../objects/holder';

const emptyType: PyType = defineType({
  name: 'Empty',
  module: '_queue',
  base: exceptions.ExceptionType,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC | TypeFlag.BASE_EXC_SUBCLASS,
});

class PySimpleQueue extends PyHolder {
  /** Held. */
  items: Value[] = [];

  static {
    PySimpleQueue.holds({ items: [] });
  }
}

const put: BoundFunction = (_thread, self: PySimpleQueue, item: Value) => {
  self.items.push(hold(item));
  return null;
};

function take(thread: Thread, self: PySimpleQueue, milliseconds: number): Value {
  if (!thread.waitFor(self, () => self.items.length > 0, milliseconds)) throw raise(emptyType);
  return unhold(self.items.shift()!);
}

const get: BoundFunction = (thread, self: PySimpleQueue, block: Value = true, timeout: Value = null) => {
  if (!isTrue(thread, block)) return take(thread, self, 0);
  if (timeout === null) return take(thread, self, Infinity);
  const seconds = secondsOf(thread, timeout);
  if (seconds < 0) throw valueError("'timeout' must be a non-negative number");
  return take(thread, self, seconds * 1000);
};

const simpleQueueType: PyType = defineType({
  name: 'SimpleQueue',
  module: '_queue',
  instanceClass: PySimpleQueue,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type, args, kwnames) => {
      const keywords = kwnames?.items.length ?? 0;
      if (type === simpleQueueType && keywords > 0) throw typeError(takesNone('SimpleQueue()', 'keyword '));
      if (type === simpleQueueType && args.length > 0) throw typeError(takesNone('SimpleQueue()', 'positional '));
      return new PySimpleQueue(type);
    },
  },
  methods: [
    suspending(method('get($self, /, block=True, timeout=None)', get)),
    method('get_nowait($self, /)', (thread, self: PySimpleQueue) => take(thread, self, 0)),
    method('put($self, /, item, block=True, timeout=None)', put),
    method('put_nowait($self, /, item)', put),
    method('empty($self, /)', (_thread, self: PySimpleQueue) => self.items.length === 0),
    method('qsize($self, /)', (_thread, self: PySimpleQueue) => self.items.length),
    classGetItem(),
  ],
});

export const queueModule = defineModule({
  name: '_queue',
  types: [simpleQueueType],
  init: (_thread, _module, define) => define('Empty', emptyType),
});
