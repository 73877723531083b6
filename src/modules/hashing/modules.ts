// The modules _md5, _sha1, _sha2 and _sha3.

import { createHash } from 'node:crypto';
import { parseKeywords } from '../../objects/native-arguments';
import type { Value } from '../../objects/object';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import type { PyType } from '../../objects/type';
import { defineModule } from '../define-module';
import { defineHashType, GIL_MINSIZE, hashConstructor, hashInput, type HashSpec, PyHash } from './hash-types';

const md5: HashSpec = { name: 'md5', typeName: 'md5', module: '_md5', algorithm: 'md5', digestSize: 16, blockSize: 64 };
const md5Type = defineHashType(md5);
export const md5Module = defineModule({
  name: '_md5',
  functions: [hashConstructor('md5', md5, md5Type)],
  constants: { _GIL_MINSIZE: GIL_MINSIZE },
  init: (_thread, _module, define) => define('MD5Type', md5Type),
});

const sha1: HashSpec = { ...md5, name: 'sha1', typeName: 'sha1', module: '_sha1', algorithm: 'sha1', digestSize: 20 };
const sha1Type = defineHashType(sha1);
export const sha1Module = defineModule({
  name: '_sha1',
  functions: [hashConstructor('sha1', sha1, sha1Type)],
  constants: { _GIL_MINSIZE: GIL_MINSIZE },
  init: (_thread, _module, define) => define('SHA1Type', sha1Type),
});

const SHA2: HashSpec[] = [
  ['sha224', 28, 64],
  ['sha256', 32, 64],
  ['sha384', 48, 128],
  ['sha512', 64, 128],
].map(([name, digestSize, blockSize]) => ({
  name: name as string,
  typeName: `${(name as string).toUpperCase()}Type`,
  module: '_sha2',
  algorithm: name as string,
  digestSize: digestSize as number,
  blockSize: blockSize as number,
}));
const sha2Types = SHA2.map(defineHashType);
export const sha2Module = defineModule({
  name: '_sha2',
  functions: SHA2.map((spec, index) => hashConstructor(spec.name, spec, sha2Types[index]!)),
  constants: { _GIL_MINSIZE: GIL_MINSIZE },
  types: sha2Types,
});

const SHA3: HashSpec[] = [
  ['sha3_224', 'sha3-224', 28, 144],
  ['sha3_256', 'sha3-256', 32, 136],
  ['sha3_384', 'sha3-384', 48, 104],
  ['sha3_512', 'sha3-512', 64, 72],
  ['shake_128', 'shake128', 0, 168],
  ['shake_256', 'shake256', 0, 136],
].map(([name, algorithm, digestSize, blockSize]) => ({
  name: name as string,
  typeName: name as string,
  module: '_sha3',
  algorithm: algorithm as string,
  digestSize: digestSize as number,
  blockSize: blockSize as number,
  extendable: (name as string).startsWith('shake'),
}));

/** These types are called to make a hash. */
function callable(spec: HashSpec): PyType {
  const type: PyType = defineHashType(spec);
  type.flags &= ~(1 << 7);
  type.tp.tp_new = (thread: Thread, cls: PyType, args: Value[], kwnames: PyTuple | undefined) => {
    const parameters = "data=b'', /, *, usedforsecurity=True, string=None";
    const [data, , string] = parseKeywords(thread, spec.name, parameters, args, kwnames) as (Value | undefined)[];
    const state = createHash(spec.algorithm);
    const input = data ?? string;
    if (input !== undefined && input !== null) state.update(hashInput(thread, input));
    return new PyHash(cls, spec, state);
  };
  return type;
}

export const sha3Module = defineModule({
  name: '_sha3',
  constants: { _GIL_MINSIZE: GIL_MINSIZE, implementation: 'HACL' },
  types: SHA3.map(callable),
});
