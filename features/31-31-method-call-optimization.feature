@31.31
Feature: 31.31 Method call optimization
  `obj.method(arg)` could be done step by step: read the attribute, which gives a bound method, call that, throw it
  away. CPython recognises the pattern and loads the function and the object as two entries instead. How much faster
  that is, no example measures; that there is no bound method, and that fewer references are taken, they show.

  Background:
    Given the program
      """python
      class Bell:
          def ring(self, times=1):
              return 'ring ' * times
          def bound_copies(self, times=1):
              import gc, types
              return sum(type(holder) is types.MethodType for holder in gc.get_referrers(self))

      bell = Bell()

      def at_once(bell):
          return bell.ring(2)

      def stored(bell):
          ring = bell.ring
          return ring(2)
      """

  @rule:31.31/common-pattern
  @language
  Rule: An attribute that is called at once is a common pattern, and gives what one that is stored first gives

    Example: A method that is called at once and one that is stored first give the same
      When it evaluates "at_once(bell), stored(bell)"
      Then it gives "('ring ring ', 'ring ring ')"

    @cpython
    Example: In each of four modules of the library more than a third of all calls are calls of an attribute
      Given the program
        """python

        import ast, contextlib, shlex, string, textwrap

        def written_in(module):
            tree = ast.parse(module.__loader__.get_source(module.__name__))
            called = [type(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
            return 'more than a third' if 3 * called.count(ast.Attribute) > len(called) else 'fewer'
        """
      Then each expression gives
        | expression             | gives               |
        | written_in(contextlib) | 'more than a third' |
        | written_in(shlex)      | 'more than a third' |
        | written_in(string)     | 'more than a third' |
        | written_in(textwrap)   | 'more than a third' |

  @rule:31.31/naive-load-obj
  @cpython
  @needs:bytecode-3.14
  Rule: Step by step, the object is loaded before anything else

    Example: Of a method that is stored in a variable and then called, the object is loaded first
      Then the bytecode of "stored" is
        """
         13           RESUME                   0
         14           LOAD_FAST_BORROW         0 (bell)
                      LOAD_ATTR                0 (ring)
                      STORE_FAST               1 (ring)
         15           LOAD_FAST_BORROW         1 (ring)
                      PUSH_NULL
                      LOAD_SMALL_INT           2
                      CALL                     1
                      RETURN_VALUE
        """

  @rule:31.31/naive-load-attr
  @cpython
  @needs:bytecode
  @py:>=3.12
  Rule: Step by step, the attribute is read as a value

    Example: LOAD_ATTR's lowest bit is clear where the method is stored, and set where it is called at once
      Given the program
        """python

        import dis

        def low_bits(function):
            return [(i.argval, i.arg & 1) for i in dis.get_instructions(function) if i.opname == 'LOAD_ATTR']
        """
      Then each expression gives
        | expression        | gives         |
        | low_bits(stored)  | [('ring', 0)] |
        | low_bits(at_once) | [('ring', 1)] |

  @rule:31.31/naive-create-bound
  @cpython
  @needs:gc
  @needs:reference-counts
  Rule: Step by step, reading the attribute creates a bound method

    Example: While the stored method runs, one bound method refers to the object
      Given the program
        """python

        def stored_copies(bell):
            copies = bell.bound_copies
            return copies(2)
        """
      When it evaluates "stored_copies(bell)"
      Then it gives "1"

  @rule:31.31/naive-load-arg
  @cpython
  @needs:bytecode-3.14
  Rule: Step by step, the argument is loaded behind the bound method and an empty self slot

    Example: Before CALL the stack holds the bound method, NULL and the argument
      Given the program
        """python

        class Bell:
            def ring(self, times):
                return times
            def __repr__(self):
                return 'a bell'

        def stored(bell):
            ring = bell.ring
            return ring(2)

        bell = Bell()
        """
      Then in "stored(bell)" the stack before each instruction of "stored" is
        | instruction           | stack         |
        | LOAD_FAST_BORROW bell |               |
        | LOAD_ATTR ring        | bell          |
        | STORE_FAST ring       | ring          |
        | LOAD_FAST_BORROW ring |               |
        | PUSH_NULL             | ring          |
        | LOAD_SMALL_INT 2      | ring, NULL    |
        | CALL 1                | ring, NULL, 2 |
        | RETURN_VALUE          | result        |

  @rule:31.31/naive-call-bound
  @cpython
  @needs:specialization
  Rule: Step by step, the call takes the bound method

    Background:
      Given the program
        """python

        import dis

        def plain(method):
            return method(2)

        def defaulted(method):
            return method()

        def named(method):
            return method(times=2)

        def form(function):
            for _ in range(40):
                function(bell.ring)
            return [i.opname for i in dis.get_instructions(function, adaptive=True) if i.opname.startswith('CALL')]
        """

    Example: A site that meets bound methods is specialised for them
      Then each expression gives
        | expression      | gives                            |
        | form(plain)     | ['CALL_BOUND_METHOD_EXACT_ARGS'] |
        | form(defaulted) | ['CALL_BOUND_METHOD_GENERAL']    |

    @py:>=3.14
    Example: A site that calls bound methods with keywords is specialised for them too
      When it evaluates "form(named)"
      Then it gives "['CALL_KW_BOUND_METHOD']"

  @rule:31.31/naive-destroy
  @cpython
  @needs:gc
  @needs:reference-counts
  Rule: Step by step, the bound method is destroyed after the call

    Example: The bound method of a call with a starred argument lives as long as the call
      Given the program
        """python

        import gc, types, weakref

        log = []

        class Chime:
            def ring(self, times):
                [method] = [holder for holder in gc.get_referrers(self) if type(holder) is types.MethodType]
                reference = weakref.ref(method, lambda reference: log.append('destroyed'))
                log.append('in the call')
                return reference

        def spread(chime, values):
            reference = chime.ring(*values)
            log.append('after the call')
        """
      When it executes
        """python
        spread(Chime(), (2,))
        """
      Then the events are "in the call, destroyed, after the call"

  @rule:31.31/recognised
  @cpython
  Rule: CPython recognises a method call when it compiles it

    @needs:bytecode-3.14
    Example: The method is loaded as function and self
      Then the bytecode of "at_once" is
        """
         10           RESUME                   0
         11           LOAD_FAST_BORROW         0 (bell)
                      LOAD_ATTR                1 (ring + NULL|self)
                      LOAD_SMALL_INT           2
                      CALL                     1
                      RETURN_VALUE
        """

    @needs:bytecode-3.14
    Example: A call with a starred argument reads the method as a value
      Given the program
        """python

        def spread(bell, values):
            return bell.ring(*values)
        """
      Then the bytecode of "spread" is
        """
         17           RESUME                   0
         18           LOAD_FAST_BORROW         0 (bell)
                      LOAD_ATTR                0 (ring)
                      PUSH_NULL
                      LOAD_FAST_BORROW         1 (values)
                      PUSH_NULL
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

    @needs:bytecode
    @py:>=3.13
    Example: A call with thirty arguments reads the method as a value, one with twenty-nine does not
      Given the program
        """python

        import dis

        def form(count):
            source = 'def call(bell): return bell.ring(%s)' % ', '.join(['bell'] * count)
            namespace = {}
            exec(source, namespace)
            return [i.argrepr for i in dis.get_instructions(namespace['call']) if i.opname == 'LOAD_ATTR']
        """
      Then each expression gives
        | expression | gives                 |
        | form(29)   | ['ring + NULL\|self'] |
        | form(30)   | ['ring']              |

    @needs:bytecode
    @py:>=3.12
    Example: A name that the module imports is taken for a module, one that only a function imports is not
      Given the program
        """python

        import dis

        def by_module():
            return dis.dis(4)

        def by_both():
            import dis
            return dis.dis(4)

        def by_function():
            import json
            return json.dumps(4)

        def by_nobody():
            return json.dumps(4)

        def form(function):
            [load] = [i for i in dis.get_instructions(function) if i.opname == 'LOAD_ATTR']
            return 'function and self' if load.arg & 1 else 'value'
        """
      Then each expression gives
        | expression        | gives               |
        | form(by_module)   | 'value'             |
        | form(by_both)     | 'value'             |
        | form(by_function) | 'function and self' |
        | form(by_nobody)   | 'function and self' |

  @rule:31.31/avoids-allocation
  @cpython
  @needs:gc
  @needs:reference-counts
  Rule: For a method that is called at once, no bound method is made

    Example: While the method runs, no bound method refers to the object
      Given the program
        """python

        def copies_at_once(bell):
            return bell.bound_copies(2)
        """
      When it evaluates "copies_at_once(bell)"
      Then it gives "0"

  @rule:31.31/separate-load
  @cpython
  Rule: The method form of LOAD_ATTR loads the function and self as two entries

    @needs:bytecode
    @py:>=3.12
    Example: With the lowest bit of the operand LOAD_ATTR adds an entry, without it replaces the top
      Given the program
        """python

        import dis

        LOAD_ATTR = dis.opmap['LOAD_ATTR']
        """
      Then each expression gives
        | expression                     | gives |
        | dis.stack_effect(LOAD_ATTR, 1) | 1     |
        | dis.stack_effect(LOAD_ATTR, 0) | 0     |

    @needs:bytecode-3.14
    Example: The function lies first, then the self slot, then the argument
      Given the program
        """python

        class Bell:
            def ring(self, times):
                return times
            def __repr__(self):
                return 'a bell'

        def at_once(bell):
            return bell.ring(2)

        bell = Bell()
        """
      Then in "at_once(bell)" the stack before each instruction of "at_once" is
        | instruction                 | stack               |
        | LOAD_FAST_BORROW bell       |                     |
        | LOAD_ATTR ring + NULL\|self | bell                |
        | LOAD_SMALL_INT 2            | ring, NULL\|self    |
        | CALL 1                      | ring, NULL\|self, 2 |
        | RETURN_VALUE                | result              |

  @rule:31.31/call-with-self
  @language
  Rule: The function is called with self and the arguments

    @cpython
    @needs:bytecode
    @py:>=3.13
    Example: The operand of CALL does not count self
      Given the program
        """python

        import dis

        def named(bell):
            return bell.ring(1, times=2)

        def calls(function):
            return [(i.opname, i.arg) for i in dis.get_instructions(function) if i.opname.startswith('CALL')]
        """
      Then each expression gives
        | expression     | gives            |
        | calls(at_once) | [('CALL', 1)]    |
        | calls(named)   | [('CALL_KW', 2)] |

    @needs:monitoring
    Example: A monitoring tool is told self as the first argument
      Given the program
        """python

        import sys

        def first_of(function, *arguments):
            heard = []
            monitoring = sys.monitoring
            monitoring.use_tool_id(3, 'listener')
            monitoring.register_callback(3, monitoring.events.CALL,
                                         lambda code, offset, callee, first: heard.append((callee.__name__, type(first).__name__)))
            monitoring.set_local_events(3, function.__code__, monitoring.events.CALL)
            try:
                function(*arguments)
                return heard
            finally:
                monitoring.free_tool_id(3)
        """
      When it evaluates "first_of(at_once, bell)"
      Then it gives "[('ring', 'Bell')]"

    Example: Only a function of the class gets self; a function of the instance, of a property or of a static method does not
      Given the program
        """python

        class Box:
            def __init__(self):
                self.own = lambda *values: values
            @property
            def computed(self):
                return lambda *values: values
            @staticmethod
            def static(*values):
                return values
            def method(*values):
                return values[1:]

        box = Box()

        def use_own(box): return box.own('argument')
        def use_computed(box): return box.computed('argument')
        def use_static(box): return box.static('argument')
        def use_method(box): return box.method('argument', 'after self')
        """
      Then each expression gives
        | expression        | gives                      |
        | use_own(box)      | ('argument',)              |
        | use_computed(box) | ('argument',)              |
        | use_static(box)   | ('argument',)              |
        | use_method(box)   | ('argument', 'after self') |

  @rule:31.31/less-traffic
  @cpython
  @needs:reference-counts
  @py:>=3.11
  Rule: For a method that is called at once, fewer references are taken

    Example: While the method runs, its object is held less often than by way of a bound method
      Given the program
        """python

        import sys

        class Held:
            def count(self):
                return sys.getrefcount(self)

        held = Held()

        def at_once(): return held.count()
        def stored():
            count = held.count
            return count()
        """
      When it evaluates "'fewer' if at_once() < stored() else 'not fewer'"
      Then it gives "'fewer'"

  @rule:31.31/semantics-same
  @language
  Rule: What a method call means does not change

    Background:
      Given the program
        """python

        class A:
            def m(self): return 'A'

        class B:
            def m(self): return 'B'

        class Computed:
            @property
            def m(self): return lambda: 'computed'

        class Supplied:
            def __getattr__(self, name): return lambda: 'supplied ' + name

        class Static:
            @staticmethod
            def m(): return 'static'

        def call(x):
            return x.m()

        for _ in range(100):
            call(A())
        """

    Example: A place that has called one class a hundred times calls whatever it meets
      Given the program
        """python

        own = A()
        own.m = lambda: 'own'
        """
      When it evaluates "[call(x) for x in (A(), B(), own, Computed(), Supplied(), Static())]"
      Then it gives "['A', 'B', 'own', 'computed', 'supplied m', 'static']"

    Example: Changes of the instance and of the class are honoured at once
      Given the program
        """python

        a = A()
        log = [call(a)]
        a.m = lambda: 'own'
        log.append(call(a))
        del a.m
        log.append(call(a))
        A.m = lambda self: 'patched'
        log.append(call(a))
        del A.m
        try:
            call(a)
        except AttributeError:
            log.append('no m')
        """
      When it runs
      Then the events are "A, own, A, patched, no m"
