// ModuleSpec: what a finder tells about a module. A native twin of the class in importlib/_bootstrap.py; all its data is in the instance dictionary.

import { defineType } from '../../objects/define-type';
import { PyList } from '../../objects/containers/list';
import { parseKeywords } from '../../objects/native-arguments';
import { hold, PyObject, release, type Value } from '../../objects/object';
import { getAttr, instanceDict, lookupAttr, setAttr } from '../../objects/protocols/attributes';
import { isTrue, richCompareBool } from '../../objects/protocols/compare';
import { repr } from '../../objects/protocols/text';
import { typeError } from '../../objects/raise';
import { NotImplemented } from '../../objects/singletons';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';

/** What a native finder knows of a module. */
export interface SpecFields {
  loader: Value;
  origin?: Value;
  loaderState?: Value;
  /** Of a package: where its modules are. */
  searchLocations?: string[];
  /** `origin` is the path of a file. */
  hasLocation?: boolean;
  cached?: string;
}

/** A spec made by a native finder. */
export function newModuleSpec(name: string, fields: SpecFields): PyObject {
  const spec = new PyObject(moduleSpecType);
  const { loader, origin = null, loaderState = null, searchLocations, hasLocation = false, cached = null } = fields;
  fill(spec, name, loader, origin, loaderState, searchLocations === undefined ? null : new PyList(searchLocations));
  const dict = instanceDict(spec)!;
  dict.initStr('_set_fileattr', hasLocation);
  dict.initStr('_cached', cached);
  return spec;
}

function fill(spec: PyObject, name: Value, loader: Value, origin: Value, state: Value, locations: Value): void {
  const dict = instanceDict(spec)!;
  dict.initStr('name', name);
  dict.initStr('loader', loader);
  dict.initStr('origin', origin);
  dict.initStr('loader_state', state);
  dict.initStr('submodule_search_locations', locations);
  dict.initStr('_uninitialized_submodules', new PyList([]));
}

function init(thread: Thread, self: Value, args: Value[], kwnames: PyTuple | undefined): void {
  const [name, loader, origin = null, state = null, isPackage = null] = parseKeywords(
    thread,
    'ModuleSpec.__init__',
    'name, loader, *, origin=None, loader_state=None, is_package=None',
    args,
    kwnames,
  ) as [Value, Value, Value?, Value?, Value?];
  const locations = isTrue(thread, isPackage) ? new PyList([]) : null;
  const spec = self as PyObject;
  setAttr(thread, spec, 'name', name);
  setAttr(thread, spec, 'loader', loader);
  setAttr(thread, spec, 'origin', origin);
  setAttr(thread, spec, 'loader_state', state);
  setAttr(thread, spec, 'submodule_search_locations', locations);
  setAttr(thread, spec, '_uninitialized_submodules', new PyList([]));
  setAttr(thread, spec, '_set_fileattr', false);
  setAttr(thread, spec, '_cached', null);
}

/** The last part of a dotted name: "json.decoder" has the parent "json". */
export const parentName = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('.')));

function parent(thread: Thread, self: Value): Value {
  const name = strValue(getAttr(thread, self, 'name'));
  if (name === undefined) throw typeError('ModuleSpec.name must be a string');
  return getAttr(thread, self, 'submodule_search_locations') === null ? parentName(name) : name;
}

/** Where the bytecode of a source file would be kept. */
export function cachedPath(path: string): string | undefined {
  const match = /^(.*\/)?([^/]+)\.py$/.exec(path);
  return match === null ? undefined : `${match[1] ?? ''}__pycache__/${match[2]}.cpython-314.pyc`;
}

function cached(thread: Thread, self: Value): Value {
  const known = getAttr(thread, self, '_cached');
  if (known !== null) return known;
  const origin = strValue(getAttr(thread, self, 'origin'));
  if (origin === undefined || !isTrue(thread, getAttr(thread, self, '_set_fileattr'))) return null;
  const path = cachedPath(origin);
  if (path === undefined) return null;
  setAttr(thread, self, '_cached', path);
  return path;
}

function reprOf(thread: Thread, self: Value): Value {
  const show = (name: string): string => repr(thread, getAttr(thread, self, name));
  const parts = [`name=${show('name')}`, `loader=${show('loader')}`];
  if (getAttr(thread, self, 'origin') !== null) parts.push(`origin=${show('origin')}`);
  if (getAttr(thread, self, 'submodule_search_locations') !== null) {
    parts.push(`submodule_search_locations=${show('submodule_search_locations')}`);
  }
  return `ModuleSpec(${parts.join(', ')})`;
}

const COMPARED = ['name', 'loader', 'origin', 'submodule_search_locations', 'cached', 'has_location'];

function equal(thread: Thread, left: Value, right: Value): Value {
  for (const name of COMPARED) {
    const other = lookupAttr(thread, right, name);
    if (other === undefined) return NotImplemented;
    hold(other);
    try {
      if (!richCompareBool(thread, getAttr(thread, left, name), other, '==')) return false;
    } finally {
      release(thread, other);
    }
  }
  return true;
}

export const moduleSpecType = defineType({
  name: 'ModuleSpec',
  module: '_frozen_importlib',
  flags: TypeFlag.BASETYPE | TypeFlag.HAVE_GC,
  hasDict: true,
  hasWeakrefs: true,
  textSignature: '(name, loader, *, origin=None, loader_state=None, is_package=None)',
  tp: {
    tp_new: (_thread, type) => new PyObject(type),
    tp_init: init,
    tp_repr: reprOf,
    tp_richcompare: (thread, left, right, op) => {
      if (op !== '==' && op !== '!=') return NotImplemented;
      const result = equal(thread, left, right);
      return result === NotImplemented || op === '==' ? result : !result;
    },
  },
  getset: [
    { name: 'parent', get: parent },
    {
      name: 'cached',
      get: cached,
      set: (thread, self, value) => setAttr(thread, self, '_cached', value ?? null),
    },
    {
      name: 'has_location',
      get: (thread, self) => getAttr(thread, self, '_set_fileattr'),
      set: (thread, self, value) => setAttr(thread, self, '_set_fileattr', isTrue(thread, value ?? null)),
    },
  ],
  attributes: { __hash__: null },
});

/** A field of a spec that may be of any class; undefined where it has none. */
export function specField(thread: Thread, spec: Value, name: string): Value | undefined {
  return lookupAttr(thread, spec, name);
}
