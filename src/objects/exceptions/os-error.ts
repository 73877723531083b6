// OSError: its subclass follows from errno, its attributes from up to five arguments.

import type { PyOSError } from './base-exception';
import type { TypeDefinition } from '../define-type';
import { field } from './exception-attributes';
import { initException, newException, setArgs, strException } from './exception-methods';
import * as exceptions from './exceptions';
import { rawMethod } from '../native';
import { noKeywords } from '../native-arguments';
import type { Value } from '../object';
import { isIndex, toIndex } from '../protocols/numbers';
import { repr, str } from '../protocols/text';
import { attributeError } from '../raise';
import type { Thread } from '../thread';
import { PyTuple } from '../containers/tuple';
import type { PyType } from '../type';

/** Error numbers of the modelled platform that have a class of their own. */
const CLASS_OF: Record<number, PyType> = {
  6: exceptions.BlockingIOErrorType,
  7: exceptions.BlockingIOErrorType,
  26: exceptions.BlockingIOErrorType,
  64: exceptions.BrokenPipeErrorType,
  140: exceptions.BrokenPipeErrorType,
  12: exceptions.ChildProcessErrorType,
  13: exceptions.ConnectionAbortedErrorType,
  14: exceptions.ConnectionRefusedErrorType,
  15: exceptions.ConnectionResetErrorType,
  20: exceptions.FileExistsErrorType,
  44: exceptions.FileNotFoundErrorType,
  31: exceptions.IsADirectoryErrorType,
  54: exceptions.NotADirectoryErrorType,
  27: exceptions.InterruptedErrorType,
  2: exceptions.PermissionErrorType,
  63: exceptions.PermissionErrorType,
  71: exceptions.ProcessLookupErrorType,
  73: exceptions.TimeoutErrorType,
};

/** A class that overrides `__init__` but not `__new__` gets its arguments in `__init__` only (oserror_use_init). */
function initializesLater(type: PyType): boolean {
  return type.tp.tp_init !== initOSError && type.tp.tp_new === newOSErrorObject;
}

function newOSErrorObject(thread: Thread, type: PyType, args: Value[], kwnames: PyTuple | undefined): Value {
  if (initializesLater(type)) {
    const exc = newException(thread, type, [], undefined) as PyOSError;
    return exc;
  }
  noKeywords(type.tpName, kwnames);
  let actual = type;
  if (type === exceptions.OSErrorType && args.length >= 2 && args.length <= 5) {
    const errno = args[0]!;
    if (typeof errno === 'number') actual = CLASS_OF[errno] ?? type;
  }
  const exc = newException(thread, actual, args, undefined) as PyOSError;
  fill(thread, exc, args);
  return exc;
}

/** oserror_init. */
function fill(thread: Thread, exc: PyOSError, args: Value[]): void {
  if (args.length < 2 || args.length > 5) return;
  const [errno, strerror, filename, , filename2] = args;
  exc.setField(thread, 'errno', errno);
  exc.setField(thread, 'strerror', strerror);
  if (filename === undefined || filename === null) return;
  if (exc.type === exceptions.BlockingIOErrorType && isIndex(filename)) {
    exc.written = Number(toIndex(thread, filename));
    return;
  }
  exc.setField(thread, 'filename', filename);
  if (filename2 !== undefined && filename2 !== null) exc.setField(thread, 'filename2', filename2);
  setArgs(thread, exc, args.slice(0, 2));
}

function initOSError(thread: Thread, exc: PyOSError, args: Value[], kwnames: PyTuple | undefined): void {
  if (!initializesLater(exc.type)) return;
  initException(thread, exc, args, kwnames);
  fill(thread, exc, args);
}

function strOSError(thread: Thread, self: PyOSError): Value {
  const { fields } = self;
  const { errno, strerror, filename, filename2 } = fields;
  if (filename !== undefined) {
    const first = `[Errno ${str(thread, errno ?? null)}] ${str(thread, strerror ?? null)}: ${repr(thread, filename)}`;
    return filename2 === undefined ? first : `${first} -> ${repr(thread, filename2)}`;
  }
  if (errno !== undefined && strerror !== undefined) return `[Errno ${str(thread, errno)}] ${str(thread, strerror)}`;
  return strException(thread, self);
}

export const spec: TypeDefinition<PyOSError> = {
  tp: { tp_new: newOSErrorObject, tp_init: initOSError, tp_str: strOSError },
  methods: [
    rawMethod('__reduce__', 'noargs', (_thread, self: PyOSError) => {
      const { filename, filename2 } = self.fields;
      let { args } = self;
      if (args.items.length === 2 && filename !== undefined)
        args = new PyTuple(
          filename2 === undefined ? [...args.items, filename] : [...args.items, filename, null, filename2],
        );
      const parts: Value[] = [self.type, args];
      if (self.dict !== undefined) parts.push(self.dict);
      return new PyTuple(parts);
    }),
  ],
  members: [field('errno'), field('strerror'), field('filename'), field('filename2')],
  getset: [
    {
      name: 'characters_written',
      get: (_thread, self) => {
        const { written } = self;
        if (written === -1) throw attributeError('characters_written', null, 'characters_written');
        return written;
      },
      set: (thread, exc, value) => {
        if (value !== undefined) exc.written = Number(toIndex(thread, value));
        else if (exc.written === -1) throw attributeError('characters_written', null, 'characters_written');
        else exc.written = -1;
      },
    },
  ],
};

/** The OSError for an error number, in the class that belongs to it (PyErr_SetFromErrnoWithFilenameObjects). */
export function newOSError(thread: Thread, errno: number, message: string, filename?: Value): PyOSError {
  const args: Value[] = filename === undefined ? [errno, message] : [errno, message, filename];
  return newOSErrorObject(thread, exceptions.OSErrorType, args, undefined) as PyOSError;
}
