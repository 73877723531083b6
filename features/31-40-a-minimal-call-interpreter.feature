@31.40
Feature: 31.40 A minimal call interpreter
  A few lines of Python are enough to show the stack idea of a call. The interpreter here is a program that runs
  on the Python under check. It takes its arguments with a negative slice, as such programs often do, and so
  cannot make a call without arguments: an erratum that the examples keep.

  Background:
    Given the program
      """python
      sizes = []

      def execute(program, constants, variables):
          stack = []
          for operation, operand in program:
              if operation == 'LOAD_CONST':
                  stack.append(constants[operand])
              elif operation == 'LOAD_FAST':
                  stack.append(variables[operand])
              elif operation == 'CALL':
                  values = stack[-operand:]
                  del stack[-operand:]
                  function = stack.pop()
                  stack.append(function(*values))
              elif operation == 'RETURN':
                  return stack.pop()
              sizes.append(len(stack))
          raise RuntimeError('no RETURN')

      def subtract(left, right):
          return left - right

      call = [('LOAD_CONST', 0), ('LOAD_FAST', 'x'), ('LOAD_CONST', 1), ('CALL', 2), ('RETURN', None)]
      """

  @rule:31.40/toy-shows-model
  @concept
  Rule: A toy interpreter can show how a call works

    Example: A program of five operations loads a function and two arguments, calls and returns
      When it evaluates "execute(call, [subtract, 10], {'x': 25})"
      Then it gives "15"

  @rule:31.40/op-load-const
  @concept
  Rule: LOAD_CONST pushes a constant by its index

    Example: The second constant is pushed, and an index behind the last constant is an error
      Then each expression gives
        | expression                                                     | gives                               |
        | execute([('LOAD_CONST', 1), ('RETURN', None)], ['a', 'b'], {}) | 'b'                                 |
        | execute([('LOAD_CONST', 5), ('RETURN', None)], ['a', 'b'], {}) | IndexError: list index out of range |

  @rule:31.40/op-load-fast
  @concept
  Rule: LOAD_FAST pushes a variable by its name

    Example: The variable's value is pushed, and a name without a value is an error
      Then each expression gives
        | expression                                                    | gives |
        | execute([('LOAD_FAST', 'x'), ('RETURN', None)], [], {'x': 5}) | 5     |
      And each expression raises
        | expression                                              | raises   |
        | execute([('LOAD_FAST', 'x'), ('RETURN', None)], [], {}) | KeyError |

  @rule:31.40/op-call-takes-args
  @concept
  Rule: CALL takes as many values from the top as it says, in order

    Example: The value that was loaded first is the first argument
      When it evaluates "execute(call, [subtract, 10], {'x': 5})"
      Then it gives "-5"

    Example: A call takes only as many values as it says, and leaves those below
      Given the program
        """python

        inner = call[:4]
        outer = [('LOAD_CONST', 0), ('LOAD_CONST', 1)] + inner + [('CALL', 2), ('RETURN', None)]
        """
      When it evaluates "execute(outer, [subtract, 10], {'x': 5})"
      Then it gives "15"

    @erratum
    Example: Without arguments the slice takes the whole stack, the callable included
      When it evaluates "execute([('LOAD_CONST', 0), ('CALL', 0), ('RETURN', None)], [list], {})"
      Then it raises IndexError

  @rule:31.40/op-call-pops-callable
  @concept
  Rule: CALL takes the callable from below the arguments, calls it and pushes the result

    Example: The result lies where the callable lay; what cannot be called, a callee that raises and a missing callable are errors
      Then each expression gives
        | expression                                                                                    | gives                                   |
        | execute([('LOAD_CONST', 0), ('LOAD_CONST', 1), ('CALL', 1), ('RETURN', None)], [abs, -5], {}) | 5                                       |
        | execute([('LOAD_CONST', 0), ('LOAD_CONST', 0), ('CALL', 1), ('RETURN', None)], [5], {})       | TypeError: 'int' object is not callable |
        | execute(call, [lambda left, right: [][right], 10], {'x': 5})                                  | IndexError: list index out of range     |
      And each expression raises
        | expression                                                           | raises     |
        | execute([('LOAD_CONST', 0), ('CALL', 1), ('RETURN', None)], [5], {}) | IndexError |

  @rule:31.40/op-return
  @concept
  Rule: RETURN gives the top of the stack and ends

    Example: What stands behind RETURN is not executed, and an empty stack has nothing to return
      Then each expression gives
        | expression                                                           | gives |
        | execute([('LOAD_CONST', 0), ('RETURN', None), ('CALL', 9)], [1], {}) | 1     |
      And each expression raises
        | expression                          | raises     |
        | execute([('RETURN', None)], [], {}) | IndexError |

  @rule:31.40/missing-return
  @concept
  Rule: A program that runs off its end is an error

    Example: A program whose RETURN is missing and an empty program are errors
      Then each expression gives
        | expression                            | gives                   |
        | execute([('LOAD_CONST', 0)], [1], {}) | RuntimeError: no RETURN |
        | execute([], [], {})                   | RuntimeError: no RETURN |

  @rule:31.40/unknown-op-ignored
  @concept
  Rule: Operations that the toy does not know are passed over

    Example: An unknown operation before a program that works changes nothing
      When it evaluates "execute([('NOP', None)] + call, [subtract, 10], {'x': 25})"
      Then it gives "15"

  @rule:31.40/sample-output
  @concept
  Rule: The sample program prints its sum

    Example: Five and ten are added, and fifteen is printed
      When it executes
        """python
        print(execute(call, [lambda left, right: left + right, 10], {'x': 5}))
        """
      Then it prints "15"

  @rule:31.40/omissions
  @concept
  Rule: The toy leaves out most of what a real interpreter does

    Example: Keyword calls and attribute lookups are operations that the toy passes over
      Given the program
        """python

        class Door:
            def __repr__(self): return 'a door'
            def open(self): return 'open'

        keyword_call = [('LOAD_CONST', 0), ('LOAD_CONST', 1), ('LOAD_CONST', 2), ('CALL_KW', 1), ('RETURN', None)]
        method_call = [('LOAD_CONST', 0), ('LOAD_ATTR', 'open'), ('CALL_METHOD', 0), ('RETURN', None)]
        """
      Then each expression gives
        | expression                                     | gives      |
        | execute(keyword_call, [dict, 1, ('key',)], {}) | ('key',)   |
        | dict(key=1)                                    | {'key': 1} |
        | execute(method_call, [Door()], {})             | a door     |
        | Door().open()                                  | 'open'     |

    Example: The toy does not bind arguments; the real call that it makes does
      When it evaluates "execute(call, [lambda only: only, 10], {'x': 5})"
      Then it raises TypeError

    Example: An exception of the callee ends the toy's program, which has no handlers
      Given the program
        """python

        def fail(*values):
            raise ValueError('in the callee')

        def real():
            try:
                return fail(1, 2)
            except ValueError:
                return 'handled'
        """
      Then each expression gives
        | expression                          | gives                     |
        | execute(call, [fail, 10], {'x': 5}) | ValueError: in the callee |
        | real()                              | 'handled'                 |

    @needs:frames
    Example: The toy's program has no frame; behind the callee stands the function that executes it
      Given the program
        """python
        import sys

        def caller(left, right):
            return sys._getframe(1).f_code.co_name

        def real():
            return caller(1, 2)
        """
      Then each expression gives
        | expression                            | gives     |
        | execute(call, [caller, 10], {'x': 5}) | 'execute' |
        | real()                                | 'real'    |

    @needs:bytecode
    Example: The toy calls with a tuple made of its stack, a real call with the arguments where they lie
      Given the program
        """python
        import dis

        def real(function, left, right):
            return function(left, right)

        def calls(function):
            names = [i.opname for i in dis.get_instructions(function)]
            return 'with a tuple' if 'CALL_FUNCTION_EX' in names else 'as they lie'
        """
      Then each expression gives
        | expression     | gives          |
        | calls(execute) | 'with a tuple' |
        | calls(real)    | 'as they lie'  |

    @needs:reference-counts
    Example: The toy holds the arguments of a call until its next call, a real call lets go of them
      Given the program
        """python
        import weakref

        class Token: pass

        watched = []

        def watch(token):
            watched.append(weakref.ref(token))

        def state():
            return 'gone' if watched[-1]() is None else 'alive'

        class Observer(dict):
            def __getitem__(self, name): return state()

        program = [
            ('LOAD_CONST', 0), ('LOAD_CONST', 1), ('LOAD_CONST', 2), ('CALL', 1), ('CALL', 1),
            ('LOAD_FAST', 'state'), ('RETURN', None),
        ]

        def real():
            watch(Token())
            return state()
        """
      Then each expression gives
        | expression                                                        | gives   |
        | execute(program, [watch, lambda none: Token(), None], Observer()) | 'alive' |
        | real()                                                            | 'gone'  |

  @rule:31.40/captures-stack-idea
  @concept
  Rule: The toy keeps the idea that a call consumes callable and arguments and pushes a result

    Example: The stack grows by one with each load, and a call with two arguments leaves one of three values
      When it executes
        """python
        execute(call, [subtract, 10], {'x': 5})
        """
      And it evaluates "sizes"
      Then it gives "[1, 2, 3, 1]"
