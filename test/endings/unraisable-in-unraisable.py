import sys
class W:
    def write(self, s):
        del D
    def flush(self): pass
class C:
    def __del__(self): raise KeyError("del")
class R:
    def __repr__(self):
        C()
        raise KeyError
    def __del__(self): raise ValueError(1)
R()
print("after")
