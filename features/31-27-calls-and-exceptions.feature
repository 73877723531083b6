@31.27
Feature: 31.27 Calls and exceptions
  A call ends by returning or by raising. An exception unwinds one frame after the other until a handler takes it.

  @rule:31.27/return-or-raise
  @language
  Rule: A call ends by returning or by raising

    Example: One function ends in both ways, and what is no Exception is raised like any other
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

    Example: The target keeps its old value, and operands that wait are given up
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

    Example: A caller that has no handler does not go on
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

    @cpython
    @needs:tracebacks
    @py:>=3.13
    Example: The traceback lists the frames that the exception passed
      Given the program
        """python
        def f():
            raise ValueError('bad')

        def g():
            return f()

        def h():
            value = g()
            return value

        h()
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 11, in <module>
            h()
            ~^^
          File "example.py", line 8, in h
            value = g()
          File "example.py", line 5, in g
            return f()
          File "example.py", line 2, in f
            raise ValueError('bad')
        ValueError: bad
        """

    @cpython
    @needs:tracebacks
    @py:>=3.13
    Example: A call is underlined where it is a part of what the line computes
      Given the program
        """python
        def f():
            raise ValueError('bad')

        def g():
            return 1 + f()

        g()
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 7, in <module>
            g()
            ~^^
          File "example.py", line 5, in g
            return 1 + f()
                       ~^^
          File "example.py", line 2, in f
            raise ValueError('bad')
        ValueError: bad
        """

    @cpython
    @needs:frames
    Example: An exception that a handler raises again has the handler's frame once in its traceback
      Given the program
        """python
        def f():
            raise ValueError('bad')

        def again():
            try:
                f()
            except ValueError:
                raise

        def passed(function):
            try:
                function()
            except ValueError as error:
                entry, names = error.__traceback__, []
            while entry:
                names.append(entry.tb_frame.f_code.co_name)
                entry = entry.tb_next
            return names
        """
      When it evaluates "passed(again)"
      Then it gives "['passed', 'again', 'f']"

  @rule:31.27/step-g-calls-f
  @cpython
  @needs:frames
  Rule: The caller's frame stands behind the callee's

    Example: f_back of the callee's frame is the caller's frame
      Given the program
        """python
        import sys

        def inner():
            return sys._getframe().f_back

        def outer():
            behind = inner()
            return behind is sys._getframe(), behind.f_code.co_name, behind.f_back.f_code.co_name

        def outermost():
            return outer()
        """
      When it evaluates "outermost()"
      Then it gives "(True, 'outer', 'outermost')"

  @rule:31.27/step-f-raises
  @language
  Rule: The callee raises an exception, and nothing else can be raised

    Example: An instance or a class of exceptions can be raised, nothing else
      Given the program
        """python
        def throw(what):
            raise what

        def caught(what):
            try:
                throw(what)
            except ValueError as error:
                return type(error).__name__
        """
      Then each expression gives
        | expression                | gives                                                |
        | caught(ValueError('bad')) | 'ValueError'                                         |
        | caught(ValueError)        | 'ValueError'                                         |
        | throw(ValueError('bad'))  | ValueError: bad                                      |
        | throw(ValueError)         | ValueError                                           |
        | throw(5)                  | TypeError: exceptions must derive from BaseException |
        | throw(int)                | TypeError: exceptions must derive from BaseException |
        | throw(None)               | TypeError: exceptions must derive from BaseException |

  @rule:31.27/step-f-unwinds
  @language
  Rule: The callee's frame is unwound first

    Example: A finally block of the callee runs before the caller's handler
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

    @cpython
    @needs:reference-counts
    Example: The callee's locals live as long as the traceback
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

    Example: The caller's return statement is not completed, and its finally block runs
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

        def narrower():
            try:
                raise SystemExit('passing')
            except Exception:
                return 'caught'

        class Greedy(type):
            def __subclasscheck__(cls, other):
                return True

        class Everything(Exception, metaclass=Greedy):
            pass

        def claiming():
            try:
                inner()
            except Everything:
                return 'caught'

        def swallowing(result='swallowed'):
            try:
                inner()
            finally:
                return result
        """

    Example: A handler of another type does not stop the exception, a return in finally does
      Then each expression gives
        | expression   | gives               |
        | other_type() | ValueError: passing |
        | narrower()   | SystemExit: passing |
        | claiming()   | ValueError: passing |
        | swallowing() | 'swallowed'         |

    @needs:compile
    @needs:warnings
    @py:>=3.14
    Example: The compiler warns of a return in finally
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
                during = repr(sys.exc_info()[1])
            return {'in the handler': during, 'after it': sys.exc_info()[1]}
        """

    Example: The caller returns what its handler returns
      When it evaluates "outer()"
      Then it gives "0"

    Example: At the end of the handler no exception is being handled any more
      When it evaluates "handled()"
      Then it gives '{\'in the handler\': "ValueError(\'bad\')", \'after it\': None}'

    Example: At the end of an inner handler the outer exception is the one being handled again
      Given the program
        """python

        def nested():
            try:
                inner()
            except ValueError:
                try:
                    [][0]
                except IndexError:
                    pass
                return repr(sys.exc_info()[1])
        """
      When it evaluates "nested()"
      Then it gives '"ValueError(\'bad\')"'

    Example: A handler may name several types
      Given the program
        """python

        def caught(error):
            try:
                raise error
            except (KeyError, ValueError):
                return 'caught'
        """
      Then each expression gives
        | expression           | gives      |
        | caught(KeyError())   | 'caught'   |
        | caught(ValueError()) | 'caught'   |
        | caught(IndexError()) | IndexError |

    Example: An exception raised in the handler has the one that is being handled as its context
      Given the program
        """python

        def both(second):
            try:
                raise ValueError('first')
            except ValueError:
                second()

        def thrown():
            raise KeyError('second')

        def missing():
            return {}['second']

        def pair(second):
            try:
                both(second)
            except KeyError as error:
                return repr(error), repr(error.__context__)
        """
      Then each expression gives
        | expression    | gives                                         |
        | pair(thrown)  | ("KeyError('second')", "ValueError('first')") |
        | pair(missing) | ("KeyError('second')", "ValueError('first')") |

    Example: At the end of the handler the name that it gave is unbound
      When it evaluates "name_is_gone()"
      Then it raises UnboundLocalError

    @py:>=3.11
    Example: sys.exception gives the exception that is being handled
      Given the program
        """python

        def told():
            try:
                inner()
            except ValueError as error:
                during = sys.exception() is error
            return {'it is the handled one': during, 'after the handler': sys.exception()}
        """
      When it evaluates "told()"
      Then it gives "{'it is the handled one': True, 'after the handler': None}"

  @rule:31.27/normal-resumes
  @language
  Rule: Execution goes on normally at the handler

    Example: The rest of the try block does not run, what comes after the handler does
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

    @cpython
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
