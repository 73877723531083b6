@31.17
@needs:testcapi
Feature: 31.17 Vectorcall
  The calling convention of most callables: an array of the arguments, how many of them are positional, and the
  names of those that are not. Beside it stands the older one, with a tuple and a dict. That the newer saves
  allocation and copying on hot paths is a remark about performance; its visible part are the missing instructions
  that would build containers.

  Background:
    Given the program
      """python
      import _testcapi

      def both(*args, **kwargs):
          return args, kwargs

      class Callable:
          def __call__(self, *args, **kwargs):
              return args, kwargs

          def method(self, *args, **kwargs):
              return args, kwargs

      callable_instance = Callable()
      """

  @rule:31.17/fast-convention
  @cpython
  Rule: A type that supports vectorcall carries a flag

    Background:
      Given the program
        """python
        import functools, operator

        def flagged(value):
            return bool(type(value).__flags__ >> 11 & 1)

        class Plain:
            pass

        class Under(functools.partial):
            pass

        class OverOwn(functools.partial):
            def __call__(self):
                pass

        async def later():
            pass

        @functools.lru_cache
        def cached():
            pass
        """

    @py:>=3.14
    Example: Functions, methods and some callables of the library have it
      Then each expression gives
        | expression                          | gives |
        | flagged(both)                       | True  |
        | flagged(lambda: 0)                  | True  |
        | flagged(later)                      | True  |
        | flagged(len)                        | True  |
        | flagged([].append)                  | True  |
        | flagged(list.append)                | True  |
        | flagged(callable_instance.method)   | True  |
        | flagged(int)                        | True  |
        | flagged(Callable)                   | True  |
        | flagged(functools.partial(len))     | True  |
        | flagged(operator.itemgetter(0))     | True  |
        | flagged(operator.attrgetter('a'))   | True  |
        | flagged(operator.methodcaller('a')) | True  |

    Example: Others are called the older way
      Then each expression gives
        | expression                         | gives |
        | flagged(list.__len__)              | False |
        | flagged([].__len__)                | False |
        | flagged(dict.__dict__['fromkeys']) | False |
        | flagged(staticmethod(both))        | False |
        | flagged(callable_instance)         | False |
        | flagged(Plain())                   | False |
        | flagged(cached)                    | False |
        | flagged(5)                         | False |

    @py:>=3.14
    Example: A subclass has it with the method, and loses both together
      Then each expression gives
        | expression            | gives |
        | flagged(Under(len))   | True  |
        | flagged(OverOwn(len)) | False |

    @py:>=3.14
    Example: Setting __call__ on a class takes the flag away
      Given the program
        """python
        def override():
            before = flagged(Under(len))
            Under.__call__ = lambda self: 'own'
            return before, flagged(Under(len)), Under(len)()
        """
      When it evaluates "override()"
      Then it gives "(True, False, 'own')"

    @py:>=3.14
    Example: The flag of types made natively
      Then each expression gives
        | expression                                                       | gives                                                           |
        | _testcapi.has_vectorcall_flag(_testcapi.MethodDescriptorBase)    | True                                                            |
        | _testcapi.has_vectorcall_flag(_testcapi.MethodDescriptorDerived) | True                                                            |
        | _testcapi.has_vectorcall_flag(_testcapi.MethodDescriptorNopGet)  | False                                                           |
        | _testcapi.has_vectorcall_flag(_testcapi.MethodDescriptor2)       | True                                                            |
        | _testcapi.has_vectorcall_flag(5)                                 | TypeError: has_vectorcall_flag() argument must be type, not int |
        | _testcapi.MethodDescriptorBase.__flags__ >> 17 & 1               | 1                                                               |
        | _testcapi.MethodDescriptorNopGet.__flags__ >> 17 & 1             | 0                                                               |

  @rule:31.17/array-not-tuple
  @cpython
  Rule: The arguments come in an array, not in a tuple and a dict

    @needs:bytecode
    Example: The caller builds no container
      Given the program
        """python
        def plain(a, b):
            return both(a, b)

        def named(a, b):
            return both(a, k=b)

        def builds(function):
            import dis
            return [i.opname for i in dis.get_instructions(function) if i.opname.startswith(('BUILD', 'LIST', 'DICT'))]
        """
      Then each expression gives
        | expression                         | gives                       |
        | builds(plain)                      | []                          |
        | builds(named)                      | []                          |
        | builds(lambda a, k: both(*a, **k)) | ['BUILD_MAP', 'DICT_MERGE'] |

    Example: A callee that wants a tuple and a dict has its own
      Given the program
        """python
        row, names = (1, 2), {'k': 3}

        def seen():
            args, kwargs = both(*row, **names)
            return args is row, kwargs is names, kwargs == names
        """
      Then each expression gives
        | expression                              | gives                |
        | seen()                                  | (False, False, True) |
        | _testcapi.meth_fastcall(*row)[1] is row | False                |
        | _testcapi.meth_varargs(*row)[1] is row  | True                 |

  @rule:31.17/old-args-tuple
  @cpython
  Rule: The older convention packs the positional arguments in a tuple

    Example: Also when there are none
      Then each expression gives
        | expression                               | gives  |
        | _testcapi.meth_varargs(1, 2)[1]          | (1, 2) |
        | _testcapi.meth_varargs()[1]              | ()     |
        | _testcapi.get_args(1, 2)                 | (1, 2) |
        | _testcapi.get_args()                     | ()     |
        | _testcapi.MethodDescriptorNopGet()(1, 2) | (1, 2) |

  @rule:31.17/old-kwargs-dict
  @cpython
  Rule: The older convention packs the keywords in a dict

    Example: Without keywords there is no dict
      Then each expression gives
        | expression                                   | gives            |
        | _testcapi.meth_varargs_keywords(1, k=2)[1:]  | ((1,), {'k': 2}) |
        | _testcapi.meth_varargs_keywords(1)[1:]       | ((1,), None)     |
        | _testcapi.meth_varargs_keywords(1, **{})[1:] | ((1,), {})       |
        | _testcapi.get_kwargs(k=2)                    | {'k': 2}         |
        | _testcapi.get_kwargs()                       | None             |

  @rule:31.17/old-call
  @cpython
  Rule: The older convention calls with the two containers

    Background:
      Given the program
        """python
        def pair(a, *, k=None):
            return a, k
        """

    Example: __call__ gives the same result
      Then each expression gives
        | expression                                         | gives                                                    |
        | pair(1, k=2)                                       | (1, 2)                                                   |
        | pair.__call__(1, k=2)                              | (1, 2)                                                   |
        | pair.__call__(*(1,), **{'k': 2})                   | (1, 2)                                                   |
        | _testcapi.pyvectorcall_call(pair, (1,), {'k': 2})  | (1, 2)                                                   |
        | _testcapi.pyvectorcall_call(pair, (1,))            | (1, None)                                                |
        | _testcapi.pyvectorcall_call(callable_instance, ()) | TypeError: 'Callable' object does not support vectorcall |
        | len.__call__([1, 2])                               | 2                                                        |

    Example: Only this way can names come that are not strings
      Then each expression gives
        | expression                                    | gives                               |
        | _testcapi.meth_varargs_keywords(**{1: 2})[1:] | ((), {1: 2})                        |
        | _testcapi.meth_fastcall_keywords(**{1: 2})    | TypeError: keywords must be strings |
        | both(**{1: 2})                                | TypeError: keywords must be strings |
        | callable_instance(**{1: 2})                   | TypeError: keywords must be strings |

  @rule:31.17/pass-array
  @cpython
  Rule: First the array of arguments is passed

    Example: Any callable can be called with it
      Then each expression gives
        | expression                                                   | gives                                   |
        | _testcapi.pyobject_vectorcall(len, ([1, 2],), None)          | 2                                       |
        | _testcapi.pyobject_vectorcall(both, (1, 2), None)            | ((1, 2), {})                            |
        | _testcapi.pyobject_vectorcall(both, None, None)              | ((), {})                                |
        | _testcapi.pyobject_vectorcall(callable_instance, (1,), None) | ((1,), {})                              |
        | _testcapi.pyobject_vectorcall(int, ('12',), None)            | 12                                      |
        | _testcapi.pyobject_vectorcall(5, (), None)                   | TypeError: 'int' object is not callable |
        | _testcapi.pyobject_vectorcall(len, [1], None)                | TypeError: args must be None or a tuple |

    Example: A callable with the flag answers with its own function
      Given the program
        """python
        base = _testcapi.MethodDescriptorBase()
        nop = _testcapi.MethodDescriptorNopGet()
        second = _testcapi.MethodDescriptor2()

        class Holder:
            base = _testcapi.MethodDescriptorBase()
            nop = _testcapi.MethodDescriptorNopGet()
        """
      Then each expression gives
        | expression                                     | gives                          |
        | base(1), base.__call__(1)                      | (True, True)                   |
        | second(1), second.__call__(1)                  | (False, False)                 |
        | nop(1), nop.__call__(1)                        | ((1,), (1,))                   |
        | type(Holder().base).__name__, Holder().base(1) | ('method', True)               |
        | Holder.base(1), type(Holder.base).__name__     | (True, 'MethodDescriptorBase') |
        | Holder().nop(1)                                | (1,)                           |

  @rule:31.17/pass-count
  @cpython
  Rule: Then how many there are

    @needs:bytecode
    Example: The number in CALL is the number of arguments written
      Given the program
        """python
        def counts(function):
            import dis
            return [i.arg for i in dis.get_instructions(function) if i.opname in ('CALL', 'CALL_KW')]
        """
      Then each expression gives
        | expression                                  | gives |
        | counts(lambda: both())                      | [0]   |
        | counts(lambda: both(1, 2, 3))               | [3]   |
        | counts(lambda: both(1, a=2, b=3))           | [3]   |
        | counts(lambda: callable_instance.method(1)) | [1]   |
        | counts(lambda: [].append(1))                | [1]   |

    Example: Positional ones are counted without the keywords
      Then each expression gives
        | expression                                                 | gives                                |
        | _testcapi.pyobject_vectorcall(both, (1, 2, 3), ('a', 'b')) | ((1,), {'a': 2, 'b': 3})             |
        | _testcapi.pyobject_vectorcall(both, (1,), ('a', 'b'))      | ValueError: kwnames longer than args |

  @rule:31.17/pass-kwnames
  @cpython
  Rule: The names of keywords come apart from their values

    Example: The values are the last entries of the array
      Then each expression gives
        | expression                                                                          | gives                                       |
        | _testcapi.pyobject_vectorcall(both, (1, 2), ('k',))                                 | ((1,), {'k': 2})                            |
        | _testcapi.pyobject_vectorcall(both, (1, 2), ())                                     | ((1, 2), {})                                |
        | _testcapi.pyobject_vectorcall(both, (1,), 'k')                                      | TypeError: kwnames must be None or a tuple  |
        | _testcapi.pyobject_vectorcall(_testcapi.meth_fastcall_keywords, (1, 2), ('k',))[1:] | ((1,), {'k': 2})                            |
        | _testcapi.pyobject_vectorcall(_testcapi.meth_varargs_keywords, (1, 2), ('k',))[1:]  | ((1,), {'k': 2})                            |
        | _testcapi.pyobject_vectorcall(len, ([], 1), ('k',))                                 | TypeError: len() takes no keyword arguments |

    Example: A dict is taken apart first
      Then each expression gives
        | expression                                            | gives                                     |
        | _testcapi.pyobject_fastcalldict(both, (1,), {'k': 2}) | ((1,), {'k': 2})                          |
        | _testcapi.pyobject_fastcalldict(both, (1,), None)     | ((1,), {})                                |
        | _testcapi.pyobject_fastcalldict(both, None, {})       | ((), {})                                  |
        | _testcapi.pyobject_fastcalldict(both, (), {1: 2})     | TypeError: keywords must be strings       |
        | _testcapi.pyobject_fastcalldict(both, (), 5)          | TypeError: kwnames must be None or a dict |
        | _testcapi.pyobject_fastcalldict(both, 5, None)        | TypeError: args must be None or a tuple   |

    @needs:bytecode-3.14
    Example: The names are a constant of the caller
      Given the program
        """python
        def named(a, b):
            return both(a, width=b, height=3)
        """
      Then the bytecode of "named" is
        """
         14           RESUME                   0
         15           LOAD_GLOBAL              1 (both + NULL)
                      LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (a, b)
                      LOAD_SMALL_INT           3
                      LOAD_CONST               1 (('width', 'height'))
                      CALL_KW                  3
                      RETURN_VALUE
        """

  @rule:31.17/contiguous-stack
  @cpython
  Rule: Plain arguments already lie side by side on the stack

    @needs:bytecode-3.14
    Example: Three pushes right before the call
      Given the program
        """python
        def three(x, y, z):
            return both(x, y, z)
        """
      Then the bytecode of "three" is
        """
         14           RESUME                   0
         15           LOAD_GLOBAL              1 (both + NULL)
                      LOAD_FAST_BORROW_LOAD_FAST_BORROW 1 (x, y)
                      LOAD_FAST_BORROW         2 (z)
                      CALL                     3
                      RETURN_VALUE
        """

    Example: In the order in which they were pushed
      Given the program
        """python
        def three(x, y, z):
            return both(x, y, z)
        """
      When it evaluates "three(1, 2, 3)"
      Then it gives "((1, 2, 3), {})"

    @needs:bytecode-3.14
    Example: They lie there as they were written
      Given the program
        """python
        def ship(first, second, third):
            return load(first, second, third)

        def load(*boxes):
            return boxes
        """
      Then in "ship(1, 2, 3)" the stack before each instruction of "ship" is
        | instruction                                     | stack                            |
        | LOAD_GLOBAL load + NULL                         |                                  |
        | LOAD_FAST_BORROW_LOAD_FAST_BORROW first, second | load, NULL                       |
        | LOAD_FAST_BORROW third                          | load, NULL, first, second        |
        | CALL 3                                          | load, NULL, first, second, third |
        | RETURN_VALUE                                    | result                           |

  @rule:31.17/direct-region
  @cpython
  Rule: The region is passed as it is

    Background:
      Given the program
        """python
        def before_call(function):
            import dis
            names = [i.opname for i in dis.get_instructions(function)]
            position = next(n for n, name in enumerate(names) if name in ('CALL', 'CALL_KW'))
            return names[position - 2:position + 1]

        def plain(a, b, c):
            return both(a, b, c)

        def named(a, b, c):
            return both(a, b, k=c)
        """

    @needs:bytecode-3.14
    Example: Nothing comes between the last argument and the call but the names
      Then each expression gives
        | expression         | gives                                                             |
        | before_call(plain) | ['LOAD_FAST_BORROW_LOAD_FAST_BORROW', 'LOAD_FAST_BORROW', 'CALL'] |
        | before_call(named) | ['LOAD_FAST_BORROW', 'LOAD_CONST', 'CALL_KW']                     |

    Example: The bound method's self takes the free place in front
      Given the program
        """python
        method = callable_instance.method

        def stored(x):
            return method(x)
        """
      Then each expression gives
        | expression                                                                   | gives            |
        | stored(1)                                                                    | ((1,), {})       |
        | _testcapi.pyobject_vectorcall(method, (1, 2), ('k',))                        | ((1,), {'k': 2}) |
        | _testcapi.pyobject_vectorcall(Callable.method, (callable_instance, 1), None) | ((1,), {})       |
