import sys
del sys.unraisablehook
class C:
    def __del__(self): raise KeyError("del")
x = C()
del x
print("after")
