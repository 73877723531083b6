# Finders and loaders of a program's own.
import importlib
import importlib.abc
import importlib.machinery
import sys
import types


class Loader:
    def __init__(self, source):
        self.source = source

    def create_module(self, spec):
        print('create', spec.name)
        return None

    def exec_module(self, module):
        print('exec', module.__name__)
        exec(self.source, module.__dict__)


class Finder:
    sources = {
        'virtual': 'answer = 42\nfrom . import part',
        'virtual.part': 'from .. import virtual\nname = __name__\npackage = __package__',
        'broken': 'raise ValueError("in module")',
        'circular_a': 'import circular_b\nx = 1',
        'circular_b': 'import circular_a\nprint(hasattr(circular_a, "x"))\nfrom circular_a import x',
    }

    @classmethod
    def find_spec(cls, name, path, target=None):
        if name not in cls.sources:
            return None
        is_package = any(other.startswith(name + '.') for other in cls.sources)
        return importlib.machinery.ModuleSpec(name, Loader(cls.sources[name]), is_package=is_package)


sys.meta_path.append(Finder)
try:
    import virtual
except ImportError as error:
    print(type(error).__name__, error)
Finder.sources['virtual.part'] = 'name = __name__\npackage = __package__'
import virtual

print(virtual.answer, virtual.part.name, virtual.part.package, virtual.__path__, virtual.__spec__)
try:
    import broken
except ValueError as error:
    print('broken:', error, 'broken' in sys.modules)
try:
    import circular_a
except ImportError as error:
    print(error)
module = types.ModuleType('made', 'its doc')
print(module, module.__doc__, sorted(module.__dict__))
sys.modules['made'] = module
module.value = 1
from made import value

print(value, importlib.reload(virtual).answer)
try:
    module.missing
except AttributeError as error:
    print(error)
module.__getattr__ = lambda name: f'dynamic {name}'
print(module.anything)
