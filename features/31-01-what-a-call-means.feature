@31.1
Feature: 31.1 What a call means
  A call is written as an expression followed by parenthesised arguments. The syntax is the same for everything
  that can be called; what happens depends on the type of the object in front of the parentheses.

  @rule:31.1/general-form
  @language
  Rule: A call is an expression followed by parenthesised arguments

    Background:
      Given the program
        """python
        def show(*values, **named):
            return values, named

        def chooser():
            return show

        table = {'show': show}
        row = [show]
        """

    Example: Any expression may stand before the parentheses
      Then each expression gives
        | expression              | gives      |
        | show(1)                 | ((1,), {}) |
        | (lambda x: x + 1)(1)    | 2          |
        | row[0](1)               | ((1,), {}) |
        | table['show'](1)        | ((1,), {}) |
        | chooser()(1)            | ((1,), {}) |
        | (show if row else 5)(1) | ((1,), {}) |

    Example: A space may stand before the parentheses; they may hold nothing, keywords, trailing commas, line breaks and unpackings
      Then each expression gives
        | expression        | gives          |
        | show()            | ((), {})       |
        | show ()           | ((), {})       |
        | show(1,)          | ((1,), {})     |
        | show(\n1\n)         | ((1,), {})     |
        | show(*[1],)       | ((1,), {})     |
        | show(**{'a': 1},) | ((), {'a': 1}) |
        | show(k=1,)        | ((), {'k': 1}) |

    @needs:compile
    Example: What does not follow the form does not compile
      Then compiling each gives
        | program | gives                       |
        | f(,)    | SyntaxError: invalid syntax |
        | f(1,,2) | SyntaxError: invalid syntax |
        | f)      | SyntaxError: unmatched ')'  |

    @needs:compile
    @py:>=3.10
    Example: The compiler tells what may be missing
      Then compiling each gives
        | program | gives                                                    |
        | f(1     | SyntaxError: '(' was never closed                        |
        | f(a b)  | SyntaxError: invalid syntax. Perhaps you forgot a comma? |

  @rule:31.1/must-be-callable
  @language
  Rule: The object before the parentheses has to be callable

    Background:
      Given the program
        """python
        import sys

        log = []

        def note(name):
            log.append(name)

        class Plain:
            pass

        number, nothing, text, items, plain = 5, None, 'f', [], Plain()
        """

    Example: Calling an object that is not callable is a TypeError that names its type
      Then each expression gives
        | expression           | gives                                        |
        | number()             | TypeError: 'int' object is not callable      |
        | nothing()            | TypeError: 'NoneType' object is not callable |
        | text()               | TypeError: 'str' object is not callable      |
        | items()              | TypeError: 'list' object is not callable     |
        | {}.copy()()          | TypeError: 'dict' object is not callable     |
        | sys()                | TypeError: 'module' object is not callable   |
        | plain()              | TypeError: 'Plain' object is not callable    |
        | number(1, k=2)       | TypeError: 'int' object is not callable      |
        | number(*items, **{}) | TypeError: 'int' object is not callable      |

    Example: The arguments are evaluated before the callable is tested
      Then each expression gives
        | expression                                | gives                                   |
        | number(note('argument'), note('another')) | TypeError: 'int' object is not callable |
        | log                                       | ['argument', 'another']                 |

    @cpython
    @needs:compile
    @needs:warnings
    @py:>=3.8
    Example: The compiler warns about a literal that is called
      Then compiling each gives
        | program          | gives                                                                          |
        | 5()              | SyntaxWarning: 'int' object is not callable; perhaps you missed a comma?       |
        | (1, 2)()         | SyntaxWarning: 'tuple' object is not callable; perhaps you missed a comma?     |
        | [1](2)           | SyntaxWarning: 'list' object is not callable; perhaps you missed a comma?      |
        | {'a': 1}(2)      | SyntaxWarning: 'dict' object is not callable; perhaps you missed a comma?      |
        | {1}(2)           | SyntaxWarning: 'set' object is not callable; perhaps you missed a comma?       |
        | 'text'()         | SyntaxWarning: 'str' object is not callable; perhaps you missed a comma?       |
        | f'{x}'()         | SyntaxWarning: 'str' object is not callable; perhaps you missed a comma?       |
        | b'text'()        | SyntaxWarning: 'bytes' object is not callable; perhaps you missed a comma?     |
        | None()           | SyntaxWarning: 'NoneType' object is not callable; perhaps you missed a comma?  |
        | True()           | SyntaxWarning: 'bool' object is not callable; perhaps you missed a comma?      |
        | ...()            | SyntaxWarning: 'ellipsis' object is not callable; perhaps you missed a comma?  |
        | (x for x in y)() | SyntaxWarning: 'generator' object is not callable; perhaps you missed a comma? |
        | [x for x in y]() | SyntaxWarning: 'list' object is not callable; perhaps you missed a comma?      |
        | (lambda: 5)()    | compiles                                                                       |

    @cpython
    @needs:compile
    @needs:warnings
    @py:>=3.14
    Example: The compiler warns about a template string that is called
      Then compiling each gives
        | program  | gives                                                                                            |
        | t'{x}'() | SyntaxWarning: 'string.templatelib.Template' object is not callable; perhaps you missed a comma? |

  @rule:31.1/six-example-forms
  @language
  Rule: Functions, builtins, methods, classes, decorators and callbacks are all called by the same expression

    Background:
      Given the program
        """python
        class Counter:
            def __init__(self, start):
                self.value = start
            def step(self, by):
                return self.value + by

        def plain():
            return 'plain'

        def twice(function):
            return lambda: (function(), function())

        counter = Counter(10)
        callback = counter.step
        event = 5
        """

    Example: Each kind of callable gives its own kind of result
      Then each expression gives
        | expression        | gives              |
        | plain()           | 'plain'            |
        | len([1, 2, 3])    | 3                  |
        | counter.step(1)   | 11                 |
        | Counter(10).value | 10                 |
        | twice(plain)()    | ('plain', 'plain') |
        | callback(event)   | 15                 |

    @cpython
    @needs:bytecode
    @needs:compile
    Example: A function, a builtin, a method, a class, a decorator and a callback are called by the same instruction
      Given the program
        """python

        import dis

        def instructions(source):
            code = compile(source, 'example.py', 'eval')
            return [(i.opname, i.arg) for i in dis.get_instructions(code) if i.opname.startswith('CALL')]
        """
      Then each expression gives
        | expression                      | gives         |
        | instructions('plain()')         | [('CALL', 0)] |
        | instructions('len(items)')      | [('CALL', 1)] |
        | instructions('counter.step(1)') | [('CALL', 1)] |
        | instructions('Counter(10)')     | [('CALL', 1)] |
        | instructions('twice(plain)')    | [('CALL', 1)] |
        | instructions('callback(event)') | [('CALL', 1)] |

  @rule:31.1/many-kinds
  @language
  Rule: Objects of many types are callable

    Example: The builtin callable tells which objects can be called
      Given the program
        """python
        class Plain:
            def method(self):
                pass

        class Handler:
            def __call__(self):
                pass

        def walk():
            yield

        def callables(**things):
            return ' '.join(sorted(name for name in things if callable(things[name])))
        """
      Then each expression gives
        | expression                                                                              | gives                                    |
        | callables(function=walk, builtin=len, method=Plain().method, builtin_method=[].append)  | 'builtin builtin_method function method' |
        | callables(native_class=int, own_class=Plain, without_call=Plain(), with_call=Handler()) | 'native_class own_class with_call'       |
        | callables(number=5, nothing=None, text='f', items=[], generator=walk())                 | ''                                       |
        | callables(descriptor=str.upper, slot=''.__add__)                                        | 'descriptor slot'                        |

    Example: A function with async is callable like any other
      Given the program
        """python
        async def fetch():
            pass
        """
      When it evaluates "callable(fetch)"
      Then it gives "True"

    @py:>=3.10
    Example: A static method can be called as it is
      When it evaluates "callable(staticmethod(len)), staticmethod(len)([1])"
      Then it gives "(True, 1)"

    @cpython
    Example: A class method and a property cannot be called as they are
      Then each expression gives
        | expression                                       | gives                                           |
        | callable(classmethod(len)), callable(property()) | (False, False)                                  |
        | classmethod(len)([1])                            | TypeError: 'classmethod' object is not callable |
        | property()()                                     | TypeError: 'property' object is not callable    |

  @rule:31.1/row-python-function
  @cpython
  @needs:frames
  Rule: Calling a Python function sets up a frame for its code

    Background:
      Given the program
        """python
        import sys

        def here():
            return sys._getframe()

        also_here = lambda: sys._getframe()
        nameless = lambda x: x
        """

    Example: Two calls have two frames for one code object
      When it executes
        """python
        first, second = here(), here()
        """
      Then each expression gives
        | expression                     | gives |
        | first is second                | False |
        | first.f_code is here.__code__  | True  |
        | second.f_code is here.__code__ | True  |

    Example: A lambda is a function like any other
      Then each expression gives
        | expression                   | gives                                                             |
        | type(nameless) is type(here) | True                                                              |
        | also_here().f_code.co_name   | '<lambda>'                                                        |
        | nameless()                   | TypeError: <lambda>() missing 1 required positional argument: 'x' |

  @rule:31.1/row-builtin-function
  @cpython
  Rule: Calling a builtin function runs native code

    @needs:code-objects
    Example: A builtin function is of a type of its own, has no bytecode and does not bind
      Given the program
        """python
        class Box:
            size = len
        """
      Then each expression gives
        | expression               | gives                        |
        | type(len).__name__       | 'builtin_function_or_method' |
        | hasattr(len, '__code__') | False                        |
        | hasattr(len, '__get__')  | False                        |
        | Box().size('abc')        | 3                            |

    @needs:tracing
    Example: A profiler sees the beginning and the end of native code
      Given the program
        """python
        import sys

        log = []

        def profiler(frame, event, argument):
            log.append(event + ' ' + argument.__name__)

        sys.setprofile(profiler)
        len('abc')
        sys.setprofile(None)
        """
      When it runs
      Then the events are "c_call len, c_return len, c_call setprofile"

  @rule:31.1/row-bound-method
  @language
  Rule: Calling a bound method calls its function with the stored instance

    Background:
      Given the program
        """python
        class Door:
            def open(self, how='slowly'):
                return 'opened ' + how

        door = Door()
        bound = door.open
        """

    Example: The bound method carries its function and its instance
      Then each expression gives
        | expression                  | gives         |
        | bound.__func__ is Door.open | True          |
        | bound.__self__ is door      | True          |
        | bound('fast')               | 'opened fast' |

    Example: The bound method keeps its function when the class gets another
      When it executes
        """python
        Door.open = lambda self, how='slowly': 'replaced'
        """
      And it evaluates "bound(), door.open()"
      Then it gives "('opened slowly', 'replaced')"

  @rule:31.1/row-class
  @language
  Rule: Calling a class goes through its metaclass

    Example: The metaclass may answer the call
      Given the program
        """python
        class Meta(type):
            def __call__(cls, *values, **named):
                return cls.__name__, values, named

        class Point(metaclass=Meta):
            pass
        """
      When it evaluates "Point(1, x=2)"
      Then it gives "('Point', (1,), {'x': 2})"

    Example: A __call__ in the class itself is for its instances
      Given the program
        """python
        class Gate:
            def __call__(self):
                return 'instance called'
        """
      When it evaluates "type(Gate()).__name__, Gate()()"
      Then it gives "('Gate', 'instance called')"

  @rule:31.1/row-callable-instance
  @language
  @erratum
  Rule: Calling an instance uses the __call__ of its type
    The call is not `obj.__call__()`: that reads the attribute from the instance first.

    Example: The type supplies the behaviour, whatever the instance has under the same name
      Given the program
        """python
        class Scale:
            def __init__(self, factor):
                self.factor = factor
            def __call__(self, value):
                return self.factor * value

        scale = Scale(3)
        scale.__call__ = lambda value: 'attribute of the instance'
        """
      Then each expression gives
        | expression         | gives                       |
        | scale(14)          | 42                          |
        | scale.__call__(14) | 'attribute of the instance' |

    Example: Neither an instance attribute nor __getattr__ makes an object callable
      Given the program
        """python
        class Bare:
            pass

        class Obliging:
            def __getattr__(self, name):
                return lambda: 'obliged'

        bare = Bare()
        bare.__call__ = lambda: 'called'
        """
      Then each expression gives
        | expression                                            | gives                                        |
        | bare()                                                | TypeError: 'Bare' object is not callable     |
        | callable(bare)                                        | False                                        |
        | bare.__call__()                                       | 'called'                                     |
        | hasattr(Obliging(), '__call__'), callable(Obliging()) | (True, False)                                |
        | Obliging()()                                          | TypeError: 'Obliging' object is not callable |

  @rule:31.1/row-c-extension
  @cpython
  Rule: Calling a function of an extension module runs native code

    Example: A function of an extension module is a builtin whose self is the module
      Given the program
        """python
        import math
        """
      Then each expression gives
        | expression                     | gives                        |
        | type(math.sqrt).__name__       | 'builtin_function_or_method' |
        | math.sqrt.__self__ is math     | True                         |
        | hasattr(math.sqrt, '__code__') | False                        |
        | math.sqrt(16)                  | 4.0                          |

    @needs:tracing
    Example: A profiler sees native code, and none of Python
      Given the program
        """python
        import math, sys

        log = []

        def profiler(frame, event, argument):
            log.append(event + ' ' + argument.__name__)

        sys.setprofile(profiler)
        math.sqrt(16)
        sys.setprofile(None)
        """
      When it runs
      Then the events are "c_call sqrt, c_return sqrt, c_call setprofile"

  @rule:31.1/row-coroutine-function
  @language
  Rule: Calling a coroutine function gives a coroutine object

    Background:
      Given the program
        """python
        import types

        async def fetch():
            return 1

        async def stream():
            yield 1

        def is_a(kind, suspended):
            if hasattr(suspended, 'close'):
                suspended.close()
            return isinstance(suspended, kind)
        """

    Example: The result of the call is a coroutine
      When it evaluates "is_a(types.CoroutineType, fetch()), is_a(types.GeneratorType, fetch())"
      Then it gives "(True, False)"

    Example: A yield in a function with async makes it give an asynchronous generator instead, which has no send
      Then each expression gives
        | expression                               | gives |
        | is_a(types.AsyncGeneratorType, stream()) | True  |
        | hasattr(stream(), 'send')                | False |
        | hasattr(stream(), 'asend')               | True  |

  @rule:31.1/row-generator-function
  @language
  Rule: Calling a generator function gives a generator object

    Example: One yield anywhere in the body makes a generator function
      Given the program
        """python
        import types

        def plain():
            yield 1

        def in_return():
            return (yield)

        in_lambda = lambda: (yield)

        def never_reached():
            if False:
                yield

        def in_inner_function():
            def inner():
                yield
            return inner

        def kind(result):
            return 'generator' if isinstance(result, types.GeneratorType) else 'something else'
        """
      Then each expression gives
        | expression                | gives            |
        | kind(plain())             | 'generator'      |
        | kind(in_return())         | 'generator'      |
        | kind(in_lambda())         | 'generator'      |
        | kind(never_reached())     | 'generator'      |
        | kind(in_inner_function()) | 'something else' |

  @rule:31.1/row-descriptor-result
  @language
  Rule: In a call of an attribute, binding by a descriptor may come before the call

    Example: The descriptor is asked first, then what it returned is called
      Given the program
        """python
        log = []

        class Maker:
            def __get__(self, instance, owner):
                log.append('get ' + type(instance).__name__ + ' ' + owner.__name__)
                return lambda: log.append('call')

        class Shop:
            order = Maker()
        """
      When it executes
        """python
        Shop().order()
        Shop.order()
        """
      Then the events are "get Shop Shop, call, get NoneType Shop, call"

  @rule:31.1/uniform-syntax
  @language
  Rule: One syntax serves all callables

    Example: One place in a program may call objects of every kind in turn
      Given the program
        """python
        class Adder:
            def __call__(self, value):
                return value + 100

        def call_each(functions):
            return [function(1) for function in functions]

        collected = []
        kinds = [int, str, lambda x: x * 2, collected.append, type, Adder(), (5).__add__]
        """
      Then each expression gives
        | expression                  | gives                                    |
        | call_each(kinds)            | [1, '1', 2, None, <class 'int'>, 101, 6] |
        | call_each([str] * 100)[97:] | ['1', '1', '1']                          |
        | call_each(kinds)            | [1, '1', 2, None, <class 'int'>, 101, 6] |

  @rule:31.1/type-decides-path
  @cpython
  Rule: The type of the callable decides which path a call takes

    @needs:tracing
    Example: A profiler sees a Python call, a native call or neither, by the type of what is called
      Given the program
        """python
        import sys

        class Point:
            pass

        class Ready:
            def __call__(self, x):
                return x

        def plain(x):
            return x

        def path(function, *arguments):
            events = []
            sys.setprofile(lambda frame, event, argument: events.append(event))
            try:
                function(*arguments)
            finally:
                sys.setprofile(None)
            return events[:-1]
        """
      Then each expression gives
        | expression                | gives                  |
        | path(plain, 1)            | ['call', 'return']     |
        | path(Ready(), 1)          | ['call', 'return']     |
        | path(Ready().__call__, 1) | ['call', 'return']     |
        | path(len, 'abc')          | ['c_call', 'c_return'] |
        | path([].append, 1)        | ['c_call', 'c_return'] |
        | path(str.upper, 'a')      | ['c_call', 'c_return'] |
        | path(Point)               | []                     |
        | path(int, '1')            | []                     |

    Example: A __call__ of the type makes its objects callable, one of the object does not
      Given the program
        """python
        class Light:
            pass

        light = Light()
        light.__call__ = lambda: 'on the instance'
        """
      Then each expression gives
        | expression                                              | gives                                     |
        | light()                                                 | TypeError: 'Light' object is not callable |
        | setattr(Light, '__call__', lambda self: 'on the class') | None                                      |
        | light()                                                 | 'on the class'                            |
