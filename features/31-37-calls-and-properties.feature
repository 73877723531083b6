@31.37
Feature: 31.37 Calls and properties
  When the attribute before the parentheses is a property, its getter runs first; what it returns is then called.
  One expression, two calls.

  @rule:31.37/code-before-call
  @language
  Rule: Reading a property runs code before the explicit call starts

    Example: The argument is evaluated between the getter and the call
      Given the program
        """python
        log = []

        class Shop:
            @property
            def order(self):
                log.append('getter')
                return lambda value: log.append('call')

        Shop().order(log.append('argument'))
        """
      When it runs
      Then the events are "getter, argument, call"

  @rule:31.37/sample
  @language
  Rule: The getter returns a function, and the whole expression gives that function's result

    Example: The getter runs for an instance, while the class gives the property itself
      Given the program
        """python
        class Shop:
            @property
            def answer(self):
                return lambda: 42
        """
      Then each expression gives
        | expression      | gives                                        |
        | Shop().answer() | 42                                           |
        | Shop.answer()   | TypeError: 'property' object is not callable |

  @rule:31.37/flow-getter
  @language
  Rule: The getter runs first, and without its value there is no call

    Example: An exception of the getter replaces the call, unless it is an AttributeError and there is a __getattr__
      Given the program
        """python
        class Failing:
            @property
            def value(self):
                raise ValueError('in the getter')
            @property
            def attribute(self):
                raise AttributeError('inner')

        class Catching(Failing):
            def __getattr__(self, name):
                return lambda: 'fallback ' + name
        """
      Then each expression gives
        | expression             | gives                     |
        | Failing().value()      | ValueError: in the getter |
        | Failing().attribute()  | AttributeError: inner     |
        | Catching().attribute() | 'fallback attribute'      |
        | Catching().value()     | ValueError: in the getter |

  @rule:31.37/flow-returns-callable
  @language
  Rule: The getter returns what is called

    Example: A function, a number and a bound method are returned, and each is called as it is
      Given the program
        """python
        class Shop:
            @property
            def function(self): return lambda *values: ('function got', *values)
            @property
            def number(self): return 5
            @property
            def method(self): return self.plain
            def plain(self, *values): return ('method got', *values)
        """
      Then each expression gives
        | expression         | gives                                   |
        | Shop().function(1) | ('function got', 1)                     |
        | Shop().number()    | TypeError: 'int' object is not callable |
        | Shop().method(1)   | ('method got', 1)                       |

  @rule:31.37/flow-call-result
  @language
  Rule: The returned object is called without the instance

    Background:
      Given the program
        """python
        class Shop:
            @property
            def function(self): return lambda *values: values

        def use(shop):
            return shop.function(1)
        """

    Example: The function gets the argument, but no self
      When it evaluates "use(Shop())"
      Then it gives "(1,)"

    @cpython
    @needs:bytecode-3.14
    Example: The instructions are those of a method call
      Then the bytecode of "use" is
        """
          5           RESUME                   0
          6           LOAD_FAST_BORROW         0 (shop)
                      LOAD_ATTR                1 (function + NULL|self)
                      LOAD_SMALL_INT           1
                      CALL                     1
                      RETURN_VALUE
        """

  @rule:31.37/two-calls
  @language
  Rule: One expression makes an implicit and an explicit call

    @cpython
    @needs:frames
    @needs:tracing
    Example: A profiler sees the getter's call and return, and then those of the handler
      Given the program
        """python
        import sys

        log = []

        class Shop:
            @property
            def order(self):
                return self.handler
            def handler(self):
                pass

        def profiler(frame, event, argument):
            if event in ('call', 'return'):
                log.append(event + ' ' + frame.f_code.co_name)

        shop = Shop()

        def use():
            shop.order()

        sys.setprofile(profiler)
        use()
        sys.setprofile(None)
        """
      When it runs
      Then the events are "call use, call order, return order, call handler, return handler, return use"

    Example: A property's getter runs for each of two calls, that of a cached property only for the first
      Given the program
        """python
        import functools

        log = []

        class Shop:
            @property
            def each(self):
                log.append('each')
                return int
            @functools.cached_property
            def once(self):
                log.append('once')
                return int

        shop = Shop()
        shop.each(), shop.each(), shop.once(), shop.once()
        """
      When it runs
      Then the events are "each, each, once"

  @rule:31.37/attribute-effectful
  @language
  Rule: Attribute access may have effects each time

    Example: Each of a hundred rounds reads the property twice, the outer read before the inner one
      Given the program
        """python
        class Meter:
            reads = 0
            @property
            def read(self):
                Meter.reads += 1
                number = Meter.reads
                return lambda *values: (number, *values)

        meter = Meter()

        def use():
            return meter.read(meter.read())

        results = [use() for _ in range(100)]
        """
      Then each expression gives
        | expression  | gives         |
        | results[0]  | (1, (2,))     |
        | results[1]  | (3, (4,))     |
        | results[99] | (199, (200,)) |
        | Meter.reads | 200           |

    Example: An assignment runs the setter, and is refused where there is none
      Given the program
        """python
        class Meter:
            @property
            def read(self):
                return lambda: 'read'
            @property
            def limit(self):
                return lambda: self.kept
            @limit.setter
            def limit(self, value):
                self.kept = 2 * value

        meter = Meter()
        """
      Then each expression gives
        | expression                 | gives        |
        | setattr(meter, 'limit', 5) | None         |
        | meter.limit()              | 10           |
        | vars(meter)                | {'kept': 10} |
      And each expression raises
        | expression                | raises         |
        | setattr(meter, 'read', 5) | AttributeError |
