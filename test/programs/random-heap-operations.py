# Heaps, bisection and sorting, comparison for comparison.
import bisect
import heapq

seed = 31


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


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        log.append((self.n, other.n))
        return self.n < other.n

    def __repr__(self):
        return str(self.n)


log = []


def logged(name, operation):
    log.clear()
    print(name, operation(), len(log), hash(tuple(log)))


for round in range(60):
    heap = [Item(below(20)) for _ in range(below(30))]
    suffix = pick(['', '_max'])
    function = {name: getattr(heapq, name + suffix) for name in ('heapify', 'heappush', 'heappop', 'heapreplace', 'heappushpop')}
    logged('heapify' + suffix, lambda: function['heapify'](heap))
    print(heap)
    logged('heappush' + suffix, lambda: function['heappush'](heap, Item(below(20))))
    print(heap)
    logged('heappop' + suffix, lambda: function['heappop'](heap))
    print(heap)
    if heap:
        logged('heapreplace' + suffix, lambda: function['heapreplace'](heap, Item(below(20))))
        logged('heappushpop' + suffix, lambda: function['heappushpop'](heap, Item(below(20))))
    print(heap)
    ordered, x = sorted(below(20) for _ in range(below(20))), below(22)
    print(bisect.bisect_left(ordered, x), bisect.bisect_right(ordered, x), bisect.bisect(ordered, -x, key=lambda v: -v))
    bisect.insort_left(ordered, x)
    bisect.insort(ordered, x, key=lambda v: v)
    print(ordered)

large = [Item(below(5000)) for _ in range(3000)]
logged('heapify', lambda: heapq.heapify(large))
print(hash(tuple(item.n for item in large)))
patterns = {
    'random': lambda i, n: (i * 7919 + 13) % 1009,
    'ascending': lambda i, n: i,
    'descending': lambda i, n: -i,
    'runs': lambda i, n: (i // 10) * (-1) ** (i // 50),
    'few values': lambda i, n: (i * i) % 7,
}
for n in (1, 2, 5, 20, 63, 64, 65, 100, 257, 1000):
    for name, pattern in patterns.items():
        items = [Item(pattern(i, n)) for i in range(n)]
        logged(f'sort {n} {name}', lambda: items.sort())
        logged(f'sort {n} {name} reversed', lambda: items.sort(reverse=True))
        logged(f'sort {n} {name} by key', lambda: items.sort(key=lambda item: Item(item.n // 3)))
