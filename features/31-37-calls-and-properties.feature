@31.37
Feature: 31.37 Calls and properties
  When the attribute before the parentheses is a property, its getter runs first; what it returns is then called.
  One expression, two calls.

  @rule:31.37/code-before-call
  @language
  Rule: Reading a property runs code before the explicit call starts

    Example: The argument comes between the two
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
  Rule: The call gives what the returned function gives

    Example: Through an instance, and not through the class
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
  Rule: First the getter runs

    Example: Its exception replaces the call, unless an AttributeError finds a __getattr__
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
  Rule: It returns the callable

    Example: Whatever it returns is called
      Given the program
        """python
        class Shop:
            @property
            def function(self): return lambda *values: values
            @property
            def number(self): return 5
            @property
            def method(self): return self.plain
            def plain(self, *values): return values
        """
      Then each expression gives
        | expression                     | gives                                   |
        | type(Shop().function).__name__ | 'function'                              |
        | Shop().number()                | TypeError: 'int' object is not callable |
        | Shop().method(1)               | (1,)                                    |

  @rule:31.37/flow-call-result
  @language
  Rule: Then the returned object is called

    Background:
      Given the program
        """python
        class Shop:
            @property
            def function(self): return lambda *values: values

        def use(shop):
            return shop.function(1)
        """

    Example: Without the instance
      When it evaluates "use(Shop())"
      Then it gives "(1,)"

    @needs:bytecode-3.14
    Example: Though the instructions are those of a method call
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
  @cpython
  Rule: One expression makes an implicit and an explicit call

    @needs:frames
    @needs:tracing
    Example: A profiler sees both
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

    Example: The getter runs for each access, a cached property only once
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

    Example: Neither order nor number of accesses is changed, however often the place has run
      Given the program
        """python
        class Meter:
            reads = 0
            @property
            def read(self):
                Meter.reads += 1
                return lambda *values: Meter.reads

        meter = Meter()

        def use():
            return meter.read(meter.read())

        results = [use() for _ in range(100)]
        """
      When it evaluates "results[0], results[-1], Meter.reads"
      Then it gives "(2, 200, 200)"
