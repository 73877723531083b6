# Errors that cannot propagate are reported; the program goes on.
import sys
import weakref

reports = []
sys.unraisablehook = lambda u: reports.append((u.exc_type.__name__, str(u.exc_value), u.err_msg.split(' ')[0] if u.err_msg else None))


class Bad:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        raise ValueError(f'del {self.name}')


def make():
    Bad('local')


make()
b = Bad('global')
b = None
items = [Bad('item 1'), Bad('item 2')]
items.clear()


class Target:
    pass


def callback(reference):
    raise KeyError('callback')


t = Target()
r = weakref.ref(t, callback)
del t


def generator():
    try:
        yield
    finally:
        raise RuntimeError('generator cleanup')


g = generator()
next(g)
del g
for report in reports:
    print(report)
sys.unraisablehook = None
del sys.unraisablehook
raise SystemExit('done')
