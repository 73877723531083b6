// The module _types: types that have no name elsewhere.

import { asyncGeneratorType } from '../objects/async-generator';
import { getSetDescriptorType, memberDescriptorType } from '../objects/attribute-descriptor';
import { methodType } from '../objects/bound-method';
import { builtinFunctionType } from '../objects/builtin-function';
import { cellType } from '../objects/cell';
import { codeType } from '../objects/code';
import { coroutineType } from '../objects/coroutine';
import { defineType } from '../objects/define-type';
import { frameType } from '../objects/frame';
import { functionType } from '../objects/function';
import { generatorType } from '../objects/generator-type';
import { genericAliasType } from '../objects/generic-alias';
import { mappingProxyType } from '../objects/mapping-proxy';
import { classMethodDescriptorType, methodDescriptorType } from '../objects/method-descriptor';
import { moduleType } from '../objects/module';
import { namespaceType } from '../objects/namespace';
import { noneType } from '../objects/none';
import { ellipsisType, notImplementedType } from '../objects/singletons';
import { tracebackType } from '../objects/traceback';
import { type PyType, TypeFlag } from '../objects/type';
import { unionType } from '../objects/union';
import { methodWrapperType, wrapperDescriptorType } from '../objects/wrapper-descriptor';
import { defineModule } from './define-module';

/** What extension modules hand C pointers around in; nothing here makes one. */
const capsuleType = defineType({ name: 'PyCapsule', flags: TypeFlag.DISALLOW_INSTANTIATION });

const NAMES: [name: string, type: PyType][] = [
  ['AsyncGeneratorType', asyncGeneratorType],
  ['BuiltinFunctionType', builtinFunctionType],
  ['BuiltinMethodType', builtinFunctionType],
  ['CapsuleType', capsuleType],
  ['CellType', cellType],
  ['ClassMethodDescriptorType', classMethodDescriptorType],
  ['CodeType', codeType],
  ['CoroutineType', coroutineType],
  ['EllipsisType', ellipsisType],
  ['FrameType', frameType],
  ['FunctionType', functionType],
  ['GeneratorType', generatorType],
  ['GenericAlias', genericAliasType],
  ['GetSetDescriptorType', getSetDescriptorType],
  ['LambdaType', functionType],
  ['MappingProxyType', mappingProxyType],
  ['MemberDescriptorType', memberDescriptorType],
  ['MethodDescriptorType', methodDescriptorType],
  ['MethodType', methodType],
  ['MethodWrapperType', methodWrapperType],
  ['ModuleType', moduleType],
  ['NoneType', noneType],
  ['NotImplementedType', notImplementedType],
  ['SimpleNamespace', namespaceType],
  ['TracebackType', tracebackType],
  ['UnionType', unionType],
  ['WrapperDescriptorType', wrapperDescriptorType],
];

export const typesModule = defineModule({
  name: '_types',
  doc: 'Define names for built-in types.',
  init(_thread, _module, define) {
    for (const [name, type] of NAMES) define(name, type);
  },
});
