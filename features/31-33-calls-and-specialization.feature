@31.33
Feature: 31.33 Calls and specialization
  Code that calls a lot becomes faster by itself: its instructions are rewritten into forms for what they have met. Only
  common cases have such forms, each with guards, and the general way is always behind them.

  @rule:31.33/call-heavy
  @cpython
  @needs:specialization
  Rule: Specialization serves code that calls a lot

    Example: A loop that has run for a hundred items
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

    Example: The class int, with one argument
      Given the program
        """python
        import dis

        SOURCE = '''
        def amount(texts):
            total = 0
            for text in texts:
                total += int(text)
            return total
        '''.replace('\n        ', '\n')

        def forms(count):
            namespace = {}
            exec(SOURCE, namespace)
            amount = namespace.pop('amount')
            amount(['1'] * count)
            found = [i.opname for i in dis.get_instructions(amount, adaptive=True)]
            return [name for name in found if name.startswith(('CALL', 'LOAD_GLOBAL', 'FOR_ITER', 'BINARY_OP', 'JUMP'))]
        """
      Then each expression gives
        | expression | gives                                                                        |
        | forms(0)   | IndentationError: expected an indented block after 'for' statement on line 4 |
        | forms(1)   | IndentationError: expected an indented block after 'for' statement on line 4 |
        | forms(2)   | IndentationError: expected an indented block after 'for' statement on line 4 |
        | forms(100) | IndentationError: expected an indented block after 'for' statement on line 4 |

  @rule:31.33/semantics-unchanged
  @language
  Rule: The results are those of code that is not specialised

    Example: int is hidden after a hundred turns
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
      Then the events are "50, 300"

    Example: int is hidden in the middle of the loop
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
      Then the events are "1, 1, p, p, p"

    Example: What a hot place instantiates may change in every way
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
      Then the events are "5, 10, new"

    Example: Also lose what took its argument
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
    Example: A __new__ that has been deleted leaves its mark on the message
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

    Example: A subclass of list keeps its own append
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

    Example: What has a form of its own, and what is called in the general way
      Then each expression gives
        | expression                                               | gives                                          |
        | forms('return Ready()(1)')                               | ['CALL_NON_PY_GENERAL', 'CALL_NON_PY_GENERAL'] |
        | forms('return Plain()')                                  | ['CALL_NON_PY_GENERAL']                        |
        | forms('return Grown(1)')                                 | ['CALL_NON_PY_GENERAL']                        |
        | forms('return Small(1)')                                 | ['CALL_ALLOC_AND_ENTER_INIT']                  |
        | forms('return part()', part=functools.partial(plain, 1)) | ['CALL_NON_PY_GENERAL']                        |
        | forms('return object()')                                 | ['CALL_NON_PY_GENERAL']                        |
        | forms('return globals()')                                | ['CALL_NON_PY_GENERAL']                        |
        | forms('return "a".format(1)')                            | ['CALL_NON_PY_GENERAL']                        |
        | forms('return plain(*(1,))')                             | ['CALL_FUNCTION_EX']                           |
        | forms('return dict(a=1)')                                | ['CALL_KW_NON_PY']                             |
        | forms('return isinstance(1, int)')                       | ['CALL_ISINSTANCE']                            |
        | forms('return getattr(1, "real")')                       | ['CALL_BUILTIN_FAST']                          |
        | forms('return min(1, 2)')                                | ['CALL_BUILTIN_FAST_WITH_KEYWORDS']            |
        | forms('return tuple([1])')                               | ['CALL_TUPLE_1']                               |
        | forms('return "a b".split()')                            | ['CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS']  |
        | forms('return [1].pop()')                                | ['CALL_METHOD_DESCRIPTOR_FAST']                |

    Example: list.append has its own form where nobody uses the result
      Then each expression gives
        | expression                                | gives                        |
        | forms('items.append(1)', items=[])        | ['CALL_LIST_APPEND']         |
        | forms('return items.append(1)', items=[]) | ['CALL_METHOD_DESCRIPTOR_O'] |

    Example: A function without a version is tried in vain, more and more rarely
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
  Rule: Before the call the stack holds the same in every form

    Example: All forms of CALL change the depth of the stack alike
      Given the program
        """python
        import dis

        CALL_FORMS = [name for name in dis._specialized_opmap if name.startswith('CALL_') and 'KW' not in name]
        effects = {dis.stack_effect(dis.opmap['CALL'], 3)}

        def use(items):
            return len(items) + abs(-1)

        depth = use.__code__.co_stacksize
        offsets = [i.offset for i in dis.get_instructions(use)]
        for _ in range(100):
            use('abc')
        """
      Then each expression gives
        | expression                                                              | gives        |
        | len(CALL_FORMS) > 10, effects                                           | (True, {-4}) |
        | use.__code__.co_stacksize == depth                                      | True         |
        | [i.offset for i in dis.get_instructions(use, adaptive=True)] == offsets | True         |

  @rule:31.33/contract-after
  @cpython
  Rule: After the call there is a result, or an exception is on its way

    Example: A hot place whose callee begins to fail
      Given the program
        """python
        def check(value):
            if value < 0:
                raise ValueError(value)
            return value

        def use(value):
            return check(value)

        for turn in range(100):
            use(turn)
        """
      When it evaluates "use(-1)"
      Then it raises ValueError "-1"

    Example: A hot place whose class has an __init__ that returns something
      Given the program
        """python
        class Item:
            def __init__(self, value):
                return self.results.get(value)
            results = {100: 5}

        def use(value):
            return type(Item(value)).__name__

        log = [use(turn) for turn in range(100)][-1:]
        """
      When it evaluates "use(100)"
      Then it raises TypeError "__init__() should return None, not 'int'"
