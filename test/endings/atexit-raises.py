import atexit
class C:
    def __repr__(self): raise ValueError("repr")
    def __call__(self): raise KeyError("call")
atexit.register(C())
