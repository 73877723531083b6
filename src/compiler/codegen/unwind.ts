// Leaving statements early: what return, break and continue have to clean up on their way out.

import { Op } from '../../bytecode/opcodes';
import type { Located } from '../../syntax/ast';
import { NO_LOCATION } from '../instruction-sequence';
import type { Compiler } from './compiler';
import { clearName } from './names';
import type { FrameBlock } from './unit';
import { awaitTop, callExitWithNones } from './yields';

/**
 * Emits the clean-up of one block and returns the location of the instructions that follow (codegen_unwind_fblock).
 * `preserveTos`: the value on top of the stack is to be returned.
 */
export function unwindBlock(c: Compiler, loc: Located, block: FrameBlock, preserveTos: boolean): Located {
  switch (block.type) {
    case 'while loop':
    case 'exception handler':
    case 'exception group handler':
    case 'async comprehension generator':
    case 'stop iteration':
      return loc;
    case 'for loop':
    case 'pop value':
      if (preserveTos) c.op(Op.SWAP, loc, 2);
      c.op(Op.POP_TOP, loc);
      return loc;
    case 'try except':
      c.op(Op.POP_BLOCK, loc);
      return loc;
    case 'finally try':
      c.op(Op.POP_BLOCK, loc);
      if (preserveTos) c.pushBlock({ type: 'pop value', block: null, exit: null, loc });
      c.statements(block.body);
      if (preserveTos) c.popBlock();
      // The finally body runs after the statement that leaves, so what follows belongs to no line.
      return NO_LOCATION;
    case 'finally end':
      if (preserveTos) c.op(Op.SWAP, loc, 2);
      c.op(Op.POP_TOP, loc);
      if (preserveTos) c.op(Op.SWAP, loc, 2);
      c.op(Op.POP_BLOCK, loc);
      c.op(Op.POP_EXCEPT, loc);
      return loc;
    case 'with':
    case 'async with':
      c.op(Op.POP_BLOCK, block.loc);
      if (preserveTos) {
        c.op(Op.SWAP, block.loc, 3);
        c.op(Op.SWAP, block.loc, 2);
      }
      callExitWithNones(c, block.loc);
      if (block.type === 'async with') awaitTop(c, block.loc, 2);
      c.op(Op.POP_TOP, block.loc);
      return NO_LOCATION;
    case 'handler cleanup':
      if (block.name !== null) c.op(Op.POP_BLOCK, loc);
      if (preserveTos) c.op(Op.SWAP, loc, 2);
      c.op(Op.POP_BLOCK, loc);
      c.op(Op.POP_EXCEPT, loc);
      if (block.name !== null) clearName(c, block.name, loc);
      return loc;
  }
}

/**
 * Unwinds all blocks of the unit, or those inside the innermost loop; the blocks are in place again afterwards
 * (codegen_unwind_fblock_stack).
 */
export function unwindBlocks(
  c: Compiler,
  loc: Located,
  preserveTos: boolean,
  stopAtLoop: boolean,
): { loc: Located; loop: FrameBlock | undefined } {
  const { blocks } = c.unit;
  const unwound: FrameBlock[] = [];
  let loop: FrameBlock | undefined;
  for (;;) {
    const top = blocks[blocks.length - 1];
    if (top === undefined) break;
    if (top.type === 'exception group handler') {
      c.fail("'break', 'continue' and 'return' cannot appear in an except* block", loc);
    }
    if (stopAtLoop && (top.type === 'while loop' || top.type === 'for loop')) {
      loop = top;
      break;
    }
    unwound.push(c.popBlock());
    loc = unwindBlock(c, loc, top, preserveTos);
  }
  for (let i = unwound.length - 1; i >= 0; i--) c.pushBlock(unwound[i]!);
  return { loc, loop };
}
