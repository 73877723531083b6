@31.16
@needs:testcapi
Feature: 31.16 C extension function calls
  A function of an extension module follows the same contract as a builtin: objects come in, an object or an
  exception goes out. The module _testcapi of CPython's own tests has one function for each calling convention.

  Background:
    Given the program
      """python
      import _testcapi, math, sys

      class Three:
          def __index__(self):
              return 3

      class Half:
          def __float__(self):
              return 0.25
      """

  @rule:31.16/like-builtins
  @cpython
  Rule: Extension functions are called like builtins

    @needs:tracing
    Example: Extension functions have the type of builtins, and calling them makes no frame
      Given the program
        """python
        def events_of(function):
            events = []
            sys.setprofile(lambda frame, event, argument: events.append((event, getattr(argument, '__name__', None))))
            try:
                function()
            finally:
                sys.setprofile(None)
            return events[1:-2]
        """
      Then each expression gives
        | expression                                  | gives                                                      |
        | type(math.sqrt) is type(len)                | True                                                       |
        | math.sqrt                                   | <built-in function sqrt>                                   |
        | _testcapi.meth_o                            | <built-in function meth_o>                                 |
        | math.sqrt.__module__                        | 'math'                                                     |
        | events_of(lambda: math.sqrt(4))             | [('c_call', 'sqrt'), ('c_return', 'sqrt')]                 |
        | events_of(lambda: _testcapi.meth_varargs()) | [('c_call', 'meth_varargs'), ('c_return', 'meth_varargs')] |

    Example: Errors of the convention name the module
      Then each expression gives
        | expression      | gives                                                       |
        | math.sqrt(x=4)  | TypeError: math.sqrt() takes no keyword arguments           |
        | math.sqrt()     | TypeError: math.sqrt() takes exactly one argument (0 given) |
        | math.sqrt(1, 2) | TypeError: math.sqrt() takes exactly one argument (2 given) |
        | math.hypot(x=1) | TypeError: math.hypot() takes no keyword arguments          |
        | math.atan2(1)   | TypeError: atan2 expected 2 arguments, got 1                |

  @rule:31.16/receives-objects
  @cpython
  Rule: Extension functions receive objects

    Example: The self of a module function is the module
      Then each expression gives
        | expression                                     | gives    |
        | _testcapi.meth_varargs(1, 'b')[0] is _testcapi | True     |
        | _testcapi.meth_varargs(1, 'b')[1]              | (1, 'b') |
        | _testcapi.meth_o.__self__ is _testcapi         | True     |

    Example: An extension function gets the very objects that were passed
      Given the program
        """python
        token = object()
        """
      Then each expression gives
        | expression                                    | gives |
        | _testcapi.meth_o(token)[1] is token           | True  |
        | _testcapi.meth_fastcall(token)[1][0] is token | True  |

    Example: The self of a method is the instance, that of a class method the class, and a static method has none
      Then each expression gives
        | expression                                  | gives                    |
        | type(_testcapi.MethInstance().meth_o(1)[0]) | <class 'MethInstance'>   |
        | _testcapi.MethClass.meth_o(1)               | (<class 'MethClass'>, 1) |
        | _testcapi.MethClass().meth_o(1)             | (<class 'MethClass'>, 1) |
        | _testcapi.MethStatic().meth_o(1)            | (None, 1)                |

  @rule:31.16/validates
  @cpython
  Rule: Extension functions check and convert what they receive

    Example: Functions of math take what can be made a number within their domain
      Then each expression gives
        | expression            | gives                                                         |
        | math.sqrt('a')        | TypeError: must be real number, not str                       |
        | math.sqrt(Half())     | 0.5                                                           |
        | math.sqrt(None)       | TypeError: must be real number, not NoneType                  |
        | math.gcd(1.5)         | TypeError: 'float' object cannot be interpreted as an integer |
        | math.gcd(12, Three()) | 3                                                             |
        | math.factorial(-1)    | ValueError: factorial() not defined for negative values       |

    Example: The format of the function decides what is accepted
      Then each expression gives
        | expression                   | gives                                                        |
        | _testcapi.getargs_i(Three()) | 3                                                            |
        | _testcapi.getargs_i(True)    | 1                                                            |
        | _testcapi.getargs_b(255)     | 255                                                          |
        | _testcapi.getargs_b(256)     | OverflowError: unsigned byte integer is greater than maximum |
        | _testcapi.getargs_B(257)     | 1                                                            |
        | _testcapi.getargs_d(Half())  | 0.25                                                         |
        | _testcapi.getargs_p([])      | 0                                                            |
        | _testcapi.getargs_s('nåd')   | b'n\xc3\xa5d'                                                |
        | _testcapi.getargs_z(None)    | None                                                         |
      And each expression raises
        | expression                  | raises     |
        | _testcapi.getargs_i(1.0)    | TypeError  |
        | _testcapi.getargs_d('a')    | TypeError  |
        | _testcapi.getargs_s('a\0b') | ValueError |
        | _testcapi.getargs_s(None)   | TypeError  |

    @py:>=3.14
    Example: A format with parentheses takes a tuple apart
      Then each expression gives
        | expression                           | gives                                                       |
        | _testcapi.getargs_tuple(1, (2, 3))   | (1, 2, 3)                                                   |
        | _testcapi.getargs_tuple(1, 2)        | TypeError: argument 2 must be 2-item tuple, not int         |
        | _testcapi.getargs_tuple(1, (2,))     | TypeError: argument 2 must be tuple of length 2, not 1      |
        | _testcapi.getargs_tuple(1, (2, 'b')) | TypeError: 'str' object cannot be interpreted as an integer |
        | _testcapi.getargs_tuple(1)           | TypeError: function takes exactly 2 arguments (1 given)     |

    @py:>=3.13
    Example: A format can have optional, keyword and keyword-only arguments
      Then each expression gives
        | expression                                                      | gives                                                                                                    |
        | _testcapi.getargs_keywords((1, 2), 3, arg5=10, arg4=(7, 8, 9))  | (1, 2, 3, -1, -1, -1, 7, 8, 9, 10)                                                                       |
        | _testcapi.getargs_keywords((1, 2), 3, (4, (5, 6)))              | (1, 2, 3, 4, 5, 6, -1, -1, -1, -1)                                                                       |
        | _testcapi.getargs_keywords((1, 2), 3, arg9=1)                   | TypeError: this function got an unexpected keyword argument 'arg9'. Did you mean 'arg1'?                 |
        | _testcapi.getargs_keywords((1, 2), 3, arg2=1)                   | TypeError: argument for function given by name ('arg2') and position (2)                                 |
        | _testcapi.getargs_keywords(arg1=(1, 2))                         | TypeError: function missing required argument 'arg2' (pos 2)                                             |
        | _testcapi.getargs_keywords((1, 2), 3, 4, 5, 6, 7)               | TypeError: function takes at most 5 arguments (6 given)                                                  |
        | _testcapi.getargs_keyword_only(1)                               | (1, -1, -1)                                                                                              |
        | _testcapi.getargs_keyword_only(1, 2, keyword_only=3)            | (1, 2, 3)                                                                                                |
        | _testcapi.getargs_keyword_only(1, 2, 3)                         | TypeError: function takes at most 2 positional arguments (3 given)                                       |
        | _testcapi.getargs_keyword_only(keyword_only=3)                  | TypeError: function missing required argument 'required' (pos 1)                                         |
        | _testcapi.getargs_keyword_only(1, 2, 3, keyword_only=4)         | TypeError: function takes at most 3 arguments (4 given)                                                  |
        | _testcapi.getargs_keyword_only(1, keyword_onli=3)               | TypeError: this function got an unexpected keyword argument 'keyword_onli'. Did you mean 'keyword_only'? |
        | _testcapi.getargs_positional_only_and_keywords(1, 2, keyword=3) | (1, 2, 3)                                                                                                |
        | _testcapi.getargs_positional_only_and_keywords()                | TypeError: function takes at least 1 positional argument (0 given)                                       |
        | _testcapi.getargs_positional_only_and_keywords(keyword=3)       | TypeError: function takes at least 1 positional argument (0 given)                                       |

  @rule:31.16/native-work
  @cpython
  @needs:code-objects
  Rule: Extension functions do their work natively

    Example: There is a result, or an error, but no bytecode that could have made it
      Then each expression gives
        | expression                     | gives |
        | math.sqrt(4)                   | 2.0   |
        | math.log(1)                    | 0.0   |
        | hasattr(math.sqrt, '__code__') | False |
        | hasattr(math.log, '__code__')  | False |
      And each expression raises
        | expression    | raises        |
        | math.sqrt(-1) | ValueError    |
        | math.log(0)   | ValueError    |
        | math.exp(1e9) | OverflowError |

  @rule:31.16/object-or-exception
  @cpython
  Rule: An extension function gives an object or signals an exception

    Example: One function gives an object for one argument and an exception for another
      When it executes
        """python
        def outcome(argument):
            try:
                return _testcapi.getargs_i(argument)
            except TypeError as exc:
                return type(exc)
        """
      And it evaluates "outcome(5), outcome('five')"
      Then it gives "(5, <class 'TypeError'>)"

    Example: -1 is a result, not a sign of failure
      When it evaluates "_testcapi.getargs_i(-1)"
      Then it gives "-1"

    Example: An exception raised natively is caught like any other
      When it executes
        """python
        try:
            _testcapi.raise_exception(LookupError, 2)
        except LookupError as exc:
            caught = exc
        """
      And it evaluates "caught"
      Then it gives "LookupError(0, 1)"

  @rule:31.16/c-shape-parse
  @cpython
  Rule: A sample function parses one C int

    @py:>=3.10
    Example: The sample takes exactly one argument, which must be an int
      Then each expression gives
        | expression                | gives                                                       |
        | _testcapi.getargs_i(5)    | 5                                                           |
        | _testcapi.getargs_i('a')  | TypeError: 'str' object cannot be interpreted as an integer |
        | _testcapi.getargs_i()     | TypeError: function takes exactly 1 argument (0 given)      |
        | _testcapi.getargs_i(1, 2) | TypeError: function takes exactly 1 argument (2 given)      |
        | _testcapi.getargs_i(i=1)  | TypeError: getargs_i() takes no keyword arguments           |

    Example: The sample takes what fits into 32 bits, and nothing beyond
      Then each expression gives
        | expression                       | gives       |
        | _testcapi.getargs_i(2 ** 31 - 1) | 2147483647  |
        | _testcapi.getargs_i(-2 ** 31)    | -2147483648 |
      And each expression raises
        | expression                        | raises        |
        | _testcapi.getargs_i(2 ** 31)      | OverflowError |
        | _testcapi.getargs_i(-2 ** 31 - 1) | OverflowError |
        | _testcapi.getargs_i(2 ** 40)      | OverflowError |

  @rule:31.16/c-shape-result
  @concept
  @py:>=3.10
  Rule: A sample function returns an integer one larger
    The model is written in Python. A sample in C adds in a C int, where one more than the largest value is undefined
    behaviour, so no result can be expected of it.

    Example: The argument is parsed, the sum computed, and an object made of it
      Given the module "counter"
        """python
        import _testcapi

        def mod_func(*args):
            return _testcapi.getargs_i(*args) + 1
        """
      Given the program
        """python
        from counter import mod_func
        """
      Then each expression gives
        | expression            | gives                                                       |
        | mod_func(41)          | 42                                                          |
        | mod_func('41')        | TypeError: 'str' object cannot be interpreted as an integer |
        | mod_func()            | TypeError: function takes exactly 1 argument (0 given)      |
        | mod_func(2 ** 31 - 2) | 2147483647                                                  |

  @rule:31.16/faster-conventions
  @cpython
  Rule: Newer calling conventions do without the tuple of arguments

    Background:
      Given the program
        """python
        row = (1, 'b', None)
        """

    Example: A tuple that is unpacked reaches the older convention whole, a newer one entry by entry
      Then each expression gives
        | expression                              | gives          |
        | _testcapi.meth_varargs(*row)[1] is row  | True           |
        | _testcapi.meth_fastcall(*row)[1] is row | False          |
        | _testcapi.meth_fastcall(*row)[1]        | (1, 'b', None) |

    Example: Each convention hands over the same arguments in a shape of its own
      Then each expression gives
        | expression                                   | gives            |
        | _testcapi.meth_o(1)[1:]                      | (1,)             |
        | _testcapi.meth_noargs() is _testcapi         | True             |
        | _testcapi.meth_fastcall(1, 2)[1:]            | ((1, 2),)        |
        | _testcapi.meth_fastcall_keywords(1, k=2)[1:] | ((1,), {'k': 2}) |
        | _testcapi.meth_fastcall_keywords(1)[1:]      | ((1,), {})       |
        | _testcapi.meth_varargs(1, 2)[1:]             | ((1, 2),)        |
        | _testcapi.meth_varargs_keywords(1, k=2)[1:]  | ((1,), {'k': 2}) |

  @rule:31.16/convention-errors
  @cpython
  Rule: Each calling convention has its own rule of arity

    Example: A convention refuses what the function has no place for
      Then each expression gives
        | expression                   | gives                                                              |
        | _testcapi.meth_o()           | TypeError: _testcapi.meth_o() takes exactly one argument (0 given) |
        | _testcapi.meth_o(1, 2)       | TypeError: _testcapi.meth_o() takes exactly one argument (2 given) |
        | _testcapi.meth_o(k=1)        | TypeError: _testcapi.meth_o() takes no keyword arguments           |
        | _testcapi.meth_o(1, k=1)     | TypeError: _testcapi.meth_o() takes no keyword arguments           |
        | _testcapi.meth_noargs(1)     | TypeError: _testcapi.meth_noargs() takes no arguments (1 given)    |
        | _testcapi.meth_noargs(k=1)   | TypeError: _testcapi.meth_noargs() takes no keyword arguments      |
        | _testcapi.meth_fastcall(k=1) | TypeError: _testcapi.meth_fastcall() takes no keyword arguments    |
        | _testcapi.meth_varargs(k=1)  | TypeError: meth_varargs() takes no keyword arguments               |

    @py:>=3.11
    Example: The message names a method together with its class
      Then each expression gives
        | expression                                  | gives                                                                 |
        | _testcapi.MethInstance().meth_o()           | TypeError: MethInstance.meth_o() takes exactly one argument (0 given) |
        | _testcapi.MethInstance().meth_noargs(1)     | TypeError: MethInstance.meth_noargs() takes no arguments (1 given)    |
        | _testcapi.MethInstance().meth_fastcall(k=1) | TypeError: MethInstance.meth_fastcall() takes no keyword arguments    |
        | _testcapi.MethInstance().meth_varargs(k=1)  | TypeError: MethInstance.meth_varargs() takes no keyword arguments     |
        | _testcapi.MethInstance.meth_o()             | TypeError: unbound method MethInstance.meth_o() needs an argument     |
        | _testcapi.MethClass.meth_o()                | TypeError: MethClass.meth_o() takes exactly one argument (0 given)    |
        | _testcapi.MethStatic.meth_o()               | TypeError: MethStatic.meth_o() takes exactly one argument (0 given)   |
        | _testcapi.MethStatic.meth_noargs(1)         | TypeError: MethStatic.meth_noargs() takes no arguments (1 given)      |

  @rule:31.16/success-pointer
  @cpython
  Rule: Native code succeeds with an object and no exception set

    Example: Any object is a success, None too, even while another exception is being handled
      When it executes
        """python
        try:
            raise KeyError
        except KeyError:
            results = _testcapi.getargs_i(5), _testcapi.getargs_z(None), [].append(1)
            handled = sys.exc_info()[0]
        """
      And it evaluates "results, handled"
      Then it gives "((5, None, None), <class 'KeyError'>)"

    @py:>=3.10
    Example: An object that comes with an exception set is a fault, whose cause the exception becomes
      When it executes
        """python
        try:
            _testcapi.return_result_with_error()
        except SystemError as exc:
            fault = exc
        """
      Then each expression gives
        | expression                           | gives                                                                                               |
        | fault                                | SystemError('<built-in function return_result_with_error> returned a result with an exception set') |
        | fault.__cause__                      | ValueError()                                                                                        |
        | fault.__context__ is fault.__cause__ | True                                                                                                |
        | fault.__suppress_context__           | True                                                                                                |

  @rule:31.16/failure-null
  @cpython
  Rule: Native code fails with NULL and an exception set

    Example: The exception that was set is the one that the caller catches
      Given the program
        """python
        raised = LookupError('set by the callee')

        def callee(*values):
            raise raised

        class Failing:
            __index__ = callee

        def caught_from(function, *values):
            try:
                return 'no exception', function(*values)
            except Exception as exc:
                return 'the very exception' if exc is raised else exc
        """
      Then each expression gives
        | expression                                                     | gives                |
        | caught_from(_testcapi.pyobject_vectorcall, callee, (1,), None) | 'the very exception' |
        | caught_from(_testcapi.getargs_i, Failing())                    | 'the very exception' |
        | caught_from(_testcapi.getargs_i, Three())                      | ('no exception', 3)  |

    @py:>=3.10
    Example: NULL without an exception set is a fault, which has no cause
      When it executes
        """python
        try:
            _testcapi.return_null_without_error()
        except SystemError as exc:
            fault = exc
        """
      Then each expression gives
        | expression                         | gives                                                                                                   |
        | fault                              | SystemError('<built-in function return_null_without_error> returned NULL without setting an exception') |
        | fault.__cause__, fault.__context__ | (None, None)                                                                                            |

  @rule:31.16/loop-checks
  @cpython
  Rule: The result of every native call is examined

    @needs:tracebacks
    @py:>=3.13
    Example: The traceback of a fault ends at the call
      Given the program
        """python
        def call_it():
            before = 1
            result = _testcapi.return_null_without_error()
            return result

        call_it()
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 15, in <module>
            call_it()
            ~~~~~~~^^
          File "example.py", line 12, in call_it
            result = _testcapi.return_null_without_error()
        SystemError: <built-in function return_null_without_error> returned NULL without setting an exception
        """

    @py:>=3.10
    Example: A native caller examines the result, too
      Then each expression gives
        | expression                                                                  | gives                                                                                                                     |
        | list(map(lambda _: _testcapi.return_null_without_error(), 'a'))             | SystemError: <built-in function return_null_without_error> returned NULL without setting an exception                     |
        | _testcapi.return_null_without_error.__call__()                              | SystemError: <slot wrapper '__call__' of 'builtin_function_or_method' objects> returned NULL without setting an exception |
        | _testcapi.pyobject_vectorcall(_testcapi.return_result_with_error, (), None) | SystemError: <built-in function return_result_with_error> returned a result with an exception set                         |
        | next(iter(_testcapi.return_null_without_error, 1))                          | SystemError: <built-in function return_null_without_error> returned NULL without setting an exception                     |

    @py:>=3.10
    Example: The program goes on after eighty faults
      Given the program
        """python
        def survive():
            faults = []
            for function in [_testcapi.return_null_without_error, list, _testcapi.return_result_with_error] * 40:
                try:
                    function()
                except SystemError as exc:
                    faults.append(str(exc))
            return len(faults), faults[-1]
        """
      When it evaluates "survive()"
      Then it gives "(80, '<built-in function return_result_with_error> returned a result with an exception set')"
