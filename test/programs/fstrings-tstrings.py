"""f-strings and t-strings: specs, conversions, nesting, debug form, escapes."""
from string.templatelib import Template, Interpolation

name, n, x = 'World', 42, 3.14159
print(f'hello {name}', f'{n:5d}|{n:<5}|{n:^7}|{n:>+6}', f'{x:.2f} {x!r:>10} {name!s:*^11} {name!a}', f'{{literal}} {n}', f'')
print(f'{n=} {x = :.3f} {name=!r} {n + 1=}', f'{name!r:{n // 4}}|', f'{n:{"0"}{8}x}', f'{"nested " + f"{n:>{4}}"}', f"{'a' if n else 'b'}", f'{[i for i in range(3)]}')
print(f'{ {"k": 1}["k"] }', f'{(lambda v: v * 2)(n)}', f'{name[0]}{name[-1]}{name[1:3]}', f'{n:,}{n:_}', f'''{
    n  # comment inside
}''', f'\x41\N{BULLET}{n}', rf'\d{n}', f'{n}' 'plain' f'{x:.1f}', f'{"quote"}' + f'{'same quotes'}')


class Spec:
    def __format__(self, spec):
        return f'[{spec}]'

    def __repr__(self):
        return 'repr'

    def __str__(self):
        return 'str'


s = Spec()
print(f'{s} {s:abc} {s!r} {s!s:>5} {s:{n}-{name}} {s=} {s=:q}')
for action in (lambda: f'{n:zz}', lambda: f'{name:d}', lambda: f'{undefined}', lambda: f'{[]:5}', lambda: f'{n!r:d}'):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
t = t'hi {name} {n:>5} {x!r}{s=}'
print(type(t).__name__, t.strings, t.values)
for part in t:
    print(part if isinstance(part, str) else (part.value if part.expression != 's' else 'spec', part.expression, part.conversion, part.format_spec))
print([i.expression for i in t.interpolations], (t'a' + t'b{n}').strings, t'{n:{x}}'.interpolations[0].format_spec)
print(Template('a', Interpolation(1, 'one'), 'b').strings, repr(t'{n}'))


def render(template):
    return ''.join(p if isinstance(p, str) else format(p.value, p.format_spec).upper() for p in template)


print(render(t'<{name:>7}>'))
