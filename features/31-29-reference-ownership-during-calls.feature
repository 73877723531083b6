@31.29
Feature: 31.29 Reference ownership during calls
  While a call is under way, everything that takes part in it is kept alive; when it ends, whether well or badly,
  temporary references are let go of in a fixed order.

  Background:
    Given the program
      """python
      import sys

      log = []

      class Token:
          def __init__(self, name='token'):
              self.name = name
          def __del__(self):
              log.append('del ' + self.name)
          def method(self, *values):
              log.append('method')

      def fail(*values):
          raise ValueError('failed')
      """

  @rule:31.29/reference-sensitive
  @cpython
  @needs:reference-counts
  @py:>=3.12
  Rule: Calls leave the counts of references as they were

    Example: After a hundred calls of each kind, well or badly ended
      Given the program
        """python
        thing = Token('kept')

        def one(a):
            return a

        calls = [
            lambda: one(thing), lambda: one(a=thing), lambda: one(*[thing]), lambda: one(**{'a': thing}),
            lambda: one(thing, thing), lambda: one(b=thing), lambda: one(thing, a=thing), lambda: one(*5, a=thing),
            lambda: one(thing, **{'a': thing}), lambda: one(**{'a': thing}, **{'a': thing}), lambda: fail(thing), lambda: (5)(thing) if 0 else thing(1),
            lambda: len(thing), lambda: [].append(thing), lambda: thing.method(thing, *[thing]), lambda: thing.absent(thing), lambda: sorted([thing, thing], key=fail),
        ]

        def count(call):
            before = sys.getrefcount(thing)
            for _ in range(100):
                try:
                    call()
                except (TypeError, ValueError, AttributeError):
                    pass
            return sys.getrefcount(thing) - before
        """
      When it evaluates "[count(call) for call in calls]"
      Then it gives "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"

  @rule:31.29/keeps-callable
  @language
  @needs:reference-counts
  Rule: The callable stays alive during the call

    Example: A function that removes its only name
      Given the program
        """python

        import weakref

        def vanish():
            global vanish
            watcher = weakref.ref(vanish)
            vanish = None
            return watcher, watcher() is not None

        def call():
            watcher, alive = vanish()
            return alive, watcher()
        """
      When it evaluates "call()"
      Then it gives "(True, None)"

  @rule:31.29/keeps-arguments
  @language
  @needs:reference-counts
  Rule: The argument objects stay alive

    Example: A callee that removes the caller's name
      Given the program
        """python

        import weakref

        argument = Token('argument')

        def callee(value):
            global argument
            watcher = weakref.ref(value)
            argument = None
            return watcher, watcher() is value

        def call():
            watcher, alive = callee(argument)
            return alive, watcher()
        """
      When it evaluates "call()"
      Then it gives "(True, None)"

    @py:>=3.11
    Example: A parameter that the body deletes is released at once
      Given the program
        """python

        def callee(value):
            del value
            log.append('body')

        def call():
            callee(Token('a'))
            log.append('after')

        call()
        """
      When it runs
      Then the events are "del a, body, after"

  @rule:31.29/keeps-keyword-names
  @cpython
  @needs:code-objects
  Rule: The keyword names stay alive

    Example: Those of a written call are constants, those of a mapping its own keys
      Given the program
        """python

        class Name(str):
            pass

        name = Name('key')

        def collect(**named):
            return list(named)[0]

        def written():
            return collect(key=1)
        """
      When it evaluates "('key',) in written.__code__.co_consts, collect(**{name: 1}) is name"
      Then it gives "(True, True)"

  @rule:31.29/keeps-bound-state
  @language
  @needs:reference-counts
  Rule: What a method is bound to stays alive

    Example: An instance whose only name is removed, and a temporary
      Given the program
        """python

        import weakref

        class Vanishing:
            def method(self):
                global only
                watcher = weakref.ref(self)
                only = None
                return watcher() is self

        only = Vanishing()

        def call():
            Token('temporary').method()
            return only.method()
        """
      When it evaluates "call(), log"
      Then it gives "(True, ['method', 'del temporary'])"

  @rule:31.29/keeps-callee-frame
  @cpython
  @needs:reference-counts
  Rule: The callee's frame stays alive

    Example: And with a traceback longer, together with its locals
      Given the program
        """python

        def raising(value):
            local = value
            raise ValueError

        try:
            raising(Token('1'))
        except ValueError as error:
            log.append('except')
            kept = error
        log.append('end')
        del kept
        """
      When it runs
      Then the events are "except, end, del 1"

  @rule:31.29/keeps-return-value
  @language
  @needs:reference-counts
  Rule: The return value stays alive until it is stored or dropped

    Example: Stored or dropped
      Given the program
        """python

        def make(name):
            return Token(name)

        make('dropped')
        log.append('next')
        stored = make('stored')
        log.append('last')
        """
      When it runs
      Then the events are "del dropped, next, last"

  @rule:31.29/keeps-exception
  @language
  @needs:reference-counts
  @py:>=3.14
  Rule: An exception stays alive while it is handled

    Example: At the end of the handler the failed frames are let go
      Given the program
        """python

        def inner(b):
            x = Token('x')
            raise ValueError

        def outer(a):
            inner(Token('b'))

        try:
            outer(Token('a'))
        except ValueError:
            log.append('except')
        """
      When it runs
      Then the events are "except, del x, del b, del a"

  @rule:31.29/release-after
  @language
  @needs:reference-counts
  Rule: Temporary references are let go of after the call

    @py:>=3.14
    Example: The callee's locals go from the last slot to the first
      Given the program
        """python

        def callee(a, b, c):
            x, y = Token('x'), Token('y')
            log.append('body')

        callee(Token('a'), Token('b'), Token('c'))
        """
      When it runs
      Then the events are "body, del y, del x, del c, del b, del a"

    @py:>=3.14
    Example: Collected keywords go in the order of their insertion
      Given the program
        """python

        def callee(*rest, **named):
            log.append('body')

        callee(Token('1'), Token('2'), k=Token('k'), m=Token('m'))
        """
      When it runs
      Then the events are "body, del k, del m, del 2, del 1"

    @needs:frames
    @needs:gc
    Example: A frame that is kept in its own locals waits for the collector
      Given the program
        """python

        import gc

        def callee(a):
            frame = sys._getframe()

        callee(Token('a'))
        log.append('after')
        gc.collect()
        """
      When it runs
      Then the events are "after, del a"

  @rule:31.29/simplified-path
  @concept
  Rule: A call either pushes a result or goes to the error path

    Example: A model of the three steps in Python
      Given the program
        """python

        def perform(stack, function, *values):
            try:
                result = function(*values)
            except Exception as error:
                return 'error ' + str(error)
            stack.append(result)
            return 'pushed'

        stack = []
        """
      When it evaluates "perform(stack, abs, -1), perform(stack, fail), stack"
      Then it gives "('pushed', 'error failed', [1])"

  @rule:31.29/cleanup-both-sides
  @cpython
  @needs:reference-counts
  Rule: Arguments and stack entries are cleaned up around the call

    Example: When an argument raises, what waits on the stack goes from the top down, before the handler
      Given the program
        """python

        def callee(*values):
            pass

        try:
            callee(Token('1'), Token('2'), Token('3'), fail())
        except ValueError:
            log.append('except')
        """
      When it runs
      Then the events are "del 3, del 2, del 1, except"

    Example: The instance of a method goes too
      Given the program
        """python

        try:
            Token('instance').method(Token('argument'), fail())
        except ValueError:
            log.append('except')
        """
      When it runs
      Then the events are "del argument, del instance, except"

  @rule:31.29/bad-handling
  @cpython
  @needs:reference-counts
  Rule: Nothing leaks and nothing live is freed

    Example: A thousand failing calls leave no object behind
      Given the program
        """python

        import gc

        def alive():
            return sum(isinstance(thing, Token) for thing in gc.get_objects())

        def attempt():
            try:
                fail(Token('a'), k=Token('k'), *[Token('s')])
            except (ValueError, TypeError):
                pass

        for _ in range(100):
            attempt()
        """
      When it evaluates "len(log), len(set(log))"
      Then it gives "(300, 3)"

  @rule:31.29/borrowed
  @cpython
  @needs:reference-counts
  @py:>=3.14
  Rule: A local passed as an argument is lent, not counted again

    Example: A local on its own line, a global, and forms that need a reference
      Given the program
        """python

        class Plain:
            def count(self):
                return sys.getrefcount(self)

        def count(x):
            return sys.getrefcount(x)

        shared = Plain()

        def local():
            thing = Plain()
            return count(thing)

        def of_module():
            return count(shared)

        def same_line():
            thing = Plain(); return thing.count()

        def stored():
            thing = Plain()
            bound = thing.count
            return bound()

        def unpacked():
            thing = Plain()
            return thing.count(*())
        """
      When it evaluates "local(), of_module(), same_line(), stored(), unpacked()"
      Then it gives "(1, 2, 2, 3, 3)"
