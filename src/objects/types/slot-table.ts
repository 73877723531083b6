// Which dunder name stands for which slot, in CPython's order (slotdefs of typeobject.c).

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
  doc: string;
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
  doc: string,
  keywords = false,
): void {
  const signature = parameters === '' ? '($self, /)' : `($self, ${parameters})`;
  table.push({ name, slot, generic: generic as SlotFunction | undefined, wrapper, signature, doc, keywords });
}

function compare(name: string, op: CompareOp): void {
  add(name, 'tp_richcompare', fn.slotRichCompare, wrap.wrapCompare(op), 'value, /', `Return self${op}value.`);
}

/** A binary operator and its reflection. */
function binary(stem: string, slot: SlotName, symbol: string, docs?: [string, string]): void {
  const name = `__${stem}__`;
  const reflected = `__r${stem}__`;
  const generic = fn.binarySlot(slot, name, reflected);
  const [doc, reflectedDoc] = docs ?? [`Return self${symbol}value.`, `Return value${symbol}self.`];
  add(name, slot, generic, wrap.wrapLeft, 'value, /', doc);
  add(reflected, slot, generic, wrap.wrapReflected, 'value, /', reflectedDoc);
}

function inPlace(stem: string, slot: SlotName, symbol: string): void {
  add(`__${stem}__`, slot, fn.inPlace(`__${stem}__`), wrap.wrapBinary, 'value, /', `Return self${symbol}value.`);
}

/** Fills the table: when first asked for, so that files may load in any order. */
function build(): void {
  const ANY = '/, *args, **kwargs';

  add('__repr__', 'tp_repr', fn.slotRepr, wrap.wrapUnary, '', 'Return repr(self).');
  add('__hash__', 'tp_hash', fn.slotHash, wrap.wrapNumber, '', 'Return hash(self).');
  add('__call__', 'tp_call', fn.slotCall, wrap.wrapCall, ANY, 'Call self as a function.', true);
  add('__str__', 'tp_str', fn.slotStr, wrap.wrapUnary, '', 'Return str(self).');
  add('__getattribute__', 'tp_getattro', fn.slotGetAttr, wrap.wrapGetAttr, 'name, /', 'Return getattr(self, name).');
  add('__getattr__', 'tp_getattro', fn.slotGetAttr, undefined, 'name, /', '');
  add(
    '__setattr__',
    'tp_setattro',
    fn.slotSetAttr,
    wrap.wrapSetAttr,
    'name, value, /',
    'Implement setattr(self, name, value).',
  );
  add('__delattr__', 'tp_setattro', fn.slotSetAttr, wrap.wrapDelAttr, 'name, /', 'Implement delattr(self, name).');
  compare('__lt__', '<');
  compare('__le__', '<=');
  compare('__eq__', '==');
  compare('__ne__', '!=');
  compare('__gt__', '>');
  compare('__ge__', '>=');
  add('__iter__', 'tp_iter', fn.slotIter, wrap.wrapUnary, '', 'Implement iter(self).');
  add('__next__', 'tp_iternext', fn.slotNext, wrap.wrapNext, '', 'Implement next(self).');
  add(
    '__get__',
    'tp_descr_get',
    fn.slotDescrGet,
    wrap.wrapDescrGet,
    'instance, owner=None, /',
    'Return an attribute of instance, which is of type owner.',
  );
  add(
    '__set__',
    'tp_descr_set',
    fn.slotDescrSet,
    wrap.wrapDescrSet,
    'instance, value, /',
    'Set an attribute of instance to value.',
  );
  add(
    '__delete__',
    'tp_descr_set',
    fn.slotDescrSet,
    wrap.wrapDescrDelete,
    'instance, /',
    'Delete an attribute of instance.',
  );
  add(
    '__init__',
    'tp_init',
    fn.slotInit,
    wrap.wrapInit,
    ANY,
    'Initialize self.  See help(type(self)) for accurate signature.',
    true,
  );
  add(
    '__new__',
    'tp_new',
    fn.slotNew,
    undefined,
    '',
    'Create and return a new object.  See help(type) for accurate signature.',
  );
  add(
    '__del__',
    'tp_finalize',
    fn.slotFinalize,
    wrap.wrapDel,
    '',
    'Called when the instance is about to be destroyed.',
  );
  add(
    '__buffer__',
    'bf_getbuffer',
    fn.slotBuffer,
    wrap.wrapBuffer,
    'flags, /',
    'Return a buffer object that exposes the underlying memory of the object.',
  );
  add(
    '__release_buffer__',
    'bf_releasebuffer',
    fn.slotReleaseBuffer,
    wrap.wrapReleaseBuffer,
    'buffer, /',
    'Release the buffer object that exposes the underlying memory of the object.',
  );
  add('__await__', 'am_await', fn.slotAwait, wrap.wrapUnary, '', 'Return an iterator to be used in await expression.');
  add(
    '__aiter__',
    'am_aiter',
    fn.slotAiter,
    wrap.wrapUnary,
    '',
    'Return an awaitable, that resolves in asynchronous iterator.',
  );
  add('__anext__', 'am_anext', fn.slotAnext, wrap.wrapUnary, '', 'Return a value or raise StopAsyncIteration.');
  binary('add', 'nb_add', '+');
  binary('sub', 'nb_subtract', '-');
  binary('mul', 'nb_multiply', '*');
  binary('mod', 'nb_remainder', '%');
  binary('divmod', 'nb_divmod', '', ['Return divmod(self, value).', 'Return divmod(value, self).']);
  add('__pow__', 'nb_power', fn.slotPower, wrap.wrapPower, 'value, mod=None, /', 'Return pow(self, value, mod).');
  add(
    '__rpow__',
    'nb_power',
    fn.slotPower,
    wrap.wrapReflectedPower,
    'value, mod=None, /',
    'Return pow(value, self, mod).',
  );
  add('__neg__', 'nb_negative', fn.slotNegative, wrap.wrapUnary, '', '-self');
  add('__pos__', 'nb_positive', fn.slotPositive, wrap.wrapUnary, '', '+self');
  add('__abs__', 'nb_absolute', fn.slotAbsolute, wrap.wrapUnary, '', 'abs(self)');
  add('__bool__', 'nb_bool', fn.slotBool, wrap.wrapTruth, '', 'True if self else False');
  add('__invert__', 'nb_invert', fn.slotInvert, wrap.wrapUnary, '', '~self');
  binary('lshift', 'nb_lshift', '<<');
  binary('rshift', 'nb_rshift', '>>');
  binary('and', 'nb_and', '&');
  binary('xor', 'nb_xor', '^');
  binary('or', 'nb_or', '|');
  add('__int__', 'nb_int', fn.slotInt, wrap.wrapUnary, '', 'int(self)');
  add('__float__', 'nb_float', fn.slotFloat, wrap.wrapUnary, '', 'float(self)');
  inPlace('iadd', 'nb_inplace_add', '+=');
  inPlace('isub', 'nb_inplace_subtract', '-=');
  inPlace('imul', 'nb_inplace_multiply', '*=');
  inPlace('imod', 'nb_inplace_remainder', '%=');
  add('__ipow__', 'nb_inplace_power', fn.slotInPlacePower, wrap.wrapInPlacePower, 'value, /', 'Return self**=value.');
  inPlace('ilshift', 'nb_inplace_lshift', '<<=');
  inPlace('irshift', 'nb_inplace_rshift', '>>=');
  inPlace('iand', 'nb_inplace_and', '&=');
  inPlace('ixor', 'nb_inplace_xor', '^=');
  inPlace('ior', 'nb_inplace_or', '|=');
  binary('floordiv', 'nb_floor_divide', '//');
  binary('truediv', 'nb_true_divide', '/');
  inPlace('ifloordiv', 'nb_inplace_floor_divide', '//=');
  inPlace('itruediv', 'nb_inplace_true_divide', '/=');
  add(
    '__index__',
    'nb_index',
    fn.slotIndex,
    wrap.wrapUnary,
    '',
    'Return self converted to an integer, if self is suitable for use as an index into a list.',
  );
  binary('matmul', 'nb_matrix_multiply', '@');
  inPlace('imatmul', 'nb_inplace_matrix_multiply', '@=');
  add('__len__', 'mp_length', fn.slotLength, wrap.wrapNumber, '', 'Return len(self).');
  add('__getitem__', 'mp_subscript', fn.slotGetItem, wrap.wrapBinary, 'key, /', 'Return self[key].');
  add(
    '__setitem__',
    'mp_ass_subscript',
    fn.slotSetItem,
    wrap.wrapSetSubscript,
    'key, value, /',
    'Set self[key] to value.',
  );
  add('__delitem__', 'mp_ass_subscript', fn.slotSetItem, wrap.wrapDelSubscript, 'key, /', 'Delete self[key].');
  add('__len__', 'sq_length', fn.slotLength, wrap.wrapNumber, '', 'Return len(self).');
  add('__add__', 'sq_concat', undefined, wrap.wrapBinary, 'value, /', 'Return self+value.');
  add('__mul__', 'sq_repeat', undefined, wrap.wrapIndexArgument, 'value, /', 'Return self*value.');
  add('__rmul__', 'sq_repeat', undefined, wrap.wrapIndexArgument, 'value, /', 'Return value*self.');
  add('__getitem__', 'sq_item', fn.slotSequenceItem, wrap.wrapItem, 'key, /', 'Return self[key].');
  add(
    '__setitem__',
    'sq_ass_item',
    fn.slotSetSequenceItem,
    wrap.wrapSetItem,
    'key, value, /',
    'Set self[key] to value.',
  );
  add('__delitem__', 'sq_ass_item', fn.slotSetSequenceItem, wrap.wrapDelItem, 'key, /', 'Delete self[key].');
  add('__contains__', 'sq_contains', fn.slotContains, wrap.wrapContains, 'key, /', 'Return bool(key in self).');
  add('__iadd__', 'sq_inplace_concat', undefined, wrap.wrapBinary, 'value, /', 'Implement self+=value.');
  add('__imul__', 'sq_inplace_repeat', undefined, wrap.wrapIndexArgument, 'value, /', 'Implement self*=value.');
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
