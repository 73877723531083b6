# json: encoding and decoding.
import json

value = {'a': [1, 2.5, None, True, False], 'b': {'c': 'text "quoted" \n ünï 😀'}, 'd': (), 'e': -0.0, 'f': 1e100, 5: 'int key', None: 'none', True: 't', 1.5: 'f'}
text = json.dumps(value)
print(text, json.loads(text) == {**{k: v for k, v in value.items() if isinstance(k, str)}, 'd': [], '5': 'int key', 'null': 'none', 'true': 't', '1.5': 'f'})
print(json.dumps(value, indent=2, sort_keys=False, ensure_ascii=False))
print(json.dumps([1, [2, {'x': []}], {}], indent='--', separators=(',', ':')), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([float('nan'), float('inf'), -float('inf')]))
print(json.loads('[1, -2.5e3, "a\\u00e9\\ud83d\\ude00\\n", null, true, {"k": []}]'), json.loads(b'{"x": 1}'), json.loads('  5  '), json.loads('1E2'), json.loads('-0'))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads('[1.5, 2]', parse_float=str, parse_int=lambda x: x + '!'), json.loads('{"x": {"y": 1}}', object_hook=lambda d: sorted(d)))
for bad in ['', '{', '[1,]', '{"a"}', '{"a":}', '{a: 1}', "{'a': 1}", '[1 2]', 'nul', '"abc', '"\\x"', '"\\u12"', '01', '1.', '[', '{"a": 1,}', 'NaN1', '"\n"', '[1] 2', '-', '\ufeff1']:
    try:
        print(bad, json.loads(bad))
    except json.JSONDecodeError as error:
        print(repr(bad), '->', error, error.pos, error.lineno, error.colno)
recursive = []
recursive.append(recursive)


class Custom:
    pass


for action in [lambda: json.dumps(recursive), lambda: json.dumps(Custom()), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps({1, 2}), lambda: json.loads(5), lambda: json.dumps([object], default=lambda o: 'default')]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).split(' at 0x')[0], getattr(error, '__notes__', None))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({'s': {3, 1, 2}}, cls=Encoder), list(json.JSONEncoder().iterencode([1, {'a': 2}])), json.dumps({'k': 1, (1,): 2}, skipkeys=True))
print(json.JSONDecoder().raw_decode('[1] rest'), json.loads('"\\u0041\\/"'), json.dumps('\x7f\u2028</script>'))


class IntEnumLike(int):
    def __repr__(self):
        return 'custom'


print(json.dumps([IntEnumLike(5), True, 10**20]), json.dumps('\ud800'), json.loads('"\\ud800"') == '\ud800')
