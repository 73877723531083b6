// Attributes in the dictionary of an instance: by position among the values that the instances of a class share keys for, or by hint.

import { instanceKeys, type PyDict } from '../../objects/containers/dict';
import type { DictKeys } from '../../objects/containers/dict-keys';
import type { Executable } from '../../objects/functions/executable';
import { isObject, type PyObject, type Value } from '../../objects/object';
import { type PyType, TypeFlag } from '../../objects/type';
import { AttributeCache, StoreCache } from './attribute-caches';
import { specialize } from './rewrite';

/** Are the values of the instance laid out by its class's keys (_PyObject_InlineValues(owner)->valid)? */
export function hasInlineValues(owner: PyObject): boolean {
  return owner.dict === undefined || owner.dict.keys === owner.type.sharedKeys;
}

/** Is there a dictionary object (_PyObject_GetManagedDict)? Until somebody asks for `__dict__`, values need none. */
export function hasManagedDict({ dict }: PyObject): boolean {
  return dict !== undefined && (!dict.keys.shared || dict.exposed);
}

/** Is the attribute likely to be in the dictionary of the instance (instance_has_key)? */
export function instanceHasKey(owner: Value, type: PyType, name: string): boolean {
  if (!(type.flags & TypeFlag.MANAGED_DICT) || !isObject(owner)) return false;
  if (type.flags & TypeFlag.INLINE_VALUES) return instanceKeys(type).find(name) >= 0;
  const { dict } = owner;
  return dict !== undefined && !dict.keys.shared && hintOf(dict, name) >= 0;
}

function hintOf(dict: PyDict, name: string): number {
  const position = (dict.keys as DictKeys).find(name);
  return position >= 0 && dict.values[position] !== undefined ? position : -1;
}

/** Bytes of the header before the inline values, and of one value, in the modelled build. */
const VALUES_HEADER = 4;
const VALUE_SIZE = 4;

/** Specialises for the instance's own value; tells whether that is possible (specialize_dict_access). */
export function specializeDictAccess(
  executable: Executable,
  ip: number,
  owner: PyObject,
  name: string,
  version: number,
  valuesForm: number,
  hintForm: number,
  isStore: boolean,
): boolean {
  const { type, dict } = owner;
  const { words } = executable;
  if (!(type.flags & TypeFlag.MANAGED_DICT)) return false;
  if (type.flags & TypeFlag.INLINE_VALUES && hasInlineValues(owner) && !(isStore && hasManagedDict(owner))) {
    if (hasManagedDict(owner)) return false;
    const position = instanceKeys(type).find(name);
    if (position < 0) return false;
    words[ip + AttributeCache.version] = version;
    words[ip + (isStore ? StoreCache.index : AttributeCache.keys_version)] =
      type.basicSize + VALUES_HEADER + VALUE_SIZE * position;
    words[ip + AttributeCache.position] = position;
    return specialized(executable, ip, valuesForm);
  }
  if (dict === undefined || dict.keys.shared) return false;
  const hint = hintOf(dict, name);
  if (hint < 0) return false;
  words[ip + AttributeCache.version] = version;
  words[ip + (isStore ? StoreCache.index : AttributeCache.keys_version)] = hint;
  return specialized(executable, ip, hintForm);
}

function specialized(executable: Executable, ip: number, form: number): true {
  specialize(executable, ip, form);
  return true;
}
