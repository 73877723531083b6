# Control flow: jumps to jumps, unreachable code, exits that share lines, blocks that only exceptions reach.


def exits(a, b):
    if a:
        if b:
            return 1
        elif a > 1:
            pass
        else:
            return
    else:
        while b:
            if a: continue
            if b: break
        else:
            return 2
    for x in a:
        if x:
            continue
        for y in b:
            if y:
                break
        else:
            continue
        break


def unreachable(a):
    return 1
    a = 2
    while a:
        yield a


def loops(a, b):
    while a and b or not a:
        a = a and b and (a or b)
    while True:
        try:
            if a: continue
            return b
        except ValueError:
            continue
        except (KeyError, TypeError) as error:
            raise RuntimeError from error
        else:
            break
        finally:
            b = 1
    while 1:
        pass


def handlers(a):
    try:
        try:
            a()
        except A:
            return 1
        except B as b:
            b
        except:
            raise
        else:
            a(2)
    finally:
        try:
            a(3)
        finally:
            with a as b, b:
                return a
    try:
        return a
    finally:
        for i in a:
            if i: break
    try: pass
    except* A as group: group
    except* (B, C): pass


def contexts(a, b):
    with a: pass
    with a as b, b as (c, *d):
        if c: return d
    for i in a:
        with i:
            continue
        with i: break
    with a, b: raise


async def asynchronous(a, b):
    async with a as b, b:
        await b
    async for x in a:
        if x: continue
        async for y in b:
            if y: break
        else:
            return
    else:
        await a
    return [x async for x in a if await x], {await y: z async for y, z in b}, (i async for i in a)


async def asynchronous_generator(a):
    try:
        async for x in a:
            yield x
            await x
    finally:
        yield 1
        await a


def generator(a):
    x = yield
    y = yield from a
    try:
        z = yield x
    except GeneratorExit:
        yield y
    finally:
        yield z
    with a:
        yield
    return (yield 1), [(yield_, 1) for yield_ in a]


def matches(x):
    match x:
        case 0 | 1 | "a" | b"b" | -1.5 | 1 + 2j | None | True: return 0
        case [a, *rest, b] if a: return rest
        case [] | [_] | (_, _): pass
        case {"k": v, 1: w, **others}: return others
        case C(a, b=[c]) as d: return d
        case A.b.c: pass
        case str() | int(): x
        case _: return None


def lines(a):
    (a
        .b(1,
           2)
        [3]); a.c(a if a else
                  a.d)
    return [
        i
        for i in a
        if i
    ]


class K:
    x = 1
    if x:
        y = 2
    else:
        def z(self): return super().z()
    del x
    for i in y: pass
    else: w = [i for _ in y]
    annotated: int = 1
    other: "str"


if K:
    conditional: int = 2
