// Loading an ES module from code that is compiled to CommonJS.

import { pathToFileURL } from 'node:url';

/** `import()` of a file. */
export function importModule<T>(file: string): Promise<T> {
  const dynamicImport = new Function('url', 'return import(url)') as (url: string) => Promise<T>;
  return dynamicImport(pathToFileURL(file).href);
}
