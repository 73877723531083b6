"""The order in which operands, arguments, targets and decorators are evaluated."""

log = []


def t(name, value=None):
    log.append(name)
    return value


def flush(title):
    print(title, ' '.join(log))
    log.clear()


class Obj:
    def __setattr__(self, name, value):
        log.append(f'.{name}')

    def __setitem__(self, key, value):
        log.append(f'[{key}]')

    def __getitem__(self, key):
        return log.append(f'get[{key}]')

    def __call__(self, *args, **kwargs):
        log.append('call')
        return self

    def __getattr__(self, name):
        log.append(f'get.{name}')
        return self


o = Obj()
t('a', 1) + t('b', 2) * t('c', 3)
flush('binary')
t('a', 2) ** t('b', 3) ** t('c', 1)
flush('power')
t('a', 1) < t('b', 2) < t('c', 0) < t('d', 5)
flush('compare')
t('a', o)(t('b'), t('c'), *t('d', ()), e=t('e'), **t('f', {}), g=t('g'))
flush('call')
t('obj', o)[t('key', 'k')] = t('value')
flush('subscript')
t('o1', o).x, t('o2', o)[t('i', 'i')] = t('v1'), t('v2')
flush('tuple target')
t('p', o).a = t('q', o).b = t('value')
flush('chain')
{t('k1', 1): t('v1'), t('k2', 2): t('v2')}
flush('dict')
{t('k', i): t('v', i) for i in t('iter', range(2)) if t('if', True)}
flush('dict comp')
t('yes') if t('cond', True) else t('no')
flush('ternary')
t('a', 0) or t('b', 1) and t('c', 2) or t('d')
flush('bool')
x = [t('e1'), *t('star', [1]), t('e2')]
flush('list')
o[t('lo', 1):t('hi', 2):t('st', 3)]
flush('slice')


def deco(name):
    t('eval ' + name)

    def apply(f):
        t('apply ' + name)
        return f
    return apply


@deco('one')
@deco('two')
def function(a=t('default a'), *, b=t('default b')) -> t('annotation'):
    t('body')


flush('def')


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        t('prepare')
        return {}

    def __new__(mcs, *args, **kw):
        t('new')
        return super().__new__(mcs, *args)

    def __init__(cls, *args, **kw):
        t('init')
        super().__init__(*args)


@deco('class')
class C(t('base', object), metaclass=t('meta', Meta), flag=t('flag')):
    t('class body')


flush('class')
f'{t("first", 1)} {t("second", 2):{t("width", 3)}}'
flush('fstring')
assert t('test', True), t('message')
flush('assert')
lambda a=t('lambda default'): t('never')
flush('lambda')
for t('target', o).i in t('iterable', [1, 2]):
    t('loop body')
flush('for')
del t('d1', [1, 2, 3])[t('index', 0)], t('d2', {1: 1})[t('key', 1)]
flush('del')
t('left', o).attr(t('arg')).other(t('arg2')).x[t('idx')]
flush('methods')
t('aug', [1, 2])[t('idx', 0)] += t('val', 1)
flush('augmented')
try:
    t('fn', 1)(t('arg'))
except TypeError:
    flush('failing call')
try:
    t('a', 1)[t('b', 2)] = t('c')
except TypeError:
    flush('failing store')
print((lambda *a, **k: (a, k))(1, *[2], x=3, *[4], **{'y': 5}))
