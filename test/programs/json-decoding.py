# json.loads: values, hooks, errors.
import json

for text in ['null', ' true ', '[1, -2.5, 1e3, 0, -0]', '{"a": {"b": []}, "c": ""}', '"\\u00e9\\ud83d\\ude00\\n\\/"', '12345678901234567890',
             '[NaN, Infinity, -Infinity]', '{"a":1,"a":2}', '"\\ud800"', '[[],{},[{}]]', '1E400']:
    value = json.loads(text)
    print(text, '->', ascii(value), type(value).__name__)
for text in ['', 'nul', '[1,]', '[1 2]', '{"a" 1}', '{"a":1,}', "{'a':1}", '"abc', '"\\x"', '"\\u12g4"', '"tab\t"', '01', '-', '1.', '[', '{',
             '{"a":', '\ufeff[]', '[1] 2', '{1:2}', '"\\ud83d\\uZZ00"', '[\n1,\n\n  x]']:
    try:
        print(repr(json.loads(text)))
    except json.JSONDecodeError as e:
        print(ascii(text), '->', e, '|', e.msg, e.pos, e.lineno, e.colno, e.doc == text)
print(json.loads('"a\tb"', strict=False))
print(json.loads('{"x": 1, "y": {"z": 2.5}}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"x": 1, "y": {"z": 2}}', object_pairs_hook=tuple))
print(json.loads('[1, 2.5, NaN]', parse_int=str, parse_float=lambda t: t + 'f', parse_constant=lambda t: t.lower()))
print(json.loads(b'["\xc3\xa9"]'), json.loads('["é"]'.encode('utf-16')), json.loads(bytearray(b'{}')))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def as_point(d):
    return Point(**d) if d.keys() == {'x', 'y'} else d


points = json.loads('[{"x":1,"y":2},{"x":3}]', object_hook=as_point)
print(points[0].x, points[0].y, points[1])


def fail(d):
    raise KeyError('hook')


for text in ('{}', '[1,{"a":{}}]'):
    try:
        json.loads(text, object_hook=fail)
    except KeyError as e:
        print('hook failed', e)
decoder = json.JSONDecoder()
print(decoder.raw_decode('[1, 2] tail'), decoder.scan_once('7', 0), type(decoder.scan_once))
print(json.decoder.scanstring('x"y"', 2), json.loads('[' * 50 + ']' * 50) == eval('[' * 50 + ']' * 50))
json.loads('{"key": [1, 2, }')
