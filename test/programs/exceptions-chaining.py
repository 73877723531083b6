"""Exception chaining, context, cause, finally order and notes."""

def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f'cannot parse {text!r}') from error


def cleanup(log):
    try:
        try:
            log.append('body')
            raise KeyError('k')
        finally:
            log.append('inner finally')
    except KeyError:
        log.append('handler')
        return 'from handler'
    finally:
        log.append('outer finally')


log = []
print(cleanup(log), log)
try:
    parse('x1')
except RuntimeError as error:
    print(error, '<-', repr(error.__cause__), error.__context__ is error.__cause__)

try:
    try:
        {}['missing']
    except KeyError:
        [][3]
except IndexError as error:
    print(repr(error), repr(error.__context__), error.__cause__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError('clean') from None
except TypeError as error:
    print(error.__suppress_context__, error.__cause__, type(error.__context__).__name__)


def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            yield i
        finally:
            print('finally', i)


print(list(loop()))


def override():
    try:
        raise ValueError
    finally:
        return 'swallowed'


print(override())
error = ValueError('noted')
error.add_note('first note')
error.add_note('second note')
print(error.__notes__)
try:
    raise error
except ValueError as e:
    e.add_note('third note')
    try:
        parse('zz')
    except RuntimeError as inner:
        raise LookupError('final') from inner
