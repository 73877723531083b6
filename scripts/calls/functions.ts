// Calls of functions written in Python, directly and through everything that passes a call on.

import fc from 'fast-check';
import { anyArguments, fewArguments } from './arguments';
import type { Case } from './case';
import { lines, oneOf } from './one-of';
import { after, looseSignature, signature } from './signatures';

/** How the function `f` is called: an expression to call, or a call that contains `%`, its arguments. */
const THROUGH = lines(`
  f
  f.__call__
  f.__call__.__call__
  FunctionType.__call__
  f.__get__('o')
  MethodType(f, 'o')
  MethodType(MethodType(f, 1), 2)
  MethodType.__call__
  f.__get__('o').__call__
  staticmethod(f)
  classmethod(f)
  staticmethod(staticmethod(f))
  staticmethod(f).__call__
  forward(f)
  identity(f)
  partial(f)
  partial(f, 7)
  partial(f, a=7)
  partial(f, Placeholder, 7)
  partial(f, Placeholder, 7, Placeholder, 8, b=9)
  partial(partial(f, Placeholder, 7), 8)
  partial(f, %)()
  partial(f, %)
  partial(%)
  partial(f, 1, %)(2, a=3)
  partial(f, Placeholder, 2, **{"a": 1})
  partial.__call__(partial(f), %)
  partial(f, 5).__call__
  partial(partial(f, a=1), b=2)
  cache(f)
  cache(f).__wrapped__
  lru_cache(maxsize=1)(f)
  lru_cache(typed=True)(f)
  lru_cache(maxsize=0)(f)
  [g := cache(f), g(%), g(%), g.cache_info()]
  [g := lru_cache(1)(f), g(%), g(%), g(1), g.cache_info()]
  cache(f).__get__('o')
  lru_cache(%)
  cache(%)
  operator.call(f, %)
  operator.call(%)
  operator.methodcaller('f', %)(Holder)
  type(operator.methodcaller(%))
  list(map(f, %))
  reduce(f, %)
  sorted([2, 1], key=partial(f, %))
  singledispatch(f)
  contextlib.contextmanager(f)
  GenericAlias(f, int)
  weakref.proxy(f)
  weakref.ref(f)()
  weakref.ref(f)
  Holder.f
  Holder().f
  Holder.s
  Holder().s
  Holder.c
  Holder().c
  Holder().p
  Holder().p(%)
  Holder().m
  Holder.m
  Holder().mp
  Holder()
  Holder.__call__
  Holder().__call__
  Child().up(%)
  Child().up2(%)
  Child.sup(%)
  Holder.__dict__["f"]
  Holder.__dict__["s"]
  Holder.__dict__["c"]
  Holder.__dict__["c"].__get__(None, Holder)
  Holder.f.__get__(1, int)
  Child().f
  getattr(Holder(), 'f')
  (lambda *a, **k: f(*a, **k))
  (lambda *a: f(*a))
  (lambda **k: f(**k))
  closure()
  getattr(f, "__call__")
  type(f).__call__(f, %)
  FunctionType(f.__code__, {}, %)
  FunctionType(%)
  MethodType(%)
  MethodType(f, %)
  wraps(f)(lambda *a, **k: (a, k))
  Slotted().f
  Deep().f
  Late().f
  Attribute().f
  Desc().__get__(1)
  WithDesc().d
  WithDesc.d
  WithDesc().bad
  WithDesc()
  Bad()
  list(generator(%))
  generator
  run(coroutine(%))
  coroutine
  run(%)
  agen
  types.coroutine(generator)
  type("T", (), {"__call__": f})()
  type("T", (), {"__call__": staticmethod(f)})()
  type("T", (), {"__call__": classmethod(f)})()
  type("T", (), {"__call__": partial(f, 1)})()
  type("T", (), {"__call__": cache(f)})()
  type("T", (), {"__call__": Holder()})()
  type("T", (), {"__call__": None})()
  type("T", (), {"__call__": len})()
  type("T", (), {"__call__": dict.get})()
  type("T", (), {"__call__": Desc()})()
  type("T", (), {"__call__": property(f)})()
  type("T", (), {"__call__": int})()
  type("T", (), {"__call__": Holder().f})()
  type("T", (), {"__call__": lambda *a, **k: (a[1:], k)})()
  [*map(lambda g: g(%), [f])]
  (yielded := [f(%) for _ in range(2)])
  {**f(%)}
  [*f(%)]
  print(*f(%))
  f(*f(%))
  f(**f(%))
  deco_class(%)
  deco_function(%)
`);

const PLAIN = 'def f(%):\n    return locals()';

/** Definitions of `f` with a signature. */
const DEFINITIONS = [
  PLAIN,
  'f = lambda %: sorted(locals().items())',
  'def outer(cell):\n    def f(%):\n        cell\n        return locals()\n    return f\nf = outer(1)',
  'class Outer:\n    class Inner:\n        def f(%):\n            return locals()\nf = Outer.Inner.f',
];

/** What may have been done to the function before it is called. */
const CHANGES = lines(`
  f.__defaults__ = (1,)
  f.__defaults__ = None
  f.__kwdefaults__ = {'c': 4, 'alpha': 5}
  f.__kwdefaults__ = None
  f.__qualname__ = 'named.f'
  f.__name__ = 'renamed'
  f.__code__ = (lambda a, b=1, *c: (a, b, c)).__code__
  f.__module__ = 'shop'
  f.__module__ = None
  f.__defaults__ = (1, 2, 3, 4, 5)
  f.__kwdefaults__ = {}
  f = forward(f)
  f.__kwdefaults__ = {Name('c'): 1}
  del f.__defaults__
`);

const surroundings = (methodSignature: string, plain: string): string => `
class Holder:
    def f(${methodSignature}): return locals()
    s = staticmethod(f)
    c = classmethod(f)
    p = property(f)
    m = partialmethod(f, 6)
    mp = partialmethod(f, Placeholder, 6, b=7)
    __call__ = f
    def __repr__(self): return 'H'
class Child(Holder):
    def up(self, *args, **kwargs): return super().f(*args, **kwargs)
    def up2(self, *args, **kwargs): return super(Child, self).__call__(*args, **kwargs)
    @classmethod
    def sup(cls, *args, **kwargs): return super().c(*args, **kwargs)
class Slotted:
    __slots__ = ('f',)
    def __init__(self): self.f = f
class Deep(Child):
    f = Holder()
class Late:
    def __getattr__(self, name): return f
class Attribute:
    def __init__(self): self.f = f
class WithDesc:
    d = Desc()
    bad = BadDesc()
    __call__ = Desc()
class Bad:
    __call__ = BadDesc()
def closure():
    cell = 1
    def inner(${plain}):
        return locals(), cell
    return inner
def generator(${plain}):
    yield locals()
async def coroutine(${plain}):
    return locals()
async def agen(${plain}):
    yield locals()
def run(co):
    try:
        co.send(None)
    except StopIteration as stop:
        return stop.value
def deco_class(*args, **kwargs):
    @f(*args, **kwargs)
    class Decorated: pass
    return Decorated
def deco_function(*args, **kwargs):
    @forward
    @f(*args, **kwargs)
    def decorated(): pass
    return decorated
`;

const anySignature = fc.oneof({ weight: 3, arbitrary: signature }, { weight: 1, arbitrary: looseSignature });

/** A direct call of a function: what most calls are. */
export const plainCall: fc.Arbitrary<Case> = fc
  .record({ parameters: signature, args: anyArguments })
  .map(({ parameters, args }) => ({ setup: `def f(${parameters}):\n    return locals()`, call: `f(${args})` }));

/** A call of a function that comes by its arguments in a roundabout way. */
export const passedOnCall: fc.Arbitrary<Case> = fc
  .record({
    through: oneOf(THROUGH, { f: 3 }),
    parameters: anySignature,
    definition: oneOf(DEFINITIONS, { [PLAIN]: 2 }),
    change: oneOf(['', ...CHANGES], { '': 8 }),
    args: fc.oneof(anyArguments, fewArguments),
  })
  .map(({ through, parameters, definition, change, args }) => {
    const method = after('this', parameters.replace(/\bself\b/g, 'me'));
    const parts = [definition.replace('%', () => parameters), change];
    if (/Holder|Child|Slotted|Deep|Late|Attribute|Desc|Bad|closure|generator|coroutine|agen|run|deco_/.test(through))
      parts.push(surroundings(method, parameters));
    const first =
      through === 'FunctionType.__call__' ? 'f' : through === 'MethodType.__call__' ? "MethodType(f, 'o')" : '';
    const call = through.includes('%')
      ? through.replaceAll('%', () => args)
      : `${through}(${first === '' ? args : after(first, args)})`;
    return { setup: parts.join('\n'), call };
  });
