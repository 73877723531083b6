class C:
    def __dir__(self): raise ValueError("dir")
C().foo
