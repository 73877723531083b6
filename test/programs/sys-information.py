# What sys tells of the interpreter.
import sys

print(sys.version_info[:3], sys.version_info.releaselevel, sys.version_info >= (3, 14), sys.hexversion)
print(sys.implementation.name, sys.implementation.cache_tag, sys.byteorder, sys.maxunicode, sys.float_repr_style)
print(sys.maxsize, sys.int_info, sys.hash_info.modulus, sys.hash_info.inf)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig)
print(sys.flags.optimize, sys.flags.utf8_mode, sys.flags.int_max_str_digits, type(sys.flags).__name__)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getrecursionlimit())
print(sys.getsizeof([]), sys.getsizeof(()), sys.getsizeof((1, 2)), sys.getsizeof({}), sys.getsizeof('abc'), sys.getsizeof(0))
for action in [
    lambda: sys.setrecursionlimit(0),
    lambda: sys.setrecursionlimit('x'),
    lambda: sys.getrefcount(),
    lambda: sys._getframe(1000),
    lambda: sys.intern(5),
    lambda: sys.getsizeof(),
    lambda: sys.set_int_max_str_digits(5),
    lambda: sys.exit(1, 2),
    lambda: sys.version_info.nope,
    lambda: type(sys.version_info)(),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
a = object()
b = [a, a]
print(sys.getrefcount(a), sys.getrefcount(b))
print(sys._getframe().f_code.co_name, sys._getframemodulename(0))


def outer():
    return inner()


def inner():
    return [sys._getframe(depth).f_code.co_name for depth in range(3)]


print(outer())
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0], sys.exc_info()[1], sys.exception())
print(sys.exc_info(), sys.exception())
print('os' in sys.stdlib_module_names, 'sys' in sys.builtin_module_names, sys.intern('abc') is sys.intern('abc'))
sys.displayhook(5)
sys.displayhook(None)
import builtins

print(builtins._)
print(sys.stdout.writable(), sys.stdin.readable(), sys.stderr.name)
sys.exit('the message')
