@31.26
Feature: 31.26 Recursive calls
  A function that calls itself has several frames alive at once, all with the same code and each with its own
  locals and stack. Their number is limited.

  Background:
    Given the program
      """python
      import sys

      def factorial(n):
          if n <= 1:
              return 1
          return n * factorial(n - 1)
      """

  @rule:31.26/many-frames-one-code
  @cpython
  @needs:frames
  Rule: Recursion makes several frames for one code object

    Example: Four calls deep there are four frames with one code object
      Given the program
        """python

        def frames(n):
            if n == 1:
                frame, found = sys._getframe(), []
                while frame.f_code is frames.__code__:
                    found.append(frame)
                    frame = frame.f_back
                return {'frames': len(set(found)), 'code objects': len({f.f_code for f in found})}
            return frames(n - 1)
        """
      When it evaluates "frames(4)"
      Then it gives "{'frames': 4, 'code objects': 1}"

  @rule:31.26/fact-four
  @cpython
  @needs:frames
  Rule: The frames of a recursive call stand with the innermost on top

    Example: In the factorial of 4 the frames hold 1, 2, 3 and 4 from the top down
      Given the program
        """python

        found = []

        def factorial(n):
            if n <= 1:
                frame = sys._getframe()
                while frame.f_code is factorial.__code__:
                    found.append(frame.f_locals['n'])
                    frame = frame.f_back
                return 1
            return n * factorial(n - 1)
        """
      When it evaluates "factorial(4), found"
      Then it gives "(24, [1, 2, 3, 4])"

  @rule:31.26/separate-state
  @language
  Rule: Each frame has its own locals and its own stack

    Example: A local survives the calls that it makes, and so does an operand that waits on the stack
      Given the program
        """python
        log = []

        def keep(n):
            x = n
            if n:
                keep(n - 1)
            log.append(x)
            return x

        def operand(n):
            return [n, operand(n - 1) if n else 'end', -n]
        """
      Then each expression gives
        | expression | gives                           |
        | keep(3)    | 3                               |
        | log        | [0, 1, 2, 3]                    |
        | operand(2) | [2, [1, [0, 'end', 0], -1], -2] |

  @rule:31.26/depth-check
  @language
  @needs:recursion-limit
  Rule: Recursion that does not end is stopped at a limit

    Background:
      Given the program
        """python
        sys.setrecursionlimit(120)

        def endless(n=0):
            return endless(n + 1)

        def ping():
            return pong()

        def pong():
            return ping()

        def starred(*values):
            return starred(*values)

        class Endless:
            def __getattr__(self, name):
                return getattr(self, name + 'x')
            @property
            def again(self):
                return self.again
            def __call__(self):
                return self()
            def __add__(self, other):
                return self + other
            def __len__(self):
                return len(self)

        def generating():
            yield from generating()

        async def awaiting():
            await awaiting()

        def own_frames():
            count = 0
            def deeper():
                nonlocal count
                count += 1
                deeper()
            frame, below = sys._getframe(), 0
            while frame:
                frame, below = frame.f_back, below + 1
            try:
                deeper()
            except RecursionError:
                return count + below
        """

    @py:>=3.12
    Example: Every kind of recursion ends in the same error
      Then each expression gives
        | expression                       | gives                                            |
        | endless()                        | RecursionError: maximum recursion depth exceeded |
        | ping()                           | RecursionError: maximum recursion depth exceeded |
        | starred(1)                       | RecursionError: maximum recursion depth exceeded |
        | (lambda f: f(f))(lambda f: f(f)) | RecursionError: maximum recursion depth exceeded |
        | Endless().again                  | RecursionError: maximum recursion depth exceeded |
        | Endless()()                      | RecursionError: maximum recursion depth exceeded |
        | Endless() + 1                    | RecursionError: maximum recursion depth exceeded |
        | list(generating())               | RecursionError: maximum recursion depth exceeded |
        | awaiting().send(None)            | RecursionError: maximum recursion depth exceeded |
        | Endless().missing                | RecursionError: maximum recursion depth exceeded |
        | len(Endless())                   | RecursionError: maximum recursion depth exceeded |

    Example: A RecursionError is a kind of RuntimeError
      When it evaluates "RecursionError.__mro__[1]"
      Then it gives "<class 'RuntimeError'>"

    @cpython
    @needs:frames
    @py:>=3.12
    Example: With a limit of 120 there are 120 frames, those below the recursion included
      When it evaluates "own_frames()"
      Then it gives "120"

  @rule:31.26/limit-api
  @language
  @needs:recursion-limit
  Rule: The limit can be read and set

    @cpython
    Example: The limit is 1000 at first, and an int of 1 or more that has not been reached yet
      Given the program
        """python
        import re

        def too_low():
            try:
                sys.setrecursionlimit(1)
            except RecursionError as error:
                return re.sub('[0-9]+', 'N', str(error))
        """
      Then each expression gives
        | expression                | gives                                                                                |
        | sys.getrecursionlimit()   | 1000                                                                                 |
        | sys.setrecursionlimit(0)  | ValueError: recursion limit must be greater or equal than 1                          |
        | sys.setrecursionlimit(-5) | ValueError: recursion limit must be greater or equal than 1                          |
        | too_low()                 | 'cannot set the recursion limit to N at the recursion depth N: the limit is too low' |
      And each expression raises
        | expression                 | raises    |
        | sys.setrecursionlimit('a') | TypeError |

    Example: What has been set is what is read, unless it is below the depth that has been reached
      Given the program
        """python
        def refused():
            try:
                sys.setrecursionlimit(1)
            except RecursionError as error:
                return sys.getrecursionlimit()
        """
      Then each expression gives
        | expression                 | gives |
        | sys.setrecursionlimit(200) | None  |
        | sys.getrecursionlimit()    | 200   |
        | refused()                  | 200   |

  @rule:31.26/recoverable
  @language
  @needs:recursion-limit
  Rule: A RecursionError can be caught, and the program goes on

    Example: A call after the error works, and the next recursion ends in the same way
      Given the program
        """python
        sys.setrecursionlimit(120)

        def endless():
            return endless()

        def recover():
            try:
                endless()
            except RecursionError as error:
                return factorial(5), type(error).__name__
        """
      When it evaluates "recover(), recover()"
      Then it gives "((120, 'RecursionError'), (120, 'RecursionError'))"

    @cpython
    Example: The traceback of a recursion without end folds the frames that repeat
      Given the program
        """python
        import re, traceback

        sys.setrecursionlimit(120)

        def endless():
            return endless()

        def folded():
            try:
                endless()
            except RecursionError as error:
                lines = traceback.format_exception(type(error), error, error.__traceback__)
                return [re.sub('[0-9]+', 'N', line) for line in lines if 'repeated' in line]
        """
      When it evaluates "folded()[0].split('\n')[-2]"
      Then it gives "'  [Previous line repeated N more times]'"
