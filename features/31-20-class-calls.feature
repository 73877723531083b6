@31.20
Feature: 31.20 Class calls
  Calling a class runs a protocol: the metaclass's `__call__` asks `__new__` for an object and, if that object is
  an instance of the class, `__init__` to fill it.

  @rule:31.20/creates-instance
  @language
  Rule: Calling a class makes an instance

    Example: A new one each time
      Given the program
        """python
        class Point:
            def __init__(self, x, y):
                self.x, self.y = x, y
        """
      When it evaluates "type(Point(1, 2)) is Point, Point(1, 2).y, Point(1, 2) is Point(1, 2)"
      Then it gives "(True, 2, False)"

    Example: An abstract class makes none
      Given the program
        """python
        import abc

        class Shape(abc.ABC):
            @abc.abstractmethod
            def area(self): ...

        class Square(Shape):
            def area(self):
                return 4
        """
      When it evaluates "Square().area()"
      Then it gives "4"
      When it evaluates "Shape()"
      Then it raises TypeError

    @py:>=3.12
    Example: An abstract class refuses
      Given the program
        """python
        import abc

        class Shape(abc.ABC):
            @abc.abstractmethod
            def area(self): ...

        class Solid(Shape):
            @abc.abstractmethod
            def volume(self): ...
        """
      Then each expression gives
        | expression | gives                                                                                                             |
        | Shape()    | TypeError: Can't instantiate abstract class Shape without an implementation for abstract method 'area'            |
        | Solid()    | TypeError: Can't instantiate abstract class Solid without an implementation for abstract methods 'area', 'volume' |

  @rule:31.20/callable-through-metaclass
  @language
  @erratum
  Rule: A class can be called because its metaclass can call
    A picture of the flow that begins with the `__call__` of the class itself names the wrong one.

    Background:
      Given the program
        """python
        class Meta(type):
            pass

        class Point(metaclass=Meta):
            pass

        class Gate:
            def __call__(self):
                return 'called'

        def replace():
            Meta.__call__ = lambda cls, *values: (cls.__name__, values)
        """

    Example: The metaclass may return anything, also when it changes later
      Then each expression gives
        | expression             | gives             |
        | type(Point()).__name__ | 'Point'           |
        | replace()              | None              |
        | Point(1, 2)            | ('Point', (1, 2)) |

    Example: A __call__ of the class itself is for instances
      When it evaluates "Gate()(), Gate.__call__(Gate())"
      Then it gives "('called', 'called')"
      When it evaluates "Gate.__call__()"
      Then it raises TypeError

    @py:>=3.10
    Example: The message names the parameter that would take one
      When it evaluates "Gate.__call__()"
      Then it raises TypeError "Gate.__call__() missing 1 required positional argument: 'self'"

  @rule:31.20/usually-type
  @language
  Rule: The metaclass is type unless another is given

    Example: type with one argument tells a type, and only type itself does that
      Given the program
        """python
        class Plain: pass
        class Meta(type): pass
        """
      Then each expression gives
        | expression  | gives          |
        | type(Plain) | <class 'type'> |
        | type(5)     | <class 'int'>  |
      And each expression raises
        | expression | raises    |
        | Meta(5)    | TypeError |
        | type(1, 2) | TypeError |
        | type()     | TypeError |

    @cpython
    Example: The messages are those of native code
      Given the program
        """python
        class Meta(type): pass
        """
      Then each expression gives
        | expression | gives                                                         |
        | Meta(5)    | TypeError: type.__new__() takes exactly 3 arguments (1 given) |
        | type(1, 2) | TypeError: type() takes 1 or 3 arguments                      |
        | type()     | TypeError: type() takes 1 or 3 arguments                      |

  @rule:31.20/flow-call
  @language
  Rule: Construction starts in the metaclass's __call__ with all arguments

    Example: It can be called by hand, on types only
      Given the program
        """python
        class Point:
            def __init__(self, x, *, y):
                self.x, self.y = x, y
        """
      Then each expression gives
        | expression                              | gives |
        | type(Point).__call__(Point, 1, y=2).x   | 1     |
        | type(Point).__call__(Point, x=1, y=2).y | 2     |
      And each expression raises
        | expression       | raises    |
        | type.__call__(5) | TypeError |
        | type.__call__()  | TypeError |

    @cpython
    Example: It is the wrapper of a slot, which words its errors as such wrappers do
      Then each expression gives
        | expression       | gives                                                                          |
        | type.__call__(5) | TypeError: descriptor '__call__' requires a 'type' object but received a 'int' |
        | type.__call__()  | TypeError: descriptor '__call__' of 'type' object needs an argument            |

  @rule:31.20/flow-new
  @language
  Rule: It calls __new__ with the class and the same arguments

    Background:
      Given the program
        """python
        log = []

        class Point:
            def __new__(cls, *values, **named):
                log.append((cls.__name__, values, named))
                return object.__new__(cls)
            def __init__(self, *values, **named):
                log.append('init')

        class Failing:
            def __new__(cls):
                raise ValueError('in new')
            def __init__(self):
                log.append('init')

        class NoNew:
            __new__ = None
        """

    Example: The class comes first
      When it evaluates "Point(1, k=2) and log"
      Then it gives "[('Point', (1,), {'k': 2}), 'init']"

    Example: Without being declared so, __new__ is a static method
      When it evaluates "type(Point.__dict__['__new__']).__name__"
      Then it gives "'staticmethod'"

    Example: When it fails nothing is initialised
      Then each expression gives
        | expression | gives                                        |
        | Failing()  | ValueError: in new                           |
        | log        | []                                           |
        | NoNew()    | TypeError: 'NoneType' object is not callable |

  @rule:31.20/flow-instance-check
  @language
  Rule: __init__ is considered only if the result is an instance of the class

    Background:
      Given the program
        """python
        log = []

        class Base:
            def __new__(cls, result=None):
                return object.__new__(cls) if result is None else result
            def __init__(self, result=None):
                log.append('init ' + type(self).__name__)

        class Child(Base):
            pass

        class Empty:
            def __new__(cls):
                return None
            def __init__(self):
                log.append('init of nothing')

        class Stranger:
            def __init__(self, *values):
                log.append('init of a stranger')

        class Pretender:
            __class__ = Base

        stranger, child, pretender = Stranger(), Child(), Pretender()
        log.clear()
        """

    Example: Another object is returned as it is
      Then each expression gives
        | expression                        | gives      |
        | Base(5), log                      | (5, [])    |
        | Empty(), log                      | (None, []) |
        | Base(stranger) is stranger, log   | (True, []) |
        | Base(pretender) is pretender, log | (True, []) |

    Example: An instance of a subclass counts
      When it evaluates "Base(child) is child, log"
      Then it gives "(True, ['init Child'])"

  @rule:31.20/flow-init
  @language
  Rule: Then __init__ of the result runs with the same arguments

    Background:
      Given the program
        """python
        log = []

        class Point:
            def __init__(self, *values, **named):
                log.append((values, named))

        class Single:
            instance = None
            def __new__(cls, *values):
                cls.instance = cls.instance or object.__new__(cls)
                cls.instance.__init__ = lambda *values: log.append('instance attribute')
                return cls.instance
            def __init__(self, *values):
                log.append('again')

        class Returning:
            def __init__(self, value):
                self.__class__.result = value
                return value

        class Yielding:
            def __init__(self):
                yield
        """

    Example: The same arguments as __new__
      When it evaluates "Point(1, k=2) and log"
      Then it gives "[((1,), {'k': 2})]"

    Example: It is looked up on the type, and runs again on an object returned again
      When it evaluates "Single() is Single(1), log"
      Then it gives "(True, ['again', 'again'])"

    Example: It must return None
      Then each expression gives
        | expression                     | gives                                                     |
        | type(Returning(None)).__name__ | 'Returning'                                               |
        | Returning(5)                   | TypeError: __init__() should return None, not 'int'       |
        | Returning('')                  | TypeError: __init__() should return None, not 'str'       |
        | Yielding()                     | TypeError: __init__() should return None, not 'generator' |

    Example: An async one gives a coroutine, which is not None
      Given the program
        """python

        class Waiting:
            async def __init__(self):
                pass
        """
      When it evaluates "Waiting()"
      Then it raises TypeError "__init__() should return None, not 'coroutine'"

  @rule:31.20/flow-return
  @language
  Rule: The object from __new__ is the result

    Example: Not what __init__ makes of it
      Given the program
        """python
        made = []

        class Point:
            def __new__(cls):
                made.append(object.__new__(cls))
                return made[-1]
            def __init__(self):
                self = None
        """
      When it evaluates "Point() is made[-1]"
      Then it gives "True"

  @rule:31.20/no-init-arguments
  @language
  Rule: A class without its own __new__ and __init__ refuses arguments

    Example: The message tells which of the two was overridden
      Given the program
        """python
        class Plain: pass

        class Forwarding:
            def __init__(self, *values):
                super().__init__(*values)

        class Making:
            def __new__(cls, *values):
                return super().__new__(cls, *values)

        class OnlyInit:
            def __init__(self, value): pass

        class OnlyNew:
            def __new__(cls, value):
                return super().__new__(cls)
        """
      Then each expression gives
        | expression                  | gives                                                                                |
        | Plain(1)                    | TypeError: Plain() takes no arguments                                                |
        | Plain(k=1)                  | TypeError: Plain() takes no arguments                                                |
        | Forwarding(1)               | TypeError: object.__init__() takes exactly one argument (the instance to initialize) |
        | Making(1)                   | TypeError: object.__new__() takes exactly one argument (the type to instantiate)     |
        | object.__init__(Plain(), 1) | TypeError: Plain.__init__() takes exactly one argument (the instance to initialize)  |
        | type(OnlyInit(1)).__name__  | 'OnlyInit'                                                                           |
        | type(OnlyNew(1)).__name__   | 'OnlyNew'                                                                            |
        | object(1)                   | TypeError: object() takes no arguments                                               |

  @rule:31.20/sample
  @language
  Rule: A class with both methods stores in __init__ what both were given

    Example: __new__ fails first when an argument is missing
      Given the program
        """python
        class Box:
            def __new__(cls, content):
                return object.__new__(cls)
            def __init__(self, content):
                self.content = content
        """
      Then each expression gives
        | expression      | gives |
        | Box(10).content | 10    |
      And each expression raises
        | expression | raises    |
        | Box()      | TypeError |

    @py:>=3.10
    Example: The message tells which of the two misses it
      Given the program
        """python
        class Box:
            def __new__(cls, content):
                return object.__new__(cls)
            def __init__(self, content):
                self.content = content
        """
      When it evaluates "Box()"
      Then it raises TypeError "Box.__new__() missing 1 required positional argument: 'content'"

  @rule:31.20/protocol-not-allocation
  @language
  @needs:reference-counts
  Rule: A class call is a protocol of metaclass, __new__ and __init__

    Background:
      Given the program
        """python
        log = []

        class Meta(type):
            def __call__(cls, *values):
                log.append('metaclass')
                result = super().__call__(*values)
                log.append('done')
                return result

        class Box(metaclass=Meta):
            def __new__(cls, fail):
                log.append('new')
                return object.__new__(cls)
            def __init__(self, fail):
                log.append('init')
                if fail:
                    raise ValueError('in init')
            def __del__(self):
                log.append('del')
        """

    Example: One log shows all three in order
      When it executes
        """python
        Box(False)
        """
      Then the events are "metaclass, new, init, done, del"

    Example: When __init__ fails the half-made object is destroyed, once the traceback is gone
      When it executes
        """python
        try:
            Box(True)
        except ValueError:
            log.append('except')
        """
      Then the events are "metaclass, new, init, except, del"
