class D(dict):
    def __iter__(self): raise ValueError
    def keys(self): raise ValueError
abc = 1
abd
