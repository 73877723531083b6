// The module _functools.

import { defineModule } from './define-module';
import { cmpToKeyFunction, reduceFunction } from './functools/cmp-to-key';
import { lruCacheType } from './functools/lru-cache';
import { partialType } from './functools/partial';
import { Placeholder, placeholderType } from './functools/placeholder';

defineModule({
  name: '_functools',
  functions: [reduceFunction, cmpToKeyFunction],
  constants: { Placeholder },
  types: [placeholderType, partialType, lruCacheType],
});
