// What `__subclasses__()` of the built-in types answers before a program has made a class: the static types, in the order in which CPython readies them.

import type { PyType } from '../type';

/** The direct subclasses of `object` that exist from the start, by the full name of their definition. */
const ORDER: readonly string[] =
  `type async_generator bytearray_iterator bytearray bytes_iterator bytes builtin_function_or_method callable_iterator PyCapsule
cell classmethod_descriptor classmethod code complex _contextvars.Token _contextvars.ContextVar _contextvars.Context coroutine
dict_items dict_itemiterator dict_keyiterator dict_valueiterator dict_keys mappingproxy dict_reverseitemiterator
dict_reversekeyiterator dict_reversevalueiterator dict_values dict ellipsis enumerate filter float frame FrameLocalsProxy
frozenset function generator getset_descriptor instancemethod list_iterator list_reverseiterator list longrange_iterator int map
member_descriptor memoryview method_descriptor method moduledef module odict_iterator pickle.PickleBuffer property
range_iterator range reversed symtable\u00a0entry iterator set_iterator set slice staticmethod stderrprinter super traceback
tuple_iterator tuple str_iterator str wrapper_descriptor zip types.GenericAlias anext_awaitable async_generator_asend
async_generator_athrow async_generator_wrapped_value _buffer_wrapper Token.MISSING coroutine_wrapper generic_alias_iterator
items keys values hamt_array_node hamt_bitmap_node hamt_collision_node hamt InstructionSequence
string.templatelib.Interpolation sys.legacy_event_handler line_iterator managedbuffer memory_iterator method-wrapper
types.SimpleNamespace NoneType NotImplementedType positions_iterator string.templatelib.Template
string.templatelib.TemplateIter str_ascii_iterator typing.Union weakref.CallableProxyType weakref.ProxyType
weakref.ReferenceType typing.TypeAliasType NoDefaultType typing.Generic typing.TypeVar typing.TypeVarTuple typing.ParamSpec
typing.ParamSpecArgs typing.ParamSpecKwargs _typing._ConstEvaluator EncodingMap fieldnameiterator formatteriterator
BaseException`
    .split(/[ \n]+/)
    .map((name) => name.replaceAll('\u00a0', ' '));

const positions = new Map(ORDER.map((name, index) => [name, index]));

const known: PyType[] = [];
/** Those by base, in order. */
let grouped: Map<PyType, PyType[]> | undefined;

/** Remembers a linked static type. */
export function registerStaticType(type: PyType): void {
  if (!isFromTheStart(type)) return;
  known.push(type);
  grouped = undefined;
}

/** Types of modules come with the import of their module. */
function isFromTheStart(type: PyType): boolean {
  return positions.has(type.tpName) || !type.tpName.includes('.') || type.tpName === 'collections.OrderedDict';
}

/** Static types by base, as a new interpreter knows them. */
export function staticSubclasses(): Map<PyType, Set<PyType>> {
  grouped ??= groupByBase();
  return new Map([...grouped].map(([base, types]) => [base, new Set(types)]));
}

function groupByBase(): Map<PyType, PyType[]> {
  const groups = new Map<PyType, PyType[]>();
  for (const type of known) {
    for (const base of type.bases) {
      const group = groups.get(base);
      if (group === undefined) groups.set(base, [type]);
      else group.push(type);
    }
  }
  for (const types of groups.values()) types.sort(inOrder);
  return groups;
}

/** As listed; exception classes stand in the order of their names, the group that is derived from two bases last. */
function inOrder(one: PyType, other: PyType): number {
  const place = (positions.get(one.tpName) ?? ORDER.length) - (positions.get(other.tpName) ?? ORDER.length);
  if (place !== 0) return place;
  if (one.bases.length !== other.bases.length) return one.bases.length - other.bases.length;
  return one.tpName < other.tpName ? -1 : 1;
}
