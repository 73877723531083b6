// The truth of values, and operators with one operand.

import { cacheLayout } from '../../bytecode/cache-layout';
import { SpecializedOp } from '../../bytecode/opcodes';
import { immediate } from '../../bytecode/stack-entries';
import { listType, type PyList } from '../../objects/containers/list';
import type { Value } from '../../objects/object';
import { isTrue } from '../../objects/protocols/compare';
import { invert, negative } from '../../objects/protocols/numbers';
import { TypeFlag } from '../../objects/type';
import { typeOf } from '../../objects/type-of';
import { typeVersion } from '../../objects/types/type-lookup';
import { specialize, unspecialize } from '../specialize/rewrite';
import { replaceTop } from '../../call/stack';
import { type Body, instruction } from './definition';
import { GUARD_FAILED } from './outcome';

const TruthCache = cacheLayout({ counter: 1, version: 2 });

/** value -- bool, for an immediate value whose truth is known by its kind; undefined says that it is of another kind */
const known =
  (truthOf: (value: Value) => boolean | undefined): Body =>
  (_thread, { slots }, sp) => {
    const result = truthOf(slots[sp - 1]!);
    if (result === undefined) return GUARD_FAILED;
    slots[sp - 1] = result;
  };

export const TO_BOOL = instruction({
  summary: 'Replaces the value by its truth.',
  operand: 'none',
  before: ['value'],
  after: [immediate('truth')],
  may: 'runs Python',
  cache: TruthCache,
  run(thread, frame, sp) {
    const value = frame.slots[sp - 1]!;
    if (typeof value !== 'boolean') replaceTop(thread, frame, sp, isTrue(thread, value));
  },
  /** _Py_Specialize_ToBool. */
  specialize({ executable, slots }, sp, _oparg, ip) {
    const value = slots[sp - 1]!;
    const form = truthForm(value);
    if (form !== undefined) return specialize(executable, ip, form);
    const type = typeOf(value);
    const { nb_bool, mp_length, sq_length } = type.tp;
    const isPlain = nb_bool === undefined && mp_length === undefined && sq_length === undefined;
    if (!(type.flags & TypeFlag.HEAPTYPE) || !isPlain) return unspecialize(executable, ip);
    const version = typeVersion(type);
    if (version === 0) return unspecialize(executable, ip);
    executable.words[ip + TruthCache.version] = version;
    specialize(executable, ip, SpecializedOp.TO_BOOL_ALWAYS_TRUE);
  },
  forms: {
    TO_BOOL_BOOL: {
      inLoop: true,
      run(_thread, frame, sp) {
        if (typeof frame.slots[sp - 1] !== 'boolean') return GUARD_FAILED;
      },
    },
    TO_BOOL_INT: {
      run: known((value) => (typeof value === 'number' || typeof value === 'bigint' ? value !== 0 : undefined)),
    },
    TO_BOOL_NONE: { run: known((value) => (value === null ? false : undefined)) },
    TO_BOOL_STR: { run: known((value) => (typeof value === 'string' ? value !== '' : undefined)) },
    TO_BOOL_LIST: {
      run(thread, frame, sp) {
        const list = frame.slots[sp - 1]!;
        if (typeOf(list) !== listType) return GUARD_FAILED;
        replaceTop(thread, frame, sp, (list as PyList).items.length > 0);
      },
    },
    /** An instance of a class without `__bool__` and `__len__`. */
    TO_BOOL_ALWAYS_TRUE: {
      run(thread, frame, sp, _oparg, ip) {
        if (typeOf(frame.slots[sp - 1]!).version !== frame.words[ip + TruthCache.version]) return GUARD_FAILED;
        replaceTop(thread, frame, sp, true);
      },
    },
  },
});

function truthForm(value: Value): number | undefined {
  if (value === null) return SpecializedOp.TO_BOOL_NONE;
  switch (typeof value) {
    case 'boolean':
      return SpecializedOp.TO_BOOL_BOOL;
    case 'string':
      return SpecializedOp.TO_BOOL_STR;
    case 'object':
      return typeOf(value) === listType ? SpecializedOp.TO_BOOL_LIST : undefined;
    default:
      return SpecializedOp.TO_BOOL_INT;
  }
}

export const UNARY_NOT = instruction({
  summary: 'Replaces a bool by its opposite.',
  operand: 'none',
  before: ['bool'],
  after: [immediate('opposite')],
  may: 'moves',
  run(_thread, { slots }, sp) {
    slots[sp - 1] = slots[sp - 1] !== true;
  },
});

export const UNARY_NEGATIVE = instruction({
  summary: 'Replaces the value by -value.',
  operand: 'none',
  before: ['value'],
  after: ['negative'],
  may: 'runs Python',
  run(thread, frame, sp) {
    const value = frame.slots[sp - 1]!;
    replaceTop(thread, frame, sp, typeof value === 'number' ? -value + 0 : negative(thread, value));
  },
});

export const UNARY_INVERT = instruction({
  summary: 'Replaces the value by ~value.',
  operand: 'none',
  before: ['value'],
  after: ['inverse'],
  may: 'runs Python',
  run(thread, frame, sp) {
    replaceTop(thread, frame, sp, invert(thread, frame.slots[sp - 1]!));
  },
});
