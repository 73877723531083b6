@31.23
Feature: 31.23 Calls and closures
  A function that uses variables of an enclosing function carries them in cells. The call makes these cells
  visible to the new frame, beside its own locals.

  Background:
    Given the program
      """python
      def outer(x):
          def inner(y):
              return x + y
          return inner

      add_ten = outer(10)
      """

  @rule:31.23/carries-cells
  @language
  Rule: A closure brings captured variables along

    Example: The variable outlives the call that made it
      Then each expression gives
        | expression               | gives         |
        | add_ten(5)               | 15            |
        | outer('outer ')('inner') | 'outer inner' |
        | add_ten(7)               | 17            |

    Example: It is the variable that is captured, not its value
      Given the program
        """python

        def late():
            x = 'early'
            def read():
                return x
            x = 'late'
            return read
        """
      When it evaluates "late()()"
      Then it gives "'late'"

    Example: A method captures the variable of the function around its class, not that of the class body
      Given the program
        """python

        def enclosing():
            x = 'of the function'
            class Holder:
                x = 'of the class'
                def read(self):
                    return x
            return Holder().read()
        """
      When it evaluates "enclosing()"
      Then it gives "'of the function'"

  @rule:31.23/inner-code
  @cpython
  @needs:code-objects
  Rule: The code of the inner function names its free variables, that of the outer its cells

    Example: The parameter is free in the inner code and a cell in the outer, and all closures share the inner code
      Then each expression gives
        | expression                             | gives  |
        | add_ten.__code__.co_freevars           | ('x',) |
        | outer.__code__.co_cellvars             | ('x',) |
        | outer.__code__.co_freevars             | ()     |
        | outer(1).__code__ is outer(2).__code__ | True   |

  @rule:31.23/inner-globals
  @language
  Rule: The inner function has globals as well

    Example: The globals of an inner function are those of the module that holds its definition
      Given the module "maker"
        """python
        place = 'in the maker'

        def outer(x):
            def inner(y):
                return x, y, place
            return inner
        """
      Given the program
        """python
        import maker

        place = 'in the program'
        made = maker.outer(1)
        """
      Then each expression gives
        | expression                       | gives                  |
        | made(2)                          | (1, 2, 'in the maker') |
        | made.__globals__ is vars(maker)  | True                   |
        | add_ten.__globals__ is globals() | True                   |

  @rule:31.23/inner-closure-tuple
  @cpython
  Rule: The inner function has a tuple of cells

    Background:
      Given the program
        """python

        def pair():
            shared = 0
            return (lambda: shared), (lambda: shared)

        first, second = pair()

        def three(a, b, c):
            return lambda: (c, a)

        def contents(function):
            return {name: cell.cell_contents for name, cell in zip(function.__code__.co_freevars, function.__closure__)}

        def set_closure():
            add_ten.__closure__ = ()
        """

    Example: There is one cell for each free variable, in a tuple that cannot be replaced
      Then each expression gives
        | expression                   | gives                                  |
        | contents(add_ten)            | {'x': 10}                              |
        | contents(three(1, 2, 3))     | {'a': 1, 'c': 3}                       |
        | repr(add_ten.__closure__[0]) | '<cell at 0x...: int object at 0x...>' |
        | outer.__closure__            | None                                   |
        | set_closure()                | AttributeError: readonly attribute     |

    Example: Siblings share a cell, separate calls do not
      Then each expression gives
        | expression                                         | gives |
        | first.__closure__[0] is second.__closure__[0]      | True  |
        | outer(1).__closure__[0] is outer(1).__closure__[0] | False |

  @rule:31.23/reads-through-cell
  @language
  Rule: The frame reads the variable through its cell

    Example: What is put into the cell is what the function sees
      Given the program
        """python

        def set_cell(value):
            add_ten.__closure__[0].cell_contents = value
        """
      Then each expression gives
        | expression   | gives |
        | set_cell(42) | None  |
        | add_ten(0)   | 42    |

    Example: A variable that was deleted is not found by the function
      Given the program
        """python

        def deleted(x):
            def read():
                return x
            del x
            return read
        """
      When it evaluates "deleted(1)()"
      Then it raises NameError

    @cpython
    @py:>=3.11
    Example: A cell can be emptied, and the message names its variable
      Given the program
        """python

        def empty_cell():
            del add_ten.__closure__[0].cell_contents
        """
      Then each expression gives
        | expression                           | gives                                                                                                 |
        | empty_cell()                         | None                                                                                                  |
        | add_ten.__closure__[0].cell_contents | ValueError: Cell is empty                                                                             |
        | add_ten(0)                           | NameError: cannot access free variable 'x' where it is not associated with a value in enclosing scope |

  @rule:31.23/frame-picture
  @cpython
  Rule: In the frame of the inner function the parameter is a local and the captured variable is free

    Example: locals() lists the locals first, then the free variables
      Given the program
        """python

        def outer(x):
            def inner(y):
                z = 0
                return locals(), x
            return inner
        """
      When it evaluates "outer(10)(5)"
      Then it gives "({'y': 5, 'z': 0, 'x': 10}, 10)"

    @needs:bytecode-3.14
    Example: The outer code makes a cell of its parameter, the inner reads x through that cell and y from a slot
      Then the bytecode of "outer" is
        """
          --           MAKE_CELL                0 (x)
           1           RESUME                   0
           2           LOAD_FAST_BORROW         0 (x)
                       BUILD_TUPLE              1
                       LOAD_CONST               0 (<code object inner at 0x..., file "example.py", line 2>)
                       MAKE_FUNCTION
                       SET_FUNCTION_ATTRIBUTE   8 (closure)
                       STORE_FAST               1 (inner)
           4           LOAD_FAST_BORROW         1 (inner)
                       RETURN_VALUE
        Disassembly of <code object inner at 0x..., file "example.py", line 2>:
          --           COPY_FREE_VARS           1
           2           RESUME                   0
           3           LOAD_DEREF               1 (x)
                       LOAD_FAST_BORROW         0 (y)
                       BINARY_OP                0 (+)
                       RETURN_VALUE
        """

  @rule:31.23/makes-visible
  @cpython
  @needs:bytecode-3.14
  Rule: The call sets up the arguments and gives access to the cells

    Example: The cells are copied into the frame before the body starts
      Then the bytecode of "add_ten" is
        """
          --           COPY_FREE_VARS           1
           2           RESUME                   0
           3           LOAD_DEREF               1 (x)
                       LOAD_FAST_BORROW         0 (y)
                       BINARY_OP                0 (+)
                       RETURN_VALUE
        """

  @rule:31.23/manual-closure
  @cpython
  @needs:code-objects
  @needs:compile
  Rule: A function made by hand needs a closure of the right length

    Background:
      Given the program
        """python
        import types

        code = (lambda x: lambda: x)(1).__code__

        def build(closure):
            return types.FunctionType(code, {}, closure=closure)
        """

    Example: The closure must be a tuple of as many cells as there are free variables
      Then each expression gives
        | expression                    | gives                                                    |
        | build((types.CellType(7),))() | 7                                                        |
        | build([types.CellType(7)])    | TypeError: arg 5 (closure) must be None or tuple         |
        | build(())                     | ValueError: <lambda> requires closure of length 1, not 0 |
        | build((7,))                   | TypeError: arg 5 (closure) expected cell, found int      |
        | build(None)                   | TypeError: arg 5 (closure) must be tuple                 |
      And each expression raises
        | expression                   | raises    |
        | build((types.CellType(),))() | NameError |
        | exec(code)                   | TypeError |

  @rule:31.23/nonlocal
  @language
  Rule: Assignment through nonlocal is seen by all closures over the cell

    Example: What a setter assigns is what a getter reads
      Given the program
        """python

        def variable(value):
            def get():
                return value
            def set(new):
                nonlocal value
                value = new
            return get, set

        get, set_value = variable(1)
        """
      Then each expression gives
        | expression   | gives |
        | get()        | 1     |
        | set_value(2) | None  |
        | get()        | 2     |
