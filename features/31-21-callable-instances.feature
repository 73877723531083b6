@31.21
Feature: 31.21 Callable instances
  An instance can be called when its type defines `__call__`. The call goes to the type, never to the instance's
  attributes.

  Background:
    Given the program
      """python
      class Adder:
          made = 0
          def __init__(self, amount):
              Adder.made += 1
              self.amount = amount
          def __call__(self, value):
              return self.amount + value

      ten = Adder(10)
      """

  @rule:31.21/type-defines-call
  @language
  Rule: A type that defines __call__ makes its instances callable

    Example: The instance is callable, however the call is written
      Given the program
        """python

        class Child(Adder):
            pass
        """
      Then each expression gives
        | expression          | gives |
        | callable(ten)       | True  |
        | ten(5)              | 15    |
        | ten(value=5)        | 15    |
        | ten(*[5])           | 15    |
        | ten(**{'value': 5}) | 15    |
        | Child(20)(5)        | 25    |

    @cpython
    Example: A __call__ that cannot be called makes the call fail, though callable() says yes
      Given the program
        """python

        class Nothing:
            __call__ = None

        class Number:
            __call__ = 5
        """
      Then each expression gives
        | expression                              | gives                                        |
        | callable(Nothing()), callable(Number()) | (True, True)                                 |
        | Nothing()()                             | TypeError: 'NoneType' object is not callable |
        | Number()()                              | TypeError: 'int' object is not callable      |

  @rule:31.21/adder-sample
  @language
  Rule: An instance keeps what it was made with from call to call

    Example: An instance that is made once can be called often
      When it evaluates "ten(5), ten(6), Adder.made"
      Then it gives "(15, 16, 1)"

  @rule:31.21/conceptual-call
  @language
  Rule: A call of an instance equals its type's __call__ with the instance first

    Background:
      Given the program
        """python

        log = []

        class Watched:
            def __getattribute__(self, name):
                log.append(name)
                return object.__getattribute__(self, name)
            def __call__(self):
                return 'called'
        """

    Example: The call, the type's __call__ with the instance and the instance's own give one result
      When it evaluates "ten(5), type(ten).__call__(ten, 5), ten.__call__(5)"
      Then it gives "(15, 15, 15)"

    Example: A __call__ of the instance is ignored
      Given the program
        """python

        class Plain:
            pass

        plain = Plain()
        plain.__call__ = ten.__call__ = lambda value: 'of the instance'
        """
      Then each expression gives
        | expression      | gives             |
        | ten.__call__(5) | 'of the instance' |
        | ten(5)          | 15                |
        | callable(plain) | False             |
      And each expression raises
        | expression | raises    |
        | plain(5)   | TypeError |

    Example: The lookup does not go through __getattribute__
      When it evaluates "Watched()(), log"
      Then it gives "('called', [])"

  @rule:31.21/type-slot
  @language
  Rule: How an instance is called sits in its type and may change later

    Background:
      Given the program
        """python

        def replace(value):
            Adder.__call__ = value

        def remove():
            del Adder.__call__

        class Heir(Adder):
            pass

        heir = Heir(10)

        class Static:
            @staticmethod
            def __call__(*values):
                return values

        class ByClass:
            @classmethod
            def __call__(cls, value):
                return cls.__name__, value

        class ByProperty:
            @property
            def __call__(self):
                return lambda value: ('from property', value)

        class Failing:
            @property
            def __call__(self):
                raise LookupError('no call today')

        class ByInstance:
            __call__ = Static()
        """

    Example: Instances that exist follow what happens to their type or to its base
      Then each expression gives
        | expression                          | gives                                     |
        | replace(lambda self, value: value)  | None                                      |
        | ten(5), heir(6)                     | (5, 6)                                    |
        | remove()                            | None                                      |
        | ten(5)                              | TypeError: 'Adder' object is not callable |
        | heir(5)                             | TypeError: 'Heir' object is not callable  |
        | replace(lambda self, value: -value) | None                                      |
        | ten(5), heir(6)                     | (-5, -6)                                  |

    @cpython
    Example: A __call__ may be any descriptor, or a callable that does not bind
      Then each expression gives
        | expression      | gives                      |
        | Static()(1)     | (1,)                       |
        | ByClass()(1)    | ('ByClass', 1)             |
        | ByProperty()(1) | ('from property', 1)       |
        | ByInstance()(1) | (1,)                       |
        | Failing()()     | LookupError: no call today |

    @cpython
    Example: A native type has a wrapper of its slot for __call__, a class written in Python the function that its slot calls
      Then each expression gives
        | expression                               | gives                        |
        | type(vars(type(len))['__call__'])        | <class 'wrapper_descriptor'> |
        | vars(type(len))['__call__'](len, [1, 2]) | 2                            |
        | type(vars(Adder)['__call__'])            | <class 'function'>           |
        | vars(Adder)['__call__'](ten, 5)          | 15                           |

  @rule:31.21/errors-name-call
  @cpython
  @py:>=3.10
  Rule: Binding errors name the method and count the instance

    Example: The message for too few, too many and unknown arguments names the class and __call__
      Then each expression gives
        | expression | gives                                                                       |
        | ten()      | TypeError: Adder.__call__() missing 1 required positional argument: 'value' |
        | ten(1, 2)  | TypeError: Adder.__call__() takes 2 positional arguments but 3 were given   |
        | ten(x=1)   | TypeError: Adder.__call__() got an unexpected keyword argument 'x'          |

  @rule:31.21/function-call-attribute
  @cpython
  Rule: Functions have a __call__ as well, which calls do not look at

    Example: A function's __call__ has a __call__, too, and replacing it does not change calls
      Given the program
        """python

        def plain(value):
            return value

        plain.__call__ = lambda value: 'replaced'
        """
      Then each expression gives
        | expression                     | gives      |
        | plain(1)                       | 1          |
        | plain.__call__(1)              | 'replaced' |
        | type(plain).__call__(plain, 1) | 1          |
        | len.__call__.__call__([1])     | 1          |
