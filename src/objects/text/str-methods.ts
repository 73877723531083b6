// The methods of str, gathered by theme.

import { strCaseMethods } from './str-case-methods';
import { strFormatMethods } from './str-format-methods';
import { strSearchMethods } from './str-search-methods';
import { strSplitMethods } from './str-split-methods';
import { strTranslateMethods } from './str-translate';
import type { NativeDefinition } from '../native';

export const strMethods: NativeDefinition[] = [
  ...strSearchMethods,
  ...strSplitMethods,
  ...strCaseMethods,
  ...strFormatMethods,
  ...strTranslateMethods,
];
