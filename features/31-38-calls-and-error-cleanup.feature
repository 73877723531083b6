@31.38
Feature: 31.38 Calls and error cleanup
  When an argument raises, the callable and the earlier arguments already lie on the stack. They are released,
  newest first, before any handler runs, and the exception goes on unchanged. Call bytecode and the paths of errors are
  written with care for this reason, among others.

  Background:
    Given the program
      """python
      import sys

      log = []

      class Token:
          def __init__(self, name):
              self.name = name
          def __del__(self):
              log.append('del ' + self.name)

      def f(*values):
          log.append('f')

      def g(name='g'):
          log.append(name)
          return Token(name)

      def h():
          log.append('h')
          raise ValueError('from h')

      def attempt(call):
          try:
              call()
          except ValueError:
              log.append('except')
      """

  @rule:31.38/f-loaded
  @language
  Rule: The callable has been loaded when a later argument fails

    @cpython
    @needs:bytecode
    @py:>=3.13
    Example: The load of the callable comes first
      Given the program
        """python

        def call():
            return f(g(), h())
        """
      Then the bytecode of "call" is
        """
         28           RESUME                   0
         29           LOAD_GLOBAL              1 (f + NULL)
                      LOAD_GLOBAL              3 (g + NULL)
                      CALL                     0
                      LOAD_GLOBAL              5 (h + NULL)
                      CALL                     0
                      CALL                     2
                      RETURN_VALUE
        """

    Example: If the callable is missing, no argument is evaluated
      When it evaluates "absent(g(), h())"
      Then it raises NameError "name 'absent' is not defined" after the events ""

    Example: A name that is bound anew while the arguments are evaluated leaves the loaded callable as it is
      Given the program
        """python

        def rebind():
            global f
            f = lambda *values: log.append('the new f')
        """
      When it executes
        """python
        f(rebind())
        """
      Then the events are "f"

  @rule:31.38/g-returned
  @language
  Rule: The earlier argument has been evaluated when a later one raises

    Example: The call of g has returned before that of h begins
      Given the program
        """python

        def g():
            log.append('g begins')
            try:
                return 'value of g'
            finally:
                log.append('g ends')
        """
      When it executes
        """python
        attempt(lambda: f(g(), h()))
        """
      Then the events are "g begins, g ends, h, except"

  @rule:31.38/h-raises
  @language
  Rule: The later argument raises its own exception, and what follows it is not evaluated

    Example: An argument behind the one that raises is not evaluated
      Given the program
        """python

        def g():
            log.append('g')

        def later():
            log.append('later')
        """
      When it evaluates "f(g(), h(), later())"
      Then it raises ValueError "from h" after the events "g, h"

  @rule:31.38/f-never-called
  @language
  Rule: The callable is not called when an argument raises

    Example: No function, method or class is called, by position, by keyword or with a starred argument
      Given the program
        """python

        class Shop:
            def __init__(self, *values):
                log.append('init')
            def method(self, *values):
                log.append('method')

        shop = Shop()
        log.clear()
        """
      When it executes
        """python
        attempt(lambda: f(h()))
        attempt(lambda: shop.method(h()))
        attempt(lambda: Shop(h()))
        attempt(lambda: f(k=h()))
        attempt(lambda: f(*h()))
        """
      Then the events are "h, except, h, except, h, except, h, except, h, except"

  @rule:31.38/temporaries-cleaned
  @cpython
  @needs:reference-counts
  Rule: What waits on the stack is released before the handler runs

    Example: A callable that only the stack holds is released too, after the values of the arguments
      Given the program
        """python

        class Callable(Token):
            def __call__(self, *values):
                log.append('called')
            def method(self, *values):
                log.append('method called')

        def f():
            return Callable('f')
        """
      When it executes
        """python
        attempt(lambda: f()(g(), h()))
        attempt(lambda: f().method(g(), h()))
        attempt(lambda: f()(k=g(), m=h()))
        attempt(lambda: f()(*[g()], h()))
        """
      Then the events are "g, h, del g, del f, except, g, h, del g, del f, except, g, h, del g, del f, except, g, h, del g, del f, except"

    Example: Several values are released from the newest to the oldest
      When it executes
        """python
        attempt(lambda: f(g('1'), g('2'), k=g('3'), m=h()))
        """
      Then the events are "1, 2, 3, h, del 3, del 2, del 1, except"

    Example: What an unpacking has gathered until it fails is released too
      Given the program
        """python

        def failing():
            yield Token('1')
            yield Token('2')
            raise ValueError
        """
      When it executes
        """python
        attempt(lambda: f(Token('0'), *failing()))
        """
      Then the events are "del 2, del 1, del 0, except"

  @rule:31.38/propagates
  @language
  Rule: The exception propagates through the frames unchanged

    Example: The object that the argument raised is caught, without a context or a cause
      Given the program
        """python

        raised = ValueError('from h')

        def h():
            raise raised

        def call():
            return f(g(), h())

        def handled():
            try:
                call()
            except ValueError as error:
                same = 'the same object' if error is raised else 'another object'
                return same, error.__context__, error.__cause__
        """
      When it evaluates "handled()"
      Then it gives "('the same object', None, None)"

  @rule:31.38/stack-temporaries
  @cpython
  @needs:reference-counts
  Rule: The stack holds callable and values while a later argument is evaluated

    Example: A callable and a value that only the stack holds are alive in the next argument and gone in the handler
      Given the program
        """python

        import weakref

        watched = []

        class Callable(Token):
            def __call__(self, *values):
                log.append('called')

        def new(kind, name):
            made = kind(name)
            watched.append(weakref.ref(made))
            return made

        def failing():
            log.append(f'{alive()} alive in the argument')
            raise ValueError

        def alive():
            return sum(reference() is not None for reference in watched)

        def call():
            try:
                new(Callable, 'callable')(new(Token, 'value'), failing())
            except ValueError:
                log.append(f'{alive()} alive in the handler')

        call()
        """
      When it runs
      Then the events are "2 alive in the argument, del value, del callable, 0 alive in the handler"

    @needs:bytecode
    Example: The exception table says how deep the stack of the handler is: empty, or with the iterator of a loop
      Given the program
        """python
        import dis

        def call():
            try:
                f(g(), h())
            except ValueError:
                pass

        def in_a_loop():
            for _ in 'abc':
                try:
                    f(g(), h())
                except ValueError:
                    pass

        def depth_of_handler(function):
            return dis.Bytecode(function).exception_entries[0].depth
        """
      Then each expression gives
        | expression                  | gives |
        | depth_of_handler(call)      | 0     |
        | depth_of_handler(in_a_loop) | 1     |

  @rule:31.38/must-release
  @cpython
  @needs:reference-counts
  Rule: Unwinding releases exactly what there is

    Example: After a hundred rounds of calls that fail, callable and arguments are held as often as before
      Given the program
        """python

        thing = Token('kept')

        def drift():
            before = sys.getrefcount(thing), sys.getrefcount(f)
            rounds = 0
            for _ in range(100):
                try:
                    f(thing, [thing], {'k': thing}, *[thing], k=thing, m=h())
                except ValueError:
                    rounds += 1
                try:
                    f(thing, h())
                except ValueError:
                    pass
            after = sys.getrefcount(thing), sys.getrefcount(f)
            counts = 'the same counts' if after == before else f'{before} became {after}'
            return f'{counts} after {rounds} rounds'
        """
      When it evaluates "drift()"
      Then it gives "'the same counts after 100 rounds'"
