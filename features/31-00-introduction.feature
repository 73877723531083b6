@31.0
Feature: 31.0 Introduction
  A call is where the parts of the interpreter meet: it fetches a callable and its arguments, chooses a way to
  call, fills parameters, runs the callee and hands back a result or an exception. Programs do this more often than
  most other things; how often, and at what cost, no example shows.

  @rule:31.0/ten-subsystems
  @concept
  @needs:bytecode
  @needs:frames
  @needs:reference-counts
  Rule: Ten parts of the interpreter take part in a single call

    Example: One call expression leaves a witness of each part
      Given the program
        """python
        import dis, sys, weakref

        log = []

        class Receipt:
            pass

        def shop(tax):
            class Till:
                @property
                def desk(self):
                    log.append('descriptor')
                    return self.charge
                def charge(self, price, *, currency='EUR'):
                    log.append('closure ' + str(tax))
                    log.append('binding ' + currency)
                    log.append('frame ' + sys._getframe().f_code.co_name)
                    log.append('builtin ' + str(len('abc')))
                    receipt = Receipt()
                    weakref.finalize(receipt, log.append, 'reference count')
                    if price < 0:
                        raise ValueError('exception')
                    return price + tax
            return Till()

        till = shop(2)

        def pay(price):
            return till.desk(price)
        """
      When it executes
        """python
        log.append('result ' + str(pay(40)))
        try:
            pay(-1)
        except ValueError as failure:
            log.append(str(failure))
        log.append('bytecode ' + ' '.join(i.opname for i in dis.get_instructions(pay) if i.opname == 'CALL'))
        log.append('method of ' + type(till.charge.__self__).__name__)
        """
      Then the events are "descriptor, closure 2, binding EUR, frame charge, builtin 3, reference count, result 42, descriptor, closure 2, binding EUR, frame charge, builtin 3, exception, reference count, bytecode CALL, method of Till"

  @rule:31.0/assignment-of-call
  @language
  Rule: A call on the right of an assignment stores what the call produced

    Background:
      Given the program
        """python
        log = []

        def note(name, value=None):
            log.append(name)
            return value

        def add(left, right):
            log.append('call')
            return left + right

        def broken():
            raise LookupError('no value')

        total = 'unset'
        """

    Example: The name holds the result
      When it executes
        """python
        total = add(1, 2)
        """
      And it evaluates "total"
      Then it gives "3"

    Example: A call that raises leaves the name as it was
      When it executes
        """python
        try:
            total = broken()
        except LookupError:
            pass
        """
      And it evaluates "total"
      Then it gives "'unset'"

    Example: The parts of a subscripted target are evaluated after the call
      When it executes
        """python
        note('shelf', {})[note('key')] = note('function', add)(note('value', 1), 2)
        """
      Then the events are "function, value, call, shelf, key"

    Example: Several targets receive the result of one call
      When it executes
        """python
        first = second = add([], ['item'])
        first.append('more')
        """
      And it evaluates "log, second"
      Then it gives "(['call'], ['item', 'more'])"

  @rule:31.0/step-load-callable
  @language
  Rule: A call begins with fetching the callable

    Background:
      Given the program
        """python
        log = []

        def note(name, value=None):
            log.append(name)
            return value
        """

    Example: The callable comes before the arguments
      When it evaluates "note('callable', print)(note('argument', ''), end='')"
      Then the events are "callable, argument"

    Example: A callable that cannot be found stops the call before any argument
      When it evaluates "absent(note('argument'))"
      Then it raises NameError "name 'absent' is not defined" after the events ""

  @rule:31.0/step-load-arguments
  @language
  Rule: The argument values are fetched before the callee begins

    Example: Every argument has been evaluated when the callee begins
      Given the program
        """python
        log = []

        def note(name):
            log.append(name)
            return name

        def callee(*values, **named):
            log.append('callee')

        callee(note('first'), note('second'), third=note('third'))
        """
      When it runs
      Then the events are "first, second, third, callee"

  @rule:31.0/step-choose-protocol
  @cpython
  Rule: The kind of callable and of arguments decides how the call is made

    Background:
      Given the program
        """python
        import dis

        def call_instruction(source):
            code = compile(source, 'example.py', 'eval')
            return [(i.opname, i.arg) for i in dis.get_instructions(code) if i.opname.startswith('CALL')]

        def positional(count):
            return 'f(' + ', '.join(['0'] * count) + ')'

        def keywords(count):
            return 'f(' + ', '.join('k%d=0' % n for n in range(count)) + ')'
        """

    @needs:tracing
    Example: The kind of the callable chooses whose code is entered
      Given the program
        """python

        import sys

        class Point:
            def __init__(self): pass
            def __call__(self): pass
            def move(self): pass

        def plain(): pass

        def entered(function):
            events = []
            sys.setprofile(lambda frame, event, argument: events.append(
                frame.f_code.co_name if event == 'call' else argument.__name__ if event == 'c_call' else None))
            try:
                function()
            finally:
                sys.setprofile(None)
            return [event for event in events if event][:-1]
        """
      Then each expression gives
        | expression            | gives        |
        | entered(plain)        | ['plain']    |
        | entered(Point().move) | ['move']     |
        | entered(Point)        | ['__init__'] |
        | entered(Point())      | ['__call__'] |
        | entered([].copy)      | ['copy']     |
        | entered(object)       | []           |

    @needs:bytecode-3.14
    @needs:compile
    Example: The form of the arguments chooses the instruction
      Then each expression gives
        | expression                        | gives                                                 |
        | call_instruction('f()')           | [('CALL', 0)]                                         |
        | call_instruction('f(1, 2)')       | [('CALL', 2)]                                         |
        | call_instruction('f(1, k=2)')     | [('CALL_KW', 2)]                                      |
        | call_instruction('f(*a)')         | [('CALL_FUNCTION_EX', None)]                          |
        | call_instruction('f(**k)')        | [('CALL_FUNCTION_EX', None)]                          |
        | call_instruction('f(1, *a, k=2)') | [('CALL_INTRINSIC_1', 6), ('CALL_FUNCTION_EX', None)] |

    @needs:bytecode-3.14
    @needs:compile
    Example: Very long argument lists are passed packed although nothing is starred
      Then each expression gives
        | expression                       | gives                        |
        | call_instruction(positional(30)) | [('CALL', 30)]               |
        | call_instruction(positional(31)) | [('CALL_FUNCTION_EX', None)] |
        | call_instruction(keywords(15))   | [('CALL_KW', 15)]            |
        | call_instruction(keywords(16))   | [('CALL_FUNCTION_EX', None)] |

  @rule:31.0/step-bind
  @language
  Rule: Arguments are matched to parameters before the body begins

    Background:
      Given the program
        """python
        log = []

        def entry(first, second=20, *rest, third):
            log.append('body')
            return first, second, rest, third
        """

    Example: Every parameter has its value when the body begins
      When it evaluates "entry(1, third=3)"
      Then it gives "(1, 20, (), 3)"

    Example: When matching fails the body is not entered
      When it evaluates "entry(1)"
      Then it raises TypeError "entry() missing 1 required keyword-only argument: 'third'" after the events ""

    @cpython
    @needs:tracebacks
    @py:>=3.13
    Example: When matching fails the callee has no entry in the traceback
      Given the program
        """python

        entry(1, fourth=4, third=3)
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 7, in <module>
            entry(1, fourth=4, third=3)
            ~~~~~^^^^^^^^^^^^^^^^^^^^^^
        TypeError: entry() got an unexpected keyword argument 'fourth'
        """

  @rule:31.0/step-frame
  @cpython
  @needs:frames
  Rule: A frame is set up only when the callee is Python code

    Background:
      Given the program
        """python
        import sys

        log = []

        def plain():
            return depth()

        def depth():
            frame, names = sys._getframe(1), []
            while frame.f_code.co_name != '<module>':
                names.append(frame.f_code.co_name)
                frame = frame.f_back
            return names

        def through_builtin():
            return list(map(lambda _: depth(), 'a'))

        def lazily():
            log.append('runs')
            yield depth()
        """

    Example: A Python function has a frame of its own
      When it executes
        """python
        frames = plain()
        """
      And it evaluates "frames"
      Then it gives "['plain']"

    Example: A builtin between two Python functions adds no frame
      When it executes
        """python
        frames = through_builtin()
        """
      And it evaluates "frames"
      Then it gives "[['<lambda>', 'through_builtin']]"

    Example: A generator function makes a frame that does not run yet
      When it executes
        """python
        suspended = lazily()
        """
      Then each expression gives
        | expression                        | gives      |
        | suspended.gi_frame.f_code.co_name | 'lazily'   |
        | suspended.gi_frame.f_back         | None       |
        | log                               | []         |
        | next(suspended)                   | ['lazily'] |
        | log                               | ['runs']   |

  @rule:31.0/step-execute
  @language
  Rule: A call runs the body of the callee, unless that makes a generator or a coroutine

    Background:
      Given the program
        """python
        log = []

        def ordinary():
            log.append('ordinary')

        def generator():
            log.append('generator')
            yield
        """

    Example: The body of an ordinary function has run when the call returns
      When it executes
        """python
        ordinary()
        log.append('returned')
        """
      Then the events are "ordinary, returned"

    Example: The body of a generator function has not begun when the call returns
      When it executes
        """python
        suspended = generator()
        log.append('returned')
        list(suspended)
        """
      Then the events are "returned, generator"

    Example: The body of a coroutine function has not begun when the call returns
      Given the program
        """python

        async def coroutine():
            log.append('coroutine')
        """
      When it executes
        """python
        suspended = coroutine()
        log.append('returned')
        try:
            suspended.send(None)
        except StopIteration:
            log.append('ended')
        """
      Then the events are "returned, coroutine, ended"

  @rule:31.0/step-return-or-propagate
  @language
  Rule: From the callee a result comes back or an exception travels on

    Background:
      Given the program
        """python
        def leave(how):
            if isinstance(how, BaseException):
                raise how
            return how

        def attempt(how):
            try:
                return 'returned', leave(how)
            except Exception as error:
                return 'caught', type(error).__name__
        """

    Example: The caller gets the value or its handler is entered
      Then each expression gives
        | expression                | gives                    |
        | attempt(7)                | ('returned', 7)          |
        | attempt(None)             | ('returned', None)       |
        | attempt(ValueError('no')) | ('caught', 'ValueError') |

    Example: Exceptions that ask the program to end pass handlers of ordinary exceptions
      Then each expression gives
        | expression                       | gives                 |
        | attempt(KeyboardInterrupt('no')) | KeyboardInterrupt: no |
        | attempt(GeneratorExit('no'))     | GeneratorExit: no     |
        | attempt(SystemExit('bye'))       | SystemExit: bye       |

  @rule:31.0/step-store
  @language
  Rule: The result of a call is stored, or let go of where nothing wants it

    Background:
      Given the program
        """python
        log = []

        class Result:
            def __del__(self):
                log.append('released')

        def make():
            return Result()
        """

    @cpython
    @needs:reference-counts
    Example: A result that nobody stores is released at once
      When it executes
        """python
        make()
        log.append('next statement')
        """
      Then the events are "released, next statement"

    Example: A stored result lives on
      When it executes
        """python
        kept = make()
        log.append('next statement')
        """
      Then the events are "next statement"

    @cpython
    @needs:reference-counts
    Example: Storing again releases the result stored before
      When it executes
        """python
        kept = make()
        kept = log.append('second call')
        """
      Then the events are "second call, released"

    @cpython
    @needs:bytecode-3.14
    Example: The instruction after the call takes the result off the stack
      Then "make()" compiles to
        """
          0           RESUME                   0
          1           LOAD_NAME                0 (make)
                      PUSH_NULL
                      CALL                     0
                      POP_TOP
                      LOAD_CONST               0 (None)
                      RETURN_VALUE
        """

  @rule:31.0/one-bytecode-operation
  @cpython
  @needs:bytecode-3.14
  Rule: To the evaluation loop a call is one instruction that takes its operands from the stack and leaves one result

    Example: The effect on the stack counts the callable and the self slot
      Given the program
        """python
        from dis import opmap, stack_effect
        """
      Then each expression gives
        | expression                                            | gives            |
        | [stack_effect(opmap['CALL'], n) for n in range(4)]    | [-1, -2, -3, -4] |
        | [stack_effect(opmap['CALL_KW'], n) for n in range(4)] | [-2, -3, -4, -5] |
        | stack_effect(opmap['CALL_FUNCTION_EX'])               | -3               |
