// The module _testcapi, as far as calls are concerned: CPython's functions for its own tests, written as an extension module.

import { defineModule } from './define-module';
import { moduleSpecOf } from './extension/extension-module';
import { argumentFunctions } from './testcapi/arguments';
import { conventionFunctions, conventionTypes } from './testcapi/conventions';
import { vectorcallFunctions } from './testcapi/vectorcall';
import { vectorcallTypes } from './testcapi/vectorcall-types';

defineModule({
  ...moduleSpecOf('_testcapi', { functions: [...argumentFunctions, ...conventionFunctions, ...vectorcallFunctions] }),
  types: [...conventionTypes, ...vectorcallTypes],
});
