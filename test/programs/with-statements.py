"""with: order, several managers, parentheses, suppression, errors in enter and exit, async twins."""


class Manager:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail

    def __enter__(self):
        print('enter', self.name)
        if self.fail == 'enter':
            raise ValueError('enter ' + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__, value, tb and tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno)
        if self.fail == 'exit':
            raise KeyError('exit ' + self.name)
        return self.suppress


def attempt(function):
    try:
        print('->', function())
    except BaseException as error:
        print(type(error).__name__, error, '|', repr(error.__context__), '|', getattr(error, '__notes__', None))


def plain():
    with Manager('a') as a, Manager('b') as b:
        return a + b


def parenthesized():
    with (
        Manager('a') as a,
        Manager('b', suppress=True),
    ):
        raise OSError(a)
    return 'suppressed'


def inner_enter_fails():
    with Manager('a', suppress=True), Manager('b', fail='enter'):
        print('never')
    return 'after'


def exit_fails():
    with Manager('a'), Manager('b', fail='exit'):
        raise OSError('body')


def exit_fails_quietly():
    with Manager('a', fail='exit'):
        pass


def targets():
    d = {}
    with Manager('x') as d['k'], Manager('yz') as (p, q):
        pass
    return d, p, q


def flow():
    for i in range(3):
        with Manager(str(i)):
            if i == 0:
                continue
            break
    else:
        return 'else'
    return i


class NoExit:
    def __enter__(self):
        pass


class NoEnter:
    def __exit__(self, *a):
        pass


class OnlyAsync:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *a):
        pass


def no_exit():
    with NoExit():
        pass


def no_enter():
    with NoEnter():
        pass


def only_async():
    with OnlyAsync():
        pass


async def only_sync():
    async with Manager('s'):
        pass


def drive():
    try:
        only_sync().send(None)
    except StopIteration as stop:
        return stop.value


class TruthFails:
    def __bool__(self):
        raise RuntimeError('truth')


def truth():
    with Manager('t', suppress=TruthFails()):
        raise ValueError('body')


for function in (plain, parenthesized, inner_enter_fails, exit_fails, exit_fails_quietly, targets, flow, no_exit, no_enter, only_async, drive, truth):
    attempt(function)


class Instance:
    pass


i = Instance()
i.__enter__ = lambda: 1
i.__exit__ = lambda *a: None
try:
    with i:
        pass
except TypeError as error:
    print(error)
with Manager('last'):
    raise SystemError('out')
