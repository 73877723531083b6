"""A tokenizer, a recursive descent parser, an evaluator with variables and functions, and good errors."""


class ParseError(SyntaxError):
    def __init__(self, message, position):
        super().__init__(f'{message} at {position}')
        self.position = position


def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == '.':
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == '.'):
                j += 1
            yield 'number', text[i:j], i
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum():
                j += 1
            yield 'name', text[i:j], i
            i = j
        elif c in '+-*/^()=,':
            yield c, c, i
            i += 1
        else:
            raise ParseError(f'unexpected {c!r}', i)
    yield 'end', '', len(text)


class Parser:
    def __init__(self, text):
        self.items = list(tokens(text))
        self.index = 0

    @property
    def kind(self):
        return self.items[self.index][0]

    def take(self, kind=None):
        token = self.items[self.index]
        if kind and token[0] != kind:
            raise ParseError(f'expected {kind}, got {token[1] or "end"}', token[2])
        self.index += 1
        return token[1]

    def statement(self):
        if self.kind == 'name' and self.items[self.index + 1][0] == '=':
            name = self.take()
            self.take('=')
            return 'set', name, self.statement()
        result = self.sum()
        self.take('end')
        return result

    def binary(self, operators, operand):
        left = operand()
        while self.kind in operators:
            left = self.take(), left, operand()
        return left

    def sum(self):
        return self.binary('+-', self.product)

    def product(self):
        return self.binary('*/', self.power)

    def power(self):
        base = self.unary()
        if self.kind == '^':
            self.take()
            return '^', base, self.power()
        return base

    def unary(self):
        if self.kind == '-':
            self.take()
            return 'neg', self.unary()
        return self.atom()

    def atom(self):
        match self.kind:
            case 'number':
                text = self.take()
                return float(text) if '.' in text else int(text)
            case 'name':
                name = self.take()
                if self.kind == '(':
                    self.take()
                    args = []
                    while self.kind != ')':
                        args.append(self.sum())
                        if self.kind == ',':
                            self.take()
                    self.take(')')
                    return 'call', name, args
                return 'get', name
            case '(':
                self.take()
                inner = self.sum()
                self.take(')')
                return inner
        raise ParseError(f'unexpected {self.items[self.index][1] or "end"}', self.items[self.index][2])


def evaluate(node, env):
    match node:
        case int() | float():
            return node
        case '+', a, b:
            return evaluate(a, env) + evaluate(b, env)
        case '-', a, b:
            return evaluate(a, env) - evaluate(b, env)
        case '*', a, b:
            return evaluate(a, env) * evaluate(b, env)
        case '/', a, b:
            return evaluate(a, env) / evaluate(b, env)
        case '^', a, b:
            return evaluate(a, env) ** evaluate(b, env)
        case 'neg', a:
            return -evaluate(a, env)
        case 'get', name:
            return env[name]
        case 'set', name, value:
            env[name] = evaluate(value, env)
            return env[name]
        case 'call', name, args:
            return env[name](*(evaluate(a, env) for a in args))
        case _:
            raise AssertionError(node)


env = {'max': max, 'abs': abs, 'pi': 3.14159, 'inc': lambda x: x + 1}
for text in ('1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-2 ^ 2', '10 / 4', 'x = y = 5', 'x * y - 1', 'max(1, x, 3) + abs(-7)', 'inc(inc(0))', '1.5 * 2', '1 +', '(1', '1 2', '3 $ 4', 'z', 'abs()', '1 / 0', 'pi(1)', '1..2', '', 'f(1,', 'x = ', '2 ^ 0.5', 'max()'):
    try:
        tree = Parser(text).statement()
        print(text, '=>', evaluate(tree, env), tree)
    except ParseError as error:
        print(text, '=> ParseError', error, error.position)
    except Exception as error:
        print(text, '=>', type(error).__name__, error)
print(sorted(k for k, v in env.items() if not callable(v)))
