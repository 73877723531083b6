"""with statements: order, suppression, several managers, contextlib."""
import contextlib

log = []


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        log.append(f'enter {self.name}')
        return self.name

    def __exit__(self, kind, value, trace):
        log.append(f'exit {self.name} {kind.__name__ if kind else None}')
        return self.suppress


with Manager('a') as a, Manager('b') as b:
    log.append(a + b)
with (
    Manager('c', suppress=True),
    Manager('d'),
):
    raise ValueError
try:
    with Manager('e'):
        raise KeyError('k')
except KeyError as error:
    log.append(repr(error))


def early():
    with Manager('f'):
        return 'returned'


for i in range(2):
    with Manager(f'g{i}'):
        if i == 0:
            continue
        break
log.append(early())


@contextlib.contextmanager
def tag(name):
    log.append(f'<{name}>')
    try:
        yield name
    except ValueError as error:
        log.append(f'caught {error}')
    finally:
        log.append(f'</{name}>')


with tag('p') as p, tag('b'):
    log.append(p)
    raise ValueError('inside')
with contextlib.suppress(ZeroDivisionError):
    1 / 0
with contextlib.ExitStack() as stack:
    for name in 'xyz':
        stack.enter_context(Manager(name))
    stack.callback(log.append, 'callback')
with contextlib.nullcontext(5) as n:
    log.append(n)
for item in log:
    print(item)
for wrong in (5, type('Half', (), {'__enter__': lambda self: 1})()):
    try:
        with wrong:
            pass
    except TypeError as error:
        print(error)
