@31.38
Feature: 31.38 Calls and error cleanup
  When an argument raises, the callable and the earlier arguments already lie on the stack. They are released,
  newest first, before any handler runs, and the exception goes on unchanged. That this is one reason for the care
  taken in call bytecode and error paths is a remark about motives.

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
  @cpython
  Rule: The callable has been loaded when a later argument fails

    @needs:bytecode-3.14
    Example: Its load comes first
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

    Example: If it is missing no argument runs
      When it evaluates "absent(g(), h())"
      Then it raises NameError "name 'absent' is not defined" after the events ""

  @rule:31.38/g-returned
  @language
  @needs:reference-counts
  Rule: The earlier argument has its value

    Example: Its call is complete
      When it executes
        """python
        attempt(lambda: f(g(), h()))
        """
      Then the events are "g, h, del g, except"

  @rule:31.38/h-raises
  @language
  @needs:reference-counts
  Rule: The later argument raises

    Example: The exception is its own
      When it evaluates "f(g(), h())"
      Then it raises ValueError "from h" after the events "g, h, del g"

  @rule:31.38/f-never-called
  @language
  Rule: The callable is not called

    Example: Nor a method, nor a class
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
  @language
  @needs:reference-counts
  Rule: What waits on the stack is released before the handler runs

    Example: Several values go newest first
      When it executes
        """python
        attempt(lambda: f(g('1'), g('2'), k=g('3'), m=h()))
        """
      Then the events are "1, 2, 3, h, del 3, del 2, del 1, except"

    Example: A list of unpacked values that is half built goes too
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
  Rule: The exception goes on

    Example: Unchanged and without a context
      Given the program
        """python

        def handled():
            try:
                f(g(), h())
            except ValueError as error:
                return str(error), error.__context__, error.__cause__
        """
      When it evaluates "handled()"
      Then it gives "('from h', None, None)"

  @rule:31.38/stack-temporaries
  @cpython
  @needs:reference-counts
  Rule: The stack holds callable and values while the argument runs

    Example: A value is alive inside and dead in the handler
      Given the program
        """python

        watched = None

        def first():
            global watched
            token = Token('first')
            from weakref import ref
            watched = ref(token)
            return token

        def second():
            log.append('alive ' + str(watched() is not None))
            raise ValueError

        def call():
            try:
                f(first(), second())
            except ValueError:
                log.append('alive ' + str(watched() is not None))

        call()
        """
      When it runs
      Then the events are "alive True, del first, alive False"

    @needs:bytecode
    Example: The exception table restores the empty stack, whatever was on it
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
        """
      When it evaluates "[[entry.depth for entry in dis.Bytecode(function).exception_entries][0] for function in (call, in_a_loop)]"
      Then it gives "[0, 1]"

  @rule:31.38/must-release
  @cpython
  @needs:reference-counts
  Rule: Unwinding releases exactly what there is

    Example: Counts do not drift, and a loop around the handler keeps its iterator
      Given the program
        """python

        thing = Token('kept')

        def drift():
            before = sys.getrefcount(thing)
            rounds = 0
            for _ in range(100):
                try:
                    f(thing, [thing], {'k': thing}, h())
                except ValueError:
                    rounds += 1
            return sys.getrefcount(thing) - before, rounds
        """
      When it evaluates "drift()"
      Then it gives "(0, 100)"
