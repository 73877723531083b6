@31.8
Feature: 31.8 Keyword-only arguments
  Parameters after a bare star, or after a star parameter, can only be given by name. The code object counts each
  group of parameters, and binding reads those counts to find the slots.

  @rule:31.8/by-keyword-only
  @language
  Rule: Parameters after a star must be given by keyword

    Example: Parameters after a bare star and after a star parameter are given by name, and no position reaches them
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

    Example: The message counts and lists the required parameters that are left out
      Given the program
        """python
        def connect(host, *, timeout, retries=3):
            return host, timeout, retries

        def two(*, first, second):
            return first, second
        """
      Then each expression gives
        | expression           | gives                                                                            |
        | connect('a.example') | TypeError: connect() missing 1 required keyword-only argument: 'timeout'         |
        | two()                | TypeError: two() missing 2 required keyword-only arguments: 'first' and 'second' |
        | two(first=1)         | TypeError: two() missing 1 required keyword-only argument: 'second'              |

  @rule:31.8/valid-call
  @language
  Rule: A call that names the required keyword-only parameter is accepted, and defaults fill the others

    Background:
      Given the program
        """python
        def connect(host, *, timeout, retries=3):
            return host, timeout, retries
        """

    Example: The required parameter is given by name, the other may be left to its default
      Then each expression gives
        | expression                                       | gives                     |
        | connect('a.example', timeout=10)                 | ('a.example', 10, 3)      |
        | connect(timeout=10, host='a.example')            | ('a.example', 10, 3)      |
        | connect('a.example', retries=0, timeout=1)       | ('a.example', 1, 0)       |
        | connect('a.example', retries=None, timeout=None) | ('a.example', None, None) |

    Example: The keyword-only default stands in a dictionary, apart from positional defaults
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
        """

    Example: A second position is one too many, although there is a second parameter, which a keyword reaches
      Then each expression gives
        | expression                       | gives                                                             |
        | connect('a.example', 10)         | TypeError: connect() takes 1 positional argument but 2 were given |
        | connect('a.example', timeout=10) | ('a.example', 10, 3)                                              |

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
            found = [
                (code.co_argcount, 'positional'),
                (code.co_posonlyargcount, 'positional-only'),
                (code.co_kwonlyargcount, 'keyword-only'),
                (code.co_flags >> 2 & 1, 'star'),
                (code.co_flags >> 3 & 1, 'double-star'),
            ]
            return ', '.join('%d %s' % each for each in found if each[0])
        """

    Example: Positional-only parameters are included in co_argcount, keyword-only and star parameters are not
      Then each expression gives
        | expression                                   | gives                                                                    |
        | counts(lambda: 0)                            | ''                                                                       |
        | counts(lambda a, b=1: 0)                     | '2 positional'                                                           |
        | counts(lambda a, /, b: 0)                    | '2 positional, 1 positional-only'                                        |
        | counts(lambda a, *, k, m=1: 0)               | '1 positional, 2 keyword-only'                                           |
        | counts(lambda *rest: 0)                      | '1 star'                                                                 |
        | counts(lambda **named: 0)                    | '1 double-star'                                                          |
        | counts(lambda a, /, b, *rest, k, **named: 0) | '2 positional, 1 positional-only, 1 keyword-only, 1 star, 1 double-star' |

  @rule:31.8/metadata-drives-binding
  @cpython
  @needs:code-objects
  Rule: Binding reads the counts of the code object to choose the slots

    Background:
      Given the program
        """python
        def call(a):
            return 'one', a

        def other():
            def call(a, b):
                return 'two', a, b
            return call

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
        | expression                   | gives                                                         |
        | call(1)                      | ('one', 1)                                                    |
        | swap(call, other().__code__) | None                                                          |
        | call(1, 2)                   | ('two', 1, 2)                                                 |
        | call(1)                      | TypeError: call() missing 1 required positional argument: 'b' |

    Example: Code with free variables is refused by a function without closure
      When it evaluates "swap(call, closure().__code__)"
      Then it raises ValueError "call() requires a code object with 0 free vars, not 1"

  @rule:31.8/layout-positional
  @cpython
  @needs:code-objects
  Rule: Positional parameters have the first slots

    Example: The first names are as many as co_argcount says, positional-only ones included
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
  Rule: Keyword-only parameters have the slots after the positional ones

    Example: Keyword-only names come before the star parameter, although they are written after it
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
  Rule: The star parameter has the slot after the keyword-only parameters

    Example: The order of the slots is not the order of writing
      Given the program
        """python
        def every(a, *args, b=1, **kw):
            z = 1

        def without(a, *, b=1, **kw):
            z = 1
        """
      Then each expression gives
        | expression                   | gives                         |
        | every.__code__.co_varnames   | ('a', 'b', 'args', 'kw', 'z') |
        | without.__code__.co_varnames | ('a', 'b', 'kw', 'z')         |

  @rule:31.8/layout-varkw
  @cpython
  Rule: The double-star parameter has the last slot of the parameters

    Example: The locals of a frame show the order, with the slot and without
      Given the program
        """python
        def every(a, *args, b=1, **kw):
            z = 1
            return list(locals())

        def without(a, *args, b=1):
            z = 1
            return list(locals())
        """
      Then each expression gives
        | expression       | gives                         |
        | every(1, 2, c=3) | ['a', 'b', 'args', 'kw', 'z'] |
        | without(1, 2)    | ['a', 'b', 'args', 'z']       |

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

    Example: The dictionary that was assigned is the one that later calls read
      Given the program
        """python

        ours = {'colour': 'red', 'coats': 1}
        paint.__kwdefaults__ = ours
        ours['coats'] = 3
        """
      When it evaluates "paint()"
      Then it gives "('red', 3)"

    @cpython
    Example: Keyword-only defaults can be replaced by nothing but a dictionary or None
      When it evaluates "set_defaults(5)"
      Then it raises TypeError "__kwdefaults__ must be set to a dict object"

  @rule:31.8/bare-star-syntax
  @language
  @needs:compile
  Rule: Star, double star and slash have their places in a parameter list

    Example: The compiler names each misplacement
      Then compiling each gives
        | program             | gives                                           |
        | def f(*): pass      | SyntaxError: named arguments must follow bare * |
        | def f(a, *): pass   | SyntaxError: named arguments must follow bare * |
        | def f(*, **k): pass | SyntaxError: named arguments must follow bare * |
        | def f(*a, *): pass  | SyntaxError: invalid syntax                     |
        | def f(/): pass      | SyntaxError: invalid syntax                     |
        | lambda *: 0         | SyntaxError: named arguments must follow bare * |
        | def f(*, k): pass   | compiles                                        |

    @cpython
    Example: A parameter name that comes twice is refused, wherever it stands
      Then compiling each gives
        | program              | gives                                                      |
        | def f(a, a): pass    | SyntaxError: duplicate argument 'a' in function definition |
        | def f(a, *, a): pass | SyntaxError: duplicate argument 'a' in function definition |
        | def f(a, **a): pass  | SyntaxError: duplicate argument 'a' in function definition |
        | lambda a, a: 0       | SyntaxError: duplicate argument 'a' in function definition |

    @py:>=3.11
    Example: The compiler names what stands in the wrong order
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
