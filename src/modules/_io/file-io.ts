// FileIO: a descriptor as a file of bytes.

import { BufferFlag, getBuffer, releaseBuffer, withBytes } from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { general, type BoundFunction, method } from '../../objects/native';
import { argInt, argString, parseKeywords } from '../../objects/native-arguments';
import { drop, PyObject, type Value } from '../../objects/object';
import { instanceDict, setAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { isTrue } from '../../objects/protocols/compare';
import { asSsize } from '../../objects/protocols/numbers';
import { repr } from '../../objects/protocols/text';
import { typeError, valueError } from '../../objects/raise';
import { PyRaise, type Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { intValue } from '../../objects/type-of';
import { waitToRead, waitToWrite } from '../connection';
import { fsDecode, fsPath } from '../file-system-path';
import { type OpenFile, fileTable, OpenFlag } from '../open-files';
import { orOsError } from '../os-errors';
import { isClosed, rawIOBaseType, sizeArgument } from './io-base';
import { unsupported } from './unsupported';

export class PyFileIO extends PyObject {
  descriptor = -1;
  file: OpenFile | undefined = undefined;
  closeDescriptor = true;
  readable = false;
  writable = false;
  created = false;
  appending = false;

  constructor(type: PyType = fileIOType) {
    super(type);
  }

  get mode(): string {
    if (this.created) return this.readable ? 'xb+' : 'xb';
    if (this.appending) return this.readable ? 'ab+' : 'ab';
    if (this.readable) return this.writable ? 'rb+' : 'rb';
    return 'wb';
  }
}

const MODE_ERROR = 'Must have exactly one of create/read/write/append mode and at most one plus';

/** Reads a mode like "rb+" (the loop of _io_FileIO___init___impl). */
function openFlags(io: PyFileIO, mode: string): number {
  let flags = 0;
  let kind = '';
  let plus = false;
  for (const letter of mode) {
    if ('xrwa'.includes(letter)) {
      if (kind !== '') throw valueError(MODE_ERROR);
      kind = letter;
    } else if (letter === '+') {
      if (plus) throw valueError(MODE_ERROR);
      plus = true;
    } else if (letter !== 'b') throw valueError(`invalid mode: ${mode}`);
  }
  if (kind === '') throw valueError(MODE_ERROR);
  io.readable = kind === 'r' || plus;
  io.writable = kind !== 'r' || plus;
  io.created = kind === 'x';
  io.appending = kind === 'a';
  if (kind === 'x') flags = OpenFlag.EXCL | OpenFlag.CREAT;
  else if (kind === 'w') flags = OpenFlag.CREAT | OpenFlag.TRUNC;
  else if (kind === 'a') flags = OpenFlag.CREAT | OpenFlag.APPEND;
  return flags | (io.readable && io.writable ? OpenFlag.RDWR : io.writable ? OpenFlag.WRONLY : OpenFlag.RDONLY);
}

function init(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const [file, mode = 'r', closefd = true, opener = null] = parseKeywords(
    thread,
    'FileIO',
    "file, mode='r', closefd=True, opener=None",
    args,
    kwnames,
  ) as [Value, Value?, Value?, Value?];
  const io = self as PyFileIO;
  const modeText = argString(thread, 'FileIO', 'mode', mode);
  const owns = isTrue(thread, closefd);
  openFile(thread, io, file, modeText, owns, opener);
}

/** Opens a path, or takes over a descriptor. */
export function openFile(
  thread: Thread,
  io: PyFileIO,
  file: Value,
  mode: string,
  closefd: boolean,
  opener: Value,
): void {
  const descriptor = intValue(file);
  if (descriptor !== undefined && descriptor < 0) throw valueError('negative file descriptor');
  const flags = openFlags(io, mode);
  const table = fileTable(thread);
  if (descriptor !== undefined) {
    if (typeof file === 'boolean') thread.warn(exceptions.RuntimeWarningType, 'bool is used as a file descriptor');
    io.file = orOsError(thread, () => table.get(Number(descriptor)));
    io.descriptor = Number(descriptor);
    io.closeDescriptor = closefd;
  } else {
    const path = fsPath(thread, file);
    const text = fsDecode(thread, path);
    if (!closefd) throw valueError('Cannot use closefd=False with file name');
    if (opener === null) {
      io.descriptor = orOsError(thread, () => table.open(text, flags), path);
    } else {
      const given = callHeld(thread, opener, [file, flags | OpenFlag.CLOEXEC]);
      const number = intValue(given);
      if (number === undefined) throw typeError('expected integer from opener');
      if (number < 0) throw valueError(`opener returned ${number}`);
      io.descriptor = argInt(thread, given);
    }
    io.file = orOsError(thread, () => table.get(io.descriptor));
    io.closeDescriptor = true;
  }
  setAttr(thread, io, 'name', file);
  if (io.appending && io.file.node !== undefined) io.file.seek(0, 2);
}

/** The open file behind a FileIO, or the ValueError of a closed one. */
export function requireOpen(io: PyFileIO): OpenFile {
  if (io.file === undefined) throw valueError('I/O operation on closed file');
  return io.file;
}

function requireMode(thread: Thread, io: PyFileIO, able: boolean, action: string): OpenFile {
  const file = requireOpen(io);
  if (!able) throw unsupported(thread, `File not open for ${action}`);
  return file;
}

/** Everything up to the end of the file. */
export function readEverything(thread: Thread, io: PyFileIO): Uint8Array {
  const file = requireMode(thread, io, io.readable, 'reading');
  const chunks: number[] = [];
  for (;;) {
    waitToRead(thread, file);
    const chunk = orOsError(thread, () => file.read(file.node === undefined ? 8192 : 0x7fffffff));
    if (chunk.length === 0) return Uint8Array.from(chunks);
    if (chunks.length === 0 && file.node !== undefined) return chunk;
    for (const byte of chunk) chunks.push(byte);
  }
}

const read: BoundFunction = (thread, io: PyFileIO, size: Value = -1) => {
  requireMode(thread, io, io.readable, 'reading');
  const count = sizeArgument(thread, size);
  if (count < 0) return new PyBytes(readEverything(thread, io));
  waitToRead(thread, io.file!);
  return new PyBytes(orOsError(thread, () => io.file!.read(count)));
};

const readInto: BoundFunction = (thread, io: PyFileIO, target: Value) => {
  const file = requireMode(thread, io, io.readable, 'reading');
  waitToRead(thread, file);
  const buffer = getBuffer(thread, target, BufferFlag.WRITABLE);
  try {
    const data = orOsError(thread, () => file.read(buffer.length));
    buffer.memory.set(data, buffer.offset);
    return data.length;
  } finally {
    releaseBuffer(thread, target, buffer);
  }
};

const write: BoundFunction = (thread, io: PyFileIO, data: Value) => {
  const file = requireMode(thread, io, io.writable, 'writing');
  waitToWrite(thread, file);
  return withBytes(thread, data, (bytes) => orOsError(thread, () => file.write(bytes)));
};

const seek: BoundFunction = (thread, io: PyFileIO, position: Value, whence: Value = 0) => {
  const file = requireOpen(io);
  const offset = asSsize(thread, position, exceptions.OverflowErrorType);
  return orOsError(thread, () => file.seek(offset, argInt(thread, whence)));
};

const truncate: BoundFunction = (thread, io: PyFileIO, size: Value = null) => {
  const file = requireMode(thread, io, io.writable, 'writing');
  const length = size === null ? orOsError(thread, () => file.seek(0, 1)) : asSsize(thread, size);
  orOsError(thread, () => file.truncate(length));
  return length;
};

/** Closes the descriptor; a second time does nothing. */
function close(thread: Thread, io: PyFileIO): Value {
  const { file, descriptor } = io;
  if (file === undefined) return null;
  io.file = undefined;
  io.descriptor = -1;
  const dict = instanceDict(io);
  dict?.setStr(thread, '__IOBase_closed', true);
  if (io.closeDescriptor) orOsError(thread, () => fileTable(thread).close(descriptor));
  return null;
}

function reprOf(thread: Thread, self: Value): Value {
  const io = self as PyFileIO;
  const { tpName } = io.type;
  if (io.file === undefined) return `<${tpName} [closed]>`;
  const rest = `mode='${io.mode}' closefd=${io.closeDescriptor ? 'True' : 'False'}`;
  const name = io.dict?.getStr('name');
  return name === undefined
    ? `<${tpName} fd=${io.descriptor} ${rest}>`
    : `<${tpName} name=${repr(thread, name)} ${rest}>`;
}

function finalize(thread: Thread, self: Value): void {
  const io = self as PyFileIO;
  if (io.file === undefined || !io.closeDescriptor) return;
  try {
    thread.warn(exceptions.ResourceWarningType, `unclosed file ${repr(thread, io)}`);
    if (!isClosed(thread, io)) close(thread, io);
  } catch (error) {
    if (!(error instanceof PyRaise)) throw error;
    drop(thread, error.exc);
  }
}

const whenOpen =
  (answer: (io: PyFileIO) => boolean): BoundFunction =>
  (_thread, io: PyFileIO) => {
    requireOpen(io);
    return answer(io);
  };

export const fileIOType: PyType = defineType({
  name: 'FileIO',
  module: '_io',
  base: rawIOBaseType,
  instanceClass: PyFileIO,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  textSignature: "(file, mode='r', closefd=True, opener=None)",
  tp: {
    tp_new: (_thread, type) => new PyFileIO(type),
    tp_init: init,
    tp_repr: reprOf,
    tp_finalize: finalize,
  },
  getset: [
    {
      name: 'closed',
      get: (_thread, self) => self.file === undefined,
    },
    {
      name: 'closefd',
      get: (_thread, self) => self.closeDescriptor,
    },
    { name: 'mode', get: (_thread, self) => self.mode },
  ],
  members: [{ name: '_blksize', get: () => 8192 }],
  methods: [
    general(method('read($self, size=-1, /)', read)),
    method('readall($self, /)', (thread, io: PyFileIO) => new PyBytes(readEverything(thread, io))),
    general(method('readinto($self, buffer, /)', readInto)),
    general(method('write($self, b, /)', write)),
    method('seek($self, pos, whence=0, /)', seek),
    method('tell($self, /)', (thread, io: PyFileIO) => orOsError(thread, () => requireOpen(io).seek(0, 1))),
    general(method('truncate($self, size=None, /)', truncate)),
    general(method('close($self, /)', close)),
    method(
      'seekable($self, /)',
      whenOpen((io) => io.file!.node !== undefined),
    ),
    method(
      'readable($self, /)',
      whenOpen((io) => io.readable),
    ),
    method(
      'writable($self, /)',
      whenOpen((io) => io.writable),
    ),
    method('fileno($self, /)', (_thread, io: PyFileIO) => {
      requireOpen(io);
      return io.descriptor;
    }),
    method(
      'isatty($self, /)',
      whenOpen((io) => io.file!.isTerminal),
    ),
    method(
      '_isatty_open_only($self, /)',
      whenOpen((io) => io.file!.isTerminal),
    ),
  ],
});

/** A FileIO over a standard stream; closing it leaves the stream open. */
export function standardFileIO(thread: Thread, descriptor: number, name: string): PyFileIO {
  const io = new PyFileIO(fileIOType);
  io.file = fileTable(thread).get(descriptor);
  io.descriptor = descriptor;
  io.closeDescriptor = false;
  io.readable = descriptor === 0;
  io.writable = descriptor !== 0;
  instanceDict(io)!.initStr('name', name);
  return io;
}
