@31.12
Feature: 31.12 Double-starred call arguments
  A double star in a call spreads a mapping into keyword arguments. Keys must be strings for ordinary callees, and
  no name may come twice.

  Background:
    Given the program
      """python
      def show(*values, **named):
          return values, named

      def pair(a, b):
          return a, b

      class Mapping:
          def __init__(self, **items):
              self.items = items
          def keys(self):
              return list(self.items)
          def __getitem__(self, key):
              return self.items[key]

      number = 5
      """

  @rule:31.12/unpack-mapping
  @language
  Rule: A mapping is spread into keyword arguments

    Example: The mapping may be a dictionary, or anything with keys() and item access
      Then each expression gives
        | expression               | gives                  |
        | show(**{'x': 1, 'y': 2}) | ((), {'x': 1, 'y': 2}) |
        | pair(**{'b': 1, 'a': 2}) | (2, 1)                 |
        | show(**Mapping(x=1))     | ((), {'x': 1})         |
        | show(**{})               | ((), {})               |

    @py:>=3.9
    Example: An object without keys() is no mapping
      Given the program
        """python

        class Keyless:
            def __getitem__(self, key):
                return key
        """
      Then each expression gives
        | expression         | gives                                                                       |
        | show(**Keyless())  | TypeError: __main__.show() argument after ** must be a mapping, not Keyless |
        | show(**[('a', 1)]) | TypeError: __main__.show() argument after ** must be a mapping, not list    |

    @cpython
    @needs:bytecode-3.14
    Example: A lone mapping is copied into the dictionary that the call receives
      Given the program
        """python

        def spread(function, mapping):
            return function(**mapping)
        """
      Then the bytecode of "spread" is
        """
         17           RESUME                   0
         18           LOAD_FAST_BORROW         0 (function)
                      PUSH_NULL
                      LOAD_CONST               1 (())
                      BUILD_MAP                0
                      LOAD_FAST_BORROW         1 (mapping)
                      DICT_MERGE               1
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

  @rule:31.12/multiple-mappings
  @language
  Rule: Several mappings may be given, mixed with keywords

    Example: The keys keep the order of merging
      Then each expression gives
        | expression                                  | gives                          |
        | show(**{'a': 1}, **{'b': 2})                | ((), {'a': 1, 'b': 2})         |
        | show(**{'z': 1}, b=2, **{'a': 3})           | ((), {'z': 1, 'b': 2, 'a': 3}) |
        | show(c=0, **{}, **Mapping(d=4), **{'b': 2}) | ((), {'c': 0, 'd': 4, 'b': 2}) |

    @cpython
    @needs:bytecode-3.14
    Example: The listing merges the mappings one after the other
      Given the program
        """python

        def spread(function, a, b):
            return function(**a, c=1, **b)
        """
      Then the bytecode of "spread" is
        """
         17           RESUME                   0
         18           LOAD_FAST_BORROW         0 (function)
                      PUSH_NULL
                      LOAD_CONST               1 (())
                      BUILD_MAP                0
                      LOAD_FAST_BORROW         1 (a)
                      DICT_MERGE               1
                      LOAD_CONST               0 ('c')
                      LOAD_SMALL_INT           1
                      BUILD_MAP                1
                      DICT_MERGE               1
                      LOAD_FAST_BORROW         2 (b)
                      DICT_MERGE               1
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

  @rule:31.12/keys-must-be-strings
  @language
  Rule: Keyword names must be strings for ordinary calls

    Background:
      Given the program
        """python
        class Plain:
            pass

        class Open:
            def __init__(self, **named):
                self.named = named
            def __call__(self, **named):
                return named
        """

    Example: Any string is a name, also one that no program could write
      When it evaluates "show(**{'': 1, 'a b': 2, 'class': 3})"
      Then it gives "((), {'': 1, 'a b': 2, 'class': 3})"

    @py:>=3.9
    Example: Keys that are no strings are refused when the call is made
      Then each expression gives
        | expression            | gives                               |
        | show(**{1: 2})        | TypeError: keywords must be strings |
        | show(**{None: 2})     | TypeError: keywords must be strings |
        | pair(1, 2, **{(): 2}) | TypeError: keywords must be strings |
        | dict(**{1: 2})        | TypeError: keywords must be strings |
        | Open(**{1: 2})        | TypeError: keywords must be strings |
        | Open()(**{1: 2})      | TypeError: keywords must be strings |

    @cpython
    Example: A callee that cannot be called or takes no arguments is reported before the keys
      Then each expression gives
        | expression       | gives                                   |
        | number(**{1: 2}) | TypeError: 'int' object is not callable |
        | Plain(**{1: 2})  | TypeError: Plain() takes no arguments   |

    @cpython
    Example: A native callee that takes a dictionary may accept keys that are no strings
      Given the program
        """python
        import functools
        """
      When it evaluates "functools.partial(lambda **named: named, **{1: 2}).keywords"
      Then it gives "{1: 2}"

  @rule:31.12/detect-duplicates
  @language
  Rule: A keyword name that comes twice is an error

    @py:>=3.9
    Example: A duplicate is refused, whatever is called
      Then each expression gives
        | expression                           | gives                                                                   |
        | show(**{'x': 1}, **{'y': 2})         | ((), {'x': 1, 'y': 2})                                                  |
        | show(**{'x': 1}, **{'x': 2})         | TypeError: __main__.show() got multiple values for keyword argument 'x' |
        | show(**Mapping(x=1), **Mapping(x=1)) | TypeError: __main__.show() got multiple values for keyword argument 'x' |
        | len(**{'x': 1}, **{'x': 2})          | TypeError: len() got multiple values for keyword argument 'x'           |
        | number(**{'x': 1}, **{'x': 2})       | TypeError: 5 got multiple values for keyword argument 'x'               |
        | [].append(**{'x': 1}, **{'x': 2})    | TypeError: list.append() got multiple values for keyword argument 'x'   |

    @py:>=3.9
    Example: Names are the same when they are equal
      Given the program
        """python

        class Name(str):
            pass
        """
      Then each expression gives
        | expression                                   | gives                                                                   |
        | show(**{'x': 1}, **{Name('x'): 2})           | TypeError: __main__.show() got multiple values for keyword argument 'x' |
        | show(**{Name('x'): 1}, x=2)                  | TypeError: __main__.show() got multiple values for keyword argument 'x' |
        | show(**{'x': 1, 'y': 2}, **{'y': 3, 'x': 4}) | TypeError: __main__.show() got multiple values for keyword argument 'y' |

    @cpython
    @py:>=3.9
    Example: Keys that are not strings clash before they are refused
      When it evaluates "show(**{1: 1}, **{1: 2})"
      Then it raises TypeError "__main__.show() got multiple values for keyword argument '1'"

  @rule:31.12/explicit-plus-mapping
  @language
  Rule: A written keyword and a mapping may not give the same name

    Background:
      Given the program
        """python

        def one(x):
            return x
        """

    @py:>=3.9
    Example: The written keyword may come before or after the mapping
      Then each expression gives
        | expression           | gives                                                                  |
        | one(**{'x': 2})      | 2                                                                      |
        | one(x=1, **{'x': 2}) | TypeError: __main__.one() got multiple values for keyword argument 'x' |
        | one(**{'x': 1}, x=2) | TypeError: __main__.one() got multiple values for keyword argument 'x' |

    @cpython
    @needs:bytecode-3.14
    Example: The listing merges the mapping into the written keyword before the call
      Given the program
        """python

        def spread(function, mapping):
            return function(x=1, **mapping)
        """
      Then the bytecode of "spread" is
        """
         20           RESUME                   0
         21           LOAD_FAST_BORROW         0 (function)
                      PUSH_NULL
                      LOAD_CONST               1 (())
                      LOAD_CONST               0 ('x')
                      LOAD_SMALL_INT           1
                      BUILD_MAP                1
                      LOAD_FAST_BORROW         1 (mapping)
                      DICT_MERGE               1
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

  @rule:31.12/not-a-mapping
  @language
  Rule: A double-starred argument whose operand is not a mapping raises TypeError

    Background:
      Given the program
        """python

        class Broken:
            def __init__(self, error):
                self.error = error
            def keys(self):
                raise self.error
        """

    @py:>=3.9
    Example: Neither an int nor None is a mapping, whatever is called
      Then each expression gives
        | expression          | gives                                                                        |
        | show(**{})          | ((), {})                                                                     |
        | show(**number)      | TypeError: __main__.show() argument after ** must be a mapping, not int      |
        | show(**None)        | TypeError: __main__.show() argument after ** must be a mapping, not NoneType |
        | len(**number)       | TypeError: len() argument after ** must be a mapping, not int                |
        | show(a=1, **number) | TypeError: __main__.show() argument after ** must be a mapping, not int      |
        | number(**number)    | TypeError: 5 argument after ** must be a mapping, not int                    |

    @cpython
    @py:>=3.9
    Example: A double-starred argument that is no mapping is reported before a starred one that is no iterable
      When it evaluates "show(*number, **number)"
      Then it raises TypeError "__main__.show() argument after ** must be a mapping, not int"

    @cpython
    @py:>=3.9
    Example: An AttributeError inside keys() is taken for a missing keys(), another error is not
      Then each expression gives
        | expression                               | gives                                                                      |
        | show(**Broken(AttributeError('inside'))) | TypeError: __main__.show() argument after ** must be a mapping, not Broken |
        | show(**Broken(ValueError('inside')))     | ValueError: inside                                                         |

  @rule:31.12/mapping-protocol-quirks
  @cpython
  Rule: Lookups that fail and overrides have special effects during the merge

    Background:
      Given the program
        """python

        class Forgetful:
            def keys(self):
                return ['x']
            def __getitem__(self, key):
                raise KeyError('x')

        class Repeated:
            def keys(self):
                return ['x', 'x']
            def __getitem__(self, key):
                return 1

        class Numbered:
            def keys(self):
                return 5

        class Bypassed(dict):
            def keys(self):
                return ['other']
            def __getitem__(self, key):
                return 'other'

        class Consulted(dict):
            def keys(self):
                return ['other']
            def __getitem__(self, key):
                return 'other'
            def __iter__(self):
                return iter(['other'])
        """

    @py:>=3.12
    Example: A KeyError from item access is taken for a duplicate, as is a key that one mapping gives twice
      Then each expression gives
        | expression          | gives                                                                   |
        | show(**Forgetful()) | TypeError: __main__.show() got multiple values for keyword argument 'x' |
        | show(**Repeated())  | TypeError: __main__.show() got multiple values for keyword argument 'x' |

    Example: The method keys() must give something iterable
      When it evaluates "show(**Numbered())"
      Then it raises TypeError "Numbered.keys() returned a non-iterable (type int)"

    Example: A subclass of dict is read directly unless it overrides __iter__
      Then each expression gives
        | expression             | gives                    |
        | show(**Bypassed(a=1))  | ((), {'a': 1})           |
        | show(**Consulted(a=1)) | ((), {'other': 'other'}) |

  @rule:31.12/copy-semantics
  @language
  Rule: The callee never receives the caller's dictionary

    Background:
      Given the program
        """python
        given = {'a': 1}
        """

    Example: What a callee does to its dictionary does not reach the caller's
      Given the program
        """python

        def spoil(**named):
            named['spoiled'] = True
            return named
        """
      Then each expression gives
        | expression             | gives                     |
        | spoil(**given)         | {'a': 1, 'spoiled': True} |
        | dict(**given) is given | False                     |
        | given                  | {'a': 1}                  |

    Example: The first of two mappings does not receive the second
      Then each expression gives
        | expression                | gives                  |
        | show(**given, **{'b': 2}) | ((), {'a': 1, 'b': 2}) |
        | given                     | {'a': 1}               |

    Example: A partial keeps a dictionary of its own
      Given the program
        """python

        import functools

        kept = functools.partial(show, **given)
        """
      When it evaluates "kept.keywords, kept.keywords is given"
      Then it gives "({'a': 1}, False)"

  @rule:31.12/star-and-double-star-together
  @language
  Rule: Starred and double-starred arguments combine with plain ones

    Example: Values of all four kinds of argument find their parameters
      Then each expression gives
        | expression                                   | gives                                                    |
        | show(1, *[2], 3, *[4], a=1, **{'b': 2}, c=3) | ((1, 2, 3, 4), {'a': 1, 'b': 2, 'c': 3})                 |
        | pair(*[1], **{'b': 2})                       | (1, 2)                                                   |
        | pair(*[1], **{'a': 2})                       | TypeError: pair() got multiple values for argument 'a'   |
        | pair(*[1, 2], **{'c': 2})                    | TypeError: pair() got an unexpected keyword argument 'c' |
