@31.14
Feature: 31.14 Python function calls
  To call a Python function, the interpreter prepares a frame for the function's code, fills its slots with the
  bound arguments and runs it. The code is the same for every call, the frame is new.

  @rule:31.14/new-frame-state
  @cpython
  @needs:frames
  Rule: A Python call prepares a fresh frame

    Background:
      Given the program
        """python
        import sys

        def here():
            return sys._getframe()

        def by_comprehension():
            return [sys._getframe().f_code.co_name for _ in 'a']

        def by_generator():
            return list(sys._getframe().f_code.co_name for _ in 'a')
        """

    Example: Two calls have two frames
      When it evaluates "here() is here()"
      Then it gives "False"

    @py:>=3.12
    Example: A comprehension runs in the frame of its function, a generator expression in its own
      When it evaluates "by_comprehension(), by_generator()"
      Then it gives "(['by_comprehension'], ['<genexpr>'])"

  @rule:31.14/fn-code
  @cpython
  @needs:code-objects
  Rule: A function object has a code object

    Background:
      Given the program
        """python
        def add(a, b):
            return a + b

        def multiply(a, b):
            return a * b

        def site():
            return add(2, 3)

        def set_code(code):
            add.__code__ = code

        def changing(a, b):
            changing.__code__ = multiply.__code__
            return a + b
        """

    Example: Nothing but a code object can take the place of a function's code
      Then each expression gives
        | expression                  | gives                                            |
        | type(add.__code__).__name__ | 'code'                                           |
        | set_code(5)                 | TypeError: __code__ must be set to a code object |

    Example: The next call runs the new code, also at a place that has called often
      Then each expression gives
        | expression                   | gives |
        | {site() for _ in range(200)} | {5}   |
        | set_code(multiply.__code__)  | None  |
        | site()                       | 6     |

    Example: A call that is running goes on with the code it began with
      When it evaluates "changing(2, 3), changing(2, 3)"
      Then it gives "(5, 6)"

  @rule:31.14/fn-globals
  @language
  Rule: A function object has the globals of the module that defined it

    Background:
      Given the module "shop"
        """python
        price = 10

        def total(count):
            return price * count
        """
      And the program
        """python
        import shop

        price = 1000

        def local(count):
            return price * count
        """

    Example: Names are looked up in the module that defined the function, not where the call is made
      Then each expression gives
        | expression                      | gives |
        | local.__globals__ is globals()  | True  |
        | shop.total(2)                   | 20    |
        | shop.total.__globals__['price'] | 10    |

    Example: A function sees what is written to its globals
      Then each expression gives
        | expression                             | gives |
        | shop.total.__globals__.update(price=7) | None  |
        | shop.total(2)                          | 14    |

  @rule:31.14/fn-defaults
  @language
  Rule: A function object has its defaults

    Example: Two functions of one definition have different defaults
      Given the program
        """python
        def make(value):
            def add(a, b=value):
                return a + b
            return add

        one, ten = make(1), make(10)
        """
      Then each expression gives
        | expression                         | gives         |
        | one.__defaults__, ten.__defaults__ | ((1,), (10,)) |
        | one(1), ten(1)                     | (2, 11)       |

  @rule:31.14/fn-closure
  @language
  Rule: A function object has its closure

    Example: The closure holds a cell for each free variable, is None without any, and cannot be replaced
      Given the program
        """python
        def add(a, b):
            return a + b

        def outer():
            x, y = 1, 2
            return lambda: y - x

        def set_closure():
            add.__closure__ = None
        """
      Then each expression gives
        | expression                                                 | gives  |
        | add.__closure__                                            | None   |
        | sorted(cell.cell_contents for cell in outer().__closure__) | [1, 2] |
      And each expression raises
        | expression    | raises         |
        | set_closure() | AttributeError |

  @rule:31.14/call-binds
  @language
  Rule: The call binds the parameters and nothing else

    Example: A local variable is unbound until it is assigned
      Given the program
        """python
        def bound_at_entry(a, b):
            bound = []
            try:
                bound.append(a)
                bound.append(b)
                bound.append(total)
            except UnboundLocalError:
                bound.append('unbound')
            total = a + b
            return bound + [total]

        def early():
            return total
            total = 1
        """
      When it evaluates "bound_at_entry(2, 3)"
      Then it gives "[2, 3, 'unbound', 5]"
      When it evaluates "early()"
      Then it raises UnboundLocalError

    @cpython
    @py:>=3.11
    Example: The message names the local variable that is unbound
      Given the program
        """python
        def early():
            return total
            total = 1
        """
      When it evaluates "early()"
      Then it raises UnboundLocalError "cannot access local variable 'total' where it is not associated with a value"

  @rule:31.14/call-allocates-frame
  @cpython
  @needs:frames
  Rule: The call sets up a frame that knows its caller

    Background:
      Given the program
        """python
        import dis, sys

        def callee():
            return sys._getframe().f_back

        def caller():
            back = callee()
            return back

        def kept():
            return sys._getframe()

        def keeper():
            finished = kept()
            return finished.f_back.f_code.co_name

        def at_call():
            seen = []
            def look():
                frame = sys._getframe().f_back
                seen.append((frame.f_code.co_name, frame.f_lasti))
            look()
            names = {i.offset: i.opname for i in dis.get_instructions(at_call)}
            return [(name, names[lasti]) for name, lasti in seen]

        TEXT = '''outer(
            inner(1),
            inner(2),
            key=inner(
                3,
            ),
        )'''

        def line_of_caller():
            return TEXT.splitlines()[sys._getframe(2).f_lineno - 1].strip()

        def inner(value):
            return line_of_caller()

        def outer(*lines, key):
            return [*lines, key, line_of_caller()]
        """

    Example: The frame behind the callee's frame is the caller's, also when the callee has returned
      Then each expression gives
        | expression                         | gives    |
        | caller().f_code is caller.__code__ | True     |
        | keeper()                           | 'keeper' |

    @needs:bytecode
    @py:>=3.13
    Example: The caller's last instruction is its call while the callee runs
      When it evaluates "at_call()"
      Then it gives "[('at_call', 'CALL')]"

    @needs:compile
    Example: The line of the caller is the one where the call expression begins
      When it evaluates "eval(TEXT)"
      Then it gives "['inner(1),', 'inner(2),', 'key=inner(', 'outer(']"

  @rule:31.14/call-runs-loop
  @cpython
  @needs:frames
  @needs:tracing
  Rule: The evaluation loop runs the code of the callee

    Example: A profiler sees the call and the return around the body
      Given the program
        """python
        import sys

        log = []

        def add(a, b):
            log.append('body')
            return a + b

        def profiler(frame, event, argument):
            if frame.f_code is add.__code__ and event in ('call', 'return'):
                log.append(event + ' ' + str(argument))

        sys.setprofile(profiler)
        add(2, 3)
        sys.setprofile(None)
        """
      When it runs
      Then the events are "call None, body, return 5"

  @rule:31.14/call-returns
  @language
  Rule: The result is handed to the caller

    Example: The very object is handed on through as many callers as there are
      Given the program
        """python
        made = []

        def make(a, b):
            made.append([a, b])
            return made[-1]

        def relay(a, b):
            return make(b, a)

        def relay_again(a, b):
            return relay(a, b)
        """
      Then each expression gives
        | expression                    | gives             |
        | relay_again('left', 'right')  | ['right', 'left'] |
        | relay_again(1, 2) is made[-1] | True              |

  @rule:31.14/same-code-object
  @cpython
  @needs:frames
  Rule: All frames of a function share its code object

    Example: The frames of a function share its code object, and so do the functions of one definition
      Given the program
        """python
        import sys

        def here():
            return sys._getframe()

        def make():
            def made():
                pass
            return made

        first, second = here(), here()
        one, other = make(), make()
        """
      Then each expression gives
        | expression                                     | gives |
        | first.f_code is second.f_code is here.__code__ | True  |
        | one is other                                   | False |
        | one.__code__ is other.__code__                 | True  |

  @rule:31.14/separate-locals
  @language
  Rule: The slots differ from call to call

    @cpython
    @needs:frames
    Example: Two frames of one function hold two values
      Given the program
        """python
        import sys

        def hold(value):
            return sys._getframe()

        first, second = hold('one'), hold('two')
        """
      When it evaluates "first.f_locals['value'], second.f_locals['value']"
      Then it gives "('one', 'two')"

    Example: A recursive function has as many sets of slots as calls
      Given the program
        """python
        def descend(n):
            doubled = 2 * n
            deeper = descend(n - 1) if n else []
            return deeper + [(n, doubled)]
        """
      When it evaluates "descend(3)"
      Then it gives "[(0, 0), (1, 2), (2, 4), (3, 6)]"
