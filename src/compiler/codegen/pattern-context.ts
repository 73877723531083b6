// Book-keeping while the code of a pattern is generated: captured names, and what failure has to pop.

import { Op } from '../../bytecode/opcodes';
import type { Located } from '../../syntax/ast';
import type { Label } from '../instruction-sequence';
import type { Compiler } from './compiler';

export class PatternContext {
  /** Captured names, in the order of their values on the stack. */
  stores: string[] = [];
  /** Items on top of the stack that captures go beneath; all are popped on failure. */
  onTop = 0;
  /** Label n pops n items. */
  private failures: Label[] = [];

  constructor(
    private readonly c: Compiler,
    /** May the pattern match everything? */
    public allowIrrefutable: boolean,
  ) {}

  /** The label that pops `count` items and goes on with the next case. */
  failLabel(count: number): Label {
    while (this.failures.length <= count) this.failures.push(this.c.newLabel());
    return this.failures[count]!;
  }

  /** Jumps to failure, popping all that the pattern has put on the stack so far (jump_to_fail_pop). */
  jumpToFailure(opcode: number, loc: Located): void {
    this.c.jump(opcode, this.failLabel(this.onTop + this.stores.length), loc);
  }

  /** Places the failure labels, each falling through to the next, and forgets them (emit_and_reset_fail_pop). */
  emitFailures(loc: Located): void {
    for (let count = this.failures.length - 1; count >= 0; count--) {
      this.c.useLabel(this.failures[count]!);
      if (count > 0) this.c.op(Op.POP_TOP, loc);
    }
    this.failures = [];
  }

  /** Moves the value on top beneath all that must stay on top, and remembers its name; null drops it. */
  storeName(name: string | null, loc: Located): void {
    if (name === null) {
      this.c.op(Op.POP_TOP, loc);
      return;
    }
    if (this.stores.includes(name)) this.failDuplicate(name, loc);
    this.rotate(this.onTop + this.stores.length + 1, loc);
    this.stores.push(name);
  }

  failDuplicate(name: string, loc: Located): never {
    return this.c.fail(`multiple assignments to name '${name}' in pattern`, loc);
  }

  /** Moves the value on top below `count - 1` others. */
  rotate(count: number, loc: Located): void {
    for (let depth = count; depth > 1; depth--) this.c.op(Op.SWAP, loc, depth);
  }
}
