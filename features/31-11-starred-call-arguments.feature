@31.11
Feature: 31.11 Starred call arguments
  A star in a call spreads the items of an iterable into positional arguments. Several may be mixed with plain
  arguments; the items stand where the star stands.

  Background:
    Given the program
      """python
      log = []

      def show(*values, **named):
          return values

      def one(value):
          return value

      class Countable:
          def __getitem__(self, index):
              if index > 2:
                  raise IndexError
              return index * 10

      class OwnList(list):
          def __iter__(self):
              return iter(['own', 'order'])

      class OwnTuple(tuple):
          def __iter__(self):
              return iter(['own', 'order'])

      def counting(label, values):
          log.append('start ' + label)
          for value in values:
              yield value
          log.append('end ' + label)

      def note(name):
          log.append(name)
          return name
      """

  @rule:31.11/unpack-sequence
  @language
  Rule: A starred argument is spread into positional arguments

    Example: The items arrive, not the sequence
      Then each expression gives
        | expression    | gives     |
        | show(*(1, 2)) | (1, 2)    |
        | show((1, 2))  | ((1, 2),) |
        | show(*())     | ()        |
        | show(*[[]])   | ([],)     |

  @rule:31.11/evaluate-convert-merge
  @language
  Rule: The operand of a star is evaluated, turned into positional arguments and merged

    Example: Any iterable can be unpacked
      Then each expression gives
        | expression                       | gives       |
        | show(*'ab')                      | ('a', 'b')  |
        | sorted(show(*{2, 1}))            | [1, 2]      |
        | show(*{'x': 1, 'y': 2})          | ('x', 'y')  |
        | show(*(n * n for n in range(3))) | (0, 1, 4)   |
        | show(*range(2, 4))               | (2, 3)      |
        | show(*b'ab')                     | (97, 98)    |
        | show(*Countable())               | (0, 10, 20) |

    Example: A subclass of list or tuple is iterated by its own method
      Then each expression gives
        | expression                 | gives               |
        | show(*OwnList([1, 2]))     | ('own', 'order')    |
        | show(*OwnTuple((1, 2)))    | ('own', 'order')    |
        | show(0, *OwnTuple((1, 2))) | (0, 'own', 'order') |

    @cpython
    @needs:bytecode-3.14
    Example: The operand of a lone star is handed to the call as it is
      Given the program
        """python

        def spread(function, items):
            return function(*items)
        """
      Then the bytecode of "spread" is
        """
         33           RESUME                   0
         34           LOAD_FAST_BORROW         0 (function)
                      PUSH_NULL
                      LOAD_FAST_BORROW         1 (items)
                      PUSH_NULL
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

    @cpython
    @needs:bytecode-3.14
    Example: Beside other positional arguments a list is built and turned into a tuple
      Given the program
        """python

        def spread(function, xs, ys):
            return function(0, *xs, *ys)
        """
      Then the bytecode of "spread" is
        """
         33           RESUME                   0
         34           LOAD_FAST_BORROW         0 (function)
                      PUSH_NULL
                      LOAD_SMALL_INT           0
                      BUILD_LIST               1
                      LOAD_FAST_BORROW         1 (xs)
                      LIST_EXTEND              1
                      LOAD_FAST_BORROW         2 (ys)
                      LIST_EXTEND              1
                      CALL_INTRINSIC_1         6 (INTRINSIC_LIST_TO_TUPLE)
                      PUSH_NULL
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

  @rule:31.11/multiple-unpackings
  @language
  Rule: Several starred arguments may appear among plain ones

    Example: Starred arguments stand before, between and after plain ones, also after keywords
      Then each expression gives
        | expression               | gives       |
        | show(0, *[1], *[2])      | (0, 1, 2)   |
        | show(*[1], 2, 3)         | (1, 2, 3)   |
        | show(*[1], *[], *'a', 4) | (1, 'a', 4) |
        | show(k=1, *[1])          | (1,)        |

    @needs:compile
    Example: A star may not follow a double star
      Then compiling each gives
        | program      | gives                                                                       |
        | f(**{}, *[]) | SyntaxError: iterable argument unpacking follows keyword argument unpacking |
        | f(*[], **{}) | compiles                                                                    |

    @needs:compile
    @py:>=3.13
    Example: A star needs an operand
      Then compiling each gives
        | program | gives                                |
        | f(*)    | SyntaxError: Invalid star expression |
        | f(*, a) | SyntaxError: Invalid star expression |
        | f(* a)  | compiles                             |

  @rule:31.11/order-preserved
  @language
  Rule: The items keep the order in which the arguments are written

    @cpython
    @py:>=3.9
    Example: An iterable is exhausted before the next argument is evaluated
      When it executes
        """python
        show(*counting('g', [1, 2]), *counting('h', [3]), note('z'))
        values = [1, 2]
        log.append(show(0, *values, values.append(3)))
        """
      Then the events are "start g, end g, start h, end h, z, (0, 1, 2, None)"

    Example: The items arrive in the order of writing
      When it evaluates "show(*counting('g', [1, 2]), *counting('h', [3]), note('z'))"
      Then it gives "(1, 2, 3, 'z')"

  @rule:31.11/concatenation-model
  @language
  Rule: The positional arguments are the concatenation of the parts

    Example: What one starred argument has used up is gone for the next
      Given the program
        """python

        items = iter([1, 2])
        """
      When it evaluates "show(*items, 3, *items)"
      Then it gives "(1, 2, 3)"

    Example: Parts of any kind are concatenated
      Then each expression gives
        | expression                             | gives                   |
        | show(0, *[1], *(2, 3))                 | (0, 1, 2, 3)            |
        | show(*'ab', *b'c', *range(2), *{1: 2}) | ('a', 'b', 99, 0, 1, 1) |
        | tuple([0] + list([1]) + list((2, 3)))  | (0, 1, 2, 3)            |

  @rule:31.11/not-iterable
  @language
  Rule: A starred argument whose operand is not iterable raises TypeError

    Background:
      Given the program
        """python

        class Door:
            def open(self, *values):
                return values

        door, number, nothing = Door(), 5, None
        """

    Example: The callee is not called with what cannot be iterated
      Given the program
        """python

        class Unwilling:
            __iter__ = None

        def callee(*values):
            log.append('called')

        def attempt(operand):
            try:
                callee(*operand)
            except TypeError:
                log.append('lone star')
            try:
                callee(1, *operand)
            except TypeError:
                log.append('beside another')
        """
      When it executes
        """python
        for operand in (number, nothing, door, Unwilling()):
            attempt(operand)
        """
      Then the events are "lone star, beside another, lone star, beside another, lone star, beside another, lone star, beside another"

    @cpython
    @py:>=3.9
    Example: The message names the function, with its module unless it is a builtin, if nothing else is positional
      Then each expression gives
        | expression              | gives                                                                         |
        | show(*number)           | TypeError: __main__.show() argument after * must be an iterable, not int      |
        | show(*nothing)          | TypeError: __main__.show() argument after * must be an iterable, not NoneType |
        | len(*number)            | TypeError: len() argument after * must be an iterable, not int                |
        | door.open(*number)      | TypeError: __main__.Door.open() argument after * must be an iterable, not int |
        | Door(*number)           | TypeError: __main__.Door() argument after * must be an iterable, not int      |
        | (lambda *a: a)(*number) | TypeError: __main__.<lambda>() argument after * must be an iterable, not int  |
        | [].append(*number)      | TypeError: list.append() argument after * must be an iterable, not int        |
        | show(1, *number)        | TypeError: Value after * must be an iterable, not int                         |
        | show(*[1], *number)     | TypeError: Value after * must be an iterable, not int                         |
        | show(*number, *[1])     | TypeError: Value after * must be an iterable, not int                         |

    @cpython
    @py:>=3.9
    Example: An operand that cannot be iterated is reported before a callee that cannot be called
      When it evaluates "number(*number)"
      Then it raises TypeError "5 argument after * must be an iterable, not int"

  @rule:31.11/iteration-errors-pass
  @language
  Rule: What is raised while iterating passes through unchanged

    Background:
      Given the program
        """python

        def failing(error):
            yield 1
            raise error

        class Refusing:
            def __iter__(self):
                raise TypeError('mine')

        class Wrong:
            def __iter__(self):
                return 5
        """

    Example: Errors of generators and of __iter__ reach the caller as they are, and an __iter__ that gives no iterator is a TypeError
      Then each expression gives
        | expression                              | gives               |
        | show(*failing(ValueError('halfway')))   | ValueError: halfway |
        | show(*failing(TypeError('halfway')))    | TypeError: halfway  |
        | show(1, *failing(TypeError('halfway'))) | TypeError: halfway  |
        | show(*Refusing())                       | TypeError: mine     |
        | show(1, *Refusing())                    | TypeError: mine     |
      And each expression raises
        | expression     | raises    |
        | show(*Wrong()) | TypeError |

  @rule:31.11/too-many-after-unpack
  @language
  Rule: The number of arguments is checked after merging

    Example: Two starred arguments of one item each make two arguments
      Then each expression gives
        | expression      | gives                                                            |
        | one(*[1], *[2]) | TypeError: one() takes 1 positional argument but 2 were given    |
        | one(*[], *[2])  | 2                                                                |
        | one(*[])        | TypeError: one() missing 1 required positional argument: 'value' |
