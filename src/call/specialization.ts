// Which specialised form an instruction that calls gets for its callable: what CALL and CALL_KW choose at their second run.

import { SpecializedOp } from '../bytecode/opcodes';
import { PyMethodDescriptor, methodDescriptorType } from '../objects/descriptors/method-descriptor';
import { PyMethod } from '../objects/functions/bound-method';
import { builtinFunctionType, PyBuiltinFunction } from '../objects/functions/builtin-function';
import { PyFunction } from '../objects/functions/function';
import type { NativeDefinition } from '../objects/native';
import type { Convention } from './native/convention';
import type { Value } from '../objects/object';
import { strType } from '../objects/text/str';
import { tupleType } from '../objects/containers/tuple';
import { PyType, TypeFlag } from '../objects/type';
import { objectType } from '../objects/types/object-type';
import { typeLookup, typeVersion } from '../objects/types/type-lookup';
import { typeType } from '../objects/types/type-type';
import { hasVersion, isSimple, usesNamespace } from './function-kind';

/** A specialised form, and what its guard will compare. */
export interface CallForm {
  opcode: number;
  /** The version of the function, or of the class, that the inline cache keeps. */
  version?: number;
  /** The `__init__` that a class is called with. */
  init?: PyFunction;
}

/** What an instruction that calls looks at. */
export interface CallSite {
  callable: Value;
  /** Arguments, self included where there is one. */
  count: number;
  /** The entry beside the callable is NULL. */
  withoutSelf: boolean;
  /** The next instruction drops the result. */
  dropsResult: () => boolean;
}

const form = (opcode: number): CallForm => ({ opcode });

/** The form of CALL; undefined where it stays general for a while (_Py_Specialize_Call). */
export function formOfCall(site: CallSite): CallForm | undefined {
  const { callable, count } = site;
  if (callable instanceof PyFunction) return formOfFunction(callable, count, false);
  if (callable instanceof PyMethodDescriptor) {
    if (callable.type === methodDescriptorType) return formOfMethod(callable, site);
  } else if (callable instanceof PyBuiltinFunction) {
    if (callable.type === builtinFunctionType) return formOfBuiltin(callable, count);
  } else if (callable instanceof PyType) return formOfClass(callable, site);
  else if (callable instanceof PyMethod)
    return callable.func instanceof PyFunction ? formOfFunction(callable.func, count, true) : undefined;
  return form(SpecializedOp.CALL_NON_PY_GENERAL);
}

/** specialize_py_call. */
function formOfFunction(func: PyFunction, count: number, isBound: boolean): CallForm | undefined {
  const { code, version } = func;
  if (usesNamespace(code) || !hasVersion(func)) return undefined;
  const isExact = isSimple(code) && code.co_argcount === (isBound ? count + 1 : count);
  if (isBound) {
    const opcode = isExact ? SpecializedOp.CALL_BOUND_METHOD_EXACT_ARGS : SpecializedOp.CALL_BOUND_METHOD_GENERAL;
    return { opcode, version };
  }
  return { opcode: isExact ? SpecializedOp.CALL_PY_EXACT_ARGS : SpecializedOp.CALL_PY_GENERAL, version };
}

/** The convention for which there may be a form; undefined where a specialised call does not expect the function. */
const knownConvention = ({ general, convention }: NativeDefinition): Convention | undefined =>
  general ? undefined : convention;

/** specialize_c_call. */
function formOfBuiltin(callable: PyBuiltinFunction, count: number): CallForm | undefined {
  const { definition } = callable;
  switch (knownConvention(definition)) {
    case 'o':
      if (count !== 1) return undefined;
      return form(definition.role === 'len' ? SpecializedOp.CALL_LEN : SpecializedOp.CALL_BUILTIN_O);
    case 'fastcall': {
      const isInstance = count === 2 && definition.role === 'isinstance';
      return form(isInstance ? SpecializedOp.CALL_ISINSTANCE : SpecializedOp.CALL_BUILTIN_FAST);
    }
    case 'fastcall_keywords':
      return form(SpecializedOp.CALL_BUILTIN_FAST_WITH_KEYWORDS);
    default:
      return form(SpecializedOp.CALL_NON_PY_GENERAL);
  }
}

/** specialize_method_descriptor. */
function formOfMethod(
  { definition }: PyMethodDescriptor,
  { count, withoutSelf, dropsResult }: CallSite,
): CallForm | undefined {
  switch (knownConvention(definition)) {
    case 'noargs':
      return count === 1 ? form(SpecializedOp.CALL_METHOD_DESCRIPTOR_NOARGS) : undefined;
    case 'o': {
      if (count !== 2) return undefined;
      const isAppend = definition.role === 'append' && !withoutSelf && dropsResult();
      return form(isAppend ? SpecializedOp.CALL_LIST_APPEND : SpecializedOp.CALL_METHOD_DESCRIPTOR_O);
    }
    case 'fastcall':
      return form(SpecializedOp.CALL_METHOD_DESCRIPTOR_FAST);
    case 'fastcall_keywords':
      return form(SpecializedOp.CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS);
    default:
      return form(SpecializedOp.CALL_NON_PY_GENERAL);
  }
}

/** specialize_class_call. */
function formOfClass(cls: PyType, { count, withoutSelf }: CallSite): CallForm | undefined {
  if (cls.flags & TypeFlag.IMMUTABLETYPE) {
    if (count === 1 && withoutSelf) {
      if (cls === strType) return form(SpecializedOp.CALL_STR_1);
      if (cls === typeType) return form(SpecializedOp.CALL_TYPE_1);
      if (cls === tupleType) return form(SpecializedOp.CALL_TUPLE_1);
    }
    return form(cls.vectorcall !== undefined ? SpecializedOp.CALL_BUILTIN_CLASS : SpecializedOp.CALL_NON_PY_GENERAL);
  }
  if (cls.type === typeType && cls.tp.tp_new === objectType.tp.tp_new) {
    const init = typeLookup(cls, '__init__');
    const version = typeVersion(cls);
    if (version === 0) return undefined;
    if (init instanceof PyFunction && isSimple(init.code))
      return { opcode: SpecializedOp.CALL_ALLOC_AND_ENTER_INIT, version, init };
  }
  return form(SpecializedOp.CALL_NON_PY_GENERAL);
}

/** The form of CALL_KW; undefined where it stays general for a while (_Py_Specialize_CallKw). */
export function formOfKeywordCall(callable: Value): CallForm | undefined {
  const isBound = callable instanceof PyMethod;
  const func = isBound ? callable.func : callable;
  if (!(func instanceof PyFunction)) return isBound ? undefined : form(SpecializedOp.CALL_KW_NON_PY);
  if (usesNamespace(func.code) || !hasVersion(func)) return undefined;
  return { opcode: isBound ? SpecializedOp.CALL_KW_BOUND_METHOD : SpecializedOp.CALL_KW_PY, version: func.version };
}
