// Private name mangling: `__spam` in class Ham becomes `_Ham__spam`.

import type { Scope } from './scope';

/** The name under which `ident` is stored inside class `className` (_Py_Mangle). */
export function mangle(className: string | null, ident: string): string {
  if (className === null || !ident.startsWith('__') || ident.endsWith('__') || ident.includes('.')) return ident;
  const stripped = className.replace(/^_+/, '');
  return stripped === '' ? ident : `_${stripped}${ident}`;
}

/** As `mangle`, but in the type parameter scope of a generic class only type parameters are mangled (_Py_MaybeMangle). */
export function maybeMangle(className: string | null, scope: Scope, ident: string): string {
  if (scope.mangledNames !== null && !scope.mangledNames.has(ident)) return ident;
  return mangle(className, ident);
}
