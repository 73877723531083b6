# json over files and line by line; the encoder's pieces.
import io
import json

out = io.StringIO()
records = [{'id': n, 'tags': ['t%d' % k for k in range(n)], 'ok': n % 2 == 0} for n in range(4)]
for record in records:
    json.dump(record, out, separators=(', ', ': '))
    out.write('\n')
print(out.getvalue(), end='')
out.seek(0)
again = [json.loads(line) for line in out]
print(again == records, json.load(io.BytesIO(b'{"bytes": true}')))
print(list(json.JSONEncoder(indent=1).iterencode({'a': [1, {}], 'b': []})))
print(json.JSONEncoder(sort_keys=True).encode({'b': 1, 'a': 2}), json.encoder.encode_basestring_ascii('é'), json.encoder.encode_basestring('é\t'))


def walk(value, path='$'):
    if isinstance(value, dict):
        for key, child in value.items():
            yield from walk(child, f'{path}.{key}')
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, f'{path}[{index}]')
    else:
        yield path, value


for path, leaf in walk(json.loads('{"a":[1,{"b":null}],"c":{"d":"e"}}')):
    print(path, repr(leaf))
merged = {}
for text in ('{"x":{"y":1}}', '{"x":{"z":2},"w":3}'):
    for key, value in json.loads(text).items():
        merged[key] = {**merged[key], **value} if isinstance(value, dict) and key in merged else value
print(json.dumps(merged, sort_keys=True))
