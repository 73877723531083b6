# Containers that change while they are walked, searched, compared or sorted.
import heapq
import itertools
from collections import OrderedDict, deque


class Meddler:
    """Acts when it is compared, and equals nothing."""

    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        self.act()
        return False

    def __hash__(self):
        return 1

    def __repr__(self):
        return 'M'


def report(operation):
    try:
        print(operation.__name__, operation())
    except Exception as error:
        print(operation.__name__, type(error).__name__, error)
    return operation


@report
def list_index_after_clear():
    items = [1, 2, 3]
    items[0] = Meddler(items.clear)
    return items.index(5)


@report
def list_count_while_growing():
    items = [1, 2, 3]
    items[0] = Meddler(lambda: items.append(4) if len(items) < 10 else None)
    return items.count(9), len(items)


@report
def list_compare():
    items = [1, 2]
    items[0] = Meddler(items.clear)
    return items == [3, 4], 7 in items, items


@report
def dict_lookup():
    d = {}
    d[Meddler(d.clear)] = 1
    return d.get(1), d


@report
def dict_store():
    d = {}
    meddler = Meddler(lambda: None)
    d[meddler] = 1
    meddler.act = lambda: (d.clear(), d.update({5: 5}))
    d[1] = 2
    return d


@report
def set_add():
    s = set()
    meddler = Meddler(lambda: None)
    s.add(meddler)
    meddler.act = s.clear
    s.add(1)
    return s


@report
def deque_search():
    q = deque([1, 2, 3])
    q[0] = Meddler(lambda: q.append(1))
    return q.index(2)


@report
def deque_remove():
    q = deque([1, 2, 3])
    q[0] = Meddler(q.clear)
    q.remove(2)


@report
def sort_by_appending_key():
    items = [3, 1, 2]
    items.sort(key=lambda x: items.append(x) or x)


@report
def sort_with_failing_key():
    items = [3, 1, 2]
    try:
        items.sort(key=lambda x: 1 / (x - 1))
    finally:
        print(items)


@report
def heap_that_empties():
    class Emptying:
        def __lt__(self, other):
            heap.clear()
            return True

    heap = [Emptying(), Emptying(), Emptying()]
    heapq.heapify(heap)


@report
def dict_iterator_keeps_its_error():
    d = {1: 1, 2: 2}
    iterator = iter(d)
    next(iterator)
    d[3] = 3
    try:
        next(iterator)
    except RuntimeError as error:
        print(error)
    del d[3]
    return next(iterator)


@report
def set_iterator_keeps_its_error():
    s = {1, 2, 3}
    iterator = iter(s)
    next(iterator)
    s.add(50)
    try:
        next(iterator)
    except RuntimeError as error:
        print(error)
    s.remove(50)
    return list(iterator)


@report
def list_iterator_stays_exhausted():
    items = [1, 2, 3]
    iterator = iter(items)
    next(iterator)
    items.clear()
    first = list(iterator)
    items.extend([7, 8, 9, 10])
    return first, list(iterator)


@report
def itself():
    items = [1, 2, 3]
    items[:] = items
    items[1:1] = items
    items += items
    items[::2] = items[::2]
    keys = {1: 2}.keys()
    return items, keys & keys, keys - keys, keys ^ keys, keys.isdisjoint(keys)


@report
def group_after_the_next():
    groups = itertools.groupby([1, 1, 2, 2])
    first, second = next(groups), next(groups)
    return list(first[1]), list(second[1])


STATEMENTS = '''
for x in q: q.append(x)
for x in q: q.pop()
q.extend(q)
q.extendleft(q)
for k in d: d[k + 10] = 1
for k in d: del d[k]; d[k + 1] = 1
for k, v in d.items(): d.pop(k)
for k in d: d[k] += 1
for x in s: s.add(x + 5)
for x in items: items.remove(x)
for k in o: o[k + 10] = 1
for k in o: o.move_to_end(k)
for k in o: o[k] = 5
for k in o: o.clear()
d.update(d)
o |= o
items += items
items[1:2] = items
'''
for statement in STATEMENTS.strip().splitlines():
    names = {'d': {1: 1, 2: 2}, 's': {1, 2}, 'q': deque([1, 2, 3]), 'o': OrderedDict({1: 1, 2: 2}), 'items': [1, 2, 3]}
    try:
        exec(statement, names)
        outcome = 'done'
    except Exception as error:
        outcome = f'{type(error).__name__}: {error}'
    print(statement, '->', outcome, [names[name] for name in ('d', 's', 'q', 'o', 'items')])
