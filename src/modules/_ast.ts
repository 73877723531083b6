// The module _ast: the classes of syntax nodes and the flags of compile().

import { astType, nodeClasses } from './ast/node-classes';
import { defineModule } from './define-module';
import './ast/ast-type';

export const astModule = defineModule({
  name: '_ast',
  types: [astType],
  constants: {
    PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000,
    PyCF_ONLY_AST: 0x400,
    PyCF_TYPE_COMMENTS: 0x1000,
    PyCF_OPTIMIZED_AST: 0x8400,
  },
  init(thread, _module, define) {
    for (const [name, { type }] of nodeClasses(thread).byName) define(name, type);
  },
});
