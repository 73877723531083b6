# An uncaught exception group, nested, with notes and causes.
def fail(kind, *args):
    raise kind(*args)


def collect():
    errors = []
    for kind, args in [(ValueError, ('one',)), (TypeError, (2,)), (OSError, (2, 'No such file', 'name.txt'))]:
        try:
            fail(kind, *args)
        except Exception as error:
            errors.append(error)
    errors[0].add_note('a note on the first')
    return errors


try:
    raise ExceptionGroup('inner', collect()[:2])
except* TypeError as group:
    print('handled', group.exceptions)
except* ValueError as group:
    print('values', group.exceptions)
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ExceptionGroup('outer', [ExceptionGroup('nested', collect()), KeyError('plain')]) from error
except* KeyError:
    print('keys gone')
