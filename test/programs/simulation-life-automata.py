"""Game of life, elementary automata, random walks by a hand-made generator, elevators, queues and bouncing balls."""

from collections import Counter


def step(cells):
    around = Counter((r + dr, c + dc) for r, c in cells for dr in (-1, 0, 1) for dc in (-1, 0, 1) if dr or dc)
    return {cell for cell, n in around.items() if n == 3 or n == 2 and cell in cells}


def draw(cells, size=6):
    return '\n'.join(''.join('#' if (r, c) in cells else '.' for c in range(size)) for r in range(size))


glider = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
for generation in range(4):
    print(draw(glider), '\n')
    glider = step(glider)
print(sorted(glider), step({(0, 0), (0, 1)}), len(step(step({(1, 0), (1, 1), (1, 2)}))))


def automaton(rule, width=21, steps=6):
    row = [0] * width
    row[width // 2] = 1
    for _ in range(steps):
        yield ''.join(' *'[c] for c in row)
        row = [rule >> (row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]) & 1 for i in range(width)]


for rule in (30, 90, 110):
    print(*automaton(rule), sep='|\n', end='|\n')


class Random:
    def __init__(self, seed):
        self.state = seed

    def __call__(self, n):
        self.state ^= self.state << 13 & 0xffffffff
        self.state ^= self.state >> 17
        self.state ^= self.state << 5 & 0xffffffff
        return self.state % n


rnd = Random(2463534242)
position, visits = 0, Counter()
for _ in range(200):
    position += 1 if rnd(2) else -1
    visits[position] += 1
print(position, visits.most_common(3), min(visits), max(visits), visits.total())


class Elevator:
    def __init__(self):
        self.floor, self.direction, self.stops, self.log = 0, 1, set(), []

    def request(self, *floors):
        self.stops.update(floors)
        return self

    def run(self):
        while self.stops:
            ahead = [f for f in self.stops if (f - self.floor) * self.direction >= 0]
            if not ahead:
                self.direction *= -1
                continue
            target = min(ahead, key=lambda f: abs(f - self.floor))
            self.log.append(f'{self.floor}>{target}' if target != self.floor else f'{target}!')
            self.floor = target
            self.stops.discard(target)
            if target == 5:
                self.request(1)
        return ' '.join(self.log)


print(Elevator().request(3, 5, 2, 9).run(), Elevator().request(0).run())


def customers():
    clock = 0
    while clock < 30:
        clock += rnd(5) + 1
        yield clock, rnd(6) + 1


free_at, waits = 0, []
for arrival, service in customers():
    start = max(free_at, arrival)
    waits.append(start - arrival)
    free_at = start + service
print(waits, f'{sum(waits) / len(waits):.2f}')


class Ball:
    def __init__(self, x, v, width):
        self.x, self.v, self.width = x, v, width

    def __iter__(self):
        return self

    def __next__(self):
        if self.v == 0:
            raise StopIteration
        self.x += self.v
        if not 0 <= self.x < self.width:
            self.x -= 2 * self.v
            self.v = -self.v // 2 if self.v > 0 else -self.v - 1
        return self.x


print(list(zip(range(15), Ball(0, 4, 11))))
dice = Counter(rnd(6) + rnd(6) + 2 for _ in range(300))
for total in sorted(dice):
    print(f'{total:>2} {"=" * (dice[total] // 4)} {dice[total]}')
sand = [[0] * 5 for _ in range(5)]
for _ in range(60):
    sand[2][2] += 1
    while any(v > 3 for row in sand for v in row):
        for r in range(5):
            for c in range(5):
                if sand[r][c] > 3:
                    sand[r][c] -= 4
                    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                        if 0 <= r + dr < 5 and 0 <= c + dc < 5:
                            sand[r + dr][c + dc] += 1
print(*sand, sep='\n')
