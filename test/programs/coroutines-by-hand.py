"""Coroutines driven by send: awaits, async for, async with, async comprehensions, async generators."""

class Pause:
    def __init__(self, label):
        self.label = label

    def __await__(self):
        answer = yield self.label
        return answer


def drive(coroutine, answers=()):
    answers, seen, value = list(answers), [], None
    try:
        while True:
            seen.append(coroutine.send(value))
            value = answers.pop(0) if answers else None
    except StopIteration as stop:
        return seen, stop.value


async def ask(n):
    first = await Pause(f'first {n}')
    second = await Pause('second')
    return first, second


async def both():
    return await ask(1), await ask(2)


class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Pause('tick')
        return self.n


class Resource:
    async def __aenter__(self):
        await Pause('enter')
        return 'resource'

    async def __aexit__(self, kind, value, trace):
        await Pause('exit')
        print('aexit', kind.__name__ if kind else None, value)
        return kind is ValueError


async def agen(n):
    for i in range(n):
        got = yield i
        if got:
            print('agen got', got)
        await Pause('agen')


async def everything():
    out = []
    async for t in Ticker(2):
        out.append(t)
    else:
        out.append('else')
    async with Resource() as r:
        out.append(r)
    async with Resource():
        raise ValueError('suppressed')
    out.append([x async for x in agen(3) if x])
    out.append({x: await ask(x) async for x in Ticker(1)})
    g = agen(2)
    out.append(await g.asend(None))
    out.append(await g.asend('message'))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        out.append('exhausted')
    return out


print(drive(ask(0), ['a', 'b']))
print(drive(both(), 'wxyz'))
seen, result = drive(everything())
print(seen)
print(result)
c = ask(5)
print(c.cr_frame is not None, c.cr_running, c.cr_await)
c.send(None)
print(type(c.cr_await).__name__)
try:
    c.throw(KeyError('thrown'))
except KeyError as error:
    print('out', error)
try:
    c.send(None)
except RuntimeError as error:
    print(error)


async def bad():
    await 5


try:
    bad().send(None)
except TypeError as error:
    print(error)


async def stops():
    raise StopIteration('x')


try:
    stops().send(None)
except RuntimeError as error:
    print(error, repr(error.__cause__))
ask(9).close()
