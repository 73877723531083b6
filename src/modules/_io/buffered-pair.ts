// BufferedRWPair: a reader and a writer as one.

import { defineType } from '../../objects/define-type';
import { general, type BoundFunction, method } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import { drop, hold, release, type Value } from '../../objects/object';
import { callMethod, getAttr } from '../../objects/protocols/attributes';
import { type PyType, TypeFlag } from '../../objects/type';
import { bufferedIOBaseType } from './io-base';
import { PyHolder } from '../../objects/holder';
import { bufferedReaderType, bufferedWriterType } from './buffered';
import { DEFAULT_BUFFER_SIZE } from './buffered-object';

/** A reader and a writer as one. */
class PyPair extends PyHolder {
  /** Held. */
  reader: Value = null;
  writer: Value = null;

  static {
    PyPair.holds({ reader: null, writer: null });
  }
}

const pairCall =
  (side: 'reader' | 'writer', name: string): BoundFunction =>
  (thread, self: PyPair, ...args: (Value | undefined)[]) =>
    callMethod(
      thread,
      self[side],
      name,
      args.filter((arg): arg is Value => arg !== undefined),
    );

export const bufferedRWPairType: PyType = defineType({
  name: 'BufferedRWPair',
  module: '_io',
  base: bufferedIOBaseType,
  instanceClass: PyPair,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  textSignature: '(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)',
  tp: {
    tp_new: (_thread, type) => new PyPair(type),
    tp_init: (thread, pair, args, kwnames) => {
      const [reader, writer, size = DEFAULT_BUFFER_SIZE] = parseKeywords(
        thread,
        'BufferedRWPair',
        'reader, writer, buffer_size=8192, /',
        args,
        kwnames,
      ) as [Value, Value, Value?];
      const newReader = hold(thread.call(bufferedReaderType, [reader, size]));
      const newWriter = hold(thread.call(bufferedWriterType, [writer, size]));
      const { reader: oldReader, writer: oldWriter } = pair;
      pair.reader = newReader;
      pair.writer = newWriter;
      release(thread, oldReader);
      release(thread, oldWriter);
    },
  },
  getset: [{ name: 'closed', get: (thread, self) => getAttr(thread, self.writer, 'closed') }],
  methods: [
    ...['read', 'peek', 'read1'].map((name) => general(method(`${name}($self, size=-1, /)`, pairCall('reader', name)))),
    ...['readinto', 'readinto1'].map((name) => general(method(`${name}($self, buffer, /)`, pairCall('reader', name)))),
    general(method('write($self, buffer, /)', pairCall('writer', 'write'))),
    method('flush($self, /)', pairCall('writer', 'flush')),
    method('readable($self, /)', pairCall('reader', 'readable')),
    method('writable($self, /)', pairCall('writer', 'writable')),
    method('close($self, /)', (thread, self: PyPair) => {
      try {
        drop(thread, callMethod(thread, self.writer, 'close', []));
      } finally {
        drop(thread, callMethod(thread, self.reader, 'close', []));
      }
      return null;
    }),
    method('isatty($self, /)', (thread, self: PyPair) => {
      const answer = callMethod(thread, self.writer, 'isatty', []);
      return answer === true ? true : callMethod(thread, self.reader, 'isatty', []);
    }),
  ],
});
