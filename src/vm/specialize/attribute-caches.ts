// Where LOAD_ATTR and STORE_ATTR keep what they know.

import { cacheLayout } from '../../bytecode/cache-layout';

/**
 * `version` is that of the owner's type. A second version (of keys, of the metaclass, of `__getattribute__`) or an offset as CPython would
 * show it is in `keys_version`. The position that belongs to the offset is in the second half of `version`, which is never shown.
 */
export const AttributeCache = {
  ...cacheLayout({ counter: 1, version: 2, keys_version: 2, descr: 4 }),
  position: 3,
};

/** The same for STORE_ATTR, with the offset in `index`. */
export const StoreCache = { ...cacheLayout({ counter: 1, version: 2, index: 1 }), position: 3 };
