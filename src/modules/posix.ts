// The module posix: the program's files in memory, an empty environment, and nothing of the host.

import { reserveBytes } from '../objects/memory/budget';
import * as exceptions from '../objects/exceptions/exceptions';
import { writeStderr } from './sys/write-stderr';
import { copyBytes } from '../objects/bytes/buffer';
import { PyBytes } from '../objects/bytes/bytes';
import { PyDict } from '../objects/containers/dict';
import { PyFloat } from '../objects/numbers/float';
import { PyList } from '../objects/containers/list';
import { general, type BoundFunction, method, type NativeDefinition, rawMethod, suspending } from '../objects/native';
import { argInt, argText, checkPositional } from '../objects/native-arguments';
import type { Value } from '../objects/object';
import { asSsize, toIndex } from '../objects/protocols/numbers';
import { isTrue } from '../objects/protocols/compare';
import { valueError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { intValue, strValue } from '../objects/type-of';
import { raiseCalled } from './call-exception';
import { Connection, newPipe, waitToRead, waitToWrite } from './connection';
import { defineModule, stateOf } from './define-module';
import { ERROR_MESSAGES } from './errno-table';
import { Errno, type FileNode, type FileSystemNode, fileSystem } from './file-system';
import { fsDecode, fsPath } from './file-system-path';
import { fileTable } from './open-files';
import { orOsError, osError } from './os-errors';
import { POSIX_CONSTANTS } from './posix-constants';
import { directoryAt, dirEntryType, scanDirectory } from './posix/dir-entry';
import {
  statResult,
  statResultType,
  statvfsResultType,
  terminalSizeType,
  timesResultType,
  unameResultType,
  waitidResultType,
} from './posix/stat-result';
import { PyStructSequence } from './struct-sequence';

/** A path or a descriptor. */
function nodeAt(thread: Thread, path: Value): FileSystemNode {
  const descriptor = intValue(path);
  if (descriptor !== undefined) return nodeOfDescriptor(thread, Number(descriptor));
  const text = fsDecode(thread, path);
  return orOsError(thread, () => fileSystem(thread).get(text), path);
}

/** What a descriptor stands for; standard streams look like character devices. */
function nodeOfDescriptor(thread: Thread, descriptor: number): FileSystemNode {
  const file = orOsError(thread, () => fileTable(thread).get(descriptor));
  return file.node ?? { kind: 'file', data: new Uint8Array(0), mode: 0o020666, mtime: 0n, inode: 0 };
}

const stat: BoundFunction = (thread, _module, path: Value) => statResult(nodeAt(thread, path));

const text = (thread: Thread, path: Value): string => fsDecode(thread, path);

/** Runs an operation on one path. */
const onPath =
  (operation: (thread: Thread, path: string, ...rest: (Value | undefined)[]) => void): BoundFunction =>
  (thread, _module, path: Value, ...rest: (Value | undefined)[]) => {
    const name = text(thread, path);
    orOsError(thread, () => operation(thread, name, ...rest), path);
    return null;
  };

const rename: BoundFunction = (thread, _module, from: Value, to: Value) => {
  const source = text(thread, from);
  const target = text(thread, to);
  orOsError(thread, () => fileSystem(thread).rename(source, target), from, to);
  return null;
};

const listDirectory: BoundFunction = (thread, _module, path: Value = null) => {
  const given = path ?? '.';
  const names = [...orOsError(thread, () => directoryAt(thread, text(thread, given)), given).entries.keys()];
  const asBytes = fsPath(thread, given) instanceof PyBytes;
  return new PyList(asBytes ? names.map((name) => new PyBytes(new TextEncoder().encode(name))) : names);
};

const access: BoundFunction = (thread, _module, path: Value) =>
  fileSystem(thread).find(text(thread, path)) !== undefined;

const open: BoundFunction = (thread, _module, path: Value, flags: Value, mode: Value = 0o777) => {
  const name = text(thread, path);
  const bits = argInt(thread, flags);
  const permissions = argInt(thread, mode);
  return orOsError(thread, () => fileTable(thread).open(name, bits, permissions), path);
};

/** The open file of a descriptor argument. */
const fileOf = (thread: Thread, descriptor: Value) => {
  const number = argInt(thread, descriptor);
  return orOsError(thread, () => fileTable(thread).get(number));
};

const read: BoundFunction = (thread, _module, descriptor: Value, length: Value) => {
  const count = asSsize(thread, length, exceptions.OverflowErrorType);
  const file = fileOf(thread, descriptor);
  if (count < 0) throw osError(thread, Errno.EINVAL);
  if (file.node === undefined && !(file instanceof Connection)) thread.releaseGil();
  waitToRead(thread, file);
  return new PyBytes(orOsError(thread, () => file.read(count)));
};

const write: BoundFunction = (thread, _module, descriptor: Value, data: Value) => {
  const bytes = copyBytes(thread, data);
  const file = fileOf(thread, descriptor);
  waitToWrite(thread, file);
  return orOsError(thread, () => file.write(bytes));
};

const pipe: BoundFunction = (thread) => new PyTuple(newPipe().map((end) => fileTable(thread).add(end)));

const utime: BoundFunction = (thread, _module, path: Value, times: Value = null, ns: Value = null) => {
  const node = nodeAt(thread, path);
  if (ns instanceof PyTuple) node.mtime = BigInt(toIndex(thread, ns.items[1]!));
  else if (times instanceof PyTuple) {
    const seconds = times.items[1]!;
    const number = seconds instanceof PyFloat ? seconds.value : Number(intValue(seconds) ?? 0);
    node.mtime = BigInt(Math.round(number * 1e9));
  } else fileSystem(thread).touch(node);
  return null;
};

/** Cryptographic bytes are the one thing a program may have of the host. */
const urandom: BoundFunction = (thread, _module, size: Value) => {
  const count = asSsize(thread, size, exceptions.OverflowErrorType);
  if (count < 0) throw valueError('negative argument not allowed');
  reserveBytes(thread.budget, count);
  const bytes = new Uint8Array(count);
  for (let start = 0; start < count; start += 65536)
    globalThis.crypto.getRandomValues(bytes.subarray(start, start + 65536));
  return new PyBytes(bytes);
};

/** What a sandboxed program may not do. */
const denied = (name: string): NativeDefinition =>
  rawMethod(name, 'fastcall_keywords', (thread) => {
    throw osError(thread, Errno.EACCES);
  });

const DENIED = [
  ...['system', 'fork', 'execv', 'execve', 'kill', 'killpg', 'chroot', 'setuid', 'setgid', 'setsid', 'waitpid', 'wait'],
  ...['symlink', 'readlink', 'chown', 'fchown', 'abort'],
];

/** Collapses `.`, `..` and doubled slashes of a path, as os.path.normpath. */
function normalizePath(path: string): string {
  if (path === '') return '.';
  const slashes = /^\/\/(?!\/)/.test(path) ? '//' : path.startsWith('/') ? '/' : '';
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || (slashes === '' && parts.length === 0) || parts.at(-1) === '..') parts.push(part);
    else parts.pop();
  }
  return slashes + parts.join('/') || '.';
}

/** Drive (never), root and tail of a path. */
function splitRoot(path: string): PyTuple {
  const root = /^\/\/(?!\/)/.test(path) ? '//' : path.startsWith('/') ? '/' : '';
  return new PyTuple(['', root, path.slice(root.length)]);
}

/** Applies a function of text to a str or bytes path. */
const overText =
  (work: (path: string) => string): BoundFunction =>
  (thread, _module, path: Value) => {
    const plain = fsPath(thread, path);
    const result = work(strValue(plain) ?? new TextDecoder().decode((plain as PyBytes).bytes));
    return plain instanceof PyBytes ? new PyBytes(new TextEncoder().encode(result)) : result;
  };

const umask = (thread: Thread): { mask: number } => stateOf(thread, 'posix-umask', () => ({ mask: 0o22 }));

const exit: BoundFunction = (thread, _module, status: Value) => {
  throw raiseCalled(thread, exceptions.SystemExitType, argInt(thread, status));
};

const functions: NativeDefinition[] = [
  method('stat($module, /, path, *, dir_fd=None, follow_symlinks=True)', stat),
  method('lstat($module, /, path, *, dir_fd=None)', stat),
  method('fstat($module, /, fd)', (thread, _module, fd: Value) =>
    statResult(nodeOfDescriptor(thread, argInt(thread, fd))),
  ),
  method('access($module, /, path, mode, *, dir_fd=None, effective_ids=False,\n       follow_symlinks=True)', access),
  method('chdir($module, /, path)', (thread, _module, path: Value) => {
    const files = fileSystem(thread);
    const name = text(thread, path);
    orOsError(thread, () => directoryAt(thread, name), path);
    files.cwd = files.resolve(name);
    return null;
  }),
  method(
    "chmod($module, /, path, mode, *, dir_fd=None,\n      follow_symlinks=(os.name != 'nt'))",
    (thread, _module, path: Value, mode: Value) => {
      const node = nodeAt(thread, path);
      node.mode = (node.mode & 0o170000) | (argInt(thread, mode) & 0o7777);
      return null;
    },
  ),
  method('getcwd($module, /)', (thread) => fileSystem(thread).cwd),
  method('getcwdb($module, /)', (thread) => new PyBytes(new TextEncoder().encode(fileSystem(thread).cwd))),
  method('listdir($module, /, path=None)', listDirectory),
  method('scandir($module, /, path=None)', (thread, _module, path: Value = null) => {
    const given = path ?? '.';
    return scanDirectory(thread, text(thread, given), fsPath(thread, given) instanceof PyBytes, given);
  }),
  method('mkdir($module, /, path, mode=511, *, dir_fd=None)', (thread, _module, path: Value, mode: Value = 0o777) => {
    const name = text(thread, path);
    const bits = argInt(thread, mode) & ~umask(thread).mask;
    orOsError(thread, () => fileSystem(thread).makeDirectory(name, bits), path);
    return null;
  }),
  method('rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)', rename),
  method('replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)', rename),
  method(
    'rmdir($module, /, path, *, dir_fd=None)',
    onPath((thread, path) => fileSystem(thread).removeDirectory(path)),
  ),
  method(
    'unlink($module, /, path, *, dir_fd=None)',
    onPath((thread, path) => fileSystem(thread).removeFile(path)),
  ),
  method(
    'remove($module, /, path, *, dir_fd=None)',
    onPath((thread, path) => fileSystem(thread).removeFile(path)),
  ),
  method('truncate($module, /, path, length)', (thread, _module, path: Value, length: Value) => {
    const node = nodeAt(thread, path) as FileNode;
    const size = asSsize(thread, length);
    reserveBytes(thread.budget, size);
    const data = new Uint8Array(size);
    data.set(node.data.subarray(0, size));
    node.data = data;
    return null;
  }),
  method(
    'utime($module, /, path, times=None, *, ns=<unrepresentable>,\n      dir_fd=None, follow_symlinks=True)',
    utime,
  ),
  method('umask($module, mask, /)', (thread, _module, mask: Value) => {
    const state = umask(thread);
    const old = state.mask;
    state.mask = argInt(thread, mask) & 0o777;
    return old;
  }),
  method(
    'uname($module, /)',
    () => new PyStructSequence(['Emscripten', 'emscripten', '5.0.3', '#1', 'wasm32'], unameResultType),
  ),
  method('times($module, /)', ({ interp }) => {
    const { user, system } = process.cpuUsage();
    const elapsed = interp.clock.now() / 1000;
    return new PyStructSequence(
      [user / 1e6, system / 1e6, 0, 0, elapsed].map((n) => new PyFloat(n)),
      timesResultType,
    );
  }),
  method('_exit($module, /, status)', exit),
  method('getpid($module, /)', () => 42),
  method('getppid($module, /)', () => 1),
  method('getpgrp($module, /)', () => 42),
  method('getuid($module, /)', () => 0),
  method('geteuid($module, /)', () => 0),
  method('getgid($module, /)', () => 0),
  method('getegid($module, /)', () => 0),
  method('getlogin($module, /)', () => 'web_user'),
  method('open($module, /, path, flags, mode=511, *, dir_fd=None)', open),
  method('close($module, /, fd)', (thread, _module, fd: Value) => {
    const number = argInt(thread, fd);
    orOsError(thread, () => fileTable(thread).close(number));
    return null;
  }),
  method('closerange($module, fd_low, fd_high, /)', (thread, _module, low: Value, high: Value) => {
    for (let fd = argInt(thread, low); fd < argInt(thread, high); fd++) {
      try {
        fileTable(thread).close(fd);
      } catch (error) {
        orOsErrorIgnored(error);
      }
    }
    return null;
  }),
  method('dup($module, fd, /)', (thread, _module, fd: Value) => fileTable(thread).add(fileOf(thread, fd))),
  method('lseek($module, fd, position, whence, /)', (thread, _module, fd: Value, position: Value, whence: Value) => {
    const file = fileOf(thread, fd);
    const offset = asSsize(thread, position, exceptions.OverflowErrorType);
    const from = argInt(thread, whence);
    return orOsError(thread, () => file.seek(offset, from));
  }),
  suspending(method('read($module, fd, length, /)', read)),
  suspending(method('write($module, fd, data, /)', write)),
  general(method('pipe($module, /)', pipe)),
  method('get_blocking($module, fd, /)', (thread, _module, fd: Value) => {
    const file = fileOf(thread, fd);
    return !(file instanceof Connection) || file.blocking;
  }),
  method('set_blocking($module, fd, blocking, /)', (thread, _module, fd: Value, blocking: Value) => {
    const file = fileOf(thread, fd);
    const blocks = isTrue(thread, blocking);
    if (file instanceof Connection) file.blocking = blocks;
    return null;
  }),
  method('ftruncate($module, fd, length, /)', (thread, _module, fd: Value, length: Value) => {
    const file = fileOf(thread, fd);
    const size = asSsize(thread, length);
    orOsError(thread, () => file.truncate(size));
    return null;
  }),
  method('fsync($module, /, fd)', () => null),
  method('fdatasync($module, /, fd)', () => null),
  method('sync($module, /)', () => null),
  method('isatty($module, fd, /)', (thread, _module, fd: Value) => {
    argInt(thread, fd);
    return false;
  }),
  method('device_encoding($module, /, fd)', () => null),
  method('get_inheritable($module, fd, /)', () => false),
  method('set_inheritable($module, fd, inheritable, /)', () => null),
  rawMethod('get_terminal_size', 'fastcall', (thread, _module, args) => {
    checkPositional('get_terminal_size', args.length, 0, 1);
    throw osError(thread, 59);
  }),
  method('cpu_count($module, /)', () => 1),
  method('getloadavg($module, /)', () => new PyTuple([new PyFloat(0), new PyFloat(0), new PyFloat(0)])),
  method('strerror($module, code, /)', (thread, _module, code: Value) => {
    const number = argInt(thread, code);
    return ERROR_MESSAGES.get(number) ?? `No error information`;
  }),
  method('fspath($module, /, path)', (thread, _module, path: Value) => fsPath(thread, path)),
  method('urandom($module, size, /)', urandom),
  method('putenv($module, name, value, /)', () => null),
  method('unsetenv($module, name, /)', () => null),
  method('_create_environ($module, /)', () => new PyDict()),
  method('register_at_fork($module, /, *, before=None, after_in_child=None, after_in_parent=None)', () => null),
  method('sched_yield($module, /)', () => null),
  method('WIFEXITED($module, /, status)', (thread, _module, status: Value) => (argInt(thread, status) & 0x7f) === 0),
  method('WEXITSTATUS($module, /, status)', (thread, _module, status: Value) => (argInt(thread, status) >> 8) & 0xff),
  method('WIFSIGNALED($module, /, status)', (thread, _module, status: Value) => (argInt(thread, status) & 0x7f) !== 0),
  method('WTERMSIG($module, /, status)', (thread, _module, status: Value) => argInt(thread, status) & 0x7f),
  method('WIFSTOPPED($module, /, status)', () => false),
  method('WSTOPSIG($module, /, status)', (thread, _module, status: Value) => (argInt(thread, status) >> 8) & 0xff),
  method('waitstatus_to_exitcode($module, /, status)', (thread, _module, status: Value) => {
    const bits = argInt(thread, status);
    return (bits & 0x7f) === 0 ? (bits >> 8) & 0xff : -(bits & 0x7f);
  }),
  method('_emscripten_log($module, /, arg)', (thread, _module, text: Value) => {
    writeStderr(thread, `${argText(thread, '_emscripten_log', "'arg'", text)}\n`);
    return null;
  }),
  method('_path_normpath($module, /, path)', overText(normalizePath)),
  method('_path_splitroot_ex($module, /, p)', (thread, _module, path: Value) => {
    const plain = fsPath(thread, path);
    const parts = splitRoot(strValue(plain) ?? new TextDecoder().decode((plain as PyBytes).bytes));
    if (!(plain instanceof PyBytes)) return parts;
    return new PyTuple(parts.items.map((part) => new PyBytes(new TextEncoder().encode(part as string))));
  }),
  ...DENIED.map((name) => (name === 'setsid' ? general(denied(name)) : denied(name))),
];

/** Lets a file operation fail quietly. */
function orOsErrorIgnored(error: unknown): void {
  if (!(error instanceof Object && 'errno' in error)) throw error;
}

const HAVE = ['HAVE_FCHDIR', 'HAVE_FCHMOD', 'HAVE_FTRUNCATE', 'HAVE_FUTIMENS'];

export const posixModule = defineModule({
  name: 'posix',
  functions,
  constants: POSIX_CONSTANTS,
  init(_thread, _module, define) {
    define('environ', new PyDict());
    define('error', exceptions.OSErrorType);
    for (const type of [waitidResultType, statResultType, statvfsResultType, terminalSizeType, dirEntryType]) {
      define(type.name, type);
    }
    define('times_result', timesResultType);
    define('uname_result', unameResultType);
    define('pathconf_names', new PyDict());
    define('confstr_names', new PyDict());
    define('sysconf_names', new PyDict());
    define('_have_functions', new PyList(HAVE));
  },
});
