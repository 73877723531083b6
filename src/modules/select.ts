// The module select: waiting for pipes and sockets in memory. All else is always ready.

import { PyList } from '../objects/containers/list';
import { PyTuple } from '../objects/containers/tuple';
import { defineType } from '../objects/define-type';
import * as exceptions from '../objects/exceptions/exceptions';
import { type BoundFunction, method, rawMethod, suspending } from '../objects/native';
import { argInt, checkPositional } from '../objects/native-arguments';
import { drop, PyObject, type Value } from '../objects/object';
import { callMethod, lookupAttr } from '../objects/protocols/attributes';
import { collect, releaseAll } from '../objects/protocols/iteration';
import { toIndex } from '../objects/protocols/numbers';
import { keyError, overflowError, typeError, valueError } from '../objects/raise';
import { PyRaise, type Thread } from '../objects/thread';
import { isSubtype, type PyType } from '../objects/type';
import { floatValue, intValue, typeOf } from '../objects/type-of';
import { Connection } from './connection';
import { defineModule } from './define-module';
import { Errno } from './file-system';
import { type FileTable, fileTable, type OpenFile } from './open-files';
import { osError } from './os-errors';
import { secondsOf } from './thread/acquire';

const POLLIN = 1;
const POLLPRI = 2;
const POLLOUT = 4;
const POLLHUP = 16;
const POLLNVAL = 32;

/** The descriptor that an object stands for: itself, or what its fileno() gives (PyObject_AsFileDescriptor). */
function descriptorOf(thread: Thread, object: Value): number {
  let fd = intValue(object);
  if (fd === undefined) {
    if (lookupAttr(thread, object, 'fileno') === undefined) {
      throw typeError('argument must be an int, or have a fileno() method.');
    }
    const result = callMethod(thread, object, 'fileno', []);
    fd = intValue(result);
    drop(thread, result);
    if (fd === undefined) throw typeError('fileno() returned a non-integer');
  }
  if (fd < 0) throw valueError(`file descriptor cannot be a negative integer (${fd})`);
  return argInt(thread, Number(fd));
}

function fileAt(table: FileTable, descriptor: number): OpenFile | undefined {
  return table.has(descriptor) ? table.get(descriptor) : undefined;
}

const isReadable = (file: OpenFile): boolean => !(file instanceof Connection) || file.canRead || file.hungUp;
const isWritable = (file: OpenFile): boolean => !(file instanceof Connection) || file.canWrite;

/** The objects of a sequence, held. */
function objectsOf(thread: Thread, sequence: Value): Value[] {
  try {
    return collect(thread, sequence);
  } catch (error) {
    if (!(error instanceof PyRaise) || !isSubtype(error.exc.type, exceptions.TypeErrorType)) throw error;
    drop(thread, error.exc);
    throw typeError('arguments 1-3 must be sequences');
  }
}

/** Their files. */
const filesOf = (thread: Thread, objects: Value[]): OpenFile[] =>
  objects.map((object) => {
    const file = fileAt(fileTable(thread), descriptorOf(thread, object));
    if (file === undefined) throw osError(thread, Errno.EBADF);
    return file;
  });

function select(thread: Thread, _module: Value, args: Value[]): Value {
  checkPositional('select', args.length, 3, 4);
  const [reading, writing, exceptional, timeout = null] = args as [Value, Value, Value, Value?];
  let milliseconds = Infinity;
  if (timeout !== null) {
    if (floatValue(timeout) === undefined && typeOf(timeout).tp.nb_index === undefined) {
      throw typeError('timeout must be a float or None');
    }
    milliseconds = secondsOf(thread, timeout) * 1000;
    if (milliseconds < 0) throw valueError('timeout must be non-negative');
  }
  const held: Value[][] = [];
  try {
    for (const sequence of [reading, writing, exceptional]) held.push(objectsOf(thread, sequence));
    const [readers, writers] = held.map((objects) => filesOf(thread, objects)) as [OpenFile[], OpenFile[]];
    thread.waitFor(null, () => readers.some(isReadable) || writers.some(isWritable), milliseconds);
    return new PyTuple([
      new PyList(held[0]!.filter((_, index) => isReadable(readers[index]!))),
      new PyList(held[1]!.filter((_, index) => isWritable(writers[index]!))),
      new PyList([]),
    ]);
  } finally {
    for (const objects of held) releaseAll(thread, objects);
  }
}

/** Descriptors that are asked about again and again. */
class PyPoll extends PyObject {
  readonly masks = new Map<number, number>();
}

const registerFile: BoundFunction = (thread, self: PyPoll, fd: Value, mask: Value = POLLIN | POLLPRI | POLLOUT) => {
  self.masks.set(descriptorOf(thread, fd), eventMask(thread, mask));
  return null;
};

function eventMask(thread: Thread, mask: Value): number {
  const number = Number(toIndex(thread, mask));
  if (number < 0) throw valueError('value must be positive');
  if (number > 0xffff) throw overflowError('Python int too large for C unsigned short');
  return number;
}

/** What has happened to a descriptor of what was asked for; hang-ups and wrong descriptors are always told. */
function eventsOf(file: OpenFile | undefined, mask: number): number {
  if (file === undefined) return POLLNVAL;
  if (!(file instanceof Connection)) return mask & (POLLIN | POLLOUT);
  return (file.canRead ? mask & POLLIN : 0) | (file.canWrite ? mask & POLLOUT : 0) | (file.hungUp ? POLLHUP : 0);
}

const poll: BoundFunction = (thread, self: PyPoll, timeout: Value = null) => {
  let milliseconds = Infinity;
  if (timeout !== null) {
    const float = floatValue(timeout);
    if (float === undefined && typeOf(timeout).tp.nb_index === undefined) {
      throw typeError('timeout must be an integer or None');
    }
    milliseconds = Math.ceil(float ?? Number(toIndex(thread, timeout)));
    if (milliseconds < 0) milliseconds = Infinity;
  }
  const table = fileTable(thread);
  const ready = () => [...self.masks].some(([fd, mask]) => eventsOf(fileAt(table, fd), mask) !== 0);
  thread.waitFor(null, ready, milliseconds);
  const events = [...self.masks].map(([fd, mask]): [number, number] => [fd, eventsOf(fileAt(table, fd), mask)]);
  return new PyList(events.filter(([, event]) => event !== 0).map((pair) => new PyTuple(pair)));
};

const pollType: PyType = defineType({
  name: 'poll',
  module: 'select',
  instanceClass: PyPoll,
  tp: {},
  methods: [
    method('register($self, fd, eventmask=<unrepresentable>, /)', registerFile),
    method('modify($self, fd, eventmask, /)', (thread, self: PyPoll, fd: Value, mask: Value) => {
      const descriptor = descriptorOf(thread, fd);
      if (!self.masks.has(descriptor)) throw osError(thread, Errno.ENOENT);
      self.masks.set(descriptor, eventMask(thread, mask));
      return null;
    }),
    method('unregister($self, fd, /)', (thread, self: PyPoll, fd: Value) => {
      const descriptor = descriptorOf(thread, fd);
      if (!self.masks.delete(descriptor)) throw keyError(descriptor);
      return null;
    }),
    suspending(method('poll($self, timeout=None, /)', poll)),
  ],
});

export const selectModule = defineModule({
  name: 'select',
  functions: [
    suspending(rawMethod('select', 'fastcall', select)),
    method('poll($module, /)', () => new PyPoll(pollType)),
  ],
  constants: {
    PIPE_BUF: 4096,
    POLLIN,
    POLLPRI,
    POLLOUT,
    POLLERR: 8,
    POLLHUP,
    POLLNVAL,
  },
  init: (_thread, _module, define) => define('error', exceptions.OSErrorType),
});
