import contextlib, sys, io, asyncio


class Managed:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, error, trace):
        print("exit", self.name, kind and kind.__name__, error)
        return self.swallow


with contextlib.ExitStack() as stack:
    for name in "abc":
        stack.enter_context(Managed(name))
    stack.callback(print, "callback", sep="")
    stack.push(lambda *details: print("pushed", details[0]))
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(Managed("outer"))
        stack.enter_context(Managed("swallows", True))
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")
except ZeroDivisionError as error:
    print("not reached", error)
with contextlib.ExitStack() as stack:
    stack.enter_context(Managed("moved"))
    later = stack.pop_all()
print("outside")
later.close()


@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        print(f"</{name}>")


with tag("p") as upper:
    print(upper)
with tag("q"):
    raise ValueError("inside")


@tag("decorated")
def decorated(x): return x * 2


print(decorated(2), decorated(3))


@contextlib.contextmanager
def bad(times):
    for n in range(times):
        yield n


for times in (0, 2):
    try:
        with bad(times):
            print("body", times)
    except RuntimeError as error:
        print(error)
try:
    with bad(1):
        raise StopIteration("through")
except StopIteration as error:
    print(repr(error))
with contextlib.suppress(KeyError, IndexError):
    {}["x"]
with contextlib.suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1), ValueError(2)])
try:
    with contextlib.suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except ExceptionGroup as group:
    print(repr(group))
out = io.StringIO()
with contextlib.redirect_stdout(out), contextlib.nullcontext(5) as five:
    print("hidden", five)
print(repr(out.getvalue()))


class Closer:
    def close(self): print("closed")


with contextlib.closing(Closer()) as c:
    pass


class Deco(contextlib.ContextDecorator):
    def __enter__(self): print("in")
    def __exit__(self, *e): print("out")


@Deco()
def f(): print("f")


f()


@contextlib.asynccontextmanager
async def resource(n):
    print("open", n)
    try:
        yield n
    finally:
        print("shut", n)


async def main():
    async with resource(1) as r, contextlib.AsyncExitStack() as stack:
        print(r, await stack.enter_async_context(resource(2)))
        stack.push_async_callback(later_call, 3)


async def later_call(x): print("later", x)


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


drive(main())
for wrong in (5, type("OnlyEnter", (), {"__enter__": lambda s: s})()):
    try:
        with wrong:
            pass
    except TypeError as error:
        print(error)
    try:
        contextlib.ExitStack().enter_context(wrong)
    except TypeError as error:
        print(error)
