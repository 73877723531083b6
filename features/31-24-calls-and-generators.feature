@31.24
Feature: 31.24 Calls and generators
  Calling a generator function binds the arguments and makes a generator with a suspended frame. None of the body
  runs until the generator is resumed.

  Background:
    Given the program
      """python
      import sys

      log = []

      def count(limit=2):
          log.append('start')
          for number in range(limit):
              yield number
              log.append('resumed')
          log.append('end')
      """

  @rule:31.24/body-not-run
  @language
  Rule: Calling a generator function runs none of its body

    Example: The body logs nothing at the call
      When it executes
        """python
        suspended = count()
        log.append('called')
        """
      Then the events are "called"

    Example: The arguments are bound at the call, and what does not fit is refused there
      Given the program
        """python

        def strict(first, key=3):
            yield first, key
        """
      When it evaluates "strict()"
      Then it raises TypeError "strict() missing 1 required positional argument: 'first'"
      When it evaluates "next(strict(key=1, first=2))"
      Then it gives "(2, 1)"

  @rule:31.24/creates-generator
  @language
  Rule: Calling a generator function makes a generator object

    Example: Each call makes a new generator, which cannot be called
      Given the program
        """python

        import types
        """
      Then each expression gives
        | expression                               | gives                                         |
        | isinstance(count(), types.GeneratorType) | True                                          |
        | count() is count()                       | False                                         |
        | count()()                                | TypeError: 'generator' object is not callable |

    Example: The state of a new generator says that it has not begun
      Given the program
        """python

        import inspect
        """
      When it evaluates "inspect.getgeneratorstate(count()) == inspect.GEN_CREATED"
      Then it gives "True"

  @rule:31.24/generator-expression
  @language
  Rule: Of a generator expression only the first iterable is evaluated at once

    Example: A further iterable is evaluated when the first has a value
      Given the program
        """python

        asked = []
        pairs = ((x, y) for x in 'ab' for y in asked)
        asked.append(1)
        """
      Then each expression gives
        | expression  | gives                |
        | list(pairs) | [('a', 1), ('b', 1)] |

    Example: What is no iterable is refused at once in the first place, at the first resume in a further one
      Given the program
        """python

        further = (x for x in 'a' for y in 5)
        """
      Then each expression gives
        | expression     | gives                                   |
        | (x for x in 5) | TypeError: 'int' object is not iterable |
        | next(further)  | TypeError: 'int' object is not iterable |

    Example: Condition, further iterable and element wait for the first resume, and follow in this order
      Given the program
        """python

        def note(name, value):
            log.append(name)
            return value

        suspended = (note('element', x) for x in note('first', 'a') if note('condition', True) for y in note('further', 'b'))
        log.append('made')
        next(suspended)
        """
      When it runs
      Then the events are "first, made, condition, further, element"

  @rule:31.24/starts-on-resume
  @language
  Rule: The body of a generator starts at the first resume

    Background:
      Given the program
        """python

        def guarded():
            try:
                yield 1
            finally:
                log.append('finally')
        """

    Example: next starts the body
      When it executes
        """python
        suspended = count()
        log.append('called')
        next(suspended)
        """
      Then the events are "called, start"

    Example: A value can only be sent to a generator that has started
      When it evaluates "count().send(5)"
      Then it raises TypeError "can't send non-None value to a just-started generator"

    Example: Closing a generator that has not started, or throwing into it, runs none of its body
      When it executes
        """python
        guarded().close()
        try:
            guarded().throw(ValueError('thrown'))
        except ValueError as error:
            log.append(str(error))
        """
      Then the events are "thrown"

  @rule:31.24/suspended-frame
  @cpython
  Rule: A new generator holds a suspended frame with the arguments bound

    @needs:frames
    @py:>=3.11
    Example: The suspended frame has the arguments, and no caller but who resumes it
      Given the program
        """python

        def strict(first, *rest, key=3):
            yield sys._getframe().f_back.f_code.co_name

        suspended = strict(5, 6)

        def resumer():
            return next(suspended)
        """
      Then each expression gives
        | expression                                          | gives                                         |
        | suspended.gi_frame.f_locals, suspended.gi_suspended | ({'first': 5, 'key': 3, 'rest': (6,)}, False) |
        | suspended.gi_frame.f_back                           | None                                          |
        | resumer()                                           | 'resumer'                                     |
        | suspended.gi_frame.f_back, suspended.gi_suspended   | (None, True)                                  |

    @needs:frames
    @needs:reference-counts
    Example: The arguments live as long as the generator
      Given the program
        """python
        import weakref

        class Token: pass

        def strict(first):
            yield first

        suspended = strict(Token())
        token = weakref.ref(suspended.gi_frame.f_locals['first'])
        alive = token() is not None
        del suspended
        """
      When it evaluates "alive, token()"
      Then it gives "(True, None)"

    @needs:bytecode-3.14
    Example: The code of a generator function makes the generator before anything else
      Given the program
        """python

        def one():
            yield 1
        """
      Then the bytecode of "one" is
        """
          12           RETURN_GENERATOR
                       POP_TOP
               L1:     RESUME                   0
          13           LOAD_SMALL_INT           1
                       YIELD_VALUE              0
                       RESUME                   5
                       POP_TOP
                       LOAD_CONST               1 (None)
                       RETURN_VALUE
          --   L2:     CALL_INTRINSIC_1         3 (INTRINSIC_STOPITERATION_ERROR)
                       RERAISE                  1
        ExceptionTable:
          L1 to L2 -> L2 [0] lasti
        """

  @rule:31.24/call-returns-generator
  @language
  Rule: The generator object is the value of the call

    Example: The value of the call is an iterator, and its own
      Given the program
        """python

        suspended = count()
        """
      When it evaluates "iter(suspended) is suspended"
      Then it gives "True"

    @cpython
    @needs:frames
    @needs:tracing
    Example: A profiler sees no call until the generator is resumed
      Given the program
        """python

        def profiler(frame, event, argument):
            if frame.f_code is count.__code__:
                log.append(event)

        sys.setprofile(profiler)
        suspended = count()
        log.append('made')
        next(suspended)
        sys.setprofile(None)
        """
      When it runs
      Then the events are "made, call, c_call, start, c_return, return"

    @needs:monitoring
    Example: A monitoring tool hears of the call, and of the start when it is resumed
      Given the program
        """python

        def walk():
            yield 1

        def use():
            generator = walk()
            log.append('made')
            next(generator)

        def listened():
            monitoring, events = sys.monitoring, sys.monitoring.events
            monitoring.use_tool_id(3, 'listener')
            monitoring.register_callback(3, events.CALL, lambda code, offset, function, first: log.append('call ' + function.__name__))
            monitoring.register_callback(3, events.PY_START, lambda code, offset: log.append('start ' + code.co_name))
            monitoring.register_callback(3, events.PY_YIELD, lambda code, offset, value: log.append('yield ' + code.co_name))
            monitoring.set_local_events(3, use.__code__, events.CALL)
            monitoring.set_local_events(3, walk.__code__, events.PY_START | events.PY_YIELD)
            try:
                use()
            finally:
                monitoring.free_tool_id(3)
            return log
        """
      When it evaluates "listened()"
      Then it gives "['call walk', 'call append', 'made', 'call next', 'start walk', 'yield walk']"

  @rule:31.24/next-resumes
  @language
  Rule: next resumes the generator's frame

    Example: The body goes on after the yield where it stopped
      When it executes
        """python
        suspended = count()
        next(suspended)
        log.append('between')
        next(suspended)
        """
      Then the events are "start, between, resumed"

    Example: While the generator runs nobody can resume it
      Given the program
        """python

        def reentrant():
            yield 1
            yield next(suspended)

        suspended = reentrant()
        """
      Then each expression gives
        | expression      | gives                                   |
        | next(suspended) | 1                                       |
        | next(suspended) | ValueError: generator already executing |

  @rule:31.24/until-yield-or-return
  @language
  Rule: A resumed frame runs until a yield or the end of the body

    Background:
      Given the program
        """python

        def stopping():
            raise StopIteration('inside')
            yield

        def failing():
            yield 1
            raise ValueError('inside')

        def stubborn():
            while True:
                try:
                    yield 1
                except GeneratorExit:
                    pass

        failed, refusing = failing(), stubborn()
        next(failed), next(refusing)
        """

    Example: What the body returns comes once, with StopIteration
      Given the program
        """python

        def drain(generator):
            results = []
            for _ in range(3):
                try:
                    results.append(next(generator))
                except StopIteration as stop:
                    results.append(('stop', stop.value))
            return results

        def returning():
            return 5
            yield

        def counting():
            yield 0
            return 'result'
        """
      When it evaluates "drain(returning()), drain(counting())"
      Then it gives "([('stop', 5), ('stop', None), ('stop', None)], [0, ('stop', 'result'), ('stop', None)])"

    Example: A StopIteration raised in the body becomes a RuntimeError
      When it evaluates "next(stopping())"
      Then it raises RuntimeError "generator raised StopIteration"

    Example: After an error the generator is finished
      Then each expression gives
        | expression            | gives              |
        | next(failed)          | ValueError: inside |
        | next(failed, 'empty') | 'empty'            |

    Example: A generator may not yield when it is told to close
      When it evaluates "refusing.close()"
      Then it raises RuntimeError "generator ignored GeneratorExit"

  @rule:31.24/major-difference
  @concept
  Rule: A generator call differs from an ordinary call

    Example: A yield that is never reached makes the difference
      Given the program
        """python

        def ordinary():
            log.append('ordinary')

        def generating():
            log.append('generating')
            if False:
                yield
        """
      When it executes
        """python
        results = ordinary(), generating()
        log.append([type(r).__name__ for r in results])
        """
      Then the events are "ordinary, ['NoneType', 'generator']"
