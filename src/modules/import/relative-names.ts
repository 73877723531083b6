// Relative imports: which package the leading dots of `from ..x import y` mean (resolve_name of import.c).

import { dictType, type PyDict } from '../../objects/containers/dict';
import * as exceptions from '../../objects/exceptions/exceptions';
import { drop, type Value } from '../../objects/object';
import { getAttr } from '../../objects/protocols/attributes';
import { richCompareBool } from '../../objects/protocols/compare';
import { keyError, typeError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { isSubtype } from '../../objects/type';
import { strValue, typeOf } from '../../objects/type-of';
import { importError } from './errors';

/** The absolute name of a relative import made in a module with these globals. */
export function resolveName(thread: Thread, name: string, globals: Value, level: number): string {
  if (globals === null) throw keyError("'__name__' not in globals");
  if (!isSubtype(typeOf(globals), dictType)) throw typeError('globals must be a dict');
  const { text, isPackage } = packageName(thread, globals as PyDict);
  const noParent = () => importError(thread, 'attempted relative import with no known parent package');
  let base = text;
  if (!isPackage) {
    const dot = base.lastIndexOf('.');
    if (dot < 0) throw noParent();
    base = base.slice(0, dot);
  }
  if (base === '') throw noParent();
  for (let step = 1; step < level; step++) {
    const dot = base.lastIndexOf('.');
    if (dot < 0) throw importError(thread, 'attempted relative import beyond top-level package');
    base = base.slice(0, dot);
  }
  return name === '' ? base : `${base}.${name}`;
}

/** The name from which dots count: that of the package, or of a module whose package is not told. */
function packageName(thread: Thread, globals: PyDict): { text: string; isPackage: boolean } {
  const declared = globals.getStr('__package__') ?? null;
  const spec = globals.getStr('__spec__') ?? null;
  if (declared !== null) {
    const text = strValue(declared);
    if (text === undefined) throw typeError('package must be a string');
    if (spec !== null) warnUnlessEqual(thread, declared, spec);
    return { text, isPackage: true };
  }
  if (spec !== null) {
    const parent = getAttr(thread, spec, 'parent');
    const text = strValue(parent);
    drop(thread, parent);
    if (text === undefined) throw typeError('__spec__.parent must be a string');
    return { text, isPackage: true };
  }
  const message = "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__";
  thread.warn(exceptions.ImportWarningType, message);
  const name = globals.getStr('__name__');
  if (name === undefined) throw keyError("'__name__' not in globals");
  const text = strValue(name);
  if (text === undefined) throw typeError('__name__ must be a string');
  return { text, isPackage: globals.getStr('__path__') !== undefined };
}

function warnUnlessEqual(thread: Thread, declared: Value, spec: Value): void {
  const parent = getAttr(thread, spec, 'parent');
  if (!richCompareBool(thread, declared, parent, '==')) {
    thread.warn(exceptions.DeprecationWarningType, '__package__ != __spec__.parent');
  }
  drop(thread, parent);
}
