// BufferedReader, BufferedWriter and BufferedRandom: buffers of bytes over a raw file.

import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { general, type BoundFunction, method, type NativeDefinition, rawMethod } from '../../objects/native';
import { argInt, parseKeywords } from '../../objects/native-arguments';
import { drop, hold, PyObject, release, type Value } from '../../objects/object';
import { callMethod, getAttr } from '../../objects/protocols/attributes';
import { isTrue } from '../../objects/protocols/compare';
import { asSsize } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { raise, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import type { PyFileIO } from './file-io';
import { bufferedIOBaseType, finalizeFile, nameOf, nextLine } from './io-base';
import { unsupported } from './unsupported';
import { DEFAULT_BUFFER_SIZE, EMPTY, PyBuffered, closed, rawOf, requireOpen } from './buffered-object';
import { reading } from './buffered-input';
import { flushOutput, rewind, write } from './buffered-output';

const flush: BoundFunction = (thread, self: PyBuffered) => {
  requireOpen(thread, self, 'flush of closed file');
  flushOutput(thread, self);
  rewindIfSeekable(thread, self);
  return null;
};

/** A flushed BufferedRandom stands where its reader stands. */
function rewindIfSeekable(thread: Thread, self: PyBuffered): void {
  if (self.type === bufferedRandomType) rewind(thread, self);
}

const tell: BoundFunction = (thread, self: PyBuffered) => {
  const raw = rawOf(self);
  requireOpen(thread, self, 'I/O operation on closed file');
  const position = asSsize(thread, callMethod(thread, raw, 'tell', []), exceptions.ValueErrorType);
  if (position < 0) throw raise(exceptions.OSErrorType, `Raw stream returned invalid position ${position}`);
  return position - self.input.length + self.outputLength;
};

const seek: BoundFunction = (thread, self: PyBuffered, target: Value, whence: Value = 0) => {
  const from = argInt(thread, whence);
  const raw = rawOf(self);
  if (from < 0 || from > 2) throw valueError(`whence value ${from} unsupported`);
  requireOpen(thread, self, 'seek of closed file');
  if (!isTrue(thread, callMethod(thread, raw, 'seekable', []))) {
    throw unsupported(thread, 'File or stream is not seekable.');
  }
  let offset = asSsize(thread, target, exceptions.OverflowErrorType);
  flushOutput(thread, self);
  if (from === 1) offset -= self.input.length;
  self.input = EMPTY;
  return callMethod(thread, raw, 'seek', [offset, from]);
};

const truncate: BoundFunction = (thread, self: PyBuffered, size: Value = null) => {
  const raw = rawOf(self);
  requireOpen(thread, self, 'truncate of closed file');
  if (!isTrue(thread, callMethod(thread, raw, 'writable', []))) throw unsupported(thread, 'truncate');
  flushOutput(thread, self);
  rewind(thread, self);
  return callMethod(thread, raw, 'truncate', [size]);
};

/** Flushes, then closes the raw file even if that failed. */
function close(thread: Thread, self: PyBuffered): Value {
  const raw = rawOf(self);
  if (closed(thread, self)) return null;
  try {
    drop(thread, callMethod(thread, self, 'flush', []));
  } finally {
    drop(thread, callMethod(thread, raw, 'close', []));
    self.input = EMPTY;
  }
  return null;
}

function detach(thread: Thread, self: PyBuffered): Value {
  const raw = rawOf(self);
  drop(thread, callMethod(thread, self, 'flush', []));
  self.raw = null;
  if (raw instanceof PyObject) raw.refs--;
  return raw;
}

/** Hands a question to the raw file. */
const forward =
  (name: string): BoundFunction =>
  (thread, self: PyBuffered) =>
    callMethod(thread, rawOf(self), name, []);

const common: NativeDefinition[] = [
  method('close($self, /)', close),
  method('detach($self, /)', detach),
  method('seekable($self, /)', forward('seekable')),
  method('fileno($self, /)', forward('fileno')),
  method('isatty($self, /)', forward('isatty')),
  method('flush($self, /)', flush),
  method('tell($self, /)', tell),
  method('seek($self, target, whence=0, /)', seek),
  general(method('truncate($self, pos=None, /)', truncate)),
  rawMethod('__sizeof__', 'noargs', (_thread, self: PyBuffered) => 100 + self.bufferSize),
];

function reprOf(thread: Thread, self: Value): Value {
  const { tpName } = (self as PyBuffered).type;
  const { raw } = self as PyBuffered;
  const name = raw === undefined || raw === null ? undefined : nameOf(thread, raw);
  return name === undefined ? `<${tpName}>` : `<${tpName} name=${repr(thread, name)}>`;
}

/** Declares one of the three classes; `checks` are what the raw file must be able to do. */
function bufferedType(
  name: string,
  checks: [question: string, message: string][],
  methods: NativeDefinition[],
): PyType {
  const init = (thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void => {
    const [raw, size = DEFAULT_BUFFER_SIZE] = parseKeywords(thread, name, 'raw, buffer_size=8192', args, kwnames) as [
      Value,
      Value?,
    ];
    const bytes = asSsize(thread, size, exceptions.OverflowErrorType);
    for (const [question, message] of checks) {
      if (!isTrue(thread, callMethod(thread, raw, question, []))) throw unsupported(thread, message);
    }
    if (bytes <= 0) throw valueError('buffer size must be strictly positive');
    const buffered = self as PyBuffered;
    const old = buffered.raw;
    buffered.raw = hold(raw);
    buffered.bufferSize = bytes;
    buffered.input = EMPTY;
    release(thread, old);
  };
  return defineType({
    name,
    module: '_io',
    base: bufferedIOBaseType,
    instanceClass: PyBuffered,
    flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
    hasDict: true,
    hasWeakrefs: true,
    textSignature: '(raw, buffer_size=DEFAULT_BUFFER_SIZE)',
    tp: {
      tp_new: (_thread, type) => new PyBuffered(type),
      tp_init: init,
      tp_repr: reprOf,
      tp_iternext: nextLine,
      tp_finalize: (thread, self) => {
        if (self.raw === undefined || self.raw === null) return;
        self.isFinalizing = true;
        finalizeFile(thread, self);
      },
    },
    members: [
      { name: 'raw', get: (self) => self.raw ?? null },
      { name: '_finalizing', get: (self) => self.isFinalizing },
    ],
    getset: [
      { name: 'closed', get: (thread, self) => closed(thread, self) },
      { name: 'name', get: (thread, self) => getAttr(thread, rawOf(self), 'name') },
      { name: 'mode', get: (thread, self) => getAttr(thread, rawOf(self), 'mode') },
    ],
    methods: [...common, ...methods],
  });
}

const READABLE: [string, string] = ['readable', 'File or stream is not readable.'];
const WRITABLE: [string, string] = ['writable', 'File or stream is not writable.'];

export const bufferedReaderType = bufferedType(
  'BufferedReader',
  [READABLE],
  [...reading, method('readable($self, /)', forward('readable'))],
);

export const bufferedWriterType = bufferedType(
  'BufferedWriter',
  [WRITABLE],
  [method('write($self, buffer, /)', write), method('writable($self, /)', forward('writable'))],
);

export const bufferedRandomType = bufferedType(
  'BufferedRandom',
  [['seekable', 'File or stream is not seekable.'], READABLE, WRITABLE],
  [
    ...reading,
    method('write($self, buffer, /)', write),
    method('readable($self, /)', forward('readable')),
    method('writable($self, /)', forward('writable')),
  ],
);

/** A buffer over a raw file that fits it. */
export function newBuffered(type: PyType, raw: PyFileIO, bufferSize = DEFAULT_BUFFER_SIZE): PyBuffered {
  const buffered = new PyBuffered(type);
  buffered.raw = hold(raw);
  buffered.bufferSize = bufferSize;
  return buffered;
}
