@31.39
Feature: 31.39 Inspecting calls
  `dis` shows the instructions of a call, the code object the counts and names that frame setup reads, and
  `inspect.signature` the parameters as people write them.

  @rule:31.39/use-dis
  @cpython
  @needs:bytecode-3.14
  Rule: dis shows the bytecode of a call

    Example: A program that disassembles one of its functions
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
  @language
  @needs:code-objects
  Rule: co_argcount counts positional parameters

    Example: Positional-only ones included
      Given the program
        """python
        def target(left, right): pass
        def every(a, /, b, *, c): pass
        """
      When it evaluates "target.__code__.co_argcount, every.__code__.co_argcount"
      Then it gives "(2, 2)"

  @rule:31.39/co-posonlyargcount
  @language
  @needs:code-objects
  Rule: co_posonlyargcount counts the parameters before a slash

    Example: None or some
      Given the program
        """python
        def target(left, right): pass
        def every(a, /, b, *, c): pass
        """
      When it evaluates "target.__code__.co_posonlyargcount, every.__code__.co_posonlyargcount"
      Then it gives "(0, 1)"

  @rule:31.39/co-kwonlyargcount
  @language
  @needs:code-objects
  Rule: co_kwonlyargcount counts the keyword-only parameters

    Example: None or some
      Given the program
        """python
        def target(left, right): pass
        def every(a, /, b, *, c): pass
        """
      When it evaluates "target.__code__.co_kwonlyargcount, every.__code__.co_kwonlyargcount"
      Then it gives "(0, 1)"

  @rule:31.39/defaults-none
  @language
  Rule: Without defaults __defaults__ is None

    Example: Not an empty tuple
      Given the program
        """python
        def target(left, right): pass
        """
      When it evaluates "target.__defaults__"
      Then it gives "None"

  @rule:31.39/kwdefaults-none
  @language
  Rule: Without keyword-only defaults __kwdefaults__ is None

    Example: Not an empty dictionary
      Given the program
        """python
        def target(left, right): pass
        """
      When it evaluates "target.__kwdefaults__"
      Then it gives "None"

  @rule:31.39/co-varnames
  @language
  @needs:code-objects
  Rule: co_varnames names the local variables, parameters first

    Example: The body's own come after them
      Given the program
        """python
        def target(left, right): pass
        def body(left):
            right = left
        """
      When it evaluates "target.__code__.co_varnames, body.__code__.co_varnames"
      Then it gives "(('left', 'right'), ('left', 'right'))"

  @rule:31.39/signature
  @language
  Rule: inspect.signature gives the parameters as they are written

    Example: Of functions, methods, classes, instances and builtins
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
        | expression                         | gives                                                         |
        | show(target)                       | '(left, right)'                                               |
        | show(full)                         | "(a, b: int = 1, *c, d, e='x', **g) -> str"                   |
        | show(Door)                         | '(width, height=2)'                                           |
        | show(Door(1).open)                 | '(how)'                                                       |
        | show(Door(1))                      | '(now)'                                                       |
        | show(wrapped(target))              | '(left, right)'                                               |
        | show(functools.partial(target, 1)) | '(right)'                                                     |
        | show(int)                          | ValueError: no signature found for builtin type <class 'int'> |
        | show(5)                            | TypeError: 5 is not a callable object                         |

    @py:>=3.11
    Example: Also of builtin functions
      Given the program
        """python
        import inspect
        """
      Then each expression gives
        | expression                    | gives                                                   |
        | str(inspect.signature(print)) | "(*args, sep=' ', end='\\\\n', file=None, flush=False)" |
        | str(inspect.signature(len))   | '(obj, /)'                                              |

  @rule:31.39/signature-bind
  @cpython
  @py:>=3.12
  Rule: Binding a signature by hand words its errors differently from a call

    Example: The same mistakes, other texts
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
        | bind(lambda a, /: 0)         | TypeError: missing a required argument: 'a'              |

  @rule:31.39/two-views
  @concept
  @needs:code-objects
  Rule: The signature is for people, the code object is nearer to the frame

    Example: The star parameter stands elsewhere
      Given the program
        """python
        import inspect

        def every(a, *args, b=1, **kw):
            pass
        """
      When it evaluates "list(inspect.signature(every).parameters), every.__code__.co_varnames"
      Then it gives "(['a', 'args', 'b', 'kw'], ('a', 'b', 'args', 'kw'))"
