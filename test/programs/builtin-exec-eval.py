# exec and eval: namespaces, closures, code objects, errors.
namespace = {}
exec('x = 1\ndef double(n): return n * x * 2', namespace)
print(sorted(name for name in namespace if not name.startswith('__')), namespace['double'](21))
print(eval('x + y', {'x': 1}, {'y': 2}), eval('  3 + 4'), eval(b'5'))


class Names(dict):
    def __missing__(self, key):
        return f'<{key}>'


print(eval('a + b', {}, Names()))


def scope():
    value = 10
    exec('value = 20')
    print(value, eval('value'))
    snapshot = locals()
    snapshot['value'] = 30
    print(value, sorted(locals()))
    code = compile('value + 1', '<expr>', 'eval')
    print(eval(code))


scope()


def closure_source():
    captured = ['kept']

    def inner():
        captured.append('ran')
        return captured

    return inner


inner = closure_source()
exec(inner.__code__, closure=inner.__closure__)
print(inner.__closure__[0].cell_contents)
for source, kwargs in [('x', {'closure': ()}), (inner.__code__, {}), (inner.__code__, {'closure': (1,)})]:
    try:
        exec(source, {}, **kwargs)
    except Exception as error:
        print(type(error).__name__, error)
try:
    eval('1 +')
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, repr(error.text))
try:
    exec('def f(:\n  pass')
except SyntaxError as error:
    print(error)
single = compile('1 + 1\n', '<single>', 'single')
exec(single)
print(eval('[i for i in range(3) if i in allowed]', {'allowed': {0, 2}}))
exec('print(__name__, sorted(k for k in globals()))', {'__name__': 'virtual'})
exec('undefined_name')
