"""N queens, sudoku, permutations, subsets, knapsack, Hanoi, words in a grid, coin change, edit distance."""

from functools import cache


def queens(n, row=0, cols=(), diag=(), anti=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if c not in cols and row + c not in diag and row - c not in anti:
            yield from queens(n, row + 1, (*cols, c), (*diag, row + c), (*anti, row - c))


print([sum(1 for _ in queens(n)) for n in range(1, 7)], next(queens(8)))
for c in next(queens(6)):
    print('.' * c + 'Q' + '.' * (5 - c))
PUZZLE = '1..4.2...4..1..4' if False else '1...' '..3.' '.4..' '...2'


def sudoku(cells, size=4, box=2):
    try:
        i = cells.index('.')
    except ValueError:
        return cells
    r, c = divmod(i, size)
    used = {cells[r * size + k] for k in range(size)} | {cells[k * size + c] for k in range(size)}
    used |= {cells[(r // box * box + k // box) * size + c // box * box + k % box] for k in range(size)}
    for v in '1234':
        if v not in used:
            solved = sudoku(cells[:i] + v + cells[i + 1:])
            if solved:
                return solved
    return None


solved = sudoku(PUZZLE)
print([solved[i:i + 4] for i in range(0, 16, 4)] if solved else solved, sudoku('11..' + '.' * 12))


def permutations(items):
    if not items:
        yield []
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x, *rest]


def subsets(items):
    return [[]] if not items else [s + e for s in subsets(items[1:]) for e in ([], [items[0]])]


print([''.join(p) for p in permutations('abc')], sorted(subsets([1, 2, 3]), key=lambda s: (len(s), s)))


def hanoi(n, a='A', b='B', c='C'):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [f'{a}{c}'] + hanoi(n - 1, b, a, c)


print(hanoi(3), len(hanoi(7)))


@cache
def coins(total, kinds=(1, 2, 5, 10)):
    if total == 0:
        return 1
    if total < 0 or not kinds:
        return 0
    return coins(total - kinds[-1], kinds) + coins(total, kinds[:-1])


print([coins(n) for n in (1, 5, 10, 27)], coins.cache_info().currsize)


def knapsack(items, limit):
    best = [(0, ())] * (limit + 1)
    for name, weight, value in items:
        for w in range(limit, weight - 1, -1):
            candidate = best[w - weight][0] + value, (*best[w - weight][1], name)
            best[w] = max(best[w], candidate)
    return best[limit]


print(knapsack([('gold', 5, 60), ('silver', 3, 50), ('book', 4, 70), ('pen', 1, 5)], 8))


def distance(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (x != y)))
        previous = current
    return previous[-1]


def lcs(a, b):
    table = [[''] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]


print(distance('kitten', 'sitting'), distance('', 'abc'), lcs('AGGTAB', 'GXTXAYB'))
words = {'cat', 'act', 'tack', 'xyz'}
board = ['ca', 'tk']


def find(word, r, c, used=frozenset()):
    if not word:
        return True
    if not (0 <= r < 2 and 0 <= c < 2) or (r, c) in used or board[r][c] != word[0]:
        return False
    return any(find(word[1:], r + dr, c + dc, used | {(r, c)}) for dr in (-1, 0, 1) for dc in (-1, 0, 1))


print(sorted(w for w in words if any(find(w, r, c) for r in range(2) for c in range(2))))


def flood(image, r, c, new, old=None):
    old = image[r][c] if old is None else old
    if r in range(len(image)) and c in range(len(image[0])) and image[r][c] == old != new:
        image[r][c] = new
        for dr, dc in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            if r + dr >= 0 and c + dc >= 0:
                try:
                    flood(image, r + dr, c + dc, new, old)
                except IndexError:
                    pass
    return image


print(*flood([list('aab'), list('aba'), list('aaa')], 0, 0, 'z'))
