@31.32
Feature: 31.32 Calls and inline caches
  Behind a call instruction there is room for what CPython has found out about the call. The second execution of an
  instruction writes it down and puts a specialised form in place, which first checks that everything is still so.

  @rule:31.32/call-has-cache
  @cpython
  Rule: A call instruction carries space for a cache

    @needs:bytecode-3.14
    Example: A counter and two units for a version behind CALL, as long as nobody has called
      Given the program
        """python
        import dis

        def use():
            return weigh(0)

        dis.dis(use, show_caches=True)
        """
      When it runs
      Then it prints
        """
          3           RESUME                   0

          4           LOAD_GLOBAL              1 (weigh + NULL)
                      CACHE                    0 (counter: 0)
                      CACHE                    0 (index: 0)
                      CACHE                    0 (module_keys_version: 0)
                      CACHE                    0 (builtin_keys_version: 0)
                      LOAD_SMALL_INT           0
                      CALL                     1
                      CACHE                    0 (counter: 0)
                      CACHE                    0 (func_version: 0)
                      CACHE                    0
                      RETURN_VALUE
        """

    @needs:bytecode-3.14
    Example: CALL_KW has the same, CALL_FUNCTION_EX none
      Given the program
        """python
        import dis

        def named():
            return weigh(item=0)

        def spread(values):
            return weigh(*values)

        def sizes(function):
            return [(i.opname, [size for name, size, data in i.cache_info or ()])
                    for i in dis.get_instructions(function) if i.opname.startswith('CALL')]
        """
      Then each expression gives
        | expression    | gives                      |
        | sizes(named)  | [('CALL_KW', [1, 2])]      |
        | sizes(spread) | [('CALL_FUNCTION_EX', [])] |

    @needs:specialization
    Example: The code that co_code shows stays as it was compiled
      Given the program
        """python
        import dis

        def use(text):
            return len(text)

        compiled = use.__code__.co_code
        for _ in range(100):
            use('abc')

        CALL, CALL_LEN = dis.opmap['CALL'], dis._specialized_opmap['CALL_LEN']
        """
      Then each expression gives
        | expression                                 | gives |
        | use.__code__.co_code == compiled           | True  |
        | use.__code__._co_code_adaptive == compiled | False |
        | CALL in use.__code__.co_code               | True  |
        | CALL_LEN in use.__code__.co_code           | False |
        | CALL_LEN in use.__code__._co_code_adaptive | True  |

  @rule:31.32/repeated-callable
  @concept
  @needs:bytecode-3.14
  Rule: One call site usually meets the same callable again and again

    Example: A loop runs one CALL, however many items there are
      Given the program
        """python
        source = '''
        total = 0
        for price in prices:
            total += taxed(price)
        '''.replace('\n        ', '\n')
        """
      Then the bytecode of "compile(source, 'shop', 'exec')" is
        """
          0           RESUME                   0
          2           LOAD_SMALL_INT           0
                      STORE_NAME               0 (total)
          3           LOAD_NAME                1 (prices)
                      GET_ITER
              L1:     FOR_ITER                18 (to L2)
                      STORE_NAME               2 (price)
          4           LOAD_NAME                0 (total)
                      LOAD_NAME                3 (taxed)
                      PUSH_NULL
                      LOAD_NAME                2 (price)
                      CALL                     1
                      BINARY_OP               13 (+=)
                      STORE_NAME               0 (total)
                      JUMP_BACKWARD           20 (to L1)
          3   L2:     END_FOR
                      POP_ITER
                      LOAD_CONST               1 (None)
                      RETURN_VALUE
        """

  @rule:31.32/cache-callable-type
  @cpython
  @needs:specialization
  Rule: The cache may remember the type of the callable

    Example: The form tells what the site has met
      Given the program
        """python
        import dis

        class Plain: pass

        class Made:
            def __init__(self, value): self.value = value

        class Ready:
            def __call__(self, value): return value

        def plain(value): return value

        def form(callee, argument):
            namespace = {}
            exec('def use(callee, argument): return callee(argument)', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(callee, argument)
            return [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
        """
      Then each expression gives
        | expression         | gives                         |
        | form(plain, 1)     | ['CALL_PY_EXACT_ARGS']        |
        | form(Made, 1)      | ['CALL_ALLOC_AND_ENTER_INIT'] |
        | form(Ready(), 1)   | ['CALL_NON_PY_GENERAL']       |
        | form(len, 'abc')   | ['CALL_LEN']                  |
        | form(abs, 1)       | ['CALL_BUILTIN_O']            |
        | form(str, 1)       | ['CALL_STR_1']                |
        | form(type, 1)      | ['CALL_TYPE_1']               |
        | form(int, '1')     | ['CALL_BUILTIN_CLASS']        |
        | form([].append, 1) | ['CALL_BUILTIN_O']            |

  @rule:31.32/cache-function-version
  @cpython
  @needs:specialization
  Rule: The cache may remember the version of a Python function

    Background:
      Given the program
        """python
        import dis

        def site():
            namespace = {}
            exec('def use(callee): return callee(1)', namespace)
            return namespace.pop('use')

        def call(use, callee, times):
            for _ in range(times):
                use(callee)
            [name] = [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
            return name

        def version(use):
            [data] = [data for i in dis.get_instructions(use, adaptive=True) for name, size, data in i.cache_info or ()
                      if name == 'func_version']
            return int.from_bytes(data, 'little')

        def factory(value):
            def inner(argument):
                return value
            return inner
        """

    Example: The version stands in the cache
      Given the program
        """python

        use = site()
        before = version(use)
        call(use, factory(1), 40)
        """
      When it evaluates "before, version(use) > 0"
      Then it gives "(0, True)"

    Example: Functions of one def statement share their version
      Given the program
        """python

        use, other = site(), site()
        call(use, factory(1), 40)
        call(other, factory(2), 40)
        """
      When it evaluates "version(use) == version(other), call(use, factory(3), 100)"
      Then it gives "(True, 'CALL_PY_EXACT_ARGS')"

    Example: A function whose defaults or code are replaced has no version any more
      Given the program
        """python

        def changed_defaults():
            def callee(value, more=0): return value
            use = site()
            forms = [call(use, callee, 40)]
            callee.__defaults__ = (7,)
            return forms + [call(use, callee, times) for times in (1, 52, 1000)]

        def changed_code():
            def callee(value): return value
            use = site()
            forms = [call(use, callee, 40)]
            callee.__code__ = (lambda value: 7).__code__
            return forms + [call(use, callee, times) for times in (1, 52, 1000)]
        """
      Then each expression gives
        | expression         | gives                                                        |
        | changed_defaults() | ['CALL_PY_GENERAL', 'CALL_PY_GENERAL', 'CALL', 'CALL']       |
        | changed_code()     | ['CALL_PY_EXACT_ARGS', 'CALL_PY_EXACT_ARGS', 'CALL', 'CALL'] |

  @rule:31.32/cache-argument-shape
  @cpython
  Rule: The cache may remember the shape of the arguments

    @needs:specialization
    Example: As many as there are parameters, fewer, collected or named
      Given the program
        """python
        import dis

        def exact(a): pass
        def defaulted(a, b=0): pass
        def collected(*values): pass
        def only(a, *, b=0): pass

        def form(call, callee):
            namespace = {}
            exec(f'def use(callee): return {call}', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(callee)
            return [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
        """
      Then each expression gives
        | expression                   | gives                  |
        | form('callee(1)', exact)     | ['CALL_PY_EXACT_ARGS'] |
        | form('callee(1)', defaulted) | ['CALL_PY_GENERAL']    |
        | form('callee(1)', collected) | ['CALL_PY_GENERAL']    |
        | form('callee(1)', only)      | ['CALL_PY_GENERAL']    |
        | form('callee(a=1)', exact)   | ['CALL_KW_PY']         |
        | form('callee(1, b=2)', only) | ['CALL_KW_PY']         |
        | form('callee(*(1,))', exact) | ['CALL_FUNCTION_EX']   |

    Example: A wrong number of arguments at a hot place is the ordinary error
      Given the program
        """python
        def pair(a, b):
            return a, b

        def single(a):
            return a

        def use(callee):
            return callee(1)

        for _ in range(100):
            use(single)
        """
      When it evaluates "use(pair)"
      Then it raises TypeError "pair() missing 1 required positional argument: 'b'"

  @rule:31.32/cache-method-lookup
  @cpython
  @needs:specialization
  Rule: The cache may remember where a method was found

    Example: By the kind of the attribute, and of the class
      Given the program
        """python
        import dis

        class Bell:
            def ring(self): pass
            @classmethod
            def cast(cls): pass
            @staticmethod
            def tune(): pass
            @property
            def clapper(self): return lambda: None

        class Slotted:
            __slots__ = ()
            def ring(self): pass

        class Watched:
            def __getattribute__(self, name): return object.__getattribute__(self, name)
            def ring(self): pass

        def form(x, name):
            namespace = {}
            exec(f'def use(x): return x.{name}()', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(x)
            return [i.opname for i in dis.get_instructions(use, adaptive=True)
                    if i.opname.startswith(('CALL', 'LOAD_ATTR'))]
        """
      Then each expression gives
        | expression              | gives                                                         |
        | form(Bell(), 'ring')    | ['LOAD_ATTR_METHOD_WITH_VALUES', 'CALL_PY_EXACT_ARGS']        |
        | form(Slotted(), 'ring') | ['LOAD_ATTR_METHOD_NO_DICT', 'CALL_PY_EXACT_ARGS']            |
        | form('abc', 'upper')    | ['LOAD_ATTR_METHOD_NO_DICT', 'CALL_METHOD_DESCRIPTOR_NOARGS'] |
        | form(Bell(), 'cast')    | ['LOAD_ATTR', 'CALL_BOUND_METHOD_EXACT_ARGS']                 |
        | form(Bell(), 'tune')    | ['LOAD_ATTR', 'CALL_PY_EXACT_ARGS']                           |
        | form(Bell(), 'clapper') | ['LOAD_ATTR', 'CALL_PY_EXACT_ARGS']                           |
        | form(Watched(), 'ring') | ['LOAD_ATTR', 'CALL_BOUND_METHOD_EXACT_ARGS']                 |

  @rule:31.32/cache-global-version
  @cpython
  Rule: The cache may remember where a global name was found

    @needs:specialization
    Example: In the module or among the builtins, each known by the version of its keys
      Given the program
        """python
        import dis

        limit = 3

        def of_module(): return limit
        def of_builtins(): return len

        for _ in range(40):
            of_module(), of_builtins()

        def cached(function):
            [load] = [i for i in dis.get_instructions(function, adaptive=True) if i.opname.startswith('LOAD_GLOBAL')]
            return load.opname, any(any(data) for name, size, data in load.cache_info if name != 'counter')
        """
      Then each expression gives
        | expression          | gives                         |
        | cached(of_module)   | ('LOAD_GLOBAL_MODULE', True)  |
        | cached(of_builtins) | ('LOAD_GLOBAL_BUILTIN', True) |

    Example: A global that hides a builtin is honoured, and so is a builtin that is replaced
      Given the program
        """python
        import builtins

        def use():
            return len('abc')

        for _ in range(100):
            use()

        log = []
        len = lambda text: 'hidden'
        log.append(use())
        del len
        log.append(use())
        saved = builtins.len
        builtins.len = lambda text: 'replaced'
        log.append(use())
        builtins.len = saved
        log.append(use())
        """
      Then the events are "hidden, 3, replaced, 3"

  @rule:31.32/cache-descriptor
  @cpython
  Rule: The cache may remember what a descriptor gave

    @needs:specialization
    Example: LOAD_ATTR has four units for it, and the load through super a form of its own
      Given the program
        """python
        import dis

        class Base:
            def ring(self): return 'base'

        class Bell(Base):
            def ring(self): return super().ring()

        def use(bell):
            return bell.ring()

        for _ in range(40):
            use(Bell())

        def cache(function):
            [load] = [i for i in dis.get_instructions(function, adaptive=True) if 'ATTR' in i.opname]
            return load.opname, [(name, size) for name, size, data in load.cache_info]
        """
      Then each expression gives
        | expression       | gives                                                                                                 |
        | cache(use)       | ('LOAD_ATTR_METHOD_WITH_VALUES', [('counter', 1), ('version', 2), ('keys_version', 2), ('descr', 4)]) |
        | cache(Bell.ring) | ('LOAD_SUPER_ATTR_METHOD', [('counter', 1)])                                                          |

    Example: Another attribute of the class is honoured at once
      Given the program
        """python
        class Bell:
            def ring(self): return 'first'

        def use(bell):
            return bell.ring()

        bell = Bell()
        for _ in range(100):
            use(bell)
        Bell.ring = lambda self: 'second'
        """
      When it evaluates "use(bell)"
      Then it gives "'second'"

  @rule:31.32/guards-fast
  @cpython
  @needs:specialization
  Rule: While its guards hold, the specialised form takes the short way

    Example: From the second execution on it stands there
      Given the program
        """python
        import dis

        def weigh(item): return item

        def forms(executions):
            namespace = {'weigh': weigh}
            exec('def use(): return weigh(1)', namespace)
            use = namespace.pop('use')
            for _ in range(executions):
                use()
            return [i.opname for i in dis.get_instructions(use, adaptive=True)]
        """
      Then each expression gives
        | expression | gives                                                                                          |
        | forms(0)   | ['RESUME', 'LOAD_GLOBAL', 'LOAD_SMALL_INT', 'CALL', 'RETURN_VALUE']                            |
        | forms(1)   | ['RESUME_CHECK', 'LOAD_GLOBAL', 'LOAD_SMALL_INT', 'CALL', 'RETURN_VALUE']                      |
        | forms(2)   | ['RESUME_CHECK', 'LOAD_GLOBAL_MODULE', 'LOAD_SMALL_INT', 'CALL_PY_EXACT_ARGS', 'RETURN_VALUE'] |
        | forms(100) | ['RESUME_CHECK', 'LOAD_GLOBAL_MODULE', 'LOAD_SMALL_INT', 'CALL_PY_EXACT_ARGS', 'RETURN_VALUE'] |

    Example: The counter of what was specialised begins at 52
      Given the program
        """python
        import dis

        def weigh(item): return item

        def counter(executions):
            namespace = {'weigh': weigh}
            exec('def use(): return weigh(1)', namespace)
            use = namespace.pop('use')
            for _ in range(executions):
                use()
            [call] = [i for i in dis.get_instructions(use) if i.opname == 'CALL']
            entry = use.__code__._co_code_adaptive[call.offset + 2:call.offset + 4]
            return divmod(int.from_bytes(entry, 'little'), 16)
        """
      Then each expression gives
        | expression | gives   |
        | counter(0) | (1, 1)  |
        | counter(1) | (0, 1)  |
        | counter(2) | (52, 0) |
        | counter(9) | (52, 0) |

  @rule:31.32/guards-fail
  @language
  Rule: A callable of another kind leads back to the general way

    Example: One place calls whatever it gets
      Given the program
        """python
        def use(callee, argument):
            return callee(argument)

        for _ in range(100):
            use(len, 'abc')

        items = []
        """
      Then each expression gives
        | expression                         | gives                                   |
        | use(len, 'ab')                     | 2                                       |
        | use(str, 5)                        | '5'                                     |
        | use(type, 5)                       | <class 'int'>                           |
        | use(lambda value: value + 1, 5)    | 6                                       |
        | use(items.append, 5), items == [5] | (None, True)                            |
        | use(5, 5)                          | TypeError: 'int' object is not callable |

    @needs:specialization
    Example: After 53 misses the place is specialised for what it meets now
      Given the program
        """python
        import dis

        def forms(*executions):
            namespace = {}
            exec('def use(callee): return callee("abc")', namespace)
            use = namespace.pop('use')
            names = []
            for callee, count in executions:
                for _ in range(count):
                    use(callee)
                names += [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
            return names
        """
      When it evaluates "forms((len, 10), (str, 52), (str, 1))"
      Then it gives "['CALL_LEN', 'CALL_LEN', 'CALL_STR_1']"
