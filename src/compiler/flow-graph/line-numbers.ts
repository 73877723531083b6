// Gives lines to instructions that have none, so that every exit from a frame knows its line (PEP 626; CPython's resolve_line_numbers).

import { NO_LOCATION } from '../instruction-sequence';
import { BasicBlock, maxLabel, nextNonEmpty } from './basic-block';
import { isJump } from './instruction-kinds';

function needsLineOfPredecessor(block: BasicBlock): boolean {
  return (block.exitsScope || block.hasEvalBreak) && block.hasNoLine;
}

/** Repeats exit blocks without a line for each jump to them, so that each can take the line of its only predecessor. */
function duplicateExitsWithoutLine(entry: BasicBlock): void {
  let nextLabel = maxLabel(entry) + 1;
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    const last = block.last;
    if (last === undefined || !isJump(last.opcode)) continue;
    const target = nextNonEmpty(last.target)!;
    if (target.predecessors <= 1 || !needsLineOfPredecessor(target)) continue;
    const copy = new BasicBlock();
    copy.appendCopies(target);
    copy.instructions[0]!.loc = last.loc;
    copy.predecessors = 1;
    copy.label = nextLabel++;
    copy.next = target.next;
    target.next = copy;
    target.predecessors--;
    last.target = copy;
  }
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    const { next, last } = block;
    if (next !== null && last !== undefined && block.fallsThrough && needsLineOfPredecessor(next)) {
      const first = next.instructions[0];
      if (first !== undefined) first.loc = last.loc;
    }
  }
}

/** Lets instructions inherit the location of the one before, across blocks with a single predecessor too. */
function propagateLineNumbers(entry: BasicBlock): void {
  for (let block: BasicBlock | null = entry; block !== null; block = block.next) {
    const last = block.last;
    if (last === undefined) continue;
    let previous = NO_LOCATION;
    for (const instruction of block.instructions) {
      if (instruction.loc.lineno === NO_LOCATION.lineno) instruction.loc = previous;
      else previous = instruction.loc;
    }
    const inherit = (successor: BasicBlock | null): void => {
      const first = successor?.predecessors === 1 ? successor.instructions[0] : undefined;
      if (first !== undefined && first.loc.lineno === NO_LOCATION.lineno) first.loc = previous;
    };
    if (block.fallsThrough) inherit(block.next);
    if (isJump(last.opcode)) inherit(last.target);
  }
}

/** Runs both steps. */
export function resolveLineNumbers(entry: BasicBlock): void {
  duplicateExitsWithoutLine(entry);
  propagateLineNumbers(entry);
}
