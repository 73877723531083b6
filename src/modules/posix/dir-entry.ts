// os.scandir and its entries.

import { defineType } from '../../objects/define-type';
import { PyBytes } from '../../objects/bytes/bytes';
import { classGetItem } from '../../objects/types/class-getitem';
import { general, method, rawMethod } from '../../objects/native';
import { PyObject, type Value } from '../../objects/object';
import { repr } from '../../objects/protocols/text';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { Errno, FileFailure, type FileSystemNode, fileSystem } from '../file-system';
import { statResult } from './stat-result';
import { orOsError } from '../os-errors';

class PyDirEntry extends PyObject {
  constructor(
    readonly name: Value,
    readonly path: Value,
    readonly node: FileSystemNode,
    readonly location: string,
  ) {
    super(dirEntryType);
  }
}

export const dirEntryType: PyType = defineType({
  name: 'DirEntry',
  module: 'posix',
  instanceClass: PyDirEntry,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  tp: { tp_repr: (thread, self) => `<DirEntry ${repr(thread, self.name)}>` },
  members: [
    { name: 'name', get: (self) => self.name },
    { name: 'path', get: (self) => self.path },
  ],
  methods: [
    general(
      method(
        'is_dir($self, /, *, follow_symlinks=True)',
        (_thread, self: PyDirEntry) => self.node.kind === 'directory',
      ),
    ),
    general(
      method('is_file($self, /, *, follow_symlinks=True)', (_thread, self: PyDirEntry) => self.node.kind === 'file'),
    ),
    general(method('is_symlink($self, /)', () => false)),
    method('is_junction($self, /)', () => false),
    general(
      method('stat($self, /, *, follow_symlinks=True)', (thread, self: PyDirEntry) =>
        statResult(orOsError(thread, () => fileSystem(thread).get(self.location), self.path)),
      ),
    ),
    method('inode($self, /)', (_thread, self: PyDirEntry) => self.node.inode),
    method('__fspath__($self, /)', (_thread, self: PyDirEntry) => self.path),
    classGetItem(),
  ],
});

class PyScandirIterator extends PyObject {
  constructor(readonly entries: PyDirEntry[]) {
    super(scandirIteratorType);
  }
}

const scandirIteratorType: PyType = defineType({
  name: 'ScandirIterator',
  module: 'posix',
  instanceClass: PyScandirIterator,
  flags: TypeFlag.DISALLOW_INSTANTIATION,
  tp: {
    tp_iter: (_thread, self) => self,
    tp_iternext: (_thread, self) => self.entries.shift(),
  },
  methods: [
    method('__enter__($self, /)', (_thread, self: Value) => self),
    rawMethod('__exit__', 'fastcall', (_thread, self: PyScandirIterator) => {
      self.entries.length = 0;
      return null;
    }),
    method('close($self, /)', (_thread, self: PyScandirIterator) => {
      self.entries.length = 0;
      return null;
    }),
  ],
});

/** The entries of a directory; names are bytes when the path was. */
export function scanDirectory(thread: Thread, path: string, asBytes: boolean, shown: Value): PyObject {
  const files = fileSystem(thread);
  const node = orOsError(thread, () => directoryAt(thread, path), shown);
  const convert = (text: string): Value => (asBytes ? new PyBytes(new TextEncoder().encode(text)) : text);
  const entries = [...node.entries].map(([name, child]) => {
    const full = path.endsWith('/') ? path + name : `${path}/${name}`;
    return new PyDirEntry(convert(name), convert(full), child, files.resolve(full));
  });
  return new PyScandirIterator(entries);
}

/** The directory at a path; throws FileFailure. */
export function directoryAt(thread: Thread, path: string): FileSystemNode & { kind: 'directory' } {
  const node = fileSystem(thread).get(path);
  if (node.kind !== 'directory') throw new FileFailure(Errno.ENOTDIR, path);
  return node;
}
