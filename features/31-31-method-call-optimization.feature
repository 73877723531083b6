@31.31
Feature: 31.31 Method call optimization
  `obj.method(arg)` could be done step by step: read the attribute, which gives a bound method, call that, throw it
  away.
  CPython recognises the pattern and loads the function and the object as two entries instead. That this saves an
  allocation and some counting of references is a remark about speed; what can be seen of it are the missing object and
  the counts.

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
  Rule: An attribute that is called at once is the common pattern

    Example: Both ways of writing it give the same
      When it evaluates "at_once(bell), stored(bell)"
      Then it gives "('ring ring ', 'ring ring ')"

  @rule:31.31/naive-load-obj
  @cpython
  @needs:bytecode-3.14
  Rule: Step by step, the object is loaded first

    Example: The stored form
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
  @needs:bytecode-3.14
  Rule: Then the attribute is read from it

    Example: The lowest bit of the operand is clear
      Given the program
        """python

        import dis

        def operands(function, name):
            return [(i.arg & 1, i.argrepr) for i in dis.get_instructions(function) if i.opname == name]
        """
      Then each expression gives
        | expression                     | gives                      |
        | operands(stored, 'LOAD_ATTR')  | [(0, 'ring')]              |
        | operands(at_once, 'LOAD_ATTR') | [(1, 'ring + NULL\|self')] |

  @rule:31.31/naive-create-bound
  @cpython
  @needs:gc
  @needs:reference-counts
  Rule: Reading it creates a bound method

    Example: One method object refers to the object while the stored form runs
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
  Rule: The argument is loaded behind the bound method and an empty entry

    Example: Before CALL there are the method, NULL and the argument
      Given the program
        """python

        import dis

        def names(function):
            return [i.opname for i in dis.get_instructions(function)][-5:]
        """
      When it evaluates "names(stored)"
      Then it gives "['LOAD_FAST_BORROW', 'PUSH_NULL', 'LOAD_SMALL_INT', 'CALL', 'RETURN_VALUE']"

  @rule:31.31/naive-call-bound
  @cpython
  @needs:specialization
  Rule: The call takes the bound method

    Example: A site that meets bound methods is specialised for them
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
      Then each expression gives
        | expression      | gives                            |
        | form(plain)     | ['CALL_BOUND_METHOD_EXACT_ARGS'] |
        | form(defaulted) | ['CALL_BOUND_METHOD_GENERAL']    |
        | form(named)     | ['CALL_KW_BOUND_METHOD']         |

  @rule:31.31/naive-destroy
  @cpython
  @needs:reference-counts
  Rule: After the call the bound method is gone

    Example: A weak reference to it dies with the statement
      Given the program
        """python

        def use(bell):
            ring = bell.ring
            from weakref import ref
            reference = ref(ring)
            ring(1)
            before = reference() is not None
            del ring
            return before, reference() is None
        """
      When it evaluates "use(bell)"
      Then it gives "(True, True)"

  @rule:31.31/recognised
  @cpython
  @needs:bytecode-3.14
  Rule: CPython recognises a method call when it compiles it

    Example: The lowest bit of the operand of LOAD_ATTR is set
      Then the bytecode of "at_once" is
        """
         10           RESUME                   0
         11           LOAD_FAST_BORROW         0 (bell)
                      LOAD_ATTR                1 (ring + NULL|self)
                      LOAD_SMALL_INT           2
                      CALL                     1
                      RETURN_VALUE
        """

    Example: A starred argument hides the pattern
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

    Example: So do thirty arguments
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

    Example: A name that the module imports is taken for a module, one that the function imports is not
      Given the program
        """python

        import math

        def of_module():
            return math.sqrt(4)

        def of_function():
            import math
            return math.sqrt(4)

        import dis

        def form(function):
            return [(i.opname, i.argrepr) for i in dis.get_instructions(function)
                    if i.opname in ('LOAD_ATTR', 'PUSH_NULL')]
        """
      Then each expression gives
        | expression        | gives                                      |
        | form(of_module)   | [('LOAD_ATTR', 'sqrt'), ('PUSH_NULL', '')] |
        | form(of_function) | [('LOAD_ATTR', 'sqrt'), ('PUSH_NULL', '')] |

  @rule:31.31/avoids-allocation
  @cpython
  @needs:gc
  @needs:reference-counts
  Rule: Called at once, no bound method is made

    Example: Nothing but the stack refers to the object
      Given the program
        """python

        def copies_at_once(bell):
            return bell.bound_copies(2)
        """
      When it evaluates "copies_at_once(bell)"
      Then it gives "0"

    Example: Other attributes that can be called go the same way, with an empty entry for self
      Given the program
        """python

        class Box:
            def __init__(self):
                self.own = lambda *values: ('own', values)
            @property
            def computed(self):
                return lambda *values: ('computed', values)
            @staticmethod
            def static(*values):
                return 'static', values

        box = Box()

        def use_own(box): return box.own(1)
        def use_computed(box): return box.computed(1)
        def use_static(box): return box.static(1)
        """
      Then each expression gives
        | expression        | gives              |
        | use_own(box)      | ('own', (1,))      |
        | use_computed(box) | ('computed', (1,)) |
        | use_static(box)   | ('static', (1,))   |

  @rule:31.31/separate-load
  @cpython
  @needs:bytecode-3.14
  Rule: It loads the function and self as two entries

    Example: The method form leaves one entry more than the plain form
      Given the program
        """python

        import dis

        LOAD_ATTR = dis.opmap['LOAD_ATTR']
        """
      When it evaluates "dis.stack_effect(LOAD_ATTR, 1), dis.stack_effect(LOAD_ATTR, 0)"
      Then it gives "(1, 0)"

    Example: The function comes first, then the object
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
  @cpython
  Rule: The function is called with self and the arguments

    @needs:bytecode-3.14
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
                                         lambda code, offset, callee, first: heard.append((callee.__name__, first is bell)))
            monitoring.set_local_events(3, function.__code__, monitoring.events.CALL)
            try:
                function(*arguments)
                return heard
            finally:
                monitoring.free_tool_id(3)
        """
      When it evaluates "first_of(at_once, bell)"
      Then it gives "[('ring', True)]"

  @rule:31.31/semantics-same
  @language
  Rule: What the call means does not change

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

    Example: One place calls whatever it meets
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
        except AttributeError as error:
            log.append(error)
        """
      Then the events are "A, own, A, patched, 'A' object has no attribute 'm'"
