# for, while, else, break, continue, try inside loops, nested flow.
def trace(n):
    log = []
    for i in range(n):
        if i == 1:
            continue
        if i == 4:
            break
        log.append(i)
    else:
        log.append('no break')
    while n > 0:
        n -= 1
        if n == 2:
            break
    else:
        log.append('while else')
    return log


print(trace(2), trace(6))


def flow(kind):
    for i in range(3):
        try:
            if kind == 'continue':
                continue
            if kind == 'break':
                break
            if kind == 'return':
                return f'returned {i}'
            if kind == 'raise' and i == 1:
                raise ValueError(i)
        except ValueError as error:
            print('caught', error, end=' ')
        else:
            print('else', i, end=' ')
        finally:
            print('finally', i, end=' ')
    else:
        print('loop else', end=' ')
    return 'end'


for kind in ('none', 'continue', 'break', 'return', 'raise'):
    print(kind, flow(kind))


def nested():
    found = []
    for a in range(3):
        for b in range(3):
            if a == b:
                continue
            if a + b > 3:
                break
            found.append((a, b))
        else:
            found.append(a)
    return found


print(nested())


def return_in_finally():
    try:
        return 'try'
    finally:
        print('cleanup', end=' ')


def overriding():
    for _ in range(2):
        try:
            raise KeyError
        except KeyError:
            break
    return 'after'


print(return_in_finally(), overriding())
print([x for x in range(20) if x % 2 if x % 3], [(x, y) for x in range(3) for y in range(x)], {x: y for x, y in zip('ab', [1, 2])}, {c for c in 'aab' if c < 'b'})
print(1 if [] else 2 if {} else 3, None or 0 or 'x', 1 and [] and 'y', not 1 == 2, 1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 != 2, 'a' in 'abc' in ['abc'])
it = iter([1, 2, 3])
for item in it:
    print(item, next(it, 'none'), end='; ')
print()
for i, (a, [b, c]) in enumerate([(1, [2, 3]), (4, [5, 6])]):
    print(i, a, b, c, end='; ')
print()
data = [1, 2, 3]
for item in data:
    if len(data) < 6:
        data.append(item * 10)
print(data)
for mutate in ('d[9] = 1', 's.add(9)', 'del d[0]'):
    d, s = {0: 1, 1: 2}, {0, 1}
    try:
        for key in d if 'd' in mutate else s:
            exec(mutate)
    except RuntimeError as error:
        print(error)
