@31.2
Feature: 31.2 Call bytecode
  A call compiles to instructions that load the callable and the arguments, followed by one call instruction.
  Which instructions these are belongs to the version of the interpreter; the listings here are those of CPython
  3.14.

  @rule:31.2/loads-then-call
  @cpython
  @needs:bytecode-3.14
  Rule: A call compiles to loads of callable and arguments and then one call instruction

    Example: A local variable, a constant and a global variable as arguments
      Given the program
        """python
        def send(address):
            return post(address, 'express', rate)
        """
      Then the bytecode of "send" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (post + NULL)
                      LOAD_FAST_BORROW         0 (address)
                      LOAD_CONST               0 ('express')
                      LOAD_GLOBAL              2 (rate)
                      CALL                     3
                      RETURN_VALUE
        """

    Example: Calls of any, all and tuple with a generator expression are compiled to a loop instead, behind a test for the real builtin
      Given the program
        """python
        import dis

        def tested(source):
            code = compile(source, 'example.py', 'eval')
            found = [i for i in dis.get_instructions(code) if i.opname in ('LOAD_COMMON_CONSTANT', 'FOR_ITER')]
            return [i.opname if i.opname == 'FOR_ITER' else i.argrepr for i in found]
        """
      Then each expression gives
        | expression                          | gives                                   |
        | tested('any(n for n in numbers)')   | ['<built-in function any>', 'FOR_ITER'] |
        | tested('all(n for n in numbers)')   | ['<built-in function all>', 'FOR_ITER'] |
        | tested('tuple(n for n in numbers)') | ['tuple', 'FOR_ITER']                   |
        | tested('list(n for n in numbers)')  | []                                      |
        | tested('sum(n for n in numbers)')   | []                                      |
        | tested('any([n for n in numbers])') | ['FOR_ITER']                            |
        | tested('any(numbers)')              | []                                      |

    Example: A function that hides the builtin is called with the generator
      Given the program
        """python
        def all_positive(numbers):
            return all(n > 0 for n in numbers)

        def hide():
            global all
            all = lambda results: ('hidden', type(results).__name__, list(results))
        """
      Then each expression gives
        | expression            | gives                                  |
        | all_positive([1, 2])  | True                                   |
        | all_positive([1, -2]) | False                                  |
        | hide()                | None                                   |
        | all_positive([1, -2]) | ('hidden', 'generator', [True, False]) |

  @rule:31.2/example-listing
  @cpython
  @outdated
  Rule: A function that passes its two parameters on loads the global, loads both locals at once, calls and returns
    Descriptions of earlier versions show two separate loads and no self slot.

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
    Example: The low bit of the operand of LOAD_GLOBAL asks for the self slot
      Given the program
        """python
        import dis

        def relay(left, right):
            return target(left, right)

        def reads():
            return target

        def operands(function):
            return [(i.argval, i.arg) for i in dis.get_instructions(function) if i.opname == 'LOAD_GLOBAL']
        """
      Then each expression gives
        | expression      | gives           |
        | operands(relay) | [('target', 1)] |
        | operands(reads) | [('target', 0)] |

  @rule:31.2/module-level-form
  @cpython
  @needs:bytecode-3.14
  Rule: At module or class level the callable is loaded by name and the self slot is pushed after it

    Example: A call in the code of a module
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

    Example: A call in the body of a class
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

    Example: A call of a local variable
      Then the bytecode of "apply" is
        """
          1           RESUME                   0
          2           LOAD_FAST_BORROW         0 (function)
                      PUSH_NULL
                      LOAD_SMALL_INT           1
                      CALL                     1
                      RETURN_VALUE
        """

    Example: A call of a closure variable
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

    Example: The empty self slot lies above the callable, be it in a local or in a closure variable
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
    A picture of three entries for two arguments leaves out the self slot.

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
    Example: The stack of a call with two arguments, entry by entry
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
  Rule: The call instruction takes callable, self slot and arguments away and pushes the return value

    @needs:bytecode
    @py:>=3.12
    Example: Callable, self slot and two arguments go, one value comes
      Given the program
        """python
        from dis import opmap, stack_effect
        """
      When it evaluates "stack_effect(opmap['CALL'], 2)"
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
  Rule: The instructions of a call vary by version, and those of earlier versions are gone

    Example: Seven versions compile one call to five different sequences
      Given the program
        """python
        import dis, sys

        def relay(left, right):
            return target(left, right)

        def sequence(function):
            names = [i.opname for i in dis.get_instructions(function)]
            return ' '.join(name for name in names if name not in ('RESUME', 'CACHE', 'RETURN_VALUE'))

        known = {
            'LOAD_GLOBAL LOAD_FAST LOAD_FAST CALL_FUNCTION': ['3.8', '3.9', '3.10'],
            'LOAD_GLOBAL LOAD_FAST LOAD_FAST PRECALL CALL': ['3.11'],
            'LOAD_GLOBAL LOAD_FAST LOAD_FAST CALL': ['3.12'],
            'LOAD_GLOBAL LOAD_FAST_LOAD_FAST CALL': ['3.13'],
            'LOAD_GLOBAL LOAD_FAST_BORROW_LOAD_FAST_BORROW CALL': ['3.14'],
        }
        version = '%d.%d' % sys.version_info[:2]
        """
      When it evaluates "version in known[sequence(relay)]"
      Then it gives "True"

    @needs:bytecode-3.14
    Example: The present instruction set knows none of seven older names, and five that begin with CALL
      Given the program
        """python
        from dis import opmap

        older = ('LOAD_METHOD', 'CALL_METHOD', 'PRECALL', 'KW_NAMES', 'CALL_FUNCTION', 'CALL_FUNCTION_KW', 'RETURN_CONST')
        """
      Then each expression gives
        | expression                                                | gives                                                                           |
        | [name for name in older if name in opmap]                 | []                                                                              |
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

        def rescued(*calls):
            results = []
            for call in calls:
                for by in (2, 0, 7):
                    try:
                        results.append(call(by))
                    except ZeroDivisionError:
                        results.append('caught')
            return results
        """

    Example: Three forms of the same call give the same result
      When it evaluates "plainly(2), by_keyword(2), unpacked(2)"
      Then it gives "(3, 3, 3)"

    Example: A call that raises inside of two loops pushes nothing, and both find their iterators where they were
      When it evaluates "rescued(plainly, by_keyword, unpacked)"
      Then it gives "[3, 'caught', 1, 3, 'caught', 1, 3, 'caught', 1]"

    @needs:bytecode-3.14
    Example: What the call and the list had put on the stack is gone when the handler begins
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

    @cpython
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

    @cpython
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
