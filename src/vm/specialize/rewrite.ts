// Writing a specialised form, or the general one, over an instruction, with the counter that goes with it.

import { backedOff, COOLDOWN, COUNTER } from '../../bytecode/inline-caches';
import { GENERAL_FORM } from '../../bytecode/instruction-table';
import { type Executable, TRAP } from '../../objects/functions/executable';

/** Writes another form over an instruction; the operand stays. */
export function replaceForm(words: Int32Array, ip: number, opcode: number): void {
  words[ip] = (words[ip]! & ~0xff) | opcode;
}

/** Puts the specialised form in place (specialize in specialize.c). */
export function specialize({ words }: Executable, ip: number, opcode: number): void {
  replaceForm(words, ip, opcode);
  words[ip + COUNTER] = COOLDOWN;
}

/** Puts the general form in place, for a while (unspecialize). */
export function unspecialize({ words }: Executable, ip: number): void {
  replaceForm(words, ip, GENERAL_FORM[words[ip]! & 0xff]!);
  words[ip + COUNTER] = backedOff(words[ip + COUNTER]!);
}

/** The opcode of an instruction as it would stand without observation. */
export function restingOpcode({ words, resting }: Executable, ip: number): number {
  const opcode = words[ip]! & 0xff;
  return resting !== undefined && opcode === TRAP ? resting[ip]! & 0xff : opcode;
}
