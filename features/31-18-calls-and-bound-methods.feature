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

    Example: The instance comes first
      When it evaluates "door.open('fast') == (door, 'fast')"
      Then it gives "True"

    Example: A function without a parameter for it cannot be called as a method
      Given the program
        """python

        def plain():
            pass

        Door.plain = plain
        """
      When it evaluates "door.plain()"
      Then it raises TypeError "plain() takes 0 positional arguments but 1 was given"

    @py:>=3.10
    Example: The message names the class too
      When it evaluates "door.forgotten()"
      Then it raises TypeError "Door.forgotten() takes 0 positional arguments but 1 was given"

  @rule:31.18/step-lookup
  @language
  Rule: First the method is looked up on the object

    Example: Once for each call, before the arguments
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

    Example: __getattr__ supplies what is not found
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
  Rule: Then the object is bound as self

    Example: The very object
      When it evaluates "door.open()[0] is door"
      Then it gives "True"

    Example: self is a parameter like any other
      Then each expression gives
        | expression        | gives         |
        | Door.open(self=1) | (1, 'slowly') |
      And each expression raises
        | expression               | raises    |
        | door.open('now', self=2) | TypeError |

    @py:>=3.10
    Example: So it clashes like any other
      When it evaluates "door.open('now', self=2)"
      Then it raises TypeError "Door.open() got multiple values for argument 'self'"

  @rule:31.18/step-call
  @language
  Rule: Then the function runs with the object and the arguments

    Example: Both arrive
      Given the program
        """python

        class Scale:
            factor = 3
            def weigh(self, value):
                return self.factor * value
        """
      When it evaluates "Scale().weigh(10)"
      Then it gives "30"

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

    Example: A type of its own with a telling repr
      Given the program
        """python

        class Gate(Door):
            def __repr__(self):
                return 'the gate'
        """
      When it evaluates "type(door.open).__name__, repr(Gate().open)"
      Then it gives "('method', '<bound method Door.open of the gate>')"

    Example: Each reading makes an object equal to the others
      Then each expression gives
        | expression                         | gives |
        | door.open == door.open             | True  |
        | hash(door.open) == hash(door.open) | True  |
        | door.open == Door().open           | False |

    @needs:reference-counts
    Example: A new object, which goes when nobody keeps it
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

    Example: With the same result
      When it evaluates "stored(door) == immediate(door)"
      Then it gives "True"

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

        bound = door.open
        Door.open.note = 'on the function'

        def assign(name):
            setattr(bound, name, 1)
        """

    Example: The function of the class, not to be replaced
      Then each expression gives
        | expression                  | gives             |
        | bound.__func__ is Door.open | True              |
        | bound.note                  | 'on the function' |
      And each expression raises
        | expression         | raises         |
        | assign('__func__') | AttributeError |
        | assign('note')     | AttributeError |

    @py:>=3.13
    Example: The messages tell why
      Then each expression gives
        | expression         | gives                                                                                              |
        | assign('__func__') | AttributeError: readonly attribute                                                                 |
        | assign('note')     | AttributeError: 'method' object has no attribute 'note' and no __dict__ for setting new attributes |

  @rule:31.18/carries-self
  @language
  @needs:reference-counts
  Rule: A bound method carries its instance

    Example: And keeps it alive
      Given the program
        """python

        import weakref

        passing = Door()
        alive = weakref.ref(passing)
        bound = passing.open
        del passing
        """
      Then each expression gives
        | expression                | gives |
        | bound.__self__ is alive() | True  |
        | alive() is None           | False |

  @rule:31.18/supplies-self
  @language
  Rule: Calling a bound method inserts the instance in front

    Background:
      Given the program
        """python

        import types

        def show(*values):
            return values

        inner = types.MethodType(show, 'inner')
        outer = types.MethodType(inner, 'outer')
        """

    Example: Any callable can be bound to any object but None
      Then each expression gives
        | expression                      | gives                                      |
        | types.MethodType(len, [1, 2])() | 2                                          |
        | inner(1)                        | ('inner', 1)                               |
        | outer(1)                        | ('inner', 'outer', 1)                      |
        | types.MethodType(1, 2)          | TypeError: first argument must be callable |
      And each expression raises
        | expression                  | raises    |
        | types.MethodType(len, None) | TypeError |

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
        bound = None

        def stored():
            bound = seen.methods
            return bound()
        """
      Then each expression gives
        | expression     | gives |
        | seen.methods() | 0     |
        | stored()       | 1     |

    @needs:reference-counts
    @py:>=3.14
    Example: The instance has fewer holders than in a stored call
      Given the program
        """python

        def immediate():
            thing = Door()
            return thing.count()

        def stored():
            thing = Door()
            bound = thing.count
            return bound()

        def unpacked():
            thing = Door()
            return thing.count(*())
        """
      When it evaluates "immediate(), stored(), unpacked()"
      Then it gives "(1, 3, 3)"

  @rule:31.18/instance-function
  @language
  Rule: A function stored on the instance is not bound

    Example: It hides the method of the class and gets no self
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
