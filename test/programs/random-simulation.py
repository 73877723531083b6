# A simulation that depends on every draw.
import random
from collections import Counter

rng = random.Random('simulation')


class Walker:
    def __init__(self):
        self.x = self.y = 0

    def step(self):
        dx, dy = rng.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
        self.x += dx
        self.y += dy


walkers = [Walker() for _ in range(5)]
for _ in range(200):
    for walker in walkers:
        walker.step()
print([(w.x, w.y) for w in walkers])
rolls = Counter(rng.randint(1, 6) + rng.randint(1, 6) for _ in range(2000))
for total in sorted(rolls):
    print(total, rolls[total])
inside = sum(rng.random() ** 2 + rng.random() ** 2 < 1 for _ in range(3000))
print(inside, round(4 * inside / 3000, 3))
words = 'the quick brown fox jumps over the lazy dog'.split()
chain = {}
for a, b in zip(words, words[1:]):
    chain.setdefault(a, []).append(b)
word, text = 'the', []
while len(text) < 12:
    text.append(word)
    word = rng.choice(chain.get(word, ['the']))
print(' '.join(text))
print(''.join(rng.choices('01', weights=[3, 1], cum_weights=None, k=40)))
