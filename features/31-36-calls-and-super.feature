@31.36
Feature: 31.36 Calls and super
  super() gives an object that looks attributes up behind a class in the method resolution order and binds them to
  the original instance. The rest is an ordinary call.

  @rule:31.36/callable-and-lookup
  @language
  Rule: super looks up further along the method resolution order of the instance's type

    Example: In a diamond every class gets its turn
      Given the program
        """python
        class A:
            def names(self): return ['A']
        class B(A):
            def names(self): return ['B'] + super().names()
        class C(A):
            def names(self): return ['C'] + super().names()
        class D(B, C):
            def names(self): return ['D'] + super().names()
        """
      Then each expression gives
        | expression  | gives                |
        | D().names() | ['D', 'B', 'C', 'A'] |
        | B().names() | ['B', 'A']           |

    Example: An attribute of the base is found, even if the instance and the child have one of that name
      Given the program
        """python
        class Base:
            kept = 'of the base'

        class Child(Base):
            kept = 'of the child'
            def read(self):
                self.kept = 'of the instance'
                return self.kept, super().kept
        """
      When it evaluates "Child().read()"
      Then it gives "('of the instance', 'of the base')"

    Example: What the base lacks may be found in a sibling
      Given the program
        """python
        class Base:
            pass

        class Left(Base):
            def name(self): return 'left and ' + super().name()

        class Right(Base):
            def name(self): return 'right'

        class Both(Left, Right):
            pass
        """
      Then each expression gives
        | expression    | gives                                                  |
        | Both().name() | 'left and right'                                       |
        | Left().name() | AttributeError: 'super' object has no attribute 'name' |

  @rule:31.36/sample-result
  @language
  Rule: A child may add to what its base gives

    Example: The child's method returns what the base's returns, plus one
      Given the program
        """python
        class Base:
            def value(self): return 1

        class Child(Base):
            def value(self): return super().value() + 1
        """
      When it evaluates "Child().value()"
      Then it gives "2"

  @rule:31.36/step-super-object
  @cpython
  Rule: A super object is created, or avoided where its attribute is read at once

    Background:
      Given the program
        """python
        class Base:
            def value(self): return 1

        class Child(Base):
            def value(self):
                return super().value()
            def stored(self):
                kept = super()
                return type(kept).__name__, repr(kept), kept.value()
        """

    @needs:bytecode-3.14
    Example: One instruction reads the attribute without making the object
      Then the bytecode of "Child.value" is
        """
          --           COPY_FREE_VARS           1
           5           RESUME                   0
           6           LOAD_GLOBAL              0 (super)
                       LOAD_DEREF               1 (__class__)
                       LOAD_FAST_BORROW         0 (self)
                       LOAD_SUPER_ATTR          5 (value + NULL|self)
                       CALL                     0
                       RETURN_VALUE
        """

    Example: A super object that is stored tells its class and its instance
      When it evaluates "Child().stored()"
      Then it gives '(\'super\', "<super: <class \'Child\'>, <Child object>>", 1)'

    Example: A global named super is called in its place
      Given the program
        """python

        class Other:
            def value(self): return 'shadowed'

        for _ in range(100):
            Child().value()
        globals()['super'] = lambda *arguments: Other()
        """
      When it evaluates "Child().value()"
      Then it gives "'shadowed'"

    @needs:monitoring
    Example: A monitoring tool still hears of the call of super
      Given the program
        """python
        import sys

        heard = []

        def listened():
            monitoring, events = sys.monitoring, sys.monitoring.events
            monitoring.use_tool_id(3, 'listener')
            monitoring.register_callback(3, events.CALL, lambda code, offset, function, first: heard.append(function.__qualname__))
            monitoring.set_local_events(3, Child.value.__code__, events.CALL)
            try:
                return Child().value(), heard
            finally:
                monitoring.free_tool_id(3)
        """
      When it evaluates "listened()"
      Then it gives "(1, ['super', 'Base.value'])"

  @rule:31.36/step-adjusted-lookup
  @language
  Rule: The attribute is looked up behind the class in the method resolution order

    Background:
      Given the program
        """python
        log = []

        class A:
            def name(self): return 'A'
            def __call__(self): return 'called'
            def __getitem__(self, key): return key
        class B(A):
            def name(self): return 'B'
        class C(B):
            def skip(self): return super(B, self).name()
            def missing(self): return super().absent(log.append('argument'))
            def call(self): return super()()
            def item(self): return super()[0]
            def explicit(self): return super().__call__(), super().__getitem__(1)
        """

    Example: The lookup starts behind the class that is named, not behind the class of the method, for special methods too
      Then each expression gives
        | expression     | gives         |
        | C().skip()     | 'A'           |
        | C().explicit() | ('called', 1) |

    Example: A name that is not found raises before any argument is evaluated
      When it evaluates "C().missing()"
      Then it raises AttributeError "'super' object has no attribute 'absent'" after the events ""

    @cpython
    Example: A call or a subscription of super() does not find special methods
      Then each expression gives
        | expression | gives                                     |
        | C().call() | TypeError: 'super' object is not callable |
      And each expression raises
        | expression | raises    |
        | C().item() | TypeError |

  @rule:31.36/step-bind-original
  @language
  Rule: What is found is bound to the original instance, a class method to its class

    Background:
      Given the program
        """python
        class Base:
            def me(self): return self
            @property
            def mine(self): return self
            @staticmethod
            def free(*values): return values
            @classmethod
            def kind(cls): return cls

        class Child(Base):
            def me(self): return super().me()
            @property
            def mine(self): return super().mine
            def free_of_me(self): return super().free(1)
            def kind_of_me(self): return super().kind()
            @classmethod
            def kind(cls): return super().kind()

        class Grandchild(Child):
            def __repr__(self): return 'the instance'

        thing = Grandchild()
        """

    Example: A method and a property get the instance, a static method gets nothing
      Then each expression gives
        | expression         | gives        |
        | thing.me()         | the instance |
        | thing.mine         | the instance |
        | thing.free_of_me() | (1,)         |

    Example: A class method gets the class of the instance or the class that was asked, not the one it stands in
      Then each expression gives
        | expression                  | gives        |
        | thing.kind_of_me().__name__ | 'Grandchild' |
        | thing.kind().__name__       | 'Grandchild' |
        | Grandchild.kind().__name__  | 'Grandchild' |
        | Child.kind().__name__       | 'Child'      |

    Example: Two classes given to super leave a method unbound, so that self is passed by hand
      When it evaluates "super(Child, Grandchild).me('by hand')"
      Then it gives "'by hand'"

  @rule:31.36/step-call
  @cpython
  @needs:bytecode-3.14
  Rule: The method that was found is called with the instance and the arguments

    Example: The base's method gets the instance and the arguments, and the operand of the call counts only these
      Given the program
        """python
        class Base:
            def value(self, *values, **named):
                return type(self).__name__, values, named

        class Child(Base):
            def value(self, a, b):
                return super().value(a, b, key=1)
        """
      When it evaluates "Child().value(2, 3)"
      Then it gives "('Child', (2, 3), {'key': 1})"
      Then the bytecode of "Child.value" is
        """
          --           COPY_FREE_VARS           1
           6           RESUME                   0
           7           LOAD_GLOBAL              0 (super)
                       LOAD_DEREF               3 (__class__)
                       LOAD_FAST_BORROW         0 (self)
                       LOAD_SUPER_ATTR          5 (value + NULL|self)
                       LOAD_FAST_BORROW_LOAD_FAST_BORROW 18 (a, b)
                       LOAD_SMALL_INT           1
                       LOAD_CONST               1 (('key',))
                       CALL_KW                  3
                       RETURN_VALUE
        """

    @needs:specialization
    Example: In a method that has run often, both the lookup through super and the call are specialised
      Given the program
        """python
        import dis

        class Base:
            def value(self, a):
                return a

        class Child(Base):
            def value(self, a):
                return super().value(a)

        child = Child()
        for _ in range(60):
            child.value(1)
        """
      When it evaluates "[i.opname for i in dis.get_instructions(Child.value, adaptive=True) if i.opname.startswith(('LOAD_SUPER', 'CALL'))]"
      Then it gives "['LOAD_SUPER_ATTR_METHOD', 'CALL_PY_EXACT_ARGS']"

  @rule:31.36/ordinary-plus-lookup
  @concept
  Rule: A call through super is an ordinary call with a special lookup

    Background:
      Given the program
        """python
        class Base:
            def value(self): return 1

        class Child(Base):
            def short(self): return super().value()
            def long(self): return super(Child, self).value()

        child = Child()
        """

    Example: With arguments, without them and outside the class, super finds the same method
      Then each expression gives
        | expression                  | gives |
        | child.short()               | 1     |
        | child.long()                | 1     |
        | super(Child, child).value() | 1     |

    Example: The first argument must be a class, and the second an instance of it
      Then each expression raises
        | expression           | raises    |
        | super(int, 'a')      | TypeError |
        | super(1)             | TypeError |
        | super(Child, Base()) | TypeError |

    @cpython
    @py:>=3.13
    Example: The message tells which object and which class
      Then each expression gives
        | expression           | gives                                                                                              |
        | super(int, 'a')      | TypeError: super(type, obj): obj (instance of str) is not an instance or subtype of type (int).    |
        | super(1)             | TypeError: super() argument 1 must be a type, not int                                              |
        | super(Child, Base()) | TypeError: super(type, obj): obj (instance of Base) is not an instance or subtype of type (Child). |

  @rule:31.36/zero-arg-conditions
  @cpython
  @py:>=3.13
  Rule: Without arguments super needs a class around it and a first argument

    Example: Where one of them is missing or of another kind, the error says which
      Given the program
        """python
        def no_arguments():
            return super()

        def no_class(self):
            return super()

        class C:
            def comprehension(self):
                return [type(super()).__name__ for _ in 'a']
            def generator(self):
                return list(super() for _ in 'a')
            def rebound(self):
                self = 5
                return super()
            def deleted(self):
                del self
                return super()
            def deleted_then_used(self):
                del self
                return super().name()
            def nested(self):
                return (lambda: super())()
            @staticmethod
            def static():
                return super()
        """
      Then each expression gives
        | expression              | gives                                                                                                        |
        | no_arguments()          | RuntimeError: super(): no arguments                                                                          |
        | no_class(1)             | RuntimeError: super(): __class__ cell not found                                                              |
        | C().comprehension()     | ['super']                                                                                                    |
        | C().generator()         | TypeError: super(type, obj): obj (instance of str_ascii_iterator) is not an instance or subtype of type (C). |
        | C().rebound()           | TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (C).                |
        | C().deleted()           | RuntimeError: super(): arg[0] deleted                                                                        |
        | C().deleted_then_used() | UnboundLocalError: cannot access local variable 'self' where it is not associated with a value               |
        | C().nested()            | RuntimeError: super(): no arguments                                                                          |
        | C().static()            | RuntimeError: super(): no arguments                                                                          |
