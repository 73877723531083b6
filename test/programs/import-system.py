# What import binds, finds and complains about.
import sys
import os.path
import collections.abc as cabc
from collections import OrderedDict, abc

print(os.path is sys.modules['os.path'], cabc is abc, OrderedDict.__module__)
print(sys.__name__, sys.__spec__.name, sys.__spec__.origin, sys.__package__ == '')


def attempt(statement):
    try:
        exec(statement, {'__name__': '__main__'})
        print(statement, '-> fine')
    except Exception as error:
        print(statement, '->', type(error).__name__, error, getattr(error, 'name', None))


for statement in [
    'import nope', 'import nope.sub', 'import os.nope', 'import sys.nope', 'from os import nope', 'from nope import x',
    'from . import x', 'from .x import y', 'from .. import z', 'import collections.nope', 'from collections import nope',
    'from collections import abc', 'from itertools import chain, counter', 'import os.path as p', 'from os.path import *',
]:
    attempt(statement)
sys.modules['blocked'] = None
attempt('import blocked')
sys.modules['fake'] = 42
attempt('import fake; print(fake)')
attempt('from fake import real')
del sys.modules['fake']
print(__import__('os').__name__, __import__('os.path').__name__, __import__('os.path', fromlist=['join']).__name__)
for arguments in [('',), (5,), ('os', None, None, (), -1)]:
    try:
        __import__(*arguments)
    except Exception as error:
        print(type(error).__name__, error)
import importlib

print(importlib.import_module('os.path') is os.path)
spec = importlib.util.find_spec('keyword') if hasattr(importlib, 'util') else __import__('importlib.util').util.find_spec('keyword')
print(spec.name, spec.origin, spec.has_location, spec.parent == '', spec.submodule_search_locations)
print(importlib.util.find_spec('no_such_module'))
