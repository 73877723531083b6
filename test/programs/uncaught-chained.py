# An uncaught chain: cause, context, notes, suppressed context.
class AppError(Exception):
    def __init__(self, code, detail):
        super().__init__(code, detail)
        self.code = code

    def __str__(self):
        return f'[{self.code}] {self.args[1]}'


def parse(text):
    return int(text)


def load(text):
    try:
        return parse(text)
    except ValueError as error:
        error.add_note('while loading')
        raise AppError(7, 'bad input') from error


def run():
    try:
        load('x1')
    except AppError:
        try:
            {}['missing']
        except KeyError:
            raise LookupError('in handler') from None


def outer():
    try:
        run()
    except LookupError as error:
        error.add_note('first note')
        error.add_note('second\nnote')
        raise RuntimeError(
            'outermost',
            [1, 2],
        )


print('before')
outer()
