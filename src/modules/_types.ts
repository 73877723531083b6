// The module _types: types that have no name elsewhere.

import { asyncGeneratorType } from '../objects/frames/async-generator';
import { getSetDescriptorType, memberDescriptorType } from '../objects/descriptors/attribute-descriptor';
import { methodType } from '../objects/functions/bound-method';
import { builtinFunctionType } from '../objects/functions/builtin-function';
import { cellType } from '../objects/functions/cell';
import { codeType } from '../objects/functions/code';
import { coroutineType } from '../objects/frames/coroutine';
import { defineType } from '../objects/define-type';
import { frameType } from '../objects/frames/frame';
import { functionType } from '../objects/functions/function';
import { generatorType } from '../objects/frames/generator-type';
import { genericAliasType } from '../objects/typing/generic-alias';
import { mappingProxyType } from '../objects/containers/mapping-proxy';
import { classMethodDescriptorType, methodDescriptorType } from '../objects/descriptors/method-descriptor';
import { moduleType } from '../objects/module';
import { namespaceType } from '../objects/namespace';
import { noneType } from '../objects/none';
import { ellipsisType, notImplementedType } from '../objects/singletons';
import { tracebackType } from '../objects/frames/traceback';
import { type PyType, TypeFlag } from '../objects/type';
import { unionType } from '../objects/typing/union';
import { methodWrapperType, wrapperDescriptorType } from '../objects/descriptors/wrapper-descriptor';
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
  init(_thread, _module, define) {
    for (const [name, type] of NAMES) define(name, type);
  },
});
