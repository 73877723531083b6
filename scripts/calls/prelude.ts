// The Python that surrounds each call: values whose use is seen in `log`, and odd keys, iterables and mappings.

export const PRELUDE = `
import functools, gc, itertools, math, operator, collections, types, weakref, contextlib
from collections import OrderedDict, deque, defaultdict, Counter, ChainMap, namedtuple
from functools import partial, partialmethod, Placeholder, cache, lru_cache, wraps, singledispatch, cmp_to_key, reduce
from types import MethodType, FunctionType, SimpleNamespace, ModuleType, GenericAlias
gc.disable()
log = []

def note(value):
    log.append(value)
    return value

def fail(text):
    raise LookupError(text)

def raiser(error):
    def raises(*args, **kwargs):
        raise error('raised')
    return raises

def identity(function):
    return function

def forward(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        log.append('wrapped')
        return function(*args, **kwargs)
    return wrapper

class Mortal:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return f'<{self.name}>'
    def __del__(self):
        log.append(f'end of {self.name}')

class Name(str): pass
class NameOfName(Name):
    def __str__(self): return 'other text'
    def __repr__(self): return 'other repr'
class SameHash(str):
    def __eq__(self, other):
        log.append(f'{str.__str__(self)} == {str.__str__(other)}')
        return str.__eq__(self, other)
    def __hash__(self):
        log.append(f'hash {str.__str__(self)}')
        return str.__hash__(self)
class Unequal(str):
    def __eq__(self, other): return False
    __hash__ = str.__hash__
class Equal(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
class BadEqual(str):
    def __eq__(self, other): raise ArithmeticError('eq')
    __hash__ = str.__hash__
class BadHash(str):
    def __hash__(self): raise ArithmeticError('hash')

class Fails:
    def __init__(self, error): self.error = error
class Steps:
    def __init__(self, *items): self.items = list(items)
    def __iter__(self):
        log.append('iter')
        return self
    def __next__(self):
        log.append('next')
        if not self.items: raise StopIteration
        item = self.items.pop(0)
        if isinstance(item, Fails): raise item.error('step')
        return item
class Hinted(Steps):
    def __length_hint__(self):
        log.append('hint')
        return 2
class BadHint(Steps):
    def __length_hint__(self): raise ArithmeticError('hint')
class Sequence:
    def __init__(self, *items): self.items = items
    def __getitem__(self, index):
        log.append(index)
        item = self.items[index]
        if isinstance(item, Fails): raise item.error('item')
        return item
class OddTuple(tuple):
    def __new__(cls, *items): return tuple.__new__(cls, items)
    def __iter__(self): return iter('odd')
class OddList(list):
    def __init__(self, *items): list.__init__(self, items)
    def __iter__(self): return iter('odd')
class TupleKind(tuple):
    def __new__(cls, *items): return tuple.__new__(cls, items)
def generated(*items):
    try:
        for item in items:
            if isinstance(item, Fails): raise item.error('generated')
            yield item
    finally:
        log.append('finally')
class NoIter: __iter__ = None
class BadIter:
    def __iter__(self): return 5
class NotAnIterator:
    def __iter__(self): return object()
class RaisingIter:
    def __iter__(self): raise ValueError('iter')
class Half:
    def keys(self): return ['a']
    def __iter__(self): return iter(['h'])
    def __getitem__(self, key): return key

class Mapping:
    def __init__(self, pairs): self.pairs = pairs
    def keys(self):
        log.append('keys')
        return iter([key for key, _ in self.pairs])
    def __getitem__(self, key):
        log.append('get')
        return [value for name, value in self.pairs if name is key][-1]
class KeysList(Mapping):
    def keys(self): return [key for key, _ in self.pairs]
class FailingItem(Mapping):
    def __getitem__(self, key): raise ValueError('item')
class KeyErrorItem(Mapping):
    def __getitem__(self, key): raise KeyError(key)
class Missing(dict):
    def __missing__(self, key): return 'missing'
class DictKind(dict): pass
class OddDict(dict):
    def __getitem__(self, key): return 'odd'
class DictWithKeys(dict):
    def keys(self):
        log.append('keys')
        return dict.keys(self)
    def __getitem__(self, key):
        log.append('get')
        return dict.__getitem__(self, key)
class DictIter(dict):
    def __iter__(self):
        log.append('iter')
        return dict.__iter__(self)
class KeysOnly:
    def keys(self): return ['a']
class NoKeys:
    def __getitem__(self, key): return key
class KeysNotIterable:
    def keys(self): return 5
class KeysRaise:
    def __init__(self, error): self.error = error
    def keys(self): raise self.error('keys')
class KeysThenRaise(NoKeys):
    def keys(self):
        yield 'a'
        raise ValueError('between')
class KeysAttribute(NoKeys):
    keys = ['a', 'b']
def Proxy(pairs): return types.MappingProxyType(dict(pairs))

class Index:
    def __index__(self):
        log.append('index')
        return 1
class BadIndex:
    def __index__(self): return 'no'
class BadBool:
    def __bool__(self): return 1
class BadLen:
    def __len__(self): return -1
class Path:
    def __fspath__(self): return 'p'
class Desc:
    def __get__(self, instance, owner=None):
        log.append('get')
        return lambda *args, **kwargs: (args, kwargs)
class BadDesc:
    def __get__(self, instance, owner=None): raise ValueError('get')

def native_part(self):
    """What a class in Python has inherited from its native base."""
    for kind in (BaseException, int, str, float, complex, bytes, bytearray, tuple, list, dict, set, frozenset, partial, deque, SimpleNamespace):
        if isinstance(self, kind): return kind.__repr__(self) + (repr(self.args) if kind is BaseException else '')
    return ''

def shown(value):
    """The first items of an iterator, any other value as it is."""
    if isinstance(value, types.FunctionType | type | str | bytes | dict) or not hasattr(value, '__next__'): return value
    return type(value).__name__, list(itertools.islice(value, 4))

def describe(error):
    try:
        text = type(error).__name__ + ': ' + str(error)
    except BaseException as other:
        text = type(error).__name__ + ' with a bad text: ' + repr(other)
    return text + ''.join('; note ' + note for note in getattr(error, '__notes__', ()))

def chain(error):
    text = describe(error)
    for label, other in (('cause', error.__cause__), ('context', error.__context__)):
        if other is not None: text += f' [{label} {describe(other)}]'
    return text

PRELUDE = dict(globals())

def attempt(setup, call):
    log.clear()
    space = dict(PRELUDE)
    try:
        exec(setup, space)
        value = eval(call, space)
        text = repr(value)
        del value
    except BaseException as error:
        text = chain(error)
    space.clear()
    return ascii(text) + ' ' + ascii(log)
`;
