@31.18
Feature: 31.18 Calls and bound methods
  Reading a function of a class through an instance gives a bound method: the function together with the instance.
  Calling it puts the instance in front of the arguments. When the call follows at once, CPython skips the
  temporary object.

  Background:
    Given the program
      """python
      import sys

      class Door:
          def open(self, how='slowly'):
              return self, how
          def forgotten():
              pass
          def count(self):
              return sys.getrefcount(self)

      door = Door()
      """

  @rule:31.18/needs-binding
  @language
  Rule: A method call passes the instance along with the arguments

    Example: The function gets the instance first, then the arguments
      When it evaluates "door.open('fast') == (door, 'fast')"
      Then it gives "True"

    Example: A function without a parameter for the instance cannot be called as a method
      Given the program
        """python

        def plain():
            pass

        Door.plain = plain
        """
      When it evaluates "door.plain()"
      Then it raises TypeError "plain() takes 0 positional arguments but 1 was given"

    @cpython
    @py:>=3.10
    Example: The message names a method together with its class
      When it evaluates "door.forgotten()"
      Then it raises TypeError "Door.forgotten() takes 0 positional arguments but 1 was given"

  @rule:31.18/step-lookup
  @language
  Rule: A method call first looks the method up on the object

    Example: The lookup happens once for each call, before the arguments are evaluated
      Given the program
        """python

        log = []

        class Watched:
            def __getattribute__(self, name):
                log.append('look up ' + name)
                return object.__getattribute__(self, name)
            def ring(self, value):
                log.append('ring')

        watched = Watched()
        watched.ring(log.append('argument'))
        """
      When it runs
      Then the events are "look up ring, argument, ring"

    Example: __getattr__ supplies a method that is not found
      Given the program
        """python

        class Obliging:
            def __getattr__(self, name):
                return lambda *values: (name, values)
        """
      When it evaluates "Obliging().anything(1, 2)"
      Then it gives "('anything', (1, 2))"

  @rule:31.18/step-bind-self
  @language
  Rule: A method call binds the object as self

    Example: self is the very object before the dot
      When it evaluates "door.open()[0] is door"
      Then it gives "True"

    Example: self can be passed by name, but not a second time
      Then each expression gives
        | expression        | gives         |
        | Door.open(self=1) | (1, 'slowly') |
      And each expression raises
        | expression               | raises    |
        | door.open('now', self=2) | TypeError |

    @cpython
    @py:>=3.10
    Example: The message names self as the argument that got two values
      When it evaluates "door.open('now', self=2)"
      Then it raises TypeError "Door.open() got multiple values for argument 'self'"

  @rule:31.18/step-call
  @language
  Rule: A method call runs the function with the object and the arguments

    Example: The body works with the object and the argument
      Given the program
        """python

        class Scale:
            def __init__(self, tare):
                self.tare = tare
            def weigh(self, value):
                return value - self.tare
        """
      When it evaluates "Scale(1).weigh(10), Scale(4).weigh(10)"
      Then it gives "(9, 6)"

    @needs:monitoring
    Example: A monitoring tool is told the function, and the instance as its first argument
      Given the program
        """python

        class Scale:
            def weigh(self, value):
                return value

        scale = Scale()
        heard = []

        def use():
            return scale.weigh(10)

        def listen(code, offset, function, first):
            heard.append((function.__qualname__, first is scale))

        def listened():
            monitoring = sys.monitoring
            monitoring.use_tool_id(3, 'listener')
            monitoring.register_callback(3, monitoring.events.CALL, listen)
            monitoring.set_local_events(3, use.__code__, monitoring.events.CALL)
            try:
                return use(), heard
            finally:
                monitoring.free_tool_id(3)
        """
      When it evaluates "listened()"
      Then it gives "(10, [('Scale.weigh', True)])"

  @rule:31.18/creates-bound-method
  @language
  Rule: Reading a class's function through an instance gives a bound method

    Example: A bound method has a type of its own
      Given the program
        """python

        import types
        """
      When it evaluates "isinstance(door.open, types.MethodType), isinstance(Door.open, types.MethodType)"
      Then it gives "(True, False)"

    @cpython
    Example: Bound methods are equal when both function and instance are the same, and their repr names both
      Given the program
        """python

        class Equal(Door):
            def __eq__(self, other):
                return True
            __hash__ = None
            def __repr__(self):
                return 'any door'
        """
      Then each expression gives
        | expression                         | gives                                |
        | door.open == door.open             | True                                 |
        | hash(door.open) == hash(door.open) | True                                 |
        | door.open == Door().open           | False                                |
        | door.open == door.count            | False                                |
        | Equal().open == Equal().open       | False                                |
        | Equal().open                       | <bound method Door.open of any door> |

    @cpython
    @needs:reference-counts
    Example: Each reading makes a new object, which goes when nobody keeps it
      Given the program
        """python

        import weakref
        """
      Then each expression gives
        | expression               | gives |
        | door.open is door.open   | False |
        | weakref.ref(door.open)() | None  |

  @rule:31.18/stored-then-called
  @language
  Rule: A bound method may be stored and called later

    Background:
      Given the program
        """python

        def stored(thing):
            bound = thing.open
            return bound(10)

        def immediate(thing):
            return thing.open(10)
        """

    Example: A stored method gives the same result as an immediate call
      When it evaluates "stored(door) == immediate(door) == (door, 10)"
      Then it gives "True"

    @cpython
    @needs:bytecode-3.14
    Example: The stored method is a plain attribute and a plain callable
      Then the bytecode of "stored" is
        """
         13           RESUME                   0
         14           LOAD_FAST_BORROW         0 (thing)
                      LOAD_ATTR                0 (open)
                      STORE_FAST               1 (bound)
         15           LOAD_FAST_BORROW         1 (bound)
                      PUSH_NULL
                      LOAD_SMALL_INT          10
                      CALL                     1
                      RETURN_VALUE
        """

    @cpython
    @needs:bytecode-3.14
    Example: The immediate call loads function and instance together
      Then the bytecode of "immediate" is
        """
         17           RESUME                   0
         18           LOAD_FAST_BORROW         0 (thing)
                      LOAD_ATTR                1 (open + NULL|self)
                      LOAD_SMALL_INT          10
                      CALL                     1
                      RETURN_VALUE
        """

  @rule:31.18/carries-function
  @language
  Rule: A bound method carries its function

    Background:
      Given the program
        """python

        bound, function = door.open, Door.open
        function.note = 'on the function'
        Door.open = lambda self, key: 'another function'

        def assign(name):
            setattr(bound, name, 1)
        """

    Example: __func__ is the function that the class had, whose attributes can be read through the method but not set
      Then each expression gives
        | expression                 | gives              |
        | bound.__func__ is function | True               |
        | bound(10) == (door, 10)    | True               |
        | door.open(10)              | 'another function' |
        | bound.note                 | 'on the function'  |
      And each expression raises
        | expression         | raises         |
        | assign('__func__') | AttributeError |
        | assign('note')     | AttributeError |

    @cpython
    @py:>=3.13
    Example: The messages tell why nothing can be set
      Then each expression gives
        | expression         | gives                                                                                              |
        | assign('__func__') | AttributeError: readonly attribute                                                                 |
        | assign('note')     | AttributeError: 'method' object has no attribute 'note' and no __dict__ for setting new attributes |

  @rule:31.18/carries-self
  @language
  Rule: A bound method carries its instance

    Background:
      Given the program
        """python

        import weakref

        passing = Door()
        passing.note = 'still here'
        alive = weakref.ref(passing)
        bound = passing.open
        del passing
        """

    Example: The method has the instance when nothing else refers to it
      When it evaluates "bound.__self__.note, bound(2)[0] is bound.__self__"
      Then it gives "('still here', True)"

    @cpython
    @needs:reference-counts
    Example: The instance lives as long as the method
      Given the program
        """python

        def let_go():
            global bound
            bound = None
        """
      Then each expression gives
        | expression   | gives        |
        | alive().note | 'still here' |
        | let_go()     | None         |
        | alive()      | None         |

  @rule:31.18/supplies-self
  @language
  Rule: Calling a bound method inserts the instance in front

    Background:
      Given the program
        """python

        import types

        def show(*values, **named):
            return (*values, named) if named else values

        inner = show.__get__('inner')
        """

    Example: The instance comes first, however the call is written
      Then each expression gives
        | expression              | gives                  |
        | inner(1)                | ('inner', 1)           |
        | inner(1, k=2)           | ('inner', 1, {'k': 2}) |
        | inner(*[1, 2])          | ('inner', 1, 2)        |
        | inner(*[1], **{'k': 2}) | ('inner', 1, {'k': 2}) |

    @cpython
    Example: Any callable can be bound to any object but None
      Given the program
        """python

        outer = types.MethodType(inner, 'outer')
        """
      Then each expression gives
        | expression                      | gives                                      |
        | types.MethodType(len, [1, 2])() | 2                                          |
        | outer(1)                        | ('inner', 'outer', 1)                      |
        | outer(*[1], **{'k': 2})         | ('inner', 'outer', 1, {'k': 2})            |
        | types.MethodType(1, 2)          | TypeError: first argument must be callable |
      And each expression raises
        | expression                  | raises    |
        | types.MethodType(len, None) | TypeError |

    @cpython
    @py:>=3.11
    Example: The message says that there is no instance
      When it evaluates "types.MethodType(len, None)"
      Then it raises TypeError "instance must not be None"

  @rule:31.18/optimised
  @cpython
  Rule: A method that is called at once needs no bound method

    @needs:gc
    Example: No method object refers to the instance during the call
      Given the program
        """python

        import gc, types

        class Seen:
            def methods(self):
                return sum(type(r) is types.MethodType for r in gc.get_referrers(self))

        seen = Seen()

        def stored():
            bound = seen.methods
            return bound()
        """
      Then each expression gives
        | expression     | gives |
        | seen.methods() | 0     |
        | stored()       | 1     |

    @needs:reference-counts
    @py:>=3.11
    Example: The instance has fewer holders than in a call of a stored method
      Given the program
        """python

        def immediate():
            thing = Door()
            return thing.count()

        def stored():
            thing = Door()
            bound = thing.count
            return bound()
        """
      When it evaluates "immediate() < stored()"
      Then it gives "True"

  @rule:31.18/instance-function
  @language
  Rule: A function stored on the instance is not bound

    Example: A function of the instance hides the method of the class, and gets no self
      Given the program
        """python

        def ring(self):
            return 'rung'

        door.ring = ring
        other = Door()
        other.open = lambda: 'opened'
        """
      Then each expression gives
        | expression      | gives                                                            |
        | door.ring()     | TypeError: ring() missing 1 required positional argument: 'self' |
        | door.ring(door) | 'rung'                                                           |
        | other.open()    | 'opened'                                                         |
