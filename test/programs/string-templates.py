from string.templatelib import Template, Interpolation, convert
import string

name, price, width = "tea", 3.14159, 8
t = t"{name!r:>{width}} costs {price:.2f}{{}} {name=}{1 + 1}"
print(t.strings, t.values)
for part in t:
    print(repr(part))
for i in t.interpolations:
    print(i.value, i.expression, i.conversion, repr(i.format_spec))


def render(template):
    return "".join(part if isinstance(part, str) else format(convert(part.value, part.conversion), part.format_spec) for part in template)


print(render(t), render(t"" t"a{name}" t"b"), (t"x{1}" + t"y{2}z").strings)
print(Template("a", Interpolation(5, "five", "s", "03"), "b", "c").strings, Template(), Template(Interpolation(1), Interpolation(2)).strings)
match t"{name:x}":
    case Template(strings=(first, last), interpolations=(Interpolation(value, expression, conversion, spec),)):
        print(first, last, value, expression, conversion, spec)
for bad in (lambda: t + "x", lambda: "x" + t, lambda: Template(5), lambda: Interpolation(1, 2), lambda: Interpolation(1, "e", "q"),
            lambda: Template(x=1), lambda: Interpolation(), lambda: setattr(t, "strings", 1), lambda: format(t"{1}", "x")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(hash(t) is not None, t == t, t == t"", type(t).__mro__, Interpolation.__match_args__)

s = string.Template("$who likes ${what} $$5 and $missing")
print(s.safe_substitute(who="A", what="b"), s.get_identifiers(), s.is_valid())
try:
    s.substitute(who="A", what="b")
except KeyError as error:
    print(repr(error))
try:
    string.Template("line\n $ bad").substitute()
except ValueError as error:
    print(error)
print(string.capwords("some words  here"), string.Formatter().format("{0} {a.real} {b[1]!r:>5}", 1, a=2, b="xyz"))


class Partial(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>")


print(Partial().format("{x} {y}", x=1), list(string.Formatter().parse("a{b!r:c{d}}e{{")))
