# The nearest of some names, as tracebacks and argument errors suggest them.
import _suggestions


def nearest(candidates, name):
    try:
        return _suggestions._generate_suggestions(candidates, name)
    except Exception as exc:
        return f'{type(exc).__name__}: {exc}'


print(nearest(['spam', 'ham', 'eggs'], 'spom'), nearest(['spam', 'ham'], 'sam'), nearest(['spam'], 'SPAM'))
print(nearest(['spam'], 'spma'), nearest([], 'spam'), nearest(['spam'], 'spam'), nearest(['a'], 'b'))
print(nearest(('spam',), 'spom'), nearest(['ham', 1], 'hem'), nearest(['ham'], 1), sep='\n')
