class E(Exception):
    @property
    def __notes__(self): raise KeyError("n")
raise E("x")
