// Joins neighbouring loads and stores of locals into one instruction (CPython's insert_superinstructions).

import { Op } from '../../bytecode/opcodes';
import type { BasicBlock, CfgInstruction } from './basic-block';
import { removeRedundantNops } from './reachability';

/** Joins pairs in all blocks. */
export function insertSuperinstructions(entry: BasicBlock): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    const { instructions } = block;
    for (let index = 0; index < instructions.length - 1; index++) {
      const first = instructions[index]!;
      const second = instructions[index + 1]!;
      const joined = joinedOpcode(first.opcode, second.opcode);
      if (joined !== 0) join(first, second, joined);
    }
  }
  removeRedundantNops(entry);
}

function joinedOpcode(first: number, second: number): number {
  if (first === Op.LOAD_FAST) return second === Op.LOAD_FAST ? Op.LOAD_FAST_LOAD_FAST : 0;
  if (first !== Op.STORE_FAST) return 0;
  if (second === Op.LOAD_FAST) return Op.STORE_FAST_LOAD_FAST;
  return second === Op.STORE_FAST ? Op.STORE_FAST_STORE_FAST : 0;
}

/** Two operands of four bits fit into one, if both instructions belong to one line. */
function join(first: CfgInstruction, second: CfgInstruction, opcode: number): void {
  const firstLine = first.loc.lineno;
  const secondLine = second.loc.lineno;
  if (firstLine >= 0 && secondLine >= 0 && firstLine !== secondLine) return;
  if (first.oparg >= 16 || second.oparg >= 16) return;
  first.set(opcode, (first.oparg << 4) | second.oparg);
  second.toNop();
}
