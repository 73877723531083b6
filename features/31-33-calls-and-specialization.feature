@31.33
Feature: 31.33 Calls and specialization
  Code that calls a lot becomes faster by itself: its instructions are rewritten into forms for what they have met. Only
  common cases have such forms, each with guards, and the general way is always behind them.

  @rule:31.33/call-heavy
  @cpython
  @needs:specialization
  @py:>=3.14
  Rule: Specialisation serves code that calls a lot

    Example: In a loop that has run for a hundred items nearly every instruction is specialised
      Given the program
        """python
        import dis

        def amount(texts):
            total = 0
            for text in texts:
                total += int(text)
            return total

        amount(['1'] * 100)
        dis.dis(amount, adaptive=True)
        """
      When it runs
      Then it prints
        """
          3           RESUME_CHECK             0

          4           LOAD_SMALL_INT           0
                      STORE_FAST               1 (total)

          5           LOAD_FAST_BORROW         0 (texts)
                      GET_ITER
              L1:     FOR_ITER_LIST           21 (to L2)
                      STORE_FAST               2 (text)

          6           LOAD_FAST_BORROW         1 (total)
                      LOAD_GLOBAL_BUILTIN      1 (int + NULL)
                      LOAD_FAST_BORROW         2 (text)
                      CALL_BUILTIN_CLASS       1
                      BINARY_OP_ADD_INT       13 (+=)
                      STORE_FAST               1 (total)
                      JUMP_BACKWARD_NO_JIT    23 (to L1)

          5   L2:     END_FOR
                      POP_ITER

          7           LOAD_FAST_BORROW         1 (total)
                      RETURN_VALUE
        """

  @rule:31.33/int-call-site
  @cpython
  @needs:specialization
  Rule: A call site is specialised for a callable and a shape that come again

    Example: The call of int with one argument, before it was made, once, twice and often
      Given the program
        """python
        import dis

        source = '''
        def amount(texts):
            total = 0
            for text in texts:
                total += int(text)
            return total
        '''

        def forms(count):
            namespace = {}
            exec(source, namespace)
            amount = namespace.pop('amount')
            amount(['1'] * count)
            found = [i.opname for i in dis.get_instructions(amount, adaptive=True)]
            return [name for name in found if name.startswith(('CALL', 'LOAD_GLOBAL', 'BINARY_OP'))]
        """
      Then each expression gives
        | expression | gives                                                              |
        | forms(0)   | ['LOAD_GLOBAL', 'CALL', 'BINARY_OP']                               |
        | forms(1)   | ['LOAD_GLOBAL', 'CALL', 'BINARY_OP']                               |
        | forms(2)   | ['LOAD_GLOBAL_BUILTIN', 'CALL_BUILTIN_CLASS', 'BINARY_OP_ADD_INT'] |
        | forms(100) | ['LOAD_GLOBAL_BUILTIN', 'CALL_BUILTIN_CLASS', 'BINARY_OP_ADD_INT'] |

  @rule:31.33/semantics-unchanged
  @language
  Rule: Specialised code gives the results of code that is not specialised

    Example: A loop that has called int a hundred times calls the global that hides it
      Given the program
        """python
        def amount(texts):
            total = 0
            for text in texts:
                total += int(text)
            return total

        amount(['1'] * 100)
        log = [amount(['25', '25'])]
        int = lambda text: 100
        log.append(amount(['1', '2', '3']))
        """
      When it runs
      Then the events are "50, 300"

    Example: A builtin that a loop calls is hidden in the middle of the loop
      Given the program
        """python
        log = []

        def watch(texts):
            global int
            for turn, text in enumerate(texts):
                if turn == 2:
                    int = lambda text: 'p'
                log.append(int(text))

        watch('1' * 5)
        """
      When it runs
      Then the events are "1, 1, p, p, p"

    Example: A class of which a hot place makes objects gets another __init__ and another __new__
      Given the program
        """python
        class Item:
            def __init__(self, price):
                self.price = price

        def make():
            return Item(5)

        for _ in range(100):
            make()

        log = [make().price]

        def doubled(self, price):
            self.price = 2 * price

        Item.__init__ = doubled
        log.append(make().price)
        Item.__new__ = lambda cls, price: 'new'
        log.append(make())
        """
      When it runs
      Then the events are "5, 10, new"

    Example: A class of which a hot place makes objects loses its __init__ and takes no argument any more
      Given the program
        """python
        class Item:
            def __init__(self, price):
                self.price = price

        def make():
            return Item(5)

        for _ in range(100):
            make()

        del Item.__init__
        """
      When it evaluates "make()"
      Then it raises TypeError "Item() takes no arguments"

    @cpython
    Example: A class of which a hot place makes objects loses its __new__, and that of object refuses the argument
      Given the program
        """python
        class Item:
            def __new__(cls, price):
                return 'new'

        def make():
            return Item(5)

        for _ in range(100):
            make()

        del Item.__new__
        """
      When it evaluates "make()"
      Then it raises TypeError "object.__new__() takes exactly one argument (the type to instantiate)"

    Example: A hot place that appends to lists calls the append of a subclass
      Given the program
        """python
        class Proud(list):
            def append(self, item):
                super().append(item * 2)

        def fill(items):
            items.append(3)
            return items

        for _ in range(100):
            fill([])
        """
      When it evaluates "fill([]), fill(Proud())"
      Then it gives "([3], [6])"

  @rule:31.33/only-common-cases
  @cpython
  @needs:specialization
  Rule: Only common cases are made faster, and only under guards

    Background:
      Given the program
        """python
        import dis, functools

        class Plain: pass

        class Ready:
            def __call__(self, value): return value

        class Grown:
            def __new__(cls, value): return object.__new__(cls)

        class Small:
            __slots__ = ('value',)
            def __init__(self, value): self.value = value

        def plain(value): return value

        def forms(statement, **names):
            namespace = dict(globals(), **names)
            exec(f'def use():\n {statement}', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use()
            return [i.opname for i in dis.get_instructions(use, adaptive=True)
                    if i.opname.startswith('CALL')]
        """

    Example: Some builtins have forms for their convention, others, most types and callable instances share the general one
      Then each expression gives
        | expression                                               | gives                                          |
        | forms('return Ready()(1)')                               | ['CALL_NON_PY_GENERAL', 'CALL_NON_PY_GENERAL'] |
        | forms('return Plain()')                                  | ['CALL_NON_PY_GENERAL']                        |
        | forms('return Grown(1)')                                 | ['CALL_NON_PY_GENERAL']                        |
        | forms('return part()', part=functools.partial(plain, 1)) | ['CALL_NON_PY_GENERAL']                        |
        | forms('return globals()')                                | ['CALL_NON_PY_GENERAL']                        |
        | forms('return "a".format(1)')                            | ['CALL_NON_PY_GENERAL']                        |
        | forms('return plain(*(1,))')                             | ['CALL_FUNCTION_EX']                           |
        | forms('return isinstance(1, int)')                       | ['CALL_ISINSTANCE']                            |
        | forms('return getattr(1, "real")')                       | ['CALL_BUILTIN_FAST']                          |
        | forms('return min(1, 2)')                                | ['CALL_BUILTIN_FAST_WITH_KEYWORDS']            |
        | forms('return tuple([1])')                               | ['CALL_TUPLE_1']                               |
        | forms('return "a b".split()')                            | ['CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS']  |
        | forms('return [1].pop()')                                | ['CALL_METHOD_DESCRIPTOR_FAST']                |

    @py:>=3.14
    Example: A class with slots and a keyword for a builtin have forms of their own, a class without __init__ has none
      Then each expression gives
        | expression                | gives                         |
        | forms('return Small(1)')  | ['CALL_ALLOC_AND_ENTER_INIT'] |
        | forms('return object()')  | ['CALL_NON_PY_GENERAL']       |
        | forms('return dict(a=1)') | ['CALL_KW_NON_PY']            |

    Example: list.append has its own form where nobody uses the result
      Then each expression gives
        | expression                                | gives                        |
        | forms('items.append(1)', items=[])        | ['CALL_LIST_APPEND']         |
        | forms('return items.append(1)', items=[]) | ['CALL_METHOD_DESCRIPTOR_O'] |

    Example: A call of a function without a version is not specialised, and tried more and more rarely
      Given the program
        """python

        def mixed(value): return value
        mixed.__defaults__ = ()

        def attempts(executions):
            namespace = {'mixed': mixed}
            exec('def use(): return mixed(1)', namespace)
            use = namespace.pop('use')
            for _ in range(executions):
                use()
            [call] = [i for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
            entry = use.__code__._co_code_adaptive[call.offset + 2:call.offset + 4]
            return call.opname, divmod(int.from_bytes(entry, 'little'), 16)
        """
      Then each expression gives
        | expression     | gives             |
        | attempts(1)    | ('CALL', (0, 1))  |
        | attempts(2)    | ('CALL', (2, 2))  |
        | attempts(5)    | ('CALL', (6, 3))  |
        | attempts(6)    | ('CALL', (5, 3))  |
        | attempts(1000) | ('CALL', (13, 9)) |

  @rule:31.33/contract-before
  @cpython
  @needs:specialization
  Rule: Before the call the stack holds callable and arguments in every form

    Example: Each specialised form takes as much from the stack as the general one, and leaves what lies below
      Given the program
        """python
        import dis

        class Item:
            def __init__(self, value): self.value = value
            def method(self, value): return self.value, value

        class Ready:
            def __call__(self, value): return value

        def plain(value): return value
        def optional(value, more='default'): return value, more

        def around(call, callee):
            namespace = {}
            exec(f'def use(callee): return ["below", {call}, "above"]', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(callee)
            [name] = [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
            return name, use(callee)
        """
      Then each expression gives
        | expression                           | gives                                                                         |
        | around('callee("abc")', len)         | ('CALL_LEN', ['below', 3, 'above'])                                           |
        | around('callee(1, int)', isinstance) | ('CALL_ISINSTANCE', ['below', True, 'above'])                                 |
        | around('callee(1)', type)            | ('CALL_TYPE_1', ['below', <class 'int'>, 'above'])                            |
        | around('callee(1)', str)             | ('CALL_STR_1', ['below', '1', 'above'])                                       |
        | around('callee("ab")', tuple)        | ('CALL_TUPLE_1', ['below', ('a', 'b'), 'above'])                              |
        | around('callee("1")', int)           | ('CALL_BUILTIN_CLASS', ['below', 1, 'above'])                                 |
        | around('callee(-1)', abs)            | ('CALL_BUILTIN_O', ['below', 1, 'above'])                                     |
        | around('callee(1, "real")', getattr) | ('CALL_BUILTIN_FAST', ['below', 1, 'above'])                                  |
        | around('callee(2, 1)', min)          | ('CALL_BUILTIN_FAST_WITH_KEYWORDS', ['below', 1, 'above'])                    |
        | around('callee("a")', str.upper)     | ('CALL_METHOD_DESCRIPTOR_NOARGS', ['below', 'A', 'above'])                    |
        | around('callee([], 1)', list.append) | ('CALL_METHOD_DESCRIPTOR_O', ['below', None, 'above'])                        |
        | around('callee([1])', list.pop)      | ('CALL_METHOD_DESCRIPTOR_FAST', ['below', 1, 'above'])                        |
        | around('callee("a b")', str.split)   | ('CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS', ['below', ['a', 'b'], 'above']) |
        | around('callee(1).value', Item)      | ('CALL_ALLOC_AND_ENTER_INIT', ['below', 1, 'above'])                          |
        | around('callee(1)', Ready())         | ('CALL_NON_PY_GENERAL', ['below', 1, 'above'])                                |
        | around('callee(1)', plain)           | ('CALL_PY_EXACT_ARGS', ['below', 1, 'above'])                                 |
        | around('callee(1)', optional)        | ('CALL_PY_GENERAL', ['below', (1, 'default'), 'above'])                       |
        | around('callee(1)', Item(0).method)  | ('CALL_BOUND_METHOD_EXACT_ARGS', ['below', (0, 1), 'above'])                  |
        | around('callee.method(1)', Item(0))  | ('CALL_PY_EXACT_ARGS', ['below', (0, 1), 'above'])                            |

    Example: Specialisation changes neither the size of the stack nor the place of an instruction
      Given the program
        """python
        import dis

        def use(items):
            return len(items) + abs(-1)

        def offsets(adaptive):
            return [i.offset for i in dis.get_instructions(use, adaptive=adaptive)]

        def forms():
            return [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]

        depth = use.__code__.co_stacksize
        for _ in range(100):
            use('abc')
        """
      Then each expression gives
        | expression                         | gives                          |
        | forms()                            | ['CALL_LEN', 'CALL_BUILTIN_O'] |
        | use.__code__.co_stacksize == depth | True                           |
        | offsets(True) == offsets(False)    | True                           |

  @rule:31.33/contract-after
  @cpython
  Rule: After the call there is a result, or an exception is on its way

    Example: A hot place whose callee begins to fail raises the callee's exception
      Given the program
        """python
        def check(value):
            if value < 0:
                raise ValueError(value)
            return value

        def use(value):
            return ['below', check(value)]

        for turn in range(100):
            use(turn)
        """
      Then each expression gives
        | expression | gives          |
        | use(100)   | ['below', 100] |
        | use(-1)    | ValueError: -1 |
        | use(101)   | ['below', 101] |

    Example: A hot place that makes objects raises when __init__ begins to return something
      Given the program
        """python
        class Item:
            results = {100: 5}
            def __init__(self, value):
                return self.results.get(value)

        def use(value):
            return type(Item(value)).__name__

        for turn in range(100):
            use(turn)
        """
      Then each expression gives
        | expression | gives                                               |
        | use(99)    | 'Item'                                              |
        | use(100)   | TypeError: __init__() should return None, not 'int' |

    @needs:specialization
    Example: When a specialised call raises, it leaves the stack of a loop around it as it was
      Given the program
        """python
        import dis

        class Item:
            def __init__(self, value): self.value = 1 // value

        class Ready:
            def __call__(self, value): return 1 // value

        def plain(value): return 1 // value

        def failing(call, callee, good, bad):
            namespace = {}
            source = f'''
        def use(callee, values):
            log = []
            for value in values:
                try:
                    log.append(['below', {call}][0])
                except (ArithmeticError, TypeError, ValueError, IndexError) as error:
                    log.append(type(error).__name__)
            return log
        '''
            exec(source, namespace)
            use = namespace.pop('use')
            use(callee, [good] * 40)
            names = [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
            return names[0], use(callee, [good, bad, good])
        """
      Then each expression gives
        | expression                                       | gives                                                                     |
        | failing('callee(value)', len, '', 1)             | ('CALL_LEN', ['below', 'TypeError', 'below'])                             |
        | failing('callee(1, value)', isinstance, int, 1)  | ('CALL_ISINSTANCE', ['below', 'TypeError', 'below'])                      |
        | failing('callee(value)', tuple, '', 1)           | ('CALL_TUPLE_1', ['below', 'TypeError', 'below'])                         |
        | failing('callee(value)', int, '1', 'one')        | ('CALL_BUILTIN_CLASS', ['below', 'ValueError', 'below'])                  |
        | failing('callee(value)', abs, 1, 'one')          | ('CALL_BUILTIN_O', ['below', 'TypeError', 'below'])                       |
        | failing('callee(value)', str.upper, 'a', 1)      | ('CALL_METHOD_DESCRIPTOR_NOARGS', ['below', 'TypeError', 'below'])        |
        | failing('callee([1, 2], value)', list.pop, 0, 5) | ('CALL_METHOD_DESCRIPTOR_FAST', ['below', 'IndexError', 'below'])         |
        | failing('callee(value)', Item, 1, 0)             | ('CALL_ALLOC_AND_ENTER_INIT', ['below', 'ZeroDivisionError', 'below'])    |
        | failing('callee(value)', Ready(), 1, 0)          | ('CALL_NON_PY_GENERAL', ['below', 'ZeroDivisionError', 'below'])          |
        | failing('callee(value)', plain, 1, 0)            | ('CALL_PY_EXACT_ARGS', ['below', 'ZeroDivisionError', 'below'])           |
        | failing('callee(value)', Ready().__call__, 1, 0) | ('CALL_BOUND_METHOD_EXACT_ARGS', ['below', 'ZeroDivisionError', 'below']) |
