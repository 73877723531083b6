@31.20
Feature: 31.20 Class calls
  Calling a class runs a protocol: the metaclass's `__call__` asks `__new__` for an object and, if that object is
  an instance of the class, `__init__` to fill it.

  @rule:31.20/creates-instance
  @language
  Rule: Calling a class makes an instance

    Example: Each call makes a new instance
      Given the program
        """python
        class Point:
            def __init__(self, x, y):
                self.x, self.y = x, y
        """
      When it evaluates "type(Point(1, 2)) is Point, Point(1, 2).y, Point(1, 2) is Point(1, 2)"
      Then it gives "(True, 2, False)"

    Example: A class with an abstract method makes no instance
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

    @cpython
    @py:>=3.12
    Example: The message names the abstract methods
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
  Rule: A class can be called because its metaclass defines __call__
    What runs is `type(C).__call__(C, ...)`. A `__call__` that `C` itself defines is for its instances. Likewise, that
    the metaclass can itself be called says nothing of its classes.

    Background:
      Given the program
        """python
        class Meta(type):
            pass

        class Point(metaclass=Meta):
            def __init__(self, *values):
                pass

        class Gate:
            def __call__(self):
                return 'called'

        def replace():
            Meta.__call__ = lambda cls, *values, **named: (cls.__name__, values, named)

        def forbid():
            Meta.__call__ = None
        """

    Example: The __call__ of the metaclass decides what a call gives, however it is written and even when it changes later
      Then each expression gives
        | expression                         | gives                                        |
        | type(Point()).__name__             | 'Point'                                      |
        | replace()                          | None                                         |
        | Point(1, 2)                        | ('Point', (1, 2), {})                        |
        | Point(1, k=2)                      | ('Point', (1,), {'k': 2})                    |
        | Point(*[1], **{'k': 2})            | ('Point', (1,), {'k': 2})                    |
        | forbid()                           | None                                         |
        | type(Meta('Made', (), {})) is Meta | True                                         |
        | Point()                            | TypeError: 'NoneType' object is not callable |

    Example: A __call__ of the class itself is for its instances
      When it evaluates "Gate()(), Gate.__call__(Gate())"
      Then it gives "('called', 'called')"
      When it evaluates "Gate.__call__()"
      Then it raises TypeError

  @rule:31.20/usually-type
  @language
  Rule: The metaclass is type unless another is given

    Example: A metaclass that is given is inherited by subclasses
      Given the program
        """python
        class Meta(type): pass
        class Plain: pass
        class Given(metaclass=Meta): pass
        class Heir(Given, Plain): pass
        """
      Then each expression gives
        | expression          | gives          |
        | type(Plain)         | <class 'type'> |
        | type(Given) is Meta | True           |
        | type(Heir) is Meta  | True           |

    Example: type with one argument tells a type, and only type itself does that
      Given the program
        """python
        class Meta(type): pass
        """
      Then each expression gives
        | expression | gives         |
        | type(5)    | <class 'int'> |
      And each expression raises
        | expression | raises    |
        | Meta(5)    | TypeError |
        | type(1, 2) | TypeError |
        | type()     | TypeError |

    @cpython
    Example: The messages count the arguments of type
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

    Example: The __call__ of the metaclass can be called by hand, for types only
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
    Example: The messages of the slot wrapper name the type that it wants
      Then each expression gives
        | expression       | gives                                                                          |
        | type.__call__(5) | TypeError: descriptor '__call__' requires a 'type' object but received a 'int' |
        | type.__call__()  | TypeError: descriptor '__call__' of 'type' object needs an argument            |

  @rule:31.20/flow-new
  @language
  Rule: The metaclass's __call__ calls __new__ with the class and the same arguments

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

    Example: __new__ gets the class first, then all arguments, and runs before __init__
      When it evaluates "Point(1, k=2) and log"
      Then it gives "[('Point', (1,), {'k': 2}), 'init']"

    Example: __new__ becomes a static method without being declared one
      When it evaluates "type(Point.__dict__['__new__']).__name__"
      Then it gives "'staticmethod'"

    Example: When __new__ fails, __init__ does not run
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
                log.append('init of a base')

        class Child(Base):
            def __init__(self, result=None):
                log.append('init of a child')

        class Lenient(type):
            def __instancecheck__(cls, instance):
                return True

        class Open(metaclass=Lenient):
            def __new__(cls, result):
                return result
            def __init__(self, result):
                log.append('init of what is open')

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

        stranger, base, child, pretender = Stranger(), Base(), Child(), Pretender()
        log.clear()
        """

    Example: An object of another type is returned as it is
      Then each expression gives
        | expression                      | gives      |
        | Base(5), log                    | (5, [])    |
        | Empty(), log                    | (None, []) |
        | Base(stranger) is stranger, log | (True, []) |
        | Child(base) is base, log        | (True, []) |

    @cpython
    Example: What only isinstance takes for an instance is returned as it is, too
      Then each expression gives
        | expression                                              | gives        |
        | isinstance(pretender, Base), isinstance(stranger, Open) | (True, True) |
        | Base(pretender) is pretender, log                       | (True, [])   |
        | Open(stranger) is stranger, log                         | (True, [])   |

    Example: An instance of a subclass counts, and the __init__ of its own type runs
      When it evaluates "Base(child) is child, log"
      Then it gives "(True, ['init of a child'])"

    Example: The __init__ of the result runs even if the class that was called has none
      Given the program
        """python

        class Quiet:
            __new__ = Base.__new__

        class Heir(Quiet):
            def __init__(self, result):
                log.append('init of an heir')

        heir = object.__new__(Heir)
        """
      When it evaluates "Quiet(heir) is heir, log"
      Then it gives "(True, ['init of an heir'])"

  @rule:31.20/flow-init
  @language
  Rule: After __new__, the __init__ of the type of the result runs with the same arguments

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
                return value

        class Meta(type):
            pass

        class Made(Returning, metaclass=Meta):
            pass

        class Yielding:
            def __init__(self):
                yield
        """

    Example: __init__ gets the arguments of the call
      When it evaluates "Point(1, k=2) and log"
      Then it gives "[((1,), {'k': 2})]"

    Example: __init__ is looked up on the type, and runs again on an object returned again
      When it evaluates "Single() is Single(1), log"
      Then it gives "(True, ['again', 'again'])"

    Example: __init__ must return None, however the class is called
      Then each expression gives
        | expression                     | gives                                                     |
        | type(Returning(None)).__name__ | 'Returning'                                               |
        | Returning(5)                   | TypeError: __init__() should return None, not 'int'       |
        | Returning(False)               | TypeError: __init__() should return None, not 'bool'      |
        | Returning(value='')            | TypeError: __init__() should return None, not 'str'       |
        | Returning(*[False])            | TypeError: __init__() should return None, not 'bool'      |
        | Returning(**{'value': 5})      | TypeError: __init__() should return None, not 'int'       |
        | Made(5)                        | TypeError: __init__() should return None, not 'int'       |
        | type.__call__(Returning, 5)    | TypeError: __init__() should return None, not 'int'       |
        | Yielding()                     | TypeError: __init__() should return None, not 'generator' |

    Example: An async __init__ gives a coroutine, which is not None
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

    Example: What __init__ binds to self does not change the result
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

  @rule:31.20/new-by-hand
  @language
  Rule: __new__ called by hand makes an object that __init__ has not seen

    Example: The object has nothing that __init__ would have stored
      Given the program
        """python
        class Point:
            def __init__(self):
                self.x = 1
        """
      Then each expression gives
        | expression                          | gives    |
        | vars(Point())                       | {'x': 1} |
        | vars(Point.__new__(Point))          | {}       |
        | vars(object.__new__(Point))         | {}       |
        | type(Point.__new__(Point)) is Point | True     |

  @rule:31.20/separate-keyword-dicts
  @language
  Rule: __new__ and __init__ get the same values, but each a dictionary of keywords of its own

    Example: What __new__ does to its dictionary, __init__ does not see
      Given the program
        """python
        class Point:
            def __new__(cls, *values, **named):
                point = object.__new__(cls)
                point.of_new = values[0], named['k']
                named['k'] = 'changed'
                named['more'] = 1
                return point
            def __init__(self, *values, **named):
                self.of_init = values[0], named['k']
                self.names = list(named)

        first, second = object(), object()
        names = {'k': second}
        point = Point(first, **names)
        """
      Then each expression gives
        | expression                       | gives |
        | point.of_new == (first, second)  | True  |
        | point.of_init == (first, second) | True  |
        | point.names                      | ['k'] |
        | list(names)                      | ['k'] |

  @rule:31.20/duplicate-keywords
  @language
  Rule: A keyword given twice is refused in a class call and in a class statement

    Background:
      Given the program
        """python
        log = []

        class Point:
            def __new__(cls, **named):
                log.append('new')
                return object.__new__(cls)

            def __init_subclass__(cls, **named):
                log.append('subclass')

        twice = {'k': 1}

        def statement():
            class Child(Point, k=2, **twice):
                log.append('body')
        """

    Example: Neither __new__ nor the body of the class runs
      Then each expression raises
        | expression              | raises    |
        | Point(k=2, **twice)     | TypeError |
        | Point(**twice, **twice) | TypeError |
        | statement()             | TypeError |
      And each expression gives
        | expression | gives |
        | log        | []    |

  @rule:31.20/no-init-arguments
  @language
  Rule: A class without its own __new__ and __init__ refuses arguments

    Background:
      Given the program
        """python
        class Plain: pass
        """

    Example: With neither method of its own a class refuses any argument, with one it takes what that takes
      Given the program
        """python

        class OnlyInit:
            def __init__(self, value): pass

        class OnlyNew:
            def __new__(cls, value):
                return super().__new__(cls)
        """
      Then each expression gives
        | expression                 | gives                                  |
        | Plain(1)                   | TypeError: Plain() takes no arguments  |
        | Plain(k=1)                 | TypeError: Plain() takes no arguments  |
        | object(1)                  | TypeError: object() takes no arguments |
        | type(OnlyInit(1)).__name__ | 'OnlyInit'                             |
        | type(OnlyNew(1)).__name__  | 'OnlyNew'                              |

    @cpython
    Example: object's own method refuses what an overriding one passes on
      Given the program
        """python

        class Forwarding:
            def __init__(self, *values):
                super().__init__(*values)

        class Making:
            def __new__(cls, *values):
                return super().__new__(cls, *values)
        """
      Then each expression gives
        | expression                  | gives                                                                                |
        | Forwarding(1)               | TypeError: object.__init__() takes exactly one argument (the instance to initialize) |
        | Making(1)                   | TypeError: object.__new__() takes exactly one argument (the type to instantiate)     |
        | object.__init__(Plain(), 1) | TypeError: Plain.__init__() takes exactly one argument (the instance to initialize)  |

  @rule:31.20/sample
  @language
  Rule: In a class with __new__ and __init__ both get the argument, and the second stores it

    Background:
      Given the program
        """python
        log = []

        class Box:
            def __new__(cls, content):
                box = super().__new__(cls)
                log.append(('new', hasattr(box, 'content')))
                return box
            def __init__(self, content):
                log.append(('init', content))
                self.content = content
        """

    Example: __new__ makes the object without its attribute, __init__ sets it
      Then each expression gives
        | expression      | gives                          |
        | Box(10).content | 10                             |
        | log             | [('new', False), ('init', 10)] |

    @cpython
    @py:>=3.10
    Example: When the argument is missing, it is __new__ that misses it
      When it evaluates "Box()"
      Then it raises TypeError "Box.__new__() missing 1 required positional argument: 'content'"

  @rule:31.20/protocol-not-allocation
  @language
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

    Example: Metaclass, __new__ and __init__ run in this order
      When it executes
        """python
        box = Box(False)
        """
      Then the events are "metaclass, new, init, done"

    @cpython
    @needs:reference-counts
    Example: When __init__ fails the half-made object is destroyed, once the traceback is gone
      When it executes
        """python
        try:
            Box(True)
        except ValueError:
            log.append('except')
        """
      Then the events are "metaclass, new, init, except, del"
