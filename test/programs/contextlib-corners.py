"""contextlib: contextmanager errors, ExitStack order, suppress, closing, redirect, nullcontext, reuse."""

import contextlib
import io


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


@contextlib.contextmanager
def cm(name, swallow=False):
    print('enter', name)
    try:
        yield name
    except ValueError as error:
        print('saw', error)
        if not swallow:
            raise
    finally:
        print('exit', name)


with cm('a') as x:
    print(x)


def raising(manager, error):
    with manager:
        raise error
    return 'swallowed'


attempt(raising, cm('b'), ValueError('v'))
attempt(raising, cm('c', True), ValueError('v'))
attempt(raising, cm('d'), KeyError('k'))
attempt(raising, cm('e'), StopIteration('s'))
attempt(raising, contextlib.suppress(KeyError, OSError), KeyError('k'))
attempt(raising, contextlib.suppress(KeyError), ValueError('v'))
attempt(raising, contextlib.suppress(ValueError), ExceptionGroup('g', [ValueError(1), TypeError(2)]))
attempt(raising, contextlib.suppress(), ValueError('v'))
attempt(raising, contextlib.nullcontext(5), ValueError('n'))


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    return
    yield


@contextlib.contextmanager
def replaces():
    try:
        yield
    except Exception as error:
        raise RuntimeError('replaced') from error


def use(m):
    with m as v:
        return v


attempt(use, twice())
attempt(use, never())
attempt(raising, twice(), ValueError('x'))
attempt(raising, replaces(), ValueError('x'))
m = cm('once')
attempt(use, m)
attempt(use, m)
attempt(use, cm)


@cm('decorator')
def decorated(a):
    return a * 2


print(decorated(4), decorated.__name__)
with contextlib.ExitStack() as stack:
    for n in 'xyz':
        stack.enter_context(cm(n))
    stack.callback(print, 'callback', 1, sep='-')
    stack.push(lambda *exc: print('push', exc[0]))
print('--')


def stack_errors():
    with contextlib.ExitStack() as stack:
        stack.push(lambda *exc: print('outer sees', exc[0].__name__, exc[1]) or True)
        stack.callback(lambda: 1 / 0)
        stack.enter_context(cm('s'))
        raise ValueError('body')
    return 'suppressed'


attempt(stack_errors)
stack = contextlib.ExitStack()
stack.callback(print, 'moved')
other = stack.pop_all()
stack.close()
print('closing other')
other.close()
attempt(contextlib.ExitStack().enter_context, 3)
with contextlib.redirect_stdout(io.StringIO()) as out:
    print('captured')
    with contextlib.redirect_stdout(None):
        print('nowhere')
print(repr(out.getvalue()))


class Res:
    def close(self):
        print('closed')


with contextlib.closing(Res()) as r:
    print(type(r).__name__)
attempt(raising, contextlib.closing(Res()), KeyError('in closing'))


class Deco(contextlib.ContextDecorator):
    def __enter__(self):
        print('deco in')
        return self

    def __exit__(self, *exc):
        print('deco out', exc[0])
        return True


@Deco()
def fails():
    raise OSError('x')


print(fails(), isinstance(Deco(), contextlib.AbstractContextManager), isinstance(3, contextlib.AbstractContextManager))


async def main():
    @contextlib.asynccontextmanager
    async def acm(n):
        print('aenter', n)
        try:
            yield n
        finally:
            print('aexit', n)
    async with acm(1) as v, contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(acm(2))
        stack.push_async_callback(acb, 'x')
        stack.enter_context(cm('sync'))
        return v


async def acb(v):
    print('async callback', v)


attempt(main().send, None)
