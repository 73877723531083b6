// The module zipimport: modules out of zip archives, the standard library first of all.

import { PyBytes } from '../../objects/bytes/bytes';
import type { PyCode } from '../../objects/functions/code';
import { defineType } from '../../objects/define-type';
import * as exceptions from '../../objects/exceptions/exceptions';
import { PyDict } from '../../objects/containers/dict';
import { type BoundFunction, method } from '../../objects/native';
import { argString, parseKeywords } from '../../objects/native-arguments';
import { PyObject, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { callHeld } from '../../objects/protocols/calls';
import { repr } from '../../objects/protocols/text';
import { typeError } from '../../objects/raise';
import { raiseCalled } from '../call-exception';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { compileSource } from '../compile-source';
import { defineModule, stateOf } from '../define-module';
import { fileSystem } from '../file-system';
import { decodeSource } from './decode-source';
import { importError } from './errors';
import { importModule } from './import-module';
import { loadWithSpec } from './load-module';
import { cachedPath, newModuleSpec } from './module-spec';
import { runModuleCode } from './run-module-code';
import { libraryCode } from './library-code';
import { standardLibraryArchive, ZIP_PATH } from './standard-library';
import { ZipArchive, ZipFailure } from './zip-archive';

export const zipImportErrorType: PyType = defineType({
  name: 'ZipImportError',
  module: 'zipimport',
  base: exceptions.ImportErrorType,
  flags: TypeFlag.BASETYPE | TypeFlag.BASE_EXC_SUBCLASS | TypeFlag.HAVE_GC,
});

const zipError = (thread: Thread, message: string, name: Value = null, path: Value = null) =>
  importError(thread, message, name, path, zipImportErrorType);

export class PyZipImporter extends PyObject {
  archivePath = '';
  prefix = '';
  archive!: ZipArchive;

  constructor(type: PyType = zipImporterType) {
    super(type);
  }
}

/** Where in an archive a module is. */
interface Location {
  path: string;
  isPackage: boolean;
}

function locate(importer: PyZipImporter, fullname: string): Location | undefined {
  const base = importer.prefix + fullname.slice(fullname.lastIndexOf('.') + 1);
  if (importer.archive.has(`${base}/__init__.py`)) return { path: `${base}/__init__.py`, isPackage: true };
  if (importer.archive.has(`${base}.py`)) return { path: `${base}.py`, isPackage: false };
  return undefined;
}

/** The location of a module that must exist. */
function requireLocation(thread: Thread, importer: PyZipImporter, name: Value): Location {
  const text = strValue(name);
  const location = text === undefined ? undefined : locate(importer, text);
  if (location === undefined) throw zipError(thread, `can't find module ${repr(thread, name)}`, name);
  return location;
}

/** The archive at a path of the program's files, or undefined. */
function openArchive(thread: Thread, path: string): ZipArchive | undefined {
  if (path === ZIP_PATH) return standardLibraryArchive();
  const node = fileSystem(thread).find(path);
  if (node === undefined || node.kind !== 'file') return undefined;
  const opened = stateOf(thread, 'zip-archives', () => new Map<Uint8Array, ZipArchive>());
  let archive = opened.get(node.data);
  if (archive === undefined) {
    archive = new ZipArchive(node.data);
    opened.set(node.data, archive);
  }
  return archive;
}

function init(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const [path] = parseKeywords(thread, 'zipimporter.__init__', 'path', args, kwnames) as [Value];
  const text = strValue(path);
  if (text === undefined) throw typeError(`expected str, not ${repr(thread, typeOf(path))}`);
  if (text === '') throw zipError(thread, 'archive path is empty', null, path);
  const importer = self as PyZipImporter;
  let archivePath = text;
  let prefix = '';
  try {
    for (;;) {
      const archive = openArchive(thread, archivePath);
      if (archive !== undefined) {
        importer.archivePath = archivePath;
        importer.prefix = prefix === '' ? '' : `${prefix}/`;
        importer.archive = archive;
        return;
      }
      const slash = archivePath.lastIndexOf('/');
      if (slash <= 0) throw new ZipFailure('not a Zip file');
      const last = archivePath.slice(slash + 1);
      prefix = prefix === '' ? last : `${last}/${prefix}`;
      archivePath = archivePath.slice(0, slash);
    }
  } catch (error) {
    if (!(error instanceof ZipFailure)) throw error;
    throw zipError(thread, error.message, null, path);
  }
}

const findSpec: BoundFunction = (_thread, self: PyZipImporter, fullname: Value) => {
  const name = strValue(fullname) ?? '';
  const location = locate(self, name);
  if (location !== undefined) {
    const origin = `${self.archivePath}/${location.path}`;
    return newModuleSpec(name, {
      loader: self,
      origin,
      hasLocation: true,
      ...(location.isPackage ? { searchLocations: [origin.slice(0, -'/__init__.py'.length)] } : {}),
      ...(cachedPath(origin) === undefined ? {} : { cached: cachedPath(origin)! }),
    });
  }
  const directory = self.prefix + name.slice(name.lastIndexOf('.') + 1);
  if (!self.archive.directories.has(directory)) return null;
  return newModuleSpec(name, { loader: null, searchLocations: [`${self.archivePath}/${directory}`] });
};

/** The code of a module; that of the standard library is compiled once per process. */
function codeOf(thread: Thread, importer: PyZipImporter, { path }: Location): PyCode {
  const compile = (): PyCode =>
    compileSource(thread, importer.archive.read(path)!, `${importer.archivePath}/${path}`, 'exec', {});
  return importer.archivePath === ZIP_PATH ? libraryCode(thread, path, compile) : compile();
}

const getData: BoundFunction = (thread, self: PyZipImporter, pathname: Value) => {
  const path = argString(thread, 'get_data', 1, pathname);
  const inside = path.startsWith(`${self.archivePath}/`) ? path.slice(self.archivePath.length + 1) : path;
  const data = self.archive.read(inside);
  if (data === undefined) throw raiseCalled(thread, exceptions.OSErrorType, 0, '', inside);
  return new PyBytes(data);
};

/** Imports a helper of importlib only when it is asked for. */
function resourceReader(thread: Thread, self: PyZipImporter, fullname: Value): Value {
  if (!requireLocation(thread, self, fullname).isPackage) return null;
  const readers = importModule(thread, 'importlib.readers');
  return callHeld(thread, getAttr(thread, readers, 'ZipReader'), [self, fullname]);
}

export const zipImporterType: PyType = defineType({
  name: 'zipimporter',
  module: 'zipimport',
  instanceClass: PyZipImporter,
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  tp: {
    tp_new: (_thread, type) => new PyZipImporter(type),
    tp_init: init,
    tp_repr: (_thread, self) => {
      const { archivePath, prefix } = self;
      return `<zipimporter object "${archivePath}/${prefix}">`;
    },
  },
  members: [
    { name: 'archive', get: (self) => self.archivePath },
    { name: 'prefix', get: (self) => self.prefix },
  ],
  methods: [
    method('find_spec($self, fullname, target=None)', findSpec),
    method('create_module($self, spec)', () => null),
    method('exec_module($self, module)', (thread, self: PyZipImporter, module: Value) => {
      const name = getAttr(thread, module, '__name__');
      runModuleCode(thread, module, codeOf(thread, self, requireLocation(thread, self, name)));
      return null;
    }),
    method('get_code($self, fullname)', (thread, self: PyZipImporter, name: Value) =>
      codeOf(thread, self, requireLocation(thread, self, name)),
    ),
    method('get_data($self, pathname)', getData),
    method(
      'get_filename($self, fullname)',
      (thread, self: PyZipImporter, name: Value) => `${self.archivePath}/${requireLocation(thread, self, name).path}`,
    ),
    method('get_source($self, fullname)', (thread, self: PyZipImporter, name: Value) => {
      const { path } = requireLocation(thread, self, name);
      return decodeSource(self.archive.read(path)!);
    }),
    method(
      'is_package($self, fullname)',
      (thread, self: PyZipImporter, name: Value) => requireLocation(thread, self, name).isPackage,
    ),
    method('load_module($self, fullname)', (thread, self: PyZipImporter, name: Value) => {
      requireLocation(thread, self, name);
      return loadWithSpec(thread, findSpec(thread, self, name) as PyObject, importModule);
    }),
    method('get_resource_reader($self, fullname)', resourceReader),
    method('invalidate_caches($self)', () => null),
  ],
});

export const zipimportModule = defineModule({
  name: 'zipimport',
  types: [zipImportErrorType, zipImporterType],
  init: (_thread, _module, define) => define('_zip_directory_cache', new PyDict()),
});
