"""SystemExit, KeyboardInterrupt, GeneratorExit: codes, texts, finally blocks, and a last exit."""

import sys
import atexit


def attempt(function):
    try:
        function()
    except BaseException as error:
        print(type(error).__name__, error.args, getattr(error, 'code', '-'), str(error), repr(error))


attempt(lambda: sys.exit())
attempt(lambda: sys.exit(0))
attempt(lambda: sys.exit('message'))
attempt(lambda: sys.exit((1, 2)))
attempt(lambda: sys.exit(None))
attempt(lambda: sys.exit(True))
attempt(lambda: sys.exit(1, 2))
attempt(lambda: exit_with(SystemExit(3)))


def exit_with(error):
    raise error


attempt(lambda: exit_with(SystemExit(3)))
attempt(lambda: exit_with(SystemExit(1, 2)))
attempt(lambda: exit_with(SystemExit))
attempt(lambda: exit_with(KeyboardInterrupt('stop')))
attempt(lambda: exit_with(GeneratorExit))
attempt(lambda: exit_with(BaseException('base')))
print(issubclass(SystemExit, Exception), SystemExit.__mro__[1].__name__)
error = SystemExit(5)
error.code = 6
print(error.args, error.code)


def order():
    try:
        try:
            sys.exit('inner')
        except Exception:
            print('never')
        finally:
            print('finally')
    except SystemExit as error:
        print('caught', error)
        return 'returned'
    finally:
        print('outer finally')


print(order())


def swallowed():
    while True:
        try:
            sys.exit(1)
        finally:
            break


swallowed()
print('still here')


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print(kind.__name__, value.code, tb.tb_lineno > 0)
        return True


with Quiet():
    raise SystemExit(9)
print(sys.exc_info(), sys.exception())
sys.exit('the end')
