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

    Example: Also code that changes the caller's world
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
  Rule: Direct calls show it plainly

    Example: One function inside another
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
  @needs:reference-counts
  Rule: Syntax without parentheses can run Python code just as well

    Example: Every statement here runs a method
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
            def __del__(self): log.append('del')

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
        del spy
        """
      When it runs
      Then the events are "bool, eq, hash, contains, getitem, setitem, delitem, setattr, delattr, enter, exit, format, str, neg, iadd, lt, index, iter, del"

  @rule:31.30/attribute-read
  @language
  @needs:frames
  Rule: Reading an attribute can run a method

    Background:
      Given the program
        """python

        class Watched:
            def __getattribute__(self, name):
                if name == 'where':
                    return callers()
                return object.__getattribute__(self, name)
            def __getattr__(self, name):
                return 'fallback'
            def __len__(self):
                return 3
            def __call__(self):
                return 'called'

        watched = Watched()

        def reader():
            return watched.where
        """

    Example: Its caller is the function that reads
      When it evaluates "reader()"
      Then it gives "['__getattribute__', 'reader']"

    Example: What is missing is asked of __getattr__, while calls and len() pass by
      When it evaluates "watched.absent, watched(), len(watched)"
      Then it gives "('fallback', 'called', 3)"

  @rule:31.30/addition
  @language
  Rule: Adding can run a method of the left operand

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

    @needs:bytecode
    @needs:frames
    Example: Its caller stands at the operator
      When it evaluates "adder(Number(), 1)"
      Then it gives "(['__add__', 'adder'], 'BINARY_OP')"

    Example: The right operand is asked when the left does not know
      When it evaluates "adder(Unsure(), Right())"
      Then it gives "'reflected'"

  @rule:31.30/iteration
  @language
  Rule: A for loop can run methods of the iterable and of its iterator

    Example: One for the iterator, one for each item and one more for the end
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

        for _ in Two():
            pass
        """
      When it runs
      Then the events are "iter, next, next, next"

  @rule:31.30/assume-reentry
  @cpython
  @needs:bytecode-3.14
  @needs:frames
  Rule: The interpreter allows for it at many instructions

    Example: The instruction at which the caller stands
      Given the program
        """python

        def here(*values):
            return opcode_of(sys._getframe(1))

        class Everywhere:
            __add__ = __getitem__ = __neg__ = __call__ = here
            def __lt__(self, other): log.append(opcode_of(sys._getframe(1)))
            def __iter__(self): log.append(opcode_of(sys._getframe(1))); return iter('')
            def __contains__(self, item): log.append(opcode_of(sys._getframe(1)))
            @property
            def attribute(self): return opcode_of(sys._getframe(1))

        def operate(x):
            log.extend([x + 1, x[0], -x, x.attribute, x()])
            x < 1
            1 in x
            for _ in x: pass

        operate(Everywhere())
        """
      When it runs
      Then the events are "BINARY_OP, BINARY_OP, UNARY_NEGATIVE, LOAD_ATTR, CALL, COMPARE_OP, CONTAINS_OP, GET_ITER"

  @rule:31.30/stack-grows-both-ways
  @cpython
  @needs:frames
  Rule: The stack of calls grows by explicit and by implicit calls alike

    Example: The chain of frames has the same shape
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

  @rule:31.30/load-attr-picture
  @cpython
  @needs:bytecode
  @needs:frames
  Rule: An attribute load may call a Python descriptor, which runs in a frame of its own

    Example: The frame behind it stands at the load
      Given the program
        """python

        class Shop:
            @property
            def price(self):
                back = sys._getframe(1)
                return back.f_code.co_name, opcode_of(back)

        def customer(shop):
            return shop.price
        """
      When it evaluates "customer(Shop())"
      Then it gives "('customer', 'LOAD_ATTR')"
