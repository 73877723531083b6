import argparse, sys, io, contextlib


def build():
    parser = argparse.ArgumentParser(prog="tool", description="A tool that does things.", epilog="The end.", color=False)
    parser.add_argument("--version", action="version", version="%(prog)s 1.0")
    parser.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    parser.add_argument("--flag", action=argparse.BooleanOptionalAction, help="a flag")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--left", action="store_true")
    group.add_argument("--right", action="store_const", const="R")
    sub = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = sub.add_parser("add", help="add numbers")
    add.add_argument("numbers", nargs="+", type=int, help="the numbers (default: %(default)s)")
    add.add_argument("--scale", type=float, default=1.0)
    show = sub.add_parser("show", aliases=["s"])
    show.add_argument("name", choices=["one", "two"])
    show.add_argument("rest", nargs="*")
    return parser


parser = build()
print(parser.format_help())
print(parser.format_usage())
for line in ("add 1 2 3", "-vv add 4 --scale 2.5", "--flag show one x y", "--no-flag --left s two", "add", "show three", "",
             "add x", "--left --right add 1", "--unknown add 1", "add 1 --scale y", "--version", "add --help", "--ver", "add 1 --sc 3"):
    out = io.StringIO()
    try:
        with contextlib.redirect_stderr(out), contextlib.redirect_stdout(out):
            print(parser.parse_args(line.split()))
    except SystemExit as stop:
        print("exit", stop.code)
    print(repr(line), out.getvalue())
print(parser.parse_known_args(["add", "1", "--strange", "5"]))
plain = argparse.ArgumentParser(prog="p", exit_on_error=False, fromfile_prefix_chars="@", argument_default=argparse.SUPPRESS)
plain.add_argument("-x", dest="point", nargs=2, metavar=("X", "Y"), action="append")
plain.add_argument("-o", nargs="?", const="C")
print(plain.parse_args([]), plain.parse_args("-x 1 2 -x 3 4 -o".split()), plain.parse_args(["-oabc"]))
try:
    plain.parse_args(["-x", "1"])
except argparse.ArgumentError as error:
    print(error)
print(repr(argparse.Namespace(a=1, **{"b c": 2})), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
try:
    plain.add_argument("-x")
except argparse.ArgumentError as error:
    print(error)
