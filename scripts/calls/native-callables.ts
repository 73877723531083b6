// The functions, methods, slots and classes of CPython itself that are called with random arguments.

/** Functions and classes, by expression. */
export const FUNCTIONS = `
abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict divmod enumerate eval exec filter float format
frozenset getattr hasattr hex int isinstance issubclass iter len list map max memoryview min next object oct ord pow print property range repr
reversed round set setattr slice sorted staticmethod str sum super tuple type zip vars __import__ __build_class__ aiter anext input
BaseException Exception ValueError KeyError IndexError OSError ImportError AttributeError NameError StopIteration StopAsyncIteration SystemExit SyntaxError TypeError
UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError BaseExceptionGroup ExceptionGroup UnboundLocalError FileNotFoundError ZeroDivisionError Warning
math.sqrt math.pow math.gcd math.lcm math.hypot math.isclose math.prod math.log math.atan2 math.comb math.perm math.fsum math.dist math.floor math.ceil math.trunc
math.factorial math.copysign math.fma math.ldexp math.modf math.frexp math.nextafter math.ulp math.isqrt math.sumprod math.log2 math.remainder
itertools.count itertools.chain itertools.chain.from_iterable itertools.cycle itertools.repeat itertools.islice itertools.product itertools.combinations
itertools.permutations itertools.accumulate itertools.starmap itertools.takewhile itertools.dropwhile itertools.filterfalse itertools.groupby itertools.zip_longest
itertools.batched itertools.pairwise itertools.compress itertools.tee itertools.combinations_with_replacement
operator.add operator.itemgetter operator.attrgetter operator.methodcaller operator.call operator.index operator.contains operator.length_hint operator.getitem
operator.setitem operator.is_ operator.not_ operator.concat operator.iadd operator.pow operator.countOf operator.indexOf operator.truth operator.is_none
functools.partial functools.reduce functools.cmp_to_key functools.lru_cache functools._lru_cache_wrapper type(Placeholder)
deque defaultdict OrderedDict Counter ChainMap namedtuple collections.UserDict collections.UserList collections.UserString
MethodType FunctionType SimpleNamespace ModuleType GenericAlias types.CodeType types.CellType types.MappingProxyType types.TracebackType types.NoneType types.EllipsisType
types.NotImplementedType types.UnionType types.GeneratorType types.BuiltinFunctionType types.MethodWrapperType types.FrameType types.CoroutineType
weakref.ref weakref.proxy weakref.getweakrefcount weakref.WeakValueDictionary gc.is_tracked gc.get_threshold gc.isenabled gc.set_debug
int.from_bytes int.__new__ float.fromhex float.__new__ float.from_number bytes.fromhex bytes.maketrans bytearray.fromhex str.maketrans dict.fromkeys str.__new__ object.__new__ object.__init__ type.__call__ type.__new__
type.__init__ dict.__init__ list.__init__ tuple.__new__ set.__init__ bool.__new__ complex.__new__ complex.from_number bytes.__new__ bytearray.__init__ range.__new__ slice.__new__ Exception.__new__ Exception.__init__
super.__init__ super.__new__ property.__init__ staticmethod.__init__ type.mro type.__subclasses__ type.__prepare__ int.__call__ object.__format__ object.__reduce_ex__ dict.__class_getitem__ list.__class_getitem__
frozenset.__new__ memoryview.__new__ deque.__init__ defaultdict.__init__ OrderedDict.__init__ OrderedDict.fromkeys Counter.fromkeys partial.__new__ map.__new__ zip.__new__ enumerate.__new__ filter.__new__ reversed.__new__
property().getter property().__get__ len.__call__ len.__get__ list.append.__call__ list.append.__get__ list.__len__ list.__len__.__call__ list.__len__.__get__ [].__len__ [].__len__.__call__ dict.fromkeys.__call__
`
  .trim()
  .split(/\s+/);

/** Receivers, and the names of their methods and slots. */
export const METHODS: Record<string, string> = {
  "'a-b'":
    'capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isidentifier join ljust lower lstrip partition replace rfind rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill removeprefix removesuffix __add__ __mul__ __contains__ __getitem__ __len__ __eq__ __lt__ __mod__ __format__ __iter__ __rmul__ __getnewargs__ __str__ __repr__ __rmod__ __ne__',
  "b'a-b'":
    'center count decode endswith expandtabs find fromhex hex index isalnum join ljust lower lstrip partition replace rfind rjust rpartition rsplit rstrip split splitlines startswith strip translate upper zfill removeprefix __add__ __mul__ __contains__ __getitem__ __len__ __buffer__ __bytes__ __mod__',
  "bytearray(b'ab')":
    'append clear copy count decode extend find hex insert join pop remove replace reverse split strip translate zfill resize __iadd__ __imul__ __setitem__ __delitem__ __contains__ __alloc__ __init__',
  '[1, 2]':
    'append clear copy count extend index insert pop remove reverse sort __add__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __init__ __iter__ __len__ __lt__ __mul__ __reversed__ __rmul__ __setitem__ __repr__ __class_getitem__ __eq__ __ne__ __ge__',
  '(1, 2)':
    'count index __add__ __contains__ __getitem__ __iter__ __len__ __mul__ __getnewargs__ __class_getitem__ __lt__',
  "{'a': 1}":
    'clear copy fromkeys get items keys pop popitem setdefault update values __contains__ __delitem__ __getitem__ __init__ __ior__ __iter__ __len__ __or__ __reversed__ __ror__ __setitem__ __eq__ __lt__ __class_getitem__',
  '{1, 2}':
    'add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update __and__ __contains__ __iand__ __init__ __ior__ __isub__ __len__ __or__ __sub__ __xor__ __reduce__',
  'frozenset({1})': 'copy difference intersection isdisjoint issubset union __and__ __contains__ __or__ __sub__',
  '7': 'as_integer_ratio bit_count bit_length conjugate to_bytes from_bytes is_integer __add__ __radd__ __pow__ __rpow__ __divmod__ __eq__ __lt__ __format__ __round__ __neg__ __index__ __bool__ __lshift__ __getnewargs__ __trunc__ __floor__ __ceil__ __int__ __float__',
  '1.5':
    'as_integer_ratio conjugate hex is_integer fromhex __add__ __pow__ __rpow__ __divmod__ __round__ __format__ __trunc__ __floor__ __eq__ __getformat__ __getnewargs__ __neg__ __int__',
  '1j': 'conjugate __add__ __pow__ __format__ __complex__ __getnewargs__ __eq__ __lt__ __abs__',
  'range(3)': 'count index __contains__ __getitem__ __iter__ __len__ __reversed__ __eq__ __reduce__',
  'slice(1, 2)': 'indices __eq__ __lt__ __hash__ __reduce__',
  "memoryview(b'abc')":
    'cast hex release tobytes tolist toreadonly count index __getitem__ __len__ __enter__ __exit__ __setitem__ __eq__ _from_flags',
  'deque([1, 2])':
    'append appendleft clear copy count extend extendleft index insert pop popleft remove reverse rotate __add__ __contains__ __getitem__ __iadd__ __imul__ __init__ __mul__ __setitem__ __delitem__ __reversed__ __copy__ __class_getitem__',
  'defaultdict(list)': 'copy __missing__ __or__ __ror__ __init__ __copy__ __getitem__ get',
  'OrderedDict(a=1)':
    'move_to_end popitem pop setdefault update fromkeys copy keys __setitem__ __delitem__ __ior__ __eq__ __reversed__ clear get',
  "Counter('ab')": 'most_common elements update subtract total copy __add__ __missing__ fromkeys',
  '(n for n in [1])': 'send throw close __next__ __iter__ __del__',
  'iter([1, 2])': '__next__ __length_hint__ __setstate__ __reduce__ __iter__',
  "zip('ab', [1])": '__next__ __iter__ __setstate__ __reduce__',
  'object()':
    '__eq__ __format__ __getattribute__ __init__ __init_subclass__ __ne__ __reduce_ex__ __setattr__ __delattr__ __str__ __subclasshook__ __lt__ __dir__ __getstate__ __repr__ __reduce__',
  int: '__call__ mro __subclasses__ __instancecheck__ __subclasscheck__ __prepare__ __or__ __ror__ __setattr__ __getattribute__ __init__ __new__',
  "ValueError('v')": 'add_note with_traceback __init__ __setstate__ __str__ __reduce__ __new__ __repr__',
  "OSError(1, 'v')": '__init__ __str__ __reduce__',
  "ExceptionGroup('g', [ValueError(1)])": 'derive split subgroup __init__ __class_getitem__ __str__',
  'property(len)': 'getter setter deleter __get__ __set__ __delete__ __init__ __set_name__',
  'partial(len)': '__call__ __get__ __reduce__ __setstate__ __class_getitem__ __init__ __new__',
  'cache(int)': 'cache_clear cache_info cache_parameters __call__ __get__ __copy__ __deepcopy__ __reduce__',
  len: '__call__ __eq__ __reduce__ __init__ __get__',
  'list.append': '__call__ __get__ __reduce__ __eq__',
  'list.__len__': '__call__ __get__ __reduce__ __eq__',
  "'x'.join": '__call__ __eq__ __reduce__',
  '[].__len__': '__call__ __eq__ __reduce__ __lt__',
  identity: '__call__ __get__ __init__ __new__ __setattr__',
  'MethodType(identity, 1)': '__call__ __get__ __eq__ __reduce__ __getattribute__',
  'classmethod(identity)': '__get__ __init__ __call__ __class_getitem__',
  'staticmethod(identity)': '__get__ __init__ __call__',
  'super(bool, True)': '__init__ __get__ __getattribute__ __repr__ bit_length',
  'SimpleNamespace(a=1)': '__init__ __eq__ __replace__ __reduce__ __lt__',
  'identity.__code__': 'replace co_positions co_lines _varname_from_oparg __replace__ __eq__',
  'GenericAlias(list, int)':
    '__call__ __mro_entries__ __getitem__ __instancecheck__ __subclasscheck__ __reduce__ __or__ append',
  "types.MappingProxyType({'a': 1})": 'get items keys copy __getitem__ __or__ __contains__ __init__',
  'weakref.ref(identity)': '__call__ __init__ __eq__',
  'itertools.count(1)': '__next__ __iter__ __init__',
  'itertools.islice([1], 1)': '__next__ __iter__ __init__',
  'itertools.chain([1])': '__next__ from_iterable __class_getitem__',
  'itertools.tee([1])[0]': '__next__ __copy__ __new__',
  'operator.itemgetter(0)': '__call__ __reduce__ __init__',
  "operator.attrgetter('real')": '__call__ __reduce__ __init__',
  "operator.methodcaller('upper')": '__call__ __reduce__',
  'cmp_to_key(operator.sub)': '__call__',
  Placeholder: '__reduce__ __repr__ __eq__ __new__',
  None: '__eq__ __bool__ __init__ __new__ __repr__',
  math: '__getattribute__ __init__',
  'types.CellType(1)': '__eq__ __lt__ __init__',
  'types.NoneType': '__call__',
  type: '__call__ __new__ __init__ __prepare__ mro',
};

/** Names that native functions know their arguments by, and some they do not. */
export const KEYWORDS = `
key reverse sep maxsplit base object encoding errors iterable start x default strict initial func function self end a name value fget fset doc maxlen count
n r repeat fillvalue step stop iterable1 obj cls string source number ndigits exp mod signed length byteorder tabsize keepends old new args kwargs
times data typename field_names defaults rename module closure globals argdefs code p q abs_tol rel_tol Key revers enconding last
mycmp maxsize typed user_function callable real imag instance owner type format shape order msg path tb type_ add_note
`
  .trim()
  .split(/\s+/);
