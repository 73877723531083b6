@31.35
Feature: 31.35 Calls and builtin methods
  Methods of builtin types are native descriptors. A call of one is bound like any method call and runs native code.
  It is much faster than the same loop in Python; no example measures that.

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

    Example: A type gives a descriptor, an instance an object bound to it, of other types for special and class methods
      Then each expression gives
        | expression                               | gives                                                                              |
        | type(list.append).__name__               | 'method_descriptor'                                                                |
        | list.append                              | <method 'append' of 'list' objects>                                                |
        | type(items.append).__name__              | 'builtin_function_or_method'                                                       |
        | items.append.__self__ is items           | True                                                                               |
        | hasattr(items.append, '__get__')         | False                                                                              |
        | list.append.__get__({})                  | TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'dict' object |
        | type(list.__len__).__name__              | 'wrapper_descriptor'                                                               |
        | type(items.__len__).__name__             | 'method-wrapper'                                                                   |
        | type(dict.__dict__['fromkeys']).__name__ | 'classmethod_descriptor'                                                           |

  @rule:31.35/append-in-c
  @cpython
  Rule: The method append of lists is native code, fixed for the type

    @needs:tracing
    Example: The call of append makes no Python frame
      When it evaluates "events_of(lambda: items.append(1))"
      Then it gives "[('c_call', 'append'), ('c_return', 'append')]"

    Example: Neither the type nor a list lets append be replaced
      Given the program
        """python

        def replace_on_type():
            list.append = 5

        def replace_on_list():
            items.append = 5
        """
      Then each expression raises
        | expression        | raises    |
        | replace_on_type() | TypeError |
      And each expression gives
        | expression        | gives                                                         |
        | replace_on_list() | AttributeError: 'list' object attribute 'append' is read-only |
        | items.append(1)   | None                                                          |
        | items             | [1]                                                           |

  @rule:31.35/optimised-path
  @cpython
  Rule: An optimised path calls native code without a bound method, and gives way to a method of a subclass

    @needs:gc
    @needs:reference-counts
    @py:>=3.11
    Example: While a method that is called at once runs, no bound method refers to the list
      Given the program
        """python

        import gc, types

        def bound_to(target):
            return sum(type(holder) is types.BuiltinMethodType for holder in gc.get_referrers(target))

        def at_once(target):
            seen = []
            target.sort(key=lambda item: seen.append(bound_to(target)))
            return seen

        def stored(target):
            seen = []
            sort = target.sort
            sort(key=lambda item: seen.append(bound_to(target)))
            return seen
        """
      Then each expression gives
        | expression   | gives |
        | at_once([1]) | [0]   |
        | stored([1])  | [1]   |

    Example: A place that has appended to a hundred lists calls the append of a subclass
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
    Example: A place that has appended often has an instruction for that, unless somebody uses the result
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
  Rule: The method is looked up before the argument is evaluated

    Example: A name that the type does not have is refused before the argument is evaluated
      Given the program
        """python

        log = []
        """
      Then each expression gives
        | expression                            | gives                                                    |
        | items.appendd(log.append('argument')) | AttributeError: 'list' object has no attribute 'appendd' |
        | log                                   | []                                                       |
        | items.append(log.append('argument'))  | None                                                     |
        | log                                   | ['argument']                                             |

    @cpython
    Example: A list has no attributes of its own, and takes none
      Given the program
        """python

        def give(name):
            setattr(items, name, 1)
        """
      Then each expression raises
        | expression     | raises         |
        | items.__dict__ | AttributeError |
        | give('colour') | AttributeError |

    @cpython
    @needs:tracebacks
    @py:>=3.11
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
  @language
  Rule: The list and the argument are set up before the native method runs

    Example: An argument that raises leaves the list as it was
      Given the program
        """python

        def fail():
            raise ValueError(f'the list has {len(items)} items')
        """
      Then each expression gives
        | expression           | gives                            |
        | items.append('new')  | None                             |
        | items.append(fail()) | ValueError: the list has 1 items |
        | items                | ['new']                          |

    @cpython
    @py:>=3.9
    Example: Through the type the list is passed by hand, and what does not fit is refused
      Then each expression gives
        | expression            | gives                                                                             |
        | list.append(items, 1) | None                                                                              |
        | items                 | [1]                                                                               |
        | [].append()           | TypeError: list.append() takes exactly one argument (0 given)                     |
        | list.append()         | TypeError: unbound method list.append() needs an argument                         |
        | list.append(1, 2)     | TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object |
        | list.append(1)        | TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object |
        | [].append(object=1)   | TypeError: list.append() takes no keyword arguments                               |

  @rule:31.35/step-c-call
  @cpython
  @needs:tracing
  Rule: The native method is called when method and argument are there, and returns when the list has changed

    Example: Lookup, argument, call, return and result come in this order
      Given the program
        """python

        log = []

        class Watched(list):
            def __getattribute__(self, name):
                log.append('look up ' + name)
                return list.__getattribute__(self, name)

        watched = Watched()

        def argument():
            log.append('argument')

        def profile(frame, event, function):
            if event.startswith('c_') and getattr(function, '__self__', None) is watched:
                log.append(f'{event} with {len(watched)} items')

        def append():
            sys.setprofile(profile)
            try:
                result = watched.append(argument())
            finally:
                sys.setprofile(None)
            log.append(f'result {result}')

        append()
        """
      When it runs
      Then the events are "look up append, argument, c_call with 0 items, c_return with 1 items, result None"

  @rule:31.35/step-mutation
  @language
  Rule: append changes the list itself

    Example: Whoever else holds the list sees the new item at its end
      When it executes
        """python
        other = items
        items.append('first')
        items.append('second')
        """
      And it evaluates "other"
      Then it gives "['first', 'second']"

  @rule:31.35/step-none
  @language
  Rule: append gives None, not the list

    Example: None comes back from each call, though each has changed the list
      Then each expression gives
        | expression      | gives  |
        | items.append(1) | None   |
        | items.append(2) | None   |
        | items           | [1, 2] |

  @rule:31.35/method-arity-texts
  @cpython
  @py:>=3.13
  Rule: Native methods word their arity errors in several ways

    Example: The words depend on the way in which the method takes its arguments
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
