@31.41
Feature: 31.41 Common misunderstandings
  Eight things that are often said of calls, each held against what a program shows.

  @rule:31.41/not-always-python-frame
  @cpython
  @needs:tracing
  Rule: A call does not always make a Python frame

    Example: A profiler sees a Python frame for a Python function only; a class without __init__ shows nothing
      Given the program
        """python
        import math, sys

        class Plain:
            pass

        def plain():
            pass

        def events_of(function, *values):
            events = []
            sys.setprofile(lambda frame, event, argument: events.append(event))
            try:
                function(*values)
            finally:
                sys.setprofile(None)
            return events[:-1]
        """
      Then each expression gives
        | expression              | gives                  |
        | events_of(plain)        | ['call', 'return']     |
        | events_of(len, 'abc')   | ['c_call', 'c_return'] |
        | events_of(int, '1')     | []                     |
        | events_of(math.sqrt, 4) | ['c_call', 'c_return'] |
        | events_of(Plain)        | []                     |

  @rule:31.41/async-not-immediate
  @language
  Rule: Calling an async function does not run it

    Example: The call gives a coroutine, and the body has not run
      Given the program
        """python
        import types

        log = []

        async def work():
            log.append('ran')

        coroutine = work()
        log.append('a coroutine' if isinstance(coroutine, types.CoroutineType) else 'something else')
        coroutine.close()
        """
      When it runs
      Then the events are "a coroutine"

  @rule:31.41/generator-not-to-first-yield
  @language
  Rule: Calling a generator function does not run it to its first yield

    Example: The call gives a generator, and the body has not run
      Given the program
        """python
        import types

        log = []

        def work():
            log.append('ran')
            yield

        generator = work()
        log.append('a generator' if isinstance(generator, types.GeneratorType) else 'something else')
        """
      When it runs
      Then the events are "a generator"

  @rule:31.41/bound-method-often-avoided
  @cpython
  @needs:gc
  Rule: A method call does not always allocate a bound method

    Example: A bound method refers to the object in a stored call and in one with a starred argument, but not in a plain one
      Given the program
        """python
        import gc, types

        class Thing:
            def methods(self):
                return sum(type(r) is types.MethodType for r in gc.get_referrers(self))

        thing = Thing()

        def immediate(): return thing.methods()
        def unpacked(): return thing.methods(*())
        def stored():
            bound = thing.methods
            return bound()
        """
      Then each expression gives
        | expression  | gives |
        | immediate() | 0     |
        | unpacked()  | 1     |
        | stored()    | 1     |

  @rule:31.41/keywords-not-always-dict
  @cpython
  @needs:bytecode
  @needs:compile
  @py:>=3.13
  Rule: Keyword arguments are not always passed as a dictionary

    Example: Only a double-starred argument, sixteen keywords or more than thirty entries on the stack make a dictionary
      Given the program
        """python
        import dis

        def passed(source):
            names = [i.opname for i in dis.get_instructions(compile(source, 'example.py', 'eval'))]
            [call] = [name for name in names if name in ('CALL_KW', 'CALL_FUNCTION_EX')]
            return call + (' with a dictionary' if any(name.endswith('_MAP') for name in names) else ' without one')

        def call(positional, keywords):
            return 'f(' + ', '.join(['x'] * positional + ['k%d=x' % n for n in range(keywords)]) + ')'
        """
      Then each expression gives
        | expression            | gives                                |
        | passed('f(a=1, b=2)') | 'CALL_KW without one'                |
        | passed('f(a=1, **b)') | 'CALL_FUNCTION_EX with a dictionary' |
        | passed(call(0, 15))   | 'CALL_KW without one'                |
        | passed(call(0, 16))   | 'CALL_FUNCTION_EX with a dictionary' |
        | passed(call(10, 10))  | 'CALL_KW without one'                |
        | passed(call(11, 10))  | 'CALL_FUNCTION_EX with a dictionary' |

  @rule:31.41/def-executes
  @language
  Rule: def is executed and makes a function object

    Example: A def that is not reached makes no function, each that is reached makes another one
      Given the program
        """python
        if False:
            def never():
                pass

        def make(value):
            def made(default=value):
                return default
            return made

        def first():
            return 'old'

        alias = first

        def first():
            return 'new'
        """
      Then each expression gives
        | expression                               | gives                                  |
        | never()                                  | NameError: name 'never' is not defined |
        | make(1) is make(1), make(1)(), make(2)() | (False, 1, 2)                          |
        | alias(), first()                         | ('old', 'new')                         |

  @rule:31.41/classes-callable
  @language
  Rule: Classes are not functions and can be called

    Example: A class is no function, yet callable, by way of its metaclass
      Given the program
        """python
        import types

        class Plain:
            pass

        class Meta(type):
            def __call__(cls, *values):
                return 'the metaclass was asked', cls.__name__, values

        class Asked(metaclass=Meta):
            pass
        """
      Then each expression gives
        | expression                                 | gives                                      |
        | isinstance(Plain, types.FunctionType)      | False                                      |
        | callable(Plain)                            | True                                       |
        | type(Plain()) is Plain                     | True                                       |
        | type(type(Plain).__call__(Plain)) is Plain | True                                       |
        | Asked(1)                                   | ('the metaclass was asked', 'Asked', (1,)) |

    @cpython
    Example: The __call__ of the metaclass type is native
      When it evaluates "type(type.__call__).__name__"
      Then it gives "'wrapper_descriptor'"

  @rule:31.41/obj-call-maybe-dunder
  @language
  Rule: Parentheses do not prove that a function is called

    Example: An instance is called by the __call__ of its type, not by one of its own
      Given the program
        """python
        import types

        class Ready:
            def __call__(self):
                return 'of the type'

        ready = Ready()
        ready.__call__ = lambda: 'on the instance'
        """
      When it evaluates "ready(), isinstance(ready, types.FunctionType)"
      Then it gives "('of the type', False)"
