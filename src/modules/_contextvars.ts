// The module _contextvars.

import { method } from '../objects/native';
import { contextType, contextVarType, currentContext, PyContext, tokenType } from './_contextvars/context-var';
import { defineModule } from './define-module';

export const contextvarsModule = defineModule({
  name: '_contextvars',
  functions: [method('copy_context($module, /)', (thread) => new PyContext(currentContext(thread).values))],
  types: [contextType, contextVarType, tokenType],
});
