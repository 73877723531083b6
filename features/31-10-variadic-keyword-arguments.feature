@31.10
Feature: 31.10 Variadic keyword arguments
  A double-star parameter receives the keyword arguments that name no parameter, in a dictionary made for this
  call.

  @rule:31.10/collects-extra
  @language
  Rule: A double-star parameter receives unmatched keywords

    Background:
      Given the program
        """python
        def describe(item, **details):
            return details
        """

    Example: The dictionary holds every keyword that names no parameter
      When it evaluates "describe(1, x=2, y=3)"
      Then it gives "{'x': 2, 'y': 3}"

    Example: The dictionary keeps the order of the call, unpacked mappings included
      When it evaluates "list(describe(1, z=1, **{'y': 1}, x=1, **{'w': 0}))"
      Then it gives "['z', 'y', 'x', 'w']"

  @rule:31.10/sample-binding
  @language
  Rule: The named parameter takes its value and the double-star parameter the other keywords

    Background:
      Given the program
        """python
        def describe(item, **details):
            return item, details
        """

    Example: The double-star parameter holds what the named one does not take, its own name included
      Then each expression gives
        | expression             | gives                 |
        | describe(1, x=2, y=3)  | (1, {'x': 2, 'y': 3}) |
        | describe(x=2, item=1)  | (1, {'x': 2})         |
        | describe(1, details=2) | (1, {'details': 2})   |

    Example: A name that is a parameter is not collected
      When it evaluates "describe(1, item=2)"
      Then it raises TypeError "describe() got multiple values for argument 'item'"

  @rule:31.10/fresh-dict
  @language
  Rule: A dictionary is made for each call

    Background:
      Given the program
        """python
        def describe(**details):
            return details

        def spoil(**details):
            details['spoiled'] = True
            return details

        class Own(dict):
            pass

        given = {'a': 1}
        """

    Example: The callee gets a plain dictionary, empty when there is nothing to collect
      Then each expression gives
        | expression                          | gives  |
        | type(describe(a=1)).__name__        | 'dict' |
        | type(describe(**Own(a=1))).__name__ | 'dict' |
        | describe()                          | {}     |
        | describe() is describe()            | False  |

    Example: The caller's mapping is never handed over
      Then each expression gives
        | expression                 | gives                     |
        | describe(**given) is given | False                     |
        | spoil(**given)             | {'a': 1, 'spoiled': True} |
        | given                      | {'a': 1}                  |

  @rule:31.10/unexpected-without
  @language
  Rule: Without a double-star parameter, unmatched keywords raise

    Example: A keyword that names a parameter is accepted, any other is refused, written or out of a mapping
      Given the program
        """python
        def describe(item):
            return item
        """
      Then each expression gives
        | expression                      | gives                                                        |
        | describe(**{'item': 1})         | 1                                                            |
        | describe(1, b=2)                | TypeError: describe() got an unexpected keyword argument 'b' |
        | describe(1, z=2, b=2)           | TypeError: describe() got an unexpected keyword argument 'z' |
        | describe(1, **{'c': 1, 'b': 2}) | TypeError: describe() got an unexpected keyword argument 'c' |

  @rule:31.10/syntax
  @language
  @needs:compile
  Rule: Nothing may follow a double-star parameter, and it has no default

    @py:>=3.11
    Example: The compiler names each mistake
      Then compiling each gives
        | program              | gives                                                       |
        | def f(**k={}): pass  | SyntaxError: var-keyword argument cannot have default value |
        | def f(**k, a): pass  | SyntaxError: arguments cannot follow var-keyword argument   |
        | def f(**k, *a): pass | SyntaxError: arguments cannot follow var-keyword argument   |
        | lambda **k={}: 0     | SyntaxError: var-keyword argument cannot have default value |
        | def f(**k,): pass    | compiles                                                    |
