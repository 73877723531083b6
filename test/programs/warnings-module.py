# Warnings: filters, categories, capture, errors, registries.
import warnings


def risky(level=2):
    warnings.warn('be careful', UserWarning, stacklevel=level)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    risky()
    warnings.warn('old', DeprecationWarning)
    warnings.warn(RuntimeWarning('instance'))
    print([(w.category.__name__, str(w.message), w.lineno) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        risky()
    except UserWarning as error:
        print('raised', error, type(error).__name__)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('default')
    for _ in range(3):
        risky(1)
    print(len(caught))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('once')
    risky()
    risky()
    print(len(caught))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.filterwarnings('ignore', message='be.*')
    risky()
    warnings.warn('other')
    print([str(w.message) for w in caught])
for arguments in [('x', int), ('x', 5), (5, 'no')]:
    try:
        warnings.warn(*arguments)
    except TypeError as error:
        print(error)


@warnings.deprecated('use new() instead')
def old():
    return 'old result'


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(old(), caught[0].category.__name__, caught[0].message, old.__deprecated__)
print(warnings.formatwarning('text', UserWarning, 'file.py', 3, 'the line'))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn_explicit('explicit', SyntaxWarning, 'somewhere.py', 12)
    print(caught[0].filename, caught[0].lineno)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    compile('x is 5\nassert (1, "always true")\n"\\d"', '<w>', 'exec')
    print([str(w.message) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        compile('x is 5', '<w>', 'exec')
    except SyntaxError as error:
        print('SyntaxError', error.msg)
