import statistics, random, math, itertools

data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "mode", "multimode", "pstdev", "pvariance", "stdev", "variance", "quantiles"):
    print(name, getattr(statistics, name)(data))
print(statistics.linear_regression([1, 2, 3], [2, 4, 7]), statistics.correlation([1, 2, 3], [3, 2, 1]), statistics.covariance([1, 2, 3], [1, 5, 7]))
n = statistics.NormalDist(100, 15)
print(n, n.cdf(110), n.inv_cdf(0.9), n.zscore(130), n + 5, n * 2, n.overlap(statistics.NormalDist(110, 10)), n.quantiles())
try:
    statistics.mean([])
except statistics.StatisticsError as error:
    print(error)
r = random.Random(42)
print(r.random(), r.randint(1, 100), r.choice("abc"), r.sample(range(50), 5), r.uniform(1, 2), r.getrandbits(70), r.randbytes(5))
cards = list(range(10))
r.shuffle(cards)
print(cards, r.choices("xyz", [1, 2, 3], k=8), r.gauss(0, 1), r.expovariate(2), r.betavariate(1, 2), r.triangular(0, 5, 1), r.normalvariate(), r.vonmisesvariate(0, 4), r.gammavariate(2, 1), r.paretovariate(3), r.weibullvariate(1, 2), r.lognormvariate(0, 1), r.binomialvariate(20, .3))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)])
for seed in (0, "text", b"bytes", 1.5, None.__class__, -7):
    try:
        print(seed, random.Random(seed).random())
    except TypeError as error:
        print(error)
for bad in (lambda: r.choice([]), lambda: r.randrange(0), lambda: r.sample([1], 2), lambda: r.randint(2, 1), lambda: r.choices([1], [0]), lambda: r.randrange(1.5), lambda: r.sample({1}, 1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
