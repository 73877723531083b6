import sys, types
m = types.ModuleType("m")
def __getattr__(name): raise ValueError(name)
m.__getattr__ = __getattr__
sys.modules["m"] = m
sys.modules["threading"] = m
from m import x
