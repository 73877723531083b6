# traceback: formatting, walking, exceptions as data.
import io
import sys
import traceback


def inner(n):
    return 1 / n


def outer():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError('wrapped') from error


try:
    outer()
except ValueError as error:
    print(''.join(traceback.format_exception(error)))
    print(traceback.format_exception_only(error), [f.name for f in traceback.extract_tb(error.__traceback__)])
    summary = traceback.TracebackException.from_exception(error, capture_locals=True)
    print(summary.exc_type_str, str(summary), [s.lineno for s in summary.stack], summary.__cause__.exc_type_str)
    for frame, lineno in traceback.walk_tb(error.__traceback__):
        print(frame.f_code.co_name, lineno)
    kept = error
out = io.StringIO()
traceback.print_exception(kept, limit=1, file=out)
print(out.getvalue())
traceback.print_exception(kept, chain=False, file=sys.stdout)
try:
    raise ExceptionGroup('group', [ValueError(1), ExceptionGroup('nested', [TypeError('t')])])
except ExceptionGroup as group:
    group.add_note('a note\nwith lines')
    traceback.print_exception(group, file=sys.stdout)
try:
    exec('def broken(:\n  pass')
except SyntaxError as error:
    traceback.print_exception(error, limit=0, file=sys.stdout)


def recurse(n):
    if n == 0:
        raise RuntimeError('deep')
    recurse(n - 1)


try:
    recurse(10)
except RuntimeError as error:
    traceback.print_exception(error, file=sys.stdout)


def stack():
    return [entry.name for entry in traceback.extract_stack()][-2:]


print(stack(), traceback.format_list([('f.py', 3, 'name', 'code line')]))


class C:
    attribute = 1


for expression in ['C.atribute', 'undefned', 'C().attribut', 'x.y', 'len[0]', '(1)(2)', '{}["k"]', '1 + "a"', 'C(1, 2)', 'print(*5)']:
    try:
        eval(expression, {'C': C, 'undefined': 1, 'x': 5})
    except Exception as error:
        print(traceback.format_exception_only(error)[-1].strip())
traceback.print_stack(file=out)
try:
    raise KeyError('multi\nline')
except KeyError:
    print(traceback.format_exc().splitlines()[-1])
