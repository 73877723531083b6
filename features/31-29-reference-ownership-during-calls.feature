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
  Rule: Calls leave the counts of references as they were

    Background:
      Given the program
        """python

        thing, five = Token('kept'), 5

        def one(a):
            return a

        def hundred(call):
            before, end = sys.getrefcount(thing), 'returned'
            for _ in range(100):
                try:
                    call()
                except Exception as error:
                    end = type(error).__name__
            return f'{end}, {sys.getrefcount(thing) - before:+} references'
        """

    Example: A hundred calls of a kind, well or badly ended, leave no reference
      Then each expression gives
        | expression                                           | gives                           |
        | hundred(lambda: one(thing))                          | 'returned, +0 references'       |
        | hundred(lambda: one(a=thing))                        | 'returned, +0 references'       |
        | hundred(lambda: one(*[thing]))                       | 'returned, +0 references'       |
        | hundred(lambda: one(**{'a': thing}))                 | 'returned, +0 references'       |
        | hundred(lambda: thing.method(thing, *[thing]))       | 'returned, +0 references'       |
        | hundred(lambda: [].append(thing))                    | 'returned, +0 references'       |
        | hundred(lambda: one(thing, thing))                   | 'TypeError, +0 references'      |
        | hundred(lambda: one(b=thing))                        | 'TypeError, +0 references'      |
        | hundred(lambda: one(thing, a=thing))                 | 'TypeError, +0 references'      |
        | hundred(lambda: one(thing, **{'a': thing}))          | 'TypeError, +0 references'      |
        | hundred(lambda: one(**{'a': thing}, **{'a': thing})) | 'TypeError, +0 references'      |
        | hundred(lambda: five(thing))                         | 'TypeError, +0 references'      |
        | hundred(lambda: len(thing))                          | 'TypeError, +0 references'      |
        | hundred(lambda: thing.absent(thing))                 | 'AttributeError, +0 references' |
        | hundred(lambda: fail(thing))                         | 'ValueError, +0 references'     |
        | hundred(lambda: sorted([thing, thing], key=fail))    | 'ValueError, +0 references'     |

    @py:>=3.12
    Example: An unpacking that fails leaves no reference to the keywords beside it
      When it evaluates "hundred(lambda: one(*five, a=thing))"
      Then it gives "'TypeError, +0 references'"

  @rule:31.29/keeps-callable
  @cpython
  @needs:reference-counts
  Rule: The callable stays alive during the call

    Example: A function that removes its only name lives until its call ends, however it is called
      Given the program
        """python

        import weakref

        def make():
            def vanish(k=None):
                global vanishing
                watcher = weakref.ref(vanishing)
                vanishing = None
                return watcher, watcher() is not None
            return vanish

        def lives(call):
            global vanishing
            vanishing = make()
            watcher, alive = call()
            return {'during the call': alive, 'after it': watcher() is not None}

        class Made: pass

        def make_one():
            def vanish(self):
                self.watcher = weakref.ref(Made.__init__)
                del Made.__init__
                self.alive = self.watcher() is not None
            Made.__init__ = vanish
            del vanish
            made = Made()
            return made.watcher, made.alive
        """
      Then each expression gives
        | expression                           | gives                                        |
        | lives(lambda: vanishing())           | {'during the call': True, 'after it': False} |
        | lives(lambda: vanishing(k=1))        | {'during the call': True, 'after it': False} |
        | lives(lambda: vanishing(*[1]))       | {'during the call': True, 'after it': False} |
        | lives(lambda: vanishing(**{'k': 1})) | {'during the call': True, 'after it': False} |
        | lives(make_one)                      | {'during the call': True, 'after it': False} |

  @rule:31.29/keeps-arguments
  @cpython
  @needs:reference-counts
  Rule: The argument objects stay alive during the call, unless the callee gives them up

    Example: An argument lives until the call ends, though the callee removes the caller's only name for it
      Given the program
        """python

        import weakref

        def callee(value):
            global argument
            watcher = weakref.ref(value)
            argument = None
            return watcher, watcher() is value

        def lives(call):
            global argument
            argument = Token('argument')
            watcher, alive = call()
            return {'during the call': alive, 'after it': watcher() is not None}
        """
      Then each expression gives
        | expression                                   | gives                                        |
        | lives(lambda: callee(argument))              | {'during the call': True, 'after it': False} |
        | lives(lambda: callee(value=argument))        | {'during the call': True, 'after it': False} |
        | lives(lambda: callee(*[argument]))           | {'during the call': True, 'after it': False} |
        | lives(lambda: callee(**{'value': argument})) | {'during the call': True, 'after it': False} |

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
  Rule: The keyword names stay alive as long as binding or the callee needs them

    Background:
      Given the program
        """python

        class Name(str):
            def __del__(self):
                log.append('del ' + self)

        mapping = {Name('key'): 1}

        def collect(**named):
            mapping.clear()
            log.append('body with ' + ' '.join(named))

        def known(key):
            log.append('body')

        def written():
            return collect(key=1)
        """

    Example: The keyword names tuple of a written call is a constant of the caller's code
      When it evaluates "[constant for constant in written.__code__.co_consts if type(constant) is tuple]"
      Then it gives "[('key',)]"

    @needs:reference-counts
    Example: A name out of a mapping outlives the mapping's own entry in the dictionary that the callee collects
      When it executes
        """python
        collect(**mapping)
        log.append('after')
        """
      Then the events are "body with key, del key, after"

    @needs:reference-counts
    @py:>=3.12
    Example: A name out of a mapping that has found its parameter is let go of before the body runs
      When it executes
        """python
        known(**{Name('key'): 1})
        log.append('after')
        """
      Then the events are "del key, body, after"

  @rule:31.29/keeps-bound-state
  @cpython
  @needs:reference-counts
  Rule: What a method is bound to stays alive

    Example: An instance without a name, or whose only name the method removes, lives until the method ends, however it is called
      Given the program
        """python

        import weakref

        class Vanishing:
            def method(self):
                global only
                watcher = weakref.ref(self)
                only = None
                return watcher() is self

        def lives(call):
            global only
            only = Vanishing()
            return 'alive' if call() else 'gone'

        def temporary():
            Token('temporary').method()
            Token('joined').method(*[1])
            return log
        """
      Then each expression gives
        | expression                           | gives                                               |
        | lives(lambda: only.method())         | 'alive'                                             |
        | lives(lambda: only.method(*[]))      | 'alive'                                             |
        | lives(lambda: (only.method, 1)[0]()) | 'alive'                                             |
        | temporary()                          | ['method', 'del temporary', 'method', 'del joined'] |

  @rule:31.29/keeps-callee-frame
  @cpython
  @needs:reference-counts
  Rule: The callee's frame stays alive during the call, and after it in a traceback

    @needs:gc
    Example: During the call a collection does not take the frame, nor what only its locals hold
      Given the program
        """python

        import gc

        def callee():
            local = Token('local')
            local.itself = local
            deeper()
            log.append('still there: ' + local.name)
            local.itself = None

        def deeper():
            gc.collect()
            log.append('collected')

        callee()
        log.append('after')
        """
      When it runs
      Then the events are "collected, still there: local, del local, after"

    Example: A traceback keeps the frame after the call, together with its locals
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
  @cpython
  @needs:reference-counts
  Rule: The return value stays alive until it is stored or dropped

    Example: The value outlives the callee's local, and goes at once when it is dropped
      Given the program
        """python

        def make(name):
            thing = Token(name)
            return thing

        make('dropped')
        log.append('next')
        log.append('used ' + make('unnamed').name)
        stored = make('stored')
        log.append('holding ' + stored.name)
        """
      When it runs
      Then the events are "del dropped, next, del unnamed, used unnamed, holding stored"

  @rule:31.29/keeps-exception
  @cpython
  @needs:reference-counts
  Rule: An exception stays alive while it is handled

    Example: An exception without a name lives until the end of its handler
      Given the program
        """python

        class Failure(Exception):
            def __del__(self):
                log.append('del failure')

        def failing():
            raise Failure

        try:
            failing()
        except Failure:
            log.append('handler')
        log.append('after')
        """
      When it runs
      Then the events are "handler, del failure, after"

    @py:>=3.14
    Example: At the end of the handler the locals of the failed frames are let go of, the innermost first
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
  @cpython
  @needs:reference-counts
  Rule: Temporary references are let go of after the call

    @py:>=3.14
    Example: The callee's locals go from the last slot to the first, and so do the arguments of a builtin and of a callable instance
      Given the program
        """python

        import operator

        def callee(a, b, c):
            x, y = Token('x'), Token('y')
            log.append('body')

        class Ready:
            def __call__(self, first, second):
                log.append('__call__')

        callee(Token('a'), Token('b'), Token('c'))
        operator.is_(Token('1'), Token('2'))
        Ready()(Token('3'), Token('4'))
        """
      When it runs
      Then the events are "body, del y, del x, del c, del b, del a, del 2, del 1, __call__, del 4, del 3"

    @py:>=3.14
    Example: Collected keywords go in the order of their insertion, collected positional arguments from the last to the first, what nobody collects in its order
      Given the program
        """python

        def callee(*rest, **named):
            log.append('body')

        def nobody():
            log.append('body')

        callee(Token('1'), Token('2'), k=Token('k'), m=Token('m'))
        for call in lambda: nobody(Token('1'), Token('2')), lambda: nobody(k=Token('k'), m=Token('m')):
            try:
                call()
            except TypeError:
                log.append('refused')
        """
      When it runs
      Then the events are "body, del k, del m, del 2, del 1, del 1, del 2, refused, del k, del m, refused"

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

  @rule:31.29/release-after-failure
  @cpython
  @needs:reference-counts
  Rule: The arguments of a call that fails are let go of before the handler runs

    Background:
      Given the program
        """python

        five = 5

        def take(a, b):
            log.append('body')

        def events(call):
            log.clear()
            try:
                call()
            except TypeError:
                log.append('handler')
            return ', '.join(log)
        """

    Example: One argument, which a binding, a builtin, a class or what is no callable refuses
      Then each expression gives
        | expression                                | gives            |
        | events(lambda: take(Token('a')))          | 'del a, handler' |
        | events(lambda: take(b=Token('b')))        | 'del b, handler' |
        | events(lambda: take(*[Token('a')]))       | 'del a, handler' |
        | events(lambda: take(**{'c': Token('c')})) | 'del c, handler' |
        | events(lambda: len(Token('x')))           | 'del x, handler' |
        | events(lambda: int(Token('x')))           | 'del x, handler' |
        | events(lambda: [].append(k=Token('k')))   | 'del k, handler' |
        | events(lambda: five(Token('x')))          | 'del x, handler' |

    @py:<3.11||>=3.14
    Example: Several arguments go from the last to the first, those out of a mapping in its order
      Then each expression gives
        | expression                                                   | gives                          |
        | events(lambda: take(Token('1'), Token('2'), Token('3')))     | 'del 3, del 2, del 1, handler' |
        | events(lambda: take(Token('1'), b=Token('2'), c=Token('3'))) | 'del 3, del 2, del 1, handler' |
        | events(lambda: take(Token('1'), a=Token('2')))               | 'del 2, del 1, handler'        |
        | events(lambda: take(*[Token('1'), Token('2'), Token('3')]))  | 'del 3, del 2, del 1, handler' |
        | events(lambda: take(**{'a': Token('1'), 'q': Token('2')}))   | 'del 1, del 2, handler'        |
        | events(lambda: len(Token('1'), Token('2')))                  | 'del 2, del 1, handler'        |
        | events(lambda: int(Token('1'), Token('2')))                  | 'del 2, del 1, handler'        |
        | events(lambda: five(Token('1'), Token('2')))                 | 'del 2, del 1, handler'        |

  @rule:31.29/simplified-path
  @cpython
  @needs:bytecode
  @needs:tracing
  Rule: A call either pushes a result or goes to the error path

    Example: Behind a call that returns, the next instruction stores the result; behind one that raises, it is the handler's first
      Given the program
        """python

        import dis

        def caller(function):
            try:
                result = function(-1)
            except ValueError:
                result = 'from the handler'
            return result

        def behind_the_call(function):
            names, executed = {i.offset: i.opname for i in dis.get_instructions(caller)}, []

            def tracer(frame, event, argument):
                if frame.f_code is caller.__code__:
                    frame.f_trace_opcodes = True
                    if event == 'opcode':
                        executed.append(names[frame.f_lasti])
                    return tracer

            sys._getframe().f_trace_opcodes = True
            sys.settrace(tracer)
            try:
                result = caller(function)
            finally:
                sys.settrace(None)
            return executed[executed.index('CALL') + 1], result
        """
      Then each expression gives
        | expression            | gives                                 |
        | behind_the_call(abs)  | ('STORE_FAST', 1)                     |
        | behind_the_call(fail) | ('PUSH_EXC_INFO', 'from the handler') |

  @rule:31.29/cleanup-both-sides
  @cpython
  @needs:reference-counts
  Rule: Arguments and stack entries are cleaned up around the call

    Example: When an argument raises, the arguments before it go from the last to the first, before the handler runs
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

    Example: When an argument of a method raises, the instance goes after the arguments
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

    Example: In each of a hundred failing calls the arguments are alive, and after them none is left
      Given the program
        """python

        import weakref

        tokens = weakref.WeakSet()

        def new(name):
            token = Token(name)
            tokens.add(token)
            return token

        def refuse(*values, **named):
            log.append(f'called with {len(tokens)}')
            raise ValueError

        for _ in range(100):
            try:
                refuse(new('a'), *[new('s')], k=new('k'))
            except ValueError:
                log.append(f'caught with {len(tokens)}')
        """
      Then each expression gives
        | expression           | gives                              |
        | log[:2]              | ['called with 3', 'caught with 3'] |
        | sorted(log[2:5])     | ['del a', 'del k', 'del s']        |
        | log == log[:5] * 100 | True                               |
        | len(tokens)          | 0                                  |

  @rule:31.29/borrowed
  @cpython
  @needs:reference-counts
  @py:>=3.14
  Rule: A local passed as an argument is lent, not counted again

    Example: A local has the one holder that it had before the call, a global or a form that keeps a reference adds others
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
      Then each expression gives
        | expression  | gives |
        | local()     | 1     |
        | of_module() | 2     |
        | same_line() | 2     |
        | stored()    | 3     |
        | unpacked()  | 3     |
