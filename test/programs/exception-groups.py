"""except*, splitting and nesting of exception groups."""

def run(*errors):
    raise ExceptionGroup('several', list(errors))


def handle(*errors):
    seen = []
    try:
        run(*errors)
    except* ValueError as group:
        seen.append(('value', [str(e) for e in group.exceptions]))
    except* (TypeError, KeyError) as group:
        seen.append(('type or key', [repr(e) for e in group.exceptions]))
    else:
        seen.append('else')
    finally:
        seen.append('finally')
    return seen


print(handle(ValueError('a'), TypeError('b'), ValueError('c'), KeyError('d')))
nested = ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [TypeError(2), ValueError(3)])])
match, rest = nested.split(ValueError)
print(repr(match))
print(repr(rest))
print(nested.subgroup(lambda e: isinstance(e, TypeError)))
print(nested.subgroup(OSError))
try:
    handle(OSError('not handled'), ValueError('handled'))
except ExceptionGroup as group:
    print(repr(group))
try:
    try:
        raise ValueError('plain')
    except* ValueError as group:
        print(type(group).__name__, group.exceptions)
        raise KeyError('from handler')
except ExceptionGroup as group:
    print('regrouped', repr(group))
except KeyError as error:
    print('single', repr(error))
try:
    ExceptionGroup('empty', [])
except ValueError as error:
    print(error)
try:
    ExceptionGroup('wrong', [5])
except ValueError as error:
    print(error)
raise nested
