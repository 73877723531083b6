"""A JSON reader and writer written in Python, with positions in its errors."""


class JSONError(ValueError):
    def __init__(self, message, text, at):
        line, column = text.count('\n', 0, at) + 1, at - text.rfind('\n', 0, at)
        super().__init__(f'{message}: line {line} column {column}')


class Reader:
    ESCAPES = {'n': '\n', 't': '\t', '"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'r': '\r'}

    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, message):
        raise JSONError(message, self.text, self.at)

    def space(self):
        while self.text[self.at:self.at + 1] in (' ', '\n', '\t') and self.at < len(self.text):
            self.at += 1

    def peek(self):
        self.space()
        return self.text[self.at] if self.at < len(self.text) else ''

    def expect(self, token):
        if not self.text.startswith(token, self.at):
            self.fail(f'expected {token!r}')
        self.at += len(token)

    def value(self):
        match self.peek():
            case '{':
                return self.object()
            case '[':
                return self.array()
            case '"':
                return self.string()
            case 't':
                return self.expect('true') or True
            case 'f':
                return self.expect('false') or False
            case 'n':
                return self.expect('null')
            case c if c and c in '-0123456789':
                return self.number()
            case '':
                self.fail('unexpected end')
            case c:
                self.fail(f'unexpected {c!r}')

    def items(self, close, item):
        self.at += 1
        if self.peek() == close:
            self.at += 1
            return
        while True:
            yield item()
            match self.peek():
                case ',':
                    self.at += 1
                case c if c == close:
                    self.at += 1
                    return
                case _:
                    self.fail(f"expected ',' or {close!r}")

    def array(self):
        return [*self.items(']', self.value)]

    def pair(self):
        if self.peek() != '"':
            self.fail('expected a key')
        key = self.string()
        self.space()
        self.expect(':')
        return key, self.value()

    def object(self):
        return dict(self.items('}', self.pair))

    def string(self):
        out, self.at = [], self.at + 1
        while True:
            if self.at >= len(self.text):
                self.fail('unterminated string')
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return ''.join(out)
            if c == '\\':
                e = self.text[self.at]
                self.at += 1
                if e == 'u':
                    out.append(chr(int(self.text[self.at:self.at + 4], 16)))
                    self.at += 4
                elif e in self.ESCAPES:
                    out.append(self.ESCAPES[e])
                else:
                    self.fail(f'bad escape {e!r}')
            elif c < ' ':
                self.fail('control character')
            else:
                out.append(c)

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in '+-.0123456789eE':
            self.at += 1
        text = self.text[start:self.at]
        try:
            return float(text) if set(text) & set('.eE') else int(text)
        except ValueError as error:
            raise JSONError('bad number', self.text, start) from error


def read(text):
    reader = Reader(text)
    result = reader.value()
    if reader.peek():
        reader.fail('extra data')
    return result


def write(value, indent=None, level=0):
    pad = '' if indent is None else '\n' + ' ' * indent * (level + 1)
    end = '' if indent is None else '\n' + ' ' * indent * level
    match value:
        case None: return 'null'
        case True: return 'true'
        case False: return 'false'
        case int() | float(): return repr(value)
        case str(): return '"' + ''.join({'"': '\\"', '\\': '\\\\', '\n': '\\n'}.get(c, c if c >= ' ' else f'\\u{ord(c):04x}') for c in value) + '"'
        case [] | (): return '[]'
        case [*items]: return '[' + ','.join(pad + write(i, indent, level + 1) for i in items) + end + ']'
        case {}if not value: return '{}'
        case {**pairs}: return '{' + ','.join(f'{pad}{write(str(k))}: {write(v, indent, level + 1)}' for k, v in pairs.items()) + end + '}'
        case _: raise TypeError(f'{type(value).__name__} is not JSON')


sample = '{"a": [1, -2.5, 1e3, true, false, null], "b": {"c": "x\\n\\u00e9\\"", "d": []}, "e": {}}'
value = read(sample)
print(value, read(write(value)) == value)
print(write(value, indent=2))
for bad in ('', '[1, 2', '{"a" 1}', '{a: 1}', '[1,]', '"abc', '"\\x"', 'tru', '1.2.3', '[1] 2', '{"a": 1,\n "b": ?}', '"\n"', '-', '[1 2]', '"\\u12'):
    try:
        print(read(bad))
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error, '|', repr(error.__cause__))
for bad in ({1, 2}, object(), [1, b'x'], 1j):
    try:
        print(write(bad))
    except TypeError as error:
        print(error)
print(write([1, (2, 3), {'k': True, 5: None}, 'tab\t', float('inf'), 10**20]))
