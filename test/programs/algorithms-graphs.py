"""Breadth first, depth first, Dijkstra, topological order, components, union-find, spanning tree, Floyd."""

import heapq
from collections import defaultdict, deque

edges = [('a', 'b', 4), ('a', 'c', 1), ('c', 'b', 2), ('b', 'd', 5), ('c', 'd', 8), ('d', 'e', 3), ('f', 'g', 1)]
graph = defaultdict(dict)
for u, v, w in edges:
    graph[u][v] = w
    graph[v]


def bfs(start):
    seen, queue, order = {start}, deque([start]), []
    while queue:
        node = queue.popleft()
        order.append(node)
        for n in graph[node]:
            if n not in seen:
                seen.add(n)
                queue.append(n)
    return order


def dfs(node, seen=None):
    seen = set() if seen is None else seen
    seen.add(node)
    yield node
    for n in graph[node]:
        if n not in seen:
            yield from dfs(n, seen)


def dijkstra(start):
    dist, prev, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        if d > dist[node]:
            continue
        for n, w in graph[node].items():
            if d + w < dist.get(n, float('inf')):
                dist[n], prev[n] = d + w, node
                heapq.heappush(heap, (d + w, n))
    return dist, prev


def path(prev, end):
    out = [end]
    while out[-1] in prev:
        out.append(prev[out[-1]])
    return '->'.join(reversed(out))


def topological():
    state, order = {}, []

    def visit(n):
        if state.get(n) == 1:
            raise ValueError(f'cycle through {n}')
        if n in state:
            return
        state[n] = 1
        for m in sorted(graph[n]):
            visit(m)
        state[n] = 2
        order.append(n)
    for n in sorted(graph):
        visit(n)
    return order[::-1]


class Union:
    def __init__(self, items):
        self.parent = {i: i for i in items}

    def find(self, x):
        while (p := self.parent[x]) != x:
            self.parent[x] = self.parent[p]
            x = p
        return x

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self.parent[a] = b
        return True


print(bfs('a'), list(dfs('a')), bfs('f'))
dist, prev = dijkstra('a')
print(dist, path(prev, 'e'))
print(topological())
graph['e']['a'] = 1
try:
    topological()
except ValueError as error:
    tb, depth = error.__traceback__, 0
    while tb:
        tb, depth = tb.tb_next, depth + 1
    print(error, depth)
union = Union(graph)
tree = [(w, u, v) for u, v, w in sorted(edges, key=lambda e: (e[2], e)) if union.join(u, v)]
print(tree, sum(w for w, *_ in tree), len({union.find(n) for n in graph}))
nodes = sorted(graph)
inf = float('inf')
d = {(i, j): 0 if i == j else graph[i].get(j, inf) for i in nodes for j in nodes}
for k in nodes:
    for i in nodes:
        for j in nodes:
            d[i, j] = min(d[i, j], d[i, k] + d[k, j])
for i in nodes:
    print(i, *(f'{d[i, j]:>4}' for j in nodes))


def scc(g):
    index, low, stack, out, counter = {}, {}, [], [], iter(range(100))

    def strong(v):
        index[v] = low[v] = next(counter)
        stack.append(v)
        for w in g[v]:
            if w not in index:
                strong(w)
                low[v] = min(low[v], low[w])
            elif w in stack:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            i = stack.index(v)
            out.append(sorted(stack[i:]))
            del stack[i:]
    for v in sorted(g):
        if v not in index:
            strong(v)
    return out


print(scc(graph))
grid = ['S.#.....', '..#.###.', '.##.#.#.', '....#..E']


def maze():
    start = next((r, c) for r, row in enumerate(grid) for c, x in enumerate(row) if x == 'S')
    queue, came = deque([start]), {start: None}
    while queue:
        r, c = here = queue.popleft()
        if grid[r][c] == 'E':
            break
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            n = r + dr, c + dc
            if 0 <= n[0] < len(grid) and 0 <= n[1] < len(grid[0]) and grid[n[0]][n[1]] != '#' and n not in came:
                came[n] = here
                queue.append(n)
    else:
        return 'no way'
    cells = [list(row) for row in grid]
    steps = -1
    while here:
        steps += 1
        if cells[here[0]][here[1]] == '.':
            cells[here[0]][here[1]] = '*'
        here = came[here]
    return '\n'.join(map(''.join, cells)), steps


print(*maze(), sep='\n')
