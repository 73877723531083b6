@31.5
Feature: 31.5 Positional arguments
  Positional arguments fill parameters in order. A parameter is an indexed slot of the callee's frame, and the
  body reads it by its index. Filling slots is a large part of what a call costs, which no example measures.

  @rule:31.5/two-parameters
  @cpython
  @needs:code-objects
  Rule: A function declares how many positional parameters it has

    Example: The code object counts the positional parameters
      Given the program
        """python
        def add(left, right):
            return left + right

        def none():
            pass
        """
      Then each expression gives
        | expression                | gives |
        | add.__code__.co_argcount  | 2     |
        | none.__code__.co_argcount | 0     |

  @rule:31.5/bind-in-order
  @language
  Rule: The first argument goes to the first parameter, the second to the second

    Background:
      Given the program
        """python
        def subtract(left, right):
            return left - right

        def show(left, right):
            return {'left': left, 'right': right}
        """

    Example: The order of the arguments decides which parameter gets which
      Then each expression gives
        | expression     | gives                   |
        | subtract(2, 3) | -1                      |
        | subtract(3, 2) | 1                       |
        | show(2, 3)     | {'left': 2, 'right': 3} |

    Example: Values that do not fit together are the body's concern
      When it evaluates "subtract(2, '3')"
      Then it raises TypeError "unsupported operand type(s) for -: 'int' and 'str'"

  @rule:31.5/fast-local-slots
  @cpython
  Rule: Parameters live in indexed slots of the frame

    Background:
      Given the program
        """python
        import dis, sys

        def add(left, right):
            total = left + right
            return total

        def rewrite(value):
            view = sys._getframe().f_locals
            view['value'] = 'rewritten'
            return value, type(view).__name__
        """

    @needs:code-objects
    Example: Slots are numbered and named by the code object
      When it evaluates "add.__code__.co_varnames, add.__code__.co_nlocals"
      Then it gives "(('left', 'right', 'total'), 3)"

    @needs:bytecode-3.14
    Example: Instructions read and write slots by number
      When it evaluates "[(i.opname, i.arg) for i in dis.get_instructions(add) if 'FAST' in i.opname]"
      Then it gives "[('LOAD_FAST_BORROW_LOAD_FAST_BORROW', 1), ('STORE_FAST', 2), ('LOAD_FAST_BORROW', 2)]"

    @needs:frames
    @py:>=3.13
    Example: The view of the locals that a frame gives writes through to the slots
      When it evaluates "rewrite('given')"
      Then it gives "('rewritten', 'FrameLocalsProxy')"

  @rule:31.5/slot-numbers
  @cpython
  Rule: Slot 0 is the first parameter and slot 1 the second

    Background:
      Given the program
        """python
        import dis

        def add(left, right):
            return left + right
        """

    @needs:code-objects
    Example: The position of a name is the number of its slot
      Then each expression gives
        | expression                              | gives |
        | add.__code__.co_varnames.index('left')  | 0     |
        | add.__code__.co_varnames.index('right') | 1     |

    @needs:bytecode
    @py:>=3.13
    Example: An instruction that loads two slots packs both numbers into its operand
      When it evaluates "[(i.arg, i.arg >> 4, i.arg & 15, i.argval) for i in dis.get_instructions(add) if 'FAST' in i.opname]"
      Then it gives "[(1, 0, 1, ('left', 'right'))]"

  @rule:31.5/body-bytecode
  @cpython
  @needs:bytecode-3.14
  @outdated
  Rule: A body that adds its parameters loads both, applies the operator and returns
    Up to 3.12 each parameter has a load of its own.

    Example: Three instructions follow the start: both parameters, the operator, the return
      Given the program
        """python
        def add(left, right):
            return left + right
        """
      Then the bytecode of "add" is
        """
          1           RESUME                   0
          2           LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (left, right)
                      BINARY_OP                0 (+)
                      RETURN_VALUE
        """

  @rule:31.5/positional-only
  @language
  @py:>=3.8
  Rule: Parameters before a slash accept positions only

    Background:
      Given the program
        """python
        def ship(item, /, count):
            return item, count

        def many(a, b, c, /):
            return a, b, c

        def open_ended(item, /, **named):
            return item, named

        class Name(str):
            pass
        """

    Example: A parameter after the slash may be passed either way, one before it only by position
      Then each expression gives
        | expression                             | gives                                                                                    |
        | ship('pen', 2)                         | ('pen', 2)                                                                               |
        | ship('pen', count=2)                   | ('pen', 2)                                                                               |
        | ship(item='pen', count=2)              | TypeError: ship() got some positional-only arguments passed as keyword arguments: 'item' |
        | ship(**{Name('item'): 'pen'}, count=2) | TypeError: ship() got some positional-only arguments passed as keyword arguments: 'item' |

    @cpython
    Example: Several offending names share one pair of quotes, in the order of the parameters
      Then each expression gives
        | expression          | gives                                                                                       |
        | many(c=3, b=2, a=1) | TypeError: many() got some positional-only arguments passed as keyword arguments: 'a, b, c' |
        | many(1, c=3, b=2)   | TypeError: many() got some positional-only arguments passed as keyword arguments: 'b, c'    |
        | many(c=3, a=1)      | TypeError: many() got some positional-only arguments passed as keyword arguments: 'a, c'    |

    Example: The name of a positional-only parameter is free for a double-star parameter to collect
      Then each expression gives
        | expression                         | gives                                                                  |
        | open_ended(1, item=2)              | (1, {'item': 2})                                                       |
        | open_ended(1, **{Name('item'): 2}) | (1, {'item': 2})                                                       |
        | open_ended(item=2)                 | TypeError: open_ended() missing 1 required positional argument: 'item' |
