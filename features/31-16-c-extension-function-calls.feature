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
    Example: They have the same type and no frame
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
  Rule: They receive objects

    Example: The self of a module function is the module
      Then each expression gives
        | expression                                     | gives    |
        | _testcapi.meth_varargs(1, 'b')[0] is _testcapi | True     |
        | _testcapi.meth_varargs(1, 'b')[1]              | (1, 'b') |
        | _testcapi.meth_o.__self__ is _testcapi         | True     |

    Example: The very objects that were passed
      Given the program
        """python
        token = object()
        """
      Then each expression gives
        | expression                                    | gives |
        | _testcapi.meth_o(token)[1] is token           | True  |
        | _testcapi.meth_fastcall(token)[1][0] is token | True  |

  @rule:31.16/validates
  @cpython
  Rule: They check and convert what they receive

    Example: Numbers of math
      Then each expression gives
        | expression            | gives                                                         |
        | math.sqrt('a')        | TypeError: must be real number, not str                       |
        | math.sqrt(Half())     | 0.5                                                           |
        | math.sqrt(None)       | TypeError: must be real number, not NoneType                  |
        | math.gcd(1.5)         | TypeError: 'float' object cannot be interpreted as an integer |
        | math.gcd(12, Three()) | 3                                                             |
        | math.factorial(-1)    | ValueError: factorial() not defined for negative values       |

    @py:>=3.14
    @needs:c-long-32
    Example: The format unit decides what is accepted
      Then each expression gives
        | expression                                  | gives                                                                                                   |
        | _testcapi.getargs_i(Three())                | 3                                                                                                       |
        | _testcapi.getargs_i(True)                   | 1                                                                                                       |
        | _testcapi.getargs_i(1.0)                    | TypeError: 'float' object cannot be interpreted as an integer                                           |
        | _testcapi.getargs_b(256)                    | OverflowError: unsigned byte integer is greater than maximum                                            |
        | _testcapi.getargs_b(-1)                     | OverflowError: unsigned byte integer is less than minimum                                               |
        | _testcapi.getargs_B(257)                    | 1                                                                                                       |
        | _testcapi.getargs_h(40000)                  | OverflowError: signed short integer is greater than maximum                                             |
        | _testcapi.getargs_h(-40000)                 | OverflowError: signed short integer is less than minimum                                                |
        | _testcapi.getargs_H(65537)                  | 1                                                                                                       |
        | _testcapi.getargs_I(-1)                     | 4294967295                                                                                              |
        | _testcapi.getargs_k(-1)                     | 4294967295                                                                                              |
        | _testcapi.getargs_k(Three())                | 3                                                                                                       |
        | _testcapi.getargs_L(2 ** 70)                | OverflowError: int too big to convert                                                                   |
        | _testcapi.getargs_K(2 ** 70 + 5)            | 5                                                                                                       |
        | _testcapi.getargs_n(Three())                | 3                                                                                                       |
        | _testcapi.getargs_d(Half())                 | 0.25                                                                                                    |
        | _testcapi.getargs_d('a')                    | TypeError: must be real number, not str                                                                 |
        | _testcapi.getargs_f(0.1)                    | 0.10000000149011612                                                                                     |
        | _testcapi.getargs_D(2)                      | (2+0j)                                                                                                  |
        | _testcapi.getargs_p([])                     | 0                                                                                                       |
        | _testcapi.getargs_c(b'x')                   | 120                                                                                                     |
        | _testcapi.getargs_c(b'xy')                  | TypeError: argument 1 must be a byte string of length 1, not a bytes object of length 2                 |
        | _testcapi.getargs_c('x')                    | TypeError: argument 1 must be a byte string of length 1, not str                                        |
        | _testcapi.getargs_C('x')                    | 120                                                                                                     |
        | _testcapi.getargs_C('xy')                   | TypeError: argument 1 must be a unicode character, not a string of length 2                             |
        | _testcapi.getargs_C(b'x')                   | TypeError: argument 1 must be a unicode character, not bytes                                            |
        | _testcapi.getargs_s('nåd')                  | b'n\xc3\xa5d'                                                                                           |
        | _testcapi.getargs_s('a\0b')                 | ValueError: embedded null character                                                                     |
        | _testcapi.getargs_s('\udc80')               | UnicodeEncodeError: 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed |
        | _testcapi.getargs_s(b'a')                   | TypeError: argument 1 must be str, not bytes                                                            |
        | _testcapi.getargs_s_star(b'a')              | b'a'                                                                                                    |
        | _testcapi.getargs_s_hash('a\0b')            | b'a\x00b'                                                                                               |
        | _testcapi.getargs_z(None)                   | None                                                                                                    |
        | _testcapi.getargs_y('a')                    | TypeError: a bytes-like object is required, not 'str'                                                   |
        | _testcapi.getargs_y(b'a\0b')                | ValueError: embedded null byte                                                                          |
        | _testcapi.getargs_y_star(bytearray(b'ab'))  | b'ab'                                                                                                   |
        | _testcapi.getargs_w_star(b'ab')             | TypeError: getargs_w_star() argument 1 must be read-write bytes-like object, not bytes                  |
        | _testcapi.getargs_w_star(bytearray(b'abc')) | b'[b]'                                                                                                  |
        | _testcapi.getargs_S('a')                    | TypeError: argument 1 must be bytes, not str                                                            |
        | _testcapi.getargs_Y(b'a')                   | TypeError: argument 1 must be bytearray, not bytes                                                      |
        | _testcapi.getargs_U(b'a')                   | TypeError: argument 1 must be str, not bytes                                                            |

  @rule:31.16/native-work
  @cpython
  @needs:code-objects
  @py:>=3.14
  Rule: They do their work natively

    Example: There is no bytecode of theirs
      Then each expression gives
        | expression                     | gives                                              |
        | math.sqrt(4)                   | 2.0                                                |
        | hasattr(math.sqrt, '__code__') | False                                              |
        | math.sqrt(-1)                  | ValueError: expected a nonnegative input, got -1.0 |
        | math.log(0)                    | ValueError: expected a positive input              |
        | math.exp(1e9)                  | OverflowError: math range error                    |

  @rule:31.16/object-or-exception
  @cpython
  Rule: A call gives an object or signals an exception

    Example: Both outcomes from one function
      When it executes
        """python
        def outcome(argument):
            try:
                return _testcapi.getargs_i(argument)
            except TypeError as exc:
                return type(exc)
        """
      And it evaluates "outcome(5), outcome('five'), outcome(-1)"
      Then it gives "(5, <class 'TypeError'>, -1)"

    Example: -1 is a result, not a sign of failure
      When it evaluates "_testcapi.getargs_i(-1)"
      Then it gives "-1"

    Example: An exception raised natively is like any other
      Then each expression gives
        | expression                                | gives                                                                      |
        | _testcapi.raise_exception(LookupError, 2) | LookupError: (0, 1)                                                        |
        | _testcapi.raise_exception(5, 0)           | SystemError: _PyErr_SetObject: exception 5 is not a BaseException subclass |

  @rule:31.16/c-shape-parse
  @cpython
  @py:>=3.14
  Rule: A sample function parses one C int

    @needs:c-long-32
    Example: One int, or an error
      Then each expression gives
        | expression                    | gives                                                       |
        | _testcapi.getargs_i(5)        | 5                                                           |
        | _testcapi.getargs_i('a')      | TypeError: 'str' object cannot be interpreted as an integer |
        | _testcapi.getargs_i()         | TypeError: function takes exactly 1 argument (0 given)      |
        | _testcapi.getargs_i(1, 2)     | TypeError: function takes exactly 1 argument (2 given)      |
        | _testcapi.getargs_i(i=1)      | TypeError: getargs_i() takes no keyword arguments           |
        | _testcapi.getargs_i(2 ** 40)  | OverflowError: Python int too large to convert to C long    |
        | _testcapi.getargs_i(-2 ** 31) | -2147483648                                                 |

    Example: Nested tuples are taken apart
      Then each expression gives
        | expression                           | gives                                                       |
        | _testcapi.getargs_tuple(1, (2, 3))   | (1, 2, 3)                                                   |
        | _testcapi.getargs_tuple(1, 2)        | TypeError: argument 2 must be 2-item tuple, not int         |
        | _testcapi.getargs_tuple(1, (2,))     | TypeError: argument 2 must be tuple of length 2, not 1      |
        | _testcapi.getargs_tuple(1, (2, 'b')) | TypeError: 'str' object cannot be interpreted as an integer |
        | _testcapi.getargs_tuple(1)           | TypeError: function takes exactly 2 arguments (1 given)     |

    Example: Keywords, optional and keyword-only arguments
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

  @rule:31.16/c-shape-result
  @concept
  Rule: A sample function returns an integer one larger

    Example: In the shape of the sample: parse, compute, make an object
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
        | mod_func(2 ** 31 - 1) | 2147483648                                                  |

  @rule:31.16/faster-conventions
  @cpython
  Rule: Newer conventions do without the tuple of arguments

    Background:
      Given the program
        """python
        row = (1, 'b', None)
        """

    Example: Identity is the witness
      Then each expression gives
        | expression                              | gives          |
        | _testcapi.meth_varargs(*row)[1] is row  | True           |
        | _testcapi.meth_fastcall(*row)[1] is row | False          |
        | _testcapi.meth_fastcall(*row)[1]        | (1, 'b', None) |

    Example: What each convention hands over
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
  Rule: Each convention has its own rule of arity

    Example: Without a parser, the convention itself refuses
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

    Example: Methods of a class are named with it
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
        | _testcapi.MethClass.meth_o(1)[0]            | <class 'MethClass'>                                                   |
        | _testcapi.MethStatic().meth_o(1)            | (None, 1)                                                             |

  @rule:31.16/success-pointer
  @cpython
  Rule: An object with an exception set is a fault

    Example: The exception becomes the cause
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
        | _testcapi.return_result_with_error() | SystemError: <built-in function return_result_with_error> returned a result with an exception set   |

  @rule:31.16/failure-null
  @cpython
  Rule: NULL without an exception is a fault

    Example: It has no cause
      When it executes
        """python
        try:
            _testcapi.return_null_without_error()
        except SystemError as exc:
            fault = exc
        """
      Then each expression gives
        | expression                            | gives                                                                                                   |
        | fault                                 | SystemError('<built-in function return_null_without_error> returned NULL without setting an exception') |
        | fault.__cause__, fault.__context__    | (None, None)                                                                                            |
        | _testcapi.return_null_without_error() | SystemError: <built-in function return_null_without_error> returned NULL without setting an exception   |

  @rule:31.16/loop-checks
  @cpython
  Rule: The result of every native call is examined

    @needs:tracebacks
    @py:>=3.14
    Example: The fault shows at the call
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

    Example: Also where the call is made natively
      Then each expression gives
        | expression                                                                  | gives                                                                                                                     |
        | list(map(lambda _: _testcapi.return_null_without_error(), 'a'))             | SystemError: <built-in function return_null_without_error> returned NULL without setting an exception                     |
        | _testcapi.return_null_without_error.__call__()                              | SystemError: <slot wrapper '__call__' of 'builtin_function_or_method' objects> returned NULL without setting an exception |
        | _testcapi.pyobject_vectorcall(_testcapi.return_result_with_error, (), None) | SystemError: <built-in function return_result_with_error> returned a result with an exception set                         |
        | next(iter(_testcapi.return_null_without_error, 1))                          | SystemError: <built-in function return_null_without_error> returned NULL without setting an exception                     |

    Example: The program goes on after it
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
