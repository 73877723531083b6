@31.3
Feature: 31.3 The call stack layout
  A call instruction finds its operands at fixed places of the frame's stack: the callable deepest, then the self
  slot, then the arguments in order, and for keyword calls the tuple of keyword names on top.

  @rule:31.3/needs-layout
  @cpython
  Rule: The operands of a call stand in a fixed arrangement

    Background:
      Given the program
        """python
        import dis

        def depth_before_call(function):
            depth = 0
            for instruction in dis.get_instructions(function):
                if instruction.opname == 'CALL':
                    return depth
                argument = instruction.arg if instruction.opcode >= dis.HAVE_ARGUMENT else None
                depth += dis.stack_effect(instruction.opcode, argument)

        def none():
            return f()

        def one(a):
            return f(a)

        def four(a, b):
            return f(a, b, a, b)

        def below(a):
            return [a, f(a)]
        """

    @needs:bytecode
    @py:>=3.12
    Example: A call with n arguments stands n + 2 entries above what lay there before
      Then each expression gives
        | expression               | gives |
        | depth_before_call(none)  | 2     |
        | depth_before_call(one)   | 3     |
        | depth_before_call(four)  | 6     |
        | depth_before_call(below) | 4     |

    @needs:bytecode-3.14
    Example: The self slot of a call without self holds NULL
      Then the bytecode of "none" is
        """
         11           RESUME                   0
         12           LOAD_GLOBAL              1 (f + NULL)
                      CALL                     0
                      RETURN_VALUE
        """

  @rule:31.3/positional-layout
  @cpython
  @needs:bytecode-3.14
  @outdated
  Rule: For positional calls the callable lies deepest and the arguments follow in order
    A picture of callable and arguments alone leaves out the self slot, which 3.14 keeps between them.

    Example: Three arguments are loaded after the callable, two together and one alone
      Given the program
        """python
        def mix(red, green, blue):
            return paint(red, green, blue)
        """
      Then the bytecode of "mix" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (paint + NULL)
                      LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (red, green)
                      LOAD_FAST_BORROW         2 (blue)
                      CALL                     3
                      RETURN_VALUE
        """

    Example: The stack of a call with three arguments, entry by entry
      Given the program
        """python
        def mix(red, green, blue):
            return paint(red, green, blue)

        def paint(*colours):
            return colours
        """
      Then in "mix(1, 2, 3)" the stack before each instruction of "mix" is
        | instruction                                  | stack                         |
        | LOAD_GLOBAL paint + NULL                     |                               |
        | LOAD_FAST_BORROW_LOAD_FAST_BORROW red, green | paint, NULL                   |
        | LOAD_FAST_BORROW blue                        | paint, NULL, red, green       |
        | CALL 3                                       | paint, NULL, red, green, blue |
        | RETURN_VALUE                                 | result                        |

  @rule:31.3/before-three
  @cpython
  @needs:bytecode
  @outdated
  Rule: Before a call with three arguments the stack has five entries, of which four are the callable and the arguments
    A picture of four entries leaves out the self slot.

    Example: Four entries are loaded by name, the fifth is the empty self slot
      Given the program
        """python
        import dis

        def mix(red, green, blue):
            return paint(red, green, blue)

        def loaded(function):
            names = []
            for i in dis.get_instructions(function):
                if i.opname.startswith('LOAD'):
                    names += i.argval if isinstance(i.argval, tuple) else [i.argval]
            return names

        def self_slots(function):
            return [i.argval for i in dis.get_instructions(function) if i.opname == 'LOAD_GLOBAL' and i.arg & 1]
        """
      Then each expression gives
        | expression                | gives                             |
        | loaded(mix)               | ['paint', 'red', 'green', 'blue'] |
        | self_slots(mix)           | ['paint']                         |
        | mix.__code__.co_stacksize | 5                                 |

  @rule:31.3/after-three
  @cpython
  @needs:bytecode
  @py:>=3.12
  Rule: After a call with three arguments only the result remains

    Example: Five entries go and one comes
      Given the program
        """python
        from dis import opmap, stack_effect
        """
      When it evaluates "stack_effect(opmap['CALL'], 3)"
      Then it gives "-4"

    @needs:bytecode-3.14
    Example: The result of one call lies where its callable lay
      Given the program
        """python
        def both(a, b, c):
            return join(join(a, b, c), a, b)

        def join(*parts):
            return parts
        """
      Then in "both(1, 2, 3)" the stack before each instruction of "both" is
        | instruction                            | stack                           |
        | LOAD_GLOBAL join + NULL                |                                 |
        | LOAD_GLOBAL join + NULL                | join, NULL                      |
        | LOAD_FAST_BORROW_LOAD_FAST_BORROW a, b | join, NULL, join, NULL          |
        | LOAD_FAST_BORROW c                     | join, NULL, join, NULL, a, b    |
        | CALL 3                                 | join, NULL, join, NULL, a, b, c |
        | LOAD_FAST_BORROW_LOAD_FAST_BORROW a, b | join, NULL, result              |
        | CALL 3                                 | join, NULL, result, a, b        |
        | RETURN_VALUE                           | result                          |

  @rule:31.3/keyword-metadata
  @cpython
  Rule: A keyword call carries the names of its keyword values

    Background:
      Given the program
        """python
        import dis

        def book(guest):
            return reserve(guest, nights=10)
        """

    @needs:bytecode-3.14
    Example: The keyword names tuple is loaded last, and CALL_KW makes the call
      Then the bytecode of "book" is
        """
          3           RESUME                   0
          4           LOAD_GLOBAL              1 (reserve + NULL)
                      LOAD_FAST_BORROW         0 (guest)
                      LOAD_SMALL_INT          10
                      LOAD_CONST               1 (('nights',))
                      CALL_KW                  2
                      RETURN_VALUE
        """

    @needs:bytecode
    @py:>=3.13
    Example: The operand counts positional and keyword values together
      When it evaluates "[(i.arg, dis.stack_effect(i.opcode, i.arg)) for i in dis.get_instructions(book) if i.opname == 'CALL_KW']"
      Then it gives "[(2, -4)]"

  @rule:31.3/kw-callable
  @cpython
  @needs:bytecode
  Rule: The callable of a keyword call stands where that of a positional call stands

    Example: By position as by keyword the callable is loaded first, together with the self slot
      Given the program
        """python
        import dis

        def by_position(guest):
            return reserve(guest, 10)

        def by_keyword(guest):
            return reserve(guest, nights=10)

        def first_load(function):
            load = next(i for i in dis.get_instructions(function) if i.opname.startswith('LOAD'))
            return load.argval, 'with self slot' if load.arg & 1 else 'alone'
        """
      Then each expression gives
        | expression              | gives                         |
        | first_load(by_position) | ('reserve', 'with self slot') |
        | first_load(by_keyword)  | ('reserve', 'with self slot') |

  @rule:31.3/kw-positional-list
  @cpython
  @needs:bytecode
  @py:>=3.13
  Rule: Arguments that the keyword names tuple does not name are positional

    Example: Values minus names gives the number of positional arguments
      Given the program
        """python
        import dis

        def book(guest, room):
            return reserve(guest, room, nights=10, meals=True, quiet=False)

        def shape(function):
            names = values = None
            for i in dis.get_instructions(function):
                if i.opname == 'LOAD_CONST':
                    names = i.argval
                if i.opname == 'CALL_KW':
                    return i.arg - len(names), names
        """
      When it evaluates "shape(book)"
      Then it gives "(2, ('nights', 'meals', 'quiet'))"

  @rule:31.3/kw-names
  @cpython
  @needs:code-objects
  Rule: The keyword names are a constant tuple in the order of the call

    Example: The keyword names tuple is among the constants of the caller's code
      Given the program
        """python
        def one(guest):
            return reserve(guest, nights=10)

        def reordered():
            return area(height=10, width=20)
        """
      Then each expression gives
        | expression                                                    | gives                 |
        | [c for c in one.__code__.co_consts if type(c) is tuple]       | [('nights',)]         |
        | [c for c in reordered.__code__.co_consts if type(c) is tuple] | [('height', 'width')] |

  @rule:31.3/kw-values
  @cpython
  @needs:bytecode-3.14
  Rule: Keyword values are ordinary stack entries after the positional ones

    Example: The keyword values are loaded after the positional one, and the keyword names tuple after them
      Given the program
        """python
        def book(guest, nights):
            return reserve(guest, nights=nights, rate=300)
        """
      Then the bytecode of "book" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (reserve + NULL)
                      LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (guest, nights)
                      LOAD_CONST               0 (300)
                      LOAD_CONST               1 (('nights', 'rate'))
                      CALL_KW                  3
                      RETURN_VALUE
        """

    Example: The stack of a keyword call, entry by entry
      Given the program
        """python
        def reserve_room(guest, bed):
            return reserve(guest, nights=10, bed=bed)

        def reserve(guest, nights, bed):
            return guest
        """
      Then in "reserve_room('Ann', 'soft')" the stack before each instruction of "reserve_room" is
        | instruction                  | stack                                            |
        | LOAD_GLOBAL reserve + NULL   |                                                  |
        | LOAD_FAST_BORROW guest       | reserve, NULL                                    |
        | LOAD_SMALL_INT 10            | reserve, NULL, guest                             |
        | LOAD_FAST_BORROW bed         | reserve, NULL, guest, 10                         |
        | LOAD_CONST ('nights', 'bed') | reserve, NULL, guest, 10, bed                    |
        | CALL_KW 3                    | reserve, NULL, guest, 10, bed, ('nights', 'bed') |
        | RETURN_VALUE                 | result                                           |

  @rule:31.3/no-temporaries
  @cpython
  @needs:bytecode
  @needs:compile
  Rule: The interpreter builds no temporary tuple or dictionary for a call when it can

    Background:
      Given the program
        """python
        import dis

        def builds(source):
            code = compile(source, 'example.py', 'eval')
            return [(i.opname, i.arg) for i in dis.get_instructions(code) if i.opname.startswith(('BUILD', 'LIST_', 'DICT_', 'MAP_')) and i.opname != 'LIST_TO_TUPLE']

        sixteen = ', '.join('k%d=x' % n for n in range(16))
        thirty_one = ', '.join(['x'] * 31)
        three_hundred = ', '.join(['x'] * 300)
        """

    Example: Plain and keyword calls build nothing
      Then each expression gives
        | expression             | gives |
        | builds('f(x, y, z)')   | []    |
        | builds('f(x, y=10)')   | []    |
        | builds('o.m(x, y=10)') | []    |

    Example: Unpacking and very long calls build a list or a dictionary
      Then each expression gives
        | expression                              | gives                                                    |
        | builds('f(0, *xs)')                     | [('BUILD_LIST', 1), ('LIST_EXTEND', 1)]                  |
        | builds('f(**a, **b)')                   | [('BUILD_MAP', 0), ('DICT_MERGE', 1), ('DICT_MERGE', 1)] |
        | builds('f(k=1, **a)')                   | [('BUILD_MAP', 1), ('DICT_MERGE', 1)]                    |
        | builds('f(' + sixteen + ')')[:2]        | [('BUILD_MAP', 0), ('MAP_ADD', 1)]                       |
        | len(builds('f(' + sixteen + ')'))       | 17                                                       |
        | builds('f(' + thirty_one + ')')[:2]     | [('BUILD_LIST', 0), ('LIST_APPEND', 1)]                  |
        | len(builds('f(' + three_hundred + ')')) | 301                                                      |

    @needs:bytecode-3.14
    Example: Neither a tuple nor a dictionary is built for positions and keywords, only the constant with the names is loaded
      Given the program
        """python
        def relay(a, b):
            target(a, b)
            return target(a, last=b)

        def target(first, last):
            return first
        """
      Then in "relay(1, 2)" the stack before each instruction of "relay" is
        | instruction                            | stack                         |
        | LOAD_GLOBAL target + NULL              |                               |
        | LOAD_FAST_BORROW_LOAD_FAST_BORROW a, b | target, NULL                  |
        | CALL 2                                 | target, NULL, a, b            |
        | POP_TOP                                | result                        |
        | LOAD_GLOBAL target + NULL              |                               |
        | LOAD_FAST_BORROW_LOAD_FAST_BORROW a, b | target, NULL                  |
        | LOAD_CONST ('last',)                   | target, NULL, a, b            |
        | CALL_KW 2                              | target, NULL, a, b, ('last',) |
        | RETURN_VALUE                           | result                        |

    @needs:bytecode-3.14
    Example: A list, a tuple and two dictionaries are built for unpacking
      Given the program
        """python
        def relay(a, b):
            return target(a, *b, **{'last': a})

        def target(first, *others, last):
            return others
        """
      Then in "relay(1, (2, 3))" the stack before each instruction of "relay" is
        | instruction                              | stack                                |
        | LOAD_GLOBAL target + NULL                |                                      |
        | LOAD_FAST_BORROW a                       | target, NULL                         |
        | BUILD_LIST 1                             | target, NULL, a                      |
        | LOAD_FAST_BORROW b                       | target, NULL, list                   |
        | LIST_EXTEND 1                            | target, NULL, list, b                |
        | CALL_INTRINSIC_1 INTRINSIC_LIST_TO_TUPLE | target, NULL, list                   |
        | BUILD_MAP 0                              | target, NULL, tuple                  |
        | LOAD_CONST 'last'                        | target, NULL, tuple, dict            |
        | LOAD_FAST_BORROW a                       | target, NULL, tuple, dict, 'last'    |
        | BUILD_MAP 1                              | target, NULL, tuple, dict, 'last', a |
        | DICT_MERGE 1                             | target, NULL, tuple, dict, dict      |
        | CALL_FUNCTION_EX                         | target, NULL, tuple, dict            |
        | RETURN_VALUE                             | result                               |

  @rule:31.3/nested-depth
  @cpython
  @needs:bytecode
  Rule: While an inner call is prepared, the outer callable and its self slot stay on the stack

    Example: Nested calls need room for all of them at once
      Given the program
        """python
        def nested(f, a, b, c):
            return f(a(b(c(1))))

        def side_by_side(f, g, h):
            return f(g(), h())
        """
      Then each expression gives
        | expression                         | gives |
        | nested.__code__.co_stacksize       | 9     |
        | side_by_side.__code__.co_stacksize | 5     |

    @needs:bytecode-3.14
    Example: Callable and self slot of each outer call lie below those of the inner call
      Given the program
        """python
        def nest(f, g, h, value):
            return f(g(h(value)))
        """
      Then in "nest(abs, abs, abs, -1)" the stack before each instruction of "nest" is
        | instruction            | stack                            |
        | LOAD_FAST_BORROW f     |                                  |
        | PUSH_NULL              | f                                |
        | LOAD_FAST_BORROW g     | f, NULL                          |
        | PUSH_NULL              | f, NULL, g                       |
        | LOAD_FAST_BORROW h     | f, NULL, g, NULL                 |
        | PUSH_NULL              | f, NULL, g, NULL, h              |
        | LOAD_FAST_BORROW value | f, NULL, g, NULL, h, NULL        |
        | CALL 1                 | f, NULL, g, NULL, h, NULL, value |
        | CALL 1                 | f, NULL, g, NULL, result         |
        | CALL 1                 | f, NULL, result                  |
        | RETURN_VALUE           | result                           |
