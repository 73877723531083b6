@31.9
Feature: 31.9 Variadic positional arguments
  A star parameter receives the positional arguments that no other parameter takes, always as a tuple.

  @rule:31.9/collects-extra
  @language
  Rule: A star parameter receives the surplus positional arguments

    Background:
      Given the program
        """python
        def pack(first, *rest):
            return rest
        """

    Example: The star parameter holds all values but those of the parameters before it
      Then each expression gives
        | expression      | gives      |
        | pack(1, 2, 3)   | (2, 3)     |
        | pack(1, 2)      | (2,)       |
        | pack(*'abc')    | ('b', 'c') |
        | pack(1, (2, 3)) | ((2, 3),)  |

    Example: Parameters before the star parameter are still required
      When it evaluates "pack()"
      Then it raises TypeError "pack() missing 1 required positional argument: 'first'"

  @rule:31.9/sample-binding
  @language
  Rule: The named parameter takes the first value and the star parameter the others

    Example: The named parameter is filled by position or by name, the star parameter by position alone
      Given the program
        """python
        def pack(first, *rest):
            return first, rest
        """
      Then each expression gives
        | expression          | gives                                                      |
        | pack(1, 2, 3)       | (1, (2, 3))                                                |
        | pack(first=3)       | (3, ())                                                    |
        | pack(1, 2, first=3) | TypeError: pack() got multiple values for argument 'first' |

  @rule:31.9/is-tuple
  @language
  Rule: Surplus positional arguments are collected in a tuple

    Background:
      Given the program
        """python
        class Pair(tuple):
            pass

        def pack(*rest):
            return rest

        given = (1, 2)
        """

    Example: The type is exactly tuple, whatever was unpacked
      Then each expression gives
        | expression                         | gives   |
        | type(pack(1)).__name__             | 'tuple' |
        | type(pack(*[1, 2])).__name__       | 'tuple' |
        | type(pack(*Pair((1, 2)))).__name__ | 'tuple' |

    @cpython
    Example: A Python function gets a tuple of its own, not the one that was unpacked
      Then each expression gives
        | expression            | gives  |
        | pack(*given)          | (1, 2) |
        | pack(*given) is given | False  |

  @rule:31.9/empty-tuple
  @language
  Rule: With nothing left over the star parameter holds the empty tuple

    Background:
      Given the program
        """python
        def pack(first=None, *rest):
            return rest

        empty = ()
        """

    Example: The star parameter is a tuple even when there is nothing to collect
      Then each expression gives
        | expression | gives |
        | pack()     | ()    |
        | pack(1)    | ()    |

    @cpython
    Example: The empty tuple is the same object each time
      When it evaluates "pack() is pack(1) is empty"
      Then it gives "True"

  @rule:31.9/ordinary-slot
  @language
  Rule: The star parameter is a local variable like any other

    Example: The star parameter can be rebound, extended and deleted
      Given the program
        """python
        def rebind(*rest):
            rest = list(rest) + ['more']
            return rest

        def delete(*rest):
            del rest
            return rest

        def grow(*rest):
            rest += (9,)
            return rest
        """
      Then each expression gives
        | expression | gives       |
        | rebind(1)  | [1, 'more'] |
        | grow(1)    | (1, 9)      |
      And each expression raises
        | expression | raises            |
        | delete(1)  | UnboundLocalError |

    @cpython
    @needs:code-objects
    Example: The bytecode that reads a star parameter is that for an ordinary one
      Given the program
        """python
        def star(*values):
            return values

        def plain(values):
            return values
        """
      When it evaluates "star.__code__.co_code == plain.__code__.co_code"
      Then it gives "True"

  @rule:31.9/name-not-a-keyword
  @language
  Rule: The star parameter cannot be passed by keyword, has no default and appears once

    Background:
      Given the program
        """python
        def pack(*rest):
            return rest

        def collect(*rest, **named):
            return rest, named
        """

    Example: The name of the star parameter is unknown, or collected as any unknown name is
      Then each expression gives
        | expression                  | gives                                                       |
        | pack(rest=1)                | TypeError: pack() got an unexpected keyword argument 'rest' |
        | collect(1, rest=2, named=3) | ((1,), {'rest': 2, 'named': 3})                             |

    @needs:compile
    @py:>=3.11
    Example: The compiler refuses a default and a second star parameter
      Then compiling each gives
        | program                   | gives                                                          |
        | def f(*rest=()): pass     | SyntaxError: var-positional argument cannot have default value |
        | lambda *rest=(): 0        | SyntaxError: var-positional argument cannot have default value |
        | def f(*rest, *more): pass | SyntaxError: * argument may appear only once                   |
