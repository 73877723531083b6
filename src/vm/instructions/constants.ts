// Instructions that push constants.

import { SpecializedOp } from '../../bytecode/opcodes';
import { immediate } from '../../bytecode/stack-entries';
import { hold } from '../../objects/object';
import { commonConstant } from '../common-constants';
import { isImmortal } from '../specialize/immortal';
import { replaceForm } from '../specialize/rewrite';
import { put } from '../../call/stack';
import { type Body, instruction } from './definition';
import { REPLACED } from './outcome';

const loadConstant: Body = (_thread, frame, sp, oparg) => {
  const { slots, owned } = frame;
  const value = frame.code.co_consts[oparg]!;
  owned[sp] = 1;
  hold(value);
  slots[sp] = value;
};

export const LOAD_CONST = instruction({
  summary: 'Pushes a constant of the code object.',
  operand: 'const',
  before: [],
  after: ['constant'],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, _sp, oparg, ip) {
    const { words, code } = frame;
    const { LOAD_CONST_IMMORTAL, LOAD_CONST_MORTAL } = SpecializedOp;
    replaceForm(words, ip, isImmortal(code.co_consts[oparg]!, code) ? LOAD_CONST_IMMORTAL : LOAD_CONST_MORTAL);
    return REPLACED;
  },
  forms: {
    LOAD_CONST_MORTAL: { inLoop: true, run: loadConstant },
    LOAD_CONST_IMMORTAL: { inLoop: true, run: loadConstant },
  },
});

export const LOAD_SMALL_INT = instruction({
  summary: 'Pushes the operand itself.',
  operand: 'small-int',
  before: [],
  after: [immediate('number')],
  may: 'moves',
  inLoop: true,
  run(_thread, frame, sp, oparg) {
    frame.slots[sp] = oparg;
  },
});

export const LOAD_COMMON_CONSTANT = instruction({
  summary: 'Pushes a constant that the interpreter itself knows.',
  operand: 'common-constant',
  before: [],
  after: ['constant'],
  may: 'raises',
  run(thread, frame, sp, oparg) {
    put(frame, sp, commonConstant(thread, oparg));
  },
});
