// The module _blake2: BLAKE2b and BLAKE2s with all their parameters (RFC 7693).

import { PyBytes } from '../../objects/bytes/bytes';
import { defineType } from '../../objects/define-type';
import { method, suspending } from '../../objects/native';
import { parseKeywords } from '../../objects/native-arguments';
import { PyObject, type Value } from '../../objects/object';
import { isTrue } from '../../objects/protocols/compare';
import { asSsize, toIndex } from '../../objects/protocols/numbers';
import { overflowError, valueError } from '../../objects/raise';
import type { Thread } from '../../objects/thread';
import type { PyTuple } from '../../objects/containers/tuple';
import { type PyType, TypeFlag } from '../../objects/type';
import { defineModule } from '../define-module';
import { GIL_MINSIZE, hashInput } from './hash-types';

interface Variant {
  name: 'blake2b' | 'blake2s';
  wordBits: bigint;
  rounds: number;
  rotations: [bigint, bigint, bigint, bigint];
  iv: bigint[];
  blockSize: number;
  maxDigest: number;
  saltSize: number;
}

const IV64 = [
  ...[0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n],
  ...[0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n],
];

const VARIANTS: Record<'blake2b' | 'blake2s', Variant> = {
  blake2b: {
    name: 'blake2b',
    wordBits: 64n,
    rounds: 12,
    rotations: [32n, 24n, 16n, 63n],
    iv: IV64,
    blockSize: 128,
    maxDigest: 64,
    saltSize: 16,
  },
  blake2s: {
    name: 'blake2s',
    wordBits: 32n,
    rounds: 10,
    rotations: [16n, 12n, 8n, 7n],
    iv: IV64.map((word) => word >> 32n),
    blockSize: 64,
    maxDigest: 32,
    saltSize: 8,
  },
};

const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

/** The lanes that one round mixes: columns, then diagonals. */
const LANES: [number, number, number, number][] = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
];

/** The running state of a hash. */
class Blake2State {
  h: bigint[];
  private buffer = new Uint8Array(0);
  private total = 0n;

  constructor(
    private readonly variant: Variant,
    parameters: Uint8Array,
    private readonly lastNode: boolean,
  ) {
    this.h = variant.iv.map((word, index) => word ^ this.word(parameters, index));
  }

  private word(bytes: Uint8Array, index: number): bigint {
    const size = Number(this.variant.wordBits / 8n);
    let value = 0n;
    for (let byte = size - 1; byte >= 0; byte--) value = (value << 8n) | BigInt(bytes[index * size + byte] ?? 0);
    return value;
  }

  clone(): Blake2State {
    const copy = Object.create(Blake2State.prototype) as Blake2State;
    Object.assign(copy, this, { h: [...this.h], buffer: this.buffer.slice() });
    return copy;
  }

  update(bytes: Uint8Array): void {
    const { blockSize } = this.variant;
    const data = new Uint8Array(this.buffer.length + bytes.length);
    data.set(this.buffer);
    data.set(bytes, this.buffer.length);
    let position = 0;
    while (data.length - position > blockSize) {
      this.total += BigInt(blockSize);
      this.compress(data.subarray(position, position + blockSize), false);
      position += blockSize;
    }
    this.buffer = data.slice(position);
  }

  digest(size: number): Uint8Array {
    const last = this.clone();
    last.total += BigInt(last.buffer.length);
    const block = new Uint8Array(this.variant.blockSize);
    block.set(last.buffer);
    last.compress(block, true);
    const wordSize = Number(this.variant.wordBits / 8n);
    return Uint8Array.from({ length: size }, (_, index) =>
      Number((last.h[Math.floor(index / wordSize)]! >> BigInt(8 * (index % wordSize))) & 0xffn),
    );
  }

  private compress(block: Uint8Array, final: boolean): void {
    const { wordBits, rounds, rotations, iv } = this.variant;
    const mask = (1n << wordBits) - 1n;
    const m = Array.from({ length: 16 }, (_, index) => this.word(block, index));
    const v = [...this.h, ...iv];
    v[12]! ^= this.total & mask;
    v[13]! ^= this.total >> wordBits;
    if (final) v[14]! ^= mask;
    if (final && this.lastNode) v[15]! ^= mask;
    const rotate = (value: bigint, bits: bigint): bigint => ((value >> bits) | (value << (wordBits - bits))) & mask;
    for (let round = 0; round < rounds; round++) {
      const sigma = SIGMA[round % 10]!;
      LANES.forEach(([a, b, c, d], lane) => {
        v[a] = (v[a]! + v[b]! + m[sigma[2 * lane]!]!) & mask;
        v[d] = rotate(v[d]! ^ v[a], rotations[0]);
        v[c] = (v[c]! + v[d]) & mask;
        v[b] = rotate(v[b]! ^ v[c], rotations[1]);
        v[a] = (v[a] + v[b] + m[sigma[2 * lane + 1]!]!) & mask;
        v[d] = rotate(v[d] ^ v[a], rotations[2]);
        v[c] = (v[c] + v[d]) & mask;
        v[b] = rotate(v[b] ^ v[c], rotations[3]);
      });
    }
    this.h = this.h.map((word, index) => word ^ v[index]! ^ v[index + 8]!);
  }
}

class PyBlake2 extends PyObject {
  constructor(
    type: PyType,
    readonly state: Blake2State,
    readonly size: number,
  ) {
    super(type);
  }
}

const PARAMETERS =
  "data=b'', /, *, digest_size=0, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None";

/** Reads a parameter that must lie in a range. */
function inRange(
  thread: Thread,
  value: Value | undefined,
  fallback: number,
  min: number,
  max: number,
  name: string,
): number {
  if (value === undefined) return fallback;
  const number = asSsize(thread, value);
  if (number < min || number > max) throw valueError(`${name} must be between ${min} and ${max}`);
  return number;
}

function construct(thread: Thread, type: PyType, variant: Variant, args: Value[], kwnames: PyTuple | undefined): Value {
  const [
    data,
    digestSize,
    key,
    salt,
    person,
    fanout,
    depth,
    leafSize,
    nodeOffset,
    nodeDepth,
    innerSize,
    lastNode,
    ,
    string,
  ] = parseKeywords(thread, variant.name, PARAMETERS, args, kwnames) as (Value | undefined)[];
  const { maxDigest, saltSize, blockSize } = variant;
  const size = digestSize === undefined ? maxDigest : asSsize(thread, digestSize);
  if (size <= 0 || size > maxDigest) {
    throw valueError(
      `digest_size for ${variant.name === 'blake2b' ? 'Blake2b' : 'Blake2s'} must be between 1 and ${maxDigest} bytes, here it is ${size}`,
    );
  }
  const bytesOf = (value: Value | undefined): Uint8Array =>
    value === undefined ? new Uint8Array(0) : hashInput(thread, value);
  const keyBytes = bytesOf(key);
  const saltBytes = bytesOf(salt);
  const personBytes = bytesOf(person);
  if (keyBytes.length > maxDigest) throw valueError(`maximum key length is ${maxDigest} bytes`);
  if (saltBytes.length > saltSize) throw valueError(`maximum salt length is ${saltSize} bytes`);
  if (personBytes.length > saltSize) throw valueError(`maximum person length is ${saltSize} bytes`);
  const leaf = leafSize === undefined ? 0n : BigInt(toIndex(thread, leafSize));
  if (leaf < 0n || leaf > 0xffffffffn) throw overflowError('leaf_size is too large');
  const offset = nodeOffset === undefined ? 0n : BigInt(toIndex(thread, nodeOffset));
  const parameters = new Uint8Array(2 * (variant.name === 'blake2b' ? 32 : 16));
  parameters[0] = size;
  parameters[1] = keyBytes.length;
  parameters[2] = inRange(thread, fanout, 1, 0, 255, 'fanout');
  parameters[3] = inRange(thread, depth, 1, 1, 255, 'depth');
  const view = new DataView(parameters.buffer);
  view.setUint32(4, Number(leaf), true);
  const wide = variant.name === 'blake2b';
  if (wide) view.setBigUint64(8, offset, true);
  else view.setUint32(8, Number(offset & 0xffffffffn), true);
  const rest = wide ? 16 : 14;
  if (!wide) view.setUint16(12, Number(offset >> 32n), true);
  parameters[rest] = inRange(thread, nodeDepth, 0, 0, 255, 'node_depth');
  parameters[rest + 1] = inRange(thread, innerSize, 0, 0, maxDigest, 'inner_size');
  parameters.set(saltBytes, wide ? 32 : 16);
  parameters.set(personBytes, wide ? 48 : 24);
  const state = new Blake2State(variant, parameters, lastNode !== undefined && isTrue(thread, lastNode));
  if (keyBytes.length > 0) {
    const block = new Uint8Array(blockSize);
    block.set(keyBytes);
    state.update(block);
  }
  const input = data ?? string;
  if (input !== undefined && input !== null) state.update(hashInput(thread, input));
  return new PyBlake2(type, state, size);
}

function defineBlake2(variant: Variant): PyType {
  const type: PyType = defineType({
    name: variant.name,
    module: '_blake2',
    instanceClass: PyBlake2,
    flags: TypeFlag.HAVE_GC,
    tp: { tp_new: (thread, cls, args, kwnames) => construct(thread, cls, variant, args, kwnames) },
    getset: [
      { name: 'name', get: () => variant.name },
      { name: 'block_size', get: () => variant.blockSize },
      { name: 'digest_size', get: (_thread, self) => self.size },
    ],
    attributes: {
      SALT_SIZE: variant.saltSize,
      PERSON_SIZE: variant.saltSize,
      MAX_KEY_SIZE: variant.maxDigest,
      MAX_DIGEST_SIZE: variant.maxDigest,
    },
    methods: [
      suspending(
        method('update($self, data, /)', (thread, self: PyBlake2, data: Value) => {
          self.state.update(hashInput(thread, data));
          return null;
        }),
      ),
      method('digest($self, /)', (_thread, self: PyBlake2) => new PyBytes(self.state.digest(self.size))),
      method('hexdigest($self, /)', (_thread, self: PyBlake2) =>
        Buffer.from(self.state.digest(self.size)).toString('hex'),
      ),
      method('copy($self, /)', (_thread, self: PyBlake2) => new PyBlake2(self.type, self.state.clone(), self.size)),
    ],
  });
  return type;
}

export const blake2Module = defineModule({
  name: '_blake2',
  constants: { _GIL_MINSIZE: GIL_MINSIZE },
  types: [defineBlake2(VARIANTS.blake2b), defineBlake2(VARIANTS.blake2s)],
});
