# A tokenizer and a small expression evaluator built on named groups.
import re

TOKENS = re.compile(r'''
    (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
  | (?P<name>[^\W\d]\w*)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<op>\*\*|//|[-+*/()=,])
  | (?P<newline>\n)
  | (?P<space>[ \t]+)
  | (?P<error>.)
''', re.VERBOSE)


def tokens(source):
    line, start = 1, 0
    for m in TOKENS.finditer(source):
        kind, text = m.lastgroup, m.group()
        if kind == 'newline':
            line, start = line + 1, m.end()
        elif kind == 'error':
            raise SyntaxError(f'{text!r} at {line}:{m.start() - start}')
        elif kind != 'space':
            yield kind, text, (line, m.start() - start)


for token in tokens('x = 3.5e2 ** (y1 // 2)\nprint("a\\"b", é)'):
    print(token)


def evaluate(source, names):
    stream = list(tokens(source))

    def primary():
        kind, text, _ = stream.pop(0)
        if kind == 'number':
            return float(text)
        if kind == 'name':
            return names[text]
        assert text == '('
        value = total()
        stream.pop(0)
        return value

    def product():
        value = primary()
        while stream and stream[0][1] in ('*', '/'):
            operator = stream.pop(0)[1]
            value = value * primary() if operator == '*' else value / primary()
        return value

    def total():
        value = product()
        while stream and stream[0][1] in ('+', '-'):
            operator = stream.pop(0)[1]
            value = value + product() if operator == '+' else value - product()
        return value

    return total()


print(evaluate('2 * (a + 3) - b / 4', {'a': 5, 'b': 2}))
list(tokens('a = 1\n  b ? c'))
