import sys
sys.unraisablehook = 4
class C:
    def __del__(self): raise KeyError("del")
x = C()
del x
print("after")
