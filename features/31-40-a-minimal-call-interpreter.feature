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

      def fail():
          raise ValueError('in the callee')

      call = [('LOAD_CONST', 0), ('LOAD_FAST', 'x'), ('LOAD_CONST', 1), ('CALL', 2), ('RETURN', None)]
      """

  @rule:31.40/toy-shows-model
  @concept
  Rule: A toy interpreter can show how a call works

    Example: It runs on the interpreter under check
      When it evaluates "execute(call, [subtract, 10], {'x': 25})"
      Then it gives "15"

  @rule:31.40/op-load-const
  @concept
  Rule: LOAD_CONST pushes a constant by its index

    Example: Or fails when there is none
      Then each expression gives
        | expression                                                     | gives                               |
        | execute([('LOAD_CONST', 1), ('RETURN', None)], ['a', 'b'], {}) | 'b'                                 |
        | execute([('LOAD_CONST', 5), ('RETURN', None)], ['a', 'b'], {}) | IndexError: list index out of range |

  @rule:31.40/op-load-fast
  @concept
  Rule: LOAD_FAST pushes a variable by its name

    Example: Or fails when there is none
      Then each expression gives
        | expression                                                    | gives |
        | execute([('LOAD_FAST', 'x'), ('RETURN', None)], [], {'x': 5}) | 5     |
      And each expression raises
        | expression                                              | raises   |
        | execute([('LOAD_FAST', 'x'), ('RETURN', None)], [], {}) | KeyError |

  @rule:31.40/op-call-takes-args
  @concept
  Rule: CALL takes as many values from the top as it says, in order

    Example: The order matters to the callee
      When it evaluates "execute(call, [subtract, 10], {'x': 5})"
      Then it gives "-5"

    @erratum
    Example: With no arguments the slice takes the whole stack
      When it evaluates "execute([('LOAD_CONST', 0), ('CALL', 0), ('RETURN', None)], [list], {})"
      Then it raises IndexError

  @rule:31.40/op-call-pops-callable
  @concept
  Rule: CALL then takes the callable, calls it and pushes the result

    Example: It needs something to call, and passes on what the callee raises
      Then each expression gives
        | expression                                                                              | gives                                   |
        | execute([('LOAD_CONST', 0), ('LOAD_CONST', 0), ('CALL', 1), ('RETURN', None)], [5], {}) | TypeError: 'int' object is not callable |
        | execute(call, [lambda left, right: fail(), 10], {'x': 5})                               | ValueError: in the callee               |
      And each expression raises
        | expression                                                           | raises     |
        | execute([('LOAD_CONST', 0), ('CALL', 1), ('RETURN', None)], [5], {}) | IndexError |

  @rule:31.40/op-return
  @concept
  Rule: RETURN gives the top of the stack and ends

    Example: What follows is not executed, and there must be something to return
      Then each expression gives
        | expression                                                           | gives |
        | execute([('LOAD_CONST', 0), ('RETURN', None), ('CALL', 9)], [1], {}) | 1     |
      And each expression raises
        | expression                          | raises     |
        | execute([('RETURN', None)], [], {}) | IndexError |

  @rule:31.40/missing-return
  @concept
  Rule: A program that runs off its end is an error

    Example: Also an empty one
      Then each expression gives
        | expression                            | gives                   |
        | execute([('LOAD_CONST', 0)], [1], {}) | RuntimeError: no RETURN |
        | execute([], [], {})                   | RuntimeError: no RETURN |

  @rule:31.40/unknown-op-ignored
  @concept
  Rule: Operations that it does not know are passed over

    Example: Before a program that works
      When it evaluates "execute([('NOP', None)] + call, [subtract, 10], {'x': 25})"
      Then it gives "15"

  @rule:31.40/sample-output
  @concept
  Rule: The sample program prints its sum

    Example: Ten and five
      When it executes
        """python
        print(execute(call, [lambda left, right: left + right, 10], {'x': 5}))
        """
      Then it prints "15"

  @rule:31.40/omissions
  @concept
  @needs:reference-counts
  Rule: The toy leaves out most of what a real interpreter does

    Example: Keywords, methods, handlers and references need the real one
      Given the program
        """python
        import weakref

        class Door:
            def open(self, *, how):
                return how

        def handled():
            try:
                return fail()
            except ValueError:
                return 'handled'

        def released():
            return weakref.ref(Door())()
        """
      When it evaluates "Door().open(how='slowly'), handled(), released()"
      Then it gives "('slowly', 'handled', None)"

  @rule:31.40/captures-stack-idea
  @concept
  Rule: It keeps the idea that a call consumes callable and arguments and pushes a result

    Example: The size of the stack after each operation
      When it evaluates "execute(call, [subtract, 10], {'x': 5}) and sizes"
      Then it gives "[1, 2, 3, 1]"
