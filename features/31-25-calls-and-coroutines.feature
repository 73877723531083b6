@31.25
Feature: 31.25 Calls and coroutines
  Calling an async function makes a coroutine. Awaiting it, or handing it to a scheduler, runs it. Most examples
  drive coroutines by hand, so that each step can be seen; those with asyncio.run, which Pyodide cannot run, are
  confirmed with an installed CPython (check 31.25 --subject cpython).

  Background:
    Given the program
      """python
      log = []

      class Suspend:
          def __init__(self, label):
              self.label = label
          def __await__(self):
              answer = yield self.label
              return answer

      async def fetch():
          log.append('fetch runs')
          return 1

      async def ask(label):
          return await Suspend(label)

      def drive(coroutine, *answers):
          steps, answers = [], list(answers)
          value = None
          while len(steps) < 9:
              try:
                  steps.append(coroutine.send(value))
              except StopIteration as stop:
                  return steps, stop.value
              value = answers.pop(0) if answers else None

      def closed(coroutine):
          coroutine.close()
          return coroutine
      """

  @rule:31.25/creates-coroutine
  @language
  Rule: Calling an async function makes a coroutine object

    Example: A coroutine is of a type of its own, and cannot be called, iterated over or used as its result
      Given the program
        """python

        import types
        """
      Then each expression gives
        | expression                                       | gives                                                               |
        | isinstance(closed(fetch()), types.CoroutineType) | True                                                                |
        | closed(fetch())()                                | TypeError: 'coroutine' object is not callable                       |
        | iter(closed(fetch()))                            | TypeError: 'coroutine' object is not iterable                       |
        | next(closed(fetch()))                            | TypeError: 'coroutine' object is not an iterator                    |
        | closed(fetch()) + 1                              | TypeError: unsupported operand type(s) for +: 'coroutine' and 'int' |

    Example: Arguments are bound at the call
      When it evaluates "fetch(1)"
      Then it raises TypeError "fetch() takes 0 positional arguments but 1 was given"

    Example: The state of a coroutine tells whether it has not begun, waits or is closed
      Given the program
        """python

        import inspect

        def states():
            coroutine = ask('label')
            before = inspect.getcoroutinestate(coroutine)
            coroutine.send(None)
            during = inspect.getcoroutinestate(coroutine)
            coroutine.close()
            return before, during, inspect.getcoroutinestate(coroutine)
        """
      When it evaluates "states() == (inspect.CORO_CREATED, inspect.CORO_SUSPENDED, inspect.CORO_CLOSED)"
      Then it gives "True"

  @rule:31.25/not-run-at-call
  @language
  @erratum
  Rule: The body of an async function does not run at the call
    Not even its beginning runs at the call, and there is no case in which it would.

    Example: The body logs nothing at the call
      When it executes
        """python
        coroutine = fetch()
        log.append('called')
        coroutine.close()
        """
      Then the events are "called"

    @cpython
    @needs:reference-counts
    Example: Dropping a coroutine that never ran gives a warning
      Given the program
        """python

        import warnings

        def drop():
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter('always')
                fetch()
            return [(w.category.__name__, str(w.message)) for w in caught]
        """
      When it evaluates "drop()"
      Then it gives '[(\'RuntimeWarning\', "coroutine \'fetch\' was never awaited")]'

  @rule:31.25/runs-when-awaited
  @language
  Rule: A coroutine runs when it is awaited, driven or scheduled

    Background:
      Given the program
        """python

        async def waiter():
            return ('waited', await fetch())
        """

    Example: A driver, or an await, makes the coroutine run and gets its result
      Then each expression gives
        | expression      | gives                        |
        | drive(fetch())  | ([], 1)                      |
        | log             | ['fetch runs']               |
        | drive(waiter()) | ([], ('waited', 1))          |
        | log             | ['fetch runs', 'fetch runs'] |

    Example: A coroutine runs once and is awaited by one at a time, and its first step takes no value
      Given the program
        """python

        async def sharing():
            return await shared

        used, shared, started = fetch(), ask('shared'), sharing()
        drive(used)
        started.send(None)
        """
      Then each expression gives
        | expression       | gives                                                            |
        | used.send(None)  | RuntimeError: cannot reuse already awaited coroutine             |
        | drive(sharing()) | RuntimeError: coroutine is being awaited already                 |
        | fetch().send(5)  | TypeError: can't send non-None value to a just-started coroutine |

    Example: A StopIteration that leaves the body is an error, not the end of the coroutine
      Given the program
        """python

        async def stopping():
            raise StopIteration('no result')
        """
      When it evaluates "drive(stopping())"
      Then it raises RuntimeError "coroutine raised StopIteration"

    @needs:asyncio-run
    @not-on:pyodide
    Example: An event loop drives the coroutine
      Given the program
        """python
        import asyncio
        """
      When it evaluates "asyncio.run(fetch()), log"
      Then it gives "(1, ['fetch runs'])"

    @needs:asyncio-run
    @not-on:pyodide
    Example: A task that is scheduled runs when the task that made it waits
      Given the program
        """python
        import asyncio

        async def main():
            task = asyncio.create_task(fetch())
            log.append('task made')
            await asyncio.sleep(0)
            log.append('after a pause')
            return await task
        """
      When it evaluates "asyncio.run(main()), log"
      Then it gives "(1, ['task made', 'fetch runs', 'after a pause'])"

    @needs:asyncio-run
    @not-on:pyodide
    Example: gather runs coroutines by turns and keeps the order of their results
      Given the program
        """python
        import asyncio

        async def turns(name, count):
            for number in range(count):
                log.append(f'{name}{number}')
                await asyncio.sleep(0)
            return name

        async def main():
            return await asyncio.gather(turns('a', 3), turns('b', 1), turns('c', 2))
        """
      When it evaluates "asyncio.run(main()), log"
      Then it gives "(['a', 'b', 'c'], ['a0', 'b0', 'c0', 'a1', 'c1', 'a2'])"

    @needs:asyncio-run
    @not-on:pyodide
    Example: Of two coroutines the one that sleeps less is done first
      Given the program
        """python
        import asyncio

        async def nap(name, delay):
            await asyncio.sleep(delay)
            log.append(name)
            return name

        async def main():
            return await asyncio.gather(nap('long', 0.5), nap('short', 0.01))
        """
      When it evaluates "asyncio.run(main()), log"
      Then it gives "(['long', 'short'], ['short', 'long'])"

    @needs:asyncio-run
    @not-on:pyodide
    Example: A task that is cancelled gets the exception where it awaits
      Given the program
        """python
        import asyncio

        async def forever():
            try:
                await asyncio.sleep(1000)
            except asyncio.CancelledError as error:
                log.append(type(error).__name__)
                raise
            finally:
                log.append('cleaned up')

        async def main():
            task = asyncio.create_task(forever())
            await asyncio.sleep(0)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                log.append('seen by the awaiter')
            return task.cancelled()
        """
      When it evaluates "asyncio.run(main()), log"
      Then it gives "(True, ['CancelledError', 'cleaned up', 'seen by the awaiter'])"

    @needs:asyncio-run
    @not-on:pyodide
    Example: A time limit cancels what it waits for
      Given the program
        """python
        import asyncio

        async def forever():
            try:
                await asyncio.sleep(1000)
            finally:
                log.append('cleaned up')

        async def main():
            try:
                await asyncio.wait_for(forever(), 0.01)
            except asyncio.TimeoutError as error:
                log.append(type(error).__name__)
        """
      When it executes
        """python
        asyncio.run(main())
        """
      Then the events are "cleaned up, TimeoutError"

    @needs:asyncio-run
    @not-on:pyodide
    Example: An exception of the coroutine comes out of asyncio.run
      Given the program
        """python
        import asyncio

        async def failing():
            await asyncio.sleep(0)
            raise ValueError('in a task')
        """
      When it evaluates "asyncio.run(failing())"
      Then it raises ValueError "in a task"

  @rule:31.25/await-result
  @language
  Rule: The await expression gives the coroutine's result

    Background:
      Given the program
        """python

        async def wrong():
            await 5

        async def right():
            coroutine = fetch()
            result = await coroutine
            return result
        """

    Example: The value of the await is what the coroutine returns
      When it evaluates "drive(right())"
      Then it gives "([], 1)"

    Example: An int cannot be awaited
      When it evaluates "drive(wrong())"
      Then it raises TypeError

    @cpython
    @py:>=3.14
    Example: The message names the type of what cannot be awaited
      When it evaluates "drive(wrong())"
      Then it raises TypeError "'int' object can't be awaited"

    @needs:compile
    Example: An await compiles in an async function only
      Then compiling each gives
        | program                       | gives                                                                       |
        | await x                       | SyntaxError: 'await' outside function                                       |
        | def f(): await x              | SyntaxError: 'await' outside async function                                 |
        | async def f(): await x        | compiles                                                                    |
        | def f(): [await x for y in z] | SyntaxError: asynchronous comprehension outside of an asynchronous function |

  @rule:31.25/call-step
  @cpython
  Rule: The code of an async function starts by making the coroutine

    @needs:bytecode-3.14
    Example: RETURN_GENERATOR stands before everything else, as in a generator
      Then the bytecode of "fetch" is
        """
          10           RETURN_GENERATOR
                       POP_TOP
               L1:     RESUME                   0
          11           LOAD_GLOBAL              0 (log)
                       LOAD_ATTR                3 (append + NULL|self)
                       LOAD_CONST               0 ('fetch runs')
                       CALL                     1
                       POP_TOP
          12           LOAD_SMALL_INT           1
                       RETURN_VALUE
          --   L2:     CALL_INTRINSIC_1         3 (INTRINSIC_STOPITERATION_ERROR)
                       RERAISE                  1
        ExceptionTable:
          L1 to L2 -> L2 [0] lasti
        """

    @needs:code-objects
    Example: A flag of the code tells an async function from an ordinary one
      Given the program
        """python

        def kind_of(function):
            return 'coroutine' if function.__code__.co_flags & 0x80 else 'ordinary'
        """
      Then each expression gives
        | expression     | gives       |
        | kind_of(fetch) | 'coroutine' |
        | kind_of(drive) | 'ordinary'  |

  @rule:31.25/await-step
  @language
  Rule: Each await starts or continues the frame of what it awaits

    Background:
      Given the program
        """python
        import sys

        async def chain(depth):
            if depth == 0:
                return await Suspend('bottom')
            return await chain(depth - 1) * 2

        async def who():
            return sys._getframe().f_back.f_code.co_name

        async def awaiter():
            return await who()
        """

    Example: A chain of awaits is suspended and continued as one
      When it evaluates "drive(chain(2), 21)"
      Then it gives "(['bottom'], 84)"

    @cpython
    @needs:frames
    Example: A chain that never suspends ends in one step, and the awaiter is the caller of what it awaits
      When it evaluates "drive(awaiter())"
      Then it gives "([], 'awaiter')"

    @cpython
    @needs:bytecode-3.14
    Example: An await sends to the coroutine until it is done, and yields what comes from it
      Given the program
        """python

        async def one(thing):
            return await thing
        """
      Then the bytecode of "one" is
        """
          43           RETURN_GENERATOR
                       POP_TOP
               L1:     RESUME                   0
          44           LOAD_FAST_BORROW         0 (thing)
                       GET_AWAITABLE            0
                       LOAD_CONST               0 (None)
               L2:     SEND                     3 (to L5)
               L3:     YIELD_VALUE              1
               L4:     RESUME                   3
                       JUMP_BACKWARD_NO_INTERRUPT 5 (to L2)
               L5:     END_SEND
                       RETURN_VALUE
               L6:     CLEANUP_THROW
               L7:     JUMP_BACKWARD_NO_INTERRUPT 4 (to L5)
          --   L8:     CALL_INTRINSIC_1         3 (INTRINSIC_STOPITERATION_ERROR)
                       RERAISE                  1
        ExceptionTable:
          L1 to L3 -> L8 [0] lasti
          L3 to L4 -> L6 [2]
          L4 to L7 -> L8 [0] lasti
        """

  @rule:31.25/creation-versus-driving
  @concept
  Rule: The call creates the coroutine, awaiting drives it

    Example: Nothing runs at the call, one part at each resume, and an exception comes out of the resume
      Given the program
        """python

        async def steps():
            log.append('first part')
            await Suspend('pause')
            log.append('second part')

        async def failing():
            raise ValueError('at the await')
        """
      When it executes
        """python
        coroutine, doomed = steps(), failing()
        log.append('created')
        coroutine.send(None)
        log.append('between')
        try:
            coroutine.send(None)
        except StopIteration:
            log.append('done')
        try:
            doomed.send(None)
        except ValueError as error:
            log.append(str(error))
        """
      Then the events are "created, first part, between, second part, done, at the await"
