"""Classic sorts against sorted(), with counts of comparisons, stability and error behaviour."""


class Item:
    compared = 0

    def __init__(self, key, tag):
        self.key, self.tag = key, tag

    def __lt__(self, other):
        Item.compared += 1
        return self.key < other.key

    def __repr__(self):
        return f'{self.key}{self.tag}'


def lcg(seed, n, mod):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        out.append(seed % mod)
    return out


def bubble(a):
    a = a[:]
    for i in range(len(a)):
        swapped = False
        for j in range(len(a) - 1 - i):
            if a[j + 1] < a[j]:
                a[j], a[j + 1] = a[j + 1], a[j]
                swapped = True
        if not swapped:
            break
    return a


def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and x < a[j - 1]:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x
    return a


def merge(a):
    if len(a) < 2:
        return a[:]
    left, right = merge(a[:len(a) // 2]), merge(a[len(a) // 2:])
    out = []
    while left and right:
        out.append((right if right[0] < left[0] else left).pop(0))
    return out + left + right


def quick(a):
    if not a:
        return []
    pivot, *rest = a
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if not x < pivot])


def heap(a):
    a = a[:]

    def sift(start, end):
        while (child := 2 * start + 1) <= end:
            if child < end and a[child] < a[child + 1]:
                child += 1
            if not a[start] < a[child]:
                return
            a[start], a[child] = a[child], a[start]
            start = child
    for start in range(len(a) // 2 - 1, -1, -1):
        sift(start, len(a) - 1)
    for end in range(len(a) - 1, 0, -1):
        a[0], a[end] = a[end], a[0]
        sift(0, end - 1)
    return a


def radix(a, base=10):
    place = 1
    while any(x // place for x in a):
        buckets = [[] for _ in range(base)]
        for x in a:
            buckets[x // place % base].append(x)
        a = [x for b in buckets for x in b]
        place *= base
    return a


data = lcg(7, 60, 1000)
for sort in (bubble, insertion, merge, quick, heap, radix):
    print(sort.__name__, sort(data) == sorted(data), sort([]), sort([5]), sort([2, 1]))
items = [Item(k % 7, chr(97 + i)) for i, k in enumerate(lcg(3, 24, 50))]
for sort in (bubble, insertion, merge, heap):
    Item.compared = 0
    print(sort.__name__, sort(items), Item.compared)
for size in (0, 1, 2, 5, 24):
    Item.compared = 0
    sorted(items[:size])
    print('sorted', size, Item.compared)
Item.compared = 0
print(sorted(items, reverse=True), Item.compared, sorted(items, key=lambda i: i.tag)[:3], min(items), max(items))
runs = [*range(50, 100), *range(0, 50)]
Item.compared = 0
sorted(Item(k, '') for k in runs)
print('runs', Item.compared)
changing = [3, 1, 2]
try:
    changing.sort(key=lambda x: changing.append(x) or x)
except ValueError as error:
    print(error, changing)
try:
    [Item(1, 'a'), 3, Item(0, 'b')].sort()
except TypeError as error:
    print(error)
mixed = [3, 'a', 1]
try:
    mixed.sort()
except TypeError as error:
    print(error, mixed)
