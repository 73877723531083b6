// Which dunder name stands for which slot, in CPython's order (slotdefs of typeobject.c).

import { callSlots } from './call-slots';
import * as fn from './slot-functions';
import * as wrap from './slot-wrappers';
import type { Wrapper } from './slot-wrappers';
import type { CompareOp, TypeSlots } from '../type';

export type SlotName = keyof TypeSlots;

/** Any slot function; who calls one knows its arguments. */
// biome-ignore lint/suspicious/noExplicitAny: the slots have many signatures
export type SlotFunction = (...args: any[]) => unknown;

export interface SlotDefinition {
  name: string;
  slot: SlotName;
  /** What a class written in Python gets in the slot; undefined where another slot already does the work. */
  generic: SlotFunction | undefined;
  /** How the slot is called by name; undefined for names that get no wrapper_descriptor. */
  wrapper: Wrapper | undefined;
  signature: string;
  /** The wrapper takes keywords (PyWrapperFlag_KEYWORDS). */
  keywords: boolean;
}

const table: SlotDefinition[] = [];

function add(
  name: string,
  slot: SlotName,
  generic: unknown,
  wrapper: Wrapper | undefined,
  parameters: string,
  keywords = false,
): void {
  const signature = parameters === '' ? '($self, /)' : `($self, ${parameters})`;
  table.push({ name, slot, generic: generic as SlotFunction | undefined, wrapper, signature, keywords });
}

function compare(name: string, op: CompareOp): void {
  add(name, 'tp_richcompare', fn.slotRichCompare, wrap.wrapCompare(op), 'value, /');
}

/** A binary operator and its reflection. */
function binary(stem: string, slot: SlotName): void {
  const name = `__${stem}__`;
  const reflected = `__r${stem}__`;
  const generic = fn.binarySlot(slot, name, reflected);
  add(name, slot, generic, wrap.wrapLeft, 'value, /');
  add(reflected, slot, generic, wrap.wrapReflected, 'value, /');
}

function inPlace(stem: string, slot: SlotName): void {
  add(`__${stem}__`, slot, fn.inPlace(`__${stem}__`), wrap.wrapBinary, 'value, /');
}

/** Fills the table: when first asked for, since the slots of calls are entered by then (call-slots.ts). */
function build(): void {
  const ANY = '/, *args, **kwargs';

  add('__repr__', 'tp_repr', fn.slotRepr, wrap.wrapUnary, '');
  add('__hash__', 'tp_hash', fn.slotHash, wrap.wrapNumber, '');
  add('__call__', 'tp_call', callSlots.tp_call, wrap.wrapCall, ANY, true);
  add('__str__', 'tp_str', fn.slotStr, wrap.wrapUnary, '');
  add('__getattribute__', 'tp_getattro', fn.slotGetAttr, wrap.wrapGetAttr, 'name, /');
  add('__getattr__', 'tp_getattro', fn.slotGetAttr, undefined, 'name, /');
  add('__setattr__', 'tp_setattro', fn.slotSetAttr, wrap.wrapSetAttr, 'name, value, /');
  add('__delattr__', 'tp_setattro', fn.slotSetAttr, wrap.wrapDelAttr, 'name, /');
  compare('__lt__', '<');
  compare('__le__', '<=');
  compare('__eq__', '==');
  compare('__ne__', '!=');
  compare('__gt__', '>');
  compare('__ge__', '>=');
  add('__iter__', 'tp_iter', fn.slotIter, wrap.wrapUnary, '');
  add('__next__', 'tp_iternext', fn.slotNext, wrap.wrapNext, '');
  add('__get__', 'tp_descr_get', fn.slotDescrGet, wrap.wrapDescrGet, 'instance, owner=None, /');
  add('__set__', 'tp_descr_set', fn.slotDescrSet, wrap.wrapDescrSet, 'instance, value, /');
  add('__delete__', 'tp_descr_set', fn.slotDescrSet, wrap.wrapDescrDelete, 'instance, /');
  add('__init__', 'tp_init', callSlots.tp_init, wrap.wrapInit, ANY, true);
  add('__new__', 'tp_new', callSlots.tp_new, undefined, '');
  add('__del__', 'tp_finalize', fn.slotFinalize, wrap.wrapDel, '');
  add('__buffer__', 'bf_getbuffer', fn.slotBuffer, wrap.wrapBuffer, 'flags, /');
  add('__release_buffer__', 'bf_releasebuffer', fn.slotReleaseBuffer, wrap.wrapReleaseBuffer, 'buffer, /');
  add('__await__', 'am_await', fn.slotAwait, wrap.wrapUnary, '');
  add('__aiter__', 'am_aiter', fn.slotAiter, wrap.wrapUnary, '');
  add('__anext__', 'am_anext', fn.slotAnext, wrap.wrapUnary, '');
  binary('add', 'nb_add');
  binary('sub', 'nb_subtract');
  binary('mul', 'nb_multiply');
  binary('mod', 'nb_remainder');
  binary('divmod', 'nb_divmod');
  add('__pow__', 'nb_power', fn.slotPower, wrap.wrapPower, 'value, mod=None, /');
  add('__rpow__', 'nb_power', fn.slotPower, wrap.wrapReflectedPower, 'value, mod=None, /');
  add('__neg__', 'nb_negative', fn.slotNegative, wrap.wrapUnary, '');
  add('__pos__', 'nb_positive', fn.slotPositive, wrap.wrapUnary, '');
  add('__abs__', 'nb_absolute', fn.slotAbsolute, wrap.wrapUnary, '');
  add('__bool__', 'nb_bool', fn.slotBool, wrap.wrapTruth, '');
  add('__invert__', 'nb_invert', fn.slotInvert, wrap.wrapUnary, '');
  binary('lshift', 'nb_lshift');
  binary('rshift', 'nb_rshift');
  binary('and', 'nb_and');
  binary('xor', 'nb_xor');
  binary('or', 'nb_or');
  add('__int__', 'nb_int', fn.slotInt, wrap.wrapUnary, '');
  add('__float__', 'nb_float', fn.slotFloat, wrap.wrapUnary, '');
  inPlace('iadd', 'nb_inplace_add');
  inPlace('isub', 'nb_inplace_subtract');
  inPlace('imul', 'nb_inplace_multiply');
  inPlace('imod', 'nb_inplace_remainder');
  add('__ipow__', 'nb_inplace_power', fn.slotInPlacePower, wrap.wrapInPlacePower, 'value, /');
  inPlace('ilshift', 'nb_inplace_lshift');
  inPlace('irshift', 'nb_inplace_rshift');
  inPlace('iand', 'nb_inplace_and');
  inPlace('ixor', 'nb_inplace_xor');
  inPlace('ior', 'nb_inplace_or');
  binary('floordiv', 'nb_floor_divide');
  binary('truediv', 'nb_true_divide');
  inPlace('ifloordiv', 'nb_inplace_floor_divide');
  inPlace('itruediv', 'nb_inplace_true_divide');
  add('__index__', 'nb_index', fn.slotIndex, wrap.wrapUnary, '');
  binary('matmul', 'nb_matrix_multiply');
  inPlace('imatmul', 'nb_inplace_matrix_multiply');
  add('__len__', 'mp_length', fn.slotLength, wrap.wrapNumber, '');
  add('__getitem__', 'mp_subscript', fn.slotGetItem, wrap.wrapBinary, 'key, /');
  add('__setitem__', 'mp_ass_subscript', fn.slotSetItem, wrap.wrapSetSubscript, 'key, value, /');
  add('__delitem__', 'mp_ass_subscript', fn.slotSetItem, wrap.wrapDelSubscript, 'key, /');
  add('__len__', 'sq_length', fn.slotLength, wrap.wrapNumber, '');
  add('__add__', 'sq_concat', undefined, wrap.wrapBinary, 'value, /');
  add('__mul__', 'sq_repeat', undefined, wrap.wrapIndexArgument, 'value, /');
  add('__rmul__', 'sq_repeat', undefined, wrap.wrapIndexArgument, 'value, /');
  add('__getitem__', 'sq_item', fn.slotSequenceItem, wrap.wrapItem, 'key, /');
  add('__setitem__', 'sq_ass_item', fn.slotSetSequenceItem, wrap.wrapSetItem, 'key, value, /');
  add('__delitem__', 'sq_ass_item', fn.slotSetSequenceItem, wrap.wrapDelItem, 'key, /');
  add('__contains__', 'sq_contains', fn.slotContains, wrap.wrapContains, 'key, /');
  add('__iadd__', 'sq_inplace_concat', undefined, wrap.wrapBinary, 'value, /');
  add('__imul__', 'sq_inplace_repeat', undefined, wrap.wrapIndexArgument, 'value, /');
}

/** All entries. */
export function slotTable(): readonly SlotDefinition[] {
  if (table.length === 0) build();
  return table;
}

const byName: Map<string, SlotDefinition[]> = new Map();

/** The entries of a name: `__len__` and a few others stand for more than one slot; undefined for names that stand for none. */
export function slotsNamed(name: string): readonly SlotDefinition[] | undefined {
  if (byName.size === 0) {
    for (const definition of slotTable()) {
      const known = byName.get(definition.name);
      if (known === undefined) byName.set(definition.name, [definition]);
      else known.push(definition);
    }
  }
  return byName.get(name);
}
