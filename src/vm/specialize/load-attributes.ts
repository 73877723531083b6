// LOAD_ATTR: where the attribute is found is known, as long as the type of the owner stays the same.

import { COOLDOWN } from '../../bytecode/inline-caches';
import { SpecializedOp } from '../../bytecode/opcodes';
import { instanceKeys } from '../../objects/containers/dict';
import { keysVersion } from '../../objects/containers/dict-keys';
import type { PyMemberDescriptor } from '../../objects/descriptors/attribute-descriptor';
import type { PyProperty } from '../../call/property';
import type { Executable } from '../../objects/functions/executable';
import { functionType, type PyFunction } from '../../objects/functions/function';
import { addressOf } from '../../objects/identity';
import { moduleGetAttr } from '../../objects/module';
import { isObject, type PyObject, type Value } from '../../objects/object';
import { isSubtype, PyType, TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { typeLookup, typeVersion } from '../../objects/types/type-lookup';
import { analyzeLoad, classify } from './descriptors';
import { hasVersion, isSimple } from '../../call/function-kind';
import { instanceHasKey, specializeDictAccess } from './instance-attributes';
import { typeGetAttr } from '../../objects/types/type-find';
import { AttributeCache } from './attribute-caches';
import { specialize, unspecialize } from './rewrite';

/** _Py_Specialize_LoadAttr. */
export function specializeLoadAttr(
  executable: Executable,
  ip: number,
  oparg: number,
  owner: Value,
  name: string,
): void {
  const { tp_getattro } = typeOf(owner).tp;
  let done: boolean;
  if (tp_getattro === moduleGetAttr) done = specializeModule(executable, ip, owner as PyObject, name);
  else if (owner instanceof PyType) done = specializeClass(executable, ip, owner, name);
  else done = specializeInstance(executable, ip, oparg, owner, name);
  if (!done) unspecialize(executable, ip);
}

function remember(executable: Executable, ip: number, version: number, descriptor: Value): void {
  const { words } = executable;
  words[ip + AttributeCache.version] = version;
  words[ip + AttributeCache.descr] = addressNumber(descriptor);
  executable.caches[ip] = descriptor;
}

/** The address that is shown of an object. */
const addressNumber = (value: Value): number => Number(addressOf(value)) | 0;

function finish(executable: Executable, ip: number, form: number): true {
  specialize(executable, ip, form);
  return true;
}

/** specialize_module_load_attr. */
function specializeModule(executable: Executable, ip: number, module: PyObject, name: string): boolean {
  const { dict } = module;
  if (dict === undefined || !dict.keys.unicode || dict.keys.shared) return false;
  if (dict.getStr('__getattr__') !== undefined) return false;
  const position = dict.keys.find(name);
  if (position < 0) return false;
  const { words } = executable;
  words[ip + AttributeCache.version] = keysVersion(dict.keys);
  words[ip + AttributeCache.keys_version] = position;
  return finish(executable, ip, SpecializedOp.LOAD_ATTR_MODULE);
}

/** specialize_class_load_attr. */
function specializeClass(executable: Executable, ip: number, cls: PyType, name: string): boolean {
  const metatype = cls.type;
  if (metatype.tp.tp_getattro !== typeGetAttr) return false;
  switch (classify(typeLookup(metatype, name), false)) {
    case 'method':
    case 'no descriptor':
    case 'non-overriding':
    case 'builtin classmethod':
    case 'classmethod':
    case 'absent':
      break;
    default:
      return false;
  }
  const { kind, descriptor } = analyzeLoad(cls, name);
  const version = typeVersion(cls);
  if (version === 0) return false;
  let metaVersion = 0;
  if (!(metatype.flags & TypeFlag.IMMUTABLETYPE)) {
    metaVersion = typeVersion(metatype);
    if (metaVersion === 0) return false;
  }
  if (kind !== 'method' && kind !== 'no descriptor') return false;
  remember(executable, ip, version, descriptor!);
  if (metaVersion === 0) return finish(executable, ip, SpecializedOp.LOAD_ATTR_CLASS);
  executable.words[ip + AttributeCache.keys_version] = metaVersion;
  return finish(executable, ip, SpecializedOp.LOAD_ATTR_CLASS_WITH_METACLASS_CHECK);
}

/** specialize_instance_load_attr. */
function specializeInstance(executable: Executable, ip: number, oparg: number, owner: Value, name: string): boolean {
  const type = typeOf(owner);
  const isShadowed = instanceHasKey(owner, type, name);
  const { kind, descriptor } = analyzeLoad(type, name);
  const version = typeVersion(type);
  if (version === 0) return false;
  const isMethodForm = (oparg & 1) !== 0;
  switch (kind) {
    case 'method':
      if (isShadowed) break;
      return isMethodForm && specializeTypeAttribute(executable, ip, owner, version, descriptor!, true);
    case 'property':
      return !isMethodForm && specializeProperty(executable, ip, version, descriptor as PyProperty);
    case 'object slot':
      return specializeSlot(executable, ip, type, version, descriptor as PyMemberDescriptor);
    case '__class__':
      executable.words[ip + AttributeCache.version] = version;
      executable.words[ip + AttributeCache.keys_version] = TYPE_OFFSET;
      executable.caches[ip] = undefined;
      return finish(executable, ip, SpecializedOp.LOAD_ATTR_SLOT);
    case 'getattribute':
      return !isMethodForm && specializeGetattribute(executable, ip, version, descriptor as PyFunction);
    case 'builtin classmethod':
    case 'classmethod':
    case 'non-overriding':
      if (isShadowed) break;
      return false;
    case 'no descriptor':
      if (isShadowed) break;
      return !isMethodForm && specializeTypeAttribute(executable, ip, owner, version, descriptor!, false);
    case 'absent':
      if (isShadowed) break;
      executable.words[ip + AttributeCache.counter] = COOLDOWN;
      return true;
    default:
      return false;
  }
  const { LOAD_ATTR_INSTANCE_VALUE, LOAD_ATTR_WITH_HINT } = SpecializedOp;
  return specializeDictAccess(
    executable,
    ip,
    owner as PyObject,
    name,
    version,
    LOAD_ATTR_INSTANCE_VALUE,
    LOAD_ATTR_WITH_HINT,
    false,
  );
}

/** Where an object has its type, in bytes. */
const TYPE_OFFSET = 4;

/** An attribute of the type that no instance has in its dictionary (specialize_attr_loadclassattr). */
function specializeTypeAttribute(
  executable: Executable,
  ip: number,
  owner: Value,
  version: number,
  descriptor: Value,
  isMethod: boolean,
): boolean {
  const type = typeOf(owner);
  let form: number;
  if (type.flags & TypeFlag.INLINE_VALUES) {
    executable.words[ip + AttributeCache.keys_version] = keysVersion(instanceKeys(type));
    form = isMethod ? SpecializedOp.LOAD_ATTR_METHOD_WITH_VALUES : SpecializedOp.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES;
  } else if (!type.hasDict && type.dictOffset === 0) {
    form = isMethod ? SpecializedOp.LOAD_ATTR_METHOD_NO_DICT : SpecializedOp.LOAD_ATTR_NONDESCRIPTOR_NO_DICT;
  } else {
    if (!(type.flags & TypeFlag.MANAGED_DICT) && type.dictOffset < 0) return false;
    if (!isMethod || (isObject(owner) && owner.dict !== undefined)) return false;
    form = SpecializedOp.LOAD_ATTR_METHOD_LAZY_DICT;
  }
  remember(executable, ip, version, descriptor);
  return finish(executable, ip, form);
}

function specializeProperty(executable: Executable, ip: number, version: number, { fget }: PyProperty): boolean {
  if (fget === undefined || typeOf(fget) !== functionType) return false;
  const { code } = fget as PyFunction;
  if (!isSimple(code) || code.co_argcount !== 1) return false;
  remember(executable, ip, version, fget);
  return finish(executable, ip, SpecializedOp.LOAD_ATTR_PROPERTY);
}

function specializeSlot(
  executable: Executable,
  ip: number,
  type: PyType,
  version: number,
  descriptor: PyMemberDescriptor,
): boolean {
  if (!isSubtype(type, descriptor.owner)) return false;
  remember(executable, ip, version, descriptor);
  executable.words[ip + AttributeCache.descr] = 0;
  executable.words[ip + AttributeCache.keys_version] = descriptor.offset;
  return finish(executable, ip, SpecializedOp.LOAD_ATTR_SLOT);
}

function specializeGetattribute(executable: Executable, ip: number, version: number, func: PyFunction): boolean {
  if (!isSimple(func.code) || func.code.co_argcount !== 2 || !hasVersion(func)) return false;
  remember(executable, ip, version, func);
  executable.words[ip + AttributeCache.keys_version] = func.version;
  return finish(executable, ip, SpecializedOp.LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN);
}
