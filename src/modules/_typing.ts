// The module _typing: type variables, aliases and unions.

import { method } from '../objects/native';
import { noDefault } from '../objects/typing/no-default';
import type { Value } from '../objects/object';
import { typeAliasType } from '../objects/typing/type-alias';
import {
  genericType,
  paramSpecArgsType,
  paramSpecKwargsType,
  paramSpecType,
  typeVarTupleType,
  typeVarType,
} from '../objects/typing/type-variables';
import { unionType } from '../objects/typing/union';
import { defineModule } from './define-module';

export const typingModule = defineModule({
  name: '_typing',
  functions: [method('_idfunc($module, x, /)', (_thread, _module, x: Value) => x)],
  types: [typeVarType, typeVarTupleType, paramSpecType, paramSpecArgsType, paramSpecKwargsType, genericType],
  init(_thread, _module, define) {
    define('TypeAliasType', typeAliasType);
    define('Union', unionType);
    define('NoDefault', noDefault);
  },
});
