// Modules that are files of the program: FileFinder and SourceFileLoader.

import { PyBytes } from '../../objects/bytes/bytes';
import type { PyCode } from '../../objects/functions/code';
import { defineType } from '../../objects/define-type';
import { type BoundFunction, method, rawMethod } from '../../objects/native';
import { checkPositional, parseKeywords } from '../../objects/native-arguments';
import { PyObject, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { repr } from '../../objects/protocols/text';
import { osError } from '../os-errors';
import { PyDict } from '../../objects/containers/dict';
import { PyFloat } from '../../objects/numbers/float';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';
import { compileSource } from '../compile-source';
import { Errno, type FileNode, fileSystem } from '../file-system';
import { fsDecode } from '../file-system-path';
import { decodeSource } from './decode-source';
import { importError } from './errors';
import { importModule } from './import-module';
import { loadWithSpec } from './load-module';
import { cachedPath, newModuleSpec } from './module-spec';
import { runModuleCode } from './run-module-code';

/** Loads one source file. */
export class PySourceFileLoader extends PyObject {
  constructor(
    type: PyType,
    public name: Value = null,
    public path = '',
  ) {
    super(type);
  }
}

function fileAt(thread: Thread, path: string): FileNode {
  const node = fileSystem(thread).find(path);
  if (node === undefined || node.kind !== 'file') {
    throw osError(thread, Errno.ENOENT, path);
  }
  return node;
}

/** The name that a loader was made for; another one is an ImportError (_check_name). */
function checkName(thread: Thread, self: PySourceFileLoader, name: Value = null): void {
  const text = strValue(name);
  if (name !== null && text !== strValue(self.name)) {
    throw importError(thread, `loader for ${strValue(self.name)} cannot handle ${text}`, name);
  }
}

function codeOf(thread: Thread, self: PySourceFileLoader): PyCode {
  return compileSource(thread, fileAt(thread, self.path).data, self.path, 'exec', {});
}

const pathStats: BoundFunction = (thread, self: PySourceFileLoader, path: Value) => {
  const node = fileAt(thread, strValue(path) ?? self.path);
  const stats = new PyDict();
  stats.initStr('mtime', new PyFloat(Number(node.mtime) / 1e9));
  stats.initStr('size', node.data.length);
  return stats;
};

export const sourceFileLoaderType: PyType = defineType({
  name: 'SourceFileLoader',
  module: '_frozen_importlib_external',
  instanceClass: PySourceFileLoader,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type) => new PySourceFileLoader(type),
    tp_init: (thread, loader, args, kwnames) => {
      const [name, path] = parseKeywords(thread, 'FileLoader.__init__', 'fullname, path', args, kwnames) as [
        Value,
        Value,
      ];
      loader.name = strValue(name) ?? null;
      loader.path = fsDecode(thread, path);
    },
  },
  members: [
    {
      name: 'name',
      get: (self) => self.name,
      set: (_thread, self, value) => {
        self.name = strValue(value ?? null) ?? null;
      },
    },
    {
      name: 'path',
      get: (self) => self.path,
      set: (_thread, self, value) => {
        self.path = strValue(value ?? null) ?? '';
      },
    },
  ],
  methods: [
    method('create_module($self, spec)', () => null),
    method('exec_module($self, module)', (thread, self: PySourceFileLoader, module: Value) => {
      const code = callHeld(thread, getAttr(thread, self, 'get_code'), [getAttr(thread, module, '__name__')]);
      runModuleCode(thread, module, code as PyCode);
      return null;
    }),
    method('get_code($self, fullname)', (thread, self: PySourceFileLoader, name: Value) => {
      checkName(thread, self, name);
      return codeOf(thread, self);
    }),
    method(
      'get_data($self, path)',
      (thread, _self, path: Value) => new PyBytes(fileAt(thread, fsDecode(thread, path)).data),
    ),
    method('get_filename($self, fullname=None)', (thread, self: PySourceFileLoader, name: Value = null) => {
      checkName(thread, self, name);
      return self.path;
    }),
    method('get_source($self, fullname)', (thread, self: PySourceFileLoader, name: Value) => {
      checkName(thread, self, name);
      return decodeSource(fileAt(thread, self.path).data);
    }),
    method('is_package($self, fullname)', (_thread, self: PySourceFileLoader, name: Value) => {
      const tail = (strValue(name) ?? '').split('.').at(-1);
      return self.path.endsWith('/__init__.py') && tail !== '__init__';
    }),
    method('load_module($self, fullname=None)', (thread, self: PySourceFileLoader, name: Value = null) => {
      checkName(thread, self, name);
      return loadWithSpec(thread, sourceSpec(self, strValue(self.name) ?? ''), importModule);
    }),
    method('path_stats($self, path)', pathStats),
    method(
      'path_mtime($self, path)',
      (thread, self: PySourceFileLoader, path: Value) => (pathStats(thread, self, path) as PyDict).getStr('mtime')!,
    ),
    method('set_data($self, path, data, *, _mode=438)', () => null),
    method('get_resource_reader($self, name=None)', (thread, self: PySourceFileLoader) => {
      const readers = importModule(thread, 'importlib.readers');
      return callHeld(thread, getAttr(thread, readers, 'FileReader'), [self]);
    }),
    method('source_to_code($self, data, path, *, _optimize=-1)', (thread, _self, data: Value, path: Value) => {
      const text = strValue(data);
      const source = text ?? (data as PyBytes).bytes;
      return compileSource(thread, source, fsDecode(thread, path), 'exec', {});
    }),
  ],
});

function sourceSpec(loader: PySourceFileLoader, name: string): PyObject {
  const { path } = loader;
  const cached = cachedPath(path);
  return newModuleSpec(name, {
    loader,
    origin: path,
    hasLocation: true,
    ...(path.endsWith('/__init__.py') ? { searchLocations: [path.slice(0, -'/__init__.py'.length)] } : {}),
    ...(cached === undefined ? {} : { cached }),
  });
}

/** Finds modules in one directory. */
export class PyFileFinder extends PyObject {
  constructor(
    type: PyType,
    public path = '.',
  ) {
    super(type);
  }
}

const findSpec: BoundFunction = (thread, self: PyFileFinder, fullname: Value) => {
  const name = strValue(fullname) ?? '';
  const files = fileSystem(thread);
  const directory = files.find(self.path);
  if (directory === undefined || directory.kind !== 'directory') return null;
  const tail = name.slice(name.lastIndexOf('.') + 1);
  const base = self.path === '/' ? `/${tail}` : `${self.path}/${tail}`;
  const node = directory.entries.get(tail);
  if (node?.kind === 'directory' && node.entries.get('__init__.py')?.kind === 'file') {
    return sourceSpec(new PySourceFileLoader(sourceFileLoaderType, name, `${base}/__init__.py`), name);
  }
  if (directory.entries.get(`${tail}.py`)?.kind === 'file') {
    return sourceSpec(new PySourceFileLoader(sourceFileLoaderType, name, `${base}.py`), name);
  }
  return node?.kind === 'directory' ? newModuleSpec(name, { loader: null, searchLocations: [base] }) : null;
};

export const fileFinderType: PyType = defineType({
  name: 'FileFinder',
  module: '_frozen_importlib_external',
  instanceClass: PyFileFinder,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type) => new PyFileFinder(type),
    tp_init: (thread, self, args, kwnames) => {
      checkPositional('FileFinder', args.length - (kwnames?.items.length ?? 0), 1, Infinity);
      const path = fsDecode(thread, args[0]!);
      self.path = fileSystem(thread).resolve(path === '' ? '.' : path);
    },
    tp_repr: (thread, self) => `FileFinder(${repr(thread, self.path)})`,
  },
  members: [{ name: 'path', get: (self) => self.path }],
  methods: [
    method('find_spec($self, fullname, target=None)', findSpec),
    method('invalidate_caches($self)', () => null),
  ],
});

/** The path hook that makes a FileFinder for each directory (FileFinder.path_hook). */
export const fileFinderHook = rawMethod('path_hook_for_FileFinder', 'o', (thread, _self, [path]) => {
  const text = fsDecode(thread, path!);
  const files = fileSystem(thread);
  if (files.find(text === '' ? '.' : text)?.kind !== 'directory') {
    throw importError(thread, 'only directories are supported', null, path!);
  }
  return new PyFileFinder(fileFinderType, files.resolve(text === '' ? '.' : text));
});
