// From an instruction sequence with labels to a chain of basic blocks, and back (CPython's _PyCfg_FromInstructionSequence, _PyCfg_ToInstructionSequence).

import { Op } from '../../bytecode/opcodes';
import type { HandlerInfo, Instruction, InstructionSequence } from '../instruction-sequence';
import { BasicBlock } from './basic-block';
import { hasTarget, isTerminator } from './instruction-kinds';

/** Splits the sequence into blocks and links jumps and handler set-ups to them; returns the entry block. */
export function buildGraph(sequence: InstructionSequence): BasicBlock {
  const { instructions, labels } = sequence;
  const isTarget = new Uint8Array(instructions.length + 1);
  for (const { opcode, oparg } of instructions) {
    if (hasTarget(opcode)) isTarget[labels[oparg]!] = 1;
  }
  const entry = new BasicBlock();
  const blockOfIndex = new Map<number, BasicBlock>();
  let current = entry;
  const startBlock = (): void => {
    current.next = new BasicBlock();
    current = current.next;
  };
  const add = ({ opcode, oparg, loc }: Instruction, label: number): void => {
    const last = current.last;
    if (last !== undefined && isTerminator(last.opcode)) startBlock();
    else if (label >= 0 && (last !== undefined || current.label >= 0)) startBlock();
    if (label >= 0) {
      current.label = label;
      blockOfIndex.set(label, current);
    }
    current.add(opcode, oparg, loc);
  };
  for (let index = 0; index < instructions.length; index++) {
    const instruction = instructions[index]!;
    if (instruction.opcode === Op.ANNOTATIONS_PLACEHOLDER) {
      for (const annotation of sequence.annotations?.instructions ?? []) add(annotation, -1);
      continue;
    }
    add(instruction, isTarget[index] === 1 ? index : -1);
  }
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    for (const instruction of block.instructions) {
      if (!hasTarget(instruction.opcode)) continue;
      const index = labels[instruction.oparg];
      const target = index === undefined ? undefined : blockOfIndex.get(index);
      if (target === undefined) throw new Error(`jump to label ${instruction.oparg}, which stands nowhere`);
      instruction.oparg = index!;
      instruction.target = target;
    }
  }
  return entry;
}

/** Lays the blocks out in their final order: operands of jumps and handlers become indices of instructions. */
export function linearize(entry: BasicBlock): Instruction[] {
  const startOf = new Map<BasicBlock, number>();
  let count = 0;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    startOf.set(block, count);
    count += block.instructions.length;
  }
  const result: Instruction[] = [];
  const handlers = new Map<BasicBlock, HandlerInfo>();
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    for (const { opcode, oparg, loc, target, except } of block.instructions) {
      const instruction: Instruction = { opcode, oparg: hasTarget(opcode) ? startOf.get(target!)! : oparg, loc };
      if (except !== null) {
        let handler = handlers.get(except);
        if (handler === undefined) {
          const { startDepth, preserveLasti } = except;
          handler = { target: startOf.get(except)!, startDepth, preserveLasti };
          handlers.set(except, handler);
        }
        instruction.handler = handler;
      }
      result.push(instruction);
    }
  }
  return result;
}
