@31.4
Feature: 31.4 Argument evaluation order
  The callable is evaluated first, then the arguments from left to right, then the call happens. Two corners
  depart from the order of writing: a starred argument after a keyword, and a lone starred argument, whose
  unpacking comes late.

  Background:
    Given the program
      """python
      log = []

      def note(name, value=None):
          log.append(name)
          return name if value is None else value

      def fail(name):
          log.append(name)
          raise ValueError(name)

      def callee():
          log.append('callee')
          def function(*values, **named):
              log.append('call')
              return values
          return function

      def counting(label, values):
          log.append('start ' + label)
          for value in values:
              log.append(label + ' ' + str(value))
              yield value
          log.append('end ' + label)

      class Mapping:
          def __init__(self, name, **items):
              self.name, self.items = name, items
          def keys(self):
              log.append('keys of ' + self.name)
              return list(self.items)
          def __getitem__(self, key):
              log.append(self.name + ' ' + str(key))
              return self.items[key]
      """

  @rule:31.4/defined-order
  @language
  Rule: The parts of a call are evaluated in a fixed order

    Example: Calls, short circuits and displays inside of arguments run where they stand
      When it executes
        """python
        callee()(note('a') or note('never'), (lambda: note('lambda'))(), [note(item) for item in 'xy'])
        """
      Then the events are "callee, a, lambda, x, y, call"

    Example: Each kind of argument has its turn in one call
      When it executes
        """python
        callee()(note('first'), *[note('in list')], note('second'), key=note('key'), **{note('name'): note('value')})
        """
      Then the events are "callee, first, in list, second, key, name, value, call"

  @rule:31.4/left-to-right
  @language
  Rule: Positional argument expressions run from left to right

    Example: Three arguments run one after the other
      When it executes
        """python
        callee()(note('a'), note('b'), note('c'))
        """
      Then the events are "callee, a, b, c, call"

    Example: A name is read when its turn comes
      Given the program
        """python

        count = 1

        def advance():
            global count
            count += 1
            return count

        def show(*values):
            return values
        """
      When it evaluates "show(count, advance(), count)"
      Then it gives "(1, 2, 2)"

    Example: An object passed early shows what later arguments do to it
      Given the program
        """python

        items = [1]

        def show(*values):
            return values
        """
      When it evaluates "show(items, items.append(2), items)"
      Then it gives "([1, 2], None, [1, 2])"

  @rule:31.4/callee-first
  @language
  Rule: The callable is evaluated before any argument

    Example: The callable comes first
      When it executes
        """python
        callee()(note('argument'))
        """
      Then the events are "callee, argument, call"

    Example: An argument that rebinds the name does not change what is called
      Given the program
        """python

        def greet(value):
            return 'old', value

        def replace():
            global greet
            greet = lambda value: ('new', value)
            return 1

        def greetings():
            return greet(replace()), greet(2)
        """
      When it evaluates "greetings()"
      Then it gives "(('old', 1), ('new', 2))"

    Example: An argument that replaces a method does not change which method is called
      Given the program
        """python

        class Bell:
            def ring(self, value):
                return 'old', value

        def replace():
            Bell.ring = lambda self, value: ('new', value)
            return 1

        def ring():
            bell = Bell()
            return bell.ring(replace()), bell.ring(2)
        """
      When it evaluates "ring()"
      Then it gives "(('old', 1), ('new', 2))"

  @rule:31.4/attribute-before-args
  @language
  Rule: In a call of an attribute, the attribute is read before the arguments

    Background:
      Given the program
        """python

        class Shop:
            @property
            def order(self):
                log.append('get order')
                return lambda value: log.append('call')

        shop = Shop()
        """

    Example: A property runs before the arguments
      When it executes
        """python
        shop.order(note('argument'))
        """
      Then the events are "get order, argument, call"

    Example: A missing attribute stops the call before its arguments
      When it evaluates "shop.cancel(note('argument'))"
      Then it raises AttributeError "'Shop' object has no attribute 'cancel'" after the events ""

  @rule:31.4/call-last
  @language
  Rule: The call happens when all arguments have values

    Example: The call comes after the last of three arguments and gets the results of all
      When it evaluates "callee()(note('a', 1), note('b', 2), note('c', 3))"
      Then it gives "(1, 2, 3)"
      And the events are "callee, a, b, c, call"

    Example: An inner call is complete before the outer one
      When it executes
        """python
        callee()(callee()(note('inner')), note('outer'))
        """
      Then the events are "callee, callee, inner, call, outer, call"

  @rule:31.4/raise-stops-rest
  @language
  Rule: When an argument raises, the later ones are not evaluated and nothing is called

    Example: The second of three arguments raises
      When it evaluates "callee()(note('a'), fail('b'), note('c'))"
      Then it raises ValueError "b" after the events "callee, a, b"

    Example: A keyword value raises
      When it evaluates "callee()(note('a'), k=fail('k'), m=note('m'))"
      Then it raises ValueError "k" after the events "callee, a, k"

  @rule:31.4/keyword-values-in-source-order
  @language
  Rule: Keyword values are evaluated in the order written, not in the order of the parameters

    Example: A keyword for the last parameter that is written first runs first
      Given the program
        """python

        def pair(a, b):
            log.append('call')
            return a, b
        """
      When it evaluates "pair(b=note('b'), a=note('a')), log"
      Then it gives "(('a', 'b'), ['b', 'a', 'call'])"

  @rule:31.4/star-after-keyword
  @language
  @erratum
  Rule: A starred argument written after a keyword is evaluated before the keyword's value
    Here the order of evaluation is not the order of writing.

    Example: The operand of the star runs with the positional arguments, before the keyword
      When it executes
        """python
        callee()(note('a'), k=note('k'), *note('star', [1]))
        """
      Then the events are "callee, a, star, k, call"

    Example: The operand of the star runs before the keyword even when nothing else is positional
      When it executes
        """python
        callee()(k=note('k'), *note('star', [1]))
        """
      Then the events are "callee, star, k, call"

    @cpython
    @needs:bytecode-3.14
    Example: The listing loads the operand of the star before the keyword's value
      Given the program
        """python

        def mixed(function):
            return function(k=a(), *b())
        """
      Then the bytecode of "mixed" is
        """
         35           RESUME                   0
         36           LOAD_FAST_BORROW         0 (function)
                      PUSH_NULL
                      LOAD_GLOBAL              1 (b + NULL)
                      CALL                     0
                      LOAD_CONST               0 ('k')
                      LOAD_GLOBAL              3 (a + NULL)
                      CALL                     0
                      BUILD_MAP                1
                      CALL_FUNCTION_EX
                      RETURN_VALUE
        """

  @rule:31.4/single-star-iterated-late
  @cpython
  @erratum
  Rule: A lone starred argument is iterated only when the call is performed
    Its operand is evaluated where it is written, its items are fetched after all keyword values.

    Example: A keyword value runs before the operand of a lone star is iterated
      When it executes
        """python
        callee()(*counting('g', [1, 2]), k=note('k'))
        """
      Then the events are "callee, k, start g, g 1, g 2, end g, call"

    Example: Beside another positional argument the operand of a star is iterated in its place
      When it executes
        """python
        callee()(0, *counting('g', [1, 2]), k=note('k'))
        """
      Then the events are "callee, start g, g 1, g 2, end g, k, call"

    Example: A keyword value can still change what a lone star gives
      Given the program
        """python

        def show(*values, **named):
            return values

        items = [1, 2]
        """
      Then each expression gives
        | expression                         | gives        |
        | show(*items, k=items.append(3))    | (1, 2, 3)    |
        | show(0, *items, k=items.append(4)) | (0, 1, 2, 3) |
        | items                              | [1, 2, 3, 4] |

    Example: An operand that refuses to be iterated does so after the keyword values
      Given the program
        """python

        class Sealed:
            def __iter__(self):
                log.append('iter')
                raise ValueError('sealed')
        """
      When it evaluates "callee()(*Sealed(), k=note('k'))"
      Then it raises ValueError "sealed" after the events "callee, k, iter"

  @rule:31.4/mapping-merged-in-place
  @cpython
  @py:>=3.9
  Rule: Each mapping is evaluated and merged before the next keyword runs

    Example: A keyword between two mappings runs after the first is merged and before the second is asked
      When it executes
        """python
        callee()(**Mapping('m', a=1), k=note('k'), **Mapping('n', b=2))
        growing = {'a': 1}
        log.append(dict(**growing, b=growing.setdefault('c', 2)))
        """
      Then the events are "callee, keys of m, m a, k, keys of n, n b, call, {'a': 1, 'b': 2}"

    Example: A clash of names is found at the merge, before later keywords run
      When it evaluates "callee()(k=1, **{'k': 2}, z=note('z'))"
      Then it raises TypeError "__main__.callee.<locals>.function() got multiple values for keyword argument 'k'" after the events "callee"

    Example: A name that is not a string is found at the call, after all keywords have run
      When it evaluates "callee()(**{1: 2}, z=note('z'))"
      Then it raises TypeError "keywords must be strings" after the events "callee, z"

  @rule:31.4/generator-argument
  @language
  Rule: Of a generator expression only the first iterable is evaluated before the call

    Background:
      Given the program
        """python

        def consume(results, *others):
            log.append('call')
            return list(results)
        """

    Example: Conditions, further iterables and the element wait until the callee asks
      When it executes
        """python
        consume((note('element') for x in note('first', [1]) if note('condition') for y in note('second', [2])), note('next'))
        """
      Then the events are "first, next, call, condition, second, element"

    Example: A first iterable that raises stops the call, an element that raises does not
      When it evaluates "consume(note(x) for x in fail('first'))"
      Then it raises ValueError "first" after the events "first"
      When it evaluates "consume(fail('element') for x in [1])"
      Then it raises ValueError "element" after the events "first, call, element"

  @rule:31.4/side-effects-visible
  @language
  Rule: Side effects of argument expressions appear in source order

    Example: Two arguments and the callee print
      Given the program
        """python

        def shout(*values):
            print('callee', values)

        shout(print('first'), print('second'))
        """
      When it runs
      Then it prints
        """
        first
        second
        callee (None, None)
        """

  @rule:31.4/walrus-argument
  @language
  @py:>=3.8
  Rule: A value that an argument assigns is seen by later arguments

    Example: The name is bound when the next argument is evaluated
      Given the program
        """python

        def show(*values):
            return values
        """
      Then each expression gives
        | expression            | gives  |
        | show(y := 3, y)       | (3, 3) |
        | show((y := 4), y + 1) | (4, 5) |
        | show(z:=1)            | (1,)   |

    @needs:compile
    Example: A walrus needs parentheses as a keyword's value
      Then compiling each gives
        | program     | gives                       |
        | f(a=b:=1)   | SyntaxError: invalid syntax |
        | f(a=(b:=1)) | compiles                    |
        | f(a:=1)     | compiles                    |

  @rule:31.4/stack-holds-temporaries
  @language
  Rule: Values wait on the stack while later arguments are computed

    @cpython
    @needs:reference-counts
    Example: A temporary argument is alive during later arguments and the call, and not after it
      Given the program
        """python
        import weakref

        class Token:
            pass

        last = None

        def fresh():
            global last
            token = Token()
            last = weakref.ref(token)
            return token

        def state():
            return 'released' if last() is None else 'alive'

        def show(token, during_arguments):
            return during_arguments, state()
        """
      When it evaluates "(*show(fresh(), state()), state())"
      Then it gives "('alive', 'alive', 'released')"

    Example: A call that is suspended between its arguments keeps what it has
      Given the program
        """python

        def show(*values):
            return values

        def asking():
            result = show((yield 'first?'), (yield 'second?'))
            yield result

        def converse():
            global show
            dialogue = asking()
            questions = [next(dialogue), dialogue.send('one')]
            show = None
            return questions, dialogue.send('two')
        """
      When it evaluates "converse()"
      Then it gives "(['first?', 'second?'], ('one', 'two'))"

    @cpython
    @needs:bytecode-3.14
    Example: The listing shows the callable below both suspensions
      Given the program
        """python

        def asking(function):
            return function((yield 1), (yield 2))
        """
      Then the bytecode of "asking" is
        """
          35           RETURN_GENERATOR
                       POP_TOP
               L1:     RESUME                   0
          36           LOAD_FAST_BORROW         0 (function)
                       PUSH_NULL
                       LOAD_SMALL_INT           1
                       YIELD_VALUE              0
                       RESUME                   5
                       LOAD_SMALL_INT           2
                       YIELD_VALUE              0
                       RESUME                   5
                       CALL                     2
                       RETURN_VALUE
          --   L2:     CALL_INTRINSIC_1         3 (INTRINSIC_STOPITERATION_ERROR)
                       RERAISE                  1
        ExceptionTable:
          L1 to L2 -> L2 [0] lasti
        """

    Example: A call that awaits its arguments keeps what it has
      Given the program
        """python

        def show(*values):
            return values

        class Question:
            def __init__(self, text):
                self.text = text
            def __await__(self):
                return (yield self.text)

        async def asking():
            return show(await Question('first?'), await Question('second?'))

        def converse():
            global show
            dialogue = asking()
            questions = [dialogue.send(None), dialogue.send('one')]
            show = None
            try:
                dialogue.send('two')
            except StopIteration as stop:
                return questions, stop.value
        """
      When it evaluates "converse()"
      Then it gives "(['first?', 'second?'], ('one', 'two'))"
