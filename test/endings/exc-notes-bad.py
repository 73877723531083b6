class N:
    def __repr__(self): raise KeyError
e = ValueError("x")
e.__notes__ = N()
raise e
