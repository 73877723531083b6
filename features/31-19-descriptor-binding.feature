@31.19
Feature: 31.19 Descriptor binding
  A function is a descriptor. Found in a class through an instance, its `__get__` makes the bound method; found
  through the class itself, nothing is bound.

  Background:
    Given the program
      """python
      class Clock:
          def tell(self, time):
              return time
          def pair(self, first):
              return self, first

      clock = Clock()
      """

  @rule:31.19/protocol
  @language
  Rule: Method calls rest on the descriptor protocol

    Background:
      Given the program
        """python

        class Data:
            def __get__(self, instance, owner):
                return lambda: 'data descriptor'
            def __set__(self, instance, value):
                pass

        class NonData:
            def __get__(self, instance, owner):
                return lambda: 'non-data descriptor'

        class Failing:
            def __get__(self, instance, owner):
                raise AttributeError('nope')

        class Host:
            data, non_data, failing = Data(), NonData(), Failing()

        class Catching(Host):
            def __getattr__(self, name):
                return lambda: 'fallback for ' + name

        host = Host()
        """

    Example: What __get__ returns is what is called
      When it evaluates "Host().data(), Host().non_data()"
      Then it gives "('data descriptor', 'non-data descriptor')"

    Example: A data descriptor wins over the instance, another does not
      Given the program
        """python

        host.__dict__.update(data=lambda: 'instance', non_data=lambda: 'instance')
        """
      Then each expression gives
        | expression                                      | gives                           |
        | host.data(), host.non_data()                    | ('data descriptor', 'instance') |
        | [read() for read in (host.data, host.non_data)] | ['data descriptor', 'instance'] |

    Example: __get__ is looked up on the type of the descriptor, not on the descriptor itself
      Given the program
        """python

        Host.clock = clock
        for kept in clock, vars(Host)['non_data']:
            kept.__get__ = lambda instance, owner: 'of the object'
        """
      When it evaluates "host.clock is clock, host.non_data()"
      Then it gives "(True, 'non-data descriptor')"

    Example: An AttributeError in __get__ passes through unless there is a __getattr__
      Then each expression gives
        | expression           | gives                  |
        | host.failing()       | AttributeError: nope   |
        | Catching().failing() | 'fallback for failing' |

  @rule:31.19/function-is-descriptor
  @language
  Rule: A function kept in a class is a descriptor

    Example: Functions have __get__ and builtin functions do not, so only functions get the instance
      Given the program
        """python

        class Sized:
            size = len
        """
      Then each expression gives
        | expression                           | gives |
        | hasattr(Clock.tell, '__get__')       | True  |
        | Clock.__dict__['tell'] is Clock.tell | True  |
        | hasattr(len, '__get__')              | False |
        | Sized().size([1, 2])                 | 2     |

  @rule:31.19/get-binds
  @language
  Rule: Access through an instance runs __get__ and gives a bound method

    Example: The access hands the instance and its class to __get__, or only the class
      Given the program
        """python

        class Recording:
            def __get__(self, instance, owner):
                return instance, owner.__name__

        class Wall:
            spot = Recording()

        class Painted(Wall):
            def __repr__(self):
                return 'the painted wall'

        painted = Painted()
        """
      Then each expression gives
        | expression   | gives                         |
        | painted.spot | (the painted wall, 'Painted') |
        | Painted.spot | (None, 'Painted')             |
        | Wall.spot    | (None, 'Wall')                |

    Example: __get__ called by hand makes a bound method, too
      Given the program
        """python

        function = Clock.__dict__['tell']
        """
      Then each expression gives
        | expression                                       | gives |
        | function.__get__(clock, Clock)(10)               | 10    |
        | function.__get__(clock, Clock).__self__ is clock | True  |
        | function.__get__(clock).__func__ is function     | True  |
        | function.__get__(None, Clock) is function        | True  |
        | (lambda self: self).__get__(5)()                 | 5     |

    @cpython
    Example: __get__ with neither an instance nor a class is refused
      When it evaluates "Clock.tell.__get__(None)"
      Then it raises TypeError "__get__(None, None) is invalid"

  @rule:31.19/sample-result
  @language
  Rule: A method that returns its argument returns what the call passed

    Example: A method called with 10 through the instance returns 10
      When it evaluates "clock.tell(10)"
      Then it gives "10"

  @rule:31.19/conceptual-equivalence
  @language
  Rule: A method call equals fetching from the class, binding and calling

    Example: Three spellings give the function the same two objects
      Then each expression gives
        | expression                                                      | gives |
        | clock.pair(10) == (clock, 10)                                   | True  |
        | Clock.__dict__['pair'].__get__(clock, Clock)(10) == (clock, 10) | True  |
        | type(clock).pair(clock, 10) == (clock, 10)                      | True  |

    Example: A bound method that is kept in another class stays bound to its own instance
      Given the program
        """python

        class Other:
            tell, pair = clock.tell, clock.pair
        """
      When it evaluates "Other().tell(10), Other().pair(10) == (clock, 10)"
      Then it gives "(10, True)"

    @cpython
    @py:<3.11||>=3.13
    Example: __get__ of a bound method gives the method itself
      Given the program
        """python

        bound = clock.tell
        """
      When it evaluates "bound.__get__(5) is bound"
      Then it gives "True"

  @rule:31.19/explicit-form
  @language
  Rule: Through the class the object is passed by hand

    Example: The object may be an instance, or any other object
      Then each expression gives
        | expression                           | gives            |
        | Clock.tell(clock, 10)                | 10               |
        | Clock.pair(clock, 10) == (clock, 10) | True             |
        | Clock.pair('anything', 10)           | ('anything', 10) |

  @rule:31.19/no-auto-binding
  @language
  Rule: Through the class nothing is bound

    Example: The class gives the plain function, whose last parameter is missing when self is not passed
      Then each expression gives
        | expression                           | gives |
        | Clock.tell is Clock.__dict__['tell'] | True  |
      And each expression raises
        | expression     | raises    |
        | Clock.tell(10) | TypeError |
        | Clock.pair()   | TypeError |

    @cpython
    @py:>=3.10
    Example: The message counts self among what is missing
      Then each expression gives
        | expression     | gives                                                                               |
        | Clock.tell(10) | TypeError: Clock.tell() missing 1 required positional argument: 'time'              |
        | Clock.pair()   | TypeError: Clock.pair() missing 2 required positional arguments: 'self' and 'first' |

  @rule:31.19/other-descriptors
  @language
  Rule: What an attribute passes along depends on its type

    Background:
      Given the program
        """python

        class Ready:
            def __call__(self, *values):
                return values

        def show(*values):
            return tuple('instance' if v is kinds else 'class' if v is Kinds else v for v in values)

        class Kinds:
            plain = show
            static = staticmethod(show)
            klass = classmethod(show)
            number = int
            builtin = 'abc'.index
            instance = Ready()
            foreign = list.append

        kinds = Kinds()
        """

    Example: Only functions pass the instance along, and class methods the class
      Then each expression gives
        | expression         | gives           |
        | kinds.plain(2)     | ('instance', 2) |
        | kinds.static(2)    | (2,)            |
        | kinds.klass(2)     | ('class', 2)    |
        | Kinds.klass(2)     | ('class', 2)    |
        | kinds.number('5')  | 5               |
        | kinds.builtin('c') | 2               |
        | kinds.instance(2)  | (2,)            |
      And each expression raises
        | expression       | raises    |
        | kinds.foreign(2) | TypeError |

    @py:>=3.14
    Example: A partial object passes the instance along, behind its own arguments
      Given the program
        """python

        import functools

        Kinds.partial = functools.partial(show, 1)
        """
      When it evaluates "kinds.partial(2), Kinds.partial(2)"
      Then it gives "((1, 'instance', 2), (1, 2))"

    @cpython
    Example: The message of a native type's method names the type that it wants
      When it evaluates "kinds.foreign(2)"
      Then it raises TypeError "descriptor 'append' for 'list' objects doesn't apply to a 'Kinds' object"
