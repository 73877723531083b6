// The module _imp: what importlib asks of the interpreter.

import { PyBytes } from '../objects/bytes/bytes';
import { PyCode } from '../objects/functions/code';
import { PyList } from '../objects/containers/list';
import { method } from '../objects/native';
import { argString } from '../objects/native-arguments';
import { withBytes } from '../objects/bytes/buffer';
import type { Value } from '../objects/object';
import { callMethod } from '../objects/protocols/attributes';
import { toIndex } from '../objects/protocols/numbers';
import { repr } from '../objects/protocols/text';
import { runtimeError } from '../objects/raise';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { defineModule, stateOf } from './define-module';
import { availableModule } from './extension/provided';
import { builtinImporterType } from './import/builtin-importer';
import { importError } from './import/errors';
import { FROZEN_MODULES, frozenCode, isFrozenPackage } from './import/frozen-importer';

const lockCount = (thread: Thread): { count: number } => stateOf(thread, '_imp-lock', () => ({ count: 0 }));

const MASK = (1n << 64n) - 1n;
const rotate = (value: bigint, bits: bigint): bigint => ((value << bits) | (value >> (64n - bits))) & MASK;

/** SipHash-1-3 with a key of one number (_Py_KeyedHash). */
function keyedHash(key: bigint, bytes: Uint8Array): Uint8Array {
  let v0 = key ^ 0x736f6d6570736575n;
  let v1 = 0x646f72616e646f6dn;
  let v2 = key ^ 0x6c7967656e657261n;
  let v3 = 0x7465646279746573n;
  const round = (): void => {
    v0 = (v0 + v1) & MASK;
    v2 = (v2 + v3) & MASK;
    v1 = rotate(v1, 13n) ^ v0;
    v3 = rotate(v3, 16n) ^ v2;
    v0 = rotate(v0, 32n);
    v2 = (v2 + v1) & MASK;
    v0 = (v0 + v3) & MASK;
    v1 = rotate(v1, 17n) ^ v2;
    v3 = rotate(v3, 21n) ^ v0;
    v2 = rotate(v2, 32n);
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let position = 0;
  for (; position + 8 <= bytes.length; position += 8) {
    const word = view.getBigUint64(position, true);
    v3 ^= word;
    round();
    v0 ^= word;
  }
  let last = (BigInt(bytes.length) & 0xffn) << 56n;
  for (let index = 0; position + index < bytes.length; index++) {
    last |= BigInt(bytes[position + index]!) << BigInt(8 * index);
  }
  v3 ^= last;
  round();
  v0 ^= last;
  v2 ^= 0xffn;
  round();
  round();
  round();
  const result = new Uint8Array(8);
  new DataView(result.buffer).setBigUint64(0, v0 ^ v1 ^ v2 ^ v3, true);
  return result;
}

function requireFrozen(thread: Thread, name: string): void {
  if (!FROZEN_MODULES.has(name)) throw importError(thread, `No such frozen object named ${repr(thread, name)}`, name);
}

export const impModule = defineModule({
  name: '_imp',
  functions: [
    method(
      'extension_suffixes($module, /)',
      () => new PyList(['.cpython-314-wasm32-emscripten.so', '.abi3.so', '.so']),
    ),
    method('lock_held($module, /)', (thread) => lockCount(thread).count > 0),
    method('acquire_lock($module, /)', (thread) => {
      lockCount(thread).count++;
      return null;
    }),
    method('release_lock($module, /)', (thread) => {
      const lock = lockCount(thread);
      if (lock.count === 0) throw runtimeError('not holding the import lock');
      lock.count--;
      return null;
    }),
    method('find_frozen($module, name, /, *, withdata=False)', (thread, _module, name: Value) => {
      const text = argString(thread, 'find_frozen', 1, name);
      const origin = FROZEN_MODULES.get(text);
      return origin === undefined ? null : new PyTuple([null, isFrozenPackage(text), origin]);
    }),
    method('get_frozen_object($module, name, data=None, /)', (thread, _module, name: Value) => {
      const text = argString(thread, 'get_frozen_object', 1, name);
      requireFrozen(thread, text);
      return frozenCode(thread, text);
    }),
    method('is_frozen_package($module, name, /)', (thread, _module, name: Value) => {
      const text = argString(thread, 'is_frozen_package', 1, name);
      requireFrozen(thread, text);
      return isFrozenPackage(text);
    }),
    method('create_builtin($module, spec, /)', (thread, _module, spec: Value) =>
      callMethod(thread, builtinImporterType, 'create_module', [spec]),
    ),
    method('init_frozen($module, name, /)', () => null),
    method('is_builtin($module, name, /)', (thread, _module, name: Value) => {
      const text = argString(thread, 'is_builtin', 1, name);
      if (availableModule(thread, text) === undefined) return 0;
      return text === 'sys' || text === 'builtins' ? -1 : 1;
    }),
    method('is_frozen($module, name, /)', (thread, _module, name: Value) =>
      FROZEN_MODULES.has(argString(thread, 'is_frozen', 1, name)),
    ),
    method('_frozen_module_names($module, /)', () => new PyList([...FROZEN_MODULES.keys()])),
    method('_override_frozen_modules_for_tests($module, override, /)', () => null),
    method('_override_multi_interp_extensions_check($module, override, /)', () => -1),
    method('exec_builtin($module, mod, /)', () => 0),
    method('_fix_co_filename($module, code, path, /)', (_thread, _module, code: Value, path: Value) => {
      if (code instanceof PyCode && typeof path === 'string') (code as { co_filename: string }).co_filename = path;
      return null;
    }),
    method('source_hash($module, /, key, source)', (thread, _module, key: Value, source: Value) => {
      const number = BigInt.asUintN(64, BigInt(toIndex(thread, key)));
      return withBytes(thread, source, (bytes) => new PyBytes(keyedHash(number, bytes)));
    }),
  ],
  constants: { check_hash_based_pycs: 'default', pyc_magic_number_token: 168627755 },
});
