// The module array.

import { newBuiltinFunction } from '../objects/functions/builtin-function';
import { PyBytes } from '../objects/bytes/bytes';
import { PyFloat } from '../objects/numbers/float';
import { normalize } from '../objects/numbers/int';
import { PyList } from '../objects/containers/list';
import { method } from '../objects/native';
import { badArgument } from '../objects/native-arguments';
import { drop, hold, release, type Value } from '../objects/object';
import { callMethod, getAttr } from '../objects/protocols/attributes';
import { typeError, valueError } from '../objects/raise';
import { longArgument } from '../objects/containers/sequence-arguments';
import type { Thread } from '../objects/thread';
import { isSubtype, PyType } from '../objects/type';
import { strValue, typeOf } from '../objects/type-of';
import { arrayType } from './array/array-object';
import { makeArray } from './array/array-slots';
import { ITEM_KINDS, itemKind, MACHINE_FORMATS, machineFormat } from './array/item-kinds';
import { defineModule, holdForever, stateOf } from './define-module';
import { importModule } from './import/import-module';
import './array/array-type';

/** Reads pickled items of another machine format as Python values. */
function decodeItems(bytes: Uint8Array, format: (typeof MACHINE_FORMATS)[number]): Value[] {
  const { size, signed, kind, little } = format;
  if (bytes.length % size !== 0) throw valueError('string length not a multiple of item size');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const values: Value[] = [];
  for (let offset = 0; offset < bytes.length; offset += size) {
    if (kind === 'float')
      values.push(new PyFloat(size === 4 ? view.getFloat32(offset, little) : view.getFloat64(offset, little)));
    else if (kind === 'text')
      values.push(
        size === 2
          ? String.fromCharCode(view.getUint16(offset, little))
          : String.fromCodePoint(view.getUint32(offset, little)),
      );
    else {
      let value = 0n;
      for (let index = 0; index < size; index++)
        value = (value << 8n) | BigInt(bytes[offset + (little ? size - 1 - index : index)]!);
      values.push(normalize(signed ? BigInt.asIntN(size * 8, value) : value));
    }
  }
  return values;
}

/** `_array_reconstructor`: rebuilds a pickled array, of this or another machine. */
function reconstruct(thread: Thread, type: Value, code: Value, formatCode: Value, items: Value): Value {
  if (!(type instanceof PyType)) throw typeError(`first argument must be a type object, not ${typeOf(type).tpName}`);
  if (!isSubtype(type, arrayType)) throw typeError(`${type.tpName} is not a subtype of ${arrayType.tpName}`);
  const kind = itemKind(strValue(code)!);
  if (kind === undefined) throw valueError('second argument must be a valid type code');
  const format = MACHINE_FORMATS[longArgument(thread, formatCode)];
  if (format === undefined) throw valueError('third argument must be a valid machine format code.');
  if (!(items instanceof PyBytes)) throw typeError(`fourth argument should be bytes, not ${typeOf(items).tpName}`);
  if (format === MACHINE_FORMATS[machineFormat(kind)]) return makeArray(thread, type, kind, items);
  // Integers go to the last kind that fits them exactly.
  const fitting =
    format.kind === 'integer'
      ? ITEM_KINDS.findLast(({ integer, size, signed }) => integer && size === format.size && signed === format.signed)
      : undefined;
  const list = hold(new PyList(decodeItems(items.bytes, format)));
  try {
    return makeArray(thread, type, fitting ?? kind, list);
  } finally {
    release(thread, list);
  }
}

const reconstructor = method(
  '_array_reconstructor($module, arraytype, typecode, mformat_code, items,\n                     /)',
  (thread, _module, type: Value, code: Value, format: Value, items: Value) => {
    const text = strValue(code);
    if (text === undefined) throw badArgument('_array_reconstructor', 2, 'a unicode character', code);
    return reconstruct(thread, type, code, format, items);
  },
);

defineModule({
  name: 'array',
  types: [arrayType],
  constants: { typecodes: ITEM_KINDS.map(({ code }) => code).join('') },
  init: (thread, module, define) => {
    define('ArrayType', arrayType);
    const rebuild = newBuiltinFunction({ ...reconstructor, documented: 'array._array_reconstructor' }, module, 'array');
    define(reconstructor.name, rebuild);
    stateOf(thread, 'array', () => ({ reconstructor: null as Value })).reconstructor = holdForever(thread, rebuild);
    const abc = hold(importModule(thread, 'collections.abc'));
    try {
      const sequence = hold(getAttr(thread, abc, 'MutableSequence'));
      try {
        drop(thread, callMethod(thread, sequence, 'register', [arrayType]));
      } finally {
        release(thread, sequence);
      }
    } finally {
      release(thread, abc);
    }
  },
});
