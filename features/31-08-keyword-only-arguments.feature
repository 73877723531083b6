@31.8
Feature: 31.8 Keyword-only arguments
  Parameters after a bare star, or after a star parameter, can only be given by name. The code object counts each
  group of parameters, and binding reads those counts to find the slots.

  @rule:31.8/by-keyword-only
  @language
  Rule: Parameters after a star accept only keywords

    Example: After a bare star and after a star parameter
      Given the program
        """python
        def ring(number, *, tone):
            return number, tone

        def gather(*numbers, tone):
            return numbers, tone
        """
      Then each expression gives
        | expression               | gives                                                                |
        | ring(1, tone='low')      | (1, 'low')                                                           |
        | gather(1, 2, tone='low') | ((1, 2), 'low')                                                      |
        | gather(1, 2)             | TypeError: gather() missing 1 required keyword-only argument: 'tone' |

  @rule:31.8/valid-call
  @language
  Rule: A call that names the required keyword-only parameter is accepted, and defaults fill the others

    Background:
      Given the program
        """python
        def connect(host, *, timeout, retries=3):
            return host, timeout, retries
        """

    Example: Required by name, the other by default
      Then each expression gives
        | expression                                 | gives                |
        | connect('a.example', timeout=10)           | ('a.example', 10, 3) |
        | connect(timeout=10, host='a.example')      | ('a.example', 10, 3) |
        | connect('a.example', retries=0, timeout=1) | ('a.example', 1, 0)  |

    Example: The default stands in a dictionary of its own
      When it evaluates "connect.__kwdefaults__, connect.__defaults__"
      Then it gives "({'retries': 3}, None)"

  @rule:31.8/invalid-call
  @language
  Rule: A call that gives a keyword-only parameter by position is rejected

    Background:
      Given the program
        """python
        def connect(host, *, timeout, retries=3):
            return host, timeout, retries

        def two(*, first, second):
            return first, second
        """

    Example: The surplus position is reported before the missing keyword
      When it evaluates "connect('a.example', 10)"
      Then it raises TypeError "connect() takes 1 positional argument but 2 were given"

    Example: Leaving the keyword out has a message of its own
      Then each expression gives
        | expression           | gives                                                                            |
        | connect('a.example') | TypeError: connect() missing 1 required keyword-only argument: 'timeout'         |
        | two()                | TypeError: two() missing 2 required keyword-only arguments: 'first' and 'second' |
        | two(first=1)         | TypeError: two() missing 1 required keyword-only argument: 'second'              |

  @rule:31.8/mixed-count-message
  @cpython
  Rule: When surplus positions come with keyword-only arguments, the message counts both

    Background:
      Given the program
        """python
        def one(a, *, k): pass
        def none(*, k=1): pass
        def optional(a, b=2, *, k=1, m=2): pass
        """

    Example: Given keyword-only arguments appear in the count
      Then each expression gives
        | expression                  | gives                                                                                                                             |
        | one(1, 2, k=1)              | TypeError: one() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given                  |
        | none(1, k=1)                | TypeError: none() takes 0 positional arguments but 1 positional argument (and 1 keyword-only argument) were given                 |
        | none(1, 2, k=1)             | TypeError: none() takes 0 positional arguments but 2 positional arguments (and 1 keyword-only argument) were given                |
        | optional(1, 2, 3)           | TypeError: optional() takes from 1 to 2 positional arguments but 3 were given                                                     |
        | optional(1, 2, 3, k=1)      | TypeError: optional() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given  |
        | optional(1, 2, 3, k=1, m=1) | TypeError: optional() takes from 1 to 2 positional arguments but 3 positional arguments (and 2 keyword-only arguments) were given |

  @rule:31.8/code-counts
  @cpython
  @needs:code-objects
  Rule: The code object stores the counts and the layout of the parameters

    Background:
      Given the program
        """python
        def counts(function):
            code = function.__code__
            return (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount,
                    bool(code.co_flags & 4), bool(code.co_flags & 8))
        """

    Example: Positional-only parameters are included in co_argcount, keyword-only and star parameters are not
      Then each expression gives
        | expression                                   | gives                   |
        | counts(lambda: 0)                            | (0, 0, 0, False, False) |
        | counts(lambda a, b=1: 0)                     | (2, 0, 0, False, False) |
        | counts(lambda a, /, b: 0)                    | (2, 1, 0, False, False) |
        | counts(lambda a, *, k, m=1: 0)               | (1, 0, 2, False, False) |
        | counts(lambda *rest: 0)                      | (0, 0, 0, True, False)  |
        | counts(lambda **named: 0)                    | (0, 0, 0, False, True)  |
        | counts(lambda a, /, b, *rest, k, **named: 0) | (2, 1, 1, True, True)   |

  @rule:31.8/metadata-drives-binding
  @cpython
  @needs:code-objects
  Rule: Binding reads those numbers to choose the slots

    Background:
      Given the program
        """python
        def one(a):
            return 'one', a

        def two(a, b):
            return 'two', a, b

        def swap(function, code):
            function.__code__ = code

        def closure():
            free = 1
            def inner():
                return free
            return inner
        """

    Example: A function whose code is replaced is called by the new counts
      Then each expression gives
        | expression              | gives                                                        |
        | one(1)                  | ('one', 1)                                                   |
        | swap(one, two.__code__) | None                                                         |
        | one(1, 2)               | ('two', 1, 2)                                                |
        | one(1)                  | TypeError: one() missing 1 required positional argument: 'b' |

    Example: The number of free variables must fit
      When it evaluates "swap(two, closure().__code__)"
      Then it raises ValueError "two() requires a code object with 0 free vars, not 1"

  @rule:31.8/layout-positional
  @cpython
  @needs:code-objects
  Rule: Positional parameters have the first slots

    Example: As many names as co_argcount
      Given the program
        """python
        def every(first, /, second, *rest, key, **named):
            body = 1
        """
      When it evaluates "every.__code__.co_varnames[:every.__code__.co_argcount]"
      Then it gives "('first', 'second')"

  @rule:31.8/layout-kwonly
  @cpython
  @needs:code-objects
  Rule: Keyword-only parameters have the next slots

    Example: They come before the star parameter, although they are written after it
      Given the program
        """python
        def every(first, /, second, *rest, key, **named):
            body = 1
        """
      When it evaluates "every.__code__.co_varnames[2:2 + every.__code__.co_kwonlyargcount]"
      Then it gives "('key',)"

  @rule:31.8/layout-varargs
  @cpython
  @needs:code-objects
  Rule: The star parameter has the slot after them

    Example: The order of the slots is not the order of the text
      Given the program
        """python
        def every(a, *args, b=1, **kw):
            z = 1

        def without(a, *, b=1, **kw):
            z = 1
        """
      When it evaluates "every.__code__.co_varnames, without.__code__.co_varnames"
      Then it gives "(('a', 'b', 'args', 'kw', 'z'), ('a', 'b', 'kw', 'z'))"

  @rule:31.8/layout-varkw
  @cpython
  Rule: The double-star parameter has the last slot of the parameters

    Example: The locals of a frame show the order
      Given the program
        """python
        def every(a, *args, b=1, **kw):
            z = 1
            return list(locals())
        """
      When it evaluates "every(1, 2, c=3)"
      Then it gives "['a', 'b', 'args', 'kw', 'z']"

  @rule:31.8/kw-defaults-mutable
  @language
  Rule: Keyword-only defaults are looked up in the dictionary at each call

    Background:
      Given the program
        """python
        def paint(*, colour='red', coats):
            return colour, coats

        def set_defaults(value):
            paint.__kwdefaults__ = value
        """

    Example: A changed dictionary counts from the next call
      Then each expression gives
        | expression                                 | gives                                                                 |
        | paint(coats=1)                             | ('red', 1)                                                            |
        | paint.__kwdefaults__.update(colour='blue') | None                                                                  |
        | paint(coats=1)                             | ('blue', 1)                                                           |
        | paint.__kwdefaults__.clear()               | None                                                                  |
        | paint(coats=1)                             | TypeError: paint() missing 1 required keyword-only argument: 'colour' |

    Example: A new dictionary can make a required parameter optional
      Then each expression gives
        | expression                                  | gives                                                                 |
        | paint()                                     | TypeError: paint() missing 1 required keyword-only argument: 'coats'  |
        | set_defaults({'colour': 'red', 'coats': 2}) | None                                                                  |
        | paint()                                     | ('red', 2)                                                            |
        | set_defaults(None)                          | None                                                                  |
        | paint(coats=1)                              | TypeError: paint() missing 1 required keyword-only argument: 'colour' |

    Example: Nothing but a dictionary or None will do
      Then each expression raises
        | expression      | raises    |
        | set_defaults(5) | TypeError |

    @cpython
    Example: The message names the type that is wanted
      When it evaluates "set_defaults(5)"
      Then it raises TypeError "__kwdefaults__ must be set to a dict object"

  @rule:31.8/bare-star-syntax
  @language
  @needs:compile
  Rule: Star, double star and slash have their places in a parameter list

    Example: The compiler names each misplacement
      Then compiling each gives
        | program              | gives                                                      |
        | def f(*): pass       | SyntaxError: named arguments must follow bare *            |
        | def f(a, *): pass    | SyntaxError: named arguments must follow bare *            |
        | def f(*, **k): pass  | SyntaxError: named arguments must follow bare *            |
        | def f(*a, *): pass   | SyntaxError: invalid syntax                                |
        | def f(/): pass       | SyntaxError: invalid syntax                                |
        | def f(a, a): pass    | SyntaxError: duplicate argument 'a' in function definition |
        | def f(a, *, a): pass | SyntaxError: duplicate argument 'a' in function definition |
        | def f(a, **a): pass  | SyntaxError: duplicate argument 'a' in function definition |
        | lambda *: 0          | SyntaxError: named arguments must follow bare *            |
        | lambda a, a: 0       | SyntaxError: duplicate argument 'a' in function definition |
        | def f(*, k): pass    | compiles                                                   |

    @py:>=3.11
    Example: What stands in the wrong order is named too
      Then compiling each gives
        | program                 | gives                                                     |
        | def f(*a, *b): pass     | SyntaxError: * argument may appear only once              |
        | def f(**k, a): pass     | SyntaxError: arguments cannot follow var-keyword argument |
        | def f(**k, *a): pass    | SyntaxError: arguments cannot follow var-keyword argument |
        | def f(**k, **m): pass   | SyntaxError: arguments cannot follow var-keyword argument |
        | def f(/, a): pass       | SyntaxError: at least one argument must precede /         |
        | def f(*, /): pass       | SyntaxError: / must be ahead of *                         |
        | def f(a, *, /): pass    | SyntaxError: / must be ahead of *                         |
        | def f(*a, /): pass      | SyntaxError: / must be ahead of *                         |
        | def f(a, *, b, /): pass | SyntaxError: / must be ahead of *                         |
        | def f(a, /, b, /): pass | SyntaxError: / may appear only once                       |
