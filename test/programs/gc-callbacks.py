"""gc.callbacks: who is told of a run of the collector, with what, and what becomes of its errors."""
import gc
import sys


def show(phase, info):
    print('show', phase, info)


def second(phase, info):
    print('second', phase, info['generation'], info['collected'], type(info).__name__)


class Ring:
    def __init__(self):
        self.me = self

    def __del__(self):
        print('del')


print(gc.callbacks)
gc.collect()
gc.callbacks.append(show)
print(gc.collect())
gc.callbacks.append(second)
Ring()
print(gc.collect(), gc.collect(0), gc.collect(generation=1))

seen = []
gc.callbacks[:] = [lambda phase, info: seen.append(info)] * 2
gc.collect()
print(len(seen), seen[0] is seen[1], seen[1] is seen[2], seen)

gc.callbacks[:] = [lambda phase, info: print('inner', phase, gc.collect())]
gc.collect()


def failing(phase, info):
    raise ValueError(phase)


def report(args):
    print('unraisable', args.exc_type.__name__, args.exc_value, args.err_msg.split(' <')[0], args.object)


sys.unraisablehook = report
gc.callbacks[:] = [failing, show, 5]
print(gc.collect())


def remove(phase, info):
    print('remove', phase)
    gc.callbacks.remove(remove)


def add(phase, info):
    gc.callbacks.append(show)


def change(phase, info):
    info['changed'] = True


for callbacks in [remove, show], [add], [change, show]:
    gc.callbacks[:] = callbacks
    gc.collect()

told = gc.callbacks
gc.callbacks = []
told[:] = [show]
gc.collect()


def count(phase, info):
    print(phase, gc.isenabled(), gc.get_stats()[2]['collections'] - before)


before = gc.get_stats()[2]['collections']
told[:] = [count]
gc.disable()
gc.collect()
gc.enable()
for wrong in 3, -1, 'a':
    try:
        gc.collect(wrong)
    except (ValueError, TypeError) as error:
        print(error)
pair = (1, [2])
print(gc.get_referents(pair), gc.get_referents((3, 4)), gc.get_referents(5))
told.clear()
