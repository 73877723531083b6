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

/** One line of the table. */
interface Row {
  name: string;
  slot: SlotName;
  /** The slot function for classes written in Python; any, since the slots have many signatures. */
  generic?: unknown;
  wrapper?: Wrapper;
  /** Parameters after self, as signatures show them. */
  parameters?: string;
  keywords?: true;
}

const comparison = (name: string, op: CompareOp): Row => ({
  name,
  slot: 'tp_richcompare',
  generic: fn.slotRichCompare,
  wrapper: wrap.wrapCompare(op),
  parameters: 'value, /',
});

/** A binary operator and its reflection. */
function binary(stem: string, slot: SlotName): Row[] {
  const name = `__${stem}__`;
  const reflected = `__r${stem}__`;
  const generic = fn.binarySlot(slot, name, reflected);
  const parameters = 'value, /';
  return [
    { name, slot, generic, wrapper: wrap.wrapLeft, parameters },
    { name: reflected, slot, generic, wrapper: wrap.wrapReflected, parameters },
  ];
}

function inPlace(stem: string, slot: SlotName): Row {
  const name = `__${stem}__`;
  return { name, slot, generic: fn.inPlace(name), wrapper: wrap.wrapBinary, parameters: 'value, /' };
}

const ANY = '/, *args, **kwargs';

/** What every object can have: text, hash, calls, attributes, comparisons, iteration, descriptors, creation, buffers, awaiting. */
const objectRows = (): Row[] => [
  { name: '__repr__', slot: 'tp_repr', generic: fn.slotRepr, wrapper: wrap.wrapUnary },
  { name: '__hash__', slot: 'tp_hash', generic: fn.slotHash, wrapper: wrap.wrapNumber },
  {
    name: '__call__',
    slot: 'tp_call',
    generic: callSlots.tp_call,
    wrapper: wrap.wrapCall,
    parameters: ANY,
    keywords: true,
  },
  { name: '__str__', slot: 'tp_str', generic: fn.slotStr, wrapper: wrap.wrapUnary },
  {
    name: '__getattribute__',
    slot: 'tp_getattro',
    generic: fn.slotGetAttr,
    wrapper: wrap.wrapGetAttr,
    parameters: 'name, /',
  },
  { name: '__getattr__', slot: 'tp_getattro', generic: fn.slotGetAttr, parameters: 'name, /' },
  {
    name: '__setattr__',
    slot: 'tp_setattro',
    generic: fn.slotSetAttr,
    wrapper: wrap.wrapSetAttr,
    parameters: 'name, value, /',
  },
  {
    name: '__delattr__',
    slot: 'tp_setattro',
    generic: fn.slotSetAttr,
    wrapper: wrap.wrapDelAttr,
    parameters: 'name, /',
  },
  comparison('__lt__', '<'),
  comparison('__le__', '<='),
  comparison('__eq__', '=='),
  comparison('__ne__', '!='),
  comparison('__gt__', '>'),
  comparison('__ge__', '>='),
  { name: '__iter__', slot: 'tp_iter', generic: fn.slotIter, wrapper: wrap.wrapUnary },
  { name: '__next__', slot: 'tp_iternext', generic: fn.slotNext, wrapper: wrap.wrapNext },
  {
    name: '__get__',
    slot: 'tp_descr_get',
    generic: fn.slotDescrGet,
    wrapper: wrap.wrapDescrGet,
    parameters: 'instance, owner=None, /',
  },
  {
    name: '__set__',
    slot: 'tp_descr_set',
    generic: fn.slotDescrSet,
    wrapper: wrap.wrapDescrSet,
    parameters: 'instance, value, /',
  },
  {
    name: '__delete__',
    slot: 'tp_descr_set',
    generic: fn.slotDescrSet,
    wrapper: wrap.wrapDescrDelete,
    parameters: 'instance, /',
  },
  {
    name: '__init__',
    slot: 'tp_init',
    generic: callSlots.tp_init,
    wrapper: wrap.wrapInit,
    parameters: ANY,
    keywords: true,
  },
  { name: '__new__', slot: 'tp_new', generic: callSlots.tp_new },
  { name: '__del__', slot: 'tp_finalize', generic: fn.slotFinalize, wrapper: wrap.wrapDel },
  {
    name: '__buffer__',
    slot: 'bf_getbuffer',
    generic: fn.slotBuffer,
    wrapper: wrap.wrapBuffer,
    parameters: 'flags, /',
  },
  {
    name: '__release_buffer__',
    slot: 'bf_releasebuffer',
    generic: fn.slotReleaseBuffer,
    wrapper: wrap.wrapReleaseBuffer,
    parameters: 'buffer, /',
  },
  { name: '__await__', slot: 'am_await', generic: fn.slotAwait, wrapper: wrap.wrapUnary },
  { name: '__aiter__', slot: 'am_aiter', generic: fn.slotAiter, wrapper: wrap.wrapUnary },
  { name: '__anext__', slot: 'am_anext', generic: fn.slotAnext, wrapper: wrap.wrapUnary },
];

/** Numbers. */
const numberRows = (): Row[] => [
  ...binary('add', 'nb_add'),
  ...binary('sub', 'nb_subtract'),
  ...binary('mul', 'nb_multiply'),
  ...binary('mod', 'nb_remainder'),
  ...binary('divmod', 'nb_divmod'),
  {
    name: '__pow__',
    slot: 'nb_power',
    generic: fn.slotPower,
    wrapper: wrap.wrapPower,
    parameters: 'value, mod=None, /',
  },
  {
    name: '__rpow__',
    slot: 'nb_power',
    generic: fn.slotPower,
    wrapper: wrap.wrapReflectedPower,
    parameters: 'value, mod=None, /',
  },
  { name: '__neg__', slot: 'nb_negative', generic: fn.slotNegative, wrapper: wrap.wrapUnary },
  { name: '__pos__', slot: 'nb_positive', generic: fn.slotPositive, wrapper: wrap.wrapUnary },
  { name: '__abs__', slot: 'nb_absolute', generic: fn.slotAbsolute, wrapper: wrap.wrapUnary },
  { name: '__bool__', slot: 'nb_bool', generic: fn.slotBool, wrapper: wrap.wrapTruth },
  { name: '__invert__', slot: 'nb_invert', generic: fn.slotInvert, wrapper: wrap.wrapUnary },
  ...binary('lshift', 'nb_lshift'),
  ...binary('rshift', 'nb_rshift'),
  ...binary('and', 'nb_and'),
  ...binary('xor', 'nb_xor'),
  ...binary('or', 'nb_or'),
  { name: '__int__', slot: 'nb_int', generic: fn.slotInt, wrapper: wrap.wrapUnary },
  { name: '__float__', slot: 'nb_float', generic: fn.slotFloat, wrapper: wrap.wrapUnary },
  inPlace('iadd', 'nb_inplace_add'),
  inPlace('isub', 'nb_inplace_subtract'),
  inPlace('imul', 'nb_inplace_multiply'),
  inPlace('imod', 'nb_inplace_remainder'),
  {
    name: '__ipow__',
    slot: 'nb_inplace_power',
    generic: fn.slotInPlacePower,
    wrapper: wrap.wrapInPlacePower,
    parameters: 'value, /',
  },
  inPlace('ilshift', 'nb_inplace_lshift'),
  inPlace('irshift', 'nb_inplace_rshift'),
  inPlace('iand', 'nb_inplace_and'),
  inPlace('ixor', 'nb_inplace_xor'),
  inPlace('ior', 'nb_inplace_or'),
  ...binary('floordiv', 'nb_floor_divide'),
  ...binary('truediv', 'nb_true_divide'),
  inPlace('ifloordiv', 'nb_inplace_floor_divide'),
  inPlace('itruediv', 'nb_inplace_true_divide'),
  { name: '__index__', slot: 'nb_index', generic: fn.slotIndex, wrapper: wrap.wrapUnary },
  ...binary('matmul', 'nb_matrix_multiply'),
  inPlace('imatmul', 'nb_inplace_matrix_multiply'),
];

/** Mappings, then sequences; what names both takes the first slot that the class has. */
const containerRows = (): Row[] => [
  { name: '__len__', slot: 'mp_length', generic: fn.slotLength, wrapper: wrap.wrapNumber },
  {
    name: '__getitem__',
    slot: 'mp_subscript',
    generic: fn.slotGetItem,
    wrapper: wrap.wrapBinary,
    parameters: 'key, /',
  },
  {
    name: '__setitem__',
    slot: 'mp_ass_subscript',
    generic: fn.slotSetItem,
    wrapper: wrap.wrapSetSubscript,
    parameters: 'key, value, /',
  },
  {
    name: '__delitem__',
    slot: 'mp_ass_subscript',
    generic: fn.slotSetItem,
    wrapper: wrap.wrapDelSubscript,
    parameters: 'key, /',
  },
  { name: '__len__', slot: 'sq_length', generic: fn.slotLength, wrapper: wrap.wrapNumber },
  { name: '__add__', slot: 'sq_concat', wrapper: wrap.wrapBinary, parameters: 'value, /' },
  { name: '__mul__', slot: 'sq_repeat', wrapper: wrap.wrapIndexArgument, parameters: 'value, /' },
  { name: '__rmul__', slot: 'sq_repeat', wrapper: wrap.wrapIndexArgument, parameters: 'value, /' },
  { name: '__getitem__', slot: 'sq_item', generic: fn.slotSequenceItem, wrapper: wrap.wrapItem, parameters: 'key, /' },
  {
    name: '__setitem__',
    slot: 'sq_ass_item',
    generic: fn.slotSetSequenceItem,
    wrapper: wrap.wrapSetItem,
    parameters: 'key, value, /',
  },
  {
    name: '__delitem__',
    slot: 'sq_ass_item',
    generic: fn.slotSetSequenceItem,
    wrapper: wrap.wrapDelItem,
    parameters: 'key, /',
  },
  {
    name: '__contains__',
    slot: 'sq_contains',
    generic: fn.slotContains,
    wrapper: wrap.wrapContains,
    parameters: 'key, /',
  },
  { name: '__iadd__', slot: 'sq_inplace_concat', wrapper: wrap.wrapBinary, parameters: 'value, /' },
  { name: '__imul__', slot: 'sq_inplace_repeat', wrapper: wrap.wrapIndexArgument, parameters: 'value, /' },
];

const table: SlotDefinition[] = [];

/** Fills the table: when first asked for, since the slots of calls are entered by then (call-slots.ts). */
function build(): void {
  for (const { name, slot, generic, wrapper, parameters, keywords = false } of [
    ...objectRows(),
    ...numberRows(),
    ...containerRows(),
  ]) {
    const signature = parameters === undefined ? '($self, /)' : `($self, ${parameters})`;
    table.push({ name, slot, generic: generic as SlotFunction | undefined, wrapper, signature, keywords });
  }
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
