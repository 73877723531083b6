@31.28
Feature: 31.28 Return values
  Every call that returns gives an object. A function without an explicit value returns None.

  @rule:31.28/always-value
  @language
  Rule: A call that returns gives a value, always

    Example: A call used as an argument gives exactly one object, be it None or empty
      Given the program
        """python
        def nothing():
            pass

        def show(*values):
            return values

        print(show(nothing()))
        print(show(nothing(), show(), print(end='')))
        """
      When it runs
      Then it prints
        """
        (None,)
        (None, (), None)
        """

  @rule:31.28/default-none
  @language
  Rule: A function that returns no explicit value returns None

    Example: The result is None without a return, after a bare one, and where a branch leaves the return out
      Given the program
        """python
        def nothing(): pass

        def bare(): return

        def sometimes(flag):
            if flag:
                return 1
        """
      Then each expression gives
        | expression   | gives |
        | nothing()    | None  |
        | bare()       | None  |
        | sometimes(1) | 1     |
        | sometimes(0) | None  |

  @rule:31.28/conceptual-bytecode
  @cpython
  Rule: The implicit return loads None and returns it

    @needs:bytecode-3.14
    Example: A body without a return statement loads None and returns it
      Given the program
        """python
        def nothing():
            pass
        """
      Then the bytecode of "nothing" is
        """
          1           RESUME                   0
          2           LOAD_CONST               0 (None)
                      RETURN_VALUE
        """

    @needs:bytecode-3.14
    Example: A bare return compiles to the same instructions
      Given the program
        """python
        def bare():
            return
        """
      Then the bytecode of "bare" is
        """
          1           RESUME                   0
          2           LOAD_CONST               0 (None)
                      RETURN_VALUE
        """

    @needs:code-objects
    Example: The None that is returned is a constant of the code, behind the docstring
      Given the program
        """python
        def documented():
            'text'
        """
      When it evaluates "documented.__code__.co_consts"
      Then it gives "('text', None)"

  @rule:31.28/expects-object
  @language
  Rule: A call that returns gives the object that was returned

    Example: The caller gets the very object that was returned, several values as one tuple
      Given the program
        """python
        thing = object()

        def same():
            return thing

        def several():
            return 1, 2
        """
      Then each expression gives
        | expression      | gives  |
        | same() is thing | True   |
        | several()       | (1, 2) |

    @needs:compile
    Example: Only a function can return an object: elsewhere a return does not compile
      Then compiling each gives
        | program           | gives                                  |
        | return 1          | SyntaxError: 'return' outside function |
        | class C: return 1 | SyntaxError: 'return' outside function |
        | def f(): return   | compiles                               |

  @rule:31.28/expects-exception
  @language
  Rule: A call that raises gives an exception where the object was expected

    Example: The exception is handled where the value was expected
      Given the program
        """python
        def fail():
            raise ValueError('instead')

        def attempt():
            try:
                return fail()
            except ValueError as error:
                return str(error)
        """
      When it evaluates "attempt()"
      Then it gives "'instead'"

  @rule:31.28/no-third-outcome
  @language
  Rule: A call has no outcome but an object or an exception

    Example: Calls of generator functions and async functions give objects, too
      Given the program
        """python
        import types

        def generating():
            yield

        async def waiting():
            pass

        coroutine = waiting()
        coroutine.close()
        """
      When it evaluates "isinstance(generating(), types.GeneratorType), isinstance(coroutine, types.CoroutineType)"
      Then it gives "(True, True)"

    @cpython
    @needs:testcapi
    @py:>=3.10
    Example: Native code that gives neither an object nor an exception, or both, is at fault
      Given the program
        """python
        import _testcapi
        """
      Then each expression gives
        | expression                            | gives                                                                                                 |
        | _testcapi.return_null_without_error() | SystemError: <built-in function return_null_without_error> returned NULL without setting an exception |
        | _testcapi.return_result_with_error()  | SystemError: <built-in function return_result_with_error> returned a result with an exception set     |
