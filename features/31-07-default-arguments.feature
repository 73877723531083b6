@31.7
Feature: 31.7 Default arguments
  Defaults are evaluated once, when the function is made, and kept on the function object. A call that omits an
  argument gets the very object that is stored there.

  @rule:31.7/stored-once
  @language
  Rule: Defaults are evaluated when the function is made, and not again for each call

    Example: Three calls need one evaluation
      Given the program
        """python
        log = []

        def make():
            log.append('made')
            return 1

        def step(by=make()):
            return by

        for _ in range(3):
            step()
        """
      When it runs
      Then the events are "made"

    Example: Positional defaults are evaluated from left to right, then keyword-only ones
      Given the program
        """python
        log = []

        def note(name):
            log.append(name)
            return name

        def step(a=note('a'), *, k=note('k'), b=note('b')) -> None:
            pass

        def plain(a=note('a2'), b=note('b2'), *, k=note('k2')):
            pass
        """
      When it runs
      Then the events are "a, k, b, a2, b2, k2"

    Example: A default that fails prevents the definition
      Given the program
        """python
        def fail():
            raise ValueError('no default')

        def step():
            return 'earlier definition'

        try:
            def step(by=fail()):
                return by
        except ValueError as error:
            reason = str(error)
        """
      When it evaluates "reason, step()"
      Then it gives "('no default', 'earlier definition')"

    Example: A default captures the value of its moment, a name in the body does not
      Given the program
        """python
        late = [lambda: i for i in range(3)]
        early = [lambda kept=i: kept for i in range(3)]
        """
      When it evaluates "[f() for f in late], [f() for f in early]"
      Then it gives "([2, 2, 2], [0, 1, 2])"

  @rule:31.7/sample-default-stored
  @language
  Rule: The function object keeps the value of each default

    Background:
      Given the program
        """python
        def advance(position, step='one step'):
            return position, step

        def turn(position, *, angle='right angle'):
            return position, angle
        """

    Example: Positional defaults are a tuple, keyword-only ones a dictionary
      Then each expression gives
        | expression           | gives                    |
        | advance.__defaults__ | ('one step',)            |
        | turn.__defaults__    | None                     |
        | turn.__kwdefaults__  | {'angle': 'right angle'} |

    @cpython
    @needs:code-objects
    Example: The code object does not know the default
      When it evaluates "'one step' in advance.__code__.co_consts"
      Then it gives "False"

  @rule:31.7/function-object-parts
  @language
  Rule: A function object joins code, globals and defaults

    Background:
      Given the program
        """python
        def advance(position, step=1):
            return position + step

        def still(position):
            return position

        def factory():
            def advance(position, step=1):
                return position + step
            def turn(position, *, angle=90):
                return angle
            return advance
        """

    Example: Each part can be looked at
      Then each expression gives
        | expression                         | gives |
        | advance.__code__ is still.__code__ | False |
        | advance.__globals__ is globals()   | True  |
        | advance.__defaults__               | (1,)  |
        | still.__defaults__                 | None  |

    @cpython
    @needs:bytecode-3.14
    Example: The defaults are put in place right after the function is made
      Then the bytecode of "factory" is
        """
          7           RESUME                   0
          8           LOAD_CONST               4 ((1,))
                      LOAD_CONST               1 (<code object advance at 0x..., file "example.py", line 8>)
                      MAKE_FUNCTION
                      SET_FUNCTION_ATTRIBUTE   1 (defaults)
                      STORE_FAST               0 (advance)
         10           LOAD_CONST               2 ('angle')
                      LOAD_SMALL_INT          90
                      BUILD_MAP                1
                      LOAD_CONST               3 (<code object turn at 0x..., file "example.py", line 10>)
                      MAKE_FUNCTION
                      SET_FUNCTION_ATTRIBUTE   2 (kwdefaults)
                      STORE_FAST               1 (turn)
         12           LOAD_FAST_BORROW         0 (advance)
                      RETURN_VALUE
        Disassembly of <code object advance at 0x..., file "example.py", line 8>:
          8           RESUME                   0
          9           LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (position, step)
                      BINARY_OP                0 (+)
                      RETURN_VALUE
        Disassembly of <code object turn at 0x..., file "example.py", line 10>:
         10           RESUME                   0
         11           LOAD_FAST_BORROW         1 (angle)
                      RETURN_VALUE
        """

  @rule:31.7/fill-missing
  @language
  Rule: A call that omits an argument gets the stored default

    Background:
      Given the program
        """python
        def advance(position, step=1):
            return position, step

        def turn(position, *, angle=90):
            return position, angle

        def both(position, step):
            return position, step

        def set_defaults(function, value):
            function.__defaults__ = value
        """

    Example: The default is for an omitted argument, not for one that is given
      Then each expression gives
        | expression          | gives    |
        | advance(10)         | (10, 1)  |
        | advance(10, 5)      | (10, 5)  |
        | advance(10, step=5) | (10, 5)  |
        | turn(10)            | (10, 90) |
        | turn(10, angle=5)   | (10, 5)  |

    Example: None is an argument like any other and does not stand for the default
      Then each expression gives
        | expression             | gives      |
        | advance(10, None)      | (10, None) |
        | advance(10, step=None) | (10, None) |
        | turn(10, angle=None)   | (10, None) |

    Example: The stored defaults may be replaced and count from then on
      Then each expression gives
        | expression                  | gives                                                               |
        | set_defaults(advance, (5,)) | None                                                                |
        | advance(10)                 | (10, 5)                                                             |
        | set_defaults(advance, None) | None                                                                |
        | advance(10)                 | TypeError: advance() missing 1 required positional argument: 'step' |

    Example: Defaults belong to the last parameters
      Then each expression gives
        | expression               | gives                                                                |
        | set_defaults(both, (7,)) | None                                                                 |
        | both(1)                  | (1, 7)                                                               |
        | both()                   | TypeError: both() missing 1 required positional argument: 'position' |

    @cpython
    Example: Defaults can be replaced by nothing but a tuple or None
      When it evaluates "set_defaults(advance, [1])"
      Then it raises TypeError "__defaults__ must be set to a tuple object"

    @cpython
    Example: Of more defaults than parameters, those at the front are not used
      Then each expression gives
        | expression                    | gives  |
        | set_defaults(both, (1, 2, 3)) | None   |
        | both()                        | (2, 3) |

  @rule:31.7/mutable-default
  @language
  Rule: A mutable default is shared between calls

    Background:
      Given the program
        """python
        def collect(item, into=[]):
            into.append(item)
            return into

        first = collect(1)
        second = collect(2)
        """

    Example: The results of two calls are one list, with what both have put in
      When it evaluates "first, second, first is second"
      Then it gives "([1, 2], [1, 2], True)"

    Example: A list given by the caller is not the shared one
      Then each expression gives
        | expression     | gives     |
        | collect(3, []) | [3]       |
        | collect(4)     | [1, 2, 4] |

  @rule:31.7/same-list-object
  @language
  Rule: What calls share is the object in the function's defaults

    Background:
      Given the program
        """python
        def collect(item, into=[]):
            into.append(item)
            return into

        def factory():
            def inner(into=[]):
                into.append(1)
                return into
            return inner

        class Basket:
            def add(self, item, into=[]):
                into.append(item)
                return into

        def tally(*, counts={}):
            counts['calls'] = counts.get('calls', 0) + 1
            return counts
        """

    Example: The result is the very object that the defaults hold
      When it evaluates "collect(1) is collect.__defaults__[0]"
      Then it gives "True"

    Example: Each execution of a definition makes a default of its own
      When it evaluates "factory()(), factory()()"
      Then it gives "([1], [1])"

    Example: The default of a method is one for all instances, and a keyword-only one is shared as well
      Then each expression gives
        | expression                                | gives        |
        | Basket().add(1)                           | [1]          |
        | Basket().add(2)                           | [1, 2]       |
        | tally()                                   | {'calls': 1} |
        | tally()                                   | {'calls': 2} |
        | tally() is tally.__kwdefaults__['counts'] | True         |

  @rule:31.7/default-ordering-syntax
  @language
  @needs:compile
  Rule: A parameter without default may not follow one with a default, unless it is keyword-only

    Example: A positional parameter without default after one with a default is refused
      When it compiles
        """python
        def f(a=1, b): pass
        """
      Then it raises SyntaxError

    Example: After a star parameters with and without default may stand in any order
      Then compiling each gives
        | program                    | gives    |
        | def f(*, a=1, b): pass     | compiles |
        | def f(a=1, *, b): pass     | compiles |
        | def f(a, b=1, *c, d): pass | compiles |

    @py:>=3.12
    Example: The message names the misplaced parameter without a default
      Then compiling each gives
        | program                | gives                                                                     |
        | def f(a=1, b): pass    | SyntaxError: parameter without a default follows parameter with a default |
        | def f(a=1, /, b): pass | SyntaxError: parameter without a default follows parameter with a default |
        | lambda a=1, b: 0       | SyntaxError: parameter without a default follows parameter with a default |
