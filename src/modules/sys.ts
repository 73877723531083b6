// The module sys.

import { notice } from '../objects/documentation';
import { newBuiltinFunction } from '../objects/functions/builtin-function';
import { PyDict } from '../objects/containers/dict';
import { type PyFrozenSet, frozensetType } from '../objects/containers/frozenset';
import { PyList } from '../objects/containers/list';
import { newNamespace } from '../objects/namespace';
import { method, type NativeDefinition } from '../objects/native';
import { IMMORTAL, type Value } from '../objects/object';
import { PyTuple } from '../objects/containers/tuple';
import { defineModule, nativeModuleNames } from './define-module';
import { builtinImporterType } from './import/builtin-importer';
import { fileFinderHook } from './import/file-finder';
import { frozenImporterType } from './import/frozen-importer';
import { pathFinderType } from './import/path-finder';
import { ZIP_PATH } from './import/standard-library';
import { zipImporterType } from './import/zip-importer';
import { frameFunctions } from './sys/frames';
import { hookFunctions } from './sys/hooks';
import {
  emscriptenInfo,
  flags,
  floatInfo,
  hashInfo,
  HEXVERSION,
  intInfo,
  threadInfo,
  VERSION_TEXT,
  versionInfo,
} from './sys/information';
import { monitoringNamespace } from './sys/monitoring';
import { objectFunctions } from './sys/objects';
import { settingFunctions } from './sys/settings';
import { STDLIB_MODULE_NAMES } from './sys/stdlib-names';
import { standardStreams } from './sys/streams';
import { tracingFunctions } from './sys/tracing';

const plainFunctions: NativeDefinition[] = [
  method('getdefaultencoding($module, /)', () => 'utf-8'),
  method('getfilesystemencoding($module, /)', () => 'utf-8'),
  method('getfilesystemencodeerrors($module, /)', () => 'surrogateescape'),
  method('is_finalizing($module, /)', (thread) => thread.interp.moduleState.get('finalizing') === true),
  method('_is_gil_enabled($module, /)', () => true),
  method('is_stack_trampoline_active($module, /)', () => false),
  method('is_remote_debug_enabled($module, /)', () => false),
  method('_clear_type_cache($module, /)', () => null),
  method('_clear_internal_caches($module, /)', () => null),
  method('_get_cpu_count_config($module, /)', () => -1),
];

const functions: NativeDefinition[] = [
  ...hookFunctions,
  ...frameFunctions,
  ...objectFunctions,
  ...settingFunctions,
  ...tracingFunctions,
  ...plainFunctions,
].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Names that every interpreter shares. */
const constants: Record<string, Value> = {
  version: VERSION_TEXT,
  hexversion: HEXVERSION,
  _git: permanent(new PyTuple(['callspec', '', ''])),
  _framework: '',
  api_version: 1013,
  copyright: notice('copyright'),
  platform: 'emscripten',
  maxsize: 2147483647,
  float_info: floatInfo,
  int_info: intInfo,
  hash_info: hashInfo,
  maxunicode: 0x10ffff,
  byteorder: 'little',
  abiflags: '',
  version_info: versionInfo,
  flags,
  float_repr_style: 'short',
  thread_info: threadInfo,
  _emscripten_info: emscriptenInfo,
  pycache_prefix: null,
  dont_write_bytecode: true,
  executable: '',
  _base_executable: '',
  prefix: '/',
  base_prefix: '/',
  exec_prefix: '/',
  base_exec_prefix: '/',
  platlibdir: 'lib',
  _stdlib_dir: ZIP_PATH,
  _home: null,
};

function permanent(tuple: PyTuple): PyTuple {
  tuple.refs = 2 * IMMORTAL;
  return tuple;
}

let builtinNames: PyTuple | undefined;
let libraryNames: Value | undefined;

export const sysModule = defineModule({
  name: 'sys',
  functions,
  constants,
  init(thread, module, define) {
    const hook = (name: string): Value => module.dict!.getStr(name)!;
    for (const name of ['displayhook', 'excepthook', 'breakpointhook', 'unraisablehook'])
      define(`__${name}__`, hook(name));
    builtinNames ??= permanent(new PyTuple(nativeModuleNames()));
    if (libraryNames === undefined) {
      const set = thread.call(frozensetType, [new PyList([...STDLIB_MODULE_NAMES])]) as PyFrozenSet;
      set.refs = 2 * IMMORTAL;
      libraryNames = set;
    }
    define('builtin_module_names', builtinNames);
    define('stdlib_module_names', libraryNames);
    define(
      'implementation',
      newNamespace(thread, {
        name: 'cpython',
        cache_tag: 'cpython-314',
        version: versionInfo,
        hexversion: HEXVERSION,
        _multiarch: 'wasm32-emscripten',
        supports_isolated_interpreters: false,
      }),
    );
    define('monitoring', monitoringNamespace(thread));
    define('modules', thread.interp.modules);
    define('meta_path', new PyList([builtinImporterType, frozenImporterType, pathFinderType]));
    define('path_hooks', new PyList([zipImporterType, newBuiltinFunction(fileFinderHook, undefined, null)]));
    define('path_importer_cache', new PyDict());
    define('path', new PyList(['', ZIP_PATH, '/lib/python3.14/lib-dynload']));
    define('argv', new PyList(['']));
    define('orig_argv', new PyList(['']));
    define('warnoptions', new PyList([]));
    define('_xoptions', new PyDict());
    for (const [name, stream] of standardStreams(thread)) {
      define(`__${name}__`, stream);
      define(name, stream);
    }
  },
});
