@31.39
Feature: 31.39 Inspecting calls
  `dis` shows the instructions of a call, the code object the counts and names that frame setup reads, and
  `inspect.signature` the parameters as people write them.

  @rule:31.39/use-dis
  @cpython
  @needs:bytecode-3.14
  Rule: dis shows the bytecode of a call

    Example: A program disassembles one of its functions, with line numbers, operands and their meaning
      Given the program
        """python
        import dis

        def target(left, right):
            return left + right

        def caller(value):
            return target(value, 10)

        dis.dis(caller)
        """
      When it runs
      Then it prints
        """
          6           RESUME                   0

          7           LOAD_GLOBAL              1 (target + NULL)
                      LOAD_FAST_BORROW         0 (value)
                      LOAD_SMALL_INT          10
                      CALL                     2
                      RETURN_VALUE
        """

  @rule:31.39/co-argcount
  @cpython
  @needs:code-objects
  Rule: co_argcount counts the parameters that may be given by position

    Example: Positional-only parameters are counted; keyword-only ones, * and ** are not
      Given the program
        """python
        def target(left, right): pass
        def every(a, b, c, /, d, *rest, e, f, **more): pass
        """
      Then each expression gives
        | expression                  | gives |
        | target.__code__.co_argcount | 2     |
        | every.__code__.co_argcount  | 4     |

  @rule:31.39/co-posonlyargcount
  @cpython
  @needs:code-objects
  Rule: co_posonlyargcount counts the parameters before a slash

    Example: Without a slash no parameter is counted, with one those before it
      Given the program
        """python
        def target(left, right): pass
        def every(a, b, c, /, d, *rest, e, f, **more): pass
        """
      Then each expression gives
        | expression                         | gives |
        | target.__code__.co_posonlyargcount | 0     |
        | every.__code__.co_posonlyargcount  | 3     |

  @rule:31.39/co-kwonlyargcount
  @cpython
  @needs:code-objects
  Rule: co_kwonlyargcount counts the keyword-only parameters

    Example: Without a star no parameter is counted, with one those between it and the double star
      Given the program
        """python
        def target(left, right): pass
        def every(a, b, c, /, d, *rest, e, f, **more): pass
        """
      Then each expression gives
        | expression                        | gives |
        | target.__code__.co_kwonlyargcount | 0     |
        | every.__code__.co_kwonlyargcount  | 2     |

  @rule:31.39/defaults-none
  @language
  Rule: __defaults__ is None without defaults, and otherwise their values in order

    Example: Defaults of keyword-only parameters are not in __defaults__
      Given the program
        """python
        def target(left, right): pass
        def keyword_only(*, unit='cm'): pass
        def some(left, right=1, more=2): pass
        """
      Then each expression gives
        | expression                | gives  |
        | target.__defaults__       | None   |
        | keyword_only.__defaults__ | None   |
        | some.__defaults__         | (1, 2) |

  @rule:31.39/kwdefaults-none
  @cpython
  Rule: __kwdefaults__ is None without defaults of keyword-only parameters, and otherwise their values by name

    Example: Defaults of other parameters are not in __kwdefaults__
      Given the program
        """python
        def target(left, right): pass
        def positional(left, right=1): pass
        def some(*, unit='cm', scale): pass
        """
      Then each expression gives
        | expression                | gives          |
        | target.__kwdefaults__     | None           |
        | positional.__kwdefaults__ | None           |
        | some.__kwdefaults__       | {'unit': 'cm'} |

  @rule:31.39/co-varnames
  @cpython
  @needs:code-objects
  Rule: co_varnames names the parameters first, then the other local variables

    Example: A variable that the body binds comes after the parameters
      Given the program
        """python
        def target(left, right): pass
        def body(right, left):
            above = left
            return above
        """
      Then each expression gives
        | expression                  | gives                      |
        | target.__code__.co_varnames | ('left', 'right')          |
        | body.__code__.co_varnames   | ('right', 'left', 'above') |

  @rule:31.39/signature
  @language
  Rule: inspect.signature gives the parameters as they are written

    Example: A function shows its parameters, a class, a method and an instance theirs without self, a wrapper and a partial what a caller may give
      Given the program
        """python
        import functools, inspect

        def target(left, right): pass
        def full(a, b: int = 1, *c, d, e='x', **g) -> str: pass

        class Door:
            def __init__(self, width, height=2): pass
            def open(self, how): pass
            def __call__(self, now): pass

        def wrapped(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs): pass
            return wrapper

        def show(thing):
            return str(inspect.signature(thing))
        """
      Then each expression gives
        | expression                         | gives                                       |
        | show(target)                       | '(left, right)'                             |
        | show(full)                         | "(a, b: int = 1, *c, d, e='x', **g) -> str" |
        | show(Door)                         | '(width, height=2)'                         |
        | show(Door(1).open)                 | '(how)'                                     |
        | show(Door(1))                      | '(now)'                                     |
        | show(wrapped(target))              | '(left, right)'                             |
        | show(functools.partial(target, 1)) | '(right)'                                   |
        | show(5)                            | TypeError: 5 is not a callable object       |

    @cpython
    @py:>=3.11
    Example: Builtin functions tell their parameters too, the class int does not
      Given the program
        """python
        import inspect
        """
      Then each expression gives
        | expression                    | gives                                                         |
        | str(inspect.signature(print)) | "(*args, sep=' ', end='\\\\n', file=None, flush=False)"       |
        | str(inspect.signature(len))   | '(obj, /)'                                                    |
        | inspect.signature(int)        | ValueError: no signature found for builtin type <class 'int'> |

  @rule:31.39/signature-bind
  @cpython
  @py:>=3.12
  Rule: Binding a signature by hand words its errors differently from a call

    Example: Arguments that do not fit are refused with texts that no call has
      Given the program
        """python
        import inspect

        def bind(function, *args, **kwargs):
            return inspect.signature(function).bind(*args, **kwargs).arguments
        """
      Then each expression gives
        | expression                   | gives                                                    |
        | bind(lambda a, b: 0, 1, b=2) | {'a': 1, 'b': 2}                                         |
        | bind(lambda a: 0)            | TypeError: missing a required argument: 'a'              |
        | bind(lambda a: 0, 1, 2)      | TypeError: too many positional arguments                 |
        | bind(lambda a: 0, 1, b=2)    | TypeError: got an unexpected keyword argument 'b'        |
        | bind(lambda a: 0, 1, a=2)    | TypeError: multiple values for argument 'a'              |
        | bind(lambda *, a: 0)         | TypeError: missing a required keyword-only argument: 'a' |

  @rule:31.39/two-views
  @concept
  @needs:code-objects
  Rule: The signature is for people, the code object is nearer to the frame

    Example: A star parameter stands where it is written in the signature, and behind the keyword-only ones in co_varnames and in the frame
      Given the program
        """python
        import inspect

        def every(a, *args, b=1, **kw):
            return list(locals())
        """
      Then each expression gives
        | expression                                | gives                    |
        | list(inspect.signature(every).parameters) | ['a', 'args', 'b', 'kw'] |
        | every.__code__.co_varnames                | ('a', 'b', 'args', 'kw') |
        | every(1)                                  | ['a', 'b', 'args', 'kw'] |
