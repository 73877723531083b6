"""The program ends with a chain of errors that carry notes and groups."""


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


class ConfigError(Exception):
    def __init__(self, path, reason):
        super().__init__(path, reason)
        self.add_note(f'while reading {path}')

    def __str__(self):
        return ': '.join(map(str, self.args))


def read(path):
    try:
        return {'a': '1', 'b': 'x'}[path]
    except KeyError as missing:
        raise ConfigError(path, 'missing') from missing


def parse(path):
    text = read(path)
    try:
        return int(text)
    except ValueError:
        raise ConfigError(path, f'not a number: {text!r}')


attempt(parse, 'a')
attempt(parse, 'b')
errors = []
for path in 'abc':
    try:
        parse(path)
    except ConfigError as error:
        errors.append(error)
print([str(e) for e in errors], [type(e.__cause__).__name__ for e in errors], [type(e.__context__).__name__ for e in errors])
raise ExceptionGroup('bad configuration', errors) from OSError(5, 'disk', 'conf')
