// Writing a specialised form, or the general one, over an instruction, with the counter that goes with it.

import { backedOff, COOLDOWN } from '../../bytecode/inline-caches';
import { GENERAL_FORM } from '../../bytecode/instruction-table';
import type { Executable } from '../../objects/functions/executable';

/** Where the fields of an inline cache stand behind the instruction, in words. Versions stand whole in their first word. */
export const Cache = {
  COUNTER: 1,
  /** The version of a type or function. */
  VERSION: 2,
  /** LOAD_GLOBAL: the versions of the two tables of keys, and the position. (`dis` calls them index, module and builtin keys.) */
  MODULE_KEYS: 2,
  BUILTIN_KEYS: 3,
  GLOBAL_INDEX: 4,
  /** LOAD_ATTR: the second version (of keys, of the metaclass, of `__getattribute__`); or an offset as CPython would show it. */
  KEYS_VERSION: 4,
  OFFSET: 4,
  /** LOAD_ATTR, STORE_ATTR: the position that belongs to the offset; never shown. */
  POSITION: 3,
  /** LOAD_ATTR: the address of the object that is remembered. */
  DESCRIPTOR: 6,
} as const;

/** Puts the specialised form in place (specialize in specialize.c). */
export function specialize({ words }: Executable, ip: number, opcode: number): void {
  words[ip] = (words[ip]! & ~0xff) | opcode;
  words[ip + Cache.COUNTER] = COOLDOWN;
}

/** Puts the general form in place, for a while (unspecialize). */
export function unspecialize({ words }: Executable, ip: number): void {
  const word = words[ip]!;
  words[ip] = (word & ~0xff) | GENERAL_FORM[word & 0xff]!;
  words[ip + Cache.COUNTER] = backedOff(words[ip + Cache.COUNTER]!);
}

/** The opcode of an instruction as it would stand without observation. */
export function restingOpcode({ words, resting }: Executable, ip: number): number {
  const opcode = words[ip]! & 0xff;
  return resting !== undefined && opcode === 255 ? resting[ip]! & 0xff : opcode;
}
