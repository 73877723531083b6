// CALL and CALL_KW: the kind of callable is known, and of a Python function its version.

import { Op, SpecializedOp } from '../bytecode/opcodes';
import { PyMethodDescriptor, methodDescriptorType } from '../objects/descriptors/method-descriptor';
import { PyMethod } from '../objects/functions/bound-method';
import { builtinFunctionType, PyBuiltinFunction } from '../objects/functions/builtin-function';
import type { Executable } from '../objects/functions/executable';
import { PyFunction } from '../objects/functions/function';
import type { Value } from '../objects/object';
import { strType } from '../objects/text/str';
import { tupleType } from '../objects/containers/tuple';
import { PyType, TypeFlag } from '../objects/type';
import { objectType } from '../objects/types/object-type';
import { typeOf } from '../objects/type-of';
import { typeLookup, typeVersion } from '../objects/types/type-lookup';
import { typeType } from '../objects/types/type-type';
import { isGeneral } from '../vm/specialize/general-calls';
import { hasVersion, isSimple, usesNamespace } from './function-kind';
import { Cache, restingOpcode, specialize, unspecialize } from '../vm/specialize/rewrite';
import { isVectorcallClass } from './vectorcall';

/** The next instruction behind CALL. */
const BEHIND = 4;

/** _Py_Specialize_Call. `count` includes self where there is one. */
export function specializeCall(
  executable: Executable,
  ip: number,
  oparg: number,
  callable: Value,
  count: number,
): void {
  if (callable instanceof PyFunction) return specializeFunction(executable, ip, callable, count, false);
  if (callable instanceof PyMethodDescriptor) {
    if (callable.type === methodDescriptorType) return specializeMethod(executable, ip, oparg, callable, count);
  } else if (callable instanceof PyBuiltinFunction) {
    if (callable.type === builtinFunctionType) return specializeBuiltin(executable, ip, callable, count);
  } else if (callable instanceof PyType) return specializeClass(executable, ip, oparg, callable, count);
  else if (callable instanceof PyMethod) {
    if (callable.func instanceof PyFunction) return specializeFunction(executable, ip, callable.func, count, true);
    return unspecialize(executable, ip);
  }
  specialize(executable, ip, SpecializedOp.CALL_NON_PY_GENERAL);
}

/** specialize_py_call. */
function specializeFunction(
  executable: Executable,
  ip: number,
  func: PyFunction,
  count: number,
  isBound: boolean,
): void {
  const { code } = func;
  if (usesNamespace(code) || !hasVersion(func)) return unspecialize(executable, ip);
  executable.words[ip + Cache.VERSION] = func.version;
  const isExact = isSimple(code) && code.co_argcount === (isBound ? count + 1 : count);
  if (isBound) {
    const form = isExact ? SpecializedOp.CALL_BOUND_METHOD_EXACT_ARGS : SpecializedOp.CALL_BOUND_METHOD_GENERAL;
    return specialize(executable, ip, form);
  }
  specialize(executable, ip, isExact ? SpecializedOp.CALL_PY_EXACT_ARGS : SpecializedOp.CALL_PY_GENERAL);
}

/** specialize_c_call. */
function specializeBuiltin(executable: Executable, ip: number, callable: PyBuiltinFunction, count: number): void {
  const { definition, self, module } = callable;
  const owner = typeof module === 'string' ? module : typeOf(self ?? null).tpName;
  switch (isGeneral(owner, definition.name) ? 'varargs' : definition.convention) {
    case 'o':
      if (count !== 1) return unspecialize(executable, ip);
      return specialize(
        executable,
        ip,
        definition.role === 'len' ? SpecializedOp.CALL_LEN : SpecializedOp.CALL_BUILTIN_O,
      );
    case 'fastcall': {
      const isInstance = count === 2 && definition.role === 'isinstance';
      return specialize(executable, ip, isInstance ? SpecializedOp.CALL_ISINSTANCE : SpecializedOp.CALL_BUILTIN_FAST);
    }
    case 'fastcall_keywords':
      return specialize(executable, ip, SpecializedOp.CALL_BUILTIN_FAST_WITH_KEYWORDS);
    default:
      specialize(executable, ip, SpecializedOp.CALL_NON_PY_GENERAL);
  }
}

/** specialize_method_descriptor. */
function specializeMethod(
  executable: Executable,
  ip: number,
  oparg: number,
  { definition, owner }: PyMethodDescriptor,
  count: number,
): void {
  switch (isGeneral(owner.tpName, definition.name) ? 'varargs' : definition.convention) {
    case 'noargs':
      if (count !== 1) return unspecialize(executable, ip);
      return specialize(executable, ip, SpecializedOp.CALL_METHOD_DESCRIPTOR_NOARGS);
    case 'o': {
      if (count !== 2) return unspecialize(executable, ip);
      const isDropped = restingOpcode(executable, ip + BEHIND) === Op.POP_TOP;
      const isAppend = definition.role === 'append' && oparg === 1 && isDropped;
      return specialize(
        executable,
        ip,
        isAppend ? SpecializedOp.CALL_LIST_APPEND : SpecializedOp.CALL_METHOD_DESCRIPTOR_O,
      );
    }
    case 'fastcall':
      return specialize(executable, ip, SpecializedOp.CALL_METHOD_DESCRIPTOR_FAST);
    case 'fastcall_keywords':
      return specialize(executable, ip, SpecializedOp.CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS);
    default:
      specialize(executable, ip, SpecializedOp.CALL_NON_PY_GENERAL);
  }
}

/** specialize_class_call. */
function specializeClass(executable: Executable, ip: number, oparg: number, cls: PyType, count: number): void {
  if (cls.flags & TypeFlag.IMMUTABLETYPE) {
    if (count === 1 && oparg === 1) {
      if (cls === strType) return specialize(executable, ip, SpecializedOp.CALL_STR_1);
      if (cls === typeType) return specialize(executable, ip, SpecializedOp.CALL_TYPE_1);
      if (cls === tupleType) return specialize(executable, ip, SpecializedOp.CALL_TUPLE_1);
    }
    const form = isVectorcallClass(cls) ? SpecializedOp.CALL_BUILTIN_CLASS : SpecializedOp.CALL_NON_PY_GENERAL;
    return specialize(executable, ip, form);
  }
  if (cls.type === typeType && cls.tp.tp_new === objectType.tp.tp_new) {
    const init = typeLookup(cls, '__init__');
    const version = typeVersion(cls);
    if (version === 0) return unspecialize(executable, ip);
    if (init instanceof PyFunction && isSimple(init.code)) {
      executable.words[ip + Cache.VERSION] = version;
      executable.caches[ip] = init;
      return specialize(executable, ip, SpecializedOp.CALL_ALLOC_AND_ENTER_INIT);
    }
  }
  specialize(executable, ip, SpecializedOp.CALL_NON_PY_GENERAL);
}

/** _Py_Specialize_CallKw. */
export function specializeCallKw(executable: Executable, ip: number, callable: Value): void {
  const isBound = callable instanceof PyMethod;
  const func = isBound ? callable.func : callable;
  if (!(func instanceof PyFunction)) {
    return isBound ? unspecialize(executable, ip) : specialize(executable, ip, SpecializedOp.CALL_KW_NON_PY);
  }
  if (usesNamespace(func.code) || !hasVersion(func)) return unspecialize(executable, ip);
  executable.words[ip + Cache.VERSION] = func.version;
  specialize(executable, ip, isBound ? SpecializedOp.CALL_KW_BOUND_METHOD : SpecializedOp.CALL_KW_PY);
}
