@31.28
Feature: 31.28 Return values
  Every call that returns gives an object. A function without an explicit value returns None.

  @rule:31.28/always-value
  @language
  Rule: There is always a value

    Example: A call used as an argument provides exactly one object
      Given the program
        """python
        def show(*values):
            return len(values)

        print(print())
        print(show(print(end='')))
        """
      When it runs
      Then it prints
        """

        None
        1
        """

  @rule:31.28/default-none
  @language
  Rule: Without an explicit value it is None

    Example: No return, a bare return, and falling off one branch
      Given the program
        """python
        def nothing(): pass

        def bare(): return

        def sometimes(flag):
            if flag:
                return 1
        """
      When it evaluates "nothing(), bare(), sometimes(1), sometimes(0)"
      Then it gives "(None, None, 1, None)"

  @rule:31.28/conceptual-bytecode
  @cpython
  Rule: The implicit return loads None and returns it

    @needs:bytecode-3.14
    Example: Two instructions
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
    Example: A small number is loaded by an instruction of its own
      Given the program
        """python
        def one():
            return 1
        """
      Then the bytecode of "one" is
        """
          1           RESUME                   0
          2           LOAD_SMALL_INT           1
                      RETURN_VALUE
        """

    @needs:code-objects
    Example: A docstring is the first constant
      Given the program
        """python
        def documented():
            'text'
        """
      When it evaluates "documented.__code__.co_consts"
      Then it gives "('text', None)"

  @rule:31.28/expects-object
  @language
  Rule: One possible outcome is an object

    Example: The very object that was returned
      Given the program
        """python
        thing = object()

        def same():
            return thing

        def several():
            return 1, 2
        """
      When it evaluates "same() is thing, several()"
      Then it gives "(True, (1, 2))"

  @rule:31.28/expects-exception
  @language
  Rule: The other possible outcome is an exception

    Example: It is handled where the value was expected
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
  @cpython
  Rule: There is no third outcome

    Example: Calls of generator and coroutine functions give objects too
      Given the program
        """python
        def generating():
            yield

        async def waiting():
            pass

        coroutine = waiting()
        coroutine.close()
        """
      When it evaluates "type(generating()).__name__, type(coroutine).__name__"
      Then it gives "('generator', 'coroutine')"

    @needs:compile
    Example: A return belongs to a function
      Then compiling each gives
        | program           | gives                                  |
        | return 1          | SyntaxError: 'return' outside function |
        | class C: return 1 | SyntaxError: 'return' outside function |
        | def f(): return   | compiles                               |

    @needs:testcapi
    Example: Native code that gives neither an object nor an exception, or both, is at fault
      Given the program
        """python
        import _testcapi
        """
      Then each expression gives
        | expression                            | gives                                                                                                 |
        | _testcapi.return_null_without_error() | SystemError: <built-in function return_null_without_error> returned NULL without setting an exception |
        | _testcapi.return_result_with_error()  | SystemError: <built-in function return_result_with_error> returned a result with an exception set     |
