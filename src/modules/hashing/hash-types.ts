// Hash objects: what the modules _md5, _sha1, _sha2, _sha3 and _blake2 have in common.

import { takes } from '../../call/native/arity-texts';
import { pass, reserveBytes } from '../../objects/memory/budget';
import { createHash, type Hash } from 'node:crypto';
import { copyBytes, hasBuffer } from '../../objects/bytes/buffer';
import { PyBytes } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import { method, type NativeDefinition, rawMethod, suspending } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import { PyObject, type Value } from '../../objects/object';
import { asSsize } from '../../objects/protocols/numbers';
import { typeError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import { type PyType, TypeFlag } from '../../objects/type';
import { strValue } from '../../objects/type-of';

export interface HashSpec {
  /** hashlib's name. */
  name: string;
  /** Name of the type and, with the module, its full name. */
  typeName: string;
  module: string;
  /** The name that the host's library has for it. */
  algorithm: string;
  digestSize: number;
  blockSize: number;
  /** The length of the digest is chosen when it is taken. */
  extendable?: boolean;
}

export class PyHash extends PyObject {
  constructor(
    type: PyType,
    readonly spec: HashSpec,
    public state: Hash,
  ) {
    super(type);
  }
}

/** Hashing so many bytes lets other threads run (HASHLIB_GIL_MINSIZE). */
export const GIL_MINSIZE = 2048;

/** The bytes to hash, or TypeError. */
export function hashInput(thread: Thread, value: Value): Uint8Array {
  if (strValue(value) !== undefined) throw typeError('Strings must be encoded before hashing');
  if (!hasBuffer(value)) throw typeError('object supporting the buffer API required');
  const bytes = copyBytes(thread, value);
  if (bytes.length >= GIL_MINSIZE) thread.releaseGil();
  pass(thread.budget, 8 * bytes.length);
  return bytes;
}

function digest(thread: Thread, self: PyHash, length: Value | undefined): Uint8Array {
  const { spec, state } = self;
  if (!spec.extendable) return state.copy().digest();
  const size = asSsize(thread, length!);
  if (size < 0) throw valueError('value must be positive');
  reserveBytes(thread.budget, size);
  pass(thread.budget, 16 * size);
  return size === 0 ? new Uint8Array(0) : state.copy({ outputLength: size }).digest();
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Declares the type of a hash. */
export function defineHashType(spec: HashSpec): PyType {
  const parameters = spec.extendable ? '($self, length, /)' : '($self, /)';
  const digestMethods: NativeDefinition[] = spec.extendable
    ? [
        method(
          'digest($self, length)',
          (thread, self: PyHash, length: Value) => new PyBytes(digest(thread, self, length)),
        ),
        method('hexdigest($self, length)', (thread, self: PyHash, length: Value) => hex(digest(thread, self, length))),
      ]
    : [
        method(`digest${parameters}`, (thread, self: PyHash) => new PyBytes(digest(thread, self, undefined))),
        method(`hexdigest${parameters}`, (thread, self: PyHash) => hex(digest(thread, self, undefined))),
      ];
  return defineType({
    name: spec.typeName,
    module: spec.module,
    instanceClass: PyHash,
    flags: TypeFlag.HAVE_GC | TypeFlag.DISALLOW_INSTANTIATION,
    getset: [
      { name: 'name', get: () => spec.name },
      { name: 'digest_size', get: () => spec.digestSize },
      { name: 'block_size', get: () => spec.blockSize },
    ],
    methods: [
      suspending(
        method('update($self, obj, /)', (thread, self: PyHash, data: Value) => {
          self.state.update(hashInput(thread, data));
          return null;
        }),
      ),
      ...digestMethods,
      method('copy($self, /)', (_thread, self: PyHash) => new PyHash(self.type, spec, self.state.copy())),
    ],
  });
}

/** The function that makes a hash object: `md5(data=b'', *, usedforsecurity=True, string=None)`. */
export function hashConstructor(name: string, spec: HashSpec, type: PyType): NativeDefinition {
  const definition = rawMethod(
    name,
    'fastcall_keywords',
    (thread, _module, args, kwnames) => {
      const parameters = "data=b'', *, usedforsecurity=True, string=None";
      const positional = args.length - (kwnames?.items.length ?? 0);
      if (positional > 1) throw typeError(takes(`${name}()`, 'at most', 1, positional, 'positional '));
      const [data, , string] = parseKeywords(thread, name, parameters, args, kwnames) as (Value | undefined)[];
      const state = createHash(spec.algorithm);
      const input = data ?? string;
      if (input !== undefined && input !== null) state.update(hashInput(thread, input));
      return new PyHash(type, spec, state);
    },
    { textSignature: "($module, /, data=b'', *, usedforsecurity=True, string=None)" },
  );
  return suspending(definition);
}
