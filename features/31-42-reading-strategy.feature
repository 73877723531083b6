@31.42
Feature: 31.42 Reading strategy
  Nine source forms show nearly all that calls compile to. Each is put into a function and disassembled; then nine
  questions are asked of the listing. That reading turns the syntax of a call into operations of the interpreter is
  advice to the reader, from which no behaviour follows. `callspec explain` asks the same questions of any call.

  @rule:31.42/form-empty
  @cpython
  @needs:bytecode-3.14
  Rule: A call without arguments loads the callable and calls

    Example: The callable and the empty slot are all that lies on the stack
      Given the program
        """python
        def ring():
            return bell()
        """
      Then the bytecode of "ring" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (bell + NULL)
                      CALL                     0
                      RETURN_VALUE
        """

  @rule:31.42/form-positional
  @cpython
  @needs:bytecode-3.14
  Rule: A call with positional arguments loads them behind the callable

    Example: Two parameters of the caller are loaded by one instruction
      Given the program
        """python
        def post(letter, box):
            return put(letter, box)
        """
      Then the bytecode of "post" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (put + NULL)
                      LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (letter, box)
                      CALL                     2
                      RETURN_VALUE
        """

  @rule:31.42/form-keyword
  @cpython
  @needs:bytecode-3.14
  Rule: A call with a keyword argument loads the value and then the name

    Example: The instruction is another one, and its operand counts the value
      Given the program
        """python
        def brew():
            return make(cups=1)
        """
      Then the bytecode of "brew" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (make + NULL)
                      LOAD_SMALL_INT           1
                      LOAD_CONST               1 (('cups',))
                      CALL_KW                  1
                      RETURN_VALUE
        """

  @rule:31.42/form-star
  @cpython
  @needs:bytecode-3.14
  Rule: A call with a starred argument hands over the iterable

    Example: Behind a global callable the second NULL stands for the missing keywords
      Given the program
        """python
        def spread(items):
            return show(*items)
        """
      Then the bytecode of "spread" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (show + NULL)
                      LOAD_FAST_BORROW         0 (items)
                      PUSH_NULL
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

    Example: A local callable needs two instructions for the two NULLs
      Given the program
        """python
        def spread(show, items):
            return show(*items)
        """
      Then the bytecode of "spread" is
        """
          1           RESUME                   0
          2           LOAD_FAST_BORROW         0 (show)
                      PUSH_NULL
                      LOAD_FAST_BORROW         1 (items)
                      PUSH_NULL
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

    Example: So does one that a module loads by name
      Then "show(*items)" compiles to
        """
          0           RESUME                   0
          1           LOAD_NAME                0 (show)
                      PUSH_NULL
                      LOAD_NAME                1 (items)
                      PUSH_NULL
                      CALL_FUNCTION_EX
                      POP_TOP
                      LOAD_CONST               0 (None)
                      RETURN_VALUE
        """

  @rule:31.42/form-double-star
  @cpython
  Rule: A call with a double-starred argument hands over a fresh dictionary

    @needs:bytecode-3.14
    Example: The empty positional arguments are a constant, and the mapping is merged into a new dictionary
      Given the program
        """python
        def forward(options):
            return handle(**options)
        """
      Then the bytecode of "forward" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (handle + NULL)
                      LOAD_CONST               1 (())
                      BUILD_MAP                0
                      LOAD_FAST_BORROW         0 (options)
                      DICT_MERGE               1
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

    Example: Even a dictionary is copied
      Given the program
        """python
        options = {'colour': 'red'}

        def handle(**received):
            received['colour'] = 'blue'
            return received is options

        result = handle(**options)
        """
      When it evaluates "result, options"
      Then it gives "(False, {'colour': 'red'})"

  @rule:31.42/form-method
  @cpython
  @needs:bytecode-3.14
  Rule: A method call looks the method up and leaves room for self

    Example: The lookup stands before the argument
      Given the program
        """python
        def knock(door, times):
            return door.open(times)
        """
      Then the bytecode of "knock" is
        """
          1           RESUME                   0
          2           LOAD_FAST_BORROW         0 (door)
                      LOAD_ATTR                1 (open + NULL|self)
                      LOAD_FAST_BORROW         1 (times)
                      CALL                     1
                      RETURN_VALUE
        """

  @rule:31.42/form-class
  @cpython
  @needs:bytecode-3.14
  Rule: A call of a class has the instructions of a call of a function

    Example: Nothing in the caller tells them apart
      Given the program
        """python
        class Lamp:
            def __init__(self, colour):
                self.colour = colour

        def lamp(colour):
            return colour

        def by_class(colour):
            return Lamp(colour)

        def by_function(colour):
            return lamp(colour)

        def operations(function):
            return function.__code__.co_code
        """
      When it evaluates "operations(by_class) == operations(by_function)"
      Then it gives "True"
      And the bytecode of "by_class" is
        """
          8           RESUME                   0
          9           LOAD_GLOBAL              1 (Lamp + NULL)
                      LOAD_FAST_BORROW         0 (colour)
                      CALL                     1
                      RETURN_VALUE
        """

  @rule:31.42/form-async
  @cpython
  @needs:bytecode-3.14
  Rule: A call of an async function is plain in the caller and starts with making a coroutine in the callee

    Background:
      Given the program
        """python
        async def fetch():
            return 1

        def start():
            return fetch()
        """

    Example: The caller
      Then the bytecode of "start" is
        """
          4           RESUME                   0
          5           LOAD_GLOBAL              1 (fetch + NULL)
                      CALL                     0
                      RETURN_VALUE
        """

    Example: The callee gives the coroutine back before its body begins
      Then the bytecode of "fetch" is
        """
           1           RETURN_GENERATOR
                       POP_TOP
               L1:     RESUME                   0
           2           LOAD_SMALL_INT           1
                       RETURN_VALUE
          --   L2:     CALL_INTRINSIC_1         3 (INTRINSIC_STOPITERATION_ERROR)
                       RERAISE                  1
        ExceptionTable:
          L1 to L2 -> L2 [0] lasti
        """

  @rule:31.42/form-generator
  @cpython
  @needs:bytecode-3.14
  Rule: A call of a generator function is plain in the caller and starts with making a generator in the callee

    Background:
      Given the program
        """python
        def count():
            yield 1

        def start():
            return count()
        """

    Example: The caller
      Then the bytecode of "start" is
        """
          4           RESUME                   0
          5           LOAD_GLOBAL              1 (count + NULL)
                      CALL                     0
                      RETURN_VALUE
        """

    Example: The callee
      Then the bytecode of "count" is
        """
           1           RETURN_GENERATOR
                       POP_TOP
               L1:     RESUME                   0
           2           LOAD_SMALL_INT           1
                       YIELD_VALUE              0
                       RESUME                   5
                       POP_TOP
                       LOAD_CONST               1 (None)
                       RETURN_VALUE
          --   L2:     CALL_INTRINSIC_1         3 (INTRINSIC_STOPITERATION_ERROR)
                       RERAISE                  1
        ExceptionTable:
          L1 to L2 -> L2 [0] lasti
        """

  @rule:31.42/dis-each
  @cpython
  Rule: Each form is disassembled inside a function

    Background:
      Given the program
        """python
        import dis

        def operations(code):
            return ' '.join(i.opname for i in dis.get_instructions(code) if i.opname not in ('RESUME', 'RETURN_VALUE'))

        def inside(call):
            space = {}
            exec('def function(): return ' + call, space)
            return operations(space['function'])

        def outside(call):
            return operations(compile(call, 'example.py', 'eval'))
        """

    @needs:bytecode-3.14
    Example: One row for each of the nine forms
      Then each expression gives
        | expression              | gives                                                                      |
        | inside('f()')           | 'LOAD_GLOBAL CALL'                                                         |
        | inside('f(a, b)')       | 'LOAD_GLOBAL LOAD_GLOBAL LOAD_GLOBAL CALL'                                 |
        | inside('f(a=1)')        | 'LOAD_GLOBAL LOAD_SMALL_INT LOAD_CONST CALL_KW'                            |
        | inside('f(*args)')      | 'LOAD_GLOBAL LOAD_GLOBAL CALL_FUNCTION_EX'                                 |
        | inside('f(**kwargs)')   | 'LOAD_GLOBAL LOAD_CONST BUILD_MAP LOAD_GLOBAL DICT_MERGE CALL_FUNCTION_EX' |
        | inside('obj.method(x)') | 'LOAD_GLOBAL LOAD_ATTR LOAD_GLOBAL CALL'                                   |
        | inside('C(x)')          | 'LOAD_GLOBAL LOAD_GLOBAL CALL'                                             |
        | inside('async_fn()')    | 'LOAD_GLOBAL CALL'                                                         |
        | inside('gen_fn()')      | 'LOAD_GLOBAL CALL'                                                         |

    @needs:bytecode-3.14
    Example: Outside of a function the loads are others
      Then each expression gives
        | expression               | gives                                                      |
        | outside('f()')           | 'LOAD_NAME PUSH_NULL CALL'                                 |
        | outside('f(a=1)')        | 'LOAD_NAME PUSH_NULL LOAD_SMALL_INT LOAD_CONST CALL_KW'    |
        | outside('f(*args)')      | 'LOAD_NAME PUSH_NULL LOAD_NAME PUSH_NULL CALL_FUNCTION_EX' |
        | outside('obj.method(x)') | 'LOAD_NAME LOAD_ATTR LOAD_NAME CALL'                       |

  @rule:31.42/q-callable-loaded
  @concept
  @needs:bytecode-3.14
  Rule: How is the callable loaded?

    Background:
      Given the program
        """python
        import dis

        def loads(code):
            listed = [i for i in dis.get_instructions(code) if i.opname not in ('RESUME', 'COPY_FREE_VARS', 'MAKE_CELL')]
            end = next(n for n, i in enumerate(listed) if i.opname.startswith('CALL'))
            return ', '.join(i.opname + (f' {i.argrepr}' if i.argrepr else '') for i in listed[:end])

        def by_global(): return task()
        def by_parameter(task): return task()
        def by_closure(task):
            def inner(): return task()
            return inner
        def by_attribute(crew): return crew.task()
        def by_item(crew): return crew[0]()
        def by_lambda(): return (lambda: 1)()
        def by_choice(early): return (first if early else second)()

        class Crew:
            def task(self):
                return super().task()
        """

    Example: An answer for each way to get hold of a callable
      Then each expression gives
        | expression                               | gives                                                                                               |
        | loads(by_global)                         | 'LOAD_GLOBAL task + NULL'                                                                           |
        | loads(by_parameter)                      | 'LOAD_FAST_BORROW task, PUSH_NULL'                                                                  |
        | loads(by_closure(len))                   | 'LOAD_DEREF task, PUSH_NULL'                                                                        |
        | loads(by_attribute)                      | 'LOAD_FAST_BORROW crew, LOAD_ATTR task + NULL\|self'                                                |
        | loads(Crew.task)                         | 'LOAD_GLOBAL super, LOAD_DEREF __class__, LOAD_FAST_BORROW self, LOAD_SUPER_ATTR task + NULL\|self' |
        | loads(by_item)                           | 'LOAD_FAST_BORROW crew, LOAD_SMALL_INT, BINARY_OP [], PUSH_NULL'                                    |
        | loads(compile('task()', 'here', 'eval')) | 'LOAD_NAME task, PUSH_NULL'                                                                         |

    Example: A function that is called where it is made
      When it evaluates "[i.opname for i in dis.get_instructions(by_lambda)]"
      Then it gives "['RESUME', 'LOAD_CONST', 'MAKE_FUNCTION', 'PUSH_NULL', 'CALL', 'RETURN_VALUE']"

    Example: A choice between two: each branch loads, and the slot for self is filled once
      When it evaluates "[i.opname for i in dis.get_instructions(by_choice)]"
      Then it gives "['RESUME', 'LOAD_FAST_BORROW', 'TO_BOOL', 'POP_JUMP_IF_FALSE', 'NOT_TAKEN', 'LOAD_GLOBAL', 'PUSH_NULL', 'CALL', 'RETURN_VALUE', 'LOAD_GLOBAL', 'PUSH_NULL', 'CALL', 'RETURN_VALUE']"

  @rule:31.42/q-arguments-loaded
  @concept
  @needs:bytecode-3.14
  Rule: How are the arguments loaded?

    Background:
      Given the program
        """python
        import dis

        def names(function):
            listed = [i.opname for i in dis.get_instructions(function)]
            start = next(n for n, name in enumerate(listed) if name == 'LOAD_GLOBAL') + 1
            return listed[start:-2]

        def locals_and_numbers(a, b, c): return f(a, b, c, 7, 'text')
        def around_star(a, rest): return f(a, *rest)
        def two_mappings(first, second): return f(**first, **second)
        def keyword_and_mapping(a, rest): return f(k=a, **rest)
        """

    Example: Loads, and for what is unpacked the building of lists and dictionaries
      Then each expression gives
        | expression                 | gives                                                                                                  |
        | names(locals_and_numbers)  | ['LOAD_FAST_BORROW_LOAD_FAST_BORROW', 'LOAD_FAST_BORROW', 'LOAD_SMALL_INT', 'LOAD_CONST']              |
        | names(around_star)         | ['LOAD_FAST_BORROW', 'BUILD_LIST', 'LOAD_FAST_BORROW', 'LIST_EXTEND', 'CALL_INTRINSIC_1', 'PUSH_NULL'] |
        | names(two_mappings)        | ['LOAD_CONST', 'BUILD_MAP', 'LOAD_FAST_BORROW', 'DICT_MERGE', 'LOAD_FAST_BORROW', 'DICT_MERGE']        |
        | names(keyword_and_mapping) | ['LOAD_CONST', 'LOAD_CONST', 'LOAD_FAST_BORROW', 'BUILD_MAP', 'LOAD_FAST_BORROW', 'DICT_MERGE']        |

  @rule:31.42/q-keywords
  @concept
  @needs:bytecode-3.14
  Rule: Are there keywords?

    Example: CALL_KW says so, and the constant before it names them
      Given the program
        """python
        import dis

        def keywords(function):
            before = None
            for i in dis.get_instructions(function):
                if i.opname == 'CALL_KW':
                    return before.argval
                before = i

        def plain(a): return f(a)
        def named(a): return f(a, size=1, colour=a)
        def through_mapping(a): return f(a, **{'size': 1})
        """
      Then each expression gives
        | expression                                                    | gives              |
        | keywords(plain)                                               | None               |
        | keywords(named)                                               | ('size', 'colour') |
        | keywords(through_mapping)                                     | None               |
        | [i.opname for i in dis.get_instructions(through_mapping)][-2] | 'CALL_FUNCTION_EX' |

  @rule:31.42/q-unpacking
  @concept
  @needs:bytecode-3.14
  Rule: Is there unpacking?

    Background:
      Given the program
        """python
        import dis

        def call_of(text):
            space = {}
            exec('def function(a): return ' + text, space)
            return [i.opname for i in dis.get_instructions(space['function']) if i.opname.startswith('CALL')][-1]
        """

    Example: CALL_FUNCTION_EX says that there may be
      Then each expression gives
        | expression          | gives              |
        | call_of('f(a)')     | 'CALL'             |
        | call_of('f(*a)')    | 'CALL_FUNCTION_EX' |
        | call_of('f(**a)')   | 'CALL_FUNCTION_EX' |
        | call_of('f(*(a,))') | 'CALL_FUNCTION_EX' |

    Example: It proves nothing: more than thirty arguments need it too
      Then each expression gives
        | expression                  | gives              |
        | call_of(f'f({"a, " * 30})') | 'CALL'             |
        | call_of(f'f({"a, " * 31})') | 'CALL_FUNCTION_EX' |

  @rule:31.42/q-attribute-before
  @concept
  @needs:bytecode-3.14
  Rule: Does an attribute lookup happen first?

    Background:
      Given the program
        """python
        log = []

        class Desk:
            @property
            def take(self):
                log.append('lookup')
                return lambda value: value

        def argument():
            log.append('argument')

        def visit(desk):
            return desk.take(argument())
        """

    Example: LOAD_ATTR stands before the loads of the arguments
      Then the bytecode of "visit" is
        """
         12           RESUME                   0
         13           LOAD_FAST_BORROW         0 (desk)
                      LOAD_ATTR                1 (take + NULL|self)
                      LOAD_GLOBAL              3 (argument + NULL)
                      CALL                     0
                      CALL                     1
                      RETURN_VALUE
        """

    Example: And runs before them
      When it evaluates "visit(Desk())"
      Then the events are "lookup, argument"

  @rule:31.42/q-binding
  @concept
  Rule: Does binding happen?

    Background:
      Given the program
        """python
        class Tool:
            def own(self, *rest):
                return self, rest

            @staticmethod
            def free(*rest):
                return rest

        tool = Tool()
        tool.loose = lambda *rest: rest

        def method_call(tool): return tool.own(1)
        def with_star(tool): return tool.own(*(1,))
        def fetched(tool):
            own = tool.own
            return own(1)

        def low_bits(function):
            import dis
            return [i.arg & 1 for i in dis.get_instructions(function) if i.opname == 'LOAD_ATTR']
        """

    @needs:bytecode-3.14
    Example: The low bit of LOAD_ATTR asks for it without a bound method
      Then each expression gives
        | expression            | gives |
        | low_bits(method_call) | [1]   |
        | low_bits(with_star)   | [0]   |
        | low_bits(fetched)     | [0]   |

    Example: The bit only permits it: what is found decides
      Then each expression gives
        | expression                  | gives |
        | tool.own(1) == (tool, (1,)) | True  |
        | tool.free(1)                | (1,)  |
        | tool.loose(1)               | (1,)  |

  @rule:31.42/q-python-frame
  @concept
  Rule: Does the call make a Python frame?

    Background:
      Given the program
        """python
        import sys

        class Plain: pass

        class Full:
            def __init__(self): pass
            def __call__(self): pass

        def function(): pass
        def generator(): yield

        def frames_of(call, *args):
            started = []
            def profile(frame, event, arg):
                if event == 'call' and frame.f_code is not stop.__code__:
                    started.append(frame.f_code.co_name)
            sys.setprofile(profile)
            try:
                call(*args)
            finally:
                sys.setprofile(None)
            return started

        def stop(): pass
        """

    @needs:tracing
    Example: What is called decides, not how the call is written
      Then each expression gives
        | expression                 | gives        |
        | frames_of(function)        | ['function'] |
        | frames_of(Full)            | ['__init__'] |
        | frames_of(Full())          | ['__call__'] |
        | frames_of(Full().__call__) | ['__call__'] |
        | frames_of(Plain)           | []           |
        | frames_of(len, [1])        | []           |
        | frames_of([].append, 1)    | []           |
        | frames_of(sorted, [2, 1])  | []           |

    @needs:monitoring
    Example: PY_START tells of the same frames
      Given the program
        """python

        def started_by(call):
            started = []
            monitoring = sys.monitoring
            monitoring.use_tool_id(2, 'frames')
            monitoring.register_callback(2, monitoring.events.PY_START, lambda code, offset: started.append(code.co_name))
            monitoring.set_events(2, monitoring.events.PY_START)
            try:
                call()
            finally:
                monitoring.set_events(2, 0)
                monitoring.free_tool_id(2)
            return started
        """
      Then each expression gives
        | expression           | gives        |
        | started_by(function) | ['function'] |
        | started_by(Full)     | ['__init__'] |
        | started_by(Plain)    | []           |

    @needs:monitoring
    Example: The frame of a generator function starts when it is resumed
      Given the program
        """python

        def started_by(call):
            started = []
            monitoring = sys.monitoring
            monitoring.use_tool_id(2, 'frames')
            monitoring.register_callback(2, monitoring.events.PY_START, lambda code, offset: started.append(code.co_name))
            monitoring.set_events(2, monitoring.events.PY_START)
            try:
                call()
            finally:
                monitoring.set_events(2, 0)
                monitoring.free_tool_id(2)
            return started

        made = generator()
        """
      Then each expression gives
        | expression                | gives         |
        | started_by(generator)     | []            |
        | started_by(made.__next__) | ['generator'] |

  @rule:31.42/q-returns-suspended
  @concept
  Rule: May it give back a coroutine or generator unexecuted?

    Background:
      Given the program
        """python
        log = []

        def plain(): log.append('plain')
        def generator():
            log.append('generator')
            yield
        async def coroutine(): log.append('coroutine')
        async def both():
            log.append('both')
            yield

        def flags(function):
            return [hex(bit) for bit in (0x20, 0x80, 0x200) if function.__code__.co_flags & bit]

        def kind(function):
            result = function()
            if hasattr(result, 'close') and not hasattr(result, '__anext__'):
                result.close()
            return type(result).__name__
        """

    @needs:code-objects
    Example: Three flags of the code object say so
      Then each expression gives
        | expression       | gives     |
        | flags(plain)     | []        |
        | flags(generator) | ['0x20']  |
        | flags(coroutine) | ['0x80']  |
        | flags(both)      | ['0x200'] |

    Example: With one of them the call runs nothing of the body
      When it evaluates "[kind(function) for function in (plain, generator, coroutine, both)], log"
      Then it gives "(['NoneType', 'generator', 'coroutine', 'async_generator'], ['plain'])"

  @rule:31.42/q-cleanup
  @concept
  Rule: What must be cleaned up if an argument fails?

    @needs:bytecode-3.14
    Example: What lies on the stack when the failing instruction begins
      Given the program
        """python
        def sell(item):
            return [item, invoice(price(item), tax(item))]

        def invoice(price, tax): return price + tax
        def price(item): return 10
        def tax(item): raise LookupError(item)
        """
      Then in "sell('pen')" the stack before each instruction of "sell" is
        | instruction                | stack                                        |
        | LOAD_FAST_BORROW item      |                                              |
        | LOAD_GLOBAL invoice + NULL | item                                         |
        | LOAD_GLOBAL price + NULL   | item, invoice, NULL                          |
        | LOAD_FAST_BORROW item      | item, invoice, NULL, price, NULL             |
        | CALL 1                     | item, invoice, NULL, price, NULL, item       |
        | LOAD_GLOBAL tax + NULL     | item, invoice, NULL, result                  |
        | LOAD_FAST_BORROW item      | item, invoice, NULL, result, tax, NULL       |
        | CALL 1                     | item, invoice, NULL, result, tax, NULL, item |

    @needs:reference-counts
    Example: All of it is released before the exception is handled
      Given the program
        """python
        log = []

        class Part:
            def __init__(self, name): self.name = name
            def __del__(self): log.append(f'{self.name} released')

        def join(*parts): pass

        def fail():
            log.append('fails')
            raise LookupError

        def build():
            return join(Part('first'), Part('second'), fail())

        try:
            build()
        except LookupError:
            log.append('handled')
        """
      When it runs
      Then the events are "fails, second released, first released, handled"

    @needs:bytecode-3.14
    Example: What waits for the end of a surrounding loop stays
      Given the program
        """python
        def serve(guests):
            served = 0
            for guest in guests:
                try:
                    served += table(guest, seat(guest))
                except LookupError:
                    pass
            return served

        def table(guest, seat): return 1
        def seat(guest): raise LookupError
        """
      Then in "serve(['Ann'])" the stack before each instruction of "serve" is
        | instruction              | stack                                                   |
        | LOAD_SMALL_INT 0         |                                                         |
        | STORE_FAST served        | 0                                                       |
        | LOAD_FAST_BORROW guests  |                                                         |
        | GET_ITER                 | guests                                                  |
        | FOR_ITER to 78           | iterator                                                |
        | STORE_FAST guest         | iterator, item                                          |
        | NOP                      | iterator                                                |
        | LOAD_FAST_BORROW served  | iterator                                                |
        | LOAD_GLOBAL table + NULL | iterator, served                                        |
        | LOAD_FAST_BORROW guest   | iterator, served, table, NULL                           |
        | LOAD_GLOBAL seat + NULL  | iterator, served, table, NULL, guest                    |
        | LOAD_FAST_BORROW guest   | iterator, served, table, NULL, guest, seat, NULL        |
        | CALL 1                   | iterator, served, table, NULL, guest, seat, NULL, guest |
        | PUSH_EXC_INFO            | iterator, exception                                     |
        | LOAD_GLOBAL LookupError  | iterator, previous, exception                           |
        | CHECK_EXC_MATCH          | iterator, previous, exception, LookupError              |
        | POP_JUMP_IF_FALSE to 114 | iterator, previous, exception, value                    |
        | NOT_TAKEN                | iterator, previous, exception                           |
        | POP_TOP                  | iterator, previous, exception                           |
        | POP_EXCEPT               | iterator, previous                                      |
        | JUMP_BACKWARD to 10      | iterator                                                |
        | FOR_ITER to 78           | iterator                                                |
        | POP_ITER                 | iterator                                                |
        | LOAD_FAST_BORROW served  |                                                         |
        | RETURN_VALUE             | served                                                  |
