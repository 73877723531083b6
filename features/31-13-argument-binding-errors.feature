@31.13
Feature: 31.13 Argument binding errors
  A call can fail in several phases, most of them before the body of the callee begins. Each phase has its own
  errors.

  @rule:31.13/before-body
  @language
  Rule: Many calls fail before the first instruction of the body

    Background:
      Given the program
        """python
        entered = False

        def pair(a, b):
            global entered
            entered = True
        """

    Example: The body has not run when binding fails
      Then each expression gives
        | expression    | gives                                                           |
        | pair(1)       | TypeError: pair() missing 1 required positional argument: 'b'   |
        | pair(1, 2, 3) | TypeError: pair() takes 2 positional arguments but 3 were given |
        | entered       | False                                                           |

    Example: Generator functions and coroutine functions fail at the call, too
      Given the program
        """python

        def generator(a):
            yield a

        async def coroutine(a):
            return a
        """
      Then each expression gives
        | expression     | gives                                                              |
        | generator()    | TypeError: generator() missing 1 required positional argument: 'a' |
        | coroutine(b=1) | TypeError: coroutine() got an unexpected keyword argument 'b'      |

    @cpython
    @needs:tracebacks
    @py:>=3.13
    Example: The traceback of a call that fails to bind ends at the caller
      Given the program
        """python

        def caller():
            return pair(1)

        caller()
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 10, in <module>
            caller()
            ~~~~~~^^
          File "example.py", line 8, in caller
            return pair(1)
        TypeError: pair() missing 1 required positional argument: 'b'
        """

  @rule:31.13/too-few
  @language
  Rule: Too few arguments raise TypeError

    Example: What fits is accepted, for less the message lists what is missing
      Given the program
        """python
        def pair(a, b): pass
        def triple(a, b, c): pass
        """
      Then each expression gives
        | expression | gives                                                                          |
        | pair(1, 2) | None                                                                           |
        | pair(1)    | TypeError: pair() missing 1 required positional argument: 'b'                  |
        | pair()     | TypeError: pair() missing 2 required positional arguments: 'a' and 'b'         |
        | triple()   | TypeError: triple() missing 3 required positional arguments: 'a', 'b', and 'c' |

  @rule:31.13/too-many
  @language
  Rule: Too many arguments raise TypeError

    Example: What fits is accepted, for more the message counts what is accepted and what was given
      Given the program
        """python
        def none(): pass
        def one(a): pass
        def pair(a, b): pass
        def optional(a=1): pass
        def range_of(a, b=1, c=2): pass
        """
      Then each expression gives
        | expression           | gives                                                                         |
        | pair(1, 2)           | None                                                                          |
        | range_of(1, 2, 3)    | None                                                                          |
        | pair(1, 2, 3)        | TypeError: pair() takes 2 positional arguments but 3 were given               |
        | one(1, 2)            | TypeError: one() takes 1 positional argument but 2 were given                 |
        | none(1)              | TypeError: none() takes 0 positional arguments but 1 was given                |
        | none(1, 2)           | TypeError: none() takes 0 positional arguments but 2 were given               |
        | optional(1, 2)       | TypeError: optional() takes from 0 to 1 positional arguments but 2 were given |
        | range_of(1, 2, 3, 4) | TypeError: range_of() takes from 1 to 3 positional arguments but 4 were given |

  @rule:31.13/unknown-name
  @language
  Rule: A keyword that names no parameter raises TypeError

    Example: A keyword that names a parameter is accepted, one that names none is not
      Given the program
        """python
        def pair(a, b):
            return a, b
        """
      Then each expression gives
        | expression      | gives                                                    |
        | pair(1, b=2)    | (1, 2)                                                   |
        | pair(1, 2, c=3) | TypeError: pair() got an unexpected keyword argument 'c' |

    @cpython
    Example: An unknown keyword is reported before a missing parameter
      Given the program
        """python
        def pair(a, b): pass
        """
      When it evaluates "pair(a=1, c=2)"
      Then it raises TypeError "pair() got an unexpected keyword argument 'c'"

  @rule:31.13/two-values
  @language
  Rule: Two values for one parameter raise TypeError

    Example: One value for each parameter is accepted, two for one are not
      Given the program
        """python
        def pair(a, b):
            return a, b
        """
      Then each expression gives
        | expression      | gives                                                  |
        | pair(1, b=2)    | (1, 2)                                                 |
        | pair(1, 2, a=3) | TypeError: pair() got multiple values for argument 'a' |

    @cpython
    Example: Two values for one parameter are reported before a missing one
      Given the program
        """python
        def pair(a, b): pass
        """
      When it evaluates "pair(1, a=2)"
      Then it raises TypeError "pair() got multiple values for argument 'a'"

  @rule:31.13/qualified-name
  @cpython
  @py:>=3.10
  Rule: The message gives the qualified name of the function

    Background:
      Given the program
        """python
        class Door:
            def __init__(self, width):
                self.width = width
            def open(self):
                pass
            @classmethod
            def standard(cls):
                return cls(1)
            @staticmethod
            def count():
                pass

        def outer():
            def inner(a):
                pass
            return inner

        def renamed(a):
            pass

        renamed.__name__ = 'ignored'

        def requalified(a):
            pass

        requalified.__qualname__ = 'as.given'
        """

    Example: Methods, nested functions and constructors are named with what they are defined in
      Then each expression gives
        | expression       | gives                                                                         |
        | Door(1).open(2)  | TypeError: Door.open() takes 1 positional argument but 2 were given           |
        | Door.standard(2) | TypeError: Door.standard() takes 1 positional argument but 2 were given       |
        | Door.count(2)    | TypeError: Door.count() takes 0 positional arguments but 1 was given          |
        | outer()()        | TypeError: outer.<locals>.inner() missing 1 required positional argument: 'a' |
        | Door()           | TypeError: Door.__init__() missing 1 required positional argument: 'width'    |
        | (lambda a: a)()  | TypeError: <lambda>() missing 1 required positional argument: 'a'             |

    Example: A changed __qualname__ is followed, a changed __name__ is not
      Then each expression gives
        | expression    | gives                                                             |
        | renamed()     | TypeError: renamed() missing 1 required positional argument: 'a'  |
        | requalified() | TypeError: as.given() missing 1 required positional argument: 'a' |

  @rule:31.13/machinery-not-loop
  @cpython
  Rule: The checks of binding belong to the call, not to the instruction that makes it

    @needs:bytecode
    @needs:frames
    Example: A call by an instruction and one by native code fail alike, without a frame of the callee
      Given the program
        """python
        import dis

        def pair(a, b): pass

        def by_instruction():
            pair(1)

        def by_native_code():
            list(map(pair, [1]))

        def failure(caller):
            try:
                caller()
            except TypeError as error:
                inner = error.__traceback__.tb_next
                names = {i.offset: i.opname for i in dis.get_instructions(caller)}
                return str(error), names[inner.tb_lasti], inner.tb_next
        """
      Then each expression gives
        | expression              | gives                                                                |
        | failure(by_instruction) | ("pair() missing 1 required positional argument: 'b'", 'CALL', None) |
        | failure(by_native_code) | ("pair() missing 1 required positional argument: 'b'", 'CALL', None) |

    Example: A call instruction that has succeeded many times fails in the same way
      Given the program
        """python
        def pair(a, b): pass

        def site(function):
            return function(1, 2)

        for _ in range(200):
            site(pair)
        """
      Then each expression gives
        | expression              | gives                                                              |
        | site(lambda a: a)       | TypeError: <lambda>() takes 1 positional argument but 2 were given |
        | site(lambda a, b, c: a) | TypeError: <lambda>() missing 1 required positional argument: 'c'  |
        | site(5)                 | TypeError: 'int' object is not callable                            |

  @rule:31.13/phase-lookup
  @language
  Rule: A call fails when the callable cannot be found

    Background:
      Given the program
        """python
        log = []

        def note(name):
            log.append(name)

        def unbound():
            local(note('argument'))
            local = None

        class Shop: pass
        """

    Example: The error is that of the expression before the parentheses
      Then each expression gives
        | expression                  | gives                                                      |
        | Shop.__name__.lower()       | 'shop'                                                     |
        | absent(note('argument'))    | NameError: name 'absent' is not defined                    |
        | Shop.desk(note('argument')) | AttributeError: type object 'Shop' has no attribute 'desk' |
        | [][0](note('argument'))     | IndexError: list index out of range                        |
      And each expression raises
        | expression                  | raises            |
        | {}['key'](note('argument')) | KeyError          |
        | unbound()                   | UnboundLocalError |

    Example: No argument is evaluated when the callable is not found
      When it evaluates "absent(note('argument'))"
      Then it raises NameError "name 'absent' is not defined" after the events ""

  @rule:31.13/phase-argument
  @language
  Rule: A call fails when an argument raises

    Example: Later arguments and the callee do not run
      Given the program
        """python
        log = []

        def note(name):
            log.append(name)

        def fail():
            raise ValueError('no value')

        def callee(*values):
            log.append('callee')
        """
      When it evaluates "callee(note('first'), fail(), note('third'))"
      Then it raises ValueError "no value" after the events "first"

  @rule:31.13/phase-unpacking
  @language
  Rule: A call fails when an argument cannot be unpacked

    @py:>=3.9
    Example: An operand that cannot be unpacked is an error, and so is a name that comes twice
      Given the program
        """python
        def show(*values, **named):
            return values, named

        number = 5
        """
      Then each expression gives
        | expression                   | gives                                                                    |
        | show(*[1], **{'a': 1})       | ((1,), {'a': 1})                                                         |
        | show(*number)                | TypeError: __main__.show() argument after * must be an iterable, not int |
        | show(1, *number)             | TypeError: Value after * must be an iterable, not int                    |
        | show(**number)               | TypeError: __main__.show() argument after ** must be a mapping, not int  |
        | show(**{'a': 1}, **{'a': 2}) | TypeError: __main__.show() got multiple values for keyword argument 'a'  |

  @rule:31.13/phase-not-callable
  @language
  Rule: A call fails when the object is not callable

    Example: That an object is not callable is found after the arguments have been evaluated
      Given the program
        """python
        log = []

        def note(name):
            log.append(name)

        number = 5
        """
      Then each expression gives
        | expression               | gives                                   |
        | number(note('argument')) | TypeError: 'int' object is not callable |
        | log                      | ['argument']                            |

  @rule:31.13/phase-binding
  @language
  Rule: A call fails when its arguments do not fit the parameters

    Example: Arguments that fit are accepted; too few, too many, an unknown name and two values for one parameter are not
      Given the program
        """python
        def pair(a, b):
            return a, b
        """
      Then each expression gives
        | expression     | gives                                                           |
        | pair(1, b=2)   | (1, 2)                                                          |
        | pair(1)        | TypeError: pair() missing 1 required positional argument: 'b'   |
        | pair(1, 2, 3)  | TypeError: pair() takes 2 positional arguments but 3 were given |
        | pair(a=1, c=2) | TypeError: pair() got an unexpected keyword argument 'c'        |
        | pair(1, a=2)   | TypeError: pair() got multiple values for argument 'a'          |

  @rule:31.13/arguments-released
  @cpython
  @needs:reference-counts
  Rule: When binding fails, the arguments are released before a handler runs

    Example: Arguments that fit a parameter and those that do not are released alike
      Given the program
        """python
        log = []

        class Token:
            def __init__(self, name):
                self.name = name
            def __del__(self):
                log.append(self.name)

        def pair(a, b):
            log.append('body')

        def attempt(call):
            log.clear()
            try:
                call()
            except TypeError:
                log.append('handler')
            return sorted(log[:-1]), log[-1]

        def too_few():
            pair(Token('first'))

        def too_many():
            pair(Token('first'), Token('second'), Token('third'))

        def unknown():
            pair(a=Token('known'), c=Token('unknown'))

        def twice():
            pair(Token('position'), a=Token('name'))

        def unpacked():
            pair(*[Token('item')], **{'c': Token('value')})
        """
      Then each expression gives
        | expression        | gives                                     |
        | attempt(too_few)  | (['first'], 'handler')                    |
        | attempt(too_many) | (['first', 'second', 'third'], 'handler') |
        | attempt(unknown)  | (['known', 'unknown'], 'handler')         |
        | attempt(twice)    | (['name', 'position'], 'handler')         |
        | attempt(unpacked) | (['item', 'value'], 'handler')            |

  @rule:31.13/phase-body
  @language
  Rule: A call fails when the body raises

    Example: The body ends where it raises
      Given the program
        """python
        log = []

        def body(value):
            log.append('begins')
            raise ValueError('from the body')
            log.append('goes on')
        """
      When it evaluates "body(1)"
      Then it raises ValueError "from the body" after the events "begins"

    @cpython
    @needs:tracebacks
    @py:>=3.13
    Example: The traceback of an exception from the body ends in the callee
      Given the program
        """python
        def body(value):
            raise ValueError('from the body')

        body(1)
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 4, in <module>
            body(1)
            ~~~~^^^
          File "example.py", line 2, in body
            raise ValueError('from the body')
        ValueError: from the body
        """

  @rule:31.13/phase-cleanup
  @cpython
  @needs:reference-counts
  @needs:unraisable-hook
  Rule: Cleaning up after the return can fail without changing the result

    Example: An error in __del__ goes to the unraisable hook
      Given the program
        """python
        import sys

        reports = []

        def hook(report):
            reports.append((report.exc_type.__name__, str(report.exc_value)))

        sys.unraisablehook = hook

        class Trap:
            def __del__(self):
                raise ValueError('in del')

        def seven(trap):
            return 7
        """
      When it evaluates "seven(Trap()), reports"
      Then it gives "(7, [('ValueError', 'in del')])"
