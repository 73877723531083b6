import pprint, dataclasses, collections, types

nested = {"name": "x" * 30, "list": list(range(40)), "inner": {"b": [1, 2, {"deep": ("a" * 20, "b" * 40, None)}], "a": {3, 1, 2}},
          "text": "words and " * 15, "bytes": b"data " * 30, 5: frozenset([1]), (1, 2): "tuple key"}
pprint.pprint(nested)
pprint.pprint(nested, width=40, compact=True)
pprint.pprint(nested, depth=2, indent=4)
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
pprint.pp({"b": 1, "a": 2})
pprint.pprint([12345678, 1_000], underscore_numbers=True)


@dataclasses.dataclass
class Record:
    identifier: int
    description: str
    values: list = dataclasses.field(default_factory=list)
    hidden: int = dataclasses.field(default=0, repr=False)


pprint.pprint(Record(1, "a long description " * 4, list(range(30))))
pprint.pprint(collections.OrderedDict((str(n), "v" * n) for n in range(12)))
pprint.pprint(collections.Counter("abracadabra" * 3))
pprint.pprint(collections.defaultdict(list, {n: [n] * n for n in range(9)}))
pprint.pprint(collections.deque(range(50), maxlen=60))
pprint.pprint(collections.ChainMap({"a": 1}, {"b": "x" * 80}))
pprint.pprint(types.SimpleNamespace(first="x" * 40, second="y" * 40))
pprint.pprint(types.MappingProxyType({n: "z" * 10 for n in range(8)}))
pprint.pprint(collections.UserDict({"k": "v" * 80}))
cycle = [1]
cycle.append(cycle)
pprint.pprint(cycle, width=5) if False else print(pprint.isrecursive(cycle), pprint.isreadable(cycle), pprint.isreadable([1]))
print(pprint.saferepr({"z": 1, "a": [2]}), pprint.pformat(list("abc")))
for bad in (dict(width=0), dict(indent=-1), dict(depth=0)):
    try:
        pprint.pprint(1, **bad)
    except ValueError as error:
        print(error)
