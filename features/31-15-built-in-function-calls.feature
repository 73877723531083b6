@31.15
Feature: 31.15 Built-in function calls
  A builtin function is native code that receives Python objects and gives one back. Skipping bytecode for its
  body is part of why builtins are fast; an example can show that there is no frame, not how fast that is.

  Background:
    Given the program
      """python
      import sys

      shelf = ['pear', 'fig', 'plum']

      class Sized:
          def __init__(self, size):
              self.size = size
          def __len__(self):
              return self.size
      """

  @rule:31.15/implemented-in-c
  @cpython
  Rule: A builtin function is native code

    Background:
      Given the program
        """python
        import dis, inspect

        def disassemble():
            dis.dis(len)
        """

    @needs:bytecode
    Example: A builtin has no code object, and nothing to disassemble
      Then each expression gives
        | expression                   | gives                                                                           |
        | len                          | <built-in function len>                                                         |
        | type(len)                    | <class 'builtin_function_or_method'>                                            |
        | [].append                    | <built-in method append of list object at 0x...>                                |
        | type([].append) is type(len) | True                                                                            |
        | len.__code__                 | AttributeError: 'builtin_function_or_method' object has no attribute '__code__' |
        | disassemble()                | TypeError: don't know how to disassemble builtin_function_or_method objects     |

    Example: A builtin keeps its signature as text, beside its name and module
      Then each expression gives
        | expression                                 | gives                                                 |
        | len.__text_signature__                     | '($module, obj, /)'                                   |
        | inspect.signature(len)                     | <Signature (obj, /)>                                  |
        | inspect.signature(sorted)                  | <Signature (iterable, /, *, key=None, reverse=False)> |
        | len.__name__, len.__module__, len.__self__ | ('len', 'builtins', <module 'builtins' (built-in)>)   |

  @rule:31.15/no-python-frame
  @cpython
  Rule: A builtin adds no Python frame

    Background:
      Given the program
        """python
        def frames():
            frame, names = sys._getframe(1), []
            while frame.f_code.co_name != '<module>' and len(names) < 2:
                names.append(frame.f_code.co_name)
                frame = frame.f_back
            return names

        class Watched:
            def __len__(self):
                found.append(frames())
                return 0

        found = []

        def report(*ignored):
            found.append(frames())

        def measure():
            return len(Watched())

        def map_it():
            return list(map(report, 'x'))

        def sort_it():
            return sorted('x', key=report)

        def call_partial():
            from functools import partial
            return partial(report, 1)()

        def seen_by(function):
            found.clear()
            function()
            return found[0]
        """

    @needs:frames
    Example: What a builtin calls comes right after the function that called the builtin
      Then each expression gives
        | expression            | gives                      |
        | seen_by(measure)      | ['__len__', 'measure']     |
        | seen_by(map_it)       | ['report', 'map_it']       |
        | seen_by(sort_it)      | ['report', 'sort_it']      |
        | seen_by(call_partial) | ['report', 'call_partial'] |

    @needs:frames
    @needs:tracing
    Example: A trace function hears nothing of len
      Given the program
        """python
        calls = []

        def plain():
            return 0

        def body():
            plain()
            len(shelf)
            plain()

        sys.settrace(lambda frame, event, argument: calls.append(frame.f_code.co_name))
        body()
        sys.settrace(None)
        """
      When it evaluates "calls"
      Then it gives "['body', 'plain', 'plain']"

    @needs:tracebacks
    @py:>=3.13
    Example: The traceback of an error in a builtin ends with its caller
      Given the program
        """python
        def measure_number():
            return len(5)

        measure_number()
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 47, in <module>
            measure_number()
            ~~~~~~~~~~~~~~^^
          File "example.py", line 45, in measure_number
            return len(5)
        TypeError: object of type 'int' has no len()
        """

  @rule:31.15/conceptual-sequence
  @cpython
  @outdated
  Rule: A builtin is called by the code of any call
    The self slot lies before the argument, empty in this call; older versions had none.

    Background:
      Given the program
        """python
        def measure(xs):
            return len(xs)

        def measure_own(xs):
            return own_len(xs)

        def own_len(xs):
            return 3

        def opcodes(function, adaptive=False):
            import dis
            return [i.opname for i in dis.get_instructions(function, adaptive=adaptive)]

        def call_of(function, adaptive):
            return next(name for name in opcodes(function, adaptive) if name.startswith('CALL'))
        """

    @needs:bytecode-3.14
    Example: Callable and argument are loaded, CALL 1 leaves the result on the stack
      Then the bytecode of "measure" is
        """
         10           RESUME                   0
         11           LOAD_GLOBAL              1 (len + NULL)
                      LOAD_FAST_BORROW         0 (xs)
                      CALL                     1
                      RETURN_VALUE
        """

    @needs:bytecode
    Example: A builtin and a Python function are called by the same instructions
      When it evaluates "opcodes(measure) == opcodes(measure_own)"
      Then it gives "True"

    Example: The same code calls whatever the name len means by then
      When it executes
        """python
        before = [measure(shelf) for _ in range(60)][-1]
        len = lambda xs: ('shadowed', xs)
        """
      And it evaluates "before, measure('abc')"
      Then it gives "(3, ('shadowed', 'abc'))"

    @needs:specialization
    Example: Only the specialised forms, after many calls, tell a builtin from a Python function
      When it executes
        """python
        for _ in range(60):
            measure(shelf), measure_own(shelf)
        """
      Then each expression gives
        | expression                  | gives                |
        | call_of(measure, False)     | 'CALL'               |
        | call_of(measure_own, False) | 'CALL'               |
        | call_of(measure, True)      | 'CALL_LEN'           |
        | call_of(measure_own, True)  | 'CALL_PY_EXACT_ARGS' |

  @rule:31.15/objects-in
  @language
  Rule: A builtin receives objects

    Example: The object that a builtin works on is the very one that was passed
      Given the program
        """python
        class Same:
            def __len__(self):
                seen.append(self)
                return 1

        seen = []
        same = Same()
        len(same)
        """
      When it evaluates "seen[0] is same"
      Then it gives "True"

    @cpython
    Example: A builtin whose parameters are positional-only refuses keywords
      Then each expression gives
        | expression        | gives                                                 |
        | len(obj=shelf)    | TypeError: len() takes no keyword arguments           |
        | len(shelf, obj=1) | TypeError: len() takes no keyword arguments           |
        | len(**{})         | TypeError: len() takes exactly one argument (0 given) |
        | len(*[shelf])     | 3                                                     |
      And each expression raises
        | expression         | raises    |
        | type(shelf, obj=1) | TypeError |

    @cpython
    Example: A wrong number of arguments is refused in the words of each builtin
      Then each expression gives
        | expression          | gives                                                           |
        | len()               | TypeError: len() takes exactly one argument (0 given)           |
        | len(1, 2)           | TypeError: len() takes exactly one argument (2 given)           |
        | ord()               | TypeError: ord() takes exactly one argument (0 given)           |
        | globals(1)          | TypeError: globals() takes no arguments (1 given)               |
        | isinstance(1)       | TypeError: isinstance expected 2 arguments, got 1               |
        | getattr(1)          | TypeError: getattr expected at least 2 arguments, got 1         |
        | getattr(1, 2, 3, 4) | TypeError: getattr expected at most 3 arguments, got 4          |
        | pow(1)              | TypeError: pow() missing required argument 'exp' (pos 2)        |
        | sum()               | TypeError: sum() takes at least 1 positional argument (0 given) |
        | divmod(1)           | TypeError: divmod expected 2 arguments, got 1                   |
        | sorted()            | TypeError: sorted expected 1 argument, got 0                    |
        | sorted([], 1)       | TypeError: sorted expected 1 argument, got 2                    |

    @cpython
    @py:>=3.13
    Example: A keyword that a builtin does not know is refused by name
      Then each expression gives
        | expression         | gives                                                             |
        | sum([], begin=1)   | TypeError: sum() got an unexpected keyword argument 'begin'       |
        | print(separator=1) | TypeError: print() got an unexpected keyword argument 'separator' |

  @rule:31.15/object-out
  @language
  Rule: A builtin returns an object

    Example: The result may be an int, a list, or None
      Then each expression gives
        | expression    | gives                   |
        | len(shelf)    | 3                       |
        | sorted(shelf) | ['fig', 'pear', 'plum'] |
        | print(end='') | None                    |
        | [].append(7)  | None                    |

  @rule:31.15/length-slot
  @language
  Rule: len asks the type for the length

    Example: An attribute __len__ of the instance does not count
      Given the program
        """python
        class Bare:
            pass

        bare = Bare()
        bare.__len__ = lambda: 3
        """
      When it evaluates "bare.__len__()"
      Then it gives "3"
      When it evaluates "len(bare)"
      Then it raises TypeError

    Example: A method of the type counts, even one added after the instance was made, or over that of a native type
      Given the program
        """python
        class Late:
            pass

        class Boastful(list):
            def __len__(self):
                return 100

        late = Late()
        Late.__len__ = lambda self: 7
        """
      Then each expression gives
        | expression              | gives |
        | len(late)               | 7     |
        | len(Boastful(['item'])) | 100   |

    Example: An exception in __len__ passes through
      Given the program
        """python
        class Failing:
            def __len__(self):
                raise LookupError('not counted')
        """
      When it evaluates "len(Failing())"
      Then it raises LookupError "not counted"

    Example: An object whose type has no usable __len__ is refused
      Given the program
        """python
        class Refusing:
            __len__ = None
        """
      Then each expression gives
        | expression      | gives                                        |
        | len(Refusing()) | TypeError: 'NoneType' object is not callable |
      And each expression raises
        | expression            | raises    |
        | len(5)                | TypeError |
        | len(None)             | TypeError |
        | len(int)              | TypeError |
        | len(x for x in shelf) | TypeError |

    @cpython
    Example: The message names the type that has no __len__
      Then each expression gives
        | expression            | gives                                              |
        | len(5)                | TypeError: object of type 'int' has no len()       |
        | len(None)             | TypeError: object of type 'NoneType' has no len()  |
        | len(int)              | TypeError: object of type 'type' has no len()      |
        | len(x for x in shelf) | TypeError: object of type 'generator' has no len() |

  @rule:31.15/returns-int
  @cpython
  Rule: The result of len is an int

    Background:
      Given the program
        """python
        class Seven:
            def __index__(self):
                return 7
        """

    Example: What __len__ returns is converted to an int
      Then each expression gives
        | expression                             | gives         |
        | len(Sized(True))                       | 1             |
        | type(len(Sized(True)))                 | <class 'int'> |
        | len(Sized(Seven()))                    | 7             |
        | len(Sized(sys.maxsize)) == sys.maxsize | True          |

    Example: A length that is negative, no integer or too large for a machine word is refused
      Then each expression gives
        | expression                  | gives                                                            |
        | len(Sized(-1))              | ValueError: __len__() should return >= 0                         |
        | len(Sized('a'))             | TypeError: 'str' object cannot be interpreted as an integer      |
        | len(Sized(1.0))             | TypeError: 'float' object cannot be interpreted as an integer    |
        | len(Sized(None))            | TypeError: 'NoneType' object cannot be interpreted as an integer |
        | len(Sized(-2 ** 100))       | ValueError: __len__() should return >= 0                         |
        | len(Sized(sys.maxsize + 1)) | OverflowError: cannot fit 'int' into an index-sized integer      |
        | len(Sized(2 ** 100))        | OverflowError: cannot fit 'int' into an index-sized integer      |
