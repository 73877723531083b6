@31.27
Feature: 31.27 Calls and exceptions
  A call ends by returning or by raising. An exception unwinds one frame after the other until a handler takes it.

  @rule:31.27/return-or-raise
  @language
  Rule: A call ends by returning or by raising

    Example: The same function in both ways
      Given the program
        """python
        def check(value):
            if value < 0:
                raise ValueError('negative')
            return value

        def leave(how):
            raise how
        """
      Then each expression gives
        | expression               | gives                |
        | check(1)                 | 1                    |
        | check(-1)                | ValueError: negative |
        | leave(SystemExit(3))     | SystemExit: 3        |
        | leave(KeyboardInterrupt) | KeyboardInterrupt    |
        | leave(GeneratorExit)     | GeneratorExit        |

  @rule:31.27/no-value-on-raise
  @language
  Rule: A callee that raises leaves no value

    Example: The target keeps its old value and waiting operands are given up
      Given the program
        """python
        def fail():
            raise ValueError

        value = 'old'
        items = ['before']
        try:
            value = fail()
        except ValueError:
            pass
        try:
            items.append([1, 2, fail()])
        except ValueError:
            pass
        """
      When it evaluates "value, items"
      Then it gives "('old', ['before'])"

  @rule:31.27/propagates
  @language
  Rule: The exception goes up the stack of calls

    Example: Through callers that have no handler
      Given the program
        """python
        log = []

        def inner():
            raise ValueError('bad')

        def middle():
            inner()
            log.append('middle goes on')

        def outer():
            try:
                middle()
            except ValueError as error:
                log.append('outer catches ' + str(error))

        outer()
        """
      When it runs
      Then the events are "outer catches bad"

    @needs:tracebacks
    @py:>=3.13
    Example: The traceback lists the frames it passed
      Given the program
        """python
        def inner():
            raise ValueError('bad')

        def outer():
            return inner()

        outer()
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 7, in <module>
            outer()
            ~~~~~^^
          File "example.py", line 5, in outer
            return inner()
          File "example.py", line 2, in inner
            raise ValueError('bad')
        ValueError: bad
        """

    @needs:tracebacks
    @py:>=3.13
    Example: A call that is the whole right side of an assignment is not underlined
      Given the program
        """python
        def inner():
            raise ValueError('bad')

        value = inner()
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 4, in <module>
            value = inner()
          File "example.py", line 2, in inner
            raise ValueError('bad')
        ValueError: bad
        """

  @rule:31.27/step-g-calls-f
  @cpython
  @needs:frames
  Rule: The caller's frame stands behind the callee's

    Example: f_back leads to it
      Given the program
        """python
        import sys

        def inner():
            return sys._getframe().f_back

        def outer():
            return inner(), sys._getframe()
        """
      When it evaluates "(lambda pair: pair[0] is pair[1])(outer())"
      Then it gives "True"

  @rule:31.27/step-f-raises
  @language
  Rule: What is raised must be an exception

    Example: An instance or a class of them
      Given the program
        """python
        def throw(what):
            raise what
        """
      Then each expression gives
        | expression               | gives                                                |
        | throw(ValueError('bad')) | ValueError: bad                                      |
        | throw(ValueError)        | ValueError                                           |
        | throw(5)                 | TypeError: exceptions must derive from BaseException |
        | throw(int)               | TypeError: exceptions must derive from BaseException |
        | throw(None)              | TypeError: exceptions must derive from BaseException |

  @rule:31.27/step-f-unwinds
  @language
  Rule: The callee's frame is unwound first

    Example: Its finally blocks run before the caller's handler
      Given the program
        """python
        log = []

        def inner():
            try:
                raise ValueError
            finally:
                log.append('inner finally')

        def outer():
            try:
                inner()
            except ValueError:
                log.append('outer handler')

        outer()
        """
      When it runs
      Then the events are "inner finally, outer handler"

    @needs:reference-counts
    Example: Its locals live as long as the traceback
      Given the program
        """python
        log = []

        class Local:
            def __del__(self):
                log.append('released')

        def inner():
            local = Local()
            raise ValueError

        try:
            inner()
        except ValueError:
            log.append('handler')
        log.append('after')
        """
      When it runs
      Then the events are "handler, released, after"

    @needs:monitoring
    Example: A monitoring tool hears of each frame that is unwound, the callee's first
      Given the program
        """python
        import sys

        log = []

        def inner():
            raise ValueError

        def outer():
            inner()

        def listened():
            monitoring, events = sys.monitoring, sys.monitoring.events
            monitoring.use_tool_id(3, 'listener')
            monitoring.register_callback(3, events.PY_UNWIND, lambda code, offset, error: log.append('unwind ' + code.co_name))
            monitoring.set_events(3, events.PY_UNWIND)
            try:
                outer()
            except ValueError:
                log.append('handler')
            finally:
                monitoring.free_tool_id(3)
            return log
        """
      When it evaluates "listened()"
      Then it gives "['unwind inner', 'unwind outer', 'handler']"

  @rule:31.27/step-g-receives
  @language
  Rule: The caller gets an exception in place of a value

    Example: Its return statement is not completed, its finally block runs
      Given the program
        """python
        log = []

        def inner():
            raise ValueError('no value')

        def outer():
            try:
                return inner()
            finally:
                log.append('outer finally')
        """
      When it evaluates "outer()"
      Then it raises ValueError "no value" after the events "outer finally"

  @rule:31.27/step-g-unwinds
  @language
  Rule: The caller unwinds too unless it handles the exception

    Background:
      Given the program
        """python
        def inner():
            raise ValueError('passing')

        def other_type():
            try:
                inner()
            except KeyError:
                return 'caught'

        def swallowing():
            try:
                inner()
            finally:
                return 'swallowed'
        """

    Example: A handler of another type does not stop it, a return in finally does
      Then each expression gives
        | expression   | gives               |
        | other_type() | ValueError: passing |
        | swallowing() | 'swallowed'         |

    @needs:compile
    @needs:warnings
    @py:>=3.14
    Example: The compiler warns about the latter
      When it compiles
        """python
        def outer():
            try:
                inner()
            finally:
                return 1
        """
      Then it warns "SyntaxWarning: 'return' in a 'finally' block"

  @rule:31.27/handler-catches
  @language
  Rule: A matching handler stops the exception

    Background:
      Given the program
        """python
        import sys

        def inner():
            raise ValueError('bad')

        def outer():
            try:
                return inner()
            except ValueError:
                return 0

        def name_is_gone():
            try:
                inner()
            except ValueError as error:
                seen = str(error)
            return error

        def handled():
            try:
                inner()
            except ValueError:
                during = sys.exc_info()[1]
            return during is not None, sys.exc_info()[1]
        """

    Example: The call goes on as if a value had come
      When it evaluates "outer()"
      Then it gives "0"

    Example: The name of the handler is unbound at its end, and no exception is being handled any more
      Then each expression gives
        | expression | gives        |
        | handled()  | (True, None) |

    Example: The name does not come back
      Then each expression raises
        | expression     | raises            |
        | name_is_gone() | UnboundLocalError |

    @py:>=3.11
    Example: sys.exception tells it too
      Given the program
        """python

        def told():
            try:
                inner()
            except ValueError as error:
                during = sys.exception() is error
            return during, sys.exception()
        """
      When it evaluates "told()"
      Then it gives "(True, None)"

  @rule:31.27/normal-resumes
  @language
  Rule: Execution goes on normally at the handler

    Example: Statements after it run
      Given the program
        """python
        log = []

        def inner():
            raise ValueError

        def outer():
            log.append('before')
            try:
                inner()
                log.append('never')
            except ValueError:
                log.append('handler')
            log.append('after')

        outer()
        """
      When it runs
      Then the events are "before, handler, after"

    Example: An exception in the handler remembers the first
      Given the program
        """python
        def both():
            try:
                raise ValueError('first')
            except ValueError:
                raise KeyError('second')

        try:
            both()
        except KeyError as error:
            pair = repr(error), repr(error.__context__)
        """
      When it evaluates "pair"
      Then it gives '("KeyError(\'second\')", "ValueError(\'first\')")'

    @needs:bytecode-3.14
    Example: The exception table tells where the handler is and how deep the stack was
      Given the program
        """python
        def outer():
            try:
                return inner()
            except ValueError:
                return 0
        """
      Then the bytecode of "outer" is
        """
           1           RESUME                   0
           2           NOP
           3   L1:     LOAD_GLOBAL              1 (inner + NULL)
                       CALL                     0
               L2:     RETURN_VALUE
          --   L3:     PUSH_EXC_INFO
           4           LOAD_GLOBAL              2 (ValueError)
                       CHECK_EXC_MATCH
                       POP_JUMP_IF_FALSE        5 (to L5)
                       NOT_TAKEN
                       POP_TOP
           5   L4:     POP_EXCEPT
                       LOAD_SMALL_INT           0
                       RETURN_VALUE
           4   L5:     RERAISE                  0
          --   L6:     COPY                     3
                       POP_EXCEPT
                       RERAISE                  1
        ExceptionTable:
          L1 to L2 -> L3 [0]
          L3 to L4 -> L6 [1] lasti
          L5 to L6 -> L6 [1] lasti
        """
