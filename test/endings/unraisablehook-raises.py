import sys
def hook(u): raise RuntimeError("hook")
sys.unraisablehook = hook
class C:
    def __del__(self): raise KeyError("del")
x = C()
del x
print("after")
