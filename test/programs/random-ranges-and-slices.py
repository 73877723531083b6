# Ranges and slices with bounds of any size.
seed = 5


def below(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n


def pick(choices):
    return choices[below(len(choices))]


def attempt(name, operation):
    try:
        result = operation()
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(name, repr(result))


def bound():
    number = below(40) - 20
    return number * 2 ** below(70) if below(5) == 0 else number


def some_slice():
    def part():
        return None if below(3) == 0 else below(12) - 6

    return slice(part(), part(), part())


def study_range():
    r = range(bound(), bound(), bound() // 3)
    x, s = below(20) - 10, some_slice()
    few = r[:5]
    return (
        (r, r[s] if len(few) < 5 else None, hash(r), x in r, r.count(x)),
        (list(few), list(reversed(few)), r[-1] if r else None, r == range(r.start, r.stop + 1, r.step)),
        (r.index(x), r.start, r.stop, r.step),
    )


def study_slice():
    s, n = some_slice(), below(12)
    return s.indices(n), list(range(n))[s], hash(s), s == some_slice(), s < some_slice()


for _ in range(400):
    attempt('range', study_range)
    attempt('slice', study_slice)
