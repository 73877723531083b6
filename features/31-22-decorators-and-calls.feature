@31.22
Feature: 31.22 Decorators and calls
  A decorator is called with the function when the definition is executed; the name is bound to what it returns.

  Background:
    Given the program
      """python
      log = []

      def note(name):
          log.append(name)
          return name

      def naming(label):
          log.append('evaluate ' + label)
          def decorator(thing):
              log.append('apply ' + label)
              return label, getattr(thing, '__name__', thing)
          return decorator
      """

  @rule:31.22/at-definition
  @language
  Rule: Decorators run when the definition is executed

    Example: The decorator runs before the function is ever called
      When it executes
        """python
        @naming('d')
        def work():
            log.append('body')
        log.append('defined')
        """
      Then the events are "evaluate d, apply d, defined"

    Example: The decorator runs each time the definition is executed
      When it executes
        """python
        def outer():
            @naming('inner')
            def work():
                pass
            return work
        outer(), outer()
        """
      Then the events are "evaluate inner, apply inner, evaluate inner, apply inner"

  @rule:31.22/single-equivalence
  @language
  Rule: A decorated definition gives the name what the decorator returns for the function, and only then

    Example: Both spellings give the name what the decorator returns
      Given the program
        """python

        @naming('d')
        def first():
            pass

        def second():
            pass

        second = naming('d')(second)
        """
      When it evaluates "first, second"
      Then it gives "(('d', 'first'), ('d', 'second'))"

    Example: The name keeps its old state until the decorator has run
      Given the program
        """python

        def spy(function):
            return 'fresh' in globals(), globals().get('old')

        old = 'old value'

        @spy
        def fresh():
            pass

        @spy
        def old():
            pass
        """
      When it evaluates "fresh, old"
      Then it gives "((False, 'old value'), (True, 'old value'))"

    Example: A decorator that raises leaves the old binding
      Given the program
        """python

        kept = 'kept'

        def refuse(function):
            raise ValueError('refused')
        """
      When it executes
        """python
        try:
            @refuse
            def kept():
                pass
        except ValueError:
            pass
        """
      And it evaluates "kept"
      Then it gives "'kept'"

  @rule:31.22/runs-in-body
  @language
  Rule: The decorator is called in the module, class or function body that holds the definition

    @cpython
    @needs:frames
    Example: The decorator's caller is that body
      Given the program
        """python
        import sys

        def where(function):
            return sys._getframe(1).f_code.co_name

        @where
        def in_module():
            pass

        class Shop:
            @where
            def in_class(self):
                pass

        def make():
            @where
            def in_function():
                pass
            return in_function
        """
      When it evaluates "in_module, Shop.in_class, make()"
      Then it gives "('<module>', 'Shop', 'make')"

    Example: A function defined above in the class body can decorate
      Given the program
        """python

        class Shop:
            def label(function):
                return 'labelled ' + function.__name__
            @label
            def sell(self):
                pass
        """
      When it evaluates "Shop.sell"
      Then it gives "'labelled sell'"

  @rule:31.22/multiple-order
  @language
  Rule: Stacked decorators are applied from the innermost out

    Example: The decorator nearest to the definition is applied first
      Given the program
        """python

        @naming('one')
        @naming('two')
        def work():
            pass
        """
      When it evaluates "work"
      Then it gives "('one', ('two', 'work'))"

    Example: The decorator expressions of a function and of a class are evaluated from the top down
      When it executes
        """python
        @naming('one')
        @naming('two')
        def work():
            pass

        @naming('three')
        @naming('four')
        class Work:
            pass
        """
      Then the events are "evaluate one, evaluate two, apply two, apply one, evaluate three, evaluate four, apply four, apply three"

    @cpython
    Example: The decorator expressions come before the defaults of the function and before the body of the class
      When it executes
        """python
        @naming('one')
        def work(a=note('default'), *, k=note('keyword default')):
            pass

        @naming('two')
        class Work:
            note('body')
        """
      Then the events are "evaluate one, default, keyword default, apply one, evaluate two, body, apply two"

  @rule:31.22/ordinary-calls
  @language
  Rule: Applying a decorator is a plain call

    Example: Whatever can be called with one positional argument can decorate
      Given the program
        """python

        class Prefix:
            def __init__(self, text):
                self.text = text
            def __call__(self, thing):
                return self.text, thing.__name__
            def method(self, thing):
                return self.text, 'method', thing.__name__

        class Holder:
            def __init__(self, thing):
                self.held = thing.__name__

        prefix = Prefix('prefix')

        @prefix
        def by_instance(): pass

        @prefix.method
        def by_method(): pass

        @Holder
        def by_class(): pass

        @callable
        def by_builtin(): pass
        """
      Then each expression gives
        | expression    | gives                             |
        | by_instance   | ('prefix', 'by_instance')         |
        | by_method     | ('prefix', 'method', 'by_method') |
        | by_class.held | 'by_class'                        |
        | by_builtin    | True                              |

    Example: The function is bound to the decorator's parameters as in any call
      Given the program
        """python

        def none():
            return note('body of none')

        def two(thing, missing):
            return note('body of two')

        def default(thing, added=3, *rest, **named):
            return thing.__name__, added, rest, named

        def decorate(decorator):
            @decorator
            def work(): pass
            return work
        """
      Then each expression gives
        | expression        | gives                                                              |
        | decorate(none)    | TypeError: none() takes 0 positional arguments but 1 was given     |
        | decorate(two)     | TypeError: two() missing 1 required positional argument: 'missing' |
        | decorate(default) | ('work', 3, (), {})                                                |
        | log               | []                                                                 |

    @cpython
    @needs:bytecode-3.14
    Example: The function lies in the self slot, so CALL counts no arguments
      Given the program
        """python

        def make():
            @one
            @two
            def work():
                pass
            return work
        """
      Then the bytecode of "make" is
        """
         14           RESUME                   0
         15           LOAD_GLOBAL              0 (one)
         16           LOAD_GLOBAL              2 (two)
         17           LOAD_CONST               0 (<code object work at 0x..., file "example.py", line 15>)
                      MAKE_FUNCTION
         16           CALL                     0
         15           CALL                     0
         17           STORE_FAST               0 (work)
         19           LOAD_FAST_BORROW         0 (work)
                      RETURN_VALUE
        Disassembly of <code object work at 0x..., file "example.py", line 15>:
         15           RESUME                   0
         18           LOAD_CONST               0 (None)
                      RETURN_VALUE
        """

  @rule:31.22/any-result
  @language
  Rule: A decorator may return any object, whether it can be called or not

    Example: A decorator may return another callable, a number or None, but must be callable itself
      Given the program
        """python

        def length(function):
            return len

        @length
        def counted():
            pass

        def answer(function):
            return 42

        @answer
        def number():
            pass

        def silent(function):
            pass

        @silent
        def nothing():
            pass

        five = 5

        def wrong():
            @five
            def work():
                pass
        """
      Then each expression gives
        | expression     | gives                                        |
        | counted is len | True                                         |
        | number         | 42                                           |
        | nothing        | None                                         |
        | nothing()      | TypeError: 'NoneType' object is not callable |
        | wrong()        | TypeError: 'int' object is not callable      |

    @py:>=3.9
    Example: A decorator may be a lambda, an item of a list, or an assignment expression
      Given the program
        """python

        table = [lambda function: 'from the table']

        @(lambda function: 42)
        def number():
            pass

        @table[0]
        def listed():
            pass

        @(named := lambda function: 'by a walrus')
        def walrus():
            pass

        def wrong():
            @5
            def work():
                pass
        """
      When it evaluates "number, listed, walrus"
      Then it gives "(42, 'from the table', 'by a walrus')"
      When it evaluates "wrong()"
      Then it raises TypeError "'int' object is not callable"
