# The Mersenne Twister: the same numbers as CPython for the same seeds.
import random
import _random

for seed in (0, 1, -5, 2 ** 40, 2 ** 200 + 3, 'text', b'bytes', 1.5, None and 0, bytearray(b'x')):
    if seed is None:
        continue
    r = random.Random(seed)
    print(repr(seed), r.random(), r.getrandbits(7), r.getrandbits(64), r.randrange(10 ** 20), r.uniform(-1, 1))
r = random.Random(42)
print(r.randint(1, 6), r.choice('abcdef'), r.sample(range(100), 5), r.choices([1, 2, 3], [5, 1, 1], k=8))
deck = list(range(10))
r.shuffle(deck)
print(deck, r.gauss(0, 1), r.normalvariate(), r.expovariate(2), r.betavariate(1, 2), r.triangular())
print(r.randbytes(5), r.vonmisesvariate(0, 1), r.paretovariate(3), r.binomialvariate(10, 0.5), r.lognormvariate())
state = r.getstate()
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)], state[0], len(state[1]), first[-1])
random.seed(7)
print(random.random(), random.randrange(3, 30, 3))
raw = _random.Random(3)
print(raw.random(), raw.getrandbits(0), raw.getrandbits(33), sum(raw.getstate()))
for call in (lambda: raw.getrandbits(-1), lambda: raw.getrandbits(2.5), lambda: raw.setstate(5), lambda: raw.setstate((1,)),
             lambda: raw.setstate(('x',) * 625), lambda: raw.seed([]), lambda: _random.Random(1, 2), lambda: r.randrange(0),
             lambda: r.sample({1, 2}, 1), lambda: r.choice([]), lambda: random.Random([]), lambda: r.sample([1], 2)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


class Fixed(random.Random):
    def random(self):
        return 0.25


print(Fixed().randrange(8), Fixed().uniform(0, 8), Fixed(1).choice('abcd'))
