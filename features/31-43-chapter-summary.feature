@31.43
Feature: 31.43 Chapter summary
  A call lays callable and arguments on the stack, picks a protocol, binds, runs Python or native code, and pushes what
  comes back or passes the exception on. Calls are expensive, because they cross the boundaries of stack layout,
  binding,
  frames, calling conventions, ownership, exceptions and specialisation; each of these has a section of its own, and no
  example measures the cost.

  @rule:31.43/evaluate-and-arrange
  @cpython
  @needs:bytecode-3.14
  Rule: The interpreter evaluates callable and arguments and lays them on the stack of the frame

    Example: The stack grows from load to load, and the call leaves one value
      Given the program
        """python
        def pack(item, box):
            return wrap(item, box)

        def wrap(item, box):
            return item, box
        """
      Then in "pack('pen', 'tin')" the stack before each instruction of "pack" is
        | instruction                                 | stack                 |
        | LOAD_GLOBAL wrap + NULL                     |                       |
        | LOAD_FAST_BORROW_LOAD_FAST_BORROW item, box | wrap, NULL            |
        | CALL 2                                      | wrap, NULL, item, box |
        | RETURN_VALUE                                | result                |

    Example: A keyword call lays the keyword names tuple on top
      Given the program
        """python
        def pack(item):
            return wrap(item, box='tin')

        def wrap(item, box):
            return item, box
        """
      Then in "pack('pen')" the stack before each instruction of "pack" is
        | instruction             | stack                             |
        | LOAD_GLOBAL wrap + NULL |                                   |
        | LOAD_FAST_BORROW item   | wrap, NULL                        |
        | LOAD_CONST 'tin'        | wrap, NULL, item                  |
        | LOAD_CONST ('box',)     | wrap, NULL, item, 'tin'           |
        | CALL_KW 2               | wrap, NULL, item, 'tin', ('box',) |
        | RETURN_VALUE            | result                            |

  @rule:31.43/select-protocol
  @cpython
  @needs:bytecode
  @py:>=3.13
  Rule: The interpreter picks the call protocol that fits the form of the call

    Example: One function is called by three instructions: plainly, with keywords, and with unpacking or many arguments
      Given the program
        """python
        import dis

        def mix(*paints): return paints

        def plain(a): return mix(a, a)
        def named(a): return mix(a, shade=a)
        def starred(a): return mix(*a)
        def mapped(a): return mix(**a)
        def many(a): return mix(a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a)

        def protocol(function):
            return [i.opname for i in dis.get_instructions(function) if i.opname.startswith('CALL')][-1]
        """
      Then each expression gives
        | expression        | gives              |
        | protocol(plain)   | 'CALL'             |
        | protocol(named)   | 'CALL_KW'          |
        | protocol(starred) | 'CALL_FUNCTION_EX' |
        | protocol(mapped)  | 'CALL_FUNCTION_EX' |
        | protocol(many)    | 'CALL_FUNCTION_EX' |

  @rule:31.43/bind-if-needed
  @language
  Rule: The call binds arguments to parameters where that is needed

    Background:
      Given the program
        """python
        def book(guest, nights=1, *extras, meals=False, **wishes):
            return guest, nights, extras, meals, wishes
        """

    Example: A Python function has parameters, to which its arguments are matched
      Then each expression gives
        | expression                                    | gives                                                             |
        | book('Ann')                                   | ('Ann', 1, (), False, {})                                         |
        | book('Ann', 2, 'tea', meals=True, view='sea') | ('Ann', 2, ('tea',), True, {'view': 'sea'})                       |
        | book(nights=3, guest='Ben')                   | ('Ben', 3, (), False, {})                                         |
        | book()                                        | TypeError: book() missing 1 required positional argument: 'guest' |
        | book('Ann', guest='Ben')                      | TypeError: book() got multiple values for argument 'guest'        |

    Example: A builtin refuses arguments that do not fit, too
      Then each expression raises
        | expression    | raises    |
        | len()         | TypeError |
        | len([], [])   | TypeError |
        | abs(1, 2)     | TypeError |
        | [].append()   | TypeError |
        | isinstance(1) | TypeError |

    @cpython
    @py:>=3.9
    Example: A builtin checks its arguments itself, and says so in words of its own
      Then each expression gives
        | expression    | gives                                                         |
        | len()         | TypeError: len() takes exactly one argument (0 given)         |
        | len([], [])   | TypeError: len() takes exactly one argument (2 given)         |
        | len(obj=[])   | TypeError: len() takes no keyword arguments                   |
        | abs(1, 2)     | TypeError: abs() takes exactly one argument (2 given)         |
        | [].append()   | TypeError: list.append() takes exactly one argument (0 given) |
        | isinstance(1) | TypeError: isinstance expected 2 arguments, got 1             |

    @cpython
    @py:>=3.8
    Example: A Python function with the parameters of len refuses arguments in other words
      Given the program
        """python
        def length(obj, /): pass
        """
      Then each expression gives
        | expression     | gives                                                                                     |
        | length()       | TypeError: length() missing 1 required positional argument: 'obj'                         |
        | length([], []) | TypeError: length() takes 1 positional argument but 2 were given                          |
        | length(obj=[]) | TypeError: length() got some positional-only arguments passed as keyword arguments: 'obj' |

  @rule:31.43/execute-either
  @cpython
  @needs:tracing
  Rule: The call runs a Python frame or native code

    Example: Python frames and native code alternate in one program
      Given the program
        """python
        import sys

        log = []

        def profile(frame, event, arg):
            name = arg.__name__ if event.startswith('c_') else frame.f_code.co_name
            log.append(f'{event} {name}')

        class Shelf:
            def __init__(self):
                self.books = []
            def add(self, book):
                self.books.append(book.title())

        def size(book):
            return len(book)

        def fill():
            shelf = Shelf()
            shelf.add('pan')
            return sorted(shelf.books, key=size)

        sys.setprofile(profile)
        fill()
        sys.setprofile(None)
        log.pop()
        """
      When it evaluates "log[:6]"
      Then it gives "['call fill', 'call __init__', 'return __init__', 'call add', 'c_call title', 'c_return title']"
      When it evaluates "log[6:]"
      Then it gives "['c_call append', 'c_return append', 'return add', 'c_call sorted', 'call size', 'c_call len', 'c_return len', 'return size', 'c_return sorted', 'return fill']"

  @rule:31.43/push-or-propagate
  @language
  Rule: The call pushes the object that comes back or passes the exception on

    Background:
      Given the program
        """python
        def divide(number, by):
            return number // by

        def use(by):
            return ['result', divide(7, by)]
        """

    Example: The caller goes on with the object that comes back
      When it evaluates "use(2)"
      Then it gives "['result', 3]"

    Example: An exception that nobody handles leaves the caller too
      When it evaluates "use(0)"
      Then it raises ZeroDivisionError

    @cpython
    @needs:bytecode-3.14
    Example: A callee that raises leaves no value on the stack, and the caller's next instruction does not run
      Then in "use(0)" the stack before each instruction of "use" is
        | instruction               | stack                         |
        | LOAD_CONST 'result'       |                               |
        | LOAD_GLOBAL divide + NULL | 'result'                      |
        | LOAD_SMALL_INT 7          | 'result', divide, NULL        |
        | LOAD_FAST_BORROW by       | 'result', divide, NULL, 7     |
        | CALL 2                    | 'result', divide, NULL, 7, by |

  @rule:31.43/central-model
  @concept
  @needs:compile
  Rule: Load the callable, load the arguments, call (bind, run, return or raise), use the result: in this order

    Background:
      Given the program
        """python
        log = []

        class Names(dict):
            def __getitem__(self, name):
                if name in ('weigh', 'apple'):
                    log.append(f'load {name}')
                return dict.__getitem__(self, name)
            def __setitem__(self, name, value):
                if name == 'result':
                    log.append(f'store {value}')
                dict.__setitem__(self, name, value)

        def weigh(fruit, unit='g'):
            log.append(f'run with {fruit} and {unit}')
            if fruit == 'stone':
                raise ValueError(fruit)
            return 150

        def execute(source, apple='apple'):
            names = Names(weigh=weigh, apple=apple)
            try:
                exec(source, {}, names)
            except (TypeError, ValueError) as exc:
                log.append(f'{type(exc).__name__}: {exc}')
            return log
        """

    Example: One call from its first load to the use of its result
      When it evaluates "execute('result = weigh(apple)')"
      Then it gives "['load weigh', 'load apple', 'run with apple and g', 'store 150']"

    Example: A callee that raises leaves nothing to store
      When it evaluates "execute('result = weigh(apple)', 'stone')"
      Then it gives "['load weigh', 'load apple', 'run with stone and g', 'ValueError: stone']"

    Example: A callee to which the arguments cannot be bound does not run
      When it evaluates "execute('result = weigh(apple, apple, apple)')"
      Then it gives "['load weigh', 'load apple', 'load apple', 'load apple', 'TypeError: weigh() takes from 1 to 2 positional arguments but 3 were given']"

    @needs:monitoring
    @needs:bytecode-3.14
    Example: The instructions of caller and callee follow the model line by line
      Given the program
        """python

        import dis, sys

        def caller(apple):
            result = weigh(apple)
            return result

        def trace(call, *args):
            steps, listed = [], {}
            def instruction(code, offset):
                if code not in (caller.__code__, weigh.__code__):
                    return
                if code not in listed:
                    listed[code] = {i.offset: i.opname for i in dis.get_instructions(code)}
                name = listed[code][offset]
                if code is caller.__code__ or name == 'RETURN_VALUE':
                    steps.append(f'{code.co_name}: {name}')
            def start(code, offset):
                if code is weigh.__code__:
                    bound = ', '.join(f'{name} = {value}' for name, value in sys._getframe(1).f_locals.items())
                    steps.append(f'{code.co_name}: starts with {bound}')
            monitoring, events = sys.monitoring, sys.monitoring.events
            monitoring.use_tool_id(2, 'trace')
            monitoring.register_callback(2, events.INSTRUCTION, instruction)
            monitoring.register_callback(2, events.PY_START, start)
            monitoring.set_events(2, events.INSTRUCTION | events.PY_START)
            try:
                call(*args)
            finally:
                monitoring.set_events(2, 0)
                monitoring.free_tool_id(2)
            return steps
        """
      When it evaluates "trace(caller, 'apple')"
      Then it gives "['caller: LOAD_GLOBAL', 'caller: LOAD_FAST_BORROW', 'caller: CALL', 'weigh: starts with fruit = apple, unit = g', 'weigh: RETURN_VALUE', 'caller: STORE_FAST', 'caller: LOAD_FAST_BORROW', 'caller: RETURN_VALUE']"

  @rule:31.43/cheaper-same-semantics
  @concept
  Rule: A call means the same however often it has been repeated

    Background:
      Given the program
        """python
        class Tin:
            def __init__(self, size): self.size = size
            def grow(self, by=1): return self.size + by
            def __call__(self, *args, **named): return args, sorted(named.items())

        def plain(a, b=2, *rest, c=3, **more): return a, b, rest, c, sorted(more.items())
        def pair(a, b=1): return a, b
        def made(): yield 1

        tin = Tin(4)

        def calls():
            return [
                plain(1), plain(1, c=4), plain(*(1, 2, 5), **{'d': 6}), tin.grow(), tin.grow(by=2), Tin(7).size,
                tin(1, k=2), len('abc'), [3, 1].index(1), max((4, 9)), list(made()), isinstance(tin, Tin), str(12),
            ]

        def failing(call):
            try:
                call()
            except TypeError as exc:
                return str(exc)

        def failures():
            return [
                failing(lambda: plain()), failing(lambda: pair(1, 2, 3)), failing(lambda: pair()), failing(lambda: len(1)),
                failing(lambda: plain(1, a=2)), failing(lambda: tin.size()),
            ]
        """

    Example: Each of sixty rounds of calls gives what the first gave
      Given the program
        """python

        rounds = [calls() for _ in range(61)]
        broken = [failures() for _ in range(61)]
        """
      Then each expression gives
        | expression                                    | gives                                                                                                                      |
        | rounds[0]                                     | [(1, 2, (), 3, []), (1, 2, (), 4, []), (1, 2, (5,), 3, [('d', 6)]), 5, 6, 7, ((1,), [('k', 2)]), 3, 1, 9, [1], True, '12'] |
        | all(result == rounds[0] for result in rounds) | True                                                                                                                       |
        | all(result == broken[0] for result in broken) | True                                                                                                                       |

    Example: What a warm call relies on may change, and the call follows
      Given the program
        """python

        for _ in range(61):
            calls()
        before = calls()
        Tin.grow = lambda self, by=1: 'another'
        plain.__defaults__ = ('other',)
        len = lambda text: 'hidden'
        after = calls()
        """
      When it evaluates "[(old, new) for old, new in zip(before, after) if old != new]"
      Then it gives "[((1, 2, (), 3, []), (1, 'other', (), 3, [])), ((1, 2, (), 4, []), (1, 'other', (), 4, [])), (5, 'another'), (6, 'another'), (3, 'hidden')]"

    @cpython
    Example: Calls that have failed sixty times still say what is wrong
      When it executes
        """python
        for _ in range(61):
            calls()
            failures()
        print(*failures(), sep='\n')
        """
      Then it prints
        """
        plain() missing 1 required positional argument: 'a'
        pair() takes from 1 to 2 positional arguments but 3 were given
        pair() missing 1 required positional argument: 'a'
        object of type 'int' has no len()
        plain() got multiple values for argument 'a'
        'int' object is not callable
        """
