"""Generators as coroutines and pipelines: send, throw, close, delegation, results."""
import itertools, contextlib, types, inspect


def averager():
    total, count, average = 0, 0, None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("ignored", error)
            continue
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


def grouper(results, key):
    while True:
        try:
            results[key] = yield from averager()
        except GeneratorExit:
            print("closing", key)
            raise


results = {}
g = grouper(results, "k")
next(g)
print([g.send(n) for n in (10, 20, 60)], g.throw(ValueError("odd")), g.send(None), results)
print(g.gi_yieldfrom.__name__, g.gi_running, g.gi_suspended, inspect.getgeneratorstate(g), g.gi_frame.f_lineno)
print(g.close(), inspect.getgeneratorstate(g), g.gi_frame)
try:
    g.send(1)
except StopIteration as stop:
    print("stopped", stop.value)


def early():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        return "value from close"


e = early()
next(e)
print(e.close(), early().close())


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            print("no")
            if flag:
                return


flag = False
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
flag = True


def leaks():
    yield 1
    raise StopIteration("inner")


try:
    list(leaks())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)
try:
    early().send(5)
except TypeError as error:
    print(error)


def numbers():
    n = 0
    while True:
        n += 1
        yield n


def take(n, source):
    for _ in range(n):
        yield next(source)


squares = (x * x for x in numbers() if x % 2)
print(list(take(5, squares)), list(itertools.islice(itertools.accumulate(numbers()), 6)))


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, (None, 2, None)), 3, (None, 4, None)))))


class Delegate:
    def __iter__(self): return self
    def __next__(self): return "n"
    def send(self, value): return ("sent", value)
    def throw(self, error): return ("threw", repr(error))
    def close(self): print("closed delegate")


def outer():
    yield from Delegate()


o = outer()
print(next(o), o.send(3), o.throw(KeyError("k")))
o.close()


@types.coroutine
def switch():
    return (yield "paused")


async def work(n):
    return [n, await switch(), await switch()]


c = work(5)
print(c.send(None), c.send("a"), c.cr_await, inspect.getcoroutinestate(c)) if False else print(c.send(None), c.send("a"), inspect.getcoroutinestate(c))
try:
    c.send("b")
except StopIteration as stop:
    print(stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
with contextlib.closing(numbers()) as n:
    print(next(n), next(n))
print(inspect.getgeneratorstate(n))
