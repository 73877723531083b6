@31.6
Feature: 31.6 Keyword arguments
  A keyword argument finds its parameter by name, so the order in which keywords are written does not matter.

  @rule:31.6/bind-by-name
  @language
  Rule: A keyword argument goes to the parameter of that name

    Background:
      Given the program
        """python
        def area(width, height):
            return 'width %d, height %d' % (width, height)

        def file(fi):
            return fi

        class Name(str):
            pass
        """

    Example: A keyword finds its parameter wherever it stands
      Then each expression gives
        | expression                | gives                 |
        | area(width=20, height=10) | 'width 20, height 10' |
        | area(height=10, width=20) | 'width 20, height 10' |
        | area(20, height=10)       | 'width 20, height 10' |

    Example: Names match as strings, not as objects
      Then each expression gives
        | expression                                       | gives                                                      |
        | area(**{''.join(['hei', 'ght']): 4, 'width': 3}) | 'width 3, height 4'                                        |
        | area(**{Name('height'): 4, Name('width'): 3})    | 'width 3, height 4'                                        |
        | area(3, **{Name('width'): 4, 'height': 5})       | TypeError: area() got multiple values for argument 'width' |

    @cpython
    Example: A name of a subclass of str is compared by its own equality, and collected as it is
      Given the program
        """python

        class Loose(str):
            __hash__ = str.__hash__
            def __eq__(self, other):
                return self.lower() == other

        class Posing(str):
            def __eq__(self, other):
                return other == 'width'
            def __hash__(self):
                return 1

        def collected(**named):
            return [type(name).__name__ for name in named]
        """
      Then each expression gives
        | expression                                      | gives                                                  |
        | area(**{Loose('HEIGHT'): 4, Loose('Width'): 3}) | 'width 3, height 4'                                    |
        | area(**{'width': 1, Posing('q'): 2})            | TypeError: area() got multiple values for argument 'q' |
        | collected(**{Loose('Depth'): 5})                | ['Loose']                                              |

    Example: An identifier is taken in its normal form, a key of a mapping as it is
      Then each expression gives
        | expression       | gives                                                    |
        | file(ﬁ=1)        | 1                                                        |
        | file(**{'ﬁ': 1}) | TypeError: file() got an unexpected keyword argument 'ﬁ' |

  @rule:31.6/order-independent
  @language
  Rule: Slots are filled by parameter, not in the order of the call

    Background:
      Given the program
        """python
        def area(width, height):
            return list(locals().items())

        def pair(width, height):
            return width, height
        """

    Example: The order of the keywords makes no difference to the callee
      Then each expression gives
        | expression                | gives    |
        | pair(width=20, height=10) | (20, 10) |
        | pair(height=10, width=20) | (20, 10) |
        | pair(20, 10)              | (20, 10) |

    @cpython
    Example: The locals of the callee stand in the order of its parameters
      When it evaluates "area(height=10, width=20)"
      Then it gives "[('width', 20), ('height', 10)]"

  @rule:31.6/check-match
  @language
  Rule: Each keyword must name a parameter

    Background:
      Given the program
        """python
        def area(width, height):
            return width * height

        def long(abcdef):
            return abcdef

        def short(a):
            return a
        """

    Example: A keyword that names a parameter is accepted, one that names none is refused
      Then each expression gives
        | expression              | gives                                                         |
        | area(height=2, width=3) | 6                                                             |
        | area(1, 2, depth=3)     | TypeError: area() got an unexpected keyword argument 'depth'  |
        | area(1, colour=2)       | TypeError: area() got an unexpected keyword argument 'colour' |
        | area(width=1, colour=2) | TypeError: area() got an unexpected keyword argument 'colour' |

    @cpython
    @py:>=3.13
    Example: A near miss gets a hint
      Given the program
        """python

        def strict(host, port, *, timeout=5):
            return host

        class Door:
            def open(self, speed):
                return speed
        """
      Then each expression gives
        | expression                | gives                                                                                    |
        | area(20, widht=10)        | TypeError: area() got an unexpected keyword argument 'widht'. Did you mean 'width'?      |
        | area(20, heigt=10)        | TypeError: area() got an unexpected keyword argument 'heigt'. Did you mean 'height'?     |
        | strict('h', 1, timeot=3)  | TypeError: strict() got an unexpected keyword argument 'timeot'. Did you mean 'timeout'? |
        | Door.open(slf=1, speed=2) | TypeError: Door.open() got an unexpected keyword argument 'slf'. Did you mean 'self'?    |
        | short(aa=1)               | TypeError: short() got an unexpected keyword argument 'aa'. Did you mean 'a'?            |

    @cpython
    @py:>=3.8
    Example: There is no hint for names that are too different, nor for a positional-only parameter, which could not be passed by name
      Given the program
        """python

        def strict(host, /, port):
            return host
        """
      Then each expression gives
        | expression          | gives                                                         |
        | long(ABCDEF=1)      | TypeError: long() got an unexpected keyword argument 'ABCDEF' |
        | long(xyz=1)         | TypeError: long() got an unexpected keyword argument 'xyz'    |
        | strict(1, 2, hos=1) | TypeError: strict() got an unexpected keyword argument 'hos'  |

  @rule:31.6/check-twice
  @language
  Rule: No parameter may receive two values

    Background:
      Given the program
        """python
        def area(width, height):
            return width * height
        """

    Example: One value for each parameter is accepted, in whatever way it is given
      Then each expression gives
        | expression                | gives |
        | area(20, height=10)       | 200   |
        | area(height=10, width=20) | 200   |

    Example: Once by position and once by name
      When it evaluates "area(20, width=10)"
      Then it raises TypeError "area() got multiple values for argument 'width'"

    @cpython
    Example: The clash is reported before a wrong number of arguments
      Then each expression gives
        | expression                 | gives                                                       |
        | area(1, 2, 3, width=4)     | TypeError: area() got multiple values for argument 'width'  |
        | area(1, 2, height=4)       | TypeError: area() got multiple values for argument 'height' |
        | area(1, width=2, height=3) | TypeError: area() got multiple values for argument 'width'  |

  @rule:31.6/check-missing
  @language
  Rule: Every required parameter must have a value

    Background:
      Given the program
        """python
        def one(a): pass
        def two(a, b): pass
        def three(a, b, c): pass
        def four(a, b, c, d=4): pass
        """

    Example: What is complete is accepted, otherwise the message counts and lists what is missing
      Then each expression gives
        | expression        | gives                                                                         |
        | four(1, b=2, c=3) | None                                                                          |
        | one()             | TypeError: one() missing 1 required positional argument: 'a'                  |
        | two()             | TypeError: two() missing 2 required positional arguments: 'a' and 'b'         |
        | two(b=1)          | TypeError: two() missing 1 required positional argument: 'a'                  |
        | three()           | TypeError: three() missing 3 required positional arguments: 'a', 'b', and 'c' |
        | three(b=1)        | TypeError: three() missing 2 required positional arguments: 'a' and 'c'       |
        | four(d=1)         | TypeError: four() missing 3 required positional arguments: 'a', 'b', and 'c'  |

  @rule:31.6/check-unexpected
  @language
  Rule: Surplus keywords are an error unless a double-star parameter collects them

    Background:
      Given the program
        """python
        def closed(alpha):
            return alpha

        def collecting(alpha, **rest):
            return alpha, rest
        """

    Example: The same call without and with a double-star parameter
      Then each expression gives
        | expression            | gives                                                         |
        | closed(1, beta=2)     | TypeError: closed() got an unexpected keyword argument 'beta' |
        | collecting(1, beta=2) | (1, {'beta': 2})                                              |

    Example: A near miss is collected and no error
      When it evaluates "collecting(1, alpah=2)"
      Then it gives "(1, {'alpah': 2})"

  @rule:31.6/double-supply-example
  @language
  Rule: Supplying a parameter by position and by name fails however the two arrive

    Example: The two are written out, or one of them is unpacked from a mapping or an iterable
      Given the program
        """python
        def area(width, height):
            return width * height
        """
      Then each expression gives
        | expression                 | gives                                                      |
        | area(20, **{'height': 10}) | 200                                                        |
        | area(20, width=10)         | TypeError: area() got multiple values for argument 'width' |
        | area(20, **{'width': 10})  | TypeError: area() got multiple values for argument 'width' |
        | area(*[20], width=10)      | TypeError: area() got multiple values for argument 'width' |

  @rule:31.6/check-order
  @cpython
  Rule: The checks of binding run in a fixed order

    Background:
      Given the program
        """python
        def pair(a, b): pass
        def connect(host, *, timeout): pass
        def fixed(a, c, /): pass
        """

    Example: Keywords in the order of the call, then surplus positions, then missing positions, then missing keyword-only
      Then each expression gives
        | expression         | gives                                                                    |
        | pair(1, 2, 3, c=1) | TypeError: pair() got an unexpected keyword argument 'c'                 |
        | pair(1, c=2, a=3)  | TypeError: pair() got an unexpected keyword argument 'c'                 |
        | pair(1, a=3, c=2)  | TypeError: pair() got multiple values for argument 'a'                   |
        | pair(1, 2, 3)      | TypeError: pair() takes 2 positional arguments but 3 were given          |
        | connect()          | TypeError: connect() missing 1 required positional argument: 'host'      |
        | connect(1, 2)      | TypeError: connect() takes 1 positional argument but 2 were given        |
        | connect('h')       | TypeError: connect() missing 1 required keyword-only argument: 'timeout' |

    Example: A name given to a positional-only parameter is reported before any unknown name
      When it evaluates "fixed(z=1, c=2)"
      Then it raises TypeError "fixed() got some positional-only arguments passed as keyword arguments: 'c'"

  @rule:31.6/syntax-limits
  @language
  @needs:compile
  Rule: What cannot be a keyword argument is found when the call is compiled

    Example: Positional arguments come before keywords and unpacked mappings
      Then compiling each gives
        | program          | gives                                                               |
        | f(a=1, 2)        | SyntaxError: positional argument follows keyword argument           |
        | f(a=1, *b, 2)    | SyntaxError: positional argument follows keyword argument           |
        | f(**a, 2)        | SyntaxError: positional argument follows keyword argument unpacking |
        | f(a=1, **b, c=2) | compiles                                                            |

    Example: What is no name is refused
      Then compiling each gives
        | program   | gives                                                                      |
        | f(1=2)    | SyntaxError: expression cannot contain assignment, perhaps you meant "=="? |
        | f(a.b=2)  | SyntaxError: expression cannot contain assignment, perhaps you meant "=="? |
        | f(a[0]=2) | SyntaxError: expression cannot contain assignment, perhaps you meant "=="? |

    @cpython
    @py:>=3.9
    Example: A name given twice and the name __debug__ are refused as early
      Then compiling each gives
        | program        | gives                                     |
        | f(a=1, a=2)    | SyntaxError: keyword argument repeated: a |
        | f(__debug__=1) | SyntaxError: cannot assign to __debug__   |

    @py:>=3.12
    Example: A constant as name and a missing value are refused
      Then compiling each gives
        | program   | gives                                           |
        | f(True=2) | SyntaxError: cannot assign to True              |
        | f(None=2) | SyntaxError: cannot assign to None              |
        | f(a=)     | SyntaxError: expected argument value expression |
        | f(a, b=)  | SyntaxError: expected argument value expression |

  @rule:31.6/private-names
  @language
  Rule: Keyword names in a call are not mangled, parameter names in a class body are

    Background:
      Given the program
        """python
        def show(**named):
            return named

        class Safe:
            def send(self):
                return show(__code=1)
            def store(self, *, __key=1):
                return __key
        """

    Example: The call passes the name as it is written
      When it evaluates "Safe().send()"
      Then it gives "{'__code': 1}"

    Example: The name of a private parameter has the name of its class in front
      Then each expression gives
        | expression                 | gives             |
        | Safe.store.__kwdefaults__  | {'_Safe__key': 1} |
        | Safe().store(_Safe__key=5) | 5                 |

    Example: A private parameter is not found by its name without that of the class
      Then each expression raises
        | expression            | raises    |
        | Safe().store(__key=5) | TypeError |

    @cpython
    @py:>=3.10
    Example: The message has the name that was passed, without that of the class
      When it evaluates "Safe().store(__key=5)"
      Then it raises TypeError "Safe.store() got an unexpected keyword argument '__key'"
