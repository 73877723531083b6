// Comparisons, `in` and `is`.

import { cacheLayout } from '../../bytecode/cache-layout';
import { COMPARE_OPERATORS, SpecializedOp } from '../../bytecode/opcodes';
import { immediate } from '../../bytecode/stack-entries';
import { dictType } from '../../objects/containers/dict';
import { frozensetType, setType } from '../../objects/containers/set';
import type { Frame } from '../../objects/frames/frame';
import { floatType, PyFloat } from '../../objects/numbers/float';
import { intType } from '../../objects/numbers/int';
import { hold, release } from '../../objects/object';
import { countLongTexts, isTrue, richCompare } from '../../objects/protocols/compare';
import { contains } from '../../objects/protocols/subscript';
import { strType } from '../../objects/text/str';
import type { Thread } from '../../objects/thread';
import { typeOf } from '../../objects/type-of';
import { DIGIT, isCompact } from '../specialize/compact';
import { specialize, unspecialize } from '../specialize/rewrite';
import { replaceEntries, replaceTwo } from '../../call/stack';
import { instruction } from './definition';
import { GUARD_FAILED } from './outcome';

const CounterCache = cacheLayout({ counter: 1 });

/** The operator in the operand of COMPARE_OP. Below it, bit 4 asks for a bool, bits 0 to 3 are the answers by which it is True. */
const operatorOf = (oparg: number): (typeof COMPARE_OPERATORS)[number] => COMPARE_OPERATORS[oparg >> 5]!;

/** The bit of the operand that asks for a bool. */
const AS_BOOL = 16;

/** Bits of the operand: the comparison is True for operands of which one is NaN, that are less, greater, equal. */
export const If = { UNORDERED: 1, LESS: 2, GREATER: 4, EQUAL: 8, NOT_EQUAL: 7 } as const;

export const COMPARE_OP = instruction({
  summary: 'Replaces two operands by their comparison; bit 4 asks for a bool.',
  operand: 'compare',
  before: ['left', 'right'],
  after: ['result'],
  may: 'runs Python',
  cache: CounterCache,
  run(thread, frame, sp, oparg) {
    const { slots } = frame;
    const result = richCompare(thread, slots[sp - 2]!, slots[sp - 1]!, operatorOf(oparg));
    if (oparg & AS_BOOL && typeof result !== 'boolean') {
      hold(result);
      let truth: boolean;
      try {
        truth = isTrue(thread, result);
      } finally {
        release(thread, result);
      }
      replaceEntries(thread, frame, sp - 2, sp, truth);
    } else replaceEntries(thread, frame, sp - 2, sp, result);
  },
  /** _Py_Specialize_CompareOp. */
  specialize({ executable, slots }, sp, oparg, ip) {
    const left = slots[sp - 2]!;
    const right = slots[sp - 1]!;
    const type = typeOf(left);
    if (type === typeOf(right)) {
      if (type === floatType) return specialize(executable, ip, SpecializedOp.COMPARE_OP_FLOAT);
      if (type === intType) {
        if (isCompact(left) && isCompact(right)) return specialize(executable, ip, SpecializedOp.COMPARE_OP_INT);
      } else if (type === strType && (operatorOf(oparg) === '==' || operatorOf(oparg) === '!=')) {
        return specialize(executable, ip, SpecializedOp.COMPARE_OP_STR);
      }
    }
    unspecialize(executable, ip);
  },
  forms: {
    COMPARE_OP_INT: {
      after: [immediate('result')],
      inLoop: true,
      run(_thread, frame, sp, oparg) {
        const { slots } = frame;
        const left = slots[sp - 2]!;
        const right = slots[sp - 1]!;
        if (typeof left !== 'number' || left >= DIGIT || left <= -DIGIT) return GUARD_FAILED;
        if (typeof right !== 'number' || right >= DIGIT || right <= -DIGIT) return GUARD_FAILED;
        slots[sp - 2] = (oparg & (left === right ? If.EQUAL : left < right ? If.LESS : If.GREATER)) !== 0;
      },
    },
    COMPARE_OP_FLOAT: {
      after: [immediate('result')],
      run(thread, frame, sp, oparg) {
        const left = frame.slots[sp - 2]!;
        const right = frame.slots[sp - 1]!;
        if (!(left instanceof PyFloat && right instanceof PyFloat)) return GUARD_FAILED;
        if (left.type !== floatType || right.type !== floatType) return GUARD_FAILED;
        const [x, y] = [left.value, right.value];
        const relation = x === y ? If.EQUAL : x < y ? If.LESS : x > y ? If.GREATER : If.UNORDERED;
        replaceTwo(thread, frame, sp, (oparg & relation) !== 0);
      },
    },
    COMPARE_OP_STR: {
      after: [immediate('result')],
      run(thread, { slots }, sp, oparg) {
        const left = slots[sp - 2];
        const right = slots[sp - 1];
        if (typeof left !== 'string' || typeof right !== 'string') return GUARD_FAILED;
        countLongTexts(thread, left, right);
        slots[sp - 2] = (oparg & (left === right ? If.EQUAL : If.NOT_EQUAL)) !== 0;
      },
    },
  },
});

/** item, container -- bool */
function containsOperation(thread: Thread, frame: Frame, sp: number, oparg: number): void {
  const found = contains(thread, frame.slots[sp - 1]!, frame.slots[sp - 2]!);
  replaceEntries(thread, frame, sp - 2, sp, found !== (oparg === 1));
}

export const CONTAINS_OP = instruction({
  summary: 'Tells whether a container holds the value below it; 1 inverts.',
  operand: 'flags',
  before: ['item', 'container'],
  after: [immediate('result')],
  may: 'runs Python',
  cache: CounterCache,
  run(thread, frame, sp, oparg) {
    containsOperation(thread, frame, sp, oparg);
  },
  /** _Py_Specialize_ContainsOp. */
  specialize({ executable, slots }, sp, _oparg, ip) {
    const type = typeOf(slots[sp - 1]!);
    if (type === dictType) return specialize(executable, ip, SpecializedOp.CONTAINS_OP_DICT);
    if (type === setType || type === frozensetType) return specialize(executable, ip, SpecializedOp.CONTAINS_OP_SET);
    unspecialize(executable, ip);
  },
  forms: {
    CONTAINS_OP_DICT: {
      run(thread, frame, sp, oparg) {
        if (typeOf(frame.slots[sp - 1]!) !== dictType) return GUARD_FAILED;
        containsOperation(thread, frame, sp, oparg);
      },
    },
    CONTAINS_OP_SET: {
      run(thread, frame, sp, oparg) {
        const type = typeOf(frame.slots[sp - 1]!);
        if (type !== setType && type !== frozensetType) return GUARD_FAILED;
        containsOperation(thread, frame, sp, oparg);
      },
    },
  },
});

export const IS_OP = instruction({
  summary: 'Tells whether two values are the same object; 1 inverts.',
  operand: 'flags',
  before: ['left', 'right'],
  after: [immediate('result')],
  may: 'releases',
  run(thread, frame, sp, oparg) {
    const same = frame.slots[sp - 2] === frame.slots[sp - 1];
    replaceEntries(thread, frame, sp - 2, sp, same !== (oparg === 1));
  },
});
