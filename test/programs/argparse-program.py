"""argparse: options, sub-commands, types, choices, groups, help texts and errors."""

import argparse
import contextlib
import io


def attempt(function, *args, **kw):
    try:
        print(repr(function(*args, **kw)))
    except BaseException as error:
        print(type(error).__name__, error)


parser = argparse.ArgumentParser(prog='tool', description='A tool.', exit_on_error=False, color=False)
parser.add_argument('files', nargs='*', help='input files')
parser.add_argument('-v', '--verbose', action='count', default=0)
parser.add_argument('-n', '--number', type=int, default=5, metavar='N', help='how many (default: %(default)s)')
parser.add_argument('--mode', choices=['fast', 'slow'])
group = parser.add_mutually_exclusive_group()
group.add_argument('--yes', action='store_true')
group.add_argument('--no', dest='yes', action='store_false')
for args in ([], ['a', 'b', '-vv', '-n', '3'], ['--mode', 'fast', '--no'], ['-n3', '--verbose', 'x'], ['--', '-n']):
    print(parser.parse_args(args))
for args in (['-n', 'x'], ['--mode', 'medium'], ['--unknown'], ['--yes', '--no'], ['-n']):
    with contextlib.redirect_stderr(io.StringIO()) as err:
        attempt(parser.parse_args, args)
    print(err.getvalue())
print(parser.format_help())
print(parser.format_usage(), parser.parse_known_args(['a', '--other', '1']))
