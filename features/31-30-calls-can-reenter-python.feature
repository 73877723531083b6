@31.30
Feature: 31.30 Calls can reenter Python
  Almost any operation may run Python code: a call, but also an attribute, an operator or a loop. The interpreter
  has to expect it everywhere.

  Background:
    Given the program
      """python
      import sys

      log = []

      def callers(depth=2):
          frame, names = sys._getframe(1), []
          for _ in range(depth):
              names.append(frame.f_code.co_name)
              frame = frame.f_back
          return names

      def opcode_of(frame):
          import dis
          return next(i.opname for i in dis.get_instructions(frame.f_code) if i.offset == frame.f_lasti)
      """

  @rule:31.30/arbitrary-code
  @language
  Rule: A call can run any Python code

    Example: After the call, the caller reads a global and finds a method that the callee has replaced
      Given the program
        """python

        value = 'before'

        class Shop:
            def price(self):
                return 'old'

        def meddle():
            global value
            value = 'after'
            Shop.price = lambda self: 'new'

        def caller():
            shop = Shop()
            first = value, shop.price()
            meddle()
            return first, (value, shop.price())
        """
      When it evaluates "caller()"
      Then it gives "(('before', 'old'), ('after', 'new'))"

  @rule:31.30/direct-calls
  @language
  Rule: A direct call runs the callee between two statements of the caller

    Example: What the callee logs stands between what the caller logs before and after
      Given the program
        """python

        def inner():
            log.append('inner')

        def outer():
            log.append('outer begins')
            inner()
            log.append('outer ends')

        outer()
        """
      When it runs
      Then the events are "outer begins, inner, outer ends"

  @rule:31.30/non-call-syntax
  @language
  Rule: Syntax without parentheses can run Python code just as well

    Example: Each of seventeen statements without a call runs a method, `with` two
      Given the program
        """python

        class Spy:
            def __bool__(self): log.append('bool'); return True
            def __eq__(self, other): log.append('eq'); return True
            def __hash__(self): log.append('hash'); return 1
            def __contains__(self, item): log.append('contains'); return True
            def __getitem__(self, key): log.append('getitem'); return 1
            def __setitem__(self, key, value): log.append('setitem')
            def __delitem__(self, key): log.append('delitem')
            def __setattr__(self, name, value): log.append('setattr')
            def __delattr__(self, name): log.append('delattr')
            def __enter__(self): log.append('enter')
            def __exit__(self, *details): log.append('exit')
            def __format__(self, spec): log.append('format'); return ''
            def __str__(self): log.append('str'); return ''
            def __neg__(self): log.append('neg')
            def __iadd__(self, other): log.append('iadd'); return self
            def __lt__(self, other): log.append('lt'); return True
            def __index__(self): log.append('index'); return 0
            def __iter__(self): log.append('iter'); return iter('')

        spy = Spy()
        if spy: pass
        spy == 1
        {spy: 1}
        1 in spy
        spy[0]
        spy[0] = 1
        del spy[0]
        spy.x = 1
        del spy.x
        with spy: pass
        f'{spy}'
        f'{spy!s}'
        -spy
        spy += 1
        spy < 1
        [10][spy]
        for _ in spy: pass
        """
      When it runs
      Then the events are "bool, eq, hash, contains, getitem, setitem, delitem, setattr, delattr, enter, exit, format, str, neg, iadd, lt, index, iter"

    @cpython
    @needs:reference-counts
    Example: Unbinding the last name of an object, by del or by assignment, runs its __del__
      Given the program
        """python

        class Spy:
            def __init__(self, name): self.name = name
            def __del__(self): log.append('end of ' + self.name)

        first, second = Spy('first'), Spy('second')
        del first
        log.append('deleted')
        second = None
        log.append('assigned')
        """
      When it runs
      Then the events are "end of first, deleted, end of second, assigned"

  @rule:31.30/attribute-read
  @language
  Rule: Reading an attribute can run a method

    Background:
      Given the program
        """python

        class Watched:
            def __getattribute__(self, name):
                log.append('asked for ' + name)
                if name == 'where':
                    return callers()
                return object.__getattribute__(self, name)
            def __getattr__(self, name):
                log.append('missing ' + name)
            def __len__(self):
                log.append('length')
                return 3
            def __call__(self):
                log.append('called')

        watched = Watched()

        def reader():
            return watched.where
        """

    @cpython
    @needs:frames
    Example: The method's caller is the function that reads the attribute
      When it evaluates "reader()"
      Then it gives "['__getattribute__', 'reader']"

    Example: __getattr__ is asked for what is missing; calls and len() look up their methods without asking
      When it executes
        """python
        watched.absent
        watched()
        len(watched)
        """
      Then the events are "asked for absent, missing absent, called, length"

  @rule:31.30/addition
  @language
  Rule: Adding can run a method of the left operand or of the right one

    Background:
      Given the program
        """python

        class Number:
            def __add__(self, other):
                return callers(), opcode_of(sys._getframe(1))

        class Unsure:
            def __add__(self, other):
                return NotImplemented

        class Right:
            def __radd__(self, other):
                return 'reflected'

        def adder(a, b):
            return a + b
        """

    @cpython
    @needs:bytecode
    @needs:frames
    Example: The method's caller stands at the operator
      When it evaluates "adder(Number(), 1)"
      Then it gives "(['__add__', 'adder'], 'BINARY_OP')"

    Example: The right operand is asked when the left does not know
      When it evaluates "adder(Unsure(), Right())"
      Then it gives "'reflected'"

    Example: A right operand of a derived class goes first if it has another method, one of the same class is not asked
      Given the program
        """python

        class Base:
            def __add__(self, other):
                return 'left'
            def __radd__(self, other):
                return 'right'

        class Heir(Base):
            pass

        class Overriding(Base):
            def __radd__(self, other):
                return 'right first'

        class Reluctant(Base):
            def __add__(self, other):
                return NotImplemented
        """
      Then each expression gives
        | expression                  | gives         |
        | adder(Base(), Heir())       | 'left'        |
        | adder(Base(), Overriding()) | 'right first' |
        | adder(Reluctant(), Base())  | 'right'       |
      And each expression raises
        | expression                      | raises    |
        | adder(Reluctant(), Reluctant()) | TypeError |

    Example: The method is the type's, not one that the operand itself has
      Given the program
        """python

        class Plain:
            def __add__(self, other):
                return 'of the type'

        plain = Plain()
        plain.__add__ = lambda other: 'of the operand'
        """
      When it evaluates "adder(plain, 1)"
      Then it gives "'of the type'"

  @rule:31.30/iteration
  @language
  Rule: A for loop can run methods of the iterable and of its iterator

    Example: The type's __iter__ runs once, its __next__ once for each item and once more for the end
      Given the program
        """python

        class Two:
            def __init__(self): self.left = 2
            def __iter__(self): log.append('iter'); return self
            def __next__(self):
                log.append('next')
                if self.left == 0:
                    raise StopIteration
                self.left -= 1

        two = Two()
        two.__iter__ = two.__next__ = None
        for _ in two:
            pass
        """
      When it runs
      Then the events are "iter, next, next, next"

  @rule:31.30/assume-reentry
  @cpython
  @needs:bytecode
  @needs:frames
  Rule: The interpreter allows for Python code at many instructions

    Example: In each special method, the caller stands at another instruction
      Given the program
        """python

        def here(*values):
            return opcode_of(sys._getframe(1))

        class Everywhere:
            __add__ = __neg__ = __call__ = here
            def __lt__(self, other): log.append('< ' + opcode_of(sys._getframe(1)))
            def __contains__(self, item): log.append('in ' + opcode_of(sys._getframe(1)))
            def __iter__(self): log.append('for ' + opcode_of(sys._getframe(1))); return self
            def __next__(self): log.append('next ' + opcode_of(sys._getframe(1))); raise StopIteration
            @property
            def attribute(self): return opcode_of(sys._getframe(1))

        def operate(x):
            log.extend(['+ ' + (x + 1), '- ' + -x, '. ' + x.attribute, '() ' + x()])
            x < 1
            1 in x
            for _ in x: pass

        operate(Everywhere())
        """
      When it runs
      Then the events are "+ BINARY_OP, - UNARY_NEGATIVE, . LOAD_ATTR, () CALL, < COMPARE_OP, in CONTAINS_OP, for GET_ITER, next FOR_ITER"

  @rule:31.30/stack-grows-both-ways
  @cpython
  @needs:frames
  Rule: The stack of calls grows by explicit and by implicit calls alike

    Example: Behind a method that is called and a property that is read stand frames in the same order
      Given the program
        """python

        class Thing:
            def method(self):
                return callers(3)
            @property
            def attribute(self):
                return callers(3)

        thing = Thing()

        def explicit():
            return thing.method()

        def implicit():
            return thing.attribute

        def base(function):
            return function()
        """
      When it evaluates "base(explicit), base(implicit)"
      Then it gives "(['method', 'explicit', 'base'], ['attribute', 'implicit', 'base'])"

    Example: An attribute that reads itself without end reaches the recursion limit like a call
      Given the program
        """python

        class Mirror:
            @property
            def image(self):
                return self.image

        def reads_itself():
            try:
                Mirror().image
            except RecursionError:
                return 'too deep'
        """
      When it evaluates "reads_itself()"
      Then it gives "'too deep'"

  @rule:31.30/load-attr-picture
  @cpython
  @needs:frames
  Rule: An attribute load may call a Python descriptor, which runs in a frame of its own

    Example: The descriptor's own frame is new, and the frame behind it stands at the load
      Given the program
        """python
        class Price:
            def __get__(self, shop, owner):
                own, back = sys._getframe(), sys._getframe(1)
                return own.f_code.co_name, back.f_code.co_name, opcode_of(back)

        class Shop:
            price = Price()

        def customer(shop):
            return shop.price
        """
      When it evaluates "customer(Shop())"
      Then it gives "('__get__', 'customer', 'LOAD_ATTR')"
