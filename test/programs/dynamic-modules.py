"""Modules made at run time: types.ModuleType, importlib.util, loaders, reload."""
import sys, types, importlib, importlib.util, importlib.abc, importlib.machinery, pkgutil, runpy, io, contextlib

module = types.ModuleType("made", "Its doc.")
print(module, module.__doc__, sorted(module.__dict__), module.__spec__)
exec("x = 1\ndef f():\n    return __name__, x", module.__dict__)
sys.modules["made"] = module
import made
from made import f
print(made is module, f())
module.x = 5
print(f(), made.__dict__ is module.__dict__)


class Loader(importlib.abc.Loader):
    def __init__(self, source): self.source = source
    def create_module(self, spec): return None
    def exec_module(self, module): exec(compile(self.source, module.__name__, "exec"), module.__dict__)


class Finder(importlib.abc.MetaPathFinder):
    sources = {"virtual": "from . import child\nvalue = child.value * 2\ndef __getattr__(name):\n    if name == 'lazy': return 'made lazily'\n    raise AttributeError(name)\ndef __dir__(): return ['value', 'lazy']",
               "virtual.child": "value = 21\nprint('loading', __name__, __package__)",
               "broken": "x = 1\nraise LookupError('while loading')",
               "cyclic": "import cyclic\nprint(hasattr(cyclic, 'late'))\ntry:\n    cyclic.late\nexcept AttributeError as e: print(e)\nlate = 1"}

    def find_spec(self, name, path, target=None):
        if name in self.sources:
            return importlib.machinery.ModuleSpec(name, Loader(self.sources[name]), is_package=name == "virtual")


finder = Finder()
sys.meta_path.insert(0, finder)
import virtual
print(virtual.value, virtual.lazy, dir(virtual), virtual.__spec__.submodule_search_locations, virtual.child.__spec__.parent)
for name in ("virtual.none", "broken", "virtual.child.deeper", "nothing_there", ".x"):
    try:
        importlib.import_module(name)
    except Exception as error:
        print(name, type(error).__name__, error, getattr(error, "name", None))
print("broken" in sys.modules)
try:
    from virtual import missing
except ImportError as error:
    print(error, error.name, error.name_from)
try:
    virtual.missing
except AttributeError as error:
    print(error)
import cyclic
Finder.sources["virtual.child"] = "value = 100"
print(importlib.reload(virtual.child) is virtual.child, virtual.child.value, virtual.value)
try:
    importlib.reload(types.ModuleType("unknown"))
except ImportError as error:
    print(error)
spec = importlib.util.spec_from_loader("other", Loader("y = 2"))
other = importlib.util.module_from_spec(spec)
spec.loader.exec_module(other)
print(spec, other, other.y, importlib.util.find_spec("virtual").name, importlib.util.resolve_name(".b", "a.c"))
try:
    importlib.util.find_spec("absent.deep")
except ModuleNotFoundError as error:
    print(error)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as error:
    print(type(error).__name__, error)
sys.meta_path.remove(finder)
for name in ("made", "virtual", "virtual.child", "cyclic", "blocked"):
    del sys.modules[name]
module.__name__ = 5
try:
    del module.__name__
    module.f2
except AttributeError as error:
    print(error)
print(types.ModuleType.__repr__(types.ModuleType("z")), repr(sys), repr(importlib.machinery.ModuleSpec("n", None, origin="o")))
try:
    __import__("x", level=-1)
except ValueError as error:
    print(error)
try:
    exec("from . import x", {"__name__": "alone"})
except ImportError as error:
    print(error)
try:
    exec("from .. import x", {"__name__": "a.b", "__package__": "a"})
except ImportError as error:
    print(type(error).__name__, error)
