@31.17
@needs:testcapi
Feature: 31.17 Vectorcall
  The calling convention of most callables: an array of the arguments, how many of them are positional, and the
  names of those that are not. Beside it stands the older one, with a tuple and a dict. That the newer saves
  allocation and copying on hot paths shows in the instructions that build containers: there are none.

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

        def way(value):
            return 'vectorcall' if type(value).__flags__ >> 11 & 1 else 'tuple and dict'

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

    Example: Functions, methods and classes have the flag
      Then each expression gives
        | expression                    | gives        |
        | way(both)                     | 'vectorcall' |
        | way(lambda: 0)                | 'vectorcall' |
        | way(later)                    | 'vectorcall' |
        | way(len)                      | 'vectorcall' |
        | way([].append)                | 'vectorcall' |
        | way(list.append)              | 'vectorcall' |
        | way(callable_instance.method) | 'vectorcall' |
        | way(int)                      | 'vectorcall' |
        | way(Callable)                 | 'vectorcall' |

    @py:>=3.13
    Example: Some callables of the library have the flag
      Then each expression gives
        | expression                      | gives        |
        | way(functools.partial(len))     | 'vectorcall' |
        | way(operator.itemgetter(0))     | 'vectorcall' |
        | way(operator.attrgetter('a'))   | 'vectorcall' |
        | way(operator.methodcaller('a')) | 'vectorcall' |

    Example: Callables without the flag are called the older way
      Then each expression gives
        | expression                     | gives            |
        | way(list.__len__)              | 'tuple and dict' |
        | way([].__len__)                | 'tuple and dict' |
        | way(dict.__dict__['fromkeys']) | 'tuple and dict' |
        | way(staticmethod(both))        | 'tuple and dict' |
        | way(callable_instance)         | 'tuple and dict' |
        | way(cached)                    | 'tuple and dict' |

    @py:>=3.12
    Example: A subclass inherits the flag, unless it has a __call__ of its own
      Then each expression gives
        | expression        | gives            |
        | way(Under(len))   | 'vectorcall'     |
        | way(OverOwn(len)) | 'tuple and dict' |

    @py:>=3.12
    Example: Setting __call__ on a class takes the flag away
      Given the program
        """python
        under = Under(len)

        def override():
            Under.__call__ = lambda self: 'own'
        """
      Then each expression gives
        | expression | gives            |
        | way(under) | 'vectorcall'     |
        | override() | None             |
        | way(under) | 'tuple and dict' |
        | under()    | 'own'            |

    @py:>=3.12
    Example: Types made natively choose whether they have the flag
      Then each expression gives
        | expression                                                       | gives |
        | _testcapi.has_vectorcall_flag(_testcapi.MethodDescriptorBase)    | True  |
        | _testcapi.has_vectorcall_flag(_testcapi.MethodDescriptorDerived) | True  |
        | _testcapi.has_vectorcall_flag(_testcapi.MethodDescriptorNopGet)  | False |
        | _testcapi.has_vectorcall_flag(_testcapi.MethodDescriptor2)       | True  |

  @rule:31.17/array-not-tuple
  @cpython
  Rule: Vectorcall passes the arguments in an array, not in a tuple and a dictionary

    @needs:bytecode
    Example: The caller builds a container only for what it unpacks
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

    Example: A Python function and the newer convention make containers of their own, the older one passes the very tuple on
      Given the program
        """python
        row, names = (1, 2), {'k': 3}

        args, kwargs = both(1, *row, **names)
        """
      Then each expression gives
        | expression                              | gives                 |
        | args, kwargs                            | ((1, 1, 2), {'k': 3}) |
        | kwargs is names                         | False                 |
        | _testcapi.meth_fastcall(*row)[1] is row | False                 |
        | _testcapi.meth_varargs(*row)[1] is row  | True                  |

  @rule:31.17/old-args-tuple
  @cpython
  Rule: The older convention packs the positional arguments in a tuple

    Example: Without arguments the older convention passes the empty tuple
      Then each expression gives
        | expression                               | gives  |
        | _testcapi.meth_varargs(1, 2)[1]          | (1, 2) |
        | _testcapi.meth_varargs()[1]              | ()     |
        | _testcapi.get_args(1, 2)                 | (1, 2) |
        | _testcapi.get_args()                     | ()     |
        | _testcapi.MethodDescriptorNopGet()(1, 2) | (1, 2) |

  @rule:31.17/old-kwargs-dict
  @cpython
  Rule: The older convention packs the keywords in a dictionary

    Example: Without keywords there is no dictionary, but an empty mapping gives an empty one
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

    Example: __call__ gives the same result as the call, and so do two containers handed over natively to what supports vectorcall
      Then each expression gives
        | expression                                         | gives                                                    |
        | pair(1, k=2)                                       | (1, 2)                                                   |
        | pair.__call__(1, k=2)                              | (1, 2)                                                   |
        | pair.__call__(*(1,), **{'k': 2})                   | (1, 2)                                                   |
        | _testcapi.pyvectorcall_call(pair, (1,), {'k': 2})  | (1, 2)                                                   |
        | _testcapi.pyvectorcall_call(pair, (1,))            | (1, None)                                                |
        | _testcapi.pyvectorcall_call(callable_instance, ()) | TypeError: 'Callable' object does not support vectorcall |
        | len.__call__([1, 2])                               | 2                                                        |

    Example: Only the older convention lets keywords through that are not strings
      Then each expression gives
        | expression                                    | gives                               |
        | _testcapi.meth_varargs_keywords(**{1: 2})[1:] | ((), {1: 2})                        |
        | _testcapi.meth_fastcall_keywords(**{1: 2})    | TypeError: keywords must be strings |
        | both(**{1: 2})                                | TypeError: keywords must be strings |
        | callable_instance(**{1: 2})                   | TypeError: keywords must be strings |

  @rule:31.17/pass-array
  @cpython
  Rule: Vectorcall passes the array of arguments
    In the second example True and False come from the vectorcall functions of two types, and a tuple comes from a
    `tp_call`.

    Example: Any callable can be called with an array
      Then each expression gives
        | expression                                                   | gives                                   |
        | _testcapi.pyobject_vectorcall(len, ([1, 2],), None)          | 2                                       |
        | _testcapi.pyobject_vectorcall(both, (1, 2), None)            | ((1, 2), {})                            |
        | _testcapi.pyobject_vectorcall(both, None, None)              | ((), {})                                |
        | _testcapi.pyobject_vectorcall(callable_instance, (1,), None) | ((1,), {})                              |
        | _testcapi.pyobject_vectorcall(int, ('12',), None)            | 12                                      |
        | _testcapi.pyobject_vectorcall(5, (), None)                   | TypeError: 'int' object is not callable |
        | _testcapi.pyobject_vectorcall(len, [1], None)                | TypeError: args must be None or a tuple |

    Example: Of a callable with the flag its own function is called, without it the type's
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

    Example: The instance of a bound method comes first in the array
      Given the program
        """python
        class Receiver:
            def take(*everything, **named):
                return everything, named
            def __repr__(self):
                return 'instance'

        receiver = Receiver()
        bound = receiver.take

        def stored(x):
            return bound(x)
        """
      Then each expression gives
        | expression                                                        | gives                     |
        | stored(1)                                                         | ((instance, 1), {})       |
        | _testcapi.pyobject_vectorcall(bound, (1, 2), ('k',))              | ((instance, 1), {'k': 2}) |
        | _testcapi.pyobject_vectorcall(Receiver.take, (receiver, 1), None) | ((instance, 1), {})       |

  @rule:31.17/pass-count
  @cpython
  Rule: Vectorcall passes the number of positional arguments beside the array

    @needs:bytecode
    Example: CALL and CALL_KW count the arguments that are written
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

    Example: What has a keyword name is not counted among the positional arguments
      Then each expression gives
        | expression                                                 | gives                                |
        | _testcapi.pyobject_vectorcall(both, (1, 2, 3), ('a', 'b')) | ((1,), {'a': 2, 'b': 3})             |
        | _testcapi.pyobject_vectorcall(both, (1,), ('a', 'b'))      | ValueError: kwnames longer than args |

  @rule:31.17/pass-kwnames
  @cpython
  Rule: Vectorcall passes the keyword names tuple apart from the values

    Example: The values are the last entries of the array
      Then each expression gives
        | expression                                                                          | gives                                       |
        | _testcapi.pyobject_vectorcall(both, (1, 2), ('k',))                                 | ((1,), {'k': 2})                            |
        | _testcapi.pyobject_vectorcall(both, (1, 2), ())                                     | ((1, 2), {})                                |
        | _testcapi.pyobject_vectorcall(both, (1,), 'k')                                      | TypeError: kwnames must be None or a tuple  |
        | _testcapi.pyobject_vectorcall(_testcapi.meth_fastcall_keywords, (1, 2), ('k',))[1:] | ((1,), {'k': 2})                            |
        | _testcapi.pyobject_vectorcall(_testcapi.meth_varargs_keywords, (1, 2), ('k',))[1:]  | ((1,), {'k': 2})                            |
        | _testcapi.pyobject_vectorcall(len, ([], 1), ('k',))                                 | TypeError: len() takes no keyword arguments |

    Example: A dictionary is first taken apart into names and values
      Then each expression gives
        | expression                                            | gives                                     |
        | _testcapi.pyobject_fastcalldict(both, (1,), {'k': 2}) | ((1,), {'k': 2})                          |
        | _testcapi.pyobject_fastcalldict(both, (1,), None)     | ((1,), {})                                |
        | _testcapi.pyobject_fastcalldict(both, None, {})       | ((), {})                                  |
        | _testcapi.pyobject_fastcalldict(both, (), {1: 2})     | TypeError: keywords must be strings       |
        | _testcapi.pyobject_fastcalldict(both, (), 5)          | TypeError: kwnames must be None or a dict |
        | _testcapi.pyobject_fastcalldict(both, 5, None)        | TypeError: args must be None or a tuple   |

    @needs:bytecode-3.14
    Example: The keyword names tuple is a constant of the caller
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

    Example: The callee gets the arguments in the order in which they were pushed
      Given the program
        """python
        def three(x, y, z):
            return both(x, y, z)
        """
      When it evaluates "three(1, 2, 3)"
      Then it gives "((1, 2, 3), {})"

    @needs:bytecode-3.14
    Example: At the call the arguments lie on the stack as they were written
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
  Rule: The entries of the stack that hold the arguments are passed as they are

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
