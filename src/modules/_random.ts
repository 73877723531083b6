// The module _random: the Mersenne Twister behind `random`, bit by bit as in CPython.

import { takesNone } from '../call/native/arity-texts';
import { reserveItems } from '../objects/memory/budget';
import { defineType } from '../objects/define-type';
import { PyFloat } from '../objects/numbers/float';
import { normalize } from '../objects/numbers/int';
import { method } from '../objects/native';
import { hasOwnInit } from '../objects/native-constructor';
import { PyObject, type Value } from '../objects/object';
import { hash } from '../objects/protocols/hashing';
import { toIndex } from '../objects/protocols/numbers';
import { memoryError, overflowError, typeError, valueError } from '../objects/raise';
import { longArgument, positionalCount } from '../objects/containers/sequence-arguments';
import type { Thread } from '../objects/thread';
import { PyTuple } from '../objects/containers/tuple';
import { type PyType, TypeFlag } from '../objects/type';
import { intValue } from '../objects/type-of';
import { defineModule } from './define-module';

/** Words of the state, and how far apart those are that are mixed. */
const SIZE = 624;
const DISTANCE = 397;
/** More bits than the memory of the modelled build holds. */
const MOST_BITS = 2 ** 33;

class PyRandom extends PyObject {
  readonly words = new Uint32Array(SIZE);
  index = 0;

  /** The next 32 bits (genrand_uint32). */
  next(): number {
    if (this.index >= SIZE) this.twist();
    let word = this.words[this.index++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  private twist(): void {
    const { words } = this;
    for (let index = 0; index < SIZE; index++) {
      const mixed = (words[index]! & 0x80000000) | (words[(index + 1) % SIZE]! & 0x7fffffff);
      words[index] = words[(index + DISTANCE) % SIZE]! ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.index = 0;
  }

  /** Starts from a key of any length (init_by_array). */
  seed(key: ArrayLike<number>): void {
    const { words } = this;
    words[0] = 19650218;
    for (let index = 1; index < SIZE; index++) {
      words[index] = Math.imul(1812433253, words[index - 1]! ^ (words[index - 1]! >>> 30)) + index;
    }
    this.index = SIZE;
    let at = 1;
    const step = (factor: number, addend: number): void => {
      const previous = words[at - 1]!;
      words[at] = (words[at]! ^ Math.imul(previous ^ (previous >>> 30), factor)) + addend;
      if (++at === SIZE) {
        words[0] = words[SIZE - 1]!;
        at = 1;
      }
    };
    for (let count = Math.max(SIZE, key.length), from = 0; count > 0; count--) {
      step(1664525, key[from]! + from);
      from = (from + 1) % key.length;
    }
    for (let count = SIZE - 1; count > 0; count--) step(1566083941, -at);
    words[0] = 0x80000000;
  }
}

/** The size of an int in 32-bit words, the least significant first; at least one. */
function keyOf(value: number | bigint): number[] {
  let rest = BigInt(value);
  if (rest < 0n) rest = -rest;
  const key: number[] = [];
  do {
    key.push(Number(rest & 0xffffffffn));
    rest >>= 32n;
  } while (rest > 0n);
  return key;
}

/** Seeds from an int by size, from another value by hash, without one from the host (random_seed). */
function seed(thread: Thread, self: PyRandom, value: Value): null {
  if (value === null) self.seed(globalThis.crypto.getRandomValues(new Uint32Array(SIZE)));
  else self.seed(keyOf(intValue(value) ?? hash(thread, value) >>> 0));
  return null;
}

function setState(thread: Thread, self: PyRandom, state: Value): null {
  if (!(state instanceof PyTuple)) throw typeError('state vector must be a tuple');
  if (state.items.length !== SIZE + 1) throw valueError('state vector is the wrong size');
  const words = new Uint32Array(SIZE);
  for (let index = 0; index < SIZE; index++) {
    const word = intValue(state.items[index]!);
    if (word === undefined) throw typeError('an integer is required');
    if (word < 0) throw overflowError("can't convert negative value to unsigned int");
    if (word > 0xffffffff) throw overflowError('Python int too large to convert to C unsigned long');
    words[index] = Number(word);
  }
  const index = longArgument(thread, state.items[SIZE]!);
  if (index < 0 || index > SIZE) throw valueError('invalid state');
  self.index = index;
  self.words.set(words);
  return null;
}

function getRandomBits(thread: Thread, self: PyRandom, count: Value): Value {
  const wanted = toIndex(thread, count);
  if (wanted < 0) throw valueError('Cannot convert negative int');
  if (wanted > 0xffffffffffffffffn) throw overflowError('Python int too large for C uint64_t');
  if (wanted > MOST_BITS) throw memoryError();
  let bits = Number(wanted);
  if (bits === 0) return 0;
  if (bits <= 32) return self.next() >>> (32 - bits);
  reserveItems(thread.budget, bits / 8);
  const words: string[] = [];
  for (; bits > 0; bits -= 32) {
    thread.countWork();
    const word = bits < 32 ? self.next() >>> (32 - bits) : self.next();
    words.push(word.toString(16).padStart(8, '0'));
  }
  return normalize(BigInt(`0x${words.reverse().join('')}`));
}

const randomType: PyType = defineType({
  module: '_random',
  name: 'Random',
  instanceClass: PyRandom,
  flags: TypeFlag.BASETYPE,
  tp: {
    tp_new: (_thread, type) => new PyRandom(type),
    tp_init: (thread, random, args, kwnames) => {
      if (kwnames !== undefined && kwnames.items.length > 0 && !hasOwnInit(random.type))
        throw typeError(takesNone('Random()', 'keyword '));
      const given = positionalCount(args, kwnames);
      if (given > 1) throw typeError('Random() requires 0 or 1 argument');
      seed(thread, random, given === 1 ? args[0]! : null);
    },
  },
  methods: [
    method('random($self, /)', (_thread, self: PyRandom) => {
      const high = self.next() >>> 5;
      const low = self.next() >>> 6;
      return new PyFloat((high * 67108864 + low) / 9007199254740992);
    }),
    method('seed($self, n=None, /)', (thread, self: PyRandom, value: Value = null) => seed(thread, self, value)),
    method('getstate($self, /)', (_thread, self: PyRandom) => new PyTuple([...self.words, self.index])),
    method('setstate($self, state, /)', setState),
    method('getrandbits($self, k, /)', getRandomBits),
  ],
});

defineModule({
  name: '_random',
  types: [randomType],
});
