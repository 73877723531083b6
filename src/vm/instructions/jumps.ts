// Jumps. A conditional one remembers in its cache the last 16 ways that it took, the last one in bit 0.

import { cacheLayout } from '../../bytecode/cache-layout';
import { SpecializedOp } from '../../bytecode/opcodes';
import { replaceForm } from '../specialize/rewrite';
import { dropEntry } from '../../call/stack';
import { instruction } from './definition';
import { JUMP } from './outcome';

/** `dis` calls the ways taken a counter. */
export const BranchCache = cacheLayout({ history: 1 });
const JumpCache = cacheLayout({ counter: 1 });

export const POP_JUMP_IF_FALSE = instruction({
  summary: 'Jumps if the bool on top is False.',
  operand: 'jump',
  before: ['condition'],
  after: [],
  may: 'moves',
  jump: 'ahead',
  event: 'BRANCH_RIGHT',
  cache: BranchCache,
  inLoop: true,
  run(_thread, frame, sp, _oparg, ip) {
    const { slots, words } = frame;
    if (slots[sp - 1] === true) {
      words[ip + BranchCache.history] = (words[ip + BranchCache.history]! << 1) & 0xffff;
      return;
    }
    words[ip + BranchCache.history] = ((words[ip + BranchCache.history]! << 1) | 1) & 0xffff;
    return JUMP;
  },
});

export const POP_JUMP_IF_TRUE = instruction({
  summary: 'Jumps if the bool on top is True.',
  operand: 'jump',
  before: ['condition'],
  after: [],
  may: 'moves',
  jump: 'ahead',
  event: 'BRANCH_RIGHT',
  cache: BranchCache,
  inLoop: true,
  run(_thread, frame, sp, _oparg, ip) {
    const { slots, words } = frame;
    if (slots[sp - 1] === true) {
      words[ip + BranchCache.history] = ((words[ip + BranchCache.history]! << 1) | 1) & 0xffff;
      return JUMP;
    }
    words[ip + BranchCache.history] = (words[ip + BranchCache.history]! << 1) & 0xffff;
  },
});

export const POP_JUMP_IF_NONE = instruction({
  summary: 'Jumps if the value on top is None.',
  operand: 'jump',
  before: ['value'],
  after: [],
  may: 'releases',
  jump: 'ahead',
  event: 'BRANCH_RIGHT',
  cache: BranchCache,
  inLoop: true,
  run(thread, frame, sp, _oparg, ip) {
    const { slots, words } = frame;
    const isNone = slots[sp - 1] === null;
    words[ip + BranchCache.history] = ((words[ip + BranchCache.history]! << 1) | (isNone ? 1 : 0)) & 0xffff;
    if (isNone) return JUMP;
    dropEntry(thread, frame, sp - 1);
  },
});

export const POP_JUMP_IF_NOT_NONE = instruction({
  summary: 'Jumps if the value on top is not None.',
  operand: 'jump',
  before: ['value'],
  after: [],
  may: 'releases',
  jump: 'ahead',
  event: 'BRANCH_RIGHT',
  cache: BranchCache,
  inLoop: true,
  run(thread, frame, sp, _oparg, ip) {
    const { slots, words } = frame;
    const isNone = slots[sp - 1] === null;
    words[ip + BranchCache.history] = ((words[ip + BranchCache.history]! << 1) | (isNone ? 0 : 1)) & 0xffff;
    if (isNone) return;
    dropEntry(thread, frame, sp - 1);
    return JUMP;
  },
});

export const JUMP_FORWARD = instruction({
  summary: 'Jumps ahead.',
  operand: 'jump',
  before: [],
  after: [],
  may: 'moves',
  jump: 'ahead',
  ends: true,
  event: 'JUMP',
  inLoop: true,
  run() {
    return JUMP;
  },
});

export const JUMP_BACKWARD = instruction({
  summary: 'Jumps back; asks whether something else wants to run.',
  operand: 'jump',
  before: [],
  after: [],
  may: 'moves',
  jump: 'back',
  ends: true,
  event: 'JUMP',
  cache: JumpCache,
  inLoop: true,
  run(_thread, frame, _sp, _oparg, ip) {
    replaceForm(frame.words, ip, SpecializedOp.JUMP_BACKWARD_NO_JIT);
    return JUMP;
  },
  forms: {
    JUMP_BACKWARD_NO_JIT: {
      inLoop: true,
      run() {
        return JUMP;
      },
    },
  },
});

export const JUMP_BACKWARD_NO_INTERRUPT = instruction({
  summary: 'Jumps back without letting anything else run.',
  operand: 'jump',
  before: [],
  after: [],
  may: 'moves',
  jump: 'back',
  ends: true,
  inLoop: true,
  run() {
    return JUMP;
  },
});
