@31.32
Feature: 31.32 Calls and inline caches
  Behind a call instruction there is room for what CPython has found out about the call, its inline cache. The second
  execution of an instruction writes it down and puts a specialised form in place, whose guards first check that
  everything is still so.

  @rule:31.32/call-has-cache
  @cpython
  Rule: A call instruction carries space for an inline cache

    @needs:bytecode-3.14
    Example: Behind CALL there are a counter and two units for a version, all zero as long as nobody has called
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
    Example: CALL_KW has an inline cache of the size of CALL's, CALL_FUNCTION_EX none
      Given the program
        """python
        import dis

        def plain():
            return weigh(0)

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
        | sizes(plain)  | [('CALL', [1, 2])]         |
        | sizes(named)  | [('CALL_KW', [1, 2])]      |
        | sizes(spread) | [('CALL_FUNCTION_EX', [])] |

    @needs:specialization
    Example: co_code shows the code as it was compiled, while the code that runs is specialised
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
  Rule: One call site usually meets the same callable again and again

    Background:
      Given the program
        """python
        source = '''
        total = 0
        for price in prices:
            total += taxed(price)
        '''
        """

    @needs:compile
    Example: One call in a loop calls one function for every item
      Given the program
        """python

        calls = []

        def taxed(price):
            calls.append(price)
            return price * 2

        def total_of(prices):
            names = {'prices': prices, 'taxed': taxed}
            exec(source, names)
            return f"total {names['total']} of calls with {calls}"
        """
      When it evaluates "total_of([5, 6, 7])"
      Then it gives "'total 36 of calls with [5, 6, 7]'"

    @needs:bytecode-3.14
    Example: The loop has one CALL, however many items there are
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

    Example: A place that has met a function, a class, an instance or a builtin is specialised for that
      Given the program
        """python
        import dis

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
            [start] = [i.offset + 4 for i in dis.get_instructions(use) if i.opname == 'CALL']
            return int.from_bytes(use.__code__._co_code_adaptive[start:start + 4], 'little')

        def factory(value):
            def inner(argument):
                return value
            return inner

        def outer(argument):
            return argument
        """

    Example: The place of the version is zero until the call is specialised
      Given the program
        """python

        use = site()
        before = version(use)
        call(use, outer, 40)
        after = version(use)
        """
      Then each expression gives
        | expression | gives |
        | before     | 0     |
        | after == 0 | False |

    Example: Functions of one def statement share their version, and a place that was specialised for one serves all
      Given the program
        """python

        use, sibling, stranger = site(), site(), site()
        call(use, factory(1), 40)
        call(sibling, factory(2), 40)
        call(stranger, outer, 40)
        """
      Then each expression gives
        | expression                        | gives                |
        | version(use) == version(sibling)  | True                 |
        | version(use) == version(stranger) | False                |
        | use(factory(3))                   | 3                    |
        | call(use, factory(3), 100)        | 'CALL_PY_EXACT_ARGS' |

    Example: A function whose defaults or code are replaced has no version any more
      Given the program
        """python

        def changed_defaults():
            def callee(value, more=0): return value
            use = site()
            forms = [call(use, callee, 40)]
            callee.__defaults__ = (7,)
            return forms + [call(use, callee, times) for times in (1, 52, 1000)]

        def changed_keyword_defaults():
            def callee(value, *, more=0): return value
            use = site()
            forms = [call(use, callee, 40)]
            callee.__kwdefaults__ = {'more': 7}
            return forms + [call(use, callee, times) for times in (1, 52, 1000)]

        def changed_code():
            def callee(value): return value
            use = site()
            forms = [call(use, callee, 40)]
            callee.__code__ = (lambda value: 7).__code__
            return forms + [call(use, callee, times) for times in (1, 52, 1000)]
        """
      Then each expression gives
        | expression                 | gives                                                        |
        | changed_defaults()         | ['CALL_PY_GENERAL', 'CALL_PY_GENERAL', 'CALL', 'CALL']       |
        | changed_keyword_defaults() | ['CALL_PY_GENERAL', 'CALL_PY_GENERAL', 'CALL', 'CALL']       |
        | changed_code()             | ['CALL_PY_EXACT_ARGS', 'CALL_PY_EXACT_ARGS', 'CALL', 'CALL'] |

    Example: A call that was specialised for a function follows its new defaults and its new code
      Given the program
        """python

        def changing():
            def callee(value, more='old default'): return value, more
            use = site()
            log = [call(use, callee, 40), use(callee)]
            callee.__defaults__ = ('new default',)
            log.append(use(callee))
            callee.__code__ = (lambda value, more, third: third).__code__
            callee.__defaults__ = ('second', 'of new code')
            log.append(use(callee))
            return log
        """
      When it evaluates "changing()"
      Then it gives "['CALL_PY_GENERAL', (1, 'old default'), (1, 'new default'), 'of new code']"

  @rule:31.32/cache-argument-shape
  @cpython
  Rule: The cache may remember the shape of the arguments

    Background:
      Given the program
        """python
        def exact(a): pass
        def defaulted(a, b=0): pass
        def collected(*values): pass
        def only(a, *, b=0): pass

        def form(call, callee):
            import dis
            namespace = {}
            exec(f'def use(callee): return {call}', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(callee)
            return [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
        """

    @needs:specialization
    Example: A call with an argument for each parameter has a form of its own
      Then each expression gives
        | expression                   | gives                  |
        | form('callee(1)', exact)     | ['CALL_PY_EXACT_ARGS'] |
        | form('callee(1)', defaulted) | ['CALL_PY_GENERAL']    |
        | form('callee(1)', collected) | ['CALL_PY_GENERAL']    |
        | form('callee(1)', only)      | ['CALL_PY_GENERAL']    |
        | form('callee(*(1,))', exact) | ['CALL_FUNCTION_EX']   |

    @needs:specialization
    @py:>=3.14
    Example: A call with keywords has a form for functions, whatever their parameters
      Then each expression gives
        | expression                   | gives          |
        | form('callee(a=1)', exact)   | ['CALL_KW_PY'] |
        | form('callee(1, b=2)', only) | ['CALL_KW_PY'] |

    Example: A hot place that meets a function with more parameters raises the ordinary error
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

    Example: The form that reads a method tells the kind of attribute and of class
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

    Example: A method that was found a hundred times is found anew after each change
      Given the program
        """python

        log = []

        class Root: pass

        class Spare:
            def ring(self): return 'of the new base'

        class Base(Root): pass

        class Changing(Base):
            def ring(self): return 'of the class'

        class Other:
            def ring(self): return 'of another class'

        def use(bell):
            log.append(bell.ring())

        bell = Changing()
        for _ in range(100):
            use(bell)
        del log[1:]
        other = Changing()
        other.__dict__ = {'ring': lambda: 'of another dictionary'}
        use(other)
        bell.ring = lambda: 'of the instance'
        use(bell)
        del bell.ring
        Changing.ring = lambda self: 'of the changed class'
        use(bell)
        del Changing.ring
        Base.ring = lambda self: 'of the base'
        use(bell)
        del Base.ring
        Root.ring = lambda self: 'of the root'
        for _ in range(100):
            use(bell)
        del log[6:]
        Root.ring = lambda self: 'of the changed root'
        use(bell)
        Changing.__bases__ = (Spare,)
        use(bell)
        Changing.__getattribute__ = lambda self, name: lambda: 'of __getattribute__'
        use(bell)
        del Changing.__getattribute__
        bell.__class__ = Other
        use(bell)
        """
      When it runs
      Then the events are "of the class, of another dictionary, of the instance, of the changed class, of the base, of the root, of the changed root, of the new base, of __getattribute__, of another class"

    Example: A place that has asked one owner forty times is not misled by another, nor by what has changed meanwhile
      Given the program
        """python
        import types

        class Pair:
            tune = 'of the class'
            def __init__(self): self.left, self.right = 'left', 'right'

        class Turned:
            def __init__(self): self.right, self.left = 'right', 'left'

        def holding(**names):
            pair = Pair()
            pair.__dict__ = names
            return pair

        def module(**names):
            made = types.ModuleType('made')
            vars(made).update(names)
            return made

        class Meta(type): pass
        class Bell(metaclass=Meta):
            def ring(): return 'of the class'
        class Gong(metaclass=Meta):
            def ring(): return 'of another class'

        class Alarm(Exception):
            def ring(self): return 'alarm'
        class Siren(Exception):
            def ring(self): return 'siren'

        class Watched:
            def __getattribute__(self, name): return 'asked'
        class Echo:
            def __getattribute__(self, name): return name

        class Texts:
            def __getitem__(self, key): return 'text'
            kept = __getitem__
            def last(self): return 'last'
        class Numbers:
            def __getitem__(self, key): return key
            def __len__(self): return 0

        error, pair, texts = ValueError(), Pair(), Texts()
        nothing = lambda: None

        def swapped(read, owner, other, change=nothing):
            namespace = {}
            exec(f'def use(owner): return {read}', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(owner)
            change()
            return use(other)
        """
      Then each expression gives
        | expression                                                                                                                      | gives              |
        | swapped('owner.left', Pair(), Turned())                                                                                         | 'left'             |
        | swapped('owner.left', Pair(), holding(right='right', left='left'))                                                              | 'left'             |
        | swapped('owner.left', holding(right='right', left='left'), holding(left='left', right='right'))                                 | 'left'             |
        | swapped('owner.__init__() or owner.left', Pair(), holding(right='', left=''))                                                   | 'left'             |
        | swapped('owner.left', module(right='right', left='left'), module(left='left', right='right'))                                   | 'left'             |
        | swapped('owner.tune', Pair(), holding(tune='own'))                                                                              | 'own'              |
        | swapped('owner.tune', pair, pair, lambda: setattr(pair, 'tune', 'own'))                                                         | 'own'              |
        | swapped('owner.any', Watched(), Echo())                                                                                         | 'any'              |
        | swapped('owner.ring()', Alarm(), Siren())                                                                                       | 'siren'            |
        | swapped('owner[0]', Texts(), Numbers())                                                                                         | 0                  |
        | swapped('not owner', Texts(), Numbers())                                                                                        | True               |
        | swapped('owner[0]', texts, texts, lambda: setattr(Texts, '__getitem__', lambda self, key: 'changed'))                           | 'changed'          |
        | swapped('owner.last()', texts, texts, lambda: setattr(Texts, 'last', lambda self: 'changed'))                                   | 'changed'          |
        | swapped('owner.ring()', Bell, Gong)                                                                                             | 'of another class' |
        | swapped('owner.ring()', Bell, Bell, lambda: setattr(Meta, 'ring', property(lambda cls: lambda: 'of Meta')))                     | 'of Meta'          |
        | swapped('owner.with_traceback(None)', error, error, lambda: setattr(error, 'with_traceback', lambda traceback: 'of the error')) | 'of the error'     |

  @rule:31.32/cache-global-version
  @cpython
  Rule: The cache may remember where a global name was found

    @needs:specialization
    Example: A name of the module is known by the version of the module's keys, one of the builtins by both versions
      Given the program
        """python
        import dis

        limit, size = 3, 4

        def use_limit(): return limit
        def use_size(): return size
        def use_len(): return len
        def use_abs(): return abs

        for _ in range(40):
            use_limit(), use_size(), use_len(), use_abs()

        def load_of(function):
            [load] = [i for i in dis.get_instructions(function, adaptive=True) if i.opname.startswith('LOAD_GLOBAL')]
            return load

        def unit(function, number):
            start = load_of(function).offset + 4 + 2 * number
            return int.from_bytes(function.__code__._co_code_adaptive[start:start + 2], 'little')

        def module_version(function): return unit(function, 0)
        def builtins_version(function): return unit(function, 1)
        def place(function): return unit(function, 2)
        """
      Then each expression gives
        | expression                                             | gives                 |
        | load_of(use_limit).opname                              | 'LOAD_GLOBAL_MODULE'  |
        | load_of(use_len).opname                                | 'LOAD_GLOBAL_BUILTIN' |
        | module_version(use_limit) == 0                         | False                 |
        | module_version(use_limit) == module_version(use_size)  | True                  |
        | module_version(use_limit) == module_version(use_len)   | True                  |
        | builtins_version(use_limit)                            | 0                     |
        | builtins_version(use_len) == 0                         | False                 |
        | builtins_version(use_len) == builtins_version(use_abs) | True                  |
        | place(use_limit) == place(use_size)                    | False                 |
        | place(use_len) == place(use_abs)                       | False                 |

    Example: After a hundred reads, a global that changes, vanishes or hides a builtin is honoured at once
      Given the program
        """python
        import builtins

        before = 'stands before size'
        size = 'old'
        behind = 'stands behind size'

        def use():
            return f"{size} {len('abc')}"

        for _ in range(100):
            use()

        log = [use()]
        size = 'new'
        log.append(use())
        len = lambda text: 'hidden'
        log.append(use())
        del len
        log.append(use())
        saved = builtins.len
        builtins.len = lambda text: 'replaced'
        log.append(use())
        builtins.len = saved
        del before
        globals().update((f'name{number}', number) for number in range(200))
        log.append(use())
        del size
        try:
            use()
        except NameError as error:
            log.append(error)
        """
      When it runs
      Then the events are "old 3, new 3, new hidden, new 3, new replaced, new 3, name 'size' is not defined"

    @needs:compile
    Example: A builtin that has been read a hundred times is found where a dictionary of builtins has moved it, or not at all
      Given the program
        """python
        names = {'before': 1, 'size': 'a builtin', 'behind': 2}
        namespace = {'__builtins__': names}
        exec('def use(): return size', namespace)
        use = namespace['use']
        for _ in range(100):
            use()

        log = [use()]
        del names['before']
        names.update((f'name{number}', number) for number in range(200))
        log.append(use())
        del names['size']
        try:
            use()
        except NameError as error:
            log.append(error)
        """
      When it runs
      Then the events are "a builtin, a builtin, name 'size' is not defined"

  @rule:31.32/cache-descriptor
  @cpython
  Rule: The cache may remember the descriptor of an attribute, but not what it gives

    @needs:specialization
    Example: LOAD_ATTR's inline cache has four units for the descriptor, that of LOAD_SUPER_ATTR none
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

    @needs:specialization
    Example: Each kind of attribute that is read, but not called, has a form of its own
      Given the program
        """python
        import dis

        class Bell:
            tune = 'tune'
            def __init__(self): self.own = 'own'
            @property
            def clapper(self): return 'clapper'

        class Slotted:
            __slots__ = ('place',)
            def __init__(self): self.place = 'place'

        class Watched:
            def __getattribute__(self, name): return 'asked'

        def form(x, name):
            namespace = {}
            exec(f'def use(x): return x.{name}', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(x)
            return [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('LOAD_ATTR')]
        """
      Then each expression gives
        | expression               | gives                                   |
        | form(Bell(), 'clapper')  | ['LOAD_ATTR_PROPERTY']                  |
        | form(Watched(), 'any')   | ['LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN']   |
        | form(Slotted(), 'place') | ['LOAD_ATTR_SLOT']                      |
        | form(Bell(), 'tune')     | ['LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES'] |
        | form(Bell(), 'own')      | ['LOAD_ATTR_INSTANCE_VALUE']            |
        | form(Bell, 'tune')       | ['LOAD_ATTR_CLASS']                     |
        | form(dis, 'dis')         | ['LOAD_ATTR_MODULE']                    |

    Example: A property that was read a hundred times still runs at each read; when it or a __getattribute__ is replaced, the read follows
      Given the program
        """python
        class Bell:
            def __init__(self): self.reads = 0
            @property
            def clapper(self):
                self.reads += 1
                return f'read {self.reads}'

        class Watched:
            def __getattribute__(self, name): return 'first answer'

        def use_property(bell): return bell.clapper
        def use_watched(watched): return watched.any

        bell, watched = Bell(), Watched()
        for _ in range(100):
            use_property(bell), use_watched(watched)

        log = [use_property(bell), use_watched(watched)]
        Bell.clapper = property(lambda self: 'second getter')
        Watched.__getattribute__ = lambda self, name: 'second answer'
        log += use_property(bell), use_watched(watched)
        Bell.clapper = 'no property'
        Watched.__getattr__ = lambda self, name: 'fallback'
        del Watched.__getattribute__
        log += use_property(bell), use_watched(watched)

        def no_clapper(self): raise AttributeError
        def no_attribute(self, name): raise AttributeError
        def read_property(bell): return bell.clapper
        def read_watched(watched): return watched.any

        Bell.clapper, Bell.__getattr__ = property(no_clapper), Watched.__getattr__
        Watched.__getattribute__ = no_attribute
        for _ in range(100):
            last = read_property(bell), read_watched(watched)
        log += last
        """
      When it runs
      Then the events are "read 101, first answer, second getter, second answer, no property, fallback, fallback, fallback"

  @rule:31.32/guards-fast
  @cpython
  @needs:specialization
  Rule: While its guards hold, the specialised form takes the short way

    Example: The specialised form stands there from the second execution on
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
            return [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith(('RESUME', 'LOAD_GLOBAL', 'CALL'))]
        """
      Then each expression gives
        | expression | gives                                                        |
        | forms(0)   | ['RESUME', 'LOAD_GLOBAL', 'CALL']                            |
        | forms(1)   | ['RESUME_CHECK', 'LOAD_GLOBAL', 'CALL']                      |
        | forms(2)   | ['RESUME_CHECK', 'LOAD_GLOBAL_MODULE', 'CALL_PY_EXACT_ARGS'] |
        | forms(100) | ['RESUME_CHECK', 'LOAD_GLOBAL_MODULE', 'CALL_PY_EXACT_ARGS'] |

    Example: The counter of a call is 1 before the first execution, and 52 once it is specialised
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

    Example: A place that has called len a hundred times calls whatever it gets
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

    @needs:compile
    Example: Another builtin, class or method is not taken for the one that a place has called often
      Given the program
        """python
        def swapped(call, callee, other):
            namespace = {}
            exec(f'def use(callee): return {call}', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(callee)
            return use(other)
        """
      Then each expression gives
        | expression                                             | gives  |
        | swapped('callee("5")', len, ord)                       | 53     |
        | swapped('callee(5)', str, float)                       | 5.0    |
        | swapped('callee(5)', type, bool)                       | True   |
        | swapped('callee("5")', tuple, list)                    | ['5']  |
        | swapped('callee("5")', int, float)                     | 5.0    |
        | swapped('callee(int, int)', isinstance, issubclass)    | True   |
        | swapped('callee([5], 5)', list.append, list.count)     | 1      |
        | swapped('callee({6})', {5}.isdisjoint, {5}.union)      | {5, 6} |
        | swapped('callee({5}, {6})', set.isdisjoint, set.union) | {5, 6} |

    @cpython
    @needs:specialization
    Example: Each specialised form calls another function when it meets one
      Given the program
        """python
        import dis

        class Made:
            def __init__(self, value): pass

        class Ready:
            def __call__(self, value): return value
            def method(self, value): return value
            def optional(self, value, more=0): return value

        def plain(value): return value
        def optional(value, more=0): return value
        def other(*values): return f'other called with {len(values)}'

        def swapped(call, callee):
            namespace = {}
            exec(f'def use(callee): return {call}', namespace)
            use = namespace.pop('use')
            for _ in range(40):
                use(callee)
            [name] = [i.opname for i in dis.get_instructions(use, adaptive=True) if i.opname.startswith('CALL')]
            return f'{name}: {use(other)}'
        """
      Then each expression gives
        | expression                             | gives                                                            |
        | swapped('callee("abc")', len)          | 'CALL_LEN: other called with 1'                                  |
        | swapped('callee(1, int)', isinstance)  | 'CALL_ISINSTANCE: other called with 2'                           |
        | swapped('callee(1)', type)             | 'CALL_TYPE_1: other called with 1'                               |
        | swapped('callee(1)', str)              | 'CALL_STR_1: other called with 1'                                |
        | swapped('callee("ab")', tuple)         | 'CALL_TUPLE_1: other called with 1'                              |
        | swapped('callee("1")', int)            | 'CALL_BUILTIN_CLASS: other called with 1'                        |
        | swapped('callee(1)', abs)              | 'CALL_BUILTIN_O: other called with 1'                            |
        | swapped('callee(1, "real")', getattr)  | 'CALL_BUILTIN_FAST: other called with 2'                         |
        | swapped('callee(1, 2)', min)           | 'CALL_BUILTIN_FAST_WITH_KEYWORDS: other called with 2'           |
        | swapped('callee("a")', str.upper)      | 'CALL_METHOD_DESCRIPTOR_NOARGS: other called with 1'             |
        | swapped('callee([], 1)', list.append)  | 'CALL_METHOD_DESCRIPTOR_O: other called with 2'                  |
        | swapped('callee([1])', list.pop)       | 'CALL_METHOD_DESCRIPTOR_FAST: other called with 1'               |
        | swapped('callee("a b")', str.split)    | 'CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS: other called with 1' |
        | swapped('callee(1)', Made)             | 'CALL_ALLOC_AND_ENTER_INIT: other called with 1'                 |
        | swapped('callee(1)', Ready())          | 'CALL_NON_PY_GENERAL: other called with 1'                       |
        | swapped('callee(1)', plain)            | 'CALL_PY_EXACT_ARGS: other called with 1'                        |
        | swapped('callee(1)', optional)         | 'CALL_PY_GENERAL: other called with 1'                           |
        | swapped('callee(1)', Ready().method)   | 'CALL_BOUND_METHOD_EXACT_ARGS: other called with 1'              |
        | swapped('callee(1)', Ready().optional) | 'CALL_BOUND_METHOD_GENERAL: other called with 1'                 |

    @cpython
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
