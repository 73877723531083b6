@31.34
Feature: 31.34 Calls and the GIL
  Bytecode runs while its thread holds the global interpreter lock (GIL). A call of Python code changes nothing about
  that; a call of native code may release the lock around work that takes long, and then another thread runs. All this
  is about builds with a lock; free-threaded builds exist.

  Database drivers are native modules of third parties, but for sqlite3, which is part of CPython's library and releases
  the lock while a statement runs; neither the reference interpreter nor Pyodide has it.

  Pyodide starts no threads. These examples are confirmed with an installed CPython (check 31.34 --subject cpython):
  with a switch interval of 100 seconds no thread is made to let go, so if another thread runs, the call has let it.
  When it runs is up to the operating system; therefore a call that should release the lock is made again until the
  other thread has run, and one that should keep the lock is made two hundred times.

  Background:
    Given the program
      """python
      import _thread, sys

      def who_ran(call, attempts=200):
          ran = _thread.allocate_lock()
          ran.acquire()
          interval = sys.getswitchinterval()
          sys.setswitchinterval(100)
          try:
              _thread.start_new_thread(ran.release, ())
              for _ in range(attempts):
                  call()
                  if not ran.locked():
                      return 'another thread'
              return 'only this thread'
          finally:
              sys.setswitchinterval(interval)
              ran.acquire()
      """

  @rule:31.34/bytecode-holds-gil
  @cpython
  Rule: Bytecode runs while its thread holds the GIL

    @py:>=3.13
    Example: This build has the lock
      When it evaluates "sys._is_gil_enabled()"
      Then it gives "True"

    Example: The switch interval, after which a thread that waits asks for the lock, is five milliseconds
      When it evaluates "sys.getswitchinterval()"
      Then it gives "0.005"

    @needs:threads
    @not-on:pyodide
    Example: A thread that was started does not run while this one goes through a loop
      Given the program
        """python

        def loop():
            for _ in range(20):
                pass
        """
      When it evaluates "who_ran(loop)"
      Then it gives "'only this thread'"

    @needs:threads
    @not-on:pyodide
    Example: A thread that never lets go by itself is made to after the switch interval
      Given the program
        """python

        def until_told():
            log = []
            _thread.start_new_thread(log.append, ('other thread',))
            while not log:
                pass
            return log
        """
      When it evaluates "until_told()"
      Then it gives "['other thread']"

  @rule:31.34/python-call-inside
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: A call of Python code keeps the lock

    Example: A loop that calls a function keeps it
      Given the program
        """python

        def callee(n):
            return n + 1

        def many_calls():
            n = 0
            while n < 20:
                n = callee(n)
        """
      When it evaluates "who_ran(many_calls)"
      Then it gives "'only this thread'"

    Example: A method that is a recursive generator keeps it
      Given the program
        """python

        class Shop:
            def prices(self, n):
                yield n
                if n:
                    yield from self.prices(n - 1)
        """
      When it evaluates "who_ran(lambda: list(Shop().prices(5)))"
      Then it gives "'only this thread'"

    Example: After the switch interval the lock changes hands where a function starts
      No bytecode here jumps back: native code calls the function until the other thread has run.

      Given the program
        """python
        import itertools

        def callee(log):
            return log

        def call_until_told():
            log = []
            _thread.start_new_thread(log.append, ('other thread',))
            any(map(callee, itertools.repeat(log)))
            return log
        """
      When it evaluates "call_until_told()"
      Then it gives "['other thread']"

  @rule:31.34/c-may-release
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: A call of native code may release the lock around long work

    Example: time.sleep lets go of the lock, sorted and sum keep it
      Given the program
        """python
        import time

        numbers = list(range(100, 0, -1))
        """
      Then each expression gives
        | expression                                | gives              |
        | who_ran(lambda: time.sleep(0.001), 10000) | 'another thread'   |
        | who_ran(lambda: sorted(numbers))          | 'only this thread' |
        | who_ran(lambda: sum(numbers))             | 'only this thread' |

    Example: Native code that calls a Python function keeps the lock
      Given the program
        """python

        numbers = list(range(20, 0, -1))
        """
      When it evaluates "who_ran(lambda: sorted(numbers, key=lambda n: -n))"
      Then it gives "'only this thread'"

    Example: Waiting for a lock that somebody else holds lets the holder run
      Given the program
        """python

        def wait_for_release():
            lock, log = _thread.allocate_lock(), []

            def release():
                log.append('other thread')
                lock.release()

            lock.acquire()
            before = sys.getswitchinterval()
            sys.setswitchinterval(100)
            try:
                _thread.start_new_thread(release, ())
                lock.acquire()
                log.append('got the lock')
            finally:
                sys.setswitchinterval(before)
            return log
        """
      When it evaluates "wait_for_release()"
      Then it gives "['other thread', 'got the lock']"

  @rule:31.34/blocking-io
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: Input and output that have to wait release the lock

    Example: A read from an empty pipe lets the writer run
      Given the program
        """python
        import os

        def read_what_a_thread_writes():
            reader, writer = os.pipe()
            before = sys.getswitchinterval()
            sys.setswitchinterval(100)
            try:
                _thread.start_new_thread(os.write, (writer, b'written by a thread'))
                return os.read(reader, 100)
            finally:
                sys.setswitchinterval(before)
                os.close(reader)
                os.close(writer)
        """
      When it evaluates "read_what_a_thread_writes()"
      Then it gives "b'written by a thread'"

  @rule:31.34/compression
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: Compression releases the lock

    Example: Another thread runs while a large block is compressed, and while it is decompressed
      Given the program
        """python
        import zlib

        data = bytes(200000)
        packed = zlib.compress(data)
        """
      Then each expression gives
        | expression                                      | gives            |
        | who_ran(lambda: zlib.compress(data), 10000)     | 'another thread' |
        | who_ran(lambda: zlib.decompress(packed), 10000) | 'another thread' |

  @rule:31.34/hashing
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: Hashing releases the lock, if there is much to hash

    Example: A large block is hashed without the lock, three bytes with it
      Given the program
        """python
        import hashlib

        data = bytes(500000)
        """
      Then each expression gives
        | expression                                   | gives              |
        | who_ran(lambda: hashlib.sha256(data), 10000) | 'another thread'   |
        | who_ran(lambda: hashlib.sha256(b'abc'))      | 'only this thread' |

  @rule:31.34/numeric-kernels
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: A numeric kernel may release the lock, if there is much to compute

    Example: A checksum of a large block is computed without the lock, one of three bytes and a sum of numbers with it
      Given the program
        """python
        import zlib

        data = bytes(200000)
        """
      Then each expression gives
        | expression                               | gives              |
        | who_ran(lambda: zlib.crc32(data), 10000) | 'another thread'   |
        | who_ran(lambda: zlib.crc32(b'abc'))      | 'only this thread' |
        | who_ran(lambda: sum(data[:1000]))        | 'only this thread' |

  @rule:31.34/system-calls
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: System calls that may block release the lock

    Example: Waiting for a descriptor may block, asking for the time cannot
      Given the program
        """python
        import select, time
        """
      Then each expression gives
        | expression                                               | gives              |
        | who_ran(lambda: select.select([], [], [], 0.001), 10000) | 'another thread'   |
        | who_ran(time.time)                                       | 'only this thread' |

  @rule:31.34/other-thread-runs
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: A call of native code may let another Python thread run for a while

    Example: What the other thread changes is seen after the call, though the call ran no Python function
      Given the program
        """python
        prices = {'pen': 3}
        raised = _thread.allocate_lock()
        raised.acquire()

        def raise_prices():
            prices['pen'] = 4
            raised.release()

        def around_a_call():
            before = prices['pen']
            _thread.start_new_thread(raise_prices, ())
            raised.acquire()
            return before, prices.pop('pen')
        """
      When it evaluates "around_a_call()"
      Then it gives "(3, 4)"

    Example: The thread that runs while a call waits has frames and a handled exception of its own
      Given the program
        """python
        import threading

        def look(log):
            log.append(sys.exc_info())
            frame = sys._getframe()
            while frame.f_back is not None:
                frame = frame.f_back
            log.append(frame.f_code.co_name)

        def inside_a_handler():
            log = []
            try:
                1 / 0
            except ZeroDivisionError:
                thread = threading.Thread(target=look, args=(log,))
                thread.start()
                thread.join()
                log.append(type(sys.exc_info()[1]).__name__)
            return log
        """
      When it evaluates "inside_a_handler()"
      Then it gives "[(None, None, None), '_bootstrap', 'ZeroDivisionError']"

    Example: A call that waits for a thread returns when an exception ends that thread, and does not raise it
      Given the program
        """python
        import threading

        def reported(callable):
            log = []
            hook, threading.excepthook = threading.excepthook, lambda args: log.append(args.exc_type.__name__)
            try:
                thread = threading.Thread(target=callable)
                thread.start()
                thread.join()
            finally:
                threading.excepthook = hook
            return log, thread.is_alive()
        """
      Then each expression gives
        | expression                         | gives                          |
        | reported(lambda: 1 / 0)            | (['ZeroDivisionError'], False) |
        | reported(lambda: sys.exit('over')) | (['SystemExit'], False)        |
        | reported(lambda missing: None)     | (['TypeError'], False)         |

    Example: Arguments that wait on the stack keep their values while another thread runs
      Given the program
        """python
        name = 'before'
        may_rename, renamed = _thread.allocate_lock(), _thread.allocate_lock()
        may_rename.acquire()
        renamed.acquire()

        def rename():
            global name
            may_rename.acquire()
            name = 'after'
            renamed.release()

        def call_with(*args):
            return args

        def arguments():
            _thread.start_new_thread(rename, ())
            return call_with(name, may_rename.release(), renamed.acquire(), name)
        """
      When it evaluates "arguments()"
      Then it gives "('before', None, True, 'after')"

  @rule:31.34/pure-serialised
  @cpython
  @needs:threads
  @not-on:pyodide
  Rule: Pure Python code stays serialised

    @py:>=3.10
    Example: A turn of a loop that calls nothing is never torn apart, however long it takes
      The lock changes hands at the start of a function, at the end of a native call and at a jump back, so nobody can
      come between the load and the store of such a turn, however often threads are switched.

      Given the program
        """python
        import threading

        big, counter = 1 << 20000, 0

        def add():
            global counter
            for _ in range(50):
                counter = counter + (big * big > 0)

        def count_with_threads():
            before = sys.getswitchinterval()
            sys.setswitchinterval(1e-6)
            try:
                threads = [threading.Thread(target=add) for _ in range(4)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            finally:
                sys.setswitchinterval(before)
            return counter
        """
      When it evaluates "count_with_threads()"
      Then it gives "200"

    @py:>=3.10
    Example: What a thread writes it reads back, if no call and no jump back stands between
      Given the program
        """python
        import threading

        big, written = 1 << 20000, None
        others = turns = 0

        def write_and_read(name):
            global written, others, turns
            for _ in range(150):
                written = name
                big * big
                if written != name:
                    others += 1
                turns += 1

        def run_two():
            before = sys.getswitchinterval()
            sys.setswitchinterval(1e-6)
            try:
                threads = [threading.Thread(target=write_and_read, args=(name,)) for name in ('a', 'b')]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            finally:
                sys.setswitchinterval(before)
            return f'{turns} turns, {others} read the name of the other thread'
        """
      When it evaluates "run_two()"
      Then it gives "'300 turns, 0 read the name of the other thread'"

    Example: A generator that one thread runs cannot be resumed by another
      Given the program
        """python
        import threading

        inside, leave = threading.Event(), threading.Event()

        def numbers():
            yield 1
            inside.set()
            leave.wait()
            yield 2

        def meanwhile():
            generator, results = numbers(), []
            next(generator)
            thread = threading.Thread(target=lambda: results.append(next(generator)))
            thread.start()
            inside.wait()
            try:
                next(generator)
            except ValueError as error:
                results.append(str(error))
            leave.set()
            thread.join()
            return results
        """
      When it evaluates "meanwhile()"
      Then it gives "['generator already executing', 2]"
