# contextlib: generators as managers, stacks, suppression, redirection.
import contextlib
import io


@contextlib.contextmanager
def managed(name, swallow=False):
    print('enter', name)
    try:
        yield name.upper()
    except ValueError as error:
        print('saw', error)
        if not swallow:
            raise
    finally:
        print('exit', name)


with managed('a') as value:
    print(value)
with managed('b', swallow=True):
    raise ValueError('swallowed')
try:
    with managed('c'):
        raise ValueError('passed')
except ValueError as error:
    print('outside', error)


@managed('decorator')
def decorated(x):
    return x * 2


print(decorated(21))
with contextlib.ExitStack() as stack:
    print([stack.enter_context(managed(n)) for n in 'xy'])
    stack.callback(print, 'callback', 1)
    stack.push(lambda *exc: print('push', exc[0]))
with contextlib.suppress(ZeroDivisionError, KeyError):
    1 / 0
print('after suppress')
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print('hidden')
print(repr(out.getvalue()))
with contextlib.closing(io.StringIO()) as closed, contextlib.nullcontext(5) as five:
    print(five)
print(closed.closed)


@contextlib.contextmanager
def broken():
    yield 1
    yield 2


@contextlib.contextmanager
def empty():
    return
    yield


for factory in (broken, empty):
    try:
        with factory():
            pass
    except RuntimeError as error:
        print(error)


class Manager(contextlib.AbstractContextManager):
    def __exit__(self, *exc):
        print('manager', exc[0] and exc[0].__name__)


with Manager() as m:
    print(m is not None)
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(managed('first'))
        stack.callback(lambda: 1 / 0)
        raise ValueError('original')
except ZeroDivisionError as error:
    print(repr(error), repr(error.__context__))


@contextlib.asynccontextmanager
async def async_managed():
    print('aenter')
    yield 'async value'
    print('aexit')


async def main():
    async with async_managed() as value:
        print(value)
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(async_managed()))


try:
    main().send(None)
except StopIteration:
    print('done')
for bad in (5, object()):
    try:
        with bad:
            pass
    except TypeError as error:
        print(error)
