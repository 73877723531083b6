class C:
    def __dir__(self): return [1, 2, "fob"]
C().foo
