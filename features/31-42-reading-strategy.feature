@31.42
Feature: 31.42 Reading strategy
  Nine source forms show nearly all that calls compile to. Each is put into a function and disassembled; then nine
  questions are asked of the listing. So the syntax of a call becomes operations of the interpreter, for whoever reads
  the listings. `callspec explain` asks the same questions of any call.

  @rule:31.42/form-empty
  @cpython
  @needs:bytecode
  @py:>=3.13
  Rule: A call without arguments loads the callable and calls

    Example: One instruction loads the callable and leaves the self slot empty, the next calls
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
  @needs:bytecode
  @py:>=3.13
  Rule: A call with positional arguments loads them behind the callable

    Example: Each argument is loaded in turn, and the operand of CALL counts them
      Given the program
        """python
        def post():
            return put(letter, box)
        """
      Then the bytecode of "post" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              1 (put + NULL)
                      LOAD_GLOBAL              2 (letter)
                      LOAD_GLOBAL              4 (box)
                      CALL                     2
                      RETURN_VALUE
        """

  @rule:31.42/form-keyword
  @cpython
  @needs:bytecode-3.14
  Rule: A call with a keyword argument loads the value and then the keyword names tuple

    Example: The call is CALL_KW, whose operand counts the value
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

    Example: The first NULL leaves the self slot empty, the second stands for the missing keyword arguments
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

  @rule:31.42/form-double-star
  @cpython
  @needs:bytecode-3.14
  Rule: A call with a double-starred argument hands over a fresh dictionary

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

  @rule:31.42/form-method
  @cpython
  @needs:bytecode
  @py:>=3.13
  Rule: A method call looks the method up and leaves room for self

    Example: The lookup stands before the argument, and the operand of CALL does not count self
      Given the program
        """python
        def knock():
            return door.open(times)
        """
      Then the bytecode of "knock" is
        """
          1           RESUME                   0
          2           LOAD_GLOBAL              0 (door)
                      LOAD_ATTR                3 (open + NULL|self)
                      LOAD_GLOBAL              4 (times)
                      CALL                     1
                      RETURN_VALUE
        """

  @rule:31.42/form-class
  @cpython
  @needs:bytecode
  @py:>=3.13
  Rule: A call of a class has the instructions of a call of a function

    Example: Nothing in the caller tells that a class is called
      Given the program
        """python
        class Lamp:
            def __init__(self, colour):
                self.colour = colour

        def light():
            return Lamp(colour)
        """
      Then the bytecode of "light" is
        """
          5           RESUME                   0
          6           LOAD_GLOBAL              1 (Lamp + NULL)
                      LOAD_GLOBAL              2 (colour)
                      CALL                     1
                      RETURN_VALUE
        """

  @rule:31.42/form-async
  @cpython
  @needs:bytecode
  @py:>=3.13
  Rule: A call of an async function is plain in the caller and starts with making a coroutine in the callee

    Example: The caller only loads and calls, and the callee gives the coroutine back before its body begins
      Given the program
        """python
        import dis

        async def fetch():
            return 1

        def start():
            return fetch()
        """
      Then the bytecode of "start" is
        """
          6           RESUME                   0
          7           LOAD_GLOBAL              1 (fetch + NULL)
                      CALL                     0
                      RETURN_VALUE
        """
      When it evaluates "[i.opname for i in dis.get_instructions(fetch)][:3]"
      Then it gives "['RETURN_GENERATOR', 'POP_TOP', 'RESUME']"

  @rule:31.42/form-generator
  @cpython
  @needs:bytecode
  @py:>=3.13
  Rule: A call of a generator function is plain in the caller and starts with making a generator in the callee

    Example: The caller only loads and calls, and the callee gives the generator back before its body begins
      Given the program
        """python
        import dis

        def count():
            yield 1

        def start():
            return count()
        """
      Then the bytecode of "start" is
        """
          6           RESUME                   0
          7           LOAD_GLOBAL              1 (count + NULL)
                      CALL                     0
                      RETURN_VALUE
        """
      When it evaluates "[i.opname for i in dis.get_instructions(count)][:3]"
      Then it gives "['RETURN_GENERATOR', 'POP_TOP', 'RESUME']"

  @rule:31.42/dis-each
  @cpython
  @needs:bytecode-3.14
  Rule: Each form is disassembled inside a function

    Example: Each of the nine forms loads, and ends with an instruction that calls; a module loads its names otherwise
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
      Then each expression gives
        | expression               | gives                                                                      |
        | inside('f()')            | 'LOAD_GLOBAL CALL'                                                         |
        | inside('f(a, b)')        | 'LOAD_GLOBAL LOAD_GLOBAL LOAD_GLOBAL CALL'                                 |
        | inside('f(a=1)')         | 'LOAD_GLOBAL LOAD_SMALL_INT LOAD_CONST CALL_KW'                            |
        | inside('f(*args)')       | 'LOAD_GLOBAL LOAD_GLOBAL CALL_FUNCTION_EX'                                 |
        | inside('f(**kwargs)')    | 'LOAD_GLOBAL LOAD_CONST BUILD_MAP LOAD_GLOBAL DICT_MERGE CALL_FUNCTION_EX' |
        | inside('obj.method(x)')  | 'LOAD_GLOBAL LOAD_ATTR LOAD_GLOBAL CALL'                                   |
        | inside('C(x)')           | 'LOAD_GLOBAL LOAD_GLOBAL CALL'                                             |
        | inside('async_fn()')     | 'LOAD_GLOBAL CALL'                                                         |
        | inside('gen_fn()')       | 'LOAD_GLOBAL CALL'                                                         |
        | outside('f()')           | 'LOAD_NAME PUSH_NULL CALL'                                                 |
        | outside('obj.method(x)') | 'LOAD_NAME LOAD_ATTR LOAD_NAME CALL'                                       |

  @rule:31.42/q-callable-loaded
  @concept
  @needs:bytecode-3.14
  Rule: How is the callable loaded?

    Example: Each way to get hold of a callable has instructions of its own
      Given the program
        """python
        import dis

        def loads(code):
            listed = [i for i in dis.get_instructions(code) if i.opname not in ('RESUME', 'COPY_FREE_VARS', 'MAKE_CELL')]
            end = next(n for n, i in enumerate(listed) if i.opname.startswith('CALL'))
            shown = [i.opname if i.argrepr[:5] in ('', '<code') else f'{i.opname} {i.argrepr}' for i in listed[:end]]
            return ', '.join(shown)

        def by_global(): return task()
        def by_parameter(task): return task()
        def by_closure(task):
            def inner(): return task()
            return inner
        def by_attribute(crew): return crew.task()
        def by_item(crew): return crew[0]()
        def by_lambda(): return (lambda: 1)()

        class Crew:
            def task(self):
                return super().task()
        """
      Then each expression gives
        | expression                               | gives                                                                                               |
        | loads(by_global)                         | 'LOAD_GLOBAL task + NULL'                                                                           |
        | loads(by_parameter)                      | 'LOAD_FAST_BORROW task, PUSH_NULL'                                                                  |
        | loads(by_closure(len))                   | 'LOAD_DEREF task, PUSH_NULL'                                                                        |
        | loads(by_attribute)                      | 'LOAD_FAST_BORROW crew, LOAD_ATTR task + NULL\|self'                                                |
        | loads(Crew.task)                         | 'LOAD_GLOBAL super, LOAD_DEREF __class__, LOAD_FAST_BORROW self, LOAD_SUPER_ATTR task + NULL\|self' |
        | loads(by_item)                           | 'LOAD_FAST_BORROW crew, LOAD_SMALL_INT, BINARY_OP [], PUSH_NULL'                                    |
        | loads(compile('task()', 'here', 'eval')) | 'LOAD_NAME task, PUSH_NULL'                                                                         |
        | loads(by_lambda)                         | 'LOAD_CONST, MAKE_FUNCTION, PUSH_NULL'                                                              |

  @rule:31.42/q-arguments-loaded
  @concept
  @needs:bytecode-3.14
  Rule: How are the arguments loaded?

    Example: Plain arguments are loaded; those around unpacking are gathered in a list or a dictionary
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
      Then each expression gives
        | expression                 | gives                                                                                                  |
        | names(locals_and_numbers)  | ['LOAD_FAST_BORROW_LOAD_FAST_BORROW', 'LOAD_FAST_BORROW', 'LOAD_SMALL_INT', 'LOAD_CONST']              |
        | names(around_star)         | ['LOAD_FAST_BORROW', 'BUILD_LIST', 'LOAD_FAST_BORROW', 'LIST_EXTEND', 'CALL_INTRINSIC_1', 'PUSH_NULL'] |
        | names(two_mappings)        | ['LOAD_CONST', 'BUILD_MAP', 'LOAD_FAST_BORROW', 'DICT_MERGE', 'LOAD_FAST_BORROW', 'DICT_MERGE']        |
        | names(keyword_and_mapping) | ['LOAD_CONST', 'LOAD_CONST', 'LOAD_FAST_BORROW', 'BUILD_MAP', 'LOAD_FAST_BORROW', 'DICT_MERGE']        |

  @rule:31.42/q-keywords
  @concept
  @needs:bytecode
  @py:>=3.13
  Rule: Are there keywords?

    Example: CALL_KW tells that there are keywords, and the keyword names tuple before it which
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
  @needs:bytecode
  Rule: Is there unpacking?

    Example: CALL_FUNCTION_EX tells of a starred or double-starred argument, unless there are more than thirty arguments
      Given the program
        """python
        import dis

        def call_of(text):
            space = {}
            exec('def function(a): return ' + text, space)
            return [i.opname for i in dis.get_instructions(space['function']) if i.opname.startswith('CALL')][-1]
        """
      Then each expression gives
        | expression                  | gives              |
        | call_of('f(a)')             | 'CALL'             |
        | call_of('f(*a)')            | 'CALL_FUNCTION_EX' |
        | call_of('f(**a)')           | 'CALL_FUNCTION_EX' |
        | call_of('f(*(a,))')         | 'CALL_FUNCTION_EX' |
        | call_of(f'f({"a, " * 30})') | 'CALL'             |
        | call_of(f'f({"a, " * 31})') | 'CALL_FUNCTION_EX' |

  @rule:31.42/q-attribute-before
  @concept
  @needs:bytecode-3.14
  Rule: Does an attribute lookup happen first?

    Example: LOAD_ATTR stands before all that belongs to the arguments
      Given the program
        """python
        def visit(desk):
            return desk.take(argument())
        """
      Then the bytecode of "visit" is
        """
          1           RESUME                   0
          2           LOAD_FAST_BORROW         0 (desk)
                      LOAD_ATTR                1 (take + NULL|self)
                      LOAD_GLOBAL              3 (argument + NULL)
                      CALL                     0
                      CALL                     1
                      RETURN_VALUE
        """

  @rule:31.42/q-binding
  @concept
  Rule: Does binding happen?

    Background:
      Given the program
        """python
        class Tool:
            def own(self, *rest):
                return 'self, a ' + type(self).__name__, rest

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

    @needs:bytecode
    @py:>=3.12
    Example: The lowest bit of LOAD_ATTR asks for function and self instead of a bound method
      Then each expression gives
        | expression            | gives |
        | low_bits(method_call) | [1]   |
        | low_bits(with_star)   | [0]   |
        | low_bits(fetched)     | [0]   |

    Example: What is found decides whether self is passed: to a method, but to no static method and to no function of the instance
      Then each expression gives
        | expression    | gives                  |
        | tool.own(1)   | ('self, a Tool', (1,)) |
        | tool.free(1)  | (1,)                   |
        | tool.loose(1) | (1,)                   |

  @rule:31.42/q-python-frame
  @concept
  @needs:tracing
  Rule: Does the call make a Python frame?

    Example: What is called decides, not how the call is written
      Given the program
        """python
        import sys

        class Plain: pass

        class Full:
            def __init__(self): pass
            def __call__(self): pass

        def function(): pass

        def frames_of(call, *args):
            started = []
            def profile(frame, event, arg):
                if event == 'call':
                    started.append(frame.f_code.co_name)
            sys.setprofile(profile)
            try:
                call(*args)
            finally:
                sys.setprofile(None)
            return started

        """
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

  @rule:31.42/q-returns-suspended
  @concept
  @needs:code-objects
  Rule: May it give back a coroutine or generator unexecuted?

    Example: With one of three flags of the code object the call runs nothing of the body and gives what could run it
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

        def flags_and_result(function):
            flags = [hex(bit) for bit in (0x20, 0x80, 0x200) if function.__code__.co_flags & bit]
            result = function()
            if type(result).__name__ == 'coroutine':
                result.close()
            return flags, type(result).__name__
        """
      Then each expression gives
        | expression                  | gives                          |
        | flags_and_result(plain)     | ([], 'NoneType')               |
        | flags_and_result(generator) | (['0x20'], 'generator')        |
        | flags_and_result(coroutine) | (['0x80'], 'coroutine')        |
        | flags_and_result(both)      | (['0x200'], 'async_generator') |
        | log                         | ['plain']                      |

  @rule:31.42/q-cleanup
  @concept
  Rule: What must be cleaned up if an argument fails?

    @needs:bytecode-3.14
    Example: All that lies on the stack when the failing instruction begins: a value that waits, callables, earlier arguments
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
