// An adaptive instruction whose counter has run out: looks at its operands and picks a specialised form, if there is one.

import { Op } from '../../bytecode/opcodes';
import type { Frame } from '../../objects/frames/frame';
import { specializeLoadAttr } from './load-attributes';
import { specializeCall, specializeCallKw } from './calls';
import { specializeStoreSubscr, specializeUnpackSequence } from './containers';
import { specializeLoadGlobal } from './globals';
import { specializeForIter, specializeSend } from './iteration';
import { specializeBinaryOp, specializeCompareOp, specializeContainsOp, specializeToBool } from './operators';
import { specializeStoreAttr } from './store-attributes';
import { specializeLoadSuperAttr } from './super-attributes';

/** Specialises the instruction at `ip`, of the general form `opcode`, for the operands on top of the stack. */
export function adapt(frame: Frame, sp: number, ip: number, opcode: number, oparg: number): void {
  const { executable, slots, code } = frame;
  switch (opcode) {
    case Op.LOAD_GLOBAL:
      return specializeLoadGlobal(frame, ip, code.co_names[oparg >> 1]!);
    case Op.LOAD_ATTR:
      return specializeLoadAttr(executable, ip, oparg, slots[sp - 1]!, code.co_names[oparg >> 1]!);
    case Op.STORE_ATTR:
      return specializeStoreAttr(executable, ip, slots[sp - 1]!, code.co_names[oparg]!);
    case Op.LOAD_SUPER_ATTR:
      return specializeLoadSuperAttr(executable, ip, oparg, slots[sp - 3]!, slots[sp - 2]!);
    case Op.BINARY_OP:
      return specializeBinaryOp(frame, ip, oparg, slots[sp - 2]!, slots[sp - 1]!);
    case Op.COMPARE_OP:
      return specializeCompareOp(executable, ip, oparg, slots[sp - 2]!, slots[sp - 1]!);
    case Op.CONTAINS_OP:
      return specializeContainsOp(executable, ip, slots[sp - 1]!);
    case Op.TO_BOOL:
      return specializeToBool(executable, ip, slots[sp - 1]!);
    case Op.UNPACK_SEQUENCE:
      return specializeUnpackSequence(executable, ip, oparg, slots[sp - 1]!);
    case Op.STORE_SUBSCR:
      return specializeStoreSubscr(executable, ip, slots[sp - 2]!, slots[sp - 1]!);
    case Op.FOR_ITER:
      return specializeForIter(executable, ip, oparg, slots[sp - 1]!);
    case Op.SEND:
      return specializeSend(executable, ip, slots[sp - 2]!);
    case Op.CALL: {
      const base = sp - oparg - 2;
      const count = slots[base + 1] === undefined ? oparg : oparg + 1;
      return specializeCall(executable, ip, oparg, slots[base]!, count);
    }
    case Op.CALL_KW:
      return specializeCallKw(executable, ip, slots[sp - oparg - 3]!);
  }
}
