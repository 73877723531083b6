e = ValueError("x")
class N:
    def __str__(self): raise KeyError
    def __repr__(self): raise KeyError
e.__notes__ = [N(), 3, "a"]
raise e
