// str.translate and str.maketrans.

import { TextWriter } from './text-writer';
import { PyDict, dictType } from '../containers/dict';
import { LookupErrorType } from '../exceptions/exceptions';
import { method, type NativeDefinition, staticMethod } from '../native';
import { argString } from '../native-arguments';
import { drop, type Value } from '../object';
import { swallow } from '../protocols/attributes';
import { getItem } from '../protocols/subscript';
import { typeError, valueError } from '../raise';
import { codesOf, lengthOf } from './text-indexing';
import type { Thread } from '../thread';
import { intValue, strValue, typeOf } from '../type-of';

/** What a table makes of one character; undefined leaves it as it is (charmaptranslate_lookup). */
export function translateCharacter(thread: Thread, table: Value, code: number): string | undefined {
  let mapped: Value;
  try {
    mapped = getItem(thread, table, code);
  } catch (error) {
    swallow(thread, error, LookupErrorType);
    return undefined;
  }
  try {
    if (mapped === null) return '';
    const text = strValue(mapped);
    if (text !== undefined) return text;
    const target = intValue(mapped);
    if (target === undefined) throw typeError('character mapping must return integer, None or str');
    if (target < 0 || target > 0x10ffff) throw valueError('character mapping must be in range(0x110000)');
    return String.fromCodePoint(Number(target));
  } finally {
    drop(thread, mapped);
  }
}

function keyOf(key: Value): number | bigint {
  const text = strValue(key);
  if (text !== undefined) {
    if (lengthOf(text) !== 1) throw valueError('string keys in translate table must be of length 1');
    return text.codePointAt(0)!;
  }
  const number = intValue(key);
  if (number === undefined) throw typeError('keys in translate table must be strings or integers');
  return number;
}

function tableFromTexts(thread: Thread, x: Value, y: Value, z: Value | undefined): PyDict {
  const target = argString(thread, 'maketrans', 2, y);
  const removed = z === undefined ? '' : argString(thread, 'maketrans', 3, z);
  const source = strValue(x);
  if (source === undefined) throw typeError('first maketrans argument must be a string if there is a second argument');
  const from = codesOf(source, thread.budget);
  const to = codesOf(target, thread.budget);
  if (from.length !== to.length) throw valueError('the first two maketrans arguments must have equal length');
  const table = PyDict.fresh();
  from.forEach((code, index) => {
    thread.countWork();
    table.set(thread, code, to[index]!);
  });
  for (const code of codesOf(removed)) table.set(thread, code, null);
  return table;
}

export const strTranslateMethods: NativeDefinition[] = [
  method('translate($self, table, /)', (thread, self: Value, table: Value) => {
    const result = new TextWriter(thread.budget);
    for (const character of strValue(self)!) {
      thread.countWork();
      result.write(translateCharacter(thread, table, character.codePointAt(0)!) ?? character);
    }
    return result.text;
  }),
  staticMethod(
    'maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)',
    (thread, _self, x: Value, y: Value | undefined, z: Value | undefined) => {
      if (y !== undefined) return tableFromTexts(thread, x, y, z);
      if (!(x instanceof PyDict) || typeOf(x) !== dictType)
        throw typeError('if you give only one argument to maketrans it must be a dict');
      const table = PyDict.fresh();
      for (const [key, value] of [...x.entries()]) table.set(thread, keyOf(key), value);
      return table;
    },
  ),
];
