@31.35
Feature: 31.35 Calls and builtin methods
  Methods of builtin types are native descriptors. A call of one binds like any method call and runs native code.
  That this is much faster than the same loop in Python is a remark about speed.

  Background:
    Given the program
      """python
      import sys

      items = []

      def events_of(function):
          events = []
          sys.setprofile(lambda frame, event, argument: events.append((event, getattr(argument, '__name__', None))))
          try:
              function()
          finally:
              sys.setprofile(None)
          return events[1:-2]
      """

  @rule:31.35/c-descriptors
  @cpython
  Rule: Methods of builtin types are native descriptors

    Example: On the type a descriptor, through an instance a builtin bound to it
      Then each expression gives
        | expression                               | gives                               |
        | type(list.append).__name__               | 'method_descriptor'                 |
        | list.append                              | <method 'append' of 'list' objects> |
        | type(items.append).__name__              | 'builtin_function_or_method'        |
        | items.append.__self__ is items           | True                                |
        | hasattr(items.append, '__get__')         | False                               |
        | type(list.__len__).__name__              | 'wrapper_descriptor'                |
        | type(items.__len__).__name__             | 'method-wrapper'                    |
        | type(dict.__dict__['fromkeys']).__name__ | 'classmethod_descriptor'            |

  @rule:31.35/append-in-c
  @cpython
  @needs:tracing
  Rule: The method is native code, fixed for the type

    Example: It makes no Python call, and cannot be replaced
      Given the program
        """python

        def replace_on_type():
            list.append = 5

        def replace_on_list():
            items.append = 5
        """
      Then each expression gives
        | expression                         | gives                                                             |
        | events_of(lambda: items.append(1)) | [('c_call', 'append'), ('c_return', 'append')]                    |
        | replace_on_type()                  | TypeError: cannot set 'append' attribute of immutable type 'list' |
        | replace_on_list()                  | AttributeError: 'list' object attribute 'append' is read-only     |

  @rule:31.35/optimised-path
  @cpython
  Rule: The optimised path gives way to a method of a subclass

    Example: One place appends to lists and to a list of another kind
      Given the program
        """python

        class Doubling(list):
            def append(self, item):
                super().append(item)
                super().append(item)

        def add(target):
            target.append(1)
            return target

        for _ in range(100):
            add([])
        """
      When it evaluates "add([]), add(Doubling()), add([])"
      Then it gives "([1], [1, 1], [1])"

    @needs:specialization
    Example: Where appending has run often, no bound method is made, and the instruction appends by itself
      Given the program
        """python
        import dis

        def add(target):
            target.append(1)

        def add_and_tell(target):
            return target.append(1)

        def opcodes(function):
            for _ in range(60):
                function([])
            return [i.opname for i in dis.get_instructions(function, adaptive=True) if i.opname.startswith(('LOAD_ATTR', 'CALL'))]
        """
      Then each expression gives
        | expression            | gives                                                    |
        | opcodes(add)          | ['LOAD_ATTR_METHOD_NO_DICT', 'CALL_LIST_APPEND']         |
        | opcodes(add_and_tell) | ['LOAD_ATTR_METHOD_NO_DICT', 'CALL_METHOD_DESCRIPTOR_O'] |

  @rule:31.35/step-resolution
  @language
  Rule: First the attribute is resolved

    Example: On the type; a list has no attributes of its own
      Then each expression gives
        | expression       | gives                                                     |
        | items.appendd(1) | AttributeError: 'list' object has no attribute 'appendd'  |
        | items.__dict__   | AttributeError: 'list' object has no attribute '__dict__' |

    @needs:tracebacks
    @py:>=3.13
    Example: The traceback suggests the name that was meant
      Given the program
        """python

        items.appendd(1)
        """
      When it runs
      Then the traceback is
        """
        Traceback (most recent call last):
          File "example.py", line 14, in <module>
            items.appendd(1)
            ^^^^^^^^^^^^^
        AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
        """

  @rule:31.35/step-arguments
  @cpython
  Rule: Then the arguments are set up

    Example: Through the type the instance is passed by hand
      Then each expression gives
        | expression            | gives                                                                             |
        | list.append(items, 1) | None                                                                              |
        | items                 | [1]                                                                               |
        | [].append()           | TypeError: list.append() takes exactly one argument (0 given)                     |
        | list.append()         | TypeError: unbound method list.append() needs an argument                         |
        | list.append(1, 2)     | TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object |
        | [].append(object=1)   | TypeError: list.append() takes no keyword arguments                               |

  @rule:31.35/step-c-call
  @cpython
  @needs:tracing
  Rule: Then the native method is called

    Example: A profiler sees its beginning and its end
      When it evaluates "events_of(lambda: items.append(1))"
      Then it gives "[('c_call', 'append'), ('c_return', 'append')]"

  @rule:31.35/step-mutation
  @language
  Rule: The list changes

    Example: It is the same list
      When it executes
        """python
        before = items
        items.append('new')
        """
      And it evaluates "items, items is before"
      Then it gives "(['new'], True)"

  @rule:31.35/step-none
  @language
  Rule: None comes back

    Example: Also where a value is wanted
      When it evaluates "items.append(1), [].append(1)"
      Then it gives "(None, None)"

  @rule:31.35/method-arity-texts
  @cpython
  @py:>=3.13
  Rule: Native methods word their arity errors in several ways

    Example: By the way they take their arguments
      Then each expression gives
        | expression         | gives                                                       |
        | 'a'.upper(1)       | TypeError: str.upper() takes no arguments (1 given)         |
        | [].insert(1)       | TypeError: insert expected 2 arguments, got 1               |
        | [].pop(1, 2)       | TypeError: pop expected at most 1 argument, got 2           |
        | 'a'.split(foo=1)   | TypeError: split() got an unexpected keyword argument 'foo' |
        | 'a'.split(1, 2, 3) | TypeError: split() takes at most 2 arguments (3 given)      |
        | {}.get()           | TypeError: get expected at least 1 argument, got 0          |
        | {}.update(1, 2)    | TypeError: update expected at most 1 argument, got 2        |
        | [].sort(1)         | TypeError: sort() takes no positional arguments             |
