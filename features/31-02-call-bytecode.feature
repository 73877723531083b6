@31.2
Feature: 31.2 Call bytecode
  A call compiles to instructions that load the callable and the arguments, followed by one call instruction.
  Which instructions these are belongs to the version of the interpreter; the listings here are those of CPython
  3.14.

  @rule:31.2/loads-then-call
  @cpython
  @needs:bytecode-3.14
  Rule: A call compiles to loads of callable and arguments and then one call instruction

    Example: A call of a global function with two local arguments
      Given the program
        """python
        def send(address, letter):
            return post(address, letter)
        """
      Then the bytecode of "send" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (post + NULL)
                      LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (address, letter)
                      CALL                     2
                      RETURN_VALUE
        """

    Example: A builtin that consumes a generator expression is inlined behind a test for the real builtin
      Given the program
        """python
        def all_positive(numbers):
            return all(n > 0 for n in numbers)
        """
      Then the bytecode of "all_positive" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              0 (all)
                      COPY                     1
                      LOAD_COMMON_CONSTANT     3 (<built-in function all>)
                      IS_OP                    0 (is)
                      POP_JUMP_IF_FALSE       28 (to L4)
                      NOT_TAKEN
                      POP_TOP
                      LOAD_CONST               0 (<code object <genexpr> at 0x..., file "example.py", line 2>)
                      MAKE_FUNCTION
                      LOAD_FAST_BORROW         0 (numbers)
                      GET_ITER
                      CALL                     0
              L1:     FOR_ITER                12 (to L3)
                      TO_BOOL
                      POP_JUMP_IF_FALSE        3 (to L2)
                      NOT_TAKEN
                      JUMP_BACKWARD           11 (to L1)
              L2:     POP_ITER
                      LOAD_CONST               1 (False)
                      RETURN_VALUE
              L3:     END_FOR
                      POP_ITER
                      LOAD_CONST               2 (True)
                      RETURN_VALUE
              L4:     PUSH_NULL
                      LOAD_CONST               0 (<code object <genexpr> at 0x..., file "example.py", line 2>)
                      MAKE_FUNCTION
                      LOAD_FAST_BORROW         0 (numbers)
                      GET_ITER
                      CALL                     0
                      CALL                     1
                      RETURN_VALUE
        Disassembly of <code object <genexpr> at 0x..., file "example.py", line 2>:
           2           RETURN_GENERATOR
                       POP_TOP
               L1:     RESUME                   0
                       LOAD_FAST                0 (.0)
               L2:     FOR_ITER                 9 (to L3)
                       STORE_FAST_LOAD_FAST    17 (n, n)
                       LOAD_SMALL_INT           0
                       COMPARE_OP             132 (>)
                       YIELD_VALUE              0
                       RESUME                   5
                       POP_TOP
                       JUMP_BACKWARD           11 (to L2)
               L3:     END_FOR
                       POP_ITER
                       LOAD_CONST               1 (None)
                       RETURN_VALUE
          --   L4:     CALL_INTRINSIC_1         3 (INTRINSIC_STOPITERATION_ERROR)
                       RERAISE                  1
        ExceptionTable:
          L1 to L4 -> L4 [0] lasti
        """

    Example: Three builtins are inlined in this way, for a generator expression alone
      Given the program
        """python
        import dis

        def tested(source):
            code = compile(source, 'example.py', 'eval')
            return [i.argrepr for i in dis.get_instructions(code) if i.opname == 'LOAD_COMMON_CONSTANT']
        """
      Then each expression gives
        | expression                          | gives                       |
        | tested('any(n for n in numbers)')   | ['<built-in function any>'] |
        | tested('all(n for n in numbers)')   | ['<built-in function all>'] |
        | tested('tuple(n for n in numbers)') | ['tuple']                   |
        | tested('list(n for n in numbers)')  | []                          |
        | tested('sum(n for n in numbers)')   | []                          |
        | tested('any([n for n in numbers])') | []                          |
        | tested('any(numbers)')              | []                          |

  @rule:31.2/example-listing
  @cpython
  @outdated
  Rule: A function that passes its two parameters on loads the global, loads both locals at once, calls and returns
    Descriptions of earlier versions show two separate loads and no slot for self.

    @needs:bytecode-3.14
    Example: The callable and the empty self slot come from one instruction, the arguments from another
      Given the program
        """python
        def relay(left, right):
            return target(left, right)
        """
      Then the bytecode of "relay" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (target + NULL)
                      LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (left, right)
                      CALL                     2
                      RETURN_VALUE
        """

    @needs:bytecode
    @py:>=3.13
    Example: The low bit of the operand of LOAD_GLOBAL asks for the self slot
      Given the program
        """python
        import dis

        def relay(left, right):
            return target(left, right)

        def reads():
            return target
        """
      Then each expression gives
        | expression                                                                             | gives                  |
        | [(i.arg, i.argrepr) for i in dis.get_instructions(relay) if i.opname == 'LOAD_GLOBAL'] | [(1, 'target + NULL')] |
        | [(i.arg, i.argrepr) for i in dis.get_instructions(reads) if i.opname == 'LOAD_GLOBAL'] | [(0, 'target')]        |

  @rule:31.2/module-level-form
  @cpython
  @needs:bytecode-3.14
  Rule: At module or class level the callable is loaded by name and the self slot is pushed after it

    Example: Module code
      Then "total = add(1, 2)" compiles to
        """
          0           RESUME                   0
          1           LOAD_NAME                0 (add)
                      PUSH_NULL
                      LOAD_SMALL_INT           1
                      LOAD_SMALL_INT           2
                      CALL                     2
                      STORE_NAME               1 (total)
                      LOAD_CONST               1 (None)
                      RETURN_VALUE
        """

    Example: The body of a class
      Then "class Shop: desk = make(1)" compiles to
        """
          0           RESUME                   0
          1           LOAD_BUILD_CLASS
                      PUSH_NULL
                      LOAD_CONST               0 (<code object Shop at 0x..., file "example.py", line 1>)
                      MAKE_FUNCTION
                      LOAD_CONST               1 ('Shop')
                      CALL                     2
                      STORE_NAME               0 (Shop)
                      LOAD_CONST               2 (None)
                      RETURN_VALUE
        Disassembly of <code object Shop at 0x..., file "example.py", line 1>:
          1           RESUME                   0
                      LOAD_NAME                0 (__name__)
                      STORE_NAME               1 (__module__)
                      LOAD_CONST               0 ('Shop')
                      STORE_NAME               2 (__qualname__)
                      LOAD_SMALL_INT           1
                      STORE_NAME               3 (__firstlineno__)
                      LOAD_NAME                4 (make)
                      PUSH_NULL
                      LOAD_SMALL_INT           1
                      CALL                     1
                      STORE_NAME               5 (desk)
                      LOAD_CONST               1 (())
                      STORE_NAME               6 (__static_attributes__)
                      LOAD_CONST               2 (None)
                      RETURN_VALUE
        """

  @rule:31.2/local-callable-form
  @cpython
  @needs:bytecode-3.14
  Rule: A callable in a local or closure variable is loaded and followed by PUSH_NULL

    Background:
      Given the program
        """python
        def apply(function):
            return function(1)

        def keep(function):
            def later():
                return function(1)
            return later
        """

    Example: A local variable
      Then the bytecode of "apply" is
        """
          1           RESUME                   0
          2           LOAD_FAST_BORROW         0 (function)
                      PUSH_NULL
                      LOAD_SMALL_INT           1
                      CALL                     1
                      RETURN_VALUE
        """

    Example: A closure variable
      Then the bytecode of "keep(abs)" is
        """
          --           COPY_FREE_VARS           1
           5           RESUME                   0
           6           LOAD_DEREF               0 (function)
                       PUSH_NULL
                       LOAD_SMALL_INT           1
                       CALL                     1
                       RETURN_VALUE
        """

    @needs:bytecode-3.14
    Example: In both cases NULL lies above the callable
      Given the program
        """python
        def double(number):
            return 2 * number
        """
      Then in "keep(double)()" the stack before each instruction of "later" is
        | instruction         | stack             |
        | LOAD_DEREF function |                   |
        | PUSH_NULL           | function          |
        | LOAD_SMALL_INT 1    | function, NULL    |
        | CALL 1              | function, NULL, 1 |
        | RETURN_VALUE        | result            |
      And in "apply(double)" the stack before each instruction of "apply" is
        | instruction               | stack             |
        | LOAD_FAST_BORROW function |                   |
        | PUSH_NULL                 | function          |
        | LOAD_SMALL_INT 1          | function, NULL    |
        | CALL 1                    | function, NULL, 1 |
        | RETURN_VALUE              | result            |

  @rule:31.2/constant-arguments
  @cpython
  @needs:bytecode-3.14
  Rule: Literal arguments are pushed as constants

    Example: Integers from 0 to 255 have an instruction of their own
      Given the program
        """python
        def literals():
            return take(0, 255, 256, -1, 1.5, 'text', None, True, ..., (1, 2), b'x')
        """
      Then the bytecode of "literals" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (take + NULL)
                      LOAD_SMALL_INT           0
                      LOAD_SMALL_INT         255
                      LOAD_CONST               1 (256)
                      LOAD_CONST               8 (-1)
                      LOAD_CONST               2 (1.5)
                      LOAD_CONST               3 ('text')
                      LOAD_CONST               4 (None)
                      LOAD_CONST               5 (True)
                      LOAD_CONST               6 (Ellipsis)
                      LOAD_CONST               9 ((1, 2))
                      LOAD_CONST               7 (b'x')
                      CALL                    11
                      RETURN_VALUE
        """

  @rule:31.2/stack-before
  @cpython
  @outdated
  Rule: Before the call the stack holds the callable and the arguments in order
    A picture of three entries for two arguments leaves out the slot for self.

    Background:
      Given the program
        """python
        import dis

        def relay(left, right):
            return target(left, right)

        def depths(function):
            depth, result = 0, []
            for instruction in dis.get_instructions(function):
                argument = instruction.arg if instruction.opcode >= dis.HAVE_ARGUMENT else None
                depth += dis.stack_effect(instruction.opcode, argument)
                result.append((instruction.opname, depth))
            return result
        """

    @needs:bytecode-3.14
    Example: Callable and self slot make two entries, each argument one more
      When it evaluates "depths(relay)"
      Then it gives "[('RESUME', 0), ('LOAD_GLOBAL', 2), ('LOAD_FAST_BORROW_LOAD_FAST_BORROW', 4), ('CALL', 1), ('RETURN_VALUE', 1)]"

    @needs:bytecode
    Example: Four entries are the deepest that the stack becomes
      When it evaluates "relay.__code__.co_stacksize"
      Then it gives "4"

    @needs:bytecode-3.14
    Example: The entries one after the other
      Given the program
        """python
        def send(name, parcel):
            return carry(name, parcel)

        def carry(name, parcel):
            return parcel
        """
      Then in "send('Ann', 'tea')" the stack before each instruction of "send" is
        | instruction                                    | stack                     |
        | LOAD_GLOBAL carry + NULL                       |                           |
        | LOAD_FAST_BORROW_LOAD_FAST_BORROW name, parcel | carry, NULL               |
        | CALL 2                                         | carry, NULL, name, parcel |
        | RETURN_VALUE                                   | result                    |

  @rule:31.2/stack-after
  @cpython
  Rule: The call instruction takes those entries away and pushes the return value

    @needs:bytecode
    @py:>=3.12
    Example: Callable, self slot and two arguments go, one value comes
      When it evaluates "(lambda dis: dis.stack_effect(dis.opmap['CALL'], 2))(__import__('dis'))"
      Then it gives "-3"

    Example: Exactly one value is left even when the callee returns nothing
      Given the program
        """python
        def nothing():
            pass

        def collect():
            return [nothing(), nothing()]
        """
      When it evaluates "collect()"
      Then it gives "[None, None]"

  @rule:31.2/protocol-changed
  @cpython
  @needs:bytecode-3.14
  Rule: Call instructions of earlier versions are gone

    Example: The present instruction set knows none of seven older names
      Given the program
        """python
        from dis import opmap

        older = ('LOAD_METHOD', 'CALL_METHOD', 'PRECALL', 'KW_NAMES', 'CALL_FUNCTION', 'CALL_FUNCTION_KW', 'RETURN_CONST')
        """
      Then each expression gives
        | expression                                                | gives                                                                           |
        | [name in opmap for name in older]                         | [False, False, False, False, False, False, False]                               |
        | sorted(name for name in opmap if name.startswith('CALL')) | ['CALL', 'CALL_FUNCTION_EX', 'CALL_INTRINSIC_1', 'CALL_INTRINSIC_2', 'CALL_KW'] |

  @rule:31.2/stable-concept
  @concept
  Rule: Whatever the instructions, a call prepares, performs, and then pushes a result or raises

    Background:
      Given the program
        """python
        def divide(number, by):
            return number // by

        def plainly(by):
            return divide(7, by)

        def by_keyword(by):
            return divide(7, by=by)

        def unpacked(by):
            return divide(*(7, by))

        def rescued(call):
            return ['before', 'between', attempt(call)]

        def attempt(call):
            try:
                return call(0)
            except ZeroDivisionError:
                return 0
        """

    Example: Three forms of the same call give the same result
      When it evaluates "plainly(2), by_keyword(2), unpacked(2)"
      Then it gives "(3, 3, 3)"

    Example: A call that raises pushes nothing and the handler finds the stack as it was
      When it evaluates "[rescued(call) for call in (plainly, by_keyword, unpacked)]"
      Then it gives "[['before', 'between', 0], ['before', 'between', 0], ['before', 'between', 0]]"

    @needs:bytecode-3.14
    Example: The handler finds the entries of the list that was begun
      Given the program
        """python
        def attempt_in_list(by):
            try:
                return ['before', divide(7, by)]
            except ZeroDivisionError:
                return ['after']
        """
      Then in "attempt_in_list(0)" the stack before each instruction of "attempt_in_list" is
        | instruction                   | stack                                  |
        | NOP                           |                                        |
        | LOAD_CONST 'before'           |                                        |
        | LOAD_GLOBAL divide + NULL     | 'before'                               |
        | LOAD_SMALL_INT 7              | 'before', divide, NULL                 |
        | LOAD_FAST_BORROW by           | 'before', divide, NULL, 7              |
        | CALL 2                        | 'before', divide, NULL, 7, by          |
        | PUSH_EXC_INFO                 | exception                              |
        | LOAD_GLOBAL ZeroDivisionError | previous, exception                    |
        | CHECK_EXC_MATCH               | previous, exception, ZeroDivisionError |
        | POP_JUMP_IF_FALSE to 64       | previous, exception, value             |
        | NOT_TAKEN                     | previous, exception                    |
        | POP_TOP                       | previous, exception                    |
        | LOAD_CONST 'after'            | previous                               |
        | BUILD_LIST 1                  | previous, 'after'                      |
        | SWAP 2                        | previous, list                         |
        | POP_EXCEPT                    | list, previous                         |
        | RETURN_VALUE                  | list                                   |

  @rule:31.2/call-result-callee
  @language
  Rule: The result of a call can be called

    Background:
      Given the program
        """python
        def curry(first):
            return lambda second: lambda third: (first, second, third)

        def itself():
            return itself
        """

    Example: Calls follow one another from left to right
      Then each expression gives
        | expression             | gives     |
        | curry(1)(2)(3)         | (1, 2, 3) |
        | itself()()() is itself | True      |

    @needs:bytecode-3.14
    Example: After each inner call the self slot of the next is pushed
      Given the program
        """python

        def chain():
            return curry(1)(2)(3)
        """
      Then the bytecode of "chain" is
        """
          7           RESUME                   0
          8           LOAD_GLOBAL              1 (curry + NULL)
                      LOAD_SMALL_INT           1
                      CALL                     1
                      PUSH_NULL
                      LOAD_SMALL_INT           2
                      CALL                     1
                      PUSH_NULL
                      LOAD_SMALL_INT           3
                      CALL                     1
                      RETURN_VALUE
        """

    @needs:bytecode-3.14
    Example: Each result becomes the deepest entry of the next call
      Given the program
        """python
        def in_steps():
            return curry(1)(2)(3)
        """
      Then in "in_steps()" the stack before each instruction of "in_steps" is
        | instruction              | stack           |
        | LOAD_GLOBAL curry + NULL |                 |
        | LOAD_SMALL_INT 1         | curry, NULL     |
        | CALL 1                   | curry, NULL, 1  |
        | PUSH_NULL                | result          |
        | LOAD_SMALL_INT 2         | result, NULL    |
        | CALL 1                   | result, NULL, 2 |
        | PUSH_NULL                | result          |
        | LOAD_SMALL_INT 3         | result, NULL    |
        | CALL 1                   | result, NULL, 3 |
        | RETURN_VALUE             | result          |
