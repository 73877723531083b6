# displayhook, excepthook, unraisablehook and exit codes as a program may replace them.
import sys


def show(value):
    print('shown:', value)


sys.displayhook = show
exec(compile('1 + 1\nNone\n"text"', '<single>', 'single') if False else compile('1 + 1', '<single>', 'single'))
exec(compile('None', '<single>', 'single'))
sys.displayhook = sys.__displayhook__
exec(compile('"text"', '<single>', 'single'))


def on_unraisable(args):
    print('unraisable', args.exc_type.__name__, args.exc_value, args.err_msg is not None)


sys.unraisablehook = on_unraisable


class Noisy:
    def __del__(self):
        raise RuntimeError('in __del__')


Noisy()
value = Noisy()
del value
sys.unraisablehook = sys.__unraisablehook__


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def flush(self):
        self.parts.append('<flush>')


writer = Writer()
print('a', 1, None, sep='-', end='!\n', file=writer, flush=True)
print(writer.parts)
old = sys.stdout
sys.stdout = writer
print('captured')
sys.stdout = old
print(writer.parts[-2:])
sys.stdout = None
print('nowhere')
sys.stdout = old
try:
    sys.exit((1, 2))
except SystemExit as error:
    print(error.code, error.args)
for status in (None, 0, 'text', 3.5):
    try:
        sys.exit(status)
    except SystemExit as error:
        print(repr(error.code), error.args)
events = []
sys.addaudithook(lambda event, args: events.append(event) if event in ('exec', 'compile', 'custom') else None)
exec('1')
sys.audit('custom', 1, 2)
print(events)
